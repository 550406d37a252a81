import { fromByteString, toByteString } from '../bytes/byte-string.ts';
import { filterNames } from '../names/name-filter.ts';
import { stringOf } from '../rows/json-literal.ts';
import type { Row } from '../rows/row.ts';
import type { RowSink, RowSinkFactory, SinkFolder } from '../rows/row-sink.ts';
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

/** The files whose values figures contain. */
export interface FigureFiles {
  newest?: NamedFile;
  oldest?: NamedFile;
  largest?: NamedFile;
}

export interface NamedFile {
  readonly bucket: string;
  readonly name: string;
}

/** Adds the figures of other rows. */
export function merge(figures: FileFigures, others: Readonly<FileFigures>): void {
  const larger = (a: number, b: number) => (a >= b || Number.isNaN(b) ? a : b);
  figures.files += others.files;
  figures.bytes += others.bytes;
  figures.largest = larger(figures.largest, others.largest);
  figures.newest = larger(figures.newest, others.newest);
  figures.oldest = -larger(-figures.oldest, -others.oldest);
}

interface Part {
  /** The prefix of all matching names. */
  prefix: string;
  matches(name: string): boolean;
  figures: FileFigures;
  files: FigureFiles;
}

/** Figures of parts of the names, each selected by a glob. Rows that match several globs count for each. */
export class ScopedFigures implements RowSinkFactory {
  readonly name = 'figures';
  readonly #globs: ReadonlySet<string>;
  #parts: ReadonlyMap<string, Part> = new Map();

  /** @throws GlobError */
  constructor(globs: Iterable<string>) {
    this.#globs = new Set(globs);
    this.#parts = newParts(this.#globs);
  }

  async begin({ startedAt }: SinkFolder): Promise<RowSink> {
    const now = startedAt.getTime();
    this.#parts = newParts(this.#globs);
    return this.#globs.size === 0 ? {} : { add: (row) => this.#add(row, now) };
  }

  #add(row: Row, now: number): void {
    let name: string | undefined;
    for (const { prefix, matches, figures, files } of this.#parts.values()) {
      if (!row.name.startsWith(prefix)) continue;
      name ??= fromByteString(row.name);
      if (!matches(name)) continue;
      const { newest, oldest, largest } = figures;
      addTo(figures, row.size, plausible(row.uploaded, now), row.isUpload);
      const before = { newest, oldest, largest };
      for (const which of ['newest', 'oldest', 'largest'] as const) {
        if (Object.is(figures[which], before[which])) continue;
        files[which] = { bucket: fromByteString(stringOf(row.bucket)), name };
      }
    }
  }

  /** @param glob one of those given to the constructor */
  of(glob: string): FileFigures {
    return this.#parts.get(glob)!.figures;
  }

  /** @param glob one of those given to the constructor */
  filesOf(glob: string): FigureFiles {
    return this.#parts.get(glob)!.files;
  }
}

function newParts(globs: Iterable<string>): ReadonlyMap<string, Part> {
  return new Map(
    Array.from(globs, (glob) => {
      const filter = filterNames([glob], []);
      // Without a prefix, no name matches.
      const [prefix = ''] = filter.prefixes('', 1);
      return [
        glob,
        { prefix: toByteString(prefix), matches: filter.matches, figures: noFigures(), files: {} },
      ];
    }),
  );
}
