/**
 * Names between two cuts. The service sorts names by code point, which is the order of their UTF-8 bytes;
 * JavaScript's `<` goes by UTF-16 units and puts an emoji before U+FF01.
 */

/** Bytes of UTF-8 that a name may have. */
export const NAME_BYTES = 1_024;

/** Less than, equal to or greater than 0, by code point. */
export function compareNames(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for what is beyond U+FFFF, so they come after everything else. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

/** How far two names are alike, in UTF-16 units, to the end of a character. */
export function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  const last = a.charCodeAt(length - 1);
  return last >= 0xd800 && last < 0xdc00 ? length - 1 : length;
}

/** Surrogates are no characters; a listing cannot start at DEL, which no name may hold. */
const FOLLOWING = new Map([
  [0x7e, 0x80],
  [0xd7ff, 0xe000],
]);

/**
 * The least usable string above every name that begins with `prefix`; null when there is none.
 */
export function endOfPrefix(prefix: string): string | null {
  const points = Array.from(prefix, (character) => character.codePointAt(0)!);
  while (points.length > 0) {
    const last = points.pop()!;
    if (last < 0x10ffff) return String.fromCodePoint(...points, FOLLOWING.get(last) ?? last + 1);
  }
  return null;
}

/**
 * The prefix that all names from `start` up to `end` share and that no name from `end` on has, if there is one.
 * The API has no end of a listing, but with this prefix the service stops at `end` for us.
 */
export function prefixUpTo(start: string, end: string): string | undefined {
  const points = Array.from(end, (character) => character.codePointAt(0)!);
  const last = points.pop();
  if (last === undefined) return undefined;
  const before = last === 0xe000 ? 0xd7ff : last - 1;
  // No name holds a control character or DEL, so the service may refuse them in a prefix.
  if (before < 0x20 || before === 0x7f) return undefined;
  const prefix = String.fromCodePoint(...points, before);
  return start.startsWith(prefix) ? prefix : undefined;
}
