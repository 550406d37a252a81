import { SLOT } from '../b2/page/fields.ts';
import { bytesOf, sameBytes } from '../bytes/byte-sink.ts';
import type { Row } from '../rows/row.ts';
import { type KeyStore, keyRecord } from '../spill/key-store.ts';
import type { Totals } from './sums.ts';
import { TopList } from './top-list.ts';

/** Files of the same size whose SHA-1, which B2 has verified, is the same, too. */
export interface DuplicateTotals {
  /** Different contents that occur more than once. */
  groups: number;
  /** Files beyond one of each group, and their bytes: what could be spared. */
  spare: Totals;
  /** The groups with most bytes to spare. */
  largest: DuplicateGroup[];
  /** Files with content that were not compared, for B2 has verified no SHA-1 of them (large files, as a rule). */
  notCompared: Totals;
}

export interface DuplicateGroup {
  sha1: string;
  /** Bytes of each of the files. */
  size: number;
  /** How many there are. */
  files: number;
}

/** Bytes of a record: a SHA-1, and the size as a number of 8 bytes. */
export const RECORD_BYTES = 28;
const SHA1_BYTES = 20;
/** Groups that are told. */
const TOLD = 10;

/** The value of four hexadecimal digits of ASCII; negative where one is none. */
function fourDigits(word: number): number {
  if (!isHex(word >>> 24) || !isHex((word >>> 16) & 255) || !isHex((word >>> 8) & 255) || !isHex(word & 255))
    return -1;
  // Letters have bit 6 set, and their last four bits are 1 for a.
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

/** Finds duplicates among what passes; empty files are none. */
export class DuplicateFinder {
  readonly #store: KeyStore;
  readonly #record = keyRecord(RECORD_BYTES);
  readonly #notCompared = { files: 0, bytes: 0 };

  constructor(store: KeyStore) {
    this.#store = store;
  }

  /** @param bytes size of the file that the row is */
  add(row: Row, bytes: number): void {
    if (bytes === 0) return;
    if (row.sha1Source() === 'verified' && this.#readSha1(row)) {
      this.#record.words.setFloat64(SHA1_BYTES, bytes);
      this.#store.add(this.#record);
    } else {
      this.#notCompared.files++;
      this.#notCompared.bytes += bytes;
    }
  }

  /** Puts the digest into the record, eight digits at a time. */
  #readSha1({ page, index }: Row): boolean {
    const start = page.start(index, SLOT.contentSha1) + 1;
    const to = this.#record.words;
    for (let at = 0; at < SHA1_BYTES; at += 4) {
      const high = fourDigits(page.words.getInt32(start + 2 * at));
      const low = fourDigits(page.words.getInt32(start + 2 * at + 4));
      if ((high | low) < 0) return false;
      to.setUint16(at, high);
      to.setUint16(at + 2, low);
    }
    return true;
  }

  /** @returns null when there were more files than the store takes */
  async totals(): Promise<DuplicateTotals | null> {
    const spare = { files: 0, bytes: 0 };
    const largest = new TopList<DuplicateGroup>(TOLD);
    let groups = 0;
    for await (const partition of this.#store.partitions()) {
      for (const { record, files } of repeated(partition)) {
        const size = record.readDoubleBE(SHA1_BYTES);
        const bytes = size * (files - 1);
        groups++;
        spare.files += files - 1;
        spare.bytes += bytes;
        if (largest.wants(bytes))
          largest.add(bytes, { sha1: record.toString('hex', 0, SHA1_BYTES), size, files });
      }
    }
    if (this.#store.overflowed) return null;
    return { groups, spare, largest: [...largest.items], notCompared: this.#notCompared };
  }
}

/** The records that occur more than once, and how often: each is looked for in a table by its first bytes. */
function* repeated(partition: Uint8Array): Generator<{ record: Buffer; files: number }> {
  const records = bytesOf(Buffer.from(partition.buffer, partition.byteOffset, partition.byteLength));
  const { bytes, words } = records;
  const count = bytes.length / RECORD_BYTES;
  const slots = 2 ** Math.ceil(Math.log2(2 * count + 1));
  /** Where a record that came first stands, and one more; 0: nowhere. */
  const table = new Int32Array(slots);
  const more = new Map<number, number>();
  for (let record = 0; record < count; record++) {
    const at = record * RECORD_BYTES;
    for (let slot = words.getUint32(at + 4) & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const first = table[slot]! - 1;
      if (first < 0) table[slot] = at + 1;
      else if (sameBytes(records, first, records, at, RECORD_BYTES))
        more.set(first, (more.get(first) ?? 1) + 1);
      else continue;
      break;
    }
  }
  for (const [at, files] of more) yield { record: bytes.subarray(at, at + RECORD_BYTES), files };
}
