import { NO_MATCH } from '../audit/figures.ts';
import type { Found, GateResult } from '../audit/gates.ts';
import { printGate, printTerm } from '../conditions/print.ts';
import type { Condition } from '../conditions/syntax-tree.ts';
import type { Log } from '../github/log.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import { bytes, count, duration, percent, whole } from '../text/numbers.ts';

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
export function foundText({ found }: GateResult, policy: PrivacyPolicy, shown = exactText): string {
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
