import type { Static } from '@sinclair/typebox';
import { type ByteString, detached, fromByteString } from '../bytes/byte-string.ts';
import type { keyTotal, keyTotals } from './schema.ts';
import type { Totals } from './sums.ts';

/** Files and bytes by key, for any number of distinct keys. The keys of this object are those of manifest.json. */
export type KeyTotals = Static<typeof keyTotals>;

type KeyTotal = Static<typeof keyTotal>;

interface Counter extends Totals {
  missed: number;
}

/** Counters left after an eviction; there are up to twice as many before. */
const COUNTERS = 1_000;
/** The most keys in `heaviest`. */
const LISTED_KEYS = 100;

/**
 * Heavy hitters in bounded memory: the algorithm of Misra and Gries, weighted by bytes, with batch evictions (Anderson
 * et al. 2017, "A High-Performance Algorithm for Identifying Frequent Items in Data Streams"). An evicted key may
 * return; its count is then too low by at most `missed`, which is at most the bytes of all files divided by
 * `counters`. No key with more bytes than that is lost. Keys that were never evicted are exact, and with up to
 * 2 * `counters` distinct keys all are.
 */
export class HeavyHitters {
  readonly #limit: number;
  readonly #counters = new Map<ByteString, Counter>();
  /** Upper bound on the bytes of any evicted key. */
  #floor = 0;
  /** The last key and its counter. */
  #key: ByteString | undefined;
  #counter: Counter | undefined;
  #evicted = false;

  constructor(counters = COUNTERS) {
    this.#limit = counters;
  }

  /** @param files how many files have the bytes together */
  add(key: ByteString, bytes: number, files = 1): void {
    // Most files have the key of the file before.
    let counter = key === this.#key ? this.#counter : this.#counters.get(key);
    if (counter === undefined) {
      if (this.#counters.size === 2 * this.#limit) this.#evict();
      counter = { files: 0, bytes: 0, missed: this.#floor };
      this.#counters.set(detached(key), counter);
    }
    this.#key = key;
    this.#counter = counter;
    counter.files += files;
    counter.bytes += bytes;
  }

  /** Evicts the lighter half. The upper bound of the median counter becomes that of every evicted key. */
  #evict(): void {
    const bounds = [...this.#counters.values()].map(upperBound).sort((a, b) => a - b);
    this.#floor = bounds[this.#limit - 1]!;
    for (const [key, counter] of this.#counters) {
      if (upperBound(counter) <= this.#floor) this.#counters.delete(key);
    }
    this.#evicted = true;
    this.#counter = undefined;
    this.#key = undefined;
  }

  /** @param all everything that was added @param listed the most keys to list */
  totals({ files, bytes }: Totals, listed = LISTED_KEYS): KeyTotals {
    const sorted = [...this.#counters].sort(([, a], [, b]) => b.bytes - a.bytes || b.files - a.files);
    const heaviest = sorted.slice(0, listed).map(
      ([key, { files, bytes, missed }]): KeyTotal => ({
        key: fromByteString(key),
        files,
        bytes,
        ...(missed > 0 ? { missed } : {}),
      }),
    );
    const other = { files, bytes };
    for (const counted of heaviest) {
      other.files -= counted.files;
      other.bytes -= counted.bytes;
    }
    const unlisted = sorted.slice(listed).map(([, counter]) => upperBound(counter));
    return {
      heaviest,
      other,
      keys: this.#evicted ? null : sorted.length,
      mostUnlisted: unlisted.reduce((most, each) => Math.max(most, each), this.#floor),
    };
  }
}

function upperBound({ bytes, missed }: Counter): number {
  return bytes + missed;
}
