import { commonLength } from '../names/name-order.ts';

/** Equally spaced names of an earlier inventory of the same target, used to cut its next listing into ranges. */
export interface Quantiles {
  /** Rows that the target, or the part of it in a range, had. */
  rows: number;
  /** Rows between two names, and before the first. */
  every: number;
  /** In order. */
  names: readonly string[];
}

/** The quantiles before and from a cut. @param cut one of the names */
export function divideQuantiles({ rows, every, names }: Quantiles, cut: string): [Quantiles, Quantiles] {
  const index = names.indexOf(cut);
  const before = (index + 1) * every;
  return [
    { rows: before, every, names: names.slice(0, index) },
    { rows: rows - before, every, names: names.slice(index + 1) },
  ];
}

/** Once there are more names, every other one is dropped. */
const MAX_NAMES = 2_048;
const FIRST_EVERY = 1_000;

/** Collects the quantiles of a target from its pages, in bounded memory. */
export class QuantileCollector {
  #rows = 0;
  #every = FIRST_EVERY;
  /** The row whose name is kept next. */
  #due = FIRST_EVERY;
  #names: string[] = [];
  #lastName = '';

  /** Adds a page of `count` rows. */
  page(count: number, name: (row: number) => string): void {
    const first = this.#rows;
    this.#rows += count;
    while (this.#due < this.#rows) {
      const at = this.#due - first;
      const before = at === 0 ? this.#lastName : name(at - 1);
      const here = name(at);
      this.#due++;
      // The versions of one name cannot be cut apart.
      if (here === before) continue;
      this.#keep(shortestAbove(before, here));
      this.#due = roundUp(this.#due, this.#every);
    }
    if (count > 0) this.#lastName = name(count - 1);
  }

  /** The quantiles of the rows so far. */
  get quantiles(): Quantiles {
    return { rows: this.#rows, every: this.#every, names: this.#names };
  }

  #keep(name: string): void {
    this.#names.push(name);
    if (this.#names.length <= MAX_NAMES) return;
    this.#names = this.#names.filter((_, index) => index % 2 === 1);
    this.#every *= 2;
  }
}

/** The quantiles of parts that follow each other. @param parts without names if they have few rows */
export function joinQuantiles(parts: readonly Quantiles[]): Quantiles {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  // The spacing of some part, or twice, four times ... as much.
  let every = Math.max(FIRST_EVERY, ...parts.map((part) => part.every));
  while (rows / every > MAX_NAMES) every *= 2;
  const names: string[] = [];
  /** Rows before the part, and those at which the next name is due. */
  let [before, due] = [0, every];
  for (const part of parts) {
    part.names.forEach((name, index) => {
      if (before + (index + 1) * part.every < due) return;
      names.push(name);
      due += every;
    });
    before += part.rows;
  }
  return { rows, every, names };
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}

/** The shortest prefix of `name` that sorts after `previous`. */
function shortestAbove(previous: string, name: string): string {
  const common = commonLength(previous, name);
  // Versions repeat a name.
  if (common === name.length) return name;
  return name.slice(0, common) + String.fromCodePoint(name.codePointAt(common)!);
}
