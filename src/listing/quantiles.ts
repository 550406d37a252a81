import { commonLength } from '../names/name-order.ts';

/** Names of an earlier inventory of the same target, equally far apart, by which the next walk is cut. */
export interface Quantiles {
  /** Rows that the target, or what is left of it in a range, had. */
  rows: number;
  /** Rows between two names, and before the first. */
  every: number;
  /** In order. */
  names: readonly string[];
}

/** The hint for what comes before the cut and for what comes from it on. */
export function divideQuantiles(hint: Quantiles, cut: string): [Quantiles, Quantiles] {
  const index = hint.names.indexOf(cut);
  const rows = (index + 1) * hint.every;
  return [
    { rows, every: hint.every, names: hint.names.slice(0, index) },
    { rows: hint.rows - rows, every: hint.every, names: hint.names.slice(index + 1) },
  ];
}

/** The most names kept; when there are more, every other one goes. */
const NAMES = 2_048;
const FIRST_EVERY = 1_000;

/** Collects a hint while the pages of a target pass, in memory that does not grow with the bucket. */
export class QuantileCollector {
  #rows = 0;
  #every = FIRST_EVERY;
  /** The row whose name is kept next. */
  #due = FIRST_EVERY;
  #names: string[] = [];
  #previous = '';

  page(count: number, name: (row: number) => string): void {
    const first = this.#rows;
    this.#rows += count;
    while (this.#due < this.#rows) {
      const at = this.#due - first;
      const before = at === 0 ? this.#previous : name(at - 1);
      const here = name(at);
      this.#due++;
      // Between the versions of one name there is nothing to cut.
      if (here === before) continue;
      this.#keep(shortestAbove(before, here));
      this.#due = roundUp(this.#due, this.#every);
    }
    if (count > 0) this.#previous = name(count - 1);
  }

  get hint(): Quantiles {
    return { rows: this.#rows, every: this.#every, names: this.#names };
  }

  #keep(name: string): void {
    this.#names.push(name);
    if (this.#names.length <= NAMES) return;
    this.#names = this.#names.filter((_, index) => index % 2 === 1);
    this.#every *= 2;
  }
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}

/** The shortest beginning of `name` that comes after `previous`: a cut need not hold a whole file name. */
function shortestAbove(previous: string, name: string): string {
  const alike = commonLength(previous, name);
  // With versions a name comes more than once.
  if (alike === name.length) return name;
  return name.slice(0, alike) + String.fromCodePoint(name.codePointAt(alike)!);
}
