import type { ByteString } from '../bytes/byte-string.ts';
import { type ComparedRow, ComparedRows } from '../rows/compared-row.ts';
import { stringOf } from '../rows/json-literal.ts';
import type { Row } from '../rows/row.ts';
import { BaselineSide, isState } from './baseline-side.ts';
import { judge } from './change.ts';
import type { ChangeRecords } from './change-records.ts';
import { bucketRanks, RowOrder } from './row-order.ts';

/** What is compared, and where changes go. */
interface ComparisonOptions {
  /** Bucket names of either side, in the order of the rows. */
  buckets: { before: readonly ByteString[]; now: readonly ByteString[] };
  /** Rows are versions rather than files, on both sides. */
  versions: boolean;
  /** The rows of the baseline in order, in batches. */
  baseline: AsyncIterable<readonly ComparedRow[]>;
  records: Pick<ChangeRecords, 'add' | 'flush'>;
}

/**
 * Compares a listing with the baseline by the newest version of each name. Both sides are in the same order, so one
 * pass is enough, and memory grows neither with the rows nor with the versions of a name.
 */
export class Comparison {
  readonly #ranks: ReadonlyMap<ByteString, number>;
  readonly #order: RowOrder;
  readonly #baseline: BaselineSide;
  readonly #records: ComparisonOptions['records'];
  readonly #rows = new ComparedRows();
  /** The bucket being listed, as a JSON literal and as text. */
  #literal: ByteString | undefined;
  #bucket: ByteString = '';
  /** Listed rows that the baseline has not been read up to. */
  #waiting: ComparedRow[] = [];
  #next = 0;

  /** @throws RowOrderError if the two orders of buckets contradict each other */
  constructor({ buckets, versions, baseline, records }: ComparisonOptions) {
    this.#ranks = bucketRanks(buckets.before, buckets.now);
    this.#order = new RowOrder('this listing', this.#ranks, versions);
    this.#baseline = new BaselineSide(baseline, this.#ranks, versions);
    this.#records = records;
  }

  /** Takes the next listed row, without waiting. @throws RowOrderError */
  add(row: Row): void {
    if (row.bucket !== this.#literal) {
      this.#literal = row.bucket;
      this.#bucket = stringOf(row.bucket);
    }
    const { name, latest } = row;
    this.#order.next(this.#bucket, name, latest);
    if (!latest) return;
    const { head } = this.#baseline;
    if (
      head !== undefined &&
      this.#waiting.length === 0 &&
      head.name === name &&
      head.bucket === this.#bucket &&
      head.fileId === stringOf(row.literal('fileId')) &&
      head.settings === this.#rows.settings(row)
    ) {
      // The same version with the same settings, as in most rows.
      this.#baseline.advance();
      return;
    }
    const copy = this.#rows.copy(row, this.#bucket);
    if (!isState(copy.action)) return;
    this.#waiting.push(copy);
    this.#merge(false);
  }

  /** Reads the baseline up to the listed rows, and a little further. Call it every hundred rows or so. @throws whatever the baseline's reader throws */
  async flush(): Promise<void> {
    await this.#records.flush();
    while (this.#baseline.head === undefined && !this.#baseline.done) {
      await this.#baseline.read();
      this.#merge(false);
      await this.#records.flush();
    }
  }

  /**
   * Ends the comparison. Call it only if the listing is complete: names that were not listed count as removed.
   * @throws whatever the baseline's reader throws
   */
  async end(): Promise<void> {
    for (;;) {
      this.#merge(true);
      await this.#records.flush();
      if (this.#baseline.head === undefined && this.#baseline.done) break;
      await this.#baseline.read();
    }
  }

  /** Closes the baseline's reader. */
  close(): Promise<void> {
    return this.#baseline.close();
  }

  /** Compares names as far as both sides have been read. @param ended there are no more listed rows */
  #merge(ended: boolean): void {
    const baseline = this.#baseline;
    for (;;) {
      const now = this.#waiting[this.#next];
      const before = baseline.head;
      if (before === undefined ? !baseline.done || now === undefined : now === undefined && !ended) break;
      const order = before === undefined ? 1 : now === undefined ? -1 : this.#compare(before, now);
      const change = judge(order <= 0 ? before : undefined, order >= 0 ? now : undefined);
      if (change) this.#records.add(change);
      if (order <= 0) baseline.advance();
      if (order >= 0) this.#next++;
    }
    if (this.#next === this.#waiting.length) {
      this.#waiting = [];
      this.#next = 0;
    }
  }

  #compare(a: ComparedRow, b: ComparedRow): number {
    if (a.bucket !== b.bucket) return this.#ranks.get(a.bucket)! - this.#ranks.get(b.bucket)!;
    return a.name === b.name ? 0 : a.name < b.name ? -1 : 1;
  }
}
