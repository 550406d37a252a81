/**
 * A JavaScript string with one character for each byte of UTF-8 (Node's latin1), as cut from pages. It needs no
 * decoding or encoding, and unlike on decoded strings, `<` compares in B2's order of names.
 */
export type ByteString = string;

export function toByteString(text: string): ByteString {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

export function fromByteString(bytes: ByteString): string {
  return isAscii(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}

/** A copy. A substring would keep the whole text of its page in memory. */
export function detached(bytes: ByteString): ByteString {
  return Buffer.from(bytes, 'latin1').toString('latin1');
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}
