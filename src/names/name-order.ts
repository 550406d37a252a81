/**
 * The order of names. B2 sorts them by code point, which is the order of their UTF-8 bytes. JavaScript's `<` compares
 * UTF-16 units, which sorts characters beyond U+FFFF before U+E000.
 */

/** The longest name, in bytes of UTF-8. */
export const NAME_BYTES = 1_024;

/** Compares by code point. @returns a number less than, equal to or greater than 0 */
export function compareNames(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates, which encode characters beyond U+FFFF, sort after all other units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

/** Length of the common prefix in UTF-16 units, in whole characters. */
export function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  const last = a.charCodeAt(length - 1);
  return last >= 0xd800 && last < 0xdc00 ? length - 1 : length;
}

/** Skips DEL, which names cannot contain, and surrogates. */
const FOLLOWING = new Map([
  [0x7e, 0x80],
  [0xd7ff, 0xe000],
]);

/** The smallest legal text after every name that begins with `prefix`; null if there is none. */
export function endOfPrefix(prefix: string): string | null {
  const points = Array.from(prefix, (character) => character.codePointAt(0)!);
  while (points.length > 0) {
    const last = points.pop()!;
    if (last < 0x10ffff) return String.fromCodePoint(...points, FOLLOWING.get(last) ?? last + 1);
  }
  return null;
}

/**
 * The prefix that all names from `start` up to `end` have, and no name from `end` on; undefined if there is none. B2
 * cannot be told where to stop, but with this prefix it stops at `end`.
 */
export function prefixUpTo(start: string, end: string): string | undefined {
  const points = Array.from(end, (character) => character.codePointAt(0)!);
  const last = points.pop();
  if (last === undefined) return undefined;
  const before = last === 0xe000 ? 0xd7ff : last - 1;
  // Names cannot contain control characters or DEL, so B2 may refuse them in a prefix.
  if (before < 0x20 || before === 0x7f) return undefined;
  const prefix = String.fromCodePoint(...points, before);
  return start.startsWith(prefix) ? prefix : undefined;
}
