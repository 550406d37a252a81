import { DIGIT_0 } from '../../bytes/ascii.ts';
import { type Bytes, bytesOf, sameBytes } from '../../bytes/byte-sink.ts';
import { ROW_SPANS, SETTING_FIELDS, SLOT } from './fields.ts';
import { isDigit } from './json-bytes.ts';
import { MOST_DIGITS, retentionDate } from './retention-date.ts';

/** Bits of an interned id for a field's value. There are more MIME types than values of the other fields. */
const BITS = 4;
const CONTENT_TYPE_BITS = 8;

/** A value that was numbered. */
interface Interned {
  /** All of it, or what precedes its date. */
  head: Bytes;
  /** What follows the date, which may be any; undefined if the value has no date. */
  tail: Bytes | undefined;
}

/**
 * Numbers the values of one SETTING_FIELD, over all pages of the process, so that rows can be compared by one number.
 * A row's interned id combines the bits of its six values. Values that differ only in the date of a retention count as
 * the same, since each file may have its own.
 */
export class InternedValues {
  /** Position of the field's bits in an interned id. */
  readonly #shift: number;
  /** Values are numbered from 1; 0 is an absent field, and the largest number is `uninterned`. */
  readonly #max: number;
  /** The bits of a value without a number; also the mask of the field's bits. */
  readonly uninterned: number;
  readonly #values: Interned[] = [];
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
      const { head, tail } = value;
      const { length } = head.bytes;
      if (length <= room && sameBytes(page, start, head, 0, length)) {
        const end = tail === undefined ? start + length : endAfterDate(page, start + length, tail);
        if (end > 0) return end - start;
      }
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
    const value = Buffer.from(page.bytes.subarray(start, end));
    const date = retentionDate(value.toString('latin1'));
    const [head, tail] = date ? [value.subarray(0, date[0]), bytesOf(value.subarray(date[1]))] : [value];
    this.#last = this.#values.push({ head: bytesOf(head), tail }) - 1;
    return this.matched;
  }

  /** An interned id without the field's bits, for rows that repeat the field. */
  clear(id: number): number {
    return id & ~this.uninterned;
  }
}

/** @returns where the value ends whose date is at `start`; 0 if no date, or another value, is there */
function endAfterDate(page: Bytes, start: number, tail: Bytes): number {
  const { bytes } = page;
  let at = start;
  while (isDigit(bytes[at]!)) at++;
  const digits = at - start;
  if (digits === 0 || digits > MOST_DIGITS || (digits > 1 && bytes[start] === DIGIT_0)) return 0;
  const end = at + tail.bytes.length;
  return end <= bytes.length && sameBytes(page, at, tail, 0, tail.bytes.length) ? end : 0;
}

/** By slot; undefined for fields that are not interned. */
export const INTERNED_SETTINGS: readonly (InternedValues | undefined)[] = (() => {
  const values = new Array<InternedValues | undefined>(ROW_SPANS).fill(undefined);
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
