import { type Bytes, bytesOf, sameBytes } from './byte-sink.ts';
import { INDEX, SETTING_FIELDS } from './page.ts';

/** Values of a field that have a number; 0 is that of none, and the last one is that of all others. */
const VALUES = 30;
const OTHER = VALUES + 1;
const BITS = 5;

/**
 * Numbers the values that a field of SETTING_FIELDS has in this process, over all pages, so that rows need not be compared
 * value by value again.
 */
export class SettingValues {
  /** By how many bits the numbers are moved in a signature. */
  readonly #shift: number;
  readonly #values: Bytes[] = [];
  /** The number of the last value met, which often comes again. */
  #last = 0;

  constructor(shift: number) {
    this.#shift = shift;
  }

  /** @returns bytes of the value that begins there, if it has a number, which `last` then is; else 0 */
  match(page: Bytes, start: number): number {
    const room = page.bytes.length - start;
    const values = this.#values;
    for (let tries = values.length; tries > 0; tries--) {
      const value = values[this.#last]!;
      const { length } = value.bytes;
      if (length <= room && sameBytes(page, start, value, 0, length)) return length;
      this.#last = this.#last + 1 === values.length ? 0 : this.#last + 1;
    }
    return 0;
  }

  /** The part of a signature that the value matched last makes. */
  get matched(): number {
    return (this.#last + 1) << this.#shift;
  }

  /** Gives a value a number, if there is one left. @returns its part of a signature */
  meet(page: Bytes, start: number, end: number): number {
    if (this.#values.length === VALUES) return this.other;
    this.#last = this.#values.push(bytesOf(Buffer.from(page.bytes.subarray(start, end)))) - 1;
    return this.matched;
  }

  /** The part of a value without a number. */
  get other(): number {
    return OTHER << this.#shift;
  }

  /** The signature without the field's part: should the row have the field twice, the last counts. */
  without(signature: number): number {
    return signature & ~this.other;
  }
}

/** By where the field stands in `spans`. */
export const SETTING_VALUES: readonly (SettingValues | undefined)[] = (() => {
  const values: (SettingValues | undefined)[] = [];
  for (const [index, field] of SETTING_FIELDS.entries())
    values[INDEX[field]] = new SettingValues(index * BITS);
  return values;
})();

/** Whether every value in the signature has a number of its own. */
export function isWhole(signature: number): boolean {
  for (let rest = signature; rest > 0; rest >>>= BITS) if ((rest & OTHER) === OTHER) return false;
  return true;
}
