import type { PrivacyPolicy } from '../github/privacy.ts';
import { markdownTable, nameCell } from '../text/markdown.ts';
import { bytes, count, share, utcMinute, whole } from '../text/numbers.ts';
import type { InventoryTotals, ListedFile } from '../totals/collector.ts';
import type { DuplicateTotals } from '../totals/duplicates.ts';
import type { FolderTotal, FolderTotals } from '../totals/folders.ts';
import type { KeyTotals } from '../totals/heavy-hitters.ts';
import type { HistogramBin } from '../totals/histogram.ts';
import type { Totals } from '../totals/sums.ts';
import type { VersionTotals } from '../totals/versions.ts';
import { folded } from './named-files.ts';

/** Lines of a table that are shown; manifest.json has more. */
const SHOWN = 20;
/** Files up to which all URLs are shown, so that tables of them say nothing new. */
export const FEW_FILES = 20;

/**
 * The totals as sections of the summary, each folded; those that have nothing to say are left out.
 * @param all files and bytes of all rows
 * @param policy may hide names and everything made from them: folders, extensions, files
 */
export function totalsSections(totals: InventoryTotals, all: Totals, policy: PrivacyPolicy): string[] {
  if (all.files === 0) return [];
  const { extensions, contentTypes, ages, undated, sizes, versions, duplicates } = totals;
  const { hidesNames } = policy;
  const isLarge = all.files > FEW_FILES;
  const sections = [
    hidesNames ? '' : folderSection(totals.folders, all),
    hidesNames || !isLarge ? '' : keySection('Extensions', 'Extension', extensions, all),
    isLarge ? keySection('Content types', 'Content type', contentTypes, all) : '',
    isLarge ? bandSection('Age', ages, ageText, all, undated) : '',
    isLarge ? bandSection('Size of files', sizes, sizeText, all) : '',
    hidesNames || !isLarge ? '' : fileSection('Largest files', totals.largest),
    hidesNames || !isLarge ? '' : fileSection('Newest files', totals.newest),
    hidesNames || !isLarge ? '' : fileSection('Oldest files', totals.oldest),
    versions === null ? '' : versionSection(versions, all),
    duplicates === undefined ? '' : duplicateSection(duplicates, policy),
  ];
  return sections.filter((section) => section !== '');
}

const SUM_HEAD = ['Files', 'Size', 'Share', ''];
const SUM_RIGHT = [1, 2, 3];
const BAR_BLOCKS = 8;

function sumCells({ files, bytes: size }: Totals, all: Totals): string[] {
  return [whole(files), bytes(size), share(size, all.bytes), bar(size, all.bytes)];
}

/** `█████░░░` */
function bar(part: number, of: number): string {
  const full = of === 0 ? 0 : Math.round((BAR_BLOCKS * part) / of);
  return '█'.repeat(full) + '░'.repeat(BAR_BLOCKS - full);
}

interface Node {
  folder: FolderTotal;
  children: Node[];
}

