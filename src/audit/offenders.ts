import { count } from '../text/numbers.ts';
import type { Offenders } from './finding.ts';
import type { Offending } from './rule.ts';

/** Names that a finding shows. */
const NAMES_SHOWN = 10;

/** Counts what offends, and keeps the first names. */
export class OffenderTally {
  count = 0;
  bytes = 0;
  readonly #names: string[] = [];
  readonly #unit: Offenders['unit'];
  readonly #sized: boolean;

  readonly #mostNames: number;

  /** @param sized bytes mean something */
  constructor(unit: Offenders['unit'], sized: boolean, mostNames = NAMES_SHOWN) {
    this.#mostNames = mostNames;
    this.#unit = unit;
    this.#sized = sized;
  }

  add(bytes: number): void {
    this.count++;
    this.bytes += bytes;
  }

  get wantsNames(): boolean {
    return this.#names.length < this.#mostNames;
  }

  /** Names what was added last. Versions of a name come one after the other, and are named once. */
  name(text: string): void {
    if (this.wantsNames && this.#names.at(-1) !== text) this.#names.push(text);
  }

  get offending(): Offending {
    return {
      count: this.count,
      bytes: this.bytes,
      text: count(this.count, this.#unit === 'url' ? 'URL' : this.#unit),
    };
  }

  get offenders(): Offenders {
    return {
      unit: this.#unit,
      count: this.count,
      bytes: this.#sized ? this.bytes : null,
      names: this.#names,
    };
  }
}
