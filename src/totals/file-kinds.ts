import { DOT } from '../bytes/ascii.ts';
import { type ByteString, detached } from '../bytes/byte-string.ts';
import { stringOf } from '../rows/json-literal.ts';

/** The most characters of an extension. */
export const LONGEST_EXTENSION = 16;

/**
 * The text after the last `.` of the last segment, in lower case: up to 16 ASCII letters, digits, `_`, `-` and `+`.
 * Empty if there is none. A `.` at the start of a segment marks a hidden file, not an extension.
 * @param slash index of the last `/` of the name, or -1
 */
export function extensionOf(name: ByteString, slash: number): ByteString {
  const first = Math.max(slash + 2, name.length - 1 - LONGEST_EXTENSION);
  for (let at = name.length - 1; at >= first; at--) {
    const code = name.charCodeAt(at);
    if (code === DOT) return name.slice(at + 1).toLowerCase();
    if (!EXTENSION_CHARACTERS[code]) return '';
  }
  return '';
}

/** By character code: 1 if an extension may contain it. */
export const EXTENSION_CHARACTERS: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) =>
  Number(/[a-z0-9_+-]/i.test(String.fromCharCode(code))),
);

/** Longer MIME types are cut. */
const TYPE_LENGTH = 100;

const CACHED_TYPES = 1_000;

/** Normalizes MIME types, with a cache: rows of a bucket repeat a few. */
export class TypeReader {
  readonly #types = new Map<ByteString, ByteString>();

  /** Without parameters, in lower case; empty for null. */
  type(literal: ByteString): ByteString {
    let type = this.#types.get(literal);
    if (type === undefined) {
      if (this.#types.size === CACHED_TYPES) this.#types.clear();
      const [text = ''] = stringOf(literal).split(';', 1);
      // Only ASCII letters: other bytes are parts of characters.
      type = detached(text.trim().slice(0, TYPE_LENGTH)).replace(/[A-Z]+/g, (letters) =>
        letters.toLowerCase(),
      );
      this.#types.set(detached(literal), type);
    }
    return type;
  }
}
