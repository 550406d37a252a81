import { DIGIT_0, DIGIT_9 } from '../../bytes/ascii.ts';

export const SPACE = 0x20;

/**
 * Sets the high bit of each of four bytes that is a control character, a quote or a backslash, and rarely of a byte
 * after one.
 */
export function special(word: number): number {
  // This makes a quote 0x20, and what is less than 0x20 stays so.
  const low = (word ^ 0x02020202) - 0x21212121;
  const backslash = word ^ 0x5c5c5c5c;
  return (low & ~word) | ((backslash - 0x01010101) & ~backslash);
}

/** The word `null`, as four bytes. */
export const NULL = 0x6e756c6c;

export const SCALAR = /^(?:null|true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/** A byte of a number, true, false or null; false for `undefined`, past the end. */
export function isScalar(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) ||
    isDigit(byte) ||
    byte === 0x2e ||
    byte === 0x2d ||
    byte === 0x2b ||
    byte === 0x45
  );
}

export function isDigit(byte: number): boolean {
  return byte >= DIGIT_0 && byte <= DIGIT_9;
}

export function isSpace(byte: number): boolean {
  return byte === SPACE || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
