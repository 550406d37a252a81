import type { ChangeKind } from '../changes/change-counter.ts';
import type { DuplicateTotals } from '../totals/duplicates.ts';
import type { FigureFiles, FileFigures, NamedFile } from '../totals/file-figures.ts';
import type { LockedTotals } from '../totals/locked-totals.ts';
import type { VersionTotals } from '../totals/versions.ts';
import { type Asked, FIGURE_VOCABULARY, figureTerm } from './figure-vocabulary.ts';
import { countOf, type RuleResults } from './finding.ts';
import type { Level } from './rule.ts';

/** The values that gates are evaluated with. */
export interface Figures {
  /** When the listing began, in milliseconds since 1970; ages are relative to it. */
  now: number;
  /** Every bucket was listed to its end. From a part of the files nothing follows about all of them. */
  complete: boolean;
  /** Buckets listed. */
  buckets: number;
  /** Public ones among them; null: the key may not read what they are. */
  publicBuckets: number | null;
  /** undefined: no rule was asked for. */
  results: RuleResults | undefined;
  /** URLs at fault, or why their number is unknown; undefined: they were not verified. */
  urlFailures: number | string | undefined;
  /** Of all files; undefined: no files were listed. */
  all: FileFigures | undefined;
  /** Of the files that a glob matches: one of `globsOf(gates).files`. */
  within(glob: string): FileFigures;
  /** The files whose values `all` or `within` contains. @param glob null: all files */
  filesOf(glob: string | null): FigureFiles;
  /** null: only the newest versions were listed. */
  versions: VersionTotals | null;
  /** null: more files than can be compared. undefined: not compared. */
  duplicates: DuplicateTotals | null | undefined;
  /** undefined: no gate asks for it. */
  locked: LockedTotals | undefined;
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
  /** The first ten of them. */
  names(kind: ChangeKind, glob: string | null): readonly NamedFile[];
}

/**
 * Looks up a figure.
 * @returns bytes, a count, percent or, for durations, a time in milliseconds since 1970; or why it has no value
 */
export function figureOf(asked: Asked, figures: Figures): number | string {
  const value = amountOf(asked, figures);
  const total = figures.all?.bytes ?? 0;
  if (!asked.share || typeof value === 'string') return value;
  return total === 0 ? 0 : (100 * value) / total;
}

function amountOf({ name, scope }: Asked, figures: Figures): number | string {
  if (!figures.complete) return 'the inventory is not complete';
  const { needs } = figureTerm(name);
  if (needs === 'urls') return figures.urlFailures ?? 'URLs were not verified';
  if (needs === 'rules') return findingsFigure(name, figures.results);
  if (name === 'public-buckets') return figures.publicBuckets ?? 'the key lacks listBuckets';
  if (needs === undefined) return figures.buckets;
  const { all } = figures;
  if (all === undefined) return 'no files were listed';
  if (needs === 'versions') return versionFigure(name, figures.versions);
  if (needs === 'baseline') return changeFigure(name, scope, figures.changes, all.bytes);
  if (name === 'locked-bytes') return lockedFigure(figures.locked);
  if (name === 'duplicate-bytes') return duplicateFigure(figures.duplicates);
  return scope === null
    ? fileFigure(name, all, 'there are no files')
    : fileFigure(name, figures.within(scope), NO_MATCH);
}

/** The first files that a figure counts, or the file whose value it is; empty for other figures. */
export function filesOf({ name, scope }: Asked, { changes, filesOf: of }: Figures): readonly NamedFile[] {
  if (name === 'added' || name === 'removed' || name === 'changed')
    return typeof changes === 'string' ? [] : changes.names(name, scope);
  const which = FILE_FIGURES[name];
  const file = which && of(scope)[which];
  return file ? [file] : [];
}

const FILE_FIGURES: Readonly<Record<string, keyof FigureFiles>> = {
  'newest-file': 'newest',
  'oldest-file': 'oldest',
  'largest-file': 'largest',
};

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

function lockedFigure(locked: LockedTotals | undefined): number | string {
  if (!locked) return 'locks were not looked at';
  const { bytes, unknown } = locked;
  return unknown === 0 ? bytes : 'the key lacks readFileRetentions or readFileLegalHolds';
}

const LEVEL_OF: Readonly<Record<string, Level>> = { errors: 'error', warnings: 'warning', notes: 'note' };

/** A rule that was not evaluated might have failed, so the count is not known. */
function findingsFigure(name: string, results: RuleResults | undefined): number | string {
  const level = LEVEL_OF[name]!;
  if (!results) return 'there are no rules';
  const count = countOf(results, level);
  const open = results.notEvaluated.filter((each) => each.level === level);
  if (open.length === 0) return count;
  const rules = new Map(open.map(({ rule, reason }) => [rule, reason]));
  const why = Array.from(
    rules,
    ([rule, reason]) => `${rule} was not evaluated: ${reason} (-${rule} drops it)`,
  );
  return `${count === 0 ? '' : `${count} found, and `}${why.join('; ')}`;
}

function changeFigure(
  name: string,
  scope: string | null,
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
  FIGURE_VOCABULARY.terms.map(({ name, share }) => {
    const reader = (share: boolean) => (figures: Figures, scope: string | null) => {
      const found = figureOf({ name, scope, share }, figures);
      return typeof found === 'number' ? found : Number.NaN;
    };
    return [name, { number: reader(false), ...(share && { share: reader(true) }) }];
  }),
);
