import type { Bucket } from '../b2/calls.ts';
import type { ChangesSource, RecorderOptions } from '../changes/recorder.ts';
import type { Gate } from '../conditions/syntax-tree.ts';
import { MatchedGlobs } from '../rows/matched-globs.ts';
import type { RowSinkFactory } from '../rows/row-sink.ts';
import { ScopedFigures } from '../totals/file-figures.ts';
import { LockedTotals } from '../totals/locked-totals.ts';
import { TotalsSink } from '../totals/totals-sink.ts';
import { bucketsWithoutLock } from './bucket-settings.ts';
import { asksFor, globsOf } from './gates.ts';
import type { Ruleset } from './ruleset.ts';

const CHANGES = ['added', 'removed', 'changed'] as const;

/** What an inventory is judged by, collected by row sinks while the files are listed. */
export class Evidence {
  readonly totals: TotalsSink;
  readonly scoped: ScopedFigures;
  /** undefined: there is nothing to compare with. */
  readonly changes: ChangesSource | undefined;
  /** undefined: no gate asks for it. */
  readonly locked: LockedTotals | undefined;
  /** undefined: no rule is on. */
  readonly rules: Ruleset | undefined;
  readonly #globs: ReturnType<typeof globsOf>;
  /** The globs of figures of changes; those of files count in `scoped`. */
  readonly #matched: MatchedGlobs;

  private constructor(
    gates: readonly Gate[],
    rules: Ruleset | undefined,
    buckets: readonly Bucket[],
    directory: string,
    changes: ChangesSource | undefined,
  ) {
    const globs = globsOf(gates);
    this.totals = new TotalsSink(directory);
    this.scoped = new ScopedFigures(globs.files);
    this.locked = asksFor(gates, 'locked-bytes') ? new LockedTotals(bucketsWithoutLock(buckets)) : undefined;
    this.rules = rules;
    this.changes = changes;
    this.#globs = globs;
    this.#matched = new MatchedGlobs(globs.changes);
  }

  /**
   * @param rules undefined: no rule is on
   * @param buckets those that are listed
   * @param directory RUNNER_TEMP
   * @param comparison what is compared, or makes what finds the changes, also for the globs given; undefined: there is
   * nothing to compare with
   */
  static async begin(
    gates: readonly Gate[],
    rules: Ruleset | undefined,
    buckets: readonly Bucket[],
    directory: string,
    comparison:
      | Omit<RecorderOptions, 'globs' | 'directory'>
      | ((globs: string[]) => ChangesSource)
      | undefined,
  ): Promise<Evidence> {
    const globs = globsOf(gates).changes;
    const changes =
      typeof comparison === 'function'
        ? comparison(globs)
        : comparison &&
          new (await import('../changes/recorder.ts')).ChangesRecorder({ ...comparison, directory, globs });
    return new Evidence(gates, rules, buckets, directory, changes);
  }

  get sinks(): readonly RowSinkFactory[] {
    const { totals, scoped, locked, rules, changes } = this;
    return [totals, scoped, this.#matched, locked, rules?.sink, rules?.urls, changes].filter(
      (sink) => sink !== undefined,
    );
  }

  /** The globs of gates that match no listed file and no change. */
  get unmatched(): ReadonlySet<string> {
    const changes = this.changes?.changes;
    const isChanged = (glob: string) =>
      changes !== undefined && CHANGES.some((kind) => changes.counts(kind, glob) > 0);
    return new Set([
      ...this.#globs.files.filter((glob) => this.scoped.of(glob).files === 0),
      ...this.#matched.unmatched.filter((glob) => !isChanged(glob)),
    ]);
  }

  async close(): Promise<void> {
    await this.changes?.close();
  }
}
