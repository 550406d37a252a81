/**
 * What is cut from pages is a *byte string*: a JavaScript string with one character for each byte of UTF-8 (what Node
 * calls latin1). It is cut and joined without decoding, it is written as it came, and `<` on byte strings is
 * the service's order of names, which `<` on decoded ones is not beyond U+FFFF.
 */
export type ByteString = string;

export function toByteString(text: string): ByteString {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

export function fromByteString(bytes: ByteString): string {
  return isAscii(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The same in memory of its own: what is cut from a page keeps the page's text alive for as long as itself. */
export function detached(bytes: ByteString): ByteString {
  return Buffer.from(bytes, 'latin1').toString('latin1');
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}
