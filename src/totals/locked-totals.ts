import { lockOf } from '../rows/lock.ts';
import type { RowSink, RowSinkFactory, SinkFolder } from '../rows/row-sink.ts';

/** Sums up the files that Object Lock protects when the listing begins. */
export class LockedTotals implements RowSinkFactory {
  readonly name = 'locked';
  bytes = 0;
  /** Files of which the key may not read whether they are locked. */
  unknown = 0;
  readonly #unlockable: ReadonlySet<string>;

  /** @param unlockable names of the buckets whose Object Lock is known to be off */
  constructor(unlockable: ReadonlySet<string>) {
    this.#unlockable = unlockable;
  }

  async begin({ startedAt }: SinkFolder): Promise<RowSink> {
    const now = startedAt.getTime();
    let looks = true;
    this.bytes = 0;
    this.unknown = 0;
    return {
      enter: async (bucketName) => {
        looks = !this.#unlockable.has(bucketName);
      },
      add: (row) => {
        if (!looks || !row.isUpload) return;
        const lock = lockOf(row, now);
        if (lock === 'locked') this.bytes += row.size;
        else if (lock === 'unknown') this.unknown++;
      },
    };
  }
}
