import type { ByteString } from '../bytes/byte-string.ts';

/** Rows that are not in the order of an inventory, so they cannot be compared. */
export class RowOrderError extends Error {
  override readonly name = 'RowOrderError';
}

/**
 * Merges the orders in which two inventories list their buckets. Buckets of both must be in the same order; between
 * them, buckets of one are sorted by name.
 * @param before, now bucket names in the order of the rows
 * @returns ranks by name
 * @throws RowOrderError if the two orders contradict each other
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
    // A bucket that the other side has later must wait for it.
    const oldMay = old !== undefined && (old === current || !inNow.has(old));
    const currentMay = current !== undefined && (old === current || !inBefore.has(current));
    if (!oldMay && !currentMay) throw new RowOrderError('The baseline lists its buckets in another order');
    const takesOld = oldMay && (!currentMay || old <= current);
    const takesCurrent = currentMay && (!oldMay || current <= old);
    ranks.set((takesOld ? old : current)!, ranks.size);
    if (takesOld) b++;
    if (takesCurrent) n++;
  }
  return ranks;
}

/** Checks that rows are sorted by bucket, then by name, and that no name repeats. */
export class RowOrder {
  readonly #of: string;
  readonly #ranks: ReadonlyMap<ByteString, number>;
  readonly #versions: boolean;
  #bucket: ByteString | undefined;
  #name: ByteString = '';
  #latestPassed = false;
  #rows = 0;

  /**
   * @param of whose rows they are, for error messages
   * @param versions a name may have several rows, at most one of which is the latest
   */
  constructor(of: string, ranks: ReadonlyMap<ByteString, number>, versions: boolean) {
    this.#of = of;
    this.#ranks = ranks;
    this.#versions = versions;
  }

  /** @throws RowOrderError if this cannot be the next row */
  next(bucket: ByteString, name: ByteString, latest: boolean): void {
    this.#rows++;
    if (bucket !== this.#bucket) this.#enter(bucket);
    if (name === this.#name) {
      if (!this.#versions) throw this.#error('has the name of the row before it');
      if (latest && this.#latestPassed)
        throw this.#error('is the second row of its name that is marked latest');
      this.#latestPassed ||= latest;
      return;
    }
    // Byte strings compare by their UTF-8 bytes.
    if (name < this.#name) throw this.#error('is out of order');
    this.#name = name;
    this.#latestPassed = latest;
  }

  #enter(bucket: ByteString): void {
    const rank = this.#ranks.get(bucket);
    if (rank === undefined) throw this.#error('is from a bucket that is in neither inventory');
    const last = this.#bucket === undefined ? -1 : this.#ranks.get(this.#bucket)!;
    if (rank <= last) throw this.#error('is from a bucket that should come before');
    this.#bucket = bucket;
    this.#name = '';
  }

  #error(what: string): RowOrderError {
    return new RowOrderError(`Row ${this.#rows} of ${this.#of} ${what}`);
  }
}
