import { DIGIT_0 } from '../../bytes/ascii.ts';
import type { BufferPool } from '../../bytes/buffer-pool.ts';
import { type ByteSink, type Bytes, bytesOf } from '../../bytes/byte-sink.ts';
import type { ByteString } from '../../bytes/byte-string.ts';
import {
  type Field,
  type FieldSlot,
  fieldAt,
  INTERNED_ID,
  type OwnField,
  ROW_SPANS,
  type SettingField,
  SLOT,
} from './fields.ts';
import { isDigit } from './json-bytes.ts';

/**
 * The order of names in a page, by UTF-8 bytes: strictly ascending; ascending with equal neighbours that differ in
 * file id; or none.
 */
export type Order = 'ascends' | 'repeats' | 'none';

/** Bytes that a processor reads from memory at a time. */
const CACHE_LINE = 64;

/** Where a listing continues: opaque; `fileName` null is the end, and nothing else is. */
export interface NextPage {
  fileName: string | null;
  fileId: string | null;
}

/** A page's memory as it is written to a file, and what makes a page of the same bytes read back. */
export interface StoredPage {
  parts: readonly Uint8Array[];
  /** @param memory the parts, one after the other, at the beginning of a buffer of its own */
  restore(memory: Buffer): Page;
}

/**
 * One page of b2_list_file_names or b2_list_file_versions: the response's bytes, and where each field of each row is.
 * 10,000 rows are about 7 MB of JSON, most of which is only copied, so rows are not made into objects: a consumer cuts
 * out the literals that it needs.
 */
export class Page implements Bytes {
  /** Rows that count. A range that ends inside the page lowers this. */
  count: number;
  readonly nextFileName: string | null;
  readonly nextFileId: string | null;
  readonly bytes: Buffer;
  readonly words: DataView;
  readonly #spans: Int32Array;
  readonly #order: Order;
  /** Result of `warm`; without it the compiler could remove the loop. */
  warmed = 0;

  constructor(
    bytes: Buffer,
    spans: Int32Array,
    next: NextPage,
    order: Order,
    count = spans.length / ROW_SPANS,
  ) {
    ({ bytes: this.bytes, words: this.words } = bytesOf(bytes));
    this.#spans = spans;
    this.#order = order;
    this.count = count;
    this.nextFileName = next.fileName;
    this.nextFileId = next.fileId;
  }

  /** Bytes of memory that the page occupies. */
  get memoryBytes(): number {
    return this.bytes.byteLength + this.#spans.byteLength;
  }

