import type { RuleFacts } from '../audit/ruleset.ts';
import type { Account } from '../b2/account.ts';
import type { AccountKey } from '../b2/list-keys.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { Selection } from '../listing/targets.ts';
import type { Inputs } from './inputs.ts';

/** What the rules judge, as it is known before the files are listed. */
export function ruleFactsOf(
  inputs: Inputs,
  account: Account,
  { listsFiles, buckets, accountBuckets, prefix }: Selection,
  accountKeys: readonly AccountKey[] | undefined,
  { hidesKeyNames }: PrivacyPolicy,
): RuleFacts {
  const isFiltered = inputs.names !== undefined || inputs.where !== undefined;
  return {
    now: Date.now(),
    buckets,
    accountBuckets,
    capabilities: account.capabilities,
    keyExpires: account.keyExpires,
    isRestricted: account.buckets !== null,
    accountKeys,
    hidesKeyNames,
    job: {
      listsFiles,
      buckets: inputs.buckets === 'all' || !listsFiles ? null : buckets.map(({ bucketName }) => bucketName),
      prefix,
    },
    partly: isFiltered || prefix !== '' ? 'only a part of the files was listed' : undefined,
  };
}
