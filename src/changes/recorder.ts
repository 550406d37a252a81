import type { OpenBaseline } from '../baseline/open.ts';
import { type ByteString, fromByteString, toByteString } from '../bytes/byte-string.ts';
import type { Row } from '../rows/row.ts';
import type { RowSink, SinkFile, SinkFolder } from '../rows/row-sink.ts';
import { ComparisonScratch } from '../spill/comparison-scratch.ts';
import type { Kind } from './change.ts';
import type { ChangeCounter } from './change-counter.ts';
import { type Changes, Comparison } from './comparison.ts';
import { MOST_RENAME_RECORDS, RENAME_RECORD_BYTES } from './renames.ts';
import { writeChanges } from './write-changes.ts';

/** What is compared, and where what is found waits. */
export interface RecorderOptions {
  earlier: OpenBaseline;
  rows: OpenBaseline['rows'] & object;
  /** Names of the buckets that are walked, in order. */
  buckets: readonly string[];
  versions: boolean;
  /** RUNNER_TEMP. */
  directory: string;
  signal: AbortSignal;
  /** Hears of every change. */
  counts: ChangeCounter;
}

/** Compares a walk with an earlier inventory while its rows pass, and writes changes.ndjson and changes.txt. */
export class ChangesRecorder implements RowSink {
  readonly #comparison: Comparison;
  readonly #scratch: ComparisonScratch;
  readonly #folder: SinkFolder;
  readonly #counts: ChangeCounter;
  readonly #signal: AbortSignal;
  /** undefined: the walk was not complete, so nothing can be said. */
  changes: Changes | undefined;

  private constructor(
    comparison: Comparison,
    scratch: ComparisonScratch,
    folder: SinkFolder,
    counts: ChangeCounter,
    signal: AbortSignal,
  ) {
    this.#comparison = comparison;
    this.#scratch = scratch;
    this.#folder = folder;
    this.#counts = counts;
    this.#signal = signal;
  }

  /** @throws RowOrderError when both sides have buckets in another order */
  static async begin(
    { earlier, rows, buckets, versions, directory, signal, counts }: RecorderOptions,
    folder: SinkFolder,
  ): Promise<ChangesRecorder> {
    const scratch = await ComparisonScratch.begin(directory, RENAME_RECORD_BYTES, MOST_RENAME_RECORDS);
    try {
      const before = earlier.manifest.buckets.map(({ bucketName }) => toByteString(bucketName));
      const comparison = new Comparison({
        buckets: { before, now: buckets.map(toByteString) },
        versions,
        earlier: rows(),
        keys: scratch.keys,
        texts: scratch.texts,
      });
      return new ChangesRecorder(comparison, scratch, folder, counts, signal);
    } catch (error) {
      await scratch.close();
      throw error;
    }
  }

  add(row: Row): void {
    this.#comparison.add(row);
  }

  pause(): Promise<void> {
    return this.#comparison.flush();
  }

  async end(complete: boolean): Promise<void> {
    if (!complete) return;
    this.changes = await this.#comparison.end();
    const [objects, lines] = [await this.#file('changes.ndjson'), await this.#file('changes.txt')];
    for (const { file } of [objects, lines]) file.rows = this.changes.count;
    await writeChanges(this.changes, this.#scratch.texts, objects, lines, (object) => this.#count(object));
  }

  #count(object: ByteString): void {
    const { kind, name } = JSON.parse(fromByteString(object)) as { kind: Kind; name: string };
    this.#counts.add(kind, name);
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#comparison.close(), this.#scratch.close()]);
  }

  async #file(path: string): Promise<{ file: SinkFile; write(text: string): Promise<void> }> {
    const file = await this.#folder.file(path, []);
    const write = (text: string) => {
      this.#signal.throwIfAborted();
      file.to.text(text);
      return file.flush();
    };
    return { file, write };
  }
}