/** Each folder under the shown one that contains it, the largest first. */
function treeOf(folders: readonly FolderTotal[]): Node[] {
  const roots: Node[] = [];
  const open: Node[] = [];
  // In the order of names, folders follow the one that contains them.
  for (const folder of folders) {
    const contains = ({ folder: outer }: Node) =>
      outer.bucket === folder.bucket && folder.prefix.startsWith(outer.prefix);
    while (open.length > 0 && !contains(open.at(-1)!)) open.pop();
    const node = { folder, children: [] };
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

function folderSection(folders: FolderTotals | null, all: Totals): string {
  if (folders === null)
    return folded('Folders', 'Not available: the names are not in the order of their UTF-8 bytes.\n');
  const { heaviest, others, outside } = folders;
  if (heaviest.length === 0) return '';
  // The least that one has who is shown.
  const least = heaviest.map((folder) => folder.bytes).sort((a, b) => b - a)[SHOWN - 1] ?? 0;
  const shown = heaviest.filter((folder) => folder.bytes >= least).slice(0, SHOWN);
  const several = shown.some(({ bucket }) => bucket !== shown[0]!.bucket);
  const rows: string[][] = [];
  const add = (nodes: Node[], level: number, outer: string): void => {
    for (const { folder, children } of nodes.toSorted((a, b) => b.folder.bytes - a.folder.bytes)) {
      const label =
        several && level === 0 ? `${folder.bucket}: ${folder.prefix}` : folder.prefix.slice(outer.length);
      rows.push([`${'&emsp;'.repeat(level)}${nameCell(label)}`, ...sumCells(folder, all)]);
      add(children, level + 1, folder.prefix);
    }
  };
  add(treeOf(shown), 0, '');
  if (outside.files > 0) rows.push(['in no folder', ...sumCells(outside, all)]);
  const more = heaviest.length - shown.length + others.reduce((sum, { folders }) => sum + folders, 0);
  const rest = more > 0 ? `\n… and ${count(more, 'smaller folder')}.\n` : '';
  return folded('Folders', `${markdownTable(['Folder', ...SUM_HEAD], rows, SUM_RIGHT)}${rest}`);
}

/** Empty if there is only one key, which says nothing. */
function keySection(
  title: string,
  head: string,
  { heaviest, other, mostUnlisted }: KeyTotals,
  all: Totals,
): string {
  if (heaviest.length === 1 && other.files === 0) return '';
  const rows = heaviest.slice(0, SHOWN).map(({ key, missed, ...sums }) => {
    const [files, size = '', ...rest] = sumCells(sums, all);
    return [key === '' ? 'none' : nameCell(key), files!, `${missed ? 'at least ' : ''}${size}`, ...rest];
  });
  const rest = { ...other };
  for (const { files, bytes: size } of heaviest.slice(SHOWN)) {
    rest.files += files;
    rest.bytes += size;
  }
  if (rest.files > 0) rows.push(['other', ...sumCells(rest, all)]);
  const most = Math.max(mostUnlisted, ...heaviest.slice(SHOWN).map(atMost));
  const bound = rest.files > 0 ? `\nNone of the others is larger than ${bytes(most)}.\n` : '';
  return folded(title, `${markdownTable([head, ...SUM_HEAD], rows, SUM_RIGHT)}${bound}`);
}

function atMost({ bytes: size, missed = 0 }: KeyTotals['heaviest'][number]): number {
  return size + missed;
}

function bandSection(
  title: string,
  bands: readonly HistogramBin[],
  text: (band: HistogramBin) => string,
  all: Totals,
  undated: Totals = { files: 0, bytes: 0 },
): string {
  const rows = bands.filter(({ files }) => files > 0).map((band) => [text(band), ...sumCells(band, all)]);
  if (undated.files > 0) rows.push(['unknown', ...sumCells(undated, all)]);
  return rows.length > 1 ? folded(title, markdownTable([title, ...SUM_HEAD], rows, SUM_RIGHT)) : '';
}

export function sizeText({ from, below }: HistogramBin): string {
  if (from === 0) return 'empty';
  return below === null ? `${bytes(from)} or more` : `${bytes(from)} to less than ${bytes(below)}`;
}

export function ageText({ from, below }: HistogramBin): string {
  if (below === null) return `${count(from, 'day')} or more`;
  return `${from === 0 ? '' : `${whole(from)} to `}less than ${count(below, 'day')}`;
}

function fileSection(title: string, files: readonly ListedFile[]): string {
  if (files.length === 0) return '';
  const several = files.some(({ bucket }) => bucket !== files[0]!.bucket);
  const rows = files.map(({ bucket, name, bytes: size, uploadedAt }) => [
    nameCell(several ? `${bucket}: ${name}` : name),
    bytes(size),
    uploadedAt === null ? 'unknown' : utcMinute(uploadedAt),
  ]);
  return folded(title, markdownTable(['File', 'Size', 'Uploaded'], rows, [1]));
}

/** Empty if there is none of them. */
function versionSection(totals: VersionTotals, all: Totals): string {
  const { old, hidden, hiddenFiles, hideMarkers, unfinished } = totals;
  const rows = [
    ...(old.files > 0 ? [['old versions', ...sumCells(old, all)]] : []),
    ...(hidden.files > 0
      ? [[`versions of ${count(hiddenFiles, 'hidden file')}`, ...sumCells(hidden, all)]]
      : []),
    ...(hideMarkers > 0 ? [['hide markers', whole(hideMarkers), '', '', '']] : []),
    ...(unfinished > 0 ? [['unfinished large files', whole(unfinished), 'not listed by B2', '', '']] : []),
  ];
  return rows.length > 0
    ? folded('Versions', markdownTable(['', 'Number', ...SUM_HEAD.slice(1)], rows, SUM_RIGHT))
    : '';
}

/** Empty if there is none. */
function duplicateSection(duplicates: DuplicateTotals | null, policy: PrivacyPolicy): string {
  if (duplicates === null)
    return folded('Duplicates', 'Not available: there are too many files to compare.\n');
  const { groups, largest } = duplicates;
  if (groups === 0) return '';
  const several = largest
    .flatMap(({ names }) => names)
    .some(({ bucket }, _, all) => bucket !== all[0]!.bucket);
  const rows = largest.map(({ sha1, size, files, names }) => [
    names.map(({ bucket, name }) => nameCell(several ? `${bucket}: ${name}` : name)).join('<br>') ||
      `SHA-1 <code>${sha1}</code>`,
    bytes(size),
    whole(files),
    bytes(size * (files - 1)),
  ]);
  // With a digest, anyone who has the file can see that it is here, too.
  const table =
    policy.hidesNames || rows.length === 0
      ? ''
      : `\n${markdownTable(['Files with the same content', 'Size', 'Files', 'Reclaimable'], rows, [1, 2, 3])}`;
  return folded('Duplicates', `${duplicatesText(duplicates)}\n${table}`);
}

/** What was found, and what could not be compared. */
export function duplicatesText({ groups, spare, notCompared }: DuplicateTotals): string {
  const found = `${count(groups, 'duplicate group')}: ${count(spare.files, 'redundant file')}, ${bytes(spare.bytes)} reclaimable.`;
  const rest =
    notCompared.files > 0
      ? ` Not compared, because B2 has not verified their SHA-1: ${count(notCompared.files, 'file')}, ${bytes(notCompared.bytes)}.`
      : '';
  return `${found}${rest}`;
}
