import {
  BACKSLASH,
  CLOSE_BRACE,
  COMMA,
  DIGIT_0,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from '../../bytes/ascii.ts';
import { type Bytes, bytesOf } from '../../bytes/byte-sink.ts';
import { isDigit, isScalar, isSpace, NULL, SCALAR, SPACE, special } from './json-bytes.ts';
import { canonicalizeString, escapeLength } from './json-escapes.ts';

const COLON = 0x3a;

/**
 * Skips over JSON in bytes and builds nothing that is not asked for. Every method throws an Error if the text is not
 * valid JSON.
 */
export class JsonScanner {
  protected readonly bytes: Buffer;
  protected readonly words: Bytes;
  protected at = 0;
  /** No escape and no white space was skipped since this was set. */
  protected canonical = true;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.words = bytesOf(bytes);
  }

  protected skipValue(): void {
    const first = this.bytes[this.at];
    if (first === QUOTE) {
      this.#skipString();
    } else if (first === OPEN_BRACE || first === OPEN_BRACKET) {
      const close = first + 2;
      this.at++;
      this.skipSpace();
      if (this.skipIf(close)) return;
      do {
        if (close === CLOSE_BRACE) {
          this.#skipKey();
          this.skipColon();
        }
        this.skipValue();
      } while (this.skipComma(close));
    } else {
      this.#skipScalar();
    }
  }

  /** Skips a value. @returns whether it is a whole number that is not negative, in plain digits, and safe */
  protected skipInteger(): boolean {
    const { bytes } = this;
    const start = this.at;
    let at = start;
    while (isDigit(bytes[at]!)) at++;
    const digits = at - start;
    if (digits === 0 || digits > 15 || (digits > 1 && bytes[start] === DIGIT_0) || isScalar(bytes[at]!)) {
      this.skipValue();
      return (
        digits === 16 && this.at === at && Number.isSafeInteger(Number(bytes.toString('latin1', start, at)))
      );
    }
    this.at = at;
    return true;
  }

  /** Skips a value. @returns whether it is an object with no values but strings */
  protected skipStringMap(): boolean {
    const { bytes } = this;
    if (bytes[this.at] !== OPEN_BRACE) {
      this.skipValue();
      return false;
    }
    let onlyStrings = true;
    this.at++;
    this.skipSpace();
    if (this.skipIf(CLOSE_BRACE)) return true;
    do {
      this.#skipKey();
      this.skipColon();
      if (bytes[this.at] === QUOTE) {
        this.#skipString();
      } else {
        this.skipValue();
        onlyStrings = false;
      }
    } while (this.skipComma(CLOSE_BRACE));
    return onlyStrings;
  }

  /** Skips a number, true, false or null. */
  #skipScalar(): void {
    const { bytes } = this;
    const start = this.at;
    let at = start;
    while (isDigit(bytes[at]!)) at++;
    // Nearly every number is plain digits; the expression checks all others.
    if (at === start || bytes[start] === DIGIT_0 || isScalar(bytes[at]!)) {
      while (isScalar(bytes[at]!)) at++;
      // `null` is frequent, and needs no string.
      const isNull = at - start === 4 && this.words.words.getInt32(start) === NULL;
      if (!isNull && !SCALAR.test(bytes.toString('latin1', start, at))) {
        throw this.error('a value');
      }
    }
    this.at = at;
  }

  #skipString(): void {
    this.at = this.stringEnd(this.at);
  }

  /** Where the string literal ends that begins at `start`. */
  protected stringEnd(start: number): number {
    const { bytes } = this;
    const { words } = this.words;
    const last = bytes.length - 8;
    let at = start + 1;
    for (;;) {
      // Eight bytes at a time until one of them is special, then byte by byte to find it.
      while (
        at <= last &&
        ((special(words.getInt32(at, true)) | special(words.getInt32(at + 4, true))) & 0x80808080) === 0
      )
        at += 8;
      let byte = bytes[at++]!;
      while (byte > BACKSLASH || (byte >= SPACE && byte !== QUOTE && byte !== BACKSLASH)) byte = bytes[at++]!;
      if (byte === QUOTE) return at;
      if (byte !== BACKSLASH) {
        // A control character, or `undefined` past the end.
        this.at = at;
        throw this.error('the end of a string');
      }
      at = this.#skipEscape(at);
    }
  }

  /** @param at the byte after the backslash */
  #skipEscape(at: number): number {
    const length = escapeLength(this.bytes, at - 1);
    if (length === 0) {
      this.at = at;
      throw this.error('an escape');
    }
    this.canonical = false;
    return at - 1 + length;
  }

  #skipKey(): void {
    if (this.bytes[this.at] !== QUOTE) throw this.error('a key');
    this.#skipString();
  }

  /** Reads a key. */
  protected key(): string {
    const start = this.at;
    this.#skipKey();
    return JSON.parse(this.bytes.toString('utf8', start, this.at)) as string;
  }

  protected skipColon(): void {
    if (this.bytes[this.at] !== COLON) this.skipSpace();
    this.skip(COLON);
  }

  /** After a value: skips a comma, or else the closing bracket. @returns whether it was a comma */
  protected skipComma(close: number): boolean {
    if (this.bytes[this.at] !== COMMA) this.skipSpace();
    if (this.bytes[this.at] !== COMMA) {
      this.skip(close);
      return false;
    }
    this.at++;
    this.skipSpace();
    return true;
  }

  protected skipIf(byte: number): boolean {
    if (this.bytes[this.at] !== byte) return false;
    this.skip(byte);
    return true;
  }

  /** Skips one required byte and the white space after it. */
  protected skip(byte: number): void {
    if (this.bytes[this.at] !== byte) throw this.error(`"${String.fromCharCode(byte)}"`);
    this.at++;
    this.skipSpace();
  }

  protected skipSpace(): void {
    const { bytes } = this;
    let { at } = this;
    if (!isSpace(bytes[at]!)) return;
    while (isSpace(bytes[at]!)) at++;
    this.canonical = false;
    this.at = at;
  }

  /**
   * Overwrites a valid value with its canonical form: no unnecessary escape and no white space. It never grows.
   * @returns its new end
   */
  protected canonicalize(start: number, end: number): number {
    const { bytes } = this;
    let to = start;
    for (let at = start; at < end; ) {
      const byte = bytes[at]!;
      if (byte === QUOTE) {
        // A value that begins with a quote is one string.
        const stringEnd = at === start ? end : this.stringEnd(at);
        to = canonicalizeString(this.words, at, stringEnd, to);
        at = stringEnd;
      } else {
        if (!isSpace(byte)) bytes[to++] = byte;
        at++;
      }
    }
    return to;
  }

  protected error(expected: string): Error {
    return new Error(`expected ${expected} at byte ${this.at} of ${this.bytes.length}`);
  }
}
