/**
 * The order of file names: by code point, which equals the order of their UTF-8 bytes. JavaScript's own `<`
 * compares UTF-16 units and differs once a name contains a character above U+FFFF.
 */

/** Surrogates stand for characters above U+FFFF, so they rank after every other unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Negative, zero or positive, as `Array.prototype.sort` wants it. */
export function compareNames(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) {
    const x = a.charCodeAt(at);
    const y = b.charCodeAt(at);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Sorts in place. The native order is right, and many times faster, unless a name contains a surrogate. */
export function sortNames(names: string[]): string[] {
  return names.some((name) => /[\ud800-\udfff]/.test(name)) ? names.sort(compareNames) : names.sort();
}

/** First position in [from, to) for which `holds` is true, when it is false before and true after. */
export function firstWhere(from: number, to: number, holds: (i: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** `lowerBound` for names that can be asked for by position. */
export function lowerBoundOf(count: number, nameAt: (i: number) => string, name: string): number {
  return firstWhere(0, count, (i) => compareNames(nameAt(i), name) >= 0);
}
