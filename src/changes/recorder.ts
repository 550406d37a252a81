import { type ByteString, fromByteString, toByteString } from '../bytes/byte-string.ts';
import type { ComparedRow } from '../rows/compared-row.ts';
import type { RowSink, RowSinkFactory, SinkFile, SinkFolder } from '../rows/row-sink.ts';
import { ComparisonScratch } from '../spill/comparison-scratch.ts';
import type { Kind } from './change.ts';
import { ChangeCounter, type ChangeKind } from './change-counter.ts';
import { Comparison, type Changes as Found } from './comparison.ts';
import { MOST_RENAME_RECORDS, RENAME_RECORD_BYTES } from './renames.ts';
import { writeChanges } from './write-changes.ts';

export interface RecorderOptions {
  baseline: { bucketNames: readonly string[]; rows(): AsyncIterable<readonly ComparedRow[]> };
  /** Names of the buckets that are listed, in order. */
  buckets: readonly string[];
  versions: boolean;
  /** RUNNER_TEMP. */
  directory: string;
  signal: AbortSignal;
  globs: Iterable<string>;
}

export interface Changes extends Found {
  counts(kind: ChangeKind, glob: string | null): number;
}

/** Compares a listing with a baseline while its rows pass. */
export class ChangesRecorder implements RowSinkFactory {
  readonly name = 'changes';
  readonly #options: RecorderOptions;
  #scratch: ComparisonScratch | undefined;
  changes: Changes | undefined;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  async begin(folder: SinkFolder): Promise<RowSink> {
    await this.close();
    this.changes = undefined;
    const { baseline, buckets, versions, directory, globs } = this.#options;
    const counter = new ChangeCounter(globs);
    this.#scratch = await ComparisonScratch.begin(directory, RENAME_RECORD_BYTES, MOST_RENAME_RECORDS);
    const { keys, texts } = this.#scratch;
    const comparison = new Comparison({
      buckets: { before: baseline.bucketNames.map(toByteString), now: buckets.map(toByteString) },
      versions,
      earlier: baseline.rows(),
      keys,
      texts,
    });
    return {
      add: (row) => comparison.add(row),
      pause: () => comparison.flush(),
      end: async (complete) => {
        if (!complete) return;
        const found = await comparison.end();
        this.changes = { ...found, counts: (kind, glob) => counter.count(kind, glob) };
        const [objects, lines] = [
          await this.#file(folder, 'changes.ndjson'),
          await this.#file(folder, 'changes.txt'),
        ];
        for (const { file } of [objects, lines]) file.rows = found.count;
        await writeChanges(found, texts, objects, lines, (object: ByteString) => {
          const { kind, name } = JSON.parse(fromByteString(object)) as { kind: Kind; name: string };
          counter.add(kind, name);
        });
      },
      close: () => comparison.close(),
    };
  }

  async close(): Promise<void> {
    await this.#scratch?.close();
    this.#scratch = undefined;
  }

  async #file(
    folder: SinkFolder,
    path: string,
  ): Promise<{ file: SinkFile; write(text: string): Promise<void> }> {
    const file = await folder.file(path, []);
    const write = (text: string) => {
      this.#options.signal.throwIfAborted();
      file.to.text(text);
      return file.flush();
    };
    return { file, write };
  }
}
