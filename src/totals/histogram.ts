import type { Static } from '@sinclair/typebox';
import type { histogramBin } from './schema.ts';

/** Files from one border up to the next. */
export type HistogramBin = Static<typeof histogramBin>;

/** Bytes. */
export const SIZE_BORDERS: readonly number[] = [0, 1, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10];

/** Days. */
export const AGE_BORDERS: readonly number[] = [0, 1, 7, 30, 90, 365, 730, 1_825];

/** Files by a number that each of them has. */
export class Histogram {
  readonly #borders: readonly number[];
  readonly #files: Float64Array;
  readonly #bytes: Float64Array;

  /** @param borders ascending; what is below the first counts to the first band */
  constructor(borders: readonly number[]) {
    this.#borders = borders;
    this.#files = new Float64Array(borders.length);
    this.#bytes = new Float64Array(borders.length);
  }

  add(value: number, bytes: number): void {
    const borders = this.#borders;
    let band = borders.length - 1;
    while (band > 0 && value < borders[band]!) band--;
    this.#files[band]!++;
    this.#bytes[band]! += bytes;
  }

  get bands(): HistogramBin[] {
    return this.#borders.map((from, band) => ({
      from,
      below: this.#borders[band + 1] ?? null,
      files: this.#files[band]!,
      bytes: this.#bytes[band]!,
    }));
  }
}
