import type { Ruleset } from '../audit/ruleset.ts';
import type { UrlChecksOptions } from '../audit/url-checks.ts';
import type { Account } from '../b2/account.ts';
import type { Client } from '../b2/client.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { RequestLimit } from '../listing/request-limit.ts';
import type { Selection } from '../listing/targets.ts';
import type { Inputs } from './inputs.ts';

interface RulesContext {
  client: Client;
  account: Account;
  selection: Selection;
  policy: PrivacyPolicy;
  limit: RequestLimit;
  signal: AbortSignal;
}

/**
 * The rules that were asked for, with what is known before the files are listed; loaded only if there are any.
 * @returns undefined if no rule is on
 * @throws B2Error
 */
export async function rulesetOf(inputs: Inputs, context: RulesContext): Promise<Ruleset | undefined> {
  const { levels, needsAccountKeys } = inputs.rules;
  if (levels.size === 0) return undefined;
  const { client, account, selection, policy } = context;
  const { Ruleset } = await import('../audit/ruleset.ts');
  const { keyJob } = await import('./key-job.ts');
  const { listKeys } = await import('../b2/list-keys.ts');
  const { buckets, accountBuckets, prefix } = selection;
  const isFiltered = inputs.names !== undefined || inputs.where !== undefined;
  const facts = {
    now: Date.now(),
    buckets,
    accountBuckets,
    capabilities: account.capabilities,
    keyExpires: account.keyExpires,
    isRestricted: account.buckets !== null,
    accountKeys: needsAccountKeys ? await listKeys(client, account) : undefined,
    hidesKeyNames: policy.hidesKeyNames,
    job: keyJob(inputs, selection),
    partly: isFiltered || prefix !== '' ? 'only a part of the files was listed' : undefined,
  };
  const verification = inputs.verifyUrls ? await verificationOf(context) : undefined;
  return new Ruleset(levels, inputs.suppressions, facts, verification);
}

async function verificationOf({ client, account, limit, signal }: RulesContext): Promise<UrlChecksOptions> {
  const { UrlVerifier } = await import('../b2/verify-urls.ts');
  return { verifier: new UrlVerifier(client, account), concurrency: () => limit.limit, signal };
}
