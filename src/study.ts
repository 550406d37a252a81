import type { ChangeFigures, Figures } from './audit/figures.ts';
import { evaluateGates, type GateResult, globsOf, printedGates } from './audit/gates.ts';
import { carriedForward } from './baseline/history.ts';
import type { OpenBaseline } from './baseline/open.ts';
import type { ChangeKind } from './changes/change-counter.ts';
import type { Changes } from './changes/change-records.ts';
import type { ChangesRecorder } from './changes/recorder.ts';
import type { Gate } from './conditions/syntax-tree.ts';
import { changesDocument } from './documents/changes.ts';
import type { Learned } from './inventory/manifest.ts';
import type { Row } from './rows/row.ts';
import type { RowSink, SinkFolder } from './rows/row-sink.ts';
import { UrlList } from './rows/url-list.ts';
import { KeySpill } from './spill/key-spill.ts';
import { type InventoryTotals, TotalsCollector } from './totals/collector.ts';
import { RECORD_BYTES } from './totals/duplicates.ts';
import { FigureCollector } from './totals/file-figures.ts';

/** Files that are compared with each other at the most when duplicates are looked for: some 280 MB on the disk. */
const MOST_COMPARED = 10_000_000;

/** What is to be learned. */
export interface Lesson {
  gates: readonly Gate[];
  /** undefined: there is none; the text says why, where one was asked for. */
  earlier: OpenBaseline | undefined;
  noEarlier: string;
  /** Names of the buckets walked or listed, in order. */
  buckets: readonly string[];
  versions: boolean;
  /** RUNNER_TEMP. */
  directory: string;
  signal: AbortSignal;
}

/** What a run learns from the rows that it lists: the URL list, totals, changes, and whether the gates hold. */
export class Study {
  readonly name = 'changes';
  readonly #lesson: Lesson;
  /** What the newest walk has come to so far. */
  #walk: StudiedWalk | undefined;
  #gates: readonly GateResult[] = [];

  constructor(lesson: Lesson) {
    this.#lesson = lesson;
  }

  /** The first URLs, as many as fit into an output. */
  get urls(): UrlList {
    return this.#walk?.urls ?? new UrlList();
  }

  /** How many files changed in which way; undefined: nothing was compared. */
  get changes(): Readonly<Record<ChangeKind, number>> | undefined {
    const walk = this.#walk;
    if (!walk?.changes) return undefined;
    const count = (kind: ChangeKind) => walk.changes!.counts(kind, null);
    return { added: count('added'), removed: count('removed'), changed: count('changed') };
  }

  get gates(): readonly GateResult[] {
    return this.#gates;
  }

  /** Begins to study a walk, or to study it anew. */
  async begin(folder: SinkFolder): Promise<RowSink> {
    this.#walk = await StudiedWalk.begin(this.#lesson, folder);
    return this.#walk;
  }

  /** What was learned, once every row has passed; the gates are judged by it. */
  learned(startedAt: Date, complete: boolean): Learned {
    const { gates, earlier, buckets } = this.#lesson;
    const walk = this.#walk;
    const changes = walk?.changes;
    const figures: Figures = {
      now: startedAt.getTime(),
      complete,
      buckets: buckets.length,
      all: walk?.totals.figures,
      within: (glob) => walk!.figures.of(glob),
      versions: walk?.found?.versions ?? null,
      duplicates: walk?.found?.duplicates,
      changes: this.#changeFigures(),
    };
    this.#gates = evaluateGates(gates, figures);
    return {
      ...(walk?.found && { totals: walk.found }),
      ...(changes && {
        changes: {
          since: earlier!.manifest.startedAt,
          kinds: changes.kinds,
          renamesKnown: changes.renamesKnown,
        },
      }),
      ...(gates.length > 0 && { gates: printedGates(this.#gates) }),
      ...(earlier && { history: carriedForward(earlier.manifest) }),
    };
  }

  #changeFigures(): ChangeFigures | string {
    const { earlier, noEarlier } = this.#lesson;
    const walk = this.#walk;
    if (!earlier?.rows || !walk?.changes) return noEarlier;
    return {
      bytesBefore: earlier.manifest.bytes,
      count: (kind, glob) => walk.changes!.counts(kind, glob),
    };
  }
}

/** One walk as its rows pass. */
class StudiedWalk implements RowSink {
  readonly urls = new UrlList();
  readonly totals: TotalsCollector;
  readonly figures: FigureCollector;
  /** undefined until the end. */
  found: InventoryTotals | undefined;
  readonly #keys: KeySpill;
  readonly #recorder: ChangesRecorder | undefined;
  readonly #comparison: RowSink | undefined;
  readonly #folder: SinkFolder;
  readonly #signal: AbortSignal;

  private constructor(
    { gates, versions, signal }: Lesson,
    folder: SinkFolder,
    keys: KeySpill,
    recorder: ChangesRecorder | undefined,
    comparison: RowSink | undefined,
  ) {
    const now = folder.startedAt.getTime();
    this.#folder = folder;
    this.#signal = signal;
    this.totals = new TotalsCollector({ now, versions, keys });
    this.figures = new FigureCollector(globsOf(gates).files, now);
    this.#keys = keys;
    this.#recorder = recorder;
    this.#comparison = comparison;
  }

  static async begin(lesson: Lesson, folder: SinkFolder): Promise<StudiedWalk> {
    const { gates, earlier, buckets, versions, directory, signal } = lesson;
    const keys = await KeySpill.begin(directory, RECORD_BYTES, MOST_COMPARED);
    try {
      let recorder: ChangesRecorder | undefined;
      if (earlier?.rows) {
        const { ChangesRecorder } = await import('./changes/recorder.ts');
        const bucketNames = earlier.manifest.buckets.map(({ bucketName }) => bucketName);
        const baseline = { bucketNames, rows: earlier.rows };
        const globs = globsOf(gates).changes;
        recorder = new ChangesRecorder({ baseline, buckets, versions, directory, signal, globs });
      }
      return new StudiedWalk(lesson, folder, keys, recorder, await recorder?.begin());
    } catch (error) {
      await keys.close();
      throw error;
    }
  }

  #changes: Changes | undefined;
  get changes(): Changes | undefined {
    return this.#changes;
  }

  add(row: Row): void {
    if (!this.urls.full) this.urls.add(row.url);
    this.totals.add(row);
    this.figures.add(row);
    this.#comparison?.add(row);
  }

  async pause(): Promise<void> {
    await this.totals.flush();
    await this.#comparison?.pause?.();
  }

  async end(complete: boolean): Promise<void> {
    this.found = await this.totals.end();
    await this.#comparison?.end?.(complete);
    this.#changes = this.#recorder?.changes;
    const facts = {
      buckets: [],
      formats: [],
      listsFiles: true,
      changes: this.#changes,
      signal: this.#signal,
    };
    await changesDocument.write(facts, this.#folder);
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#keys.close(), this.#comparison?.close?.(), this.#recorder?.close()]);
  }
}
