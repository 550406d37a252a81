import { type Account, listBuckets } from '../b2/account.ts';
import type { Bucket } from '../b2/calls.ts';
import type { Client } from '../b2/client.ts';
import type { NameFilter } from '../names/name-filter.ts';
import type { Target } from './range.ts';

/** What the key cannot do, or not see, that the request needs. */
export class ScopeError extends Error {
  override readonly name = 'ScopeError';
}

/** The buckets asked for. */
export interface Selection {
  /** Files are asked for, not only buckets. */
  walks: boolean;
  /** What to walk of them, a target for each prefix; none when only the buckets are listed, or no name can match. */
  targets: Target[];
  /** Every property, or just id and name where the key lacks `listBuckets`. */
  buckets: Bucket[];
  /** Ids of all buckets of the account; null if the key cannot see them all. */
  accountBuckets: ReadonlySet<string> | null;
  /** What the names of the files asked for begin with. */
  prefix: string;
  /** What the names of the walked files begin with: the prefix, or longer ones as the filter allows. In order. */
  prefixes: string[];
}

/**
 * The buckets to list or to walk, in the order asked for.
 * @param names of buckets to walk; 'all' for every one that the key may see; none to list these and walk nothing
 * @param prefix of file names; empty with a key that is bound to a prefix means that prefix
 * @param filter of names, which may narrow the prefix
 * @throws ScopeError with what is missing and what the key has; B2Error
 */
export async function findBuckets(
  client: Client,
  account: Account,
  names: readonly string[] | 'all',
  prefix: string,
  filter?: NameFilter,
): Promise<Selection> {
  if (names.length === 0) {
    const known = await knownBuckets(client, account);
    const accountBuckets = allOf(account, known);
    return { walks: false, targets: [], buckets: known, accountBuckets, prefix: '', prefixes: [] };
  }
  if (!account.capabilities.includes('listFiles')) {
    throw new ScopeError(
      `The application key lacks the capability listFiles, without which no bucket can be walked. ${has(account)}`,
    );
  }
  const walked = prefix === '' ? account.namePrefix : prefix;
  if (!walked.startsWith(account.namePrefix)) {
    throw new ScopeError(
      `Input \`prefix\`: the application key opens only names that begin with ${JSON.stringify(account.namePrefix)}, and ${JSON.stringify(prefix)} does not`,
    );
  }
  const known = await knownBuckets(client, account, names === 'all' ? undefined : names);
  const buckets = names === 'all' ? known : names.map((name) => find(name, known, account));
  const prefixes = filter ? filter.prefixes(walked) : [walked];
  const targets = buckets.flatMap(({ bucketId, bucketName, bucketType }) =>
    prefixes.map((each) => ({ bucketId, bucketName, bucketType: bucketType || null, prefix: each })),
  );
  return { walks: true, targets, buckets, accountBuckets: allOf(account, known), prefix: walked, prefixes };
}

/** A key that is not restricted to buckets sees all of them. */
function allOf({ buckets }: Account, known: readonly Bucket[]): ReadonlySet<string> | null {
  return buckets === null ? new Set(known.map(({ bucketId }) => bucketId)) : null;
}

function has({ capabilities }: Account): string {
  return `It has: ${capabilities.join(', ') || 'none'}`;
}

/** Every bucket that the key may see, or those of `names`. @throws ScopeError, B2Error */
async function knownBuckets(client: Client, account: Account, names?: readonly string[]): Promise<Bucket[]> {
  const { capabilities, buckets } = account;
  if (buckets === null) {
    if (capabilities.includes('listBuckets')) return listBuckets(client, account);
    throw new ScopeError(
      `The application key lacks the capability listBuckets, and is bound to no bucket whose id it would tell. ${has(account)}. Add listBuckets to the key, or bind it to a bucket`,
    );
  }
  const bound = buckets.map(({ bucketId, bucketName }) => ({
    accountId: account.accountId,
    bucketId,
    bucketName,
    bucketType: '',
  }));
  if (!capabilities.includes('listBuckets')) return bound;
  const wanted = names && new Set(names.map((name) => find(name, bound, account).bucketName));
  const listed = await listBuckets(client, account, wanted);
  // A bucket that went away meanwhile stays in, and its walk says so.
  const missing = bound.filter(
    ({ bucketId, bucketName }) =>
      (!wanted || wanted.has(bucketName)) && !listed.some((bucket) => bucket.bucketId === bucketId),
  );
  return [...listed, ...missing];
}

/** Bucket names are unique whatever their case. */
function find(name: string, known: readonly Bucket[], account: Account): Bucket {
  const bucket =
    known.find(({ bucketName }) => bucketName === name) ??
    known.find(({ bucketName }) => bucketName.toLowerCase() === name.toLowerCase());
  if (bucket) return bucket;
  const names = known.map(({ bucketName }) => bucketName);
  const shown = names.slice(0, 20).join(', ') + (names.length > 20 ? ` and ${names.length - 20} more` : '');
  const bound = account.buckets ? ' is bound to other buckets and' : '';
  throw new ScopeError(
    `Input \`bucket\`: there is no bucket ${JSON.stringify(name)} that the application key can see. The key${bound} sees: ${shown || 'none'}`,
  );
}
