import type { Static } from '@sinclair/typebox';
import { SLOT } from '../b2/page/fields.ts';
import { bytesOf, sameBytes } from '../bytes/byte-sink.ts';
import type { Row } from '../rows/row.ts';
import { type KeyStore, keyRecord } from '../spill/key-store.ts';
import { DuplicateNames } from './duplicate-names.ts';
import type { duplicateGroup, duplicateTotals } from './schema.ts';
import { TopList } from './top-list.ts';

/** Files with equal size and equal SHA-1, verified by B2. The keys are those of manifest.json. */
export type DuplicateTotals = Static<typeof duplicateTotals>;

type DuplicateGroup = Static<typeof duplicateGroup>;

/** Bytes of a record: a SHA-1, and the size as a 64-bit float. */
export const RECORD_BYTES = 28;
const SHA1_BYTES = 20;
/** The most groups in `largest`. */
const LISTED_GROUPS = 10;

/** The value of four ASCII hexadecimal digits; negative if one is not a digit. */
function fourHexDigits(word: number): number {
  if (!isHex(word >>> 24) || !isHex((word >>> 16) & 255) || !isHex((word >>> 8) & 255) || !isHex(word & 255))
    return -1;
  // In letters, bit 6 is set and the last four bits are 1 for a.
  const digits = (word & 0x0f0f0f0f) + 9 * ((word >>> 6) & 0x01010101);
  return (
    ((digits >>> 12) & 0xf000) | ((digits >>> 8) & 0x0f00) | ((digits >>> 4) & 0x00f0) | (digits & 0x000f)
  );
}

function isHex(byte: number): boolean {
  return HEX[byte] === 1;
}

const HEX = new Uint8Array(256);
for (const digit of '0123456789abcdefABCDEF') HEX[digit.charCodeAt(0)] = 1;

/** Finds duplicate files. Empty files do not count. */
export class DuplicateFinder {
  readonly #store: KeyStore;
  readonly #record = keyRecord(RECORD_BYTES);
  readonly #notCompared = { files: 0, bytes: 0 };
  readonly #names = new DuplicateNames();

  constructor(store: KeyStore) {
    this.#store = store;
  }

  /** @param bytes the file's size */
  add(row: Row, bytes: number): void {
    if (bytes === 0) return;
    if (row.sha1Source() === 'verified' && this.#readSha1(row)) {
      this.#record.words.setFloat64(SHA1_BYTES, bytes);
      this.#store.add(this.#record);
      this.#names.add(this.#record, bytes, row);
    } else {
      this.#notCompared.files++;
      this.#notCompared.bytes += bytes;
    }
  }

  /** Puts the digest into the record, eight digits at a time. @returns false if it is not hexadecimal */
  #readSha1({ page, index }: Row): boolean {
    const start = page.start(index, SLOT.contentSha1) + 1;
    const to = this.#record.words;
    for (let at = 0; at < SHA1_BYTES; at += 4) {
      const high = fourHexDigits(page.words.getInt32(start + 2 * at));
      const low = fourHexDigits(page.words.getInt32(start + 2 * at + 4));
      if ((high | low) < 0) return false;
      to.setUint16(at, high);
      to.setUint16(at + 2, low);
    }
    return true;
  }

  /** @returns null if there were more files than the store accepts */
  async totals(): Promise<DuplicateTotals | null> {
    const redundant = { files: 0, bytes: 0 };
    const largest = new TopList<DuplicateGroup>(LISTED_GROUPS);
    let groups = 0;
    for await (const partition of this.#store.partitions()) {
      for (const { record, files } of repeated(partition)) {
        const size = record.readDoubleBE(SHA1_BYTES);
        const reclaimable = size * (files - 1);
        groups++;
        redundant.files += files - 1;
        redundant.bytes += reclaimable;
        if (largest.wants(reclaimable))
          largest.add(reclaimable, {
            sha1: record.toString('hex', 0, SHA1_BYTES),
            size,
            files,
            names: this.#names.of(record, size),
          });
      }
    }
    if (this.#store.overflowed) return null;
    return { groups, spare: redundant, largest: [...largest.items], notCompared: this.#notCompared };
  }
}

/** The records that occur more than once, and how often. An open-addressing hash table keyed by bytes of the digest. */
function* repeated(partition: Uint8Array): Generator<{ record: Buffer; files: number }> {
  const records = bytesOf(Buffer.from(partition.buffer, partition.byteOffset, partition.byteLength));
  const { bytes, words } = records;
  const count = bytes.length / RECORD_BYTES;
  const slots = 2 ** Math.ceil(Math.log2(2 * count + 1));
  /** By slot: the offset of a record's first occurrence, plus 1; 0 if the slot is free. */
  const table = new Int32Array(slots);
  const counts = new Map<number, number>();
  for (let record = 0; record < count; record++) {
    const at = record * RECORD_BYTES;
    for (let slot = words.getUint32(at + 4) & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const first = table[slot]! - 1;
      if (first < 0) table[slot] = at + 1;
      else if (sameBytes(records, first, records, at, RECORD_BYTES))
        counts.set(first, (counts.get(first) ?? 1) + 1);
      else continue;
      break;
    }
  }
  for (const [at, files] of counts) yield { record: bytes.subarray(at, at + RECORD_BYTES), files };
}
