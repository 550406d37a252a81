import { DOT } from '../bytes/ascii.ts';
import { type ByteString, detached } from '../bytes/byte-string.ts';
import { stringOf } from '../rows/row.ts';

/** Characters that an extension may have. */
export const LONGEST_EXTENSION = 16;

/**
 * What stands behind the last `.` of the last segment, in lower case: up to 16 letters, digits, `_`, `-` and `+` of
 * ASCII. Empty where there is nothing of the kind; a `.` at the beginning of a segment begins a hidden file's name.
 * @param slash where the last `/` of the name is; -1: there is none
 */
export function extensionOf(name: ByteString, slash: number): ByteString {
  const first = Math.max(slash + 2, name.length - 1 - LONGEST_EXTENSION);
  for (let at = name.length - 1; at >= first; at--) {
    const code = name.charCodeAt(at);
    if (code === DOT) return name.slice(at + 1).toLowerCase();
    if (!EXTENSION_MEMBERS[code]) return '';
  }
  return '';
}

/** By character. */
export const EXTENSION_MEMBERS: readonly boolean[] = Array.from({ length: 256 }, (_, code) =>
  /[a-z0-9_+-]/i.test(String.fromCharCode(code)),
);

/** Characters of a MIME type that are looked at. */
const TYPE_LENGTH = 100;

/** Literals that are remembered. */
const REMEMBERED = 1_000;

/** Reads MIME types, and remembers those that it has read: rows of a bucket repeat a few. */
export class TypeReader {
  readonly #types = new Map<ByteString, ByteString>();

  /** Without its parameters, in lower case; empty where there is none. */
  type(literal: ByteString): ByteString {
    let type = this.#types.get(literal);
    if (type === undefined) {
      if (this.#types.size === REMEMBERED) this.#types.clear();
      const [text = ''] = stringOf(literal).split(';', 1);
      // Only ASCII: other bytes are parts of characters.
      type = detached(text.trim().slice(0, TYPE_LENGTH)).replace(/[A-Z]+/g, (some) => some.toLowerCase());
      this.#types.set(detached(literal), type);
    }
    return type;
  }
}
