import { type Account, listBuckets } from '../b2/account.ts';
import type { Bucket } from '../b2/calls.ts';
import type { Client } from '../b2/client.ts';
import type { NameFilter } from '../names/name-filter.ts';
import type { Target } from './target.ts';

/** The application key does not allow what the inputs ask for. */
class ScopeError extends Error {
  override readonly name = 'ScopeError';
}

/** What the inputs select. */
export interface Selection {
  /** Files are listed, not only buckets. */
  listsFiles: boolean;
  /** One target per bucket and prefix; none if only buckets are listed, or if no name can match. */
  targets: Target[];
  /** With all properties, or with id and name only if the key lacks `listBuckets`. */
  buckets: Bucket[];
  /** Ids of all buckets of the account; null if the key cannot see them all. */
  accountBuckets: ReadonlySet<string> | null;
  /** The prefix that was asked for, or that of the key. */
  prefix: string;
  /** The prefixes that are listed: `prefix`, or longer ones if the filter allows it. In order. */
  prefixes: string[];
}

/**
 * Finds the buckets, in the order given, and what to list of them.
 * @param names of buckets; 'all' for every bucket that the key has access to; none to list buckets but no files
 * @param prefix of file names; if it is empty, the prefix of the key
 * @param filter of file names, which may narrow the prefix
 * @throws ScopeError; B2Error
 */
export async function findBuckets(
  client: Client,
  account: Account,
  names: readonly string[] | 'all',
  prefix: string,
  filter?: NameFilter,
): Promise<Selection> {
  if (account.buckets?.length === 0) {
    const gone =
      ['no bucket', 'a bucket that was deleted'][account.deletedBuckets] ?? 'buckets that were deleted';
    throw new ScopeError(
      `The application key is restricted to ${gone}; create a key for a bucket that exists`,
    );
  }
  if (names.length === 0) {
    const buckets = await knownBuckets(client, account);
    const accountBuckets = allOf(account, buckets);
    return { listsFiles: false, targets: [], buckets, accountBuckets, prefix: '', prefixes: [] };
  }
  if (!account.capabilities.includes('listFiles')) {
    throw new ScopeError(
      `${capabilitiesOf(account)}, but listing files requires listFiles; create a key with it`,
    );
  }
  const listed = prefix === '' ? account.namePrefix : prefix;
  if (!listed.startsWith(account.namePrefix)) {
    throw new ScopeError(
      `Input \`prefix\`: ${JSON.stringify(prefix)} is outside the prefix that the application key is restricted to; use one that begins with ${JSON.stringify(account.namePrefix)}`,
    );
  }
  const known = await knownBuckets(client, account, names === 'all' ? undefined : names);
  const buckets = names === 'all' ? known : names.map((name) => find(name, known, account));
  const prefixes = filter ? filter.prefixes(listed) : [listed];
  const targets = buckets.flatMap(({ bucketId, bucketName, bucketType }) =>
    prefixes.map((each) => ({ bucketId, bucketName, bucketType: bucketType || null, prefix: each })),
  );
  const accountBuckets = allOf(account, known);
  return { listsFiles: true, targets, buckets, accountBuckets, prefix: listed, prefixes };
}

/** A key that is not restricted to buckets sees all of them. */
function allOf({ buckets }: Account, known: readonly Bucket[]): ReadonlySet<string> | null {
  return buckets === null ? new Set(known.map(({ bucketId }) => bucketId)) : null;
}

function capabilitiesOf({ capabilities }: Account): string {
  return `The application key has ${capabilities.length === 0 ? 'no capabilities' : `the capabilities ${capabilities.join(', ')}`}`;
}

/** Every bucket that the key has access to, or at least those of `names`. @throws ScopeError, B2Error */
async function knownBuckets(client: Client, account: Account, names?: readonly string[]): Promise<Bucket[]> {
  const { capabilities, buckets } = account;
  if (buckets === null) {
    if (capabilities.includes('listBuckets')) return listBuckets(client, account);
    throw new ScopeError(
      `${capabilitiesOf(account)}, but finding buckets requires listBuckets; create a key with it, or one that is restricted to buckets`,
    );
  }
  const allowed = buckets.map(({ bucketId, bucketName }) => ({
    accountId: account.accountId,
    bucketId,
    bucketName,
    bucketType: '',
  }));
  if (!capabilities.includes('listBuckets')) return allowed;
  const wanted = names && new Set(names.map((name) => find(name, allowed, account).bucketName));
  const listed = await listBuckets(client, account, wanted);
  // A bucket that was just deleted is kept, and fails when it is listed.
  const missing = allowed.filter(
    ({ bucketId, bucketName }) =>
      (!wanted || wanted.has(bucketName)) && !listed.some((bucket) => bucket.bucketId === bucketId),
  );
  return [...listed, ...missing];
}

const NAMES_SHOWN = 20;

/** Bucket names are unique regardless of case. @throws ScopeError */
function find(name: string, known: readonly Bucket[], account: Account): Bucket {
  const bucket =
    known.find(({ bucketName }) => bucketName === name) ??
    known.find(({ bucketName }) => bucketName.toLowerCase() === name.toLowerCase());
  if (bucket) return bucket;
  const meant = known.find(({ bucketId }) => bucketId === name.toLowerCase());
  if (meant) {
    throw new ScopeError(
      `Input \`bucket\`: ${JSON.stringify(name)} is the id of ${meant.bucketName}; give its name, \`bucket: ${meant.bucketName}\``,
    );
  }
  const shown = known.slice(0, NAMES_SHOWN).map(({ bucketName }) => bucketName);
  if (known.length > NAMES_SHOWN) shown.push(`${known.length - NAMES_SHOWN} more`);
  throw new ScopeError(
    `Input \`bucket\`: unknown bucket ${JSON.stringify(name)}; the application key ${account.buckets ? 'is restricted' : 'has access'} to ${shown.join(', ') || 'no bucket'}`,
  );
}
