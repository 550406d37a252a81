/** What to do about an unknown word: `; did you mean X?` for the nearest known one, otherwise `; use one of A, B`. */
export function suggest(given: string, known: readonly string[]): string {
  return nearest(given, known) || `; use one of ${known.join(', ')}`;
}

/** Letters that a part of a word must have to stand for the word. */
const SHORTEST_START = 3;

/**
 * `; did you mean X?` for the known word that continues the given one after a hyphen; otherwise for the one with the smallest
 * edit distance, ignoring case, up to half its letters; otherwise for the first one with a part (between hyphens) that is
 * almost the same. Empty if there is none.
 */
export function nearest(given: string, known: readonly string[]): string {
  const word =
    known.find((each) => given.length >= SHORTEST_START && each.startsWith(`${given}-`)) ??
    closest(given, known, (length) => (length === 1 ? 0 : Math.ceil(length / 2))) ??
    known.find((each) => closest(given, each.split('-'), (length) => Math.floor(length / 4)) !== undefined);
  return word === undefined ? '' : `; did you mean ${word}?`;
}

/** @param limit the largest distance for a word of a length */
function closest(
  given: string,
  words: readonly string[],
  limit: (length: number) => number,
): string | undefined {
  let [best, least]: [string | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (const word of words) {
    const changes = distance(given.toLowerCase(), word.toLowerCase());
    if (changes < least && changes <= limit(word.length)) [best, least] = [word, changes];
  }
  return best;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
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
