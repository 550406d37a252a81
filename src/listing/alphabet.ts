import { compareNames } from './key-range.ts';

/** Characters of which names of a bucket are made, by kind: what may stand where one of them stands. */
export class Alphabet {
  readonly #seen = new Set<string>();
  #sorted: readonly string[] | undefined;

  /** Looks at some of a page's names. */
  learn(count: number, name: (row: number) => string): void {
    const step = Math.max(1, Math.floor(count / NAMES_SAMPLED));
    for (let row = 0; row < count; row += step) {
      for (const character of name(row)) {
        if (this.#seen.size >= CHARACTERS_KEPT || this.#seen.has(character)) continue;
        this.#seen.add(character);
        this.#sorted = undefined;
      }
    }
  }

  /**
   * Characters that may follow at the position of `character`, in order: the later ones of its kind, and one
   * that stands for everything behind that kind.
   */
  after(character: string): string[] {
    this.#sorted ??= [...this.#seen].sort(compareNames);
    const kind = kindOf(character);
    const later = this.#sorted.filter(
      (other) => kindOf(other) === kind && compareNames(other, character) > 0,
    );
    const step = Math.ceil(later.length / SIBLINGS);
    const siblings = step > 1 ? later.filter((_, index) => index % step === 0) : later;
    return kind ? [...siblings, kind.end] : siblings;
  }

  /** How many characters of one kind lie from `first` to `last`; at least 1. */
  span(first: string, last: string): number {
    this.#sorted ??= [...this.#seen].sort(compareNames);
    const kind = kindOf(last);
    const between = this.#sorted.filter(
      (other) => kindOf(other) === kind && compareNames(other, first) >= 0 && compareNames(other, last) <= 0,
    );
    return Math.max(1, between.length);
  }
}

const NAMES_SAMPLED = 64;
/** Scripts with thousands of characters are sampled. */
const CHARACTERS_KEPT = 512;
const SIBLINGS = 64;

/** Where digits stand, letters seldom do, and the other way round. */
const KINDS = [
  { first: '0', last: '9', end: ':' },
  { first: 'A', last: 'Z', end: '[' },
  { first: 'a', last: 'z', end: '{' },
];

function kindOf(character: string): (typeof KINDS)[number] | undefined {
  return KINDS.find(({ first, last }) => character >= first && character <= last && character.length === 1);
}
