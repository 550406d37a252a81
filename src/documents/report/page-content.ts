import { bucketRows } from '../../report/bucket-table.ts';
import { countLine, helpOf, notEvaluatedLines, shown, whereText } from '../../report/findings.ts';
import { shownGates } from '../../report/gate-section.ts';
import { headline } from '../../report/headline.ts';
import { rowNoun } from '../../report/row-noun.ts';
import { ageText, duplicatesText, sizeText } from '../../report/totals.ts';
import { count, utcMinute } from '../../text/numbers.ts';
import type { InventoryTotals, ListedFile } from '../../totals/collector.ts';
import type { KeyTotals } from '../../totals/heavy-hitters.ts';
import type { HistogramBin } from '../../totals/histogram.ts';
import type { DocumentFacts } from '../document.ts';
import { Growth } from './growth.ts';
import type { PageChanges, PageData, PageDuplicates, PageFile, PageFindings, PageSum } from './page-data.ts';

/** Findings that the page shows; findings.json has all. */
const FINDINGS_SHOWN = 200;
/** Keys of a table of sums. */
const KEYS_SHOWN = 12;

/** What the page shows of the facts; the tree and the table of files are collected from rows. */
export async function pageContent(facts: DocumentFacts): Promise<Omit<PageData, 'tree' | 'table'>> {
  const { manifest, failure, gates, results, policy } = facts;
  const { buckets, totals, files, history = [], complete } = manifest;
  const { hidesNames } = policy;
  const startedAt = Date.parse(manifest.startedAt);
  const points = [...history.toReversed(), { startedAt: manifest.startedAt, files, bytes: manifest.bytes }];
  return {
    title: buckets.length === 1 ? buckets[0]!.bucketName : count(buckets.length, 'bucket'),
    headline: headline(manifest, gates, results),
    scope: scopeText(facts),
    // A gate that fails is shown among the gates.
    failure: complete ? null : (failure ?? null),
    hidden: hidesNames
      ? 'File names are hidden: more people can read this repository than the buckets.'
      : null,
    noun: rowNoun(manifest.request),
    files,
    bytes: manifest.bytes,
    startedAt,
    gates: shownGates(gates, policy),
    findings: results ? pageFindings(facts, results) : null,
    buckets: bucketRows(manifest, facts.buckets),
    trend:
      history.length > 0 && complete
        ? points.map((point) => ({
            at: Date.parse(point.startedAt),
            files: point.files,
            bytes: point.bytes,
          }))
        : [],
    changes: await pageChanges(facts),
    sums: totals && files > 0 ? sumTables(totals) : [],
    lists: totals && !hidesNames ? fileLists(totals) : [],
    duplicates: totals?.duplicates ? duplicates(totals.duplicates, hidesNames) : null,
  };
}

function scopeText({ manifest, policy }: DocumentFacts): string {
  const { buckets, request, startedAt } = manifest;
  const given = (['include', 'exclude', 'where'] as const).filter((input) => request[input]);
  const parts = [
    buckets.length === 1 ? `Bucket ${buckets[0]!.bucketName}` : count(buckets.length, 'bucket'),
    ...(request.prefix ? [`names that begin with ${policy.show(request.prefix, '…')}`] : []),
    ...(given.length > 0 ? [`filtered by ${given.join(' and ')}`] : []),
    ...(request.versions === 'all' ? ['all versions'] : []),
  ];
  return `${parts.join(', ')}. As of ${utcMinute(startedAt)}.`;
}

function pageFindings(
  { policy }: DocumentFacts,
  results: NonNullable<DocumentFacts['results']>,
): PageFindings {
  const rules = new Map(results.rules.map((rule) => [rule.id, rule]));
  return {
    summary: countLine(results),
    list: results.findings.slice(0, FINDINGS_SHOWN).map((found) => {
      const finding = shown(found, policy);
      const { names, lifecycle, keyCommand } = helpOf(finding);
      const { why, mend, link } = rules.get(finding.rule)!;
      return {
        level: finding.level,
        rule: finding.rule,
        where: whereText(finding.resource),
        message: finding.message,
        why,
        mend,
        link,
        count: finding.offenders?.count ?? 0,
        names,
        lifecycle: lifecycle ?? null,
        keyCommand: keyCommand ?? null,
      };
    }),
    more: Math.max(0, results.findings.length - FINDINGS_SHOWN),
    notEvaluated: notEvaluatedLines(results),
  };
}

