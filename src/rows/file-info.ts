import { SLOT } from '../b2/page/fields.ts';
import { hexDigit } from '../b2/page/json-escapes.ts';
import type { Page } from '../b2/page/page.ts';
import { BACKSLASH, QUOTE } from '../bytes/ascii.ts';
import { type Bytes, bytesOf, sameBytes } from '../bytes/byte-sink.ts';

export const SHA1_DIGITS = 40;
const LARGE_FILE_SHA1 = headOf('large_file_sha1');
const MODIFIED = headOf('src_last_modified_millis');
const MINUS = 0x2d;
/** Of every time from 2001 to 2286. */
const MILLIS_DIGITS = 13;

/** What an entry of the file info begins with: its key and colon, and the quote before its value. */
function headOf(key: string): Bytes {
  return bytesOf(Buffer.from(`"${key}":"`));
}

/** The last modification of the source, as its uploader states it. @returns milliseconds since 1970; NaN if absent */
export function modifiedMillis(page: Page, row: number): number {
  const start = valueStart(MODIFIED, page, row);
  if (start === 0) return Number.NaN;
  const { bytes } = page;
  const isNegative = bytes[start] === MINUS;
  const digits = isNegative ? start + 1 : start;
  const usualEnd = digits + MILLIS_DIGITS;
  let millis = bytes[usualEnd] === QUOTE ? page.digits(digits, usualEnd) : Number.NaN;
  if (Number.isNaN(millis)) millis = page.digits(digits, endOfString(bytes, digits));
  return isNegative ? -millis : millis;
}

/**
 * B2 has no SHA-1 of a large file, but most uploaders state one here, which nobody checks.
 * @returns where its digits begin, which may be in upper case; 0 if absent
 */
export function claimedSha1(page: Page, row: number): number {
  const start = valueStart(LARGE_FILE_SHA1, page, row);
  if (start === 0 || endOfString(page.bytes, start) !== start + SHA1_DIGITS) return 0;
  for (let at = start; at < start + SHA1_DIGITS; at++) if (hexDigit(page.bytes[at]!) < 0) return 0;
  return start;
}

/** A hexadecimal digit in lower case. */
export function lowerHex(digit: number): number {
  return digit | 0x20;
}

/** Where the value of an entry of the file info begins, after its quote; 0 if there is no such entry. */
function valueStart(head: Bytes, page: Page, row: number): number {
  const { bytes } = page;
  const { length } = head.bytes;
  const last = page.end(row, SLOT.fileInfo) - length;
  let at = page.start(row, SLOT.fileInfo) + 1;
  while (at < last) {
    if (sameBytes(page, at, head, 0, length)) return at + length;
    // Past the key, a colon and a quote; then past the value, a quote and a comma.
    at = endOfString(bytes, at + 1) + 3;
    at = endOfString(bytes, at) + 2;
  }
  return 0;
}

/** Where the closing quote of a string is. @param from where its text begins */
function endOfString(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}
