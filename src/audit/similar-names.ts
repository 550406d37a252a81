import { randomBytes } from 'node:crypto';
import { SLOT } from '../b2/page/fields.ts';
import { type Bytes, bytesOf, sameBytes } from '../bytes/byte-sink.ts';
import { fromByteString } from '../bytes/byte-string.ts';
import type { Row } from '../rows/row.ts';
import { capitalBits, type NameScanner, UNUSUAL } from './name-scanner.ts';

/** Names that are remembered at a time; 16 bytes each, and at most twice as many slots. */
export const MOST_NAMES = 1_000_000;

const FIRST_SLOTS = 1_024;
const HIGH_BITS = 0x80808080 | 0;
/** A slot that is not used. No hash is 0. */
const FREE = 0;

/**
 * Finds names of one bucket that differ only by case or Unicode normalization, in bounded memory.
 *
 * Names come in the order of their bytes, and capitals come before small letters. So of two names that differ only by case,
 * the one with a capital where they first differ comes first; a name without capitals can only be the second, and needs not
 * be remembered. The same holds for a letter followed by a combining mark, and the composed letter. And both names begin with
 * what comes before that place, so all remembered names are dropped once the listing has left it, as a folder for example.
 *
 * Names are remembered by hashes with a random key. The three characters whose normal form is ASCII (U+037E, U+1FEF, U+212A)
 * are not compared with that form.
 */
export class SimilarNames {
  /** More names than MOST_NAMES would have to be remembered at a time: some pairs may be missed. */
  overflowed = false;
  readonly #scanner: NameScanner;
  readonly #seeds = new Int32Array(new Uint8Array(randomBytes(8)).buffer);
  /** Two numbers a slot. */
  #slots = new Int32Array(2 * FIRST_SLOTS);
  #count = 0;
  /** What all remembered names begin with. */
  readonly #prefix = bytesOf(Buffer.alloc(8_192));
  #prefixLength = 0;
  #low = 0;
  #high = 0;

  constructor(scanner: NameScanner) {
    this.#scanner = scanner;
  }

  /** @returns whether a name before it was similar. Each name comes once */
  add(row: Row): boolean {
    const bits = this.#scanner.bits(row);
    if (bits === 0 && this.#count === 0) return false;
    const { page, index } = row;
    const [start, end] = [page.start(index, SLOT.fileName) + 1, page.end(index, SLOT.fileName) - 1];
    if (this.#count > 0 && !this.#beginsWithPrefix(page, start, end)) this.#forget();
    if (bits === 0) {
      if (this.#count === 0) return false;
      this.#hash(page, start, end);
      return this.#slots[this.#find()] !== FREE;
    }
    const isAscii = (bits & UNUSUAL) === 0;
    if (isAscii) this.#hash(page, start, end);
    else this.#hashFolded(row);
    const slot = this.#find();
    if (this.#slots[slot] !== FREE) return true;
    this.#remember(slot, page, start, firstDifference(page, start, end));
    return false;
  }

  #beginsWithPrefix(page: Bytes, start: number, end: number): boolean {
    const length = this.#prefixLength;
    return length <= end - start && sameBytes(page, start, this.#prefix, 0, length);
  }

  #forget(): void {
    if (this.#slots.length > 2 * FIRST_SLOTS) this.#slots = new Int32Array(2 * FIRST_SLOTS);
    else this.#slots.fill(FREE);
    this.#count = 0;
  }

  /** @param until where the name may first differ from a similar one */
  #remember(slot: number, page: Bytes, start: number, until: number): void {
    if (this.#count === MOST_NAMES) {
      this.overflowed = true;
      return;
    }
    const length = until - start;
    if (this.#count === 0) page.bytes.copy(this.#prefix.bytes, 0, start, until);
    this.#prefixLength = this.#count === 0 ? length : Math.min(length, this.#prefixLength);
    this.#slots[slot] = this.#low;
    this.#slots[slot + 1] = this.#high;
    this.#count++;
    if (4 * this.#count > this.#slots.length) this.#grow();
  }

  /** The slot of the name whose hash was computed last, or the free one where it belongs. */
  #find(): number {
    const slots = this.#slots;
    const mask = slots.length - 2;
    let slot = (this.#high << 1) & mask;
    while (slots[slot] !== FREE && (slots[slot] !== this.#low || slots[slot + 1] !== this.#high))
      slot = (slot + 2) & mask;
    return slot;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(2 * before.length);
    for (let slot = 0; slot < before.length; slot += 2) {
      if (before[slot] === FREE) continue;
      this.#low = before[slot]!;
      this.#high = before[slot + 1]!;
      const place = this.#find();
      this.#slots[place] = this.#low;
      this.#slots[place + 1] = this.#high;
    }
  }

  /** Decodes the name, which is rare. */
  #hashFolded(row: Row): void {
    const name = fromByteString(row.literal('fileName').slice(1, -1));
    const folded = bytesOf(Buffer.from(foldedName(name)));
    this.#hash(folded, 0, folded.bytes.length);
  }

  /** Hashes ASCII with capitals made small, four bytes at a time, and other bytes as they are. */
  #hash({ bytes, words }: Bytes, start: number, end: number): void {
    let low = this.#seeds[0]! ^ (end - start);
    let high = this.#seeds[1]!;
    for (let at = start; at < end; at += 4) {
      let word = 0;
      if (at + 4 <= end) word = words.getInt32(at);
      else for (let byte = at; byte < end; byte++) word = (word << 8) | bytes[byte]!;
      const small = word | ((capitalBits(word) & ~word & HIGH_BITS) >>> 2);
      low = Math.imul(low ^ small, 0x9e3779b1);
      low ^= low >>> 15;
      high = Math.imul(high + small, 0x85ebca6b) ^ low;
      high ^= high >>> 13;
    }
    this.#low = Math.imul(low ^ (high >>> 16), 0xc2b2ae35) || 1;
    this.#high = high;
  }
}

/** A name as file systems that ignore case and normalization compare it. */
export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

/** Where a name may first differ from a similar one that comes after it. */
function firstDifference(page: Bytes, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const byte = page.bytes[at]!;
    if (byte >= 0x41 && byte <= 0x5a) return at;
    // A combining mark changes the letter before it.
    if (byte >= 0x80) return Math.max(start, at - 1);
  }
  return end;
}
