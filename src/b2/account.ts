import type { AuthorizeResponse, Bucket, ListBucketsResponse } from './calls.ts';
import { type Client, readJson } from './client.ts';

/** What an application key opens. */
export interface Account {
  accountId: string;
  downloadUrl: string;
  s3ApiUrl: string;
  capabilities: readonly string[];
  /** The buckets that the key is bound to; null: not bound. Those that were deleted are left out. */
  buckets: readonly { bucketId: string; bucketName: string }[] | null;
  /** How many buckets the key is bound to that no longer exist. */
  deletedBuckets: number;
  /** Every file name must begin with it; empty when the key is not bound to a prefix. */
  namePrefix: string;
  /** When the key expires, in milliseconds since 1970; null: never; undefined: the service did not say. */
  keyExpires: number | null | undefined;
}

/** Authorizes, and tells what the key may see. @throws B2Error */
export async function openAccount(client: Client): Promise<Account> {
  return describe(await client.authorize());
}

function describe({ accountId, apiInfo, ...key }: AuthorizeResponse): Account {
  const { allowed, downloadUrl, s3ApiUrl } = apiInfo.storageApi;
  const buckets = allowed.buckets?.flatMap(({ id, name }) =>
    name === null ? [] : [{ bucketId: id, bucketName: name }],
  );
  return {
    accountId,
    downloadUrl,
    s3ApiUrl,
    capabilities: allowed.capabilities,
    buckets: buckets ?? null,
    deletedBuckets: (allowed.buckets?.length ?? 0) - (buckets?.length ?? 0),
    namePrefix: allowed.namePrefix ?? '',
    keyExpires: key.applicationKeyExpirationTimestamp,
  };
}

/**
 * Every bucket that the key may see, in order of names, with all its properties; of those that `names` picks
 * when the key is bound to buckets, since it then has to ask for one after the other.
 * @throws B2Error; the key needs `listBuckets`
 */
export async function listBuckets(
  client: Client,
  account: Account,
  names?: ReadonlySet<string>,
): Promise<Bucket[]> {
  const list = async (bucketId?: string): Promise<Bucket[]> => {
    const body = { accountId: account.accountId, bucketTypes: ['all'], ...(bucketId ? { bucketId } : {}) };
    const read = (bytes: Buffer) => readJson<ListBucketsResponse>(bytes).buckets.map(checked);
    return client.call('b2_list_buckets', body, read);
  };
  // A call without a bucket is refused to every key that is bound to buckets (b2-api: restricted keys).
  if (account.buckets === null) return list();
  const found: Bucket[] = [];
  for (const bucket of account.buckets) {
    if (!names || names.has(bucket.bucketName)) found.push(...(await list(bucket.bucketId)));
  }
  return found.sort((a, b) => (a.bucketName < b.bucketName ? -1 : 1));
}

function checked(bucket: Bucket): Bucket {
  if (!bucket.bucketId || !bucket.bucketName) throw new Error('a bucket has no id or no name');
  return bucket;
}
