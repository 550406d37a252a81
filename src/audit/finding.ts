import type { Static } from '@sinclair/typebox';
import type {
  activeRule,
  finding,
  lifecycleAdvice,
  lifecycleRule,
  notEvaluated,
  offenders,
  resource,
  suppressedFinding,
} from './findings-schema.ts';
import type { Level } from './rule.ts';

/** What a finding is about. No bucket can be called `key` or `keys`: bucket names have six characters or more. */
export type Resource = Static<typeof resource>;
/** The files, versions or keys that a finding counts: one finding covers any number. Names may be private. */
export type Offenders = Static<typeof offenders>;
/** Lifecycle rules for a bucket, and what they would delete at once. Prefixes are parts of file names. */
export type LifecycleAdvice = Static<typeof lifecycleAdvice>;
export type LifecycleRule = Static<typeof lifecycleRule>;
/** A rule that fails for a resource. Its key command may contain a prefix of file names. */
export type Finding = Static<typeof finding>;
/** A finding that a suppression accepts. It counts nowhere. */
export type SuppressedFinding = Static<typeof suppressedFinding>;
/** A rule that was on, with its level in this run. */
type ActiveRule = Static<typeof activeRule>;
/** A rule that could not be evaluated for a resource: it neither passes nor fails. */
export type NotEvaluated = Static<typeof notEvaluated>;

/** Everything that the rules found. */
export interface RuleResults {
  /** The rules that were on, in the order of the table. */
  readonly rules: readonly ActiveRule[];
  /** Worst first, then in the order of the table, then of the buckets. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly notEvaluated: readonly NotEvaluated[];
}

/** Findings of a level; suppressed ones count nowhere. */
export function countOf({ findings }: RuleResults, level: Level): number {
  return findings.filter((finding) => finding.level === level).length;
}

/** The same finding for readers who must not see names of files or keys. */
export function withoutNames<F extends Finding>(finding: F): F {
  const { offenders, keyCommand: _, lifecycle, ...rest } = finding;
  const hasPrefix = lifecycle?.lifecycleRules.some(({ fileNamePrefix }) => fileNamePrefix !== '');
  return {
    ...(rest as F),
    ...(offenders && { offenders: { ...offenders, names: [] } }),
    ...(lifecycle && !hasPrefix && { lifecycle }),
  };
}
