import {
  BACKSLASH,
  CLOSE_BRACE,
  COMMA,
  DIGIT_0,
  DIGIT_9,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from '../../bytes/ascii.ts';
import { type Bytes, bytesOf } from '../../bytes/byte-sink.ts';

const SPACE = 0x20;
const MINUS = 0x2d;
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

  /** Skips a number, true, false or null. */
  #skipScalar(): void {
    const { bytes } = this;
    const start = this.at;
    let at = start;
    while (isDigit(bytes[at]!)) at++;
    // Nearly every number is plain digits; the expression checks all others.
    if (at === start || bytes[start] === DIGIT_0 || isScalar(bytes[at]!)) {
      while (isScalar(bytes[at]!)) at++;
      if (!isNullOrFalse(bytes, start, at) && !SCALAR.test(bytes.toString('latin1', start, at))) {
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
    const found = /^(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4})/.exec(this.bytes.toString('latin1', at, at + 5));
    if (!found) {
      this.at = at;
      throw this.error('an escape');
    }
    this.canonical = false;
    return at + found[0].length;
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
    const before = this.at;
    let to = start;
    for (let at = start; at < end; ) {
      const byte = bytes[at]!;
      if (byte === QUOTE) {
        this.at = at;
        this.canonical = true;
        this.#skipString();
        if (this.canonical) {
          bytes.copyWithin(to, at, this.at);
          to += this.at - at;
        } else {
          to += bytes.write(JSON.stringify(JSON.parse(bytes.toString('utf8', at, this.at))), to);
        }
        at = this.at;
      } else {
        if (!isSpace(byte)) bytes[to++] = byte;
        at++;
      }
    }
    this.at = before;
    return to;
  }

  protected error(expected: string): Error {
    return new Error(`expected ${expected} at byte ${this.at} of ${this.bytes.length}`);
  }
}

/**
 * Sets the high bit of each of four bytes that is a control character, a quote or a backslash, and rarely of a byte
 * after one.
 */
function special(word: number): number {
  const quote = word ^ 0x22222222;
  const backslash = word ^ 0x5c5c5c5c;
  return (
    ((word - 0x20202020) & ~word) | ((quote - 0x01010101) & ~quote) | ((backslash - 0x01010101) & ~backslash)
  );
}

const SCALAR = /^(?:null|true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/** A byte of a number, true, false or null; false for `undefined`, past the end. */
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

/** The most frequent words, without making a string. */
function isNullOrFalse(bytes: Buffer, start: number, end: number): boolean {
  const word = end - start === 4 ? 'null' : 'false';
  if (end - start !== word.length) return false;
  for (let index = 0; index < word.length; index++) {
    if (bytes[start + index] !== word.charCodeAt(index)) return false;
  }
  return true;
}

function isDigit(byte: number): boolean {
  return byte >= DIGIT_0 && byte <= DIGIT_9;
}

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Whether a number begins with this byte. */
export function beginsNumber(byte: number): boolean {
  return isDigit(byte) || byte === MINUS;
}
