import type { ChangeKind } from '../changes/change-counter.ts';
import type { DuplicateTotals } from '../totals/duplicates.ts';
import type { FileFigures } from '../totals/file-figures.ts';
import type { VersionTotals } from '../totals/versions.ts';
import { type Asked, FIGURE_VOCABULARY, figureTerm } from './figure-vocabulary.ts';

/** The values that gates are evaluated with. */
export interface Figures {
  /** When the listing began, in milliseconds since 1970; ages are relative to it. */
  now: number;
  /** Every bucket was listed to its end. From a part of the files nothing follows about all of them. */
  complete: boolean;
  /** Buckets listed. */
  buckets: number;
  /** Of all files; undefined: no files were listed. */
  all: FileFigures | undefined;
  /** Of the files that a glob matches: one of `globsOf(gates).files`. */
  within(glob: string): FileFigures;
  /** null: only the newest versions were listed. */
  versions: VersionTotals | null;
  /** null: more files than can be compared. undefined: not compared. */
  duplicates: DuplicateTotals | null | undefined;
  /** Or why there is nothing to compare with. */
  changes: ChangeFigures | string;
  /** Globs of `globsOf(gates)` that match no listed file and no change. Absent: all of them match. */
  unmatched?: ReadonlySet<string>;
}

/** Why figures of changes have no value in the first run. */
export const NO_BASELINE_YET = 'there is no earlier inventory yet';

/** The result of the comparison with the baseline. */
export interface ChangeFigures {
  /** Total bytes of the baseline. */
  bytesBefore: number;
  /** @param glob null: all files; else one of `globsOf(gates).changes` */
  count(kind: ChangeKind, glob: string | null): number;
}

/**
 * Looks up a figure.
 * @returns bytes, a count, percent or, for durations, a time in milliseconds since 1970; or why it has no value
 */
export function figureOf({ name, scope }: Asked, figures: Figures): number | string {
  if (!figures.complete) return 'the inventory is not complete';
  const { needs } = figureTerm(name);
  if (needs === undefined) return figures.buckets;
  const { all } = figures;
  if (all === undefined) return 'no files were listed';
  if (needs === 'versions') return versionFigure(name, figures.versions);
  if (needs === 'baseline') return changeFigure({ name, scope }, figures.changes, all.bytes);
  if (name === 'duplicate-bytes') return duplicateFigure(figures.duplicates);
  return scope === null
    ? fileFigure(name, all, 'there are no files')
    : fileFigure(name, figures.within(scope), NO_MATCH);
}

/** As a figure with a value says it, too. */
export const NO_MATCH = '0 files match';

function fileFigure(name: string, found: FileFigures, none: string): number | string {
  if (name === 'file-count') return found.files;
  if (name === 'total-bytes') return found.bytes;
  // Hide markers and unfinished large files are listed, but have none of these.
  if (Number.isNaN(found.largest)) return none;
  if (name === 'largest-file') return found.largest;
  const moment = name === 'newest-file' ? found.newest : found.oldest;
  return Number.isNaN(moment) ? 'no file has an upload time' : moment;
}

function versionFigure(name: string, versions: VersionTotals | null): number | string {
  if (versions === null) return 'only the newest versions were listed';
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

/** The readers that gate conditions are compiled with. */
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
