import { isUtf8 } from 'node:buffer';
import { Buffers } from './buffers.ts';
import { type Bytes, bytesOf, sameBytes } from './byte-sink.ts';
import { type Field, INDEX, NAME, Page, SIGNATURE, STRIDE } from './page.ts';
import { isWhole, SETTING_VALUES, type SettingValues } from './signatures.ts';

/** Where spans are collected until it is known how many there are. */
let scratch = new Int32Array(STRIDE * 1_000);

/**
 * Reads a page: any legal JSON of the documented shape, fields in any order, any white space, any escapes.
 * @param buffers where memory for the page comes from
 * @throws Error when the text is not such a page, so that a body cut short is never taken for a short page
 */
export function readPage(bytes: Buffer, buffers: Buffers = NO_BUFFERS): Page {
  // Node would decode a wrong byte to U+FFFD, and so change a name.
  if (!isUtf8(bytes)) throw new Error('it is not UTF-8');
  return new Scanner(bytes).page(buffers);
}

const NO_BUFFERS = new Buffers(0);

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

class Scanner {
  readonly #bytes: Buffer;
  readonly #words: Bytes;
  #at = 0;
  /** No escape and no white space has been met. */
  #plain = true;
  /** Where the keys of the row before stand, and the field of each (-1: not kept): rows of a page look alike. */
  #keys: { start: number; length: number; field: number }[] = [];
  /** Where its strings and objects stand. */
  #values: { start: number; length: number; plain: boolean }[] = [];

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#words = bytesOf(bytes);
  }

  page(buffers: Buffers): Page {
    let rows = -1;
    const next: { nextFileName?: string | null; nextFileId?: string | null } = {};
    this.#space();
    this.#expect(OPEN_BRACE);
    if (!this.#closes(CLOSE_BRACE)) {
      do {
        const key = this.#key();
        this.#colon();
        if (key === 'files') rows = this.#rows();
        else if (key === 'nextFileName' || key === 'nextFileId') next[key] = this.#stringOrNull();
        else this.#value();
      } while (this.#goesOn(CLOSE_BRACE));
    }
    if (this.#at !== this.#bytes.length) throw this.#error('the end');
    if (rows < 0) throw new Error('it has no list of files');
    // Without its cursor a page would pass for the last one.
    if (next.nextFileName === undefined) throw new Error('it has no nextFileName');
    const kept = buffers.take(rows * STRIDE * 4);
    const spans = new Int32Array(kept.buffer, 0, rows * STRIDE);
    spans.set(scratch.subarray(0, rows * STRIDE));
    return new Page(this.#bytes, spans, {
      fileName: next.nextFileName,
      fileId: next.nextFileId ?? null,
    });
  }

  #rows(): number {
    let rows = 0;
    this.#expect(OPEN_BRACKET);
    if (this.#closes(CLOSE_BRACKET)) return 0;
    do {
      if ((rows + 1) * STRIDE > scratch.length) {
        const larger = new Int32Array(scratch.length * 2);
        larger.set(scratch);
        scratch = larger;
      }
      this.#row(rows * STRIDE);
      rows++;
    } while (this.#goesOn(CLOSE_BRACKET));
    return rows;
  }

  /**
   * Every byte of a listing passes here, so what rows are made of for the most part (known keys, plain strings,
   * nothing between them) is stepped over in place, and only the rest by the methods below.
   */
  #row(base: number): void {
    const bytes = this.#bytes;
    const spans = scratch;
    spans.fill(0, base, base + STRIDE);
    spans[base] = this.#at;
    this.#expect(OPEN_BRACE);
    let signature = 0;
    for (let position = 0; ; position++) {
      const field = this.#rowKey(position);
      let at = this.#at;
      if (bytes[at] === COLON && bytes[at + 1]! > SPACE) at++;
      else {
        this.#colon();
        at = this.#at;
      }
      const start = at;
      this.#at = at;
      const values = field >= 0 ? SETTING_VALUES[field] : undefined;
      if (values !== undefined) {
        signature = values.without(signature) | this.#setting(values);
      } else if (bytes[at] === QUOTE && field >= 0) {
        // What tells files from each other: digests, ids, names.
        this.#plain = true;
        this.#string();
      } else if (bytes[at] === QUOTE || bytes[at] === OPEN_BRACE) {
        this.#likely(position);
      } else {
        this.#anyValue();
      }
      at = this.#at;
      if (field >= 0) {
        spans[base + field] = start;
        spans[base + field + 1] = this.#plain ? at : ~at;
      }
      if (bytes[at] === COMMA && bytes[at + 1] === QUOTE) {
        this.#at = at + 1;
      } else {
        this.#at = at;
        if (!this.#goesOn(CLOSE_BRACE)) break;
      }
    }
    spans[base + SIGNATURE] = isWhole(signature) ? signature : -1;
    if (bytes[spans[base + NAME]!] !== QUOTE) throw new Error('a file has no name');
  }

  /** Steps over a value; `#plain` then tells whether it is written the plain way. */
  #anyValue(): void {
    this.#plain = true;
    this.#value();
  }

  /** The same for a value of SETTING_FIELDS. @returns its part of the row's signature */
  #setting(values: SettingValues): number {
    const start = this.#at;
    const length = values.match(this.#words, start);
    if (length > 0) {
      this.#plain = true;
      this.#at = start + length;
      return values.matched;
    }
    this.#anyValue();
    // Where a number ends is told by what comes behind it alone.
    const isNumber = isDigit(this.#bytes[start]!) || this.#bytes[start] === MINUS;
    return this.#plain && !isNumber ? values.meet(this.#words, start, this.#at) : values.other;
  }

  /** The same for a string or an object, which often is that of the row before, to the letter. */
  #likely(position: number): void {
    const start = this.#at;
    const known = this.#values[position];
    if (known !== undefined && start + known.length <= this.#bytes.length && this.#repeats(start, known)) {
      this.#plain = known.plain;
      return;
    }
    this.#anyValue();
    const length = this.#at - start;
    if (known === undefined) this.#values[position] = { start, length, plain: this.#plain };
    else {
      known.start = start;
      known.length = length;
      known.plain = this.#plain;
    }
  }

  /** Steps over what stands somewhere before, too, if it does. */
  #repeats(start: number, known: { start: number; length: number }): boolean {
    if (!sameBytes(this.#words, start, this.#words, known.start, known.length)) return false;
    this.#at = start + known.length;
    return true;
  }

  /** Steps over the key of a row's field and tells which field it is: most often that of the row before. */
  #rowKey(position: number): number {
    const start = this.#at;
    const expected = this.#keys[position];
    if (
      expected !== undefined &&
      start + expected.length <= this.#bytes.length &&
      this.#repeats(start, expected)
    )
      return expected.field;
    const field = INDEX[this.#key() as Field] ?? -1;
    this.#keys[position] = { start, length: this.#at - start, field };
    return field;
  }

  /** Steps over any value. */
  #value(): void {
    const bytes = this.#bytes;
    const first = bytes[this.#at];
    if (first === QUOTE) {
      this.#string();
    } else if (first === OPEN_BRACE || first === OPEN_BRACKET) {
      const close = first + 2;
      this.#at++;
      this.#space();
      if (this.#closes(close)) return;
      do {
        if (close === CLOSE_BRACE) {
          this.#step();
          this.#colon();
        }
        this.#value();
      } while (this.#goesOn(close));
    } else {
      this.#scalar();
    }
  }

  /** Steps over a number, true, false or null. */
  #scalar(): void {
    const bytes = this.#bytes;
    const start = this.#at;
    let at = start;
    while (isDigit(bytes[at]!)) at++;
    // Nearly every number of a row is plain digits; all others are left to the pattern.
    if (at === start || bytes[start] === 0x30 || isScalar(bytes[at]!)) {
      while (isScalar(bytes[at]!)) at++;
      if (!isNullOrFalse(bytes, start, at) && !SCALAR.test(bytes.toString('latin1', start, at))) {
        throw this.#error('a value');
      }
    }
    this.#at = at;
  }

  /** Steps over a string literal. */
  #string(): void {
    const bytes = this.#bytes;
    let at = this.#at + 1;
    for (;;) {
      at = this.#plainEnd(at);
      const byte = bytes[at++];
      if (byte === QUOTE) break;
      if (byte === BACKSLASH) at = this.#escape(at);
      // A control character, or `undefined`, past the end.
      else throw this.#error('the end of a string');
    }
    this.#at = at;
  }

  /** The next byte that a string cannot hold as it is: a quote, a backslash, a control character. */
  #plainEnd(from: number): number {
    const bytes = this.#bytes;
    const { words } = this.#words;
    const last = bytes.length - 8;
    let at = from;
    // Eight bytes at a time; the loop below finds which one it is.
    for (; at <= last; at += 8) {
      if (((special(words.getInt32(at, true)) | special(words.getInt32(at + 4, true))) & 0x80808080) !== 0)
        break;
    }
    for (;;) {
      const byte = bytes[at]!;
      if (!(byte > QUOTE ? byte !== BACKSLASH : byte === SPACE || byte === 0x21)) return at;
      at++;
    }
  }

  /** Steps over what follows a backslash. */
  #escape(at: number): number {
    const found = /^(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4})/.exec(this.#bytes.toString('latin1', at, at + 5));
    if (!found) throw this.#error('an escape');
    this.#plain = false;
    return at + found[0].length;
  }

  /** Steps over a key, which is a string. */
  #step(): void {
    if (this.#bytes[this.#at] !== QUOTE) throw this.#error('a key');
    this.#string();
  }

  #key(): string {
    const start = this.#at;
    this.#step();
    return JSON.parse(this.#bytes.toString('utf8', start, this.#at)) as string;
  }

  #colon(): void {
    if (this.#bytes[this.#at] !== COLON) this.#space();
    this.#expect(COLON);
  }

  #stringOrNull(): string | null {
    const start = this.#at;
    this.#value();
    const value: unknown = JSON.parse(this.#bytes.toString('utf8', start, this.#at));
    if (value !== null && typeof value !== 'string') throw this.#error('a cursor');
    return value;
  }

  /** After a value: true at a comma, false at the closing sign. */
  #goesOn(close: number): boolean {
    if (this.#bytes[this.#at] !== COMMA) this.#space();
    if (this.#bytes[this.#at] !== COMMA) {
      this.#expect(close);
      return false;
    }
    this.#at++;
    this.#space();
    return true;
  }

  #closes(close: number): boolean {
    if (this.#bytes[this.#at] !== close) return false;
    this.#expect(close);
    return true;
  }

  #expect(byte: number): void {
    if (this.#bytes[this.#at] !== byte) throw this.#error(`"${String.fromCharCode(byte)}"`);
    this.#at++;
    this.#space();
  }

  #space(): void {
    const bytes = this.#bytes;
    let at = this.#at;
    if (!isSpace(bytes[at]!)) return;
    while (isSpace(bytes[at]!)) at++;
    this.#plain = false;
    this.#at = at;
  }

  #error(wanted: string): Error {
    return new Error(`expected ${wanted} at byte ${this.#at} of ${this.#bytes.length}`);
  }
}

/**
 * Four bytes with the high bit of each set that is below 0x20, a quote or a backslash (or, seldom, one behind such a
 * byte).
 */
function special(word: number): number {
  const quote = word ^ 0x22222222;
  const backslash = word ^ 0x5c5c5c5c;
  return (
    ((word - 0x20202020) & ~word) | ((quote - 0x01010101) & ~quote) | ((backslash - 0x01010101) & ~backslash)
  );
}

const SCALAR = /^(?:null|true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/** What numbers and the three words are made of; `undefined`, past the end, is not. */
function isScalar(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) ||
    isDigit(byte) ||
    byte === 0x2e ||
    byte === 0x2d ||
    byte === 0x2b ||
    byte === 0x45
  );
}

/** The two words that rows are full of, without a string for each. */
function isNullOrFalse(bytes: Buffer, start: number, end: number): boolean {
  const word = end - start === 4 ? 'null' : 'false';
  if (end - start !== word.length) return false;
  for (let index = 0; index < word.length; index++) {
    if (bytes[start + index] !== word.charCodeAt(index)) return false;
  }
  return true;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
