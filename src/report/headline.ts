import { countOf, type RuleResults } from '../audit/finding.ts';
import type { GateResult } from '../audit/gates.ts';
import type { Manifest } from '../inventory/manifest.ts';
import { DAY_MS } from '../rows/timestamps.ts';
import { bytes, count, share } from '../text/numbers.ts';
import { verdict } from './gates.ts';
import { rowNoun } from './row-noun.ts';

/**
 * The result of a run on one line of plain text, the most important first:
 * `✅ all 5 gates pass · 12 findings (2 errors) · 4,934 files, 12.1 GB (−17% since yesterday)`.
 * @param results undefined: no rule was asked for
 */
export function headline(
  manifest: Manifest,
  gates: readonly GateResult[],
  results: RuleResults | undefined,
): string {
  const { buckets, complete } = manifest;
  const failed = buckets.filter(({ error }) => error !== undefined).length;
  const parts = [
    ...(complete
      ? []
      : [`not complete: ${failed} of ${count(buckets.length, 'bucket')} could not be listed`]),
    ...(gates.length > 0 ? [gatesPart(gates)] : []),
    ...(results ? [findingsPart(results)] : []),
    foundPart(manifest),
  ];
  const sign = signOf(complete, gates, results);
  return `${sign === '' ? '' : `${sign} `}${parts.join(' · ')}`;
}

/** Empty: nothing was judged. */
function signOf(complete: boolean, gates: readonly GateResult[], results: RuleResults | undefined): string {
  const verdicts = gates.map(verdict);
  if (!complete || verdicts.includes('fails')) return '❌';
  const found = results ? countOf(results, 'error') + countOf(results, 'warning') : 0;
  if (verdicts.includes('warns') || found > 0) return '⚠️';
  return gates.length > 0 || results ? '✅' : '';
}

function gatesPart(gates: readonly GateResult[]): string {
  const times = (word: ReturnType<typeof verdict>) =>
    gates.filter((result) => verdict(result) === word).length;
  const [fails, warns, skipped] = [times('fails'), times('warns'), times('skipped')];
  const total = gates.length;
  if (total === 1)
    return `the gate ${fails ? 'fails' : warns ? 'warns' : skipped ? 'was skipped' : 'passes'}`;
  if (fails + warns + skipped === 0) return `all ${total} gates pass`;
  const parts = [
    ...(fails > 0 ? [[fails, fails === 1 ? 'fails' : 'fail']] : []),
    ...(warns > 0 ? [[warns, warns === 1 ? 'warns' : 'warn']] : []),
    ...(skipped > 0 ? [[skipped, 'skipped']] : []),
  ];
  return parts.map(([n, verb], at) => `${n}${at === 0 ? ` of ${total} gates` : ''} ${verb}`).join(', ');
}

function findingsPart(results: RuleResults): string {
  const total = results.findings.length;
  if (total === 0)
    return results.notEvaluated.length > 0 ? 'no findings, some rules not evaluated' : 'no findings';
  const [errors, warnings] = [countOf(results, 'error'), countOf(results, 'warning')];
  const worst = errors > 0 ? count(errors, 'error') : count(warnings, 'warning');
  return `${count(total, 'finding')} (${worst})`;
}

function foundPart(manifest: Manifest): string {
  const { buckets, request, files, bytes: size, history, startedAt } = manifest;
  if (request.list !== 'files') return count(buckets.length, 'bucket');
  const found = `${count(files, rowNoun(request))}, ${bytes(size)}`;
  const before = manifest.complete ? history?.[0] : undefined;
  if (!before) return found;
  return `${found} (${growth(before.bytes, size)} ${sinceText(Date.parse(startedAt) - Date.parse(before.startedAt))})`;
}

/** `+3.2%`, `−17%`, `same size`. */
export function growth(before: number, after: number): string {
  if (before === after) return 'same size';
  if (before === 0) return `+${bytes(after)}`;
  return `${after > before ? '+' : '−'}${share(Math.abs(after - before), before)}`;
}

function sinceText(ms: number): string {
  const days = Math.round(ms / DAY_MS);
  if (days === 1) return 'since yesterday';
  if (days > 1) return `in ${count(days, 'day')}`;
  return `in ${count(Math.max(1, Math.round(ms / 3_600_000)), 'hour')}`;
}
