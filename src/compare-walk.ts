import type { Kind } from './audit/change.ts';
import type { ChangeCounter } from './audit/change-counter.ts';
import { type Changes, Comparison } from './audit/changes.ts';
import { MOST_RENAME_RECORDS, RENAME_RECORD_BYTES } from './audit/renames.ts';
import { writeChanges } from './audit/write-changes.ts';
import { type ByteString, fromByteString, toByteString } from './b2/byte-string.ts';
import type { EarlierInventory } from './earlier-inventory.ts';
import type { Row } from './inventory/row.ts';
import { ComparisonScratch } from './manifest/comparison-scratch.ts';
import type { FormatFile, FormatFolder, RowWriter } from './manifest/formats/format.ts';

/** What is compared, and where what is found waits. */
export interface WalkComparison {
  earlier: EarlierInventory;
  rows: EarlierInventory['rows'] & object;
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
export class ChangesWriter implements RowWriter {
  readonly #comparison: Comparison;
  readonly #scratch: ComparisonScratch;
  readonly #folder: FormatFolder;
  readonly #counts: ChangeCounter;
  readonly #signal: AbortSignal;
  /** undefined: the walk was not complete, so nothing can be said. */
  changes: Changes | undefined;

  private constructor(
    comparison: Comparison,
    scratch: ComparisonScratch,
    folder: FormatFolder,
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
    { earlier, rows, buckets, versions, directory, signal, counts }: WalkComparison,
    folder: FormatFolder,
  ): Promise<ChangesWriter> {
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
      return new ChangesWriter(comparison, scratch, folder, counts, signal);
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

  async #file(path: string): Promise<{ file: FormatFile; write(text: string): Promise<void> }> {
    const file = await this.#folder.file(path, []);
    const write = (text: string) => {
      this.#signal.throwIfAborted();
      file.to.text(text);
      return file.flush();
    };
    return { file, write };
  }
}
