import type { Static } from '@sinclair/typebox';
import type { histogramBin } from './schema.ts';

/** One bin, with the keys of manifest.json. */
export type HistogramBin = Static<typeof histogramBin>;

/** In bytes. */
export const SIZE_EDGES: readonly number[] = [0, 1, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10];

/** In days. */
export const AGE_EDGES: readonly number[] = [0, 1, 7, 30, 90, 365, 730, 1_825];

/** Files and bytes by the range of a number. */
export class Histogram {
  readonly #edges: readonly number[];
  readonly #files: Float64Array;
  readonly #bytes: Float64Array;

  /** @param edges ascending; smaller values count to the first bin */
  constructor(edges: readonly number[]) {
    this.#edges = edges;
    this.#files = new Float64Array(edges.length);
    this.#bytes = new Float64Array(edges.length);
  }

  add(value: number, bytes: number): void {
    const edges = this.#edges;
    let bin = edges.length - 1;
    while (bin > 0 && value < edges[bin]!) bin--;
    this.#files[bin]!++;
    this.#bytes[bin]! += bytes;
  }

  get bins(): HistogramBin[] {
    return this.#edges.map((from, bin) => ({
      from,
      below: this.#edges[bin + 1] ?? null,
      files: this.#files[bin]!,
      bytes: this.#bytes[bin]!,
    }));
  }
}