  /** Gives the page's memory back to the pool. The page must not be used afterwards. */
  release(buffers: BufferPool): void {
    buffers.give(this.bytes);
    if (this.#spans.buffer !== this.bytes.buffer) buffers.give(this.#spans);
  }

  /** `restore` keeps none of the page's memory. */
  stored(): StoredPage {
    const spans = new Uint8Array(this.#spans.buffer, this.#spans.byteOffset, this.#spans.byteLength);
    return {
      parts: [spans, this.bytes],
      restore: restorer(spans.byteLength, this.bytes.byteLength, this, this.#order),
    };
  }

  /** The JSON literal of a field, in canonical form; undefined if the row has no such field. */
  literal(row: number, field: OwnField): ByteString | undefined {
    return this.#text(row, field);
  }

  /** The end of a file's retention, in milliseconds since 1970. @param from where its digits are in the literal */
  retentionDate(row: number, from: number): number {
    const start = this.start(row, SLOT.fileRetention) + from;
    let end = start;
    while (isDigit(this.bytes[end]!)) end++;
    return this.digits(start, end);
  }

  /** The JSON literal of a setting, as B2 returned it. */
  setting(row: number, field: SettingField): ByteString | undefined {
    return this.#text(row, field);
  }

  #text(row: number, field: Field): ByteString | undefined {
    const at = row * ROW_SPANS + SLOT[field];
    const start = this.#spans[at]!;
    if (start === 0) return undefined;
    return this.bytes.toString('latin1', start, this.#spans[at + 1]);
  }

  /** The same for rows with the same SETTING_FIELDS, in any page; -1 if a value is not interned. */
  internedId(row: number): number {
    return this.#spans[row * ROW_SPANS + INTERNED_ID]!;
  }

  /** Where a field's literal begins in `bytes`; 0 if the row has no such field. */
  start(row: number, slot: FieldSlot): number {
    return this.#spans[row * ROW_SPANS + slot]!;
  }

  /** Where a field's literal ends in `bytes`; 0 if the row has no such field. */
  end(row: number, slot: FieldSlot): number {
    return this.#spans[row * ROW_SPANS + slot + 1]!;
  }

  /** Appends the literal of an OwnField, or null. */
  write(row: number, slot: FieldSlot, to: ByteSink): void {
    const at = row * ROW_SPANS + slot;
    const start = this.#spans[at]!;
    if (start > 0) to.copy(this, start, this.#spans[at + 1]!);
    else to.text('null');
  }

  /** Reads rows into the processor's cache, in order, which is several times faster than field by field. */
  warm(from: number, rows: number): void {
    const { bytes } = this;
    const spans = this.#spans;
    const end = spans[(from + rows) * ROW_SPANS] ?? bytes.length;
    let seen = 0;
    for (let at = spans[from * ROW_SPANS]!; at < end; at += CACHE_LINE) seen ^= bytes[at]!;
    this.warmed = seen;
  }

  /** The value of a numeric field; NaN if absent or not a number. */
  number(row: number, slot: FieldSlot): number {
    const at = row * ROW_SPANS + slot;
    const start = this.#spans[at]!;
    if (start === 0) return Number.NaN;
    const value = this.digits(start, this.#spans[at + 1]!);
    return Number.isNaN(value) ? Number(this.#text(row, fieldAt(slot))) : value;
  }

  /** The number that 1 to 15 digits from `start` up to `end` make; NaN for anything else. */
  digits(start: number, end: number): number {
    const length = end - start;
    if (length < 1 || length > 15) return Number.NaN;
    const { bytes, words } = this;
    let value = 0;
    let at = start;
    for (; at + 4 <= end; at += 4) {
      const four = fourDigits(words.getInt32(at, true));
      if (four < 0) return Number.NaN;
      value = value * 10_000 + four;
    }
    for (; at < end; at++) {
      if (!isDigit(bytes[at]!)) return Number.NaN;
      value = value * 10 + (bytes[at]! - DIGIT_0);
    }
    return value;
  }

  /** The decoded name of a row. */
  name(row: number): string {
    const text = this.bytes.toString('utf8', this.start(row, SLOT.fileName), this.end(row, SLOT.fileName));
    return JSON.parse(text) as string;
  }

  /** Whether names ascend strictly by UTF-8 bytes. @param versions equal names are allowed if their file ids differ */
  ascends(versions: boolean): boolean {
    return this.#order === 'ascends' || (versions && this.#order === 'repeats');
  }
}

function restorer(
  spansBytes: number,
  bodyBytes: number,
  { count, nextFileName, nextFileId }: Page,
  order: Order,
): StoredPage['restore'] {
  const next = { fileName: nextFileName, fileId: nextFileId };
  return (memory) => {
    const spans = new Int32Array(memory.buffer, memory.byteOffset, spansBytes / 4);
    return new Page(memory.subarray(spansBytes, spansBytes + bodyBytes), spans, next, order, count);
  };
}

/** The number that four ASCII digits make, the first in the lowest byte; negative for anything else. */
function fourDigits(word: number): number {
  const digits = word ^ 0x30303030;
  // Adding 0x76 sets the high bit of a byte that is more than 9.
  if (((digits + 0x76767676) | digits) & 0x80808080) return -1;
  const pairs = (Math.imul(digits, 10) + (digits >>> 8)) & 0x00ff00ff;
  return (Math.imul(pairs, 100) + (pairs >>> 16)) & 0xffff;
}
