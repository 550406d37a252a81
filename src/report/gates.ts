import { NO_MATCH } from '../audit/figures.ts';
import type { Found, GateResult } from '../audit/gates.ts';
import { printGate, printTerm } from '../conditions/print.ts';
import type { Condition } from '../conditions/syntax-tree.ts';
import type { Log } from '../github/log.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import { markdownTable, markdownText, nameCell } from '../text/markdown.ts';
import { bytes, count, duration, longDuration, percent, share, whole } from '../text/numbers.ts';
import type { NamedFile } from '../totals/file-figures.ts';
import { firstOf, nameList } from './named-files.ts';

/** The verdict on a gate, in one word. */
export function verdict({ gate, holds, skipped }: GateResult): 'passes' | 'skipped' | 'warns' | 'fails' {
  if (holds) return 'passes';
  if (skipped) return 'skipped';
  return gate.warns ? 'warns' : 'fails';
}

/**
 * A gate and what was found, on one line of plain text: `newest-file < 25h: newest-file is 3d 2h 5m`.
 * @param policy may hide globs, which contain names
 */
export function gateLine(result: GateResult, policy: PrivacyPolicy): string {
  return `${gateText(result, policy)}: ${foundText(result, policy)}`;
}

/** The gate in the one way of writing it. */
export function gateText({ gate }: GateResult, policy: PrivacyPolicy): string {
  return printGate(policy.hidesNames ? { ...gate, condition: withoutGlobs(gate.condition) } : gate);
}

/** The value of each figure. @param value as it is shown */
function foundText({ found }: GateResult, policy: PrivacyPolicy, shown = exactText): string {
  return found
    .map(({ name, scope, unit, value, unmatched }) => {
      const figure = printTerm(name, scope !== null && policy.hidesNames ? HIDDEN : scope);
      const text = typeof value === 'string' ? `has no value: ${value}` : `is ${shown(unit, value)}`;
      return `${figure} ${text}${unmatched && value !== NO_MATCH ? ` (${NO_MATCH})` : ''}`;
    })
    .join(', ');
}

const HIDDEN = '…';

function withoutGlobs(condition: Condition): Condition {
  if (condition.kind === 'compare')
    return condition.scope === null ? condition : { ...condition, scope: HIDDEN };
  if (condition.kind === 'not') return { ...condition, of: withoutGlobs(condition.of) };
  return { ...condition, of: condition.of.map(withoutGlobs) };
}

/** For the log: a value close to a limit must not look equal to it. */
function exactText(unit: Found['unit'], value: number): string {
  switch (unit) {
    case 'bytes': {
      const exact = count(value, 'byte');
      return value < 1_000 ? exact : `${exact} (${bytes(value)})`;
    }
    case 'percent':
      return percent(value);
    case 'seconds':
      return duration(value);
    case 'count':
      return whole(value);
  }
}

/** For the summary. */
function shortText(unit: Found['unit'], value: number): string {
  if (unit === 'bytes') return bytes(value);
  if (unit === 'percent') return share(value, 100);
  return unit === 'seconds' ? longDuration(value) : whole(value);
}

const SIGNS = { fails: '❌ fails', warns: '⚠️ warns', skipped: '➖ skipped', passes: '✅ passes' } as const;
const ORDER = ['fails', 'warns', 'skipped', 'passes'] as const;

/** Logs how each gate came out; a gate that only warns gets a warning when it fails. */
export async function reportGates(
  results: readonly GateResult[],
  policy: PrivacyPolicy,
  log: Log,
): Promise<void> {
  if (results.length === 0) return;
  await log.group('Gates', async () => {
    for (const result of results) log.info(`${verdict(result)}: ${gateLine(result, policy)}`);
  });
  for (const result of results) {
    if (verdict(result) === 'warns') log.warning(`A gate fails. ${gateLine(result, policy)}`);
  }
}

/** A gate as the summary and the report page show it. */
export interface ShownGate {
  readonly verdict: ReturnType<typeof verdict>;
  readonly gate: string;
  readonly found: string;
  /** What files are named for: a figure each. */
  readonly files: readonly { figure: string; count: number; names: readonly NamedFile[] }[];
}

/** The gates, those that fail first, with the first files that they are about. */
export function shownGates(results: readonly GateResult[], policy: PrivacyPolicy): ShownGate[] {
  return ORDER.flatMap((kind) => results.filter((result) => verdict(result) === kind)).map((result) => {
    const isWrong = !result.holds && !result.skipped;
    return {
      verdict: verdict(result),
      gate: gateText(result, policy),
      found: foundText(result, policy, shortText),
      files: isWrong && !policy.hidesNames ? result.found.flatMap(namedBy) : [],
    };
  });
}

function namedBy({ name, scope, unit, value, files }: Found): ShownGate['files'] {
  if (files.length === 0) return [];
  const count = unit === 'count' && typeof value === 'number' ? value : files.length;
  return [{ figure: printTerm(name, scope), count, names: files }];
}

/**
 * The gates as a section of the summary; empty without gates.
 * @param several several buckets are listed
 * @param docs URL of docs/, ending with `/`
 */
export function gateSection(
  results: readonly GateResult[],
  { policy, several, docs }: { policy: PrivacyPolicy; several: boolean; docs: string },
): string {
  if (results.length === 0) return '';
  const shown = shownGates(results, policy);
  const rows = shown.map(({ verdict: word, gate, found }) => [
    SIGNS[word],
    nameCell(gate),
    markdownText(found),
  ]);
  const files = shown
    .flatMap((each) => each.files)
    .map(
      ({ figure, count: all, names }) =>
        `\n${nameCell(figure)}${firstOf(names.length, all)}:\n\n${nameList(names, several)}`,
    );
  const isWrong = shown.some(({ verdict: word }) => word === 'fails' || word === 'warns');
  const help = isWrong ? `\n[What the figures mean](${docs}gates.md)\n` : '';
  return `### Gates\n\n${markdownTable(['', 'Gate', 'Found'], rows, [])}${[...new Set(files)].join('')}${help}`;
}
