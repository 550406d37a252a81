import { hash } from 'node:crypto';
import { type KeyStore, keyRecord } from '../spill/key-store.ts';
import type { ChangedFile } from './change.ts';

/** Bytes of a record: 16 of the hash, 8 of the position and side. */
export const RENAME_RECORD_BYTES = 24;
/** Most files added and removed among which renames are looked for; 24 MB on disk. */
export const MAX_RENAME_RECORDS = 1_000_000;

const HASH_BYTES = 16;

/**
 * Finds renamed files: exactly one file removed and one added have the same bucket, digest and size. Positions are
 * integers that identify a removal or an addition.
 */
export class Renames {
  readonly #keys: KeyStore;
  readonly #record = keyRecord(RENAME_RECORD_BYTES);

  /** @param keys contains records of RENAME_RECORD_BYTES */
  constructor(keys: KeyStore) {
    this.#keys = keys;
  }

  removed(file: ChangedFile, position: number): void {
    this.#add(file, position * 2);
  }

  added(file: ChangedFile, position: number): void {
    this.#add(file, position * 2 + 1);
  }

  #add({ bucket, sha1, size }: ChangedFile, positionAndSide: number): void {
    // Uploaders may claim any digest, so its hash is used: nobody can choose which keys collide.
    if (sha1 === '' || this.#keys.overflowed) return;
    const key = hash('sha256', `${bucket}/${sha1}/${size}`, 'buffer');
    const { bytes, words } = this.#record;
    bytes.set(key.subarray(0, HASH_BYTES));
    words.setFloat64(HASH_BYTES, positionAndSide);
    this.#keys.add(this.#record);
  }

  /** @returns undefined if there were more records than the key store keeps */
  async find(): Promise<RenamePairs | undefined> {
    const pairs: RenamePair[] = [];
    for await (const partition of this.#keys.partitions()) {
      for (const { removed, added } of candidates(partition)) {
        if (removed === undefined || added === undefined) continue;
        if (removed !== AMBIGUOUS && added !== AMBIGUOUS) pairs.push({ removed, added });
      }
    }
    return this.#keys.overflowed ? undefined : new RenamePairs(pairs);
  }
}

/** In place of a position: several files have the key. */
const AMBIGUOUS = -1;

interface Candidate {
  removed: number | undefined;
  added: number | undefined;
}

/** One entry for all records of a key. */
function candidates(partition: Uint8Array): Iterable<Candidate> {
  const found = new Map<string, Candidate>();
  const bytes = Buffer.from(partition.buffer, partition.byteOffset, partition.byteLength);
  for (let at = 0; at < bytes.length; at += RENAME_RECORD_BYTES) {
    const key = bytes.toString('latin1', at, at + HASH_BYTES);
    const positionAndSide = bytes.readDoubleBE(at + HASH_BYTES);
    const side = positionAndSide % 2 === 0 ? 'removed' : 'added';
    const position = Math.floor(positionAndSide / 2);
    const entry = found.get(key);
    if (entry) entry[side] = entry[side] === undefined ? position : AMBIGUOUS;
    else found.set(key, { removed: undefined, added: undefined, [side]: position });
  }
  return found.values();
}

/** The positions of a removal and an addition that are one rename. */
interface RenamePair {
  readonly removed: number;
  readonly added: number;
}

/** The renames that were found. */
export class RenamePairs {
  /** Sorted. */
  readonly #removed: Float64Array;
  /** Sorted by `added`. */
  readonly #pairs: readonly RenamePair[];

  constructor(pairs: RenamePair[]) {
    this.#removed = Float64Array.from(pairs, ({ removed }) => removed).sort();
    this.#pairs = pairs.sort((a, b) => a.added - b.added);
  }

  /** Looks up positions in increasing order. */
  cursor(): RenameCursor {
    const [removed, pairs] = [this.#removed, this.#pairs];
    let [nextRemoved, nextPair] = [0, 0];
    return {
      isRemoval(position) {
        if (removed[nextRemoved] !== position) return false;
        nextRemoved++;
        return true;
      },
      removalOf(position) {
        const pair = pairs[nextPair];
        if (pair?.added !== position) return undefined;
        nextPair++;
        return pair.removed;
      },
    };
  }
}

/** Each method must be called with increasing positions. */
interface RenameCursor {
  /** Whether the change at a position is the removal of a rename. */
  isRemoval(position: number): boolean;
  /** The position of the removal if the change at a position is the addition of a rename. */
  removalOf(position: number): number | undefined;
}
