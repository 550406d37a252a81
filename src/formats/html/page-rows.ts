import { DIGIT_0 } from '../../bytes/ascii.ts';
import { ByteSink } from '../../bytes/byte-sink.ts';
import type { ByteString } from '../../bytes/byte-string.ts';
import { addTo, type FileFigures, merge, noFigures } from '../../totals/file-figures.ts';

/** The longest bar of a size; `s00` to `s20` in the style. */
export const BAR_STEPS = 20;

/** Rows of one page's table, and what they add up to. */
export class PageRows {
  readonly to = new ByteSink(0);
  figures: FileFigures = noFigures();
  entries = 0;
  firstName: ByteString = '';
  /** Some files are in folders without pages. */
  hasDeepFiles = false;
  /** Of each row: where the two digits of its bar are, and its bytes. */
  readonly #bars: { at: number; bytes: number }[] = [];

  /** Begins a row. @param name shown where this is one of several pages */
  begin(name: ByteString): void {
    if (this.entries++ === 0) this.firstName = name;
  }

  /** The row is of a file. @param uploaded NaN if it is unknown or does not count */
  addFile(bytes: number, uploaded: number, upload: boolean): void {
    addTo(this.figures, bytes, uploaded, upload);
  }

  /** The row is of several files. */
  addFiles(figures: FileFigures): void {
    merge(this.figures, figures);
  }

  /** The next two bytes are the digits of the row's bar. */
  markBar(bytes: number): void {
    this.#bars.push({ at: this.to.length, bytes });
    this.to.text('00');
  }

  /** Draws the bars. @param largest bytes of the longest one @returns the rows, valid until `clear` */
  drawn(largest: number): Uint8Array {
    const { bytes: text, length } = this.to;
    for (const { at, bytes } of this.#bars) {
      const steps = bytes > 0 ? Math.ceil((BAR_STEPS * bytes) / largest) : 0;
      text[at] = DIGIT_0 + Math.floor(steps / 10);
      text[at + 1] = DIGIT_0 + (steps % 10);
    }
    return text.subarray(0, length);
  }

  /** Bytes of the largest entry. */
  get largest(): number {
    return this.#bars.reduce((most, { bytes }) => Math.max(most, bytes), 0);
  }

  clear(): void {
    this.to.length = 0;
    this.figures = noFigures();
    this.entries = 0;
    this.hasDeepFiles = false;
    this.#bars.length = 0;
  }
}
