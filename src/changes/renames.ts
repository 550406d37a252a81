import { hash } from 'node:crypto';
import type { ComparedRow } from '../rows/compared-row.ts';
import { type KeyStore, keyRecord } from '../spill/key-store.ts';

/** Bytes of a record: 16 of the hash, the place with the side, the size. */
export const RENAME_RECORD_BYTES = 32;
/** Files added and removed among which renames are looked for; 32 MB on the disk. */
export const MOST_RENAME_RECORDS = 1_000_000;

const HASH_BYTES = 16;

/** Looks for files that only changed their name: by bucket, digest and size exactly one is gone and one is new. */
export class Renames {
  readonly #keys: KeyStore;
  readonly #record = keyRecord(RENAME_RECORD_BYTES);

  /** @param keys holds records of RENAME_RECORD_BYTES */
  constructor(keys: KeyStore) {
    this.#keys = keys;
  }

  /** @param place where the removal stands in the changes; an integer */
  gone(row: ComparedRow, place: number): void {
    this.#add(row, place * 2);
  }

  /** @param place where the addition stands in the changes; an integer */
  came(row: ComparedRow, place: number): void {
    this.#add(row, place * 2 + 1);
  }

  #add({ bucket, sha1, size }: ComparedRow, placeAndSide: number): void {
    // Uploaders may state what digest they like, so a hash of it is what no one can choose.
    if (sha1 === '' || this.#keys.overflowed) return;
    const key = hash('sha256', `${bucket}/${sha1}/${size}`, 'buffer');
    const { bytes, words } = this.#record;
    bytes.set(key.subarray(0, HASH_BYTES));
    words.setFloat64(HASH_BYTES, placeAndSide);
    words.setFloat64(HASH_BYTES + 8, size);
    this.#keys.add(this.#record);
  }

  /** @returns undefined when there were more than the cap allows */
  async find(): Promise<RenamePairs | undefined> {
    const pairs: [gone: number, came: number][] = [];
    let bytes = 0;
    for await (const partition of this.#keys.partitions()) {
      for (const { gone, came, size } of candidates(partition).values()) {
        if (gone === undefined || came === undefined || gone === TWICE || came === TWICE) continue;
        pairs.push([gone, came]);
        bytes += size;
      }
    }
    return this.#keys.overflowed ? undefined : new RenamePairs(pairs, bytes);
  }
}

/** In place of a place: several have the key. */
const TWICE = -1;

interface Candidate {
  gone: number | undefined;
  came: number | undefined;
  size: number;
}

/** By key, one entry for all its records. */
function candidates(partition: Uint8Array): Map<string, Candidate> {
  const found = new Map<string, Candidate>();
  const bytes = Buffer.from(partition.buffer, partition.byteOffset, partition.byteLength);
  for (let at = 0; at < bytes.length; at += RENAME_RECORD_BYTES) {
    const key = bytes.toString('latin1', at, at + HASH_BYTES);
    const placeAndSide = bytes.readDoubleBE(at + HASH_BYTES);
    const side = placeAndSide % 2 === 0 ? 'gone' : 'came';
    const place = Math.floor(placeAndSide / 2);
    const entry = found.get(key);
    if (entry) entry[side] = entry[side] === undefined ? place : TWICE;
    else {
      const size = bytes.readDoubleBE(at + HASH_BYTES + 8);
      found.set(key, { gone: undefined, came: undefined, size, [side]: place });
    }
  }
  return found;
}

/** The renames that were found, to be gone through once in the order of places. */
export class RenamePairs {
  readonly count: number;
  /** Bytes of the files renamed. */
  readonly bytes: number;
  /** Sorted, of removals. */
  readonly #gone: Float64Array;
  /** Sorted by the addition, with the removal of each. */
  readonly #came: readonly (readonly [gone: number, came: number])[];
  #goneAt = 0;
  #cameAt = 0;

  constructor(pairs: [gone: number, came: number][], bytes: number) {
    this.count = pairs.length;
    this.bytes = bytes;
    this.#gone = Float64Array.from(pairs, ([gone]) => gone).sort();
    this.#came = pairs.sort(([, a], [, b]) => a - b);
  }

  /** Begins anew. */
  rewind(): void {
    this.#goneAt = 0;
    this.#cameAt = 0;
  }

  /** Whether the change at a place is the removal of a rename. @param place above that of the last call */
  isGone(place: number): boolean {
    if (this.#gone[this.#goneAt] !== place) return false;
    this.#goneAt++;
    return true;
  }

  /** Of an addition that is a rename, where its removal stands. @param place above that of the last call */
  goneOf(place: number): number | undefined {
    const pair = this.#came[this.#cameAt];
    if (pair?.[1] !== place) return undefined;
    this.#cameAt++;
    return pair[0];
  }
}
