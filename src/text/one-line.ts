import { type ByteString, fromByteString, toByteString } from '../bytes/byte-string.ts';

/** Characters that end a line for some reader, move what stands around them, or show as nothing. */
const UNSEEN = /[\\\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * A name as part of a line of text: a backslash is doubled, as coreutils does, and characters that control a line or
 * its direction are written as `\u{2028}`. Whoever undoes these two has the name again.
 */
export function onOneLine(name: ByteString): ByteString {
  if (!/[^ -[\]-~]/.test(name)) return name;
  return toByteString(
    fromByteString(name).replace(UNSEEN, (character) =>
      character === '\\' ? '\\\\' : `\\u{${character.charCodeAt(0).toString(16)}}`,
    ),
  );
}
