import type { BufferPool } from '../../bytes/buffer-pool.ts';
import { type ByteSink, type Bytes, bytesOf } from '../../bytes/byte-sink.ts';
import { type ByteString, fromByteString, toByteString } from '../../bytes/byte-string.ts';

/** The fields of a file version that are kept. Others (accountId, bucketId, later additions) are stepped over. */
export const FIELDS = [
  'action',
  'contentLength',
  'contentMd5',
  'contentSha1',
  'contentType',
  'fileId',
  'fileInfo',
  'fileName',
  'fileRetention',
  'legalHold',
  'replicationStatus',
  'serverSideEncryption',
  'uploadTimestamp',
] as const;
export type Field = (typeof FIELDS)[number];

/** Fields in which the rows of a bucket are mostly alike: they tell how files are stored, not which they are. */
export const SETTING_FIELDS = [
  'action',
  'contentType',
  'fileRetention',
  'legalHold',
  'replicationStatus',
  'serverSideEncryption',
] as const satisfies readonly Field[];
export type SettingField = (typeof SETTING_FIELDS)[number];
/** The others: they tell files from each other. */
export type OwnField = Exclude<Field, SettingField>;

/** Where in `spans` a row's signature is. */
export const SIGNATURE = 1 + FIELDS.length * 2;
/**
 * Numbers per row in `spans`: where it begins, then start and end of each field's literal (0 and 0 when it is absent),
 * which for an OwnField is written in the one plain way. Last the signature: rows with the same one have the same
 * SETTING_FIELDS; -1 tells nothing.
 */
export const STRIDE = SIGNATURE + 1;
export const INDEX = Object.fromEntries(FIELDS.map((field, index) => [field, 1 + index * 2])) as Record<
  Field,
  number
>;
export const NAME = INDEX.fileName;

/**
 * How the names of a page come: each behind the one before, in the order of their bytes; or some the same as the one before,
 * with another file id; or in no order.
 */
export type Order = 'ascends' | 'repeats' | 'none';

/** Bytes that a processor takes from memory at a time. */
const CACHE_LINE = 64;

/** Rows that become text at a time. */
const ROWS_READ = 32;

/**
 * One page of b2_list_file_names or b2_list_file_versions, as bytes in which it is known where each field of each
 * row stands. A page of 10,000 rows is some 7 MB of JSON; most of it is only passed on, so no object is built
 * for a row: what reads a row cuts out the literal that it needs.
 */
export class Page implements Bytes {
  /** Rows in this page that count; a range that ends inside it lowers this. */
  count: number;
  /** Opaque: where the listing goes on; null is the end, and nothing else is. */
  readonly nextFileName: string | null;
  readonly nextFileId: string | null;
  readonly bytes: Buffer;
  readonly words: DataView;
  readonly spans: Int32Array;
  readonly order: Order;
  /** What `warm` comes to, without which the compiler might find that it does nothing. */
  warmed = 0;
  /** The text of some rows around the one last asked for, and where it begins. */
  #rows: ByteString = '';
  #from = 0;
  #to = 0;

  constructor(
    bytes: Buffer,
    spans: Int32Array,
    next: { fileName: string | null; fileId: string | null },
    order: Order,
    count = spans.length / STRIDE,
  ) {
    ({ bytes: this.bytes, words: this.words } = bytesOf(bytes));
    this.spans = spans;
    this.order = order;
    this.count = count;
    this.nextFileName = next.fileName;
    this.nextFileId = next.fileId;
  }

  /** Gives the page's memory back; nobody may look at the page any more. */
  release(buffers: BufferPool): void {
    const [bytes, spans] = [this.bytes.buffer, this.spans.buffer];
    buffers.give(Buffer.from(bytes));
    if (spans !== bytes) buffers.give(Buffer.from(spans));
  }

  /**
   * The JSON literal of a field, or undefined when the row has no such field. Whatever way the service wrote it,
   * it is given in one: no escape that is not needed, no white space.
   */
  literal(row: number, field: OwnField): ByteString | undefined {
    return this.#text(row, field);
  }

  /** The same of a field in which rows are mostly alike; slow, since it is parsed and printed anew. */
  setting(row: number, field: SettingField): ByteString | undefined {
    const text = this.#text(row, field);
    return text && toByteString(JSON.stringify(JSON.parse(fromByteString(text))));
  }

  #text(row: number, field: Field): ByteString | undefined {
    const at = row * STRIDE + INDEX[field];
    const start = this.spans[at]!;
    if (start === 0) return undefined;
    const end = this.spans[at + 1]!;
    if (start < this.#from || end > this.#to) this.#read(row);
    return this.#rows.slice(start - this.#from, end - this.#from);
  }

  /** Rows with the same signature have the same SETTING_FIELDS; -1: nothing is known. */
  signature(row: number): number {
    return this.spans[row * STRIDE + SIGNATURE]!;
  }

  /** Appends the literal of an OwnField, or null. @param index of INDEX */
  write(row: number, index: number, to: ByteSink): void {
    const at = row * STRIDE + index;
    const start = this.spans[at]!;
    if (start > 0) to.copy(this, start, this.spans[at + 1]!);
    else to.text('null');
  }

  /**
   * Brings rows into the processor's cache. A page is larger than that and was read a while ago; asked for in order, memory
   * comes several times faster than where each field waits for its own.
   */
  warm(from: number, rows: number): void {
    const { bytes, spans } = this;
    const end = spans[(from + rows) * STRIDE] ?? bytes.length;
    let seen = 0;
    for (let at = spans[from * STRIDE]!; at < end; at += CACHE_LINE) seen ^= bytes[at]!;
    this.warmed = seen;
  }

  /** A whole number; NaN for what is none. @param index of INDEX */
  number(row: number, index: number): number {
    const at = row * STRIDE + index;
    const start = this.spans[at]!;
    if (start === 0) return Number.NaN;
    const value = this.digits(start, this.spans[at + 1]!);
    return Number.isNaN(value) ? Number(this.#text(row, FIELDS[(index - 1) / 2]!)) : value;
  }

  /** The number that 1 to 15 digits from `start` up to `end` make; NaN where there is anything else. */
  digits(start: number, end: number): number {
    const length = end - start;
    if (length < 1 || length > 15) return Number.NaN;
    // In two halves, for integers of 32 bits are several times faster than larger numbers.
    const middle = Math.max(start, end - 9);
    const low = digitsOf(this.bytes, middle, end);
    const high = digitsOf(this.bytes, start, middle);
    return low < 0 || high < 0 ? Number.NaN : high * 1e9 + low;
  }

  /** Turns a few rows into text: one at a time costs a call each, all at once a string as large as the page. */
  #read(row: number): void {
    const after = (row + ROWS_READ) * STRIDE;
    this.#from = this.spans[row * STRIDE]!;
    this.#to = this.spans[after] ?? this.bytes.length;
    this.#rows = this.bytes.toString('latin1', this.#from, this.#to);
  }

  /** The decoded name of a row. */
  name(row: number): string {
    const at = row * STRIDE + NAME;
    return JSON.parse(this.bytes.toString('utf8', this.spans[at]!, this.spans[at + 1]!)) as string;
  }

  /** Whether names ascend in the order of their bytes; `versions`: or stay the same with another file id. */
  ascends(versions: boolean): boolean {
    return this.order === 'ascends' || (versions && this.order === 'repeats');
  }
}

/** Up to 9 digits as a number; negative where there is anything else. */
function digitsOf(bytes: Buffer, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = (Math.imul(value, 10) + digit) | 0;
  }
  return value;
}
