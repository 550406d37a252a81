import type { Bucket } from '../b2/calls.ts';
import type { Gate } from '../conditions/syntax-tree.ts';
import type { InventoryTotals } from '../totals/collector.ts';
import type { FigureFiles } from '../totals/file-figures.ts';
import { publicBuckets } from './bucket-settings.ts';
import type { Evidence } from './evidence.ts';
import type { ChangeFigures } from './figures.ts';
import type { RuleResults } from './finding.ts';
import { evaluateGates, type GateResult } from './gates.ts';

/** The verdict on an inventory. */
export interface Judgement {
  readonly gates: readonly GateResult[];
  /** undefined: no rule was asked for. */
  readonly results: RuleResults | undefined;
}

/** Facts about the listing that no row sink collects. */
export interface ListingFacts {
  startedAt: Date;
  /** Every bucket was listed to its end. */
  complete: boolean;
  /** The buckets that were listed. */
  buckets: readonly Bucket[];
  /** Bytes that the baseline lists, or why there is nothing to compare with. */
  baseline: { bytes: number } | string;
}

/** Evaluates every rule and then every gate, once all rows have passed. */
export function judge(gates: readonly Gate[], evidence: Evidence, facts: ListingFacts): Judgement {
  const { totals, scoped, locked, rules } = evidence;
  const results = rules?.evaluate();
  return {
    results,
    gates: evaluateGates(gates, {
      now: facts.startedAt.getTime(),
      complete: facts.complete,
      buckets: facts.buckets.length,
      publicBuckets: publicBuckets(facts.buckets),
      results,
      urlFailures: rules?.urls?.failures,
      locked,
      all: totals.figures,
      within: (glob) => scoped.of(glob),
      filesOf: (glob) => (glob === null ? figureFiles(totals.totals) : scoped.filesOf(glob)),
      versions: totals.totals?.versions ?? null,
      duplicates: totals.totals?.duplicates,
      changes: changeFigures(evidence, facts),
      unmatched: evidence.unmatched,
    }),
  };
}

function changeFigures({ changes: recorder }: Evidence, { baseline }: ListingFacts): ChangeFigures | string {
  const changes = recorder?.changes;
  if (typeof baseline === 'string') return baseline;
  if (!changes) return 'the listing is not complete';
  return { bytesBefore: baseline.bytes, count: changes.counts, names: changes.names };
}

function figureFiles(totals: InventoryTotals | undefined): FigureFiles {
  const [newest, oldest, largest] = [totals?.newest[0], totals?.oldest[0], totals?.largest[0]];
  return { ...(newest && { newest }), ...(oldest && { oldest }), ...(largest && { largest }) };
}
