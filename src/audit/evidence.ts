import type { ChangesRecorder, RecorderOptions } from '../changes/recorder.ts';
import type { Gate } from '../conditions/syntax-tree.ts';
import type { RowSinkFactory } from '../rows/row-sink.ts';
import { ScopedFigures } from '../totals/file-figures.ts';
import { TotalsSink } from '../totals/totals-sink.ts';
import { globsOf } from './gates.ts';

/** What an inventory is judged by, collected by row sinks while the files are listed. */
export class Evidence {
  readonly totals: TotalsSink;
  readonly scoped: ScopedFigures;
  /** undefined: there is nothing to compare with. */
  readonly changes: ChangesRecorder | undefined;

  private constructor(totals: TotalsSink, scoped: ScopedFigures, changes: ChangesRecorder | undefined) {
    this.totals = totals;
    this.scoped = scoped;
    this.changes = changes;
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
    return new Evidence(new TotalsSink(directory), new ScopedFigures(globs.files), changes);
  }

  get sinks(): readonly RowSinkFactory[] {
    return [this.totals, this.scoped, ...(this.changes ? [this.changes] : [])];
  }

  async close(): Promise<void> {
    await this.changes?.close();
  }
}
