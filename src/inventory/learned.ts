import type { Evidence } from '../audit/evidence.ts';
import { type GateResult, printedGates } from '../audit/gates.ts';
import type { EarlierTotals, Learned } from './manifest.ts';

/** What manifest.json records beyond the rows. @param baseline undefined: there is none */
export function learnedFrom(
  { totals: { totals }, changes: recorder }: Evidence,
  gates: readonly GateResult[],
  baseline: { readonly startedAt: string; readonly history: readonly EarlierTotals[] } | undefined,
): Learned {
  const changes = recorder?.changes;
  return {
    ...(totals && { totals }),
    ...(changes && {
      changes: { since: baseline!.startedAt, kinds: changes.kinds, renamesKnown: changes.renamesKnown },
    }),
    ...(gates.length > 0 && { gates: printedGates(gates) }),
    ...(baseline && { history: baseline.history }),
  };
}
