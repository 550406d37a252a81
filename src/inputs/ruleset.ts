import type { Ruleset } from '../audit/ruleset.ts';
import type { UrlChecksOptions } from '../audit/url-checks.ts';
import type { AccountKey } from '../b2/list-keys.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { ManifestRequest } from '../inventory/manifest.ts';
import type { Selection } from '../listing/targets.ts';
import type { Inputs } from './inputs.ts';

/** What rules judge of the key in use. */
export interface JudgedKey {
  readonly capabilities: readonly string[];
  /** Milliseconds since 1970; null: never; undefined: unknown. */
  readonly keyExpires: number | null | undefined;
  /** The buckets that it is restricted to; null: it is not restricted. */
  readonly buckets: readonly unknown[] | null;
}

/**
 * The rules that were asked for, with what is known before the files are listed; loaded only if there are any.
 * @returns undefined if no rule is on
 */
export async function rulesetOf(
  inputs: Pick<Inputs, 'rules' | 'suppressions' | 'buckets' | 'sign' | 'uploadTo' | 'baseline'>,
  request: ManifestRequest,
  key: JudgedKey,
  selection: Omit<Selection, 'targets' | 'prefixes'>,
  accountKeys: readonly AccountKey[] | undefined,
  { hidesKeyNames }: PrivacyPolicy,
  verification: UrlChecksOptions | false,
): Promise<Ruleset | undefined> {
  const { levels } = inputs.rules;
  if (levels.size === 0) return undefined;
  const { Ruleset } = await import('../audit/ruleset.ts');
  const { keyJob } = await import('./key-job.ts');
  const { buckets, accountBuckets, prefix } = selection;
  const { include, exclude, where } = request;
  const isFiltered = [include, exclude, where].some((filter) => filter !== undefined);
  const facts = {
    now: Date.now(),
    buckets,
    accountBuckets,
    capabilities: key.capabilities,
    keyExpires: key.keyExpires,
    isRestricted: key.buckets !== null,
    accountKeys,
    hidesKeyNames,
    job: keyJob(inputs, selection),
    partly: isFiltered || prefix !== '' ? 'only a part of the files was listed' : undefined,
  };
  return new Ruleset(levels, inputs.suppressions, facts, verification || undefined);
}
