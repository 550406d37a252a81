import { isAbsolute, relative } from 'node:path';
import type { RuleResults } from '../audit/finding.ts';
import type { GateResult } from '../audit/gates.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { Manifest, ManifestChanges } from '../inventory/manifest.ts';
import { markdownText } from '../text/markdown.ts';
import { bytes, count } from '../text/numbers.ts';
import { changesSection } from './changes.ts';
import { findingsSections } from './findings.ts';
import { gateSection } from './gates.ts';
import { rowNoun } from './result.ts';
import { totalsSections } from './totals.ts';

/** What the job summary is made from. */
export interface SummaryFacts {
  manifest: Manifest;
  gates: readonly GateResult[];
  /** undefined: no rule was asked for. */
  results: RuleResults | undefined;
  /** The first of the files' URLs. Empty when names must not be shown. */
  firstUrls: readonly string[];
  /** Path of the folder for people, relative to the workspace where it can be. */
  folder: string;
  artifactUrl: string | undefined;
  policy: PrivacyPolicy;
}

const BUCKETS_SHOWN = 200;
const FILES_SHOWN = 30;

/** The job summary as sections, the most important first. */
export function summarySections(facts: SummaryFacts): string[] {
  const { manifest, gates, results, firstUrls, folder, artifactUrl, policy } = facts;
  const { buckets, outputs, request, changes, totals } = manifest;
  const listsFiles = request.list === 'files';
  const noun = rowNoun(request);
  const failed = buckets.filter(({ error }) => error !== undefined);
  const prefix = request.prefix
    ? `, names that begin with <code>${policy.show(markdownText(request.prefix), '…')}</code>`
    : '';
  const found = listsFiles
    ? `**${count(manifest.files, noun)}** (${bytes(manifest.bytes)}) in ${count(buckets.length - failed.length, 'bucket')}${prefix}${filters(request)}`
    : `**${count(buckets.length, 'bucket')}**`;
  const whole = artifactUrl ? ` and in [the artifact](${artifactUrl})` : '';
  const sections = [
    `## B2 inventory\n\n${found}, with ${count(manifest.service.requests, 'request')}.\n`,
    manifest.complete
      ? ''
      : `> [!CAUTION]\n> Not complete: ${count(failed.length, 'bucket')} could not be listed.\n`,
    gateSection(gates, policy),
    ...(results ? findingsSections(results, policy) : []),
    bucketTable(manifest),
    changes ? changesOf(changes) : '',
  ];
  if (firstUrls.length > 0) {
    // A percent-encoded URL contains no Markdown.
    const urls = firstUrls.map((url) => `1. <${url}>\n`).join('');
    const rest = manifest.files - firstUrls.length;
    sections.push(`First URLs:\n\n${urls}${rest > 0 ? `\n… and ${count(rest, `more ${noun}`)}.\n` : ''}`);
  }
  if (policy.hidesNames)
    sections.push('File names are hidden: more people can read this repository than the buckets.\n');
  const files = outputs
    .slice(0, FILES_SHOWN)
    .map(
      ({ path, rows, bytes: size }) =>
        `<code>${markdownText(path)}</code> (${count(rows, 'row')}, ${bytes(size)})`,
    );
  const rest = outputs.length - files.length;
  if (rest > 0) files.push(`and ${count(rest, 'more file')}`);
  sections.push(`All files are in <code>${markdownText(folder)}</code>${whole}: ${files.join(', ')}.\n`);
  if (totals) sections.push(...totalsSections(totals, manifest, policy));
  return sections.filter((section) => section !== '');
}

function changesOf({ since, kinds, renamesKnown }: ManifestChanges): string {
  return changesSection({
    since: `the inventory of ${since}`,
    kinds: Object.entries(kinds).map(([kind, totals]) => ({ kind, ...totals })),
    note: renamesKnown
      ? undefined
      : 'Renames are not detected, because too many files were added and removed: a renamed file counts as both.',
  });
}

/** Names the filters; their values, which may contain names, are in the manifest. */
function filters({ include, exclude, where }: Manifest['request']): string {
  const given = Object.entries({ include, exclude, where }).flatMap(([name, value]) =>
    value ? `\`${name}\`` : [],
  );
  return given.length > 0 ? `, filtered by ${given.join(', ')}` : '';
}

function bucketTable({ buckets, request }: Manifest): string {
  if (buckets.length === 0) return '';
  const listsFiles = request.list === 'files';
  const noun = rowNoun(request);
  const rows = buckets
    .slice(0, BUCKETS_SHOWN)
    .map(({ bucketName, bucketId, bucketType, files, bytes: size, error }) => {
      const cells = [markdownText(bucketName), markdownText(bucketType ?? 'unknown')];
      if (error !== undefined) cells.push('not listed', markdownText(error));
      else if (listsFiles) cells.push(count(files, noun), bytes(size));
      else cells.push(`<code>${markdownText(bucketId)}</code>`);
      return `| ${cells.join(' | ')} |\n`;
    });
  const head = listsFiles
    ? `| Bucket | Type | ${noun === 'file' ? 'Files' : 'Versions'} | Size |\n|---|---|---:|---:|\n`
    : '| Bucket | Type | Id |\n|---|---|---|\n';
  const rest = buckets.length - rows.length;
  return `${head}${rows.join('')}${rest > 0 ? `\n… and ${count(rest, 'more bucket')}, in buckets.json.\n` : ''}`;
}

/** A folder for people: relative to the workspace where it is inside. */
export function shownPath(folder: string, workspace: string): string {
  const path = relative(workspace, folder);
  return path.startsWith('..') || isAbsolute(path) ? folder : path;
}
