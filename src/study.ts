import type { ChangeFigures, Figures } from './audit/figures.ts';
import { evaluateGates, type GateResult, globsOf, printedGates } from './audit/gates.ts';
import { carriedForward } from './baseline/history.ts';
import type { OpenBaseline } from './baseline/open.ts';
import { ChangeCounter, type ChangeKind } from './changes/change-counter.ts';
import type { Changes } from './changes/comparison.ts';
import type { ChangesRecorder } from './changes/recorder.ts';
import type { Gate } from './conditions/syntax-tree.ts';
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
    const count = (kind: ChangeKind) => walk.changeCounts.count(kind, null);
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
      count: (kind, glob) => walk.changeCounts.count(kind, glob),
    };
  }
}

/** One walk as its rows pass. */
class StudiedWalk implements RowSink {
  readonly urls = new UrlList();
  readonly totals: TotalsCollector;
  readonly figures: FigureCollector;
  readonly changeCounts: ChangeCounter;
  /** undefined until the end. */
  found: InventoryTotals | undefined;
  readonly #keys: KeySpill;
  readonly #comparison: ChangesRecorder | undefined;

  private constructor(
    { gates, versions }: Lesson,
    now: number,
    keys: KeySpill,
    counts: ChangeCounter,
    comparison: ChangesRecorder | undefined,
  ) {
    this.totals = new TotalsCollector({ now, versions, keys });
    this.figures = new FigureCollector(globsOf(gates).files, now);
    this.changeCounts = counts;
    this.#keys = keys;
    this.#comparison = comparison;
  }

  static async begin(lesson: Lesson, folder: SinkFolder): Promise<StudiedWalk> {
    const { gates, earlier, buckets, versions, directory, signal } = lesson;
    const counts = new ChangeCounter(globsOf(gates).changes);
    const keys = await KeySpill.begin(directory, RECORD_BYTES, MOST_COMPARED);
    try {
      let changes: ChangesRecorder | undefined;
      if (earlier?.rows) {
        const { ChangesRecorder } = await import('./changes/recorder.ts');
        const comparison = { earlier, rows: earlier.rows, buckets, versions, directory, signal, counts };
        changes = await ChangesRecorder.begin(comparison, folder);
      }
      return new StudiedWalk(lesson, folder.startedAt.getTime(), keys, counts, changes);
    } catch (error) {
      await keys.close();
      throw error;
    }
  }

  get changes(): Changes | undefined {
    return this.#comparison?.changes;
  }

  add(row: Row): void {
    if (!this.urls.full) this.urls.add(row.url);
    this.totals.add(row);
    this.figures.add(row);
    this.#comparison?.add(row);
  }

  async pause(): Promise<void> {
    await this.totals.flush();
    await this.#comparison?.pause();
  }

  async end(complete: boolean): Promise<void> {
    this.found = await this.totals.end();
    await this.#comparison?.end(complete);
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#keys.close(), this.#comparison?.close()]);
  }
}
