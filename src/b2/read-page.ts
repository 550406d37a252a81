import { isUtf8 } from 'node:buffer';
import { type Field, INDEX, NAME, Page, STRIDE } from './page.ts';

/**
 * Reads a page: any legal JSON of the documented shape, fields in any order, any white space, any escapes.
 * @throws Error when the text is not such a page, so that a body cut short is never taken for a short page
 */
export function readPage(bytes: Buffer): Page {
  // Node would decode a wrong byte to U+FFFD, and so change a name.
  if (!isUtf8(bytes)) throw new Error('it is not UTF-8');
  return new Scanner(bytes).page();
}

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

class Scanner {
  readonly #bytes: Buffer;
  #at = 0;
  /** No escape and no white space has been met. */
  #plain = true;
  #spans = new Int32Array(STRIDE * 1_000);
  /** Where the keys of the row before stand, and the field of each (-1: not kept): rows of a page look alike. */
  #keys: { start: number; length: number; field: number }[] = [];
  /** Where its objects stand. */
  #objects: { start: number; length: number; plain: boolean }[] = [];

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  page(): Page {
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
    return new Page(this.#bytes, this.#spans.slice(0, rows * STRIDE), {
      fileName: next.nextFileName,
      fileId: next.nextFileId ?? null,
    });
  }

  #rows(): number {
    let rows = 0;
    this.#expect(OPEN_BRACKET);
    if (this.#closes(CLOSE_BRACKET)) return 0;
    do {
      if ((rows + 1) * STRIDE > this.#spans.length) {
        const larger = new Int32Array(this.#spans.length * 2);
        larger.set(this.#spans);
        this.#spans = larger;
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
    const spans = this.#spans;
    spans[base] = this.#at;
    this.#expect(OPEN_BRACE);
    for (let position = 0; ; position++) {
      const field = this.#rowKey(position);
      let at = this.#at;
      if (bytes[at] === COLON && bytes[at + 1]! > SPACE) at++;
      else {
        this.#colon();
        at = this.#at;
      }
      const start = at;
      let plain = true;
      if (bytes[at] === QUOTE) {
        let byte: number;
        do byte = bytes[++at]!;
        while ((byte > QUOTE && byte !== BACKSLASH) || byte === SPACE);
        plain = byte === QUOTE;
      }
      if (plain && bytes[start] === QUOTE) {
        at++;
      } else {
        this.#at = start;
        plain = bytes[start] === OPEN_BRACE ? this.#object(position) : this.#anyValue();
        at = this.#at;
      }
      if (field >= 0) {
        spans[base + field] = start;
        spans[base + field + 1] = plain ? at : ~at;
      }
      if (bytes[at] === COMMA && bytes[at + 1] === QUOTE) {
        this.#at = at + 1;
      } else {
        this.#at = at;
        if (!this.#goesOn(CLOSE_BRACE)) break;
      }
    }
    if (bytes[spans[base + NAME]!] !== QUOTE) throw new Error('a file has no name');
  }

  /** Steps over a value, and tells whether it is written the plain way. */
  #anyValue(): boolean {
    this.#plain = true;
    this.#value();
    return this.#plain;
  }

  /** The same for an object, which mostly is that of the row before, to the letter. */
  #object(position: number): boolean {
    const bytes = this.#bytes;
    const start = this.#at;
    const known = this.#objects[position];
    if (known !== undefined) {
      const { start: other, length } = known;
      let same = 0;
      while (same < length && bytes[start + same] === bytes[other + same]) same++;
      if (same === length) {
        this.#at = start + length;
        return known.plain;
      }
    }
    const plain = this.#anyValue();
    this.#objects[position] = { start, length: this.#at - start, plain };
    return plain;
  }

  /** Steps over the key of a row's field and tells which field it is: most often that of the row before. */
  #rowKey(position: number): number {
    const bytes = this.#bytes;
    const start = this.#at;
    const expected = this.#keys[position];
    if (expected !== undefined) {
      const { length, start: other } = expected;
      let same = 0;
      while (same < length && bytes[start + same] === bytes[other + same]) same++;
      if (same === length) {
        this.#at = start + same;
        return expected.field;
      }
    }
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
      const byte = bytes[at++]!;
      if (byte > QUOTE && byte !== BACKSLASH) continue;
      if (byte === QUOTE) break;
      if (byte === BACKSLASH) at = this.#escape(at);
      // A control character, or `undefined`, past the end.
      else if (!(byte >= 0x20)) throw this.#error('the end of a string');
    }
    this.#at = at;
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
