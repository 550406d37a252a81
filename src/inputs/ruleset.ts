import type { Ruleset } from '../audit/ruleset.ts';
import type { UrlChecksOptions } from '../audit/url-checks.ts';
import type { Account } from '../b2/account.ts';
import type { Client } from '../b2/client.ts';
import type { AccountKey } from '../b2/list-keys.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { ManifestRequest } from '../inventory/manifest.ts';
import type { RequestLimit } from '../listing/request-limit.ts';
import type { Selection } from '../listing/targets.ts';
import type { Inputs } from './inputs.ts';

type RuleInputs = Pick<Inputs, 'rules' | 'suppressions' | 'buckets' | 'sign' | 'uploadTo' | 'baseline'>;

/** What is known before the rows are there. */
interface Known {
  request: ManifestRequest;
  selection: Omit<Selection, 'targets' | 'prefixes'>;
  policy: PrivacyPolicy;
  /** The key in use. */
  key: {
    readonly capabilities: readonly string[];
    /** Milliseconds since 1970; null: never; undefined: unknown. */
    readonly keyExpires: number | null | undefined;
    /** The buckets that it is restricted to; null: it is not restricted. */
    readonly buckets: readonly unknown[] | null;
  };
  /** All keys of the account; undefined: they were not listed. */
  accountKeys: readonly AccountKey[] | undefined;
  /** undefined: URLs are not verified. */
  verification: UrlChecksOptions | undefined;
}

/** A run that lists files. */
interface Listing extends Pick<Known, 'request' | 'selection' | 'policy'> {
  client: Client;
  account: Account;
  limit: RequestLimit;
  signal: AbortSignal;
}

/**
 * The rules that were asked for, for a run that lists files.
 * @returns undefined if no rule is on
 * @throws B2Error
 */
export async function rulesetOf(
  inputs: RuleInputs & Pick<Inputs, 'verifyUrls'>,
  listing: Listing,
): Promise<Ruleset | undefined> {
  const { levels, needsAccountKeys } = inputs.rules;
  if (levels.size === 0) return undefined;
  const { client, account } = listing;
  const { listKeys } = await import('../b2/list-keys.ts');
  return knownRuleset(inputs, {
    ...listing,
    key: account,
    accountKeys: needsAccountKeys ? await listKeys(client, account) : undefined,
    verification: inputs.verifyUrls ? await verificationOf(listing) : undefined,
  });
}

async function verificationOf({ client, account, limit, signal }: Listing): Promise<UrlChecksOptions> {
  const { UrlVerifier } = await import('../b2/verify-urls.ts');
  return { verifier: new UrlVerifier(client, account), concurrency: () => limit.limit, signal };
}

/**
 * The rules that were asked for, with what is known before the rows are there; loaded only if there are any.
 * @returns undefined if no rule is on
 */
export async function knownRuleset(inputs: RuleInputs, known: Known): Promise<Ruleset | undefined> {
  const { levels } = inputs.rules;
  if (levels.size === 0) return undefined;
  const { Ruleset } = await import('../audit/ruleset.ts');
  const { keyJob } = await import('./key-job.ts');
  const { selection, key } = known;
  const { buckets, accountBuckets, prefix } = selection;
  const { include, exclude, where } = known.request;
  const isFiltered = [include, exclude, where].some((filter) => filter !== undefined);
  const facts = {
    now: Date.now(),
    buckets,
    accountBuckets,
    capabilities: key.capabilities,
    keyExpires: key.keyExpires,
    isRestricted: key.buckets !== null,
    accountKeys: known.accountKeys,
    hidesKeyNames: known.policy.hidesKeyNames,
    job: keyJob(inputs, selection),
    partly: isFiltered || prefix !== '' ? 'only a part of the files was listed' : undefined,
  };
  return new Ruleset(levels, inputs.suppressions, facts, known.verification);
}
