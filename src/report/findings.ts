import {
  type Finding,
  type NotEvaluated,
  type Resource,
  type RuleResults,
  withoutNames,
} from '../audit/finding.ts';
import type { Level } from '../audit/rule.ts';
import type { Log } from '../github/log.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import { markdownTable, markdownText, nameCell } from '../text/markdown.ts';
import { bytes, count } from '../text/numbers.ts';

/** Annotations for findings. GitHub shows ten of a step. */
const ANNOTATIONS = 10;
/** Findings in the table of the summary. */
const FINDINGS_SHOWN = 50;
/** Findings whose names, lifecycle rules and keys are shown. */
const DETAILS_SHOWN = 20;

/** Logs every finding, worst first, and annotates the first ten. */
export async function reportFindings(results: RuleResults, policy: PrivacyPolicy, log: Log): Promise<void> {
  await log.group('Findings', async () => {
    for (const finding of results.findings) log.info(`${finding.level}: ${findingLine(finding)}`);
    for (const open of results.notEvaluated) log.info(`not evaluated: ${openLine(open)}`);
    log.info(countLine(results));
  });
  const annotate = { error: log.error, warning: log.warning, note: log.notice };
  for (const finding of results.findings.slice(0, ANNOTATIONS)) {
    const names = shown(finding, policy).offenders?.names ?? [];
    const first =
      names.length === 0
        ? ''
        : ` First: ${names
            .slice(0, 3)
            .map((name) => JSON.stringify(name))
            .join(', ')}`;
    annotate[finding.level].call(log, `${findingLine(finding)}${first}`);
  }
}

export function shown(finding: Finding, policy: PrivacyPolicy): Finding {
  // Lifecycle rules name parts of file names also where only buckets are listed.
  return policy.isExposed ? withoutNames(finding) : finding;
}

/** A finding on one line of plain text, without names of files. */
function findingLine({ rule, resource, message }: Finding): string {
  return `${whereText(resource)}: ${message} (${rule})`;
}

/** The finding without its figures: the same text as long as it is the same finding. */
export function findingKey({ rule, resource, level }: Finding, rules: RuleResults['rules']): string {
  return `${level}: ${whereText(resource)}: ${rules.find(({ id }) => id === rule)!.what} (${rule})`;
}

function openLine({ rule, resource, reason }: NotEvaluated): string {
  return `${whereText(resource)}: ${reason} (${rule})`;
}

export function whereText({ kind, name }: Resource): string {
  return {
    bucket: `bucket ${name}`,
    key: 'the key in use',
    keys: 'keys of the account',
    suppressions: 'suppressions',
  }[kind];
}

export function countLine({ findings, suppressed, notEvaluated }: RuleResults): string {
  const parts = [
    count(findings.length, 'finding'),
    ...(suppressed.length > 0 ? [`${suppressed.length} suppressed`] : []),
    ...(notEvaluated.length > 0 ? [`${notEvaluated.length} not evaluated`] : []),
  ];
  return parts.join(', ');
}

const SIGNS: Readonly<Record<Level, string>> = { error: '❌ error', warning: '⚠️ warning', note: 'ℹ️ note' };

/** The findings as sections of the summary: a table, worst first, then details. */
export function findingsSections(results: RuleResults, policy: PrivacyPolicy): string[] {
  const { findings } = results;
  const links = new Map(results.rules.map(({ id, link }) => [id, link]));
  const rows = findings
    .slice(0, FINDINGS_SHOWN)
    .map((finding) => [
      SIGNS[finding.level],
      markdownText(whereText(finding.resource)),
      markdownText(finding.message),
      `[${markdownText(finding.rule)}](${links.get(finding.rule)})`,
    ]);
  const rest = findings.length - rows.length;
  const table = rows.length === 0 ? '' : `\n${markdownTable(['', 'Where', 'What', 'Rule'], rows, [])}`;
  const more = rest > 0 ? `\n… and ${count(rest, 'more finding')}, in findings.json.\n` : '';
  const details = findings.map((finding) => detailsOf(shown(finding, policy))).filter((text) => text !== '');
  return [
    `### Findings\n\n${countLine(results)}.\n${table}${more}`,
    ...details.slice(0, DETAILS_SHOWN),
    notEvaluatedDetails(results),
  ];
}

/** What helps with a finding, as text to copy. */
export interface FindingHelp {
  readonly names: readonly string[];
  /** What the lifecycle rules to set do, and the rules as JSON. */
  readonly lifecycle: { readonly effect: string; readonly json: string } | undefined;
  /** Makes the smallest key for this job. */
  readonly keyCommand: string | undefined;
}

export function helpOf({ offenders, lifecycle, keyCommand }: Finding): FindingHelp {
  const { frees, notEvaluated, lifecycleRules } = lifecycle ?? {};
  const effect = frees
    ? `They delete ${count(frees.versions, 'version')} now, which frees ${bytes(frees.bytes)}. Locked versions are left out.`
    : `How much they free is not known: ${notEvaluated}.`;
  return {
    names: offenders?.names ?? [],
    lifecycle: lifecycle && { effect, json: JSON.stringify(lifecycleRules, null, 2) },
    keyCommand,
  };
}

function detailsOf(finding: Finding): string {
  const { names, lifecycle, keyCommand } = helpOf(finding);
  const parts: string[] = [];
  if (names.length > 0) parts.push(names.map((name) => `- ${nameCell(name)}\n`).join(''));
  if (lifecycle) {
    const { effect, json } = lifecycle;
    parts.push(`Lifecycle rules to set. ${markdownText(effect)}\n\n${codeBlock(json)}`);
  }
  if (keyCommand !== undefined) parts.push(`The smallest key for this job:\n\n${codeBlock(keyCommand)}`);
  if (parts.length === 0) return '';
  const title = `${finding.rule}, ${whereText(finding.resource)}`;
  return `\n<details><summary>${markdownText(title)}</summary>\n\n${parts.join('\n')}\n</details>\n`;
}

/** Text in a fence that it cannot close, since no line of it is a fence. */
function codeBlock(text: string): string {
  return `\`\`\`\`text\n${text.replaceAll('````', '` ` ` `')}\n\`\`\`\`\n`;
}

/** Rules that were not evaluated, each reason once, with the buckets counted. */
export function notEvaluatedLines({ notEvaluated }: RuleResults): string[] {
  const reasons = new Map<string, number>();
  for (const { rule, reason } of notEvaluated) {
    const text = `${rule}: ${reason}`;
    reasons.set(text, (reasons.get(text) ?? 0) + 1);
  }
  return Array.from(reasons, ([text, times]) => `${text}${times > 1 ? ` (${times} times)` : ''}`);
}

function notEvaluatedDetails(results: RuleResults): string {
  const lines = notEvaluatedLines(results).map((line) => `- ${markdownText(line)}\n`);
  return lines.length === 0
    ? ''
    : `\n<details><summary>Not evaluated</summary>\n\n${lines.join('')}\n</details>\n`;
}
