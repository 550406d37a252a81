import { toByteString } from '../bytes/byte-string.ts';
import type { RowSink, RowSinkFactory } from '../rows/row-sink.ts';
import { ComparisonScratch } from '../spill/comparison-scratch.ts';
import type { BaselineCursor } from './baseline-cursor.ts';
import { ChangeCounter } from './change-counter.ts';
import { ChangeRecords, type Changes } from './change-records.ts';
import { Comparison } from './comparison.ts';
import { MAX_RENAME_RECORDS, RENAME_RECORD_BYTES } from './renames.ts';

/** What is compared, and where changes are kept. */
export interface RecorderOptions {
  /** The baseline: its buckets in the order of its rows, and the rows, from the beginning at each call. */
  baseline: { readonly bucketNames: readonly string[]; rows(): BaselineCursor };
  /** Names of the buckets that are listed, in order. */
  buckets: readonly string[];
  /** Rows are versions rather than files. */
  versions: boolean;
  /** RUNNER_TEMP. */
  directory: string;
  signal: AbortSignal;
  /** Changes are also counted for the names that each of these matches. */
  globs: Iterable<string>;
}

/** Finds changes while rows pass. */
export interface ChangesSource extends RowSinkFactory {
  /** undefined until the listing has ended, and if it was not complete. */
  readonly changes: Changes | undefined;
  /** Deletes the scratch files, after which `changes` cannot be read. May be called again. */
  close(): Promise<void>;
}

/** Compares a listing with the baseline while its rows pass. Close it once the changes have been read. */
export class ChangesRecorder implements ChangesSource {
  readonly name = 'changes';
  readonly #options: RecorderOptions;
  #scratch: ComparisonScratch | undefined;
  #changes: Changes | undefined;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  get changes(): Changes | undefined {
    return this.#changes;
  }

  /** Discards what an earlier listing recorded. @throws RowOrderError if the baseline has its buckets in another order; GlobError */
  async begin(): Promise<RowSink> {
    const { baseline, buckets, versions, directory, signal, globs } = this.#options;
    await this.close();
    const scratch = await ComparisonScratch.begin(directory, RENAME_RECORD_BYTES, MAX_RENAME_RECORDS);
    this.#scratch = scratch;
    const counter = new ChangeCounter(globs);
    const records = new ChangeRecords(scratch.keys, scratch.texts);
    const comparison = new Comparison({
      buckets: { before: baseline.bucketNames.map(toByteString), now: buckets.map(toByteString) },
      versions,
      baseline: baseline.rows(),
      records,
    });
    return {
      add: (row) => comparison.add(row),
      read: () => comparison.flush(),
      end: async (complete) => {
        if (!complete) return;
        await comparison.end();
        this.#changes = await records.end(counter, signal);
      },
      close: () => comparison.close(),
    };
  }

  async close(): Promise<void> {
    this.#changes = undefined;
    const scratch = this.#scratch;
    this.#scratch = undefined;
    await scratch?.close();
  }
}
