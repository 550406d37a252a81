import type { Static } from '@sinclair/typebox';
import { type ByteString, detached, fromByteString } from '../bytes/byte-string.ts';
import type { keyTotal, keyTotals } from './schema.ts';
import type { Totals } from './sums.ts';

/** Files and bytes by a key of which there may be any number. */
export type KeyTotals = Static<typeof keyTotals>;

type KeyTotal = Static<typeof keyTotal>;

interface Counter extends Totals {
  missed: number;
}

/** Keys that are surely counted; up to twice as many are while there is room. */
const KEPT = 1_000;
/** Keys that are told. */
const TOLD = 100;

/**
 * Counts by key in bounded memory: the algorithm of Misra and Gries, weighted by bytes, that makes room for many
 * keys at a time (Anderson et al. 2017, "A High-Performance Algorithm for Identifying Frequent Items in Data
 * Streams"). A key that has made room may come again; what it then lacks is at most `missed`, which never is
 * more than the bytes of all files divided by `kept`. So no key with more bytes than that is ever lost, and one that
 * is counted since its first file is exact. Up to 2 * `kept` keys all are.
 */
export class HeavyHitters {
  readonly #kept: number;
  readonly #counters = new Map<ByteString, Counter>();
  /** Bytes that a key which is not counted may have had. */
  #floor = 0;
  /** The last key, and its counter. */
  #key: ByteString | undefined;
  #counter: Counter | undefined;
  /** Some key has made room. */
  #dropped = false;

  constructor(kept = KEPT) {
    this.#kept = kept;
  }

  add(key: ByteString, bytes: number): void {
    // Most files are like the one before.
    let counter = key === this.#key ? this.#counter : this.#counters.get(key);
    if (counter === undefined) {
      if (this.#counters.size === 2 * this.#kept) this.#makeRoom();
      counter = { files: 0, bytes: 0, missed: this.#floor };
      this.#counters.set(detached(key), counter);
    }
    this.#key = key;
    this.#counter = counter;
    counter.files++;
    counter.bytes += bytes;
  }

  /** Drops the lighter half: what the median may have had in all is what any of these may have had. */
  #makeRoom(): void {
    const most = [...this.#counters.values()].map(atMost).sort((a, b) => a - b);
    this.#floor = most[this.#kept - 1]!;
    for (const [key, counter] of this.#counters) {
      if (atMost(counter) <= this.#floor) this.#counters.delete(key);
    }
    this.#dropped = true;
    this.#counter = undefined;
    this.#key = undefined;
  }

  /** @param all what was added, all together */
  totals({ files, bytes }: Totals, told = TOLD): KeyTotals {
    const sorted = [...this.#counters].sort(([, a], [, b]) => b.bytes - a.bytes || b.files - a.files);
    const heaviest = sorted.slice(0, told).map(
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
    const unlisted = sorted.slice(told).map(([, counter]) => atMost(counter));
    return {
      heaviest,
      other,
      keys: this.#dropped ? null : sorted.length,
      mostUnlisted: unlisted.reduce((most, each) => Math.max(most, each), this.#floor),
    };
  }
}

function atMost({ bytes, missed }: Counter): number {
  return bytes + missed;
}
