import type { RowSink, RowSinkFactory, SinkFolder } from '../rows/row-sink.ts';
import { KeySpill } from '../spill/key-spill.ts';
import { type InventoryTotals, TotalsCollector } from './collector.ts';
import { RECORD_BYTES } from './duplicates.ts';
import type { FileFigures } from './file-figures.ts';

/** Files among which duplicates are looked for; their records take some 280 MB on disk. */
const MOST_COMPARED = 10_000_000;

/** Aggregates the rows of a listing, duplicates included. */
export class TotalsSink implements RowSinkFactory {
  readonly name = 'totals';
  /** undefined until the listing has ended. */
  totals: InventoryTotals | undefined;
  /** Of all files; undefined until a listing has begun. */
  figures: FileFigures | undefined;
  /** See TotalsCollector; complete when the listing has ended. */
  newestByBucket: ReadonlyMap<string, number> = new Map();
  readonly #directory: string;

  /** @param directory RUNNER_TEMP */
  constructor(directory: string) {
    this.#directory = directory;
  }

  async begin({ startedAt, versions }: SinkFolder): Promise<RowSink> {
    const keys = await KeySpill.begin(this.#directory, RECORD_BYTES, MOST_COMPARED);
    const collector = new TotalsCollector({ now: startedAt.getTime(), versions, keys });
    this.totals = undefined;
    this.figures = collector.figures;
    this.newestByBucket = collector.newestByBucket;
    return {
      add: (row) => collector.add(row),
      pause: () => collector.flush(),
      end: async () => {
        this.totals = await collector.end();
      },
      close: () => keys.close(),
    };
  }
}
