import type { ChangesRecorder, RecorderOptions } from '../changes/recorder.ts';
import type { Gate } from '../conditions/syntax-tree.ts';
import type { RowSinkFactory } from '../rows/row-sink.ts';
import { ScopedFigures } from '../totals/file-figures.ts';
import { LockedTotals } from '../totals/locked-totals.ts';
import { TotalsSink } from '../totals/totals-sink.ts';
import { asksFor, globsOf } from './gates.ts';
import type { Ruleset } from './ruleset.ts';

/** What an inventory is judged by, collected by row sinks while the files are listed. */
export class Evidence {
  readonly totals: TotalsSink;
  readonly scoped: ScopedFigures;
  /** undefined: there is nothing to compare with. */
  readonly changes: ChangesRecorder | undefined;
  /** undefined: no gate asks for it. */
  readonly locked: LockedTotals | undefined;
  readonly rules: Ruleset;

  private constructor(
    gates: readonly Gate[],
    rules: Ruleset,
    directory: string,
    changes: ChangesRecorder | undefined,
  ) {
    this.totals = new TotalsSink(directory);
    this.scoped = new ScopedFigures(globsOf(gates).files);
    this.locked = asksFor(gates, 'locked-bytes') ? new LockedTotals(rules.bucketsWithoutLock) : undefined;
    this.rules = rules;
    this.changes = changes;
  }

  /**
   * @param directory RUNNER_TEMP
   * @param comparison undefined: there is nothing to compare with
   */
  static async begin(
    gates: readonly Gate[],
    rules: Ruleset,
    directory: string,
    comparison: Omit<RecorderOptions, 'globs' | 'directory'> | undefined,
  ): Promise<Evidence> {
    const changes =
      comparison &&
      new (await import('../changes/recorder.ts')).ChangesRecorder({
        ...comparison,
        directory,
        globs: globsOf(gates).changes,
      });
    return new Evidence(gates, rules, directory, changes);
  }

  get sinks(): readonly RowSinkFactory[] {
    const { totals, scoped, locked, rules, changes } = this;
    return [totals, scoped, locked, rules.sink, rules.urls, changes].filter((sink) => sink !== undefined);
  }

  async close(): Promise<void> {
    await this.changes?.close();
  }
}
