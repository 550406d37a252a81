import { commonLength, compareNames, NAME_BYTES } from '../names/name-order.ts';

/** Characters of a name that count for distances, after what both ends have in common. */
const DIGITS = 10;

/** The characters that names consist of, as the digits of a number between 0 and 1. */
export class Alphabet {
  #characters: string[] = [];
  readonly #seen = new Set<string>();

  add(name: string): void {
    const before = this.#seen.size;
    for (const character of name) this.#seen.add(character);
    if (this.#seen.size > before) this.#characters = [...this.#seen].sort(compareNames);
  }

  /** @param name null: after every name @param from characters before are the same in all names that are compared */
  position(name: string | null, from: number): number {
    if (name === null) return 1;
    const base = this.#characters.length;
    let [value, unit] = [0, 1];
    for (const character of [...name.slice(from)].slice(0, DIGITS)) {
      unit /= base;
      value += unit * this.#rank(character);
    }
    return value;
  }

  /** A name about halfway between two; undefined: there is none that can be asked for. */
  middle(after: string, before: string | null, prefix: string): string | undefined {
    const common = Math.max(prefix.length, before === null ? 0 : commonLength(after, before));
    const half = (this.position(after, common) + this.position(before, common)) / 2;
    const base = this.#characters.length;
    let [name, rest] = [after.slice(0, common), half];
    for (let digit = 0; digit < DIGITS; digit++) {
      rest *= base;
      const rank = Math.min(Math.floor(rest), base - 1);
      rest -= rank;
      name += this.#characters[rank]!;
      // The shortest that lies between both.
      const isBetween = compareNames(name, after) > 0 && (before === null || compareNames(name, before) < 0);
      if (isBetween) return Buffer.byteLength(name) <= NAME_BYTES ? name : undefined;
    }
    return undefined;
  }

  #rank(character: string): number {
    let [low, high] = [0, this.#characters.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareNames(this.#characters[middle]!, character) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
