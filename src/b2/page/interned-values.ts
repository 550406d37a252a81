import { type Bytes, bytesOf, sameBytes } from '../../bytes/byte-sink.ts';
import { INDEX, SETTING_FIELDS } from './page.ts';

/** Bits of a signature that hold the number of a field's value: MIME types are more than the others. */
const BITS = 4;
const TYPE_BITS = 8;

/**
 * Numbers the values that a field of SETTING_FIELDS has in this process, over all pages, so that rows need not be compared
 * value by value again.
 */
export class InternedValues {
  /** By how many bits the numbers are moved in a signature. */
  readonly #shift: number;
  /** Numbers begin with 1, for 0 is that of no value, and end below the one of all values that have none. */
  readonly #most: number;
  /** The part of a value without a number. */
  readonly other: number;
  readonly #values: Bytes[] = [];
  /** The number of the last value met, which often comes again. */
  #last = 0;

  constructor(shift: number, bits: number) {
    this.#shift = shift;
    this.#most = (1 << bits) - 2;
    this.other = (this.#most + 1) << shift;
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
    if (this.#values.length === this.#most) return this.other;
    this.#last = this.#values.push(bytesOf(Buffer.from(page.bytes.subarray(start, end)))) - 1;
    return this.matched;
  }

  /** The signature without the field's part: should the row have the field twice, the last counts. */
  without(signature: number): number {
    return signature & ~this.other;
  }
}

/** By where the field stands in `spans`. */
export const INTERNED_SETTINGS: readonly (InternedValues | undefined)[] = (() => {
  const values: (InternedValues | undefined)[] = [];
  let shift = 0;
  for (const field of SETTING_FIELDS) {
    const bits = field === 'contentType' ? TYPE_BITS : BITS;
    values[INDEX[field]] = new InternedValues(shift, bits);
    shift += bits;
  }
  return values;
})();

const OTHERS = SETTING_FIELDS.map((field) => INTERNED_SETTINGS[INDEX[field]]!.other);

/** Whether every value in the signature has a number of its own. */
export function isWhole(signature: number): boolean {
  for (const other of OTHERS) if ((signature & other) === other) return false;
  return true;
}
