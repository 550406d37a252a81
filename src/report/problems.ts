import type { RuleResults } from '../audit/finding.ts';
import type { GateResult } from '../audit/gates.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { Manifest } from '../inventory/manifest.ts';
import { findingKey } from './findings.ts';
import { gateText, verdict } from './gates.ts';

/** What problems follow from. */
export interface JudgedRun {
  readonly manifest: Pick<Manifest, 'buckets'>;
  readonly gates: readonly GateResult[];
  /** undefined: no rule was asked for. */
  readonly results: RuleResults | undefined;
  readonly policy: PrivacyPolicy;
}

/** What keeps an inventory from being all right. */
export interface Problems {
  /**
   * Each as one line of plain text that stays the same while the problem does: without figures. In order of
   * importance.
   */
  readonly lines: readonly string[];
  /** A rule of level error or warning was not evaluated, so that nobody knows whether all is well. */
  readonly isOpen: boolean;
  /** Not everything was looked at, so that earlier problems may remain. */
  readonly isPartial: boolean;
}

/** Buckets that could not be listed, gates that fail or warn, findings of level error or warning. */
export function problemsOf({ manifest: { buckets }, gates, results, policy }: JudgedRun): Problems {
  const failed = buckets.filter(({ error }) => error !== undefined);
  const matters = ({ level }: { level: string }) => level !== 'note';
  return {
    lines: [
      ...failed.map(({ bucketName }) => `bucket ${bucketName} could not be listed`),
      ...gates
        .filter(({ holds }) => !holds)
        .map((result) => `gate ${verdict(result)}: ${gateText(result, policy)}`),
      ...(results?.findings ?? []).filter(matters).map((finding) => findingKey(finding, results!.rules)),
    ],
    isPartial: failed.length > 0,
    isOpen: results?.notEvaluated.some(matters) === true,
  };
}
