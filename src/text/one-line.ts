import { type ByteString, fromByteString, toByteString } from '../bytes/byte-string.ts';

/** Characters that end a line for some readers, change the direction of text, or are invisible; and the backslash. */
const ESCAPED = /[\\\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * A name as part of a line of text: backslashes are doubled, as coreutils does, and characters that control a line or
 * its direction are written like `\u{2028}`. Reversing the two gives the name.
 */
export function onOneLine(name: ByteString): ByteString {
  if (!/[^ -[\]-~]/.test(name)) return name;
  return toByteString(
    fromByteString(name).replace(ESCAPED, (character) =>
      character === '\\' ? '\\\\' : `\\u{${character.charCodeAt(0).toString(16)}}`,
    ),
  );
}
