import { type Bytes, bytesOf, sameBytes } from '../../bytes/byte-sink.ts';
import { SETTING_FIELDS, SLOT } from './fields.ts';

/** Bits of an interned id for a field's value. There are more MIME types than values of the other fields. */
const BITS = 4;
const CONTENT_TYPE_BITS = 8;

/**
 * Numbers the values of one SETTING_FIELD, over all pages of the process, so that rows can be compared by one number.
 * A row's interned id combines the bits of its six values.
 */
export class InternedValues {
  /** Position of the field's bits in an interned id. */
  readonly #shift: number;
  /** Values are numbered from 1; 0 is an absent field, and the largest number is `uninterned`. */
  readonly #max: number;
  /** The bits of a value without a number; also the mask of the field's bits. */
  readonly uninterned: number;
  readonly #values: Bytes[] = [];
  /** Index of the last value found, which is likely to be the next one, too. */
  #last = 0;

  constructor(shift: number, bits: number) {
    this.#shift = shift;
    this.#max = (1 << bits) - 2;
    this.uninterned = (this.#max + 1) << shift;
  }

  /** Looks for an interned value at `start`. @returns its length in bytes, and 0 if there is none; see `matched` */
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

  /** The bits of the value matched last. */
  get matched(): number {
    return (this.#last + 1) << this.#shift;
  }

  /** Interns a value, if a number is left. @returns its bits */
  intern(page: Bytes, start: number, end: number): number {
    if (this.#values.length === this.#max) return this.uninterned;
    this.#last = this.#values.push(bytesOf(Buffer.from(page.bytes.subarray(start, end)))) - 1;
    return this.matched;
  }

  /** An interned id without the field's bits, for rows that repeat the field. */
  clear(id: number): number {
    return id & ~this.uninterned;
  }
}

/** By slot; undefined for fields that are not interned. */
export const INTERNED_SETTINGS: readonly (InternedValues | undefined)[] = (() => {
  const values: (InternedValues | undefined)[] = [];
  let shift = 0;
  for (const field of SETTING_FIELDS) {
    const bits = field === 'contentType' ? CONTENT_TYPE_BITS : BITS;
    values[SLOT[field]] = new InternedValues(shift, bits);
    shift += bits;
  }
  return values;
})();

const UNINTERNED = SETTING_FIELDS.map((field) => INTERNED_SETTINGS[SLOT[field]]!.uninterned);

/** Whether every value in the id is interned. */
export function isInterned(id: number): boolean {
  for (const uninterned of UNINTERNED) if ((id & uninterned) === uninterned) return false;
  return true;
}
