import { type Bytes, bytesOf } from '../../bytes/byte-sink.ts';

const SPACE = 0x20;
export const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const COLON = 0x3a;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

/**
 * Steps over JSON in bytes and tells where things stand in it; nothing is made of it but what is asked for. Every method
 * throws an Error where the text is not legal, but that of strings it does not look which character an escape means.
 */
export class JsonScanner {
  protected readonly bytes: Buffer;
  protected readonly words: Bytes;
  protected at = 0;
  /** No escape and no white space has been met. */
  protected plain = true;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.words = bytesOf(bytes);
  }

  /** Steps over any value. */
  protected value(): void {
    const first = this.bytes[this.at];
    if (first === QUOTE) {
      this.string();
    } else if (first === OPEN_BRACE || first === OPEN_BRACKET) {
      const close = first + 2;
      this.at++;
      this.space();
      if (this.closes(close)) return;
      do {
        if (close === CLOSE_BRACE) {
          this.#step();
          this.colon();
        }
        this.value();
      } while (this.goesOn(close));
    } else {
      this.#scalar();
    }
  }

  /** Steps over a number, true, false or null. */
  #scalar(): void {
    const { bytes } = this;
    const start = this.at;
    let at = start;
    while (isDigit(bytes[at]!)) at++;
    // Nearly every number of a row is plain digits; all others are left to the pattern.
    if (at === start || bytes[start] === 0x30 || isScalar(bytes[at]!)) {
      while (isScalar(bytes[at]!)) at++;
      if (!isNullOrFalse(bytes, start, at) && !SCALAR.test(bytes.toString('latin1', start, at))) {
        throw this.error('a value');
      }
    }
    this.at = at;
  }

  protected string(): void {
    this.at = this.stringEnd(this.at);
  }

  /** Where a string literal ends that begins at `start`. */
  protected stringEnd(start: number): number {
    const { bytes } = this;
    const { words } = this.words;
    const last = bytes.length - 8;
    let at = start + 1;
    for (;;) {
      // Eight bytes at a time up to one that a string cannot hold as it is; then it is looked for.
      while (
        at <= last &&
        ((special(words.getInt32(at, true)) | special(words.getInt32(at + 4, true))) & 0x80808080) === 0
      )
        at += 8;
      let byte = bytes[at++]!;
      while (byte > BACKSLASH || (byte >= SPACE && byte !== QUOTE && byte !== BACKSLASH)) byte = bytes[at++]!;
      if (byte === QUOTE) return at;
      if (byte !== BACKSLASH) {
        // A control character, or `undefined`, past the end.
        this.at = at;
        throw this.error('the end of a string');
      }
      at = this.#escape(at);
    }
  }

  /** Steps over what follows a backslash. */
  #escape(at: number): number {
    const found = /^(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4})/.exec(this.bytes.toString('latin1', at, at + 5));
    if (!found) {
      this.at = at;
      throw this.error('an escape');
    }
    this.plain = false;
    return at + found[0].length;
  }

  /** Steps over a key, which is a string. */
  #step(): void {
    if (this.bytes[this.at] !== QUOTE) throw this.error('a key');
    this.string();
  }

  protected key(): string {
    const start = this.at;
    this.#step();
    return JSON.parse(this.bytes.toString('utf8', start, this.at)) as string;
  }

  protected colon(): void {
    if (this.bytes[this.at] !== COLON) this.space();
    this.expect(COLON);
  }

  /** After a value: true at a comma, false at the closing sign. */
  protected goesOn(close: number): boolean {
    if (this.bytes[this.at] !== COMMA) this.space();
    if (this.bytes[this.at] !== COMMA) {
      this.expect(close);
      return false;
    }
    this.at++;
    this.space();
    return true;
  }

  protected closes(close: number): boolean {
    if (this.bytes[this.at] !== close) return false;
    this.expect(close);
    return true;
  }

  protected expect(byte: number): void {
    if (this.bytes[this.at] !== byte) throw this.error(`"${String.fromCharCode(byte)}"`);
    this.at++;
    this.space();
  }

  protected space(): void {
    const { bytes } = this;
    let { at } = this;
    if (!isSpace(bytes[at]!)) return;
    while (isSpace(bytes[at]!)) at++;
    this.plain = false;
    this.at = at;
  }

  /**
   * Writes a value that was stepped over the one plain way, over itself: no escape that is not needed, no white space.
   * It never gets longer.
   * @returns its new end
   */
  protected writePlain(start: number, end: number): number {
    const { bytes } = this;
    const before = this.at;
    let to = start;
    for (let at = start; at < end; ) {
      const byte = bytes[at]!;
      if (byte === QUOTE) {
        this.at = at;
        this.plain = true;
        this.string();
        if (this.plain) {
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

  protected error(wanted: string): Error {
    return new Error(`expected ${wanted} at byte ${this.at} of ${this.bytes.length}`);
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

/** Whether a number begins with it. */
export function isNumber(byte: number): boolean {
  return isDigit(byte) || byte === MINUS;
}
