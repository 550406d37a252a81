/** A condition that cannot be read: what is wrong, then the line that it stands in, with carets under it. */
export class ConditionError extends Error {
  override readonly name = 'ConditionError';
  /** What is wrong, without the line. */
  readonly what: string;
  /** Where, in UTF-16 units from the beginning of the text. */
  readonly at: number;

  /** @param length of what is wrong; at the end of the text 0 */
  constructor(what: string, text: string, at: number, length: number) {
    super(`${what}\n${underlined(text, at, length)}`);
    this.what = what;
    this.at = at;
  }
}

function underlined(text: string, at: number, length: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const stop = text.indexOf('\n', at);
  const line = text.slice(start, stop < 0 ? text.length : stop).replace(/\r$/, '');
  // Tabs stay tabs, so that the caret stands where they lead the line to.
  const margin = text.slice(start, at).replace(/[^\t]/gu, ' ');
  const carets = Array.from(line.slice(at - start, at - start + length)).length;
  return `  ${line}\n  ${margin}${'^'.repeat(Math.max(1, carets))}`;
}

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
