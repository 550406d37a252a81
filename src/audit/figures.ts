import type { ChangeKind } from '../changes/change-counter.ts';
import type { DuplicateTotals } from '../totals/duplicates.ts';
import type { FileFigures } from '../totals/file-figures.ts';
import type { VersionTotals } from '../totals/versions.ts';
import { type Asked, FIGURE_VOCABULARY, figureTerm } from './figure-vocabulary.ts';

/** What gates are judged by. */
export interface Figures {
  /** When the walk started, in milliseconds since 1970: ages are counted back from it. */
  now: number;
  /** Whether every bucket was walked to its end. Of a part of the files nothing is known of all of them. */
  complete: boolean;
  /** Buckets walked, or listed. */
  buckets: number;
  /** Of all files; undefined: none were walked. */
  all: FileFigures | undefined;
  /** Of the files that a glob fits; asked for the globs of `globsOf(gates).files` only. */
  within(glob: string): FileFigures;
  /** null: only the newest versions were walked. */
  versions: VersionTotals | null;
  /** null: there were more files than can be compared. undefined: they were not compared. */
  duplicates: DuplicateTotals | null | undefined;
  /** Or why there is nothing to compare with, such as "there is no earlier inventory yet". */
  changes: ChangeFigures | string;
}

/** What came of the comparison with the baseline. */
export interface ChangeFigures {
  /** Bytes that the baseline lists. */
  bytesBefore: number;
  /** @param glob null: all files; else one of `globsOf(gates).changes` */
  count(kind: ChangeKind, glob: string | null): number;
}

/**
 * Looks up a figure.
 * @returns bytes, a count, percent or, of durations, a moment in milliseconds since 1970; or why there is none
 */
export function figureOf({ name, scope }: Asked, figures: Figures): number | string {
  if (!figures.complete) return 'the inventory is not complete';
  const { needs } = figureTerm(name);
  if (needs === undefined) return figures.buckets;
  const { all } = figures;
  if (all === undefined) return 'no bucket was walked';
  if (needs === 'versions') return versionFigure(name, figures.versions);
  if (needs === 'baseline') return changeFigure({ name, scope }, figures.changes, all.bytes);
  if (name === 'duplicate-bytes') return duplicateFigure(figures.duplicates);
  return scope === null
    ? fileFigure(name, all, 'there is no file')
    : fileFigure(name, figures.within(scope), 'there is no such file');
}

function fileFigure(name: string, found: FileFigures, none: string): number | string {
  if (name === 'file-count') return found.files;
  if (name === 'total-bytes') return found.bytes;
  // Hide markers and unfinished large files are listed, but have nothing of these.
  if (Number.isNaN(found.largest)) return none;
  if (name === 'largest-file') return found.largest;
  const moment = name === 'newest-file' ? found.newest : found.oldest;
  return Number.isNaN(moment) ? 'no file has a time of upload' : moment;
}

function versionFigure(name: string, versions: VersionTotals | null): number | string {
  if (versions === null) return 'only the newest versions were walked';
  const { old, hidden, hiddenFiles, unfinished } = versions;
  if (name === 'old-version-bytes') return old.bytes + hidden.bytes;
  return name === 'hidden-count' ? hiddenFiles : unfinished;
}

function duplicateFigure(duplicates: DuplicateTotals | null | undefined): number | string {
  if (duplicates === null) return 'there are more files than can be compared';
  return duplicates?.spare.bytes ?? 'files were not compared';
}

function changeFigure(
  { name, scope }: Asked,
  changes: ChangeFigures | string,
  bytes: number,
): number | string {
  if (typeof changes === 'string') return changes;
  const { bytesBefore } = changes;
  if (name !== 'shrunk-by' && name !== 'grown-by') return changes.count(name as ChangeKind, scope);
  const more = name === 'grown-by' ? bytes - bytesBefore : bytesBefore - bytes;
  if (more <= 0) return 0;
  return bytesBefore === 0 ? 'the baseline has no bytes' : (100 * more) / bytesBefore;
}

/** The readers that conditions are compiled with. */
export const FIGURE_READERS = Object.fromEntries(
  FIGURE_VOCABULARY.terms.map(({ name }) => [
    name,
    {
      number(figures: Figures, scope: string | null): number {
        const found = figureOf({ name, scope }, figures);
        return typeof found === 'number' ? found : Number.NaN;
      },
    },
  ]),
);
