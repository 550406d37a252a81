import type { ByteString } from '../rows/compared-row.ts';

/** Rows that do not stand as those of an inventory do. Nothing can be said of them then. */
export class RowOrderError extends Error {
  override readonly name = 'RowOrderError';
}

/**
 * The order in which two inventories hold their buckets, as ranks by name. What both have must stand in the same
 * order; between these, what only one of them has stands by name.
 * @param before, now names in the order of the rows, as byte strings
 * @throws RowOrderError when the two orders cannot be one
 */
export function bucketRanks(
  before: readonly ByteString[],
  now: readonly ByteString[],
): Map<ByteString, number> {
  const ranks = new Map<ByteString, number>();
  const [inBefore, inNow] = [new Set(before), new Set(now)];
  let [b, n] = [0, 0];
  while (b < before.length || n < now.length) {
    const [old, current] = [before[b], now[n]];
    // Neither may overtake one that the other still waits for.
    const oldMay = old !== undefined && (old === current || !inNow.has(old));
    const currentMay = current !== undefined && (old === current || !inBefore.has(current));
    if (!oldMay && !currentMay) throw new RowOrderError('The baseline has its buckets in another order');
    const takesOld = oldMay && (!currentMay || old <= current);
    const takesCurrent = currentMay && (!oldMay || current <= old);
    ranks.set((takesOld ? old : current)!, ranks.size);
    if (takesOld) b++;
    if (takesCurrent) n++;
  }
  return ranks;
}

/** Sees to it that rows come bucket after bucket, by name, and that no name comes again. */
export class RowOrder {
  readonly #of: string;
  readonly #ranks: ReadonlyMap<ByteString, number>;
  readonly #versions: boolean;
  #bucket: ByteString | undefined;
  #name: ByteString = '';
  #latestPassed = false;
  #rows = 0;

  /**
   * @param of whose rows they are, for errors
   * @param versions a name may have several rows, one of which is the latest
   */
  constructor(of: string, ranks: ReadonlyMap<ByteString, number>, versions: boolean) {
    this.#of = of;
    this.#ranks = ranks;
    this.#versions = versions;
  }

  /** @throws RowOrderError when the row may not come next */
  next(bucket: ByteString, name: ByteString, latest: boolean): void {
    this.#rows++;
    if (bucket !== this.#bucket) this.#enter(bucket);
    if (name === this.#name) {
      if (!this.#versions) throw this.#error('has the name of the row before it');
      if (latest && this.#latestPassed) throw this.#error('is a second newest version of its name');
      this.#latestPassed ||= latest;
      return;
    }
    // Of byte strings, so by the bytes of UTF-8.
    if (name < this.#name) throw this.#error('is out of order');
    this.#name = name;
    this.#latestPassed = latest;
  }

  #enter(bucket: ByteString): void {
    const rank = this.#ranks.get(bucket);
    if (rank === undefined) throw this.#error('is of a bucket that was not asked for');
    const last = this.#bucket === undefined ? -1 : this.#ranks.get(this.#bucket)!;
    if (rank <= last) throw this.#error('is of a bucket whose turn has passed');
    this.#bucket = bucket;
    this.#name = '';
  }

  #error(what: string): RowOrderError {
    return new RowOrderError(`Row ${this.#rows} of ${this.#of} ${what}`);
  }
}
