import type { Ruleset } from '../audit/ruleset.ts';
import type { UrlChecksOptions } from '../audit/url-checks.ts';
import type { Account } from '../b2/account.ts';
import type { AccountKey } from '../b2/list-keys.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { Selection } from '../listing/targets.ts';
import type { Inputs } from './inputs.ts';

/**
 * The rules that were asked for, with what is known before the files are listed; loaded only if there are any.
 * @returns undefined if no rule is on
 */
export async function rulesetOf(
  inputs: Inputs,
  account: Account,
  selection: Selection,
  accountKeys: readonly AccountKey[] | undefined,
  { hidesKeyNames }: PrivacyPolicy,
  verification: UrlChecksOptions | false,
): Promise<Ruleset | undefined> {
  const { levels } = inputs.rules;
  if (levels.size === 0) return undefined;
  const { Ruleset } = await import('../audit/ruleset.ts');
  const { keyJob } = await import('./key-job.ts');
  const { buckets, accountBuckets, prefix } = selection;
  const isFiltered = inputs.names !== undefined || inputs.where !== undefined;
  const facts = {
    now: Date.now(),
    buckets,
    accountBuckets,
    capabilities: account.capabilities,
    keyExpires: account.keyExpires,
    isRestricted: account.buckets !== null,
    accountKeys,
    hidesKeyNames,
    job: keyJob(inputs, selection),
    partly: isFiltered || prefix !== '' ? 'only a part of the files was listed' : undefined,
  };
  return new Ruleset(levels, inputs.suppressions, facts, verification || undefined);
}
