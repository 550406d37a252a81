import { isAbsolute, relative } from 'node:path';
import type { RuleResults } from '../audit/finding.ts';
import type { GateResult } from '../audit/gates.ts';
import type { Changes } from '../changes/change-records.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { Manifest } from '../inventory/manifest.ts';
import { markdownTable, markdownText } from '../text/markdown.ts';
import { bytes, count, whole } from '../text/numbers.ts';
import { type BucketFacts, bucketTable } from './bucket-table.ts';
import { changesSection } from './changes.ts';
import { FAILED_TITLE, failureHelp } from './failure.ts';
import { findingsSections } from './findings.ts';
import { gateSection } from './gate-section.ts';
import { headline } from './headline.ts';
import { folded } from './named-files.ts';
import type { Place } from './place.ts';
import { rowNoun } from './row-noun.ts';
import { FEW_FILES, totalsSections } from './totals.ts';
import { trendSection } from './trend.ts';

/** What the job summary is made from. */
export interface SummaryFacts {
  manifest: Manifest;
  /** Why the step fails, free of names that must be hidden; undefined: it passes. */
  failure: string | undefined;
  gates: readonly GateResult[];
  /** undefined: no rule was asked for. */
  results: RuleResults | undefined;
  /** undefined: nothing was compared. */
  changes: Changes | undefined;
  buckets: BucketFacts;
  /** The first of the files' URLs. Empty when names must not be shown. */
  firstUrls: readonly string[];
  /** Path of the folder for people, relative to the workspace where it can be. */
  folder: string;
  /** Where it was published. */
  places: readonly Place[];
  /** Of the report page. */
  reportUrl: string | undefined;
  /** URL of docs/, ending with `/`. */
  docs: string;
  policy: PrivacyPolicy;
}

const FILES_SHOWN = 30;
/** URLs that are shown of a few files. */
export const FIRST_URLS = FEW_FILES;
/** Of more than a few. */
const URLS_SHOWN = 10;

/** The job summary as sections, the most important first. */
export function summarySections(facts: SummaryFacts): string[] {
  const { manifest, failure, gates, results, changes, buckets, policy, docs } = facts;
  const several = manifest.buckets.length > 1;
  const isSmall = manifest.files <= FEW_FILES;
  const urls = urlSection(facts, isSmall);
  const sections = [
    `${failure === undefined ? '## B2 inventory' : FAILED_TITLE}\n\n**${markdownText(headline(manifest, gates, results))}**\n`,
    failure === undefined ? '' : failureHelp(failure, docs),
    `${scope(facts)}\n`,
    ...(results ? findingsSections(results, policy) : []),
    gateSection(gates, { policy, several, docs }),
    bucketTable(manifest, buckets),
    changes && manifest.changes
      ? changesSection({ since: manifest.changes.since, changes, several, policy })
      : '',
    trendSection(manifest),
    policy.hidesNames
      ? 'File names are hidden: more people can read this repository than the buckets.\n'
      : isSmall
        ? urls
        : '',
    fileTable(facts),
    ...(manifest.totals ? totalsSections(manifest.totals, manifest, policy) : []),
    isSmall ? '' : urls,
  ];
  return sections.filter((section) => section !== '');
}

/** What was listed, and where the result is. */
function scope({ manifest, folder, places, reportUrl, policy }: SummaryFacts): string {
  const { buckets, request, service } = manifest;
  const listed = buckets.filter(({ error }) => error === undefined);
  const [only] = buckets;
  const where =
    buckets.length === 1 ? `bucket ${markdownText(only!.bucketName)}` : count(listed.length, 'bucket');
  const prefix = request.prefix
    ? `, names that begin with <code>${policy.show(markdownText(request.prefix), '…')}</code>`
    : '';
  const what = request.list === 'files' ? `In ${where}${prefix}${filters(request)}, with` : 'Listed with';
  const { shard } = manifest;
  const part = shard ? `Shard ${shard.index}, one of ${shard.of}. ` : '';
  const published = places.map(({ name, url }) =>
    url === undefined ? `<code>${markdownText(name)}</code>` : `[${name}](${url})`,
  );
  const all = [`<code>${markdownText(folder)}</code>`, ...published];
  const page = reportUrl ? `**[Download the report page](${reportUrl})** to look at all of it. ` : '';
  return `${page}${part}${what} ${count(service.requests, 'request')}. All files are in ${all.join(' and in ')}.`;
}

function urlSection({ manifest, firstUrls }: SummaryFacts, isSmall: boolean): string {
  const shown = isSmall ? firstUrls : firstUrls.slice(0, URLS_SHOWN);
  if (shown.length === 0) return '';
  // A percent-encoded URL contains no Markdown.
  const list = shown.map((url) => `1. <${url}>\n`).join('');
  if (isSmall) return `URLs:\n\n${list}`;
  const rest = manifest.files - shown.length;
  return folded('First URLs', `${list}\n… and ${count(rest, `more ${rowNoun(manifest.request)}`)}.\n`);
}

/** The files of the inventory; those of a folder on one line. */
function fileTable({ manifest: { outputs } }: SummaryFacts): string {
  const byPath = new Map<string, { files: number; rows: number; bytes: number }>();
  for (const { path, rows, bytes: size } of outputs) {
    const slash = path.indexOf('/');
    const key = slash < 0 ? path : path.slice(0, slash + 1);
    const sums = byPath.get(key) ?? { files: 0, rows: 0, bytes: 0 };
    byPath.set(key, { files: sums.files + 1, rows: sums.rows + rows, bytes: sums.bytes + size });
  }
  const rows = Array.from(byPath, ([path, { files, rows, bytes: size }]) => [
    `<code>${markdownText(path)}</code>${path.endsWith('/') ? ` (${count(files, path === 'html/' ? 'page' : 'file')})` : ''}`,
    whole(rows),
    bytes(size),
  ]);
  const rest = rows.length - FILES_SHOWN;
  const table = markdownTable(['File', 'Rows', 'Size'], rows.slice(0, FILES_SHOWN), [1, 2]);
  return `${table}${rest > 0 ? `\n… and ${count(rest, 'more file')}.\n` : ''}`;
}

/** Names the filters; their values, which may contain names, are in the manifest. */
function filters({ include, exclude, where }: Manifest['request']): string {
  const given = Object.entries({ include, exclude, where }).flatMap(([name, value]) =>
    value ? `\`${name}\`` : [],
  );
  return given.length > 0 ? `, filtered by ${given.join(', ')}` : '';
}

/** A folder for people: relative to the workspace where it is inside. */
export function shownPath(folder: string, workspace: string): string {
  const path = relative(workspace, folder);
  return path.startsWith('..') || isAbsolute(path) ? folder : path;
}
