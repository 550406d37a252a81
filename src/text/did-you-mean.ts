/**
 * `; did you mean "x"?` with the known word that takes the fewest changes (letters put in, taken out or replaced;
 * capitals do not count), or nothing when each takes more than half its letters.
 */
export function nearest(given: string, known: readonly string[]): string {
  let [best, least] = ['', Number.POSITIVE_INFINITY];
  for (const word of known) {
    const changes = distance(given.toLowerCase(), word.toLowerCase());
    if (changes < least && changes <= (word.length === 1 ? 0 : Math.ceil(word.length / 2)))
      [best, least] = [word, changes];
  }
  return best === '' ? '' : `; did you mean ${best}?`;
}

/** Levenshtein's. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
