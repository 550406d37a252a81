import { ChangeCounter } from '../changes/change-counter.ts';
import { ChangeRecords, type Changes } from '../changes/change-records.ts';
import { CHANGES_FILE, readChanges } from '../changes/changes-file.ts';
import type { ChangesSource } from '../changes/recorder.ts';
import { MAX_RENAME_RECORDS, RENAME_RECORD_BYTES } from '../changes/renames.ts';
import type { RowSink } from '../rows/row-sink.ts';
import { ComparisonScratch } from '../spill/comparison-scratch.ts';
import type { Part } from './parts.ts';
import { expanded } from './replay.ts';

interface MergedChangesOptions {
  parts: readonly Part[];
  /** RUNNER_TEMP. */
  directory: string;
  signal: AbortSignal;
  /** Changes are also counted for the names that each of these matches. */
  globs: Iterable<string>;
}

/** The changes of all shards, in which files removed from one shard and added to another are renames. */
export class MergedChanges implements ChangesSource {
  readonly name = 'changes';
  readonly #options: MergedChangesOptions;
  #scratch: ComparisonScratch | undefined;
  #changes: Changes | undefined;

  constructor(options: MergedChangesOptions) {
    this.#options = options;
  }

  get changes(): Changes | undefined {
    return this.#changes;
  }

  async begin(): Promise<RowSink> {
    return { end: () => this.#read() };
  }

  async #read(): Promise<void> {
    const { parts, directory, signal, globs } = this.#options;
    this.#scratch = await ComparisonScratch.begin(directory, RENAME_RECORD_BYTES, MAX_RENAME_RECORDS);
    const records = new ChangeRecords(this.#scratch.keys, this.#scratch.texts);
    for (const part of parts) {
      for await (const changes of readChanges(expanded(part, CHANGES_FILE))) {
        signal.throwIfAborted();
        for (const change of changes) records.add(change);
        await records.flush();
      }
    }
    this.#changes = await records.end(new ChangeCounter(globs), signal);
  }

  async close(): Promise<void> {
    this.#changes = undefined;
    const scratch = this.#scratch;
    this.#scratch = undefined;
    await scratch?.close();
  }
}
