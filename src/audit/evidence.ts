import type { ChangesRecorder, RecorderOptions } from '../changes/recorder.ts';
import type { Gate } from '../conditions/syntax-tree.ts';
import { MatchedGlobs } from '../rows/matched-globs.ts';
import type { RowSinkFactory } from '../rows/row-sink.ts';
import { ScopedFigures } from '../totals/file-figures.ts';
import { TotalsSink } from '../totals/totals-sink.ts';
import { globsOf } from './gates.ts';

const CHANGES = ['added', 'removed', 'changed'] as const;

/** What an inventory is judged by, collected by row sinks while the files are listed. */
export class Evidence {
  readonly totals: TotalsSink;
  readonly scoped: ScopedFigures;
  /** undefined: there is nothing to compare with. */
  readonly changes: ChangesRecorder | undefined;
  readonly #globs: ReturnType<typeof globsOf>;
  /** The globs of figures of changes; those of files count in `scoped`. */
  readonly #matched: MatchedGlobs;

  private constructor(
    totals: TotalsSink,
    globs: ReturnType<typeof globsOf>,
    changes: ChangesRecorder | undefined,
  ) {
    this.totals = totals;
    this.scoped = new ScopedFigures(globs.files);
    this.changes = changes;
    this.#globs = globs;
    this.#matched = new MatchedGlobs(globs.changes);
  }

  /**
   * @param directory RUNNER_TEMP
   * @param comparison undefined: there is nothing to compare with
   */
  static async begin(
    gates: readonly Gate[],
    directory: string,
    comparison: Omit<RecorderOptions, 'globs' | 'directory'> | undefined,
  ): Promise<Evidence> {
    const globs = globsOf(gates);
    const changes =
      comparison &&
      new (await import('../changes/recorder.ts')).ChangesRecorder({
        ...comparison,
        directory,
        globs: globs.changes,
      });
    return new Evidence(new TotalsSink(directory), globs, changes);
  }

  get sinks(): readonly RowSinkFactory[] {
    return [this.totals, this.scoped, this.#matched, ...(this.changes ? [this.changes] : [])];
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
