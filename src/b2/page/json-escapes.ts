import { BACKSLASH, QUOTE, SLASH } from '../../bytes/ascii.ts';
import type { Bytes } from '../../bytes/byte-sink.ts';
import { SPACE, special } from './json-bytes.ts';

const LOWER_U = 0x75;
const UNICODE_LENGTH = '\\u0000'.length;
/** The characters after the backslash in escapes of two characters. */
const SIMPLE = new Set(Buffer.from('"\\/bfnrt'));

/** The length of the escape whose backslash is at `at`; 0 if it is none. */
export function escapeLength(bytes: Buffer, at: number): number {
  const kind = bytes[at + 1]!;
  if (kind !== LOWER_U) return SIMPLE.has(kind) ? 2 : 0;
  return codeUnit(bytes, at) < 0 ? 0 : UNICODE_LENGTH;
}

/**
 * Overwrites the valid string literal from `start` up to `end` with its canonical form: what needs no escape has none. It
 * never grows.
 * @param to where to put it, at `start` or before
 * @returns its new end
 */
export function canonicalizeString({ bytes, words }: Bytes, start: number, end: number, to: number): number {
  for (let at = start; at < end; ) {
    // Four bytes at a time up to the next escape, or the quote at the end.
    for (; at + 4 <= end; at += 4, to += 4) {
      const word = words.getInt32(at, true);
      if ((special(word) & 0x80808080) !== 0) break;
      words.setInt32(to, word, true);
    }
    if (bytes[at] !== BACKSLASH) {
      bytes[to++] = bytes[at++]!;
      continue;
    }
    const unit = bytes[at + 1] === LOWER_U ? codeUnit(bytes, at) : -1;
    if (unit < 0) {
      if (bytes[at + 1] !== SLASH) bytes[to++] = BACKSLASH;
      bytes[to++] = bytes[at + 1]!;
      at += 2;
    } else if (isPlain(unit)) {
      bytes[to++] = unit;
      at += UNICODE_LENGTH;
    } else {
      // Together, since two may be one character.
      const from = at;
      while (bytes[at] === BACKSLASH && bytes[at + 1] === LOWER_U) at += UNICODE_LENGTH;
      const text = JSON.stringify(JSON.parse(`"${bytes.toString('latin1', from, at)}"`));
      to += bytes.write(text.slice(1, -1), to);
    }
  }
  return to;
}

/** Of one byte, and not to be escaped. */
function isPlain(unit: number): boolean {
  return unit >= SPACE && unit < 0x80 && unit !== QUOTE && unit !== BACKSLASH;
}

/** The UTF-16 code unit that four hexadecimal digits make; negative for anything else. @param at of the backslash */
function codeUnit(bytes: Buffer, at: number): number {
  let unit = 0;
  for (let index = at + 2; index < at + UNICODE_LENGTH; index++) unit = (unit << 4) | hexDigit(bytes[index]!);
  return unit;
}

/** The value of an ASCII hexadecimal digit; -1 for anything else. */
export function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
