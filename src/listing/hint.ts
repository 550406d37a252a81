import { PAGE_ROWS } from '../b2/calls.ts';
import { commonLength, compareNames } from './key-range.ts';
import type { Range } from './walk-range.ts';

/** Names of an earlier inventory of the same target, equally far apart, by which the next walk is cut. */
export interface Hint {
  /** Rows that the target, or what is left of it in a range, had. */
  rows: number;
  /** Rows between two names, and before the first. */
  every: number;
  /** In order. */
  names: readonly string[];
}

/** Fewer rows than this are not worth a range of their own. */
const RANGE_ROWS = 5_000;
/** Rows of a range are at most about twice this, so that what waits for its turn stays small. */
const ROUND_ROWS = 20_000;

/**
 * Cuts a target before its first request: into as many ranges as requests run at a time, or a multiple of that,
 * all of one size, so that they end together.
 */
export function rangesOf(whole: Range, hint: Hint, concurrency: number): void {
  if (hint.rows <= PAGE_ROWS) return;
  whole.hint = hint;
  const rounds = Math.max(1, Math.round(hint.rows / (concurrency * ROUND_ROWS)));
  const count = Math.min(concurrency * rounds, Math.floor(hint.rows / RANGE_ROWS));
  let range = whole;
  for (let part = 1; part < count; part++) {
    const index = Math.round((part * hint.rows) / count / hint.every) - 1;
    const name = hint.names[index];
    const isLater = name !== undefined && compareNames(name, range.start) > 0;
    if (isLater && name.startsWith(whole.target.prefix)) range = range.cut(name);
  }
}

/** The hint for what comes before the cut and for what comes from it on. */
export function divideHint(hint: Hint, cut: string): [Hint, Hint] {
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
export class HintCollector {
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

  get hint(): Hint {
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
