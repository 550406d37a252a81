import type { Level } from './rule.ts';

/** What a finding is about. */
export interface Resource {
  /**
   * `bucket`: one bucket, also for findings about its files. `key`: the application key in use. `keys`: all application
   * keys of the account. `suppressions`: the file of the input `suppressions`.
   */
  readonly kind: 'bucket' | 'key' | 'keys' | 'suppressions';
  /** The bucket's name; otherwise the same as `kind`, which no bucket name can be: they have six characters or more. */
  readonly name: string;
  /** Id of the bucket; null for anything else. */
  readonly id: string | null;
}

/** The files, versions or keys that a finding counts. One finding covers any number of them. */
export interface Offenders {
  /** What is counted. */
  readonly unit: 'file' | 'version' | 'upload' | 'key' | 'suppression';
  readonly count: number;
  /** Total bytes; null where B2 lists no size (unfinished uploads) or there is none (keys). */
  readonly bytes: number | null;
  /** The first ten names, each once. Private where the policy hides names. */
  readonly names: readonly string[];
}

/** Lifecycle rules for a bucket, and what they would delete at once. */
export interface LifecycleAdvice {
  /** All rules of the bucket as they should be: the present ones, completed. Prefixes are parts of file names. */
  readonly lifecycleRules: readonly LifecycleRule[];
  /** Old and hidden versions that these rules delete as of the start of the listing, without locked ones. */
  readonly frees: { readonly versions: number; readonly bytes: number } | null;
  /** Why `frees` is null; otherwise null. */
  readonly notEvaluated: string | null;
}

/** A lifecycle rule as B2 takes it. */
export interface LifecycleRule {
  readonly fileNamePrefix: string;
  readonly daysFromUploadingToHiding: number | null;
  readonly daysFromHidingToDeleting: number | null;
  readonly daysFromStartingToCancelingUnfinishedLargeFiles: number | null;
}

/** A rule that fails for a resource. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  readonly level: Level;
  readonly resource: Resource;
  /** One or two sentences of plain text. It never quotes names of files or keys, nor any value that may be a secret. */
  readonly message: string;
  readonly offenders?: Offenders;
  readonly lifecycle?: LifecycleAdvice;
  /** The smallest key for this job, as a command line of the b2 tool. It may contain a prefix of file names. */
  readonly keyCommand?: string;
}

/** A finding that a suppression accepts. It counts nowhere. */
export interface SuppressedFinding extends Finding {
  readonly suppression: { readonly reason: string; readonly expires: string | null };
}

/** A rule that could not be evaluated for a resource: it neither passes nor fails. */
export interface NotEvaluated {
  readonly rule: string;
  readonly level: Level;
  readonly resource: Resource;
  /** The capability that the key lacks; null if something else is missing. */
  readonly capability: string | null;
  /** Why, as a clause: `the key lacks readBucketEncryption`. It quotes no names. */
  readonly reason: string;
}

/** Everything that the rules found, worst first. */
export interface RuleResults {
  /** The rules that were asked for, in the order of the table, with the level that each has in this run. */
  readonly rules: readonly { readonly id: string; readonly level: Level }[];
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
export function withoutNames(finding: Finding): Finding {
  const { offenders, keyCommand: _, lifecycle, ...rest } = finding;
  const hasPrefix = lifecycle?.lifecycleRules.some(({ fileNamePrefix }) => fileNamePrefix !== '');
  return {
    ...rest,
    ...(offenders && { offenders: { ...offenders, names: [] } }),
    ...(lifecycle && !hasPrefix && { lifecycle }),
  };
}
