import type { PrivacyPolicy } from '../github/privacy.ts';
import { markdownTable, nameCell } from '../text/markdown.ts';
import { bytes, count, whole } from '../text/numbers.ts';
import type { InventoryTotals, ListedFile } from '../totals/collector.ts';
import type { DuplicateTotals } from '../totals/duplicates.ts';
import type { FolderTotals } from '../totals/folders.ts';
import type { KeyTotals } from '../totals/heavy-hitters.ts';
import type { HistogramBin } from '../totals/histogram.ts';
import type { Totals } from '../totals/sums.ts';
import type { VersionTotals } from '../totals/versions.ts';

/** Lines of a table that are shown; manifest.json has more. */
const SHOWN = 20;

/**
 * The totals as sections of the summary, each folded; those that have nothing to show are left out.
 * @param all files and bytes of all rows
 * @param policy may hide names and everything made from them: folders, extensions, files
 */
export function totalsSections(totals: InventoryTotals, all: Totals, policy: PrivacyPolicy): string[] {
  if (all.files === 0) return [];
  const { extensions, contentTypes, ages, undated, sizes, versions, duplicates } = totals;
  const sections = [
    policy.hidesNames ? '' : folderSection(totals.folders),
    policy.hidesNames ? '' : keySection('Extensions', 'Extension', extensions),
    keySection('Content types', 'Content type', contentTypes),
    bandSection('Age', ages, ageText, undated),
    bandSection('Size of files', sizes, sizeText),
    policy.hidesNames ? '' : fileSection('Largest files', totals.largest),
    policy.hidesNames ? '' : fileSection('Newest files', totals.newest),
    policy.hidesNames ? '' : fileSection('Oldest files', totals.oldest),
    versions === null ? '' : versionSection(versions),
    duplicates === undefined ? '' : duplicateSection(duplicates, policy),
  ];
  return sections.filter((section) => section !== '');
}

function folded(title: string, text: string): string {
  return `<details><summary>${title}</summary>\n\n${text}\n</details>\n`;
}

const SUM_HEAD = ['Files', 'Size'];

function sumCells({ files, bytes: size }: Totals): string[] {
  return [whole(files), bytes(size)];
}

function folderSection(folders: FolderTotals | null): string {
  if (folders === null)
    return folded('Folders', 'Not available: the names are not in the order of their UTF-8 bytes.\n');
  const { heaviest, others, outside } = folders;
  if (heaviest.length === 0) return '';
  // The least that one has who is shown; they stay in the order of names.
  const least = heaviest.map((folder) => folder.bytes).sort((a, b) => b - a)[SHOWN - 1] ?? 0;
  const shown = heaviest.filter((folder) => folder.bytes >= least).slice(0, SHOWN);
  const several = shown.some(({ bucket }) => bucket !== shown[0]!.bucket);
  const rows = shown.map(({ bucket, prefix, ...sums }) => [
    nameCell(several ? `${bucket}: ${prefix}` : prefix),
    ...sumCells(sums),
  ]);
  if (outside.files > 0) rows.push(['in no folder', ...sumCells(outside)]);
  const more = heaviest.length - shown.length + others.reduce((sum, { folders }) => sum + folders, 0);
  const rest = more > 0 ? `\n… and ${count(more, 'smaller folder')}.\n` : '';
  return folded('Folders', `${markdownTable(['Folder', ...SUM_HEAD], rows, [1, 2])}${rest}`);
}

function keySection(title: string, head: string, { heaviest, other, mostUnlisted }: KeyTotals): string {
  const rows = heaviest
    .slice(0, SHOWN)
    .map(({ key, missed, ...sums }) => [
      key === '' ? 'none' : nameCell(key),
      whole(sums.files),
      `${missed ? 'at least ' : ''}${bytes(sums.bytes)}`,
    ]);
  const rest = { ...other };
  for (const { files, bytes: size } of heaviest.slice(SHOWN)) {
    rest.files += files;
    rest.bytes += size;
  }
  if (rest.files > 0) rows.push(['other', ...sumCells(rest)]);
  const most = Math.max(mostUnlisted, ...heaviest.slice(SHOWN).map(atMost));
  const bound = rest.files > 0 ? `\nNone of the others is larger than ${bytes(most)}.\n` : '';
  return folded(title, `${markdownTable([head, ...SUM_HEAD], rows, [1, 2])}${bound}`);
}

function atMost({ bytes: size, missed = 0 }: KeyTotals['heaviest'][number]): number {
  return size + missed;
}

function bandSection(
  title: string,
  bands: readonly HistogramBin[],
  text: (band: HistogramBin) => string,
  undated: Totals = { files: 0, bytes: 0 },
): string {
  const rows = bands.filter(({ files }) => files > 0).map((band) => [text(band), ...sumCells(band)]);
  if (undated.files > 0) rows.push(['unknown', ...sumCells(undated)]);
  return folded(title, markdownTable([title, ...SUM_HEAD], rows, [1, 2]));
}

function sizeText({ from, below }: HistogramBin): string {
  if (from === 0) return 'empty';
  return below === null ? `${bytes(from)} or more` : `${bytes(from)} to less than ${bytes(below)}`;
}

function ageText({ from, below }: HistogramBin): string {
  if (below === null) return `${count(from, 'day')} or more`;
  return `${from === 0 ? '' : `${whole(from)} to `}less than ${count(below, 'day')}`;
}

function fileSection(title: string, files: readonly ListedFile[]): string {
  if (files.length === 0) return '';
  const several = files.some(({ bucket }) => bucket !== files[0]!.bucket);
  const rows = files.map(({ bucket, name, bytes: size, uploadedAt }) => [
    nameCell(several ? `${bucket}: ${name}` : name),
    bytes(size),
    uploadedAt === null ? 'unknown' : uploadedAt.replace(/\.\d+Z$/, 'Z'),
  ]);
  return folded(title, markdownTable(['File', 'Size', 'Uploaded'], rows, [1]));
}

function versionSection({ old, hidden, hiddenFiles, hideMarkers, unfinished }: VersionTotals): string {
  const rows = [
    ['old versions', ...sumCells(old)],
    [`versions of ${count(hiddenFiles, 'hidden file')}`, ...sumCells(hidden)],
    ['hide markers', whole(hideMarkers), ''],
    ['unfinished large files', whole(unfinished), 'not listed by B2'],
  ];
  return folded('Versions', markdownTable(['', 'Number', 'Size'], rows, [1, 2]));
}

function duplicateSection(duplicates: DuplicateTotals | null, policy: PrivacyPolicy): string {
  if (duplicates === null)
    return folded('Duplicates', 'Not available: there are too many files to compare.\n');
  const { groups, spare, largest, notCompared } = duplicates;
  const found =
    groups === 0
      ? 'None.'
      : `${count(groups, 'duplicate group')}: ${count(spare.files, 'redundant file')}, ${bytes(spare.bytes)} reclaimable.`;
  const rest =
    notCompared.files > 0
      ? ` Not compared, because B2 has not verified their SHA-1: ${count(notCompared.files, 'file')}, ${bytes(notCompared.bytes)}.`
      : '';
  const rows = largest.map(({ sha1, size, files }) => [
    `<code>${sha1}</code>`,
    bytes(size),
    whole(files),
    bytes(size * (files - 1)),
  ]);
  // A digest tells those who have the file that it is here, too.
  const table =
    policy.hidesNames || rows.length === 0
      ? ''
      : `\n${markdownTable(['SHA-1', 'Size', 'Files', 'Reclaimable'], rows, [1, 2, 3])}`;
  return folded('Duplicates', `${found}${rest}\n${table}`);
}
