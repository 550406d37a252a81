import { fromByteString, toByteString } from '../bytes/byte-string.ts';
import { filterNames } from '../names/name-filter.ts';
import type { Row } from '../rows/row.ts';
import type { Totals } from './sums.ts';
import { plausible } from './upload-time.ts';

/** Five numbers about any number of rows. */
export interface FileFigures extends Totals {
  /** Upload times of the newest and the oldest file, in milliseconds since 1970; NaN if none has one. */
  newest: number;
  oldest: number;
  /** Bytes of the largest file; NaN if there is none. */
  largest: number;
}

export function noFigures(): FileFigures {
  return { files: 0, bytes: 0, newest: Number.NaN, oldest: Number.NaN, largest: Number.NaN };
}

/**
 * @param uploaded NaN if unknown
 * @param upload whether it is a file, not a hide marker or an unfinished large file
 */
export function addTo(figures: FileFigures, bytes: number, uploaded: number, upload: boolean): void {
  figures.files++;
  figures.bytes += bytes;
  if (!upload) return;
  // Negated, so that the first value replaces NaN.
  if (!(bytes <= figures.largest)) figures.largest = bytes;
  if (Number.isNaN(uploaded)) return;
  if (!(uploaded <= figures.newest)) figures.newest = uploaded;
  if (!(uploaded >= figures.oldest)) figures.oldest = uploaded;
}

interface Part {
  /** The prefix of all matching names. */
  prefix: string;
  matches(name: string): boolean;
  figures: FileFigures;
}

/** Figures of the files that match a glob, for each of several globs. */
export class FigureCollector {
  readonly #now: number;
  readonly #parts: ReadonlyMap<string, Part>;

  /**
   * @param globs duplicates are ignored
   * @param now start of the listing, in milliseconds since 1970
   * @throws GlobError
   */
  constructor(globs: Iterable<string>, now: number) {
    this.#now = now;
    this.#parts = new Map(
      [...new Set(globs)].map((glob) => {
        const filter = filterNames([glob], []);
        // Without a prefix, no name matches.
        const [prefix = ''] = filter.prefixes('', 1);
        return [glob, { prefix: toByteString(prefix), matches: filter.matches, figures: noFigures() }];
      }),
    );
  }

  add(row: Row): void {
    if (this.#parts.size === 0) return;
    let name: string | undefined;
    for (const { prefix, matches, figures } of this.#parts.values()) {
      if (!row.name.startsWith(prefix)) continue;
      name ??= fromByteString(row.name);
      if (!matches(name)) continue;
      addTo(figures, row.size, plausible(row.uploaded, this.#now), row.isUpload);
    }
  }

  /** @param glob one of the constructor's */
  of(glob: string): FileFigures {
    return this.#parts.get(glob)!.figures;
  }
}
