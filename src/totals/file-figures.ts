import { fromByteString, toByteString } from '../bytes/byte-string.ts';
import { filterNames } from '../names/name-filter.ts';
import type { Row } from '../rows/row.ts';
import type { Totals } from './sums.ts';
import { plausible } from './upload-time.ts';

/** What can be said of any number of rows in five numbers. */
export interface FileFigures extends Totals {
  /** When the newest and the oldest were uploaded, in milliseconds since 1970; NaN: there is none with a date. */
  newest: number;
  oldest: number;
  /** Bytes of the largest; NaN: there is none. */
  largest: number;
}

export function noFigures(): FileFigures {
  return { files: 0, bytes: 0, newest: Number.NaN, oldest: Number.NaN, largest: Number.NaN };
}

/**
 * @param uploaded NaN: nothing is known
 * @param upload whether it is a file, and not a hide marker or an unfinished large file
 */
export function addTo(figures: FileFigures, bytes: number, uploaded: number, upload: boolean): void {
  figures.files++;
  figures.bytes += bytes;
  if (!upload) return;
  // The first one compares with NaN.
  if (!(bytes <= figures.largest)) figures.largest = bytes;
  if (Number.isNaN(uploaded)) return;
  if (!(uploaded <= figures.newest)) figures.newest = uploaded;
  if (!(uploaded >= figures.oldest)) figures.oldest = uploaded;
}

interface Part {
  /** What names that fit begin with. */
  begin: string;
  fits(name: string): boolean;
  figures: FileFigures;
}

/** Figures of parts of the names, each by one glob. Rows that fit several globs count to each. */
export class FigureCollector {
  readonly #now: number;
  readonly #parts: ReadonlyMap<string, Part>;

  /**
   * @param globs none twice; without any, rows cost nothing
   * @param now when the walk started, in milliseconds since 1970
   * @throws GlobError
   */
  constructor(globs: Iterable<string>, now: number) {
    this.#now = now;
    this.#parts = new Map(
      [...new Set(globs)].map((glob) => {
        const filter = filterNames([glob], []);
        // Without a prefix no name fits.
        const [begin = ''] = filter.prefixes('', 1);
        return [glob, { begin: toByteString(begin), fits: filter.matches, figures: noFigures() }];
      }),
    );
  }

  add(row: Row): void {
    if (this.#parts.size === 0) return;
    let name: string | undefined;
    for (const { begin, fits, figures } of this.#parts.values()) {
      if (!row.name.startsWith(begin)) continue;
      name ??= fromByteString(row.name);
      if (!fits(name)) continue;
      addTo(figures, row.size, plausible(row.uploaded, this.#now), row.isUpload);
    }
  }

  /** @param glob one of those that the collector was made with */
  of(glob: string): FileFigures {
    return this.#parts.get(glob)!.figures;
  }
}
