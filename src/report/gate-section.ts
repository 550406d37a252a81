import type { Found, GateResult } from '../audit/gates.ts';
import { printTerm } from '../conditions/print.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import { markdownTable, markdownText, nameCell } from '../text/markdown.ts';
import { bytes, longDuration, share, whole } from '../text/numbers.ts';
import type { NamedFile } from '../totals/file-figures.ts';
import { foundText, gateText, verdict } from './gates.ts';
import { firstOf, nameList } from './named-files.ts';

/** For people: rounded. */
function shortText(unit: Found['unit'], value: number): string {
  if (unit === 'bytes') return bytes(value);
  if (unit === 'percent') return share(value, 100);
  return unit === 'seconds' ? longDuration(value) : whole(value);
}

const SIGNS = { fails: '❌ fails', warns: '⚠️ warns', skipped: '➖ skipped', passes: '✅ passes' } as const;
const ORDER = ['fails', 'warns', 'skipped', 'passes'] as const;

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