async function pageChanges({
  manifest,
  changes,
  policy,
  signal,
}: DocumentFacts): Promise<PageChanges | null> {
  if (!changes || !manifest.changes) return null;
  const growth = new Growth(manifest.buckets.length > 1);
  if (!policy.hidesNames) {
    for await (const batch of changes.records()) {
      signal.throwIfAborted();
      for (const change of batch) growth.add(change);
    }
  }
  const kinds = Object.entries(changes.kinds).filter(([, { files }]) => files > 0);
  return {
    since: Date.parse(manifest.changes.since),
    note: changes.renamesKnown
      ? null
      : 'Renames are not detected, because too many files were added and removed: a renamed file counts as both.',
    kinds: kinds.map(([kind, sums]) => ({
      kind,
      ...sums,
      names: policy.hidesNames ? [] : changes.first[kind as keyof typeof changes.first],
    })),
    ...growth.result,
  };
}

function sumTables(totals: InventoryTotals): PageData['sums'] {
  const { contentTypes, ages, undated, sizes, versions } = totals;
  const filled = (bins: readonly HistogramBin[], text: (bin: HistogramBin) => string) =>
    bins.filter(({ files }) => files > 0).map((bin) => ({ label: text(bin), ...sumOf(bin) }));
  const undatedRows = undated.files > 0 ? [{ label: 'unknown', ...undated }] : [];
  return [
    { title: 'Content types', rows: keyRows(contentTypes) },
    { title: 'Age', rows: [...filled(ages, ageText), ...undatedRows] },
    { title: 'Size of files', rows: filled(sizes, sizeText) },
    { title: 'Versions', rows: versions ? versionRows(versions) : [] },
  ].filter(({ title, rows }) => rows.length > (title === 'Versions' ? 0 : 1));
}

function keyRows({ heaviest, other }: KeyTotals): PageSum[] {
  const rows = heaviest.slice(0, KEYS_SHOWN).map(({ key, ...sums }) => ({
    label: key === '' ? 'none' : key,
    ...sumOf(sums),
  }));
  const rest = { ...other };
  for (const { files, bytes: size } of heaviest.slice(KEYS_SHOWN)) {
    rest.files += files;
    rest.bytes += size;
  }
  return rest.files > 0 ? [...rows, { label: 'other', ...rest }] : rows;
}

function versionRows({
  old,
  hidden,
  hideMarkers,
  unfinished,
}: NonNullable<InventoryTotals['versions']>): PageSum[] {
  return [
    { label: 'old versions', ...old },
    { label: 'versions of hidden files', ...hidden },
    { label: 'hide markers', files: hideMarkers, bytes: 0 },
    { label: 'unfinished large files', files: unfinished, bytes: 0 },
  ].filter(({ files }) => files > 0);
}

function sumOf({ files, bytes: size }: { files: number; bytes: number }): { files: number; bytes: number } {
  return { files, bytes: size };
}

function fileLists({ largest, newest, oldest }: InventoryTotals): PageData['lists'] {
  const lists = { 'Largest files': largest, 'Newest files': newest, 'Oldest files': oldest };
  return Object.entries(lists).map(([title, files]) => ({ title, files: files.map(pageFile) }));
}

function pageFile({ bucket, name, bytes: size, uploadedAt }: ListedFile): PageFile {
  return { bucket, name, bytes: size, uploaded: uploadedAt === null ? null : Date.parse(uploadedAt) };
}

function duplicates(
  totals: NonNullable<InventoryTotals['duplicates']>,
  hidesNames: boolean,
): PageDuplicates | null {
  if (totals.groups === 0) return null;
  return {
    text: duplicatesText(totals),
    // With a digest, anyone who has the file can see that it is here, too.
    groups: hidesNames ? [] : totals.largest.map(({ size, ...group }) => ({ ...group, bytes: size })),
  };
}
