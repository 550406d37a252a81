import { COMMA, NEW_LINE } from '../bytes/ascii.ts';
import { type Bytes, bytesOf, sameBytes } from '../bytes/byte-sink.ts';
import type { BaselineCursor } from '../changes/baseline-cursor.ts';
import type { PrintedRow } from '../formats/format.ts';
import type { ComparedRow } from '../rows/compared-row.ts';
import type { Row } from '../rows/row.ts';
import { DamagedError, type Scanner } from './scanner.ts';

/** Bytes that are read ahead: more than most rows between two calls of `read` have, and few enough for the cache. */
const AHEAD = 131_072;
/** Bytes that are decoded at a time; twice as many as long as a row does not fit. */
const PIECE = 4_096;
/** Bytes that a row may have. Names have up to 1,024, and file info a few thousand. */
const MAX_ROW_BYTES = 1 << 20;

/**
 * Rows of a text file. A row that is printed like the listed one is compared as bytes, which takes a hundredth of the
 * time of parsing it.
 */
export class TextCursor implements BaselineCursor {
  done = false;
  readonly #scanner: Scanner;
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #print: ((row: Row) => PrintedRow) | undefined;
  /** What was read and has not passed: `#window` from `#at` up to `#end`. */
  #window: Bytes = bytesOf(Buffer.allocUnsafeSlow(4 * AHEAD));
  #at = 0;
  #end = 0;
  #ended = false;
  /** The next row has not been read completely. */
  #isShort = false;
  /** A row has been parsed, so what is next is not a header. */
  #begun = false;
  /** The window from `#decodedFrom` on, as far as it was decoded. */
  #decoded = '';
  #decodedFrom = 0;

  /**
   * @param chunks of the file, which may end anywhere; each is valid until the next one is read
   * @param print prints a row in the file's format; undefined: every row is parsed
   */
  constructor(scanner: Scanner, chunks: AsyncIterable<Buffer>, print?: (row: Row) => PrintedRow) {
    this.#scanner = scanner;
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#print = print;
  }

  skip(listed: Row): boolean {
    if (this.#print === undefined || !this.#begun) return false;
    const printed = this.#print(listed);
    const { bytes } = printed.to;
    let { start, end } = printed;
    // Formats print the separator before a row or after it.
    if (bytes[start] === COMMA && bytes[start + 1] === NEW_LINE) start++;
    if (bytes[start] === NEW_LINE) start++;
    if (bytes[end - 1] === NEW_LINE) end--;
    const length = end - start;
    let after = this.#at + length;
    // Without a separator after it, it may be the beginning of a longer row.
    if (length <= 0 || after + 1 >= this.#end) return false;
    if (!sameBytes(this.#window, this.#at, printed.to, start, length)) return false;
    if (this.#scanner.hasCommas && this.#window.bytes[after] === COMMA) after++;
    if (this.#window.bytes[after] !== NEW_LINE) return false;
    this.#at = after + 1;
    return true;
  }

  next(): ComparedRow | undefined {
    for (;;) {
      const length = this.#scan();
      if (length < 0) return undefined;
      this.#at += length;
      this.#begun = true;
      if (this.#scanner.row) return this.#scanner.row;
    }
  }

  /** Parses what is next. @returns its length in bytes; -1 if it has not been read completely, or at the end */
  #scan(): number {
    const start = this.#at - this.#decodedFrom;
    let end = start < this.#decoded.length ? this.#scanner.scan(this.#decoded, start) : -1;
    if (end >= 0) return end - start;
    for (let size = PIECE; end < 0; size *= 2) {
      if (this.#decodedFrom === this.#at && this.#at + this.#decoded.length === this.#end)
        return this.#stop();
      this.#decode(Math.min(this.#at + size, this.#end));
      end = this.#scanner.scan(this.#decoded, 0);
    }
    return end;
  }

  #stop(): -1 {
    const left = this.#end - this.#at;
    if (left > MAX_ROW_BYTES) throw new DamagedError();
    if (!this.#ended) {
      this.#isShort = true;
    } else if (!this.done) {
      if (left > 0) throw new DamagedError('is cut short');
      this.#scanner.end();
      this.done = true;
    }
    return -1;
  }

  #decode(end: number): void {
    this.#decoded = this.#window.bytes.toString('latin1', this.#at, end);
    this.#decodedFrom = this.#at;
  }

  async read(): Promise<void> {
    while (!this.#ended && (this.#isShort || this.#end - this.#at < AHEAD)) {
      const { value, done } = await this.#chunks.next();
      if (done) this.#ended = true;
      else this.#append(value);
      this.#isShort = false;
    }
  }

  #append(chunk: Buffer): void {
    const left = this.#end - this.#at;
    if (this.#end + chunk.length > this.#window.bytes.length) {
      const { bytes } = this.#window;
      const room =
        bytes.length >= left + chunk.length ? bytes : Buffer.allocUnsafeSlow(2 * (left + chunk.length));
      bytes.copy(room, 0, this.#at, this.#end);
      if (room !== bytes) this.#window = bytesOf(room);
      this.#decoded = '';
      this.#decodedFrom = 0;
      this.#at = 0;
      this.#end = left;
    }
    this.#end += chunk.copy(this.#window.bytes, this.#end);
  }

  async close(): Promise<void> {
    this.done = true;
    await this.#chunks.return?.();
  }
}
