import type { AuthorizeResponse, Bucket, ListBucketsResponse } from './calls.ts';
import type { Client } from './client.ts';
import { readJson } from './json.ts';

/** What an application key gives access to. */
export interface Account {
  accountId: string;
  downloadUrl: string;
  /** null if the authorization does not contain it. */
  s3ApiUrl: string | null;
  capabilities: readonly string[];
  /** The existing buckets that the key is restricted to; null: not restricted. */
  buckets: readonly { bucketId: string; bucketName: string }[] | null;
  /** Number of deleted buckets that the key is restricted to. */
  deletedBuckets: number;
  /** The prefix of names that the key is restricted to; empty: not restricted. */
  namePrefix: string;
  /** Bytes of a part of a large file, except the last. */
  partBytes: number;
  /** When the key expires, in milliseconds since 1970; null: never; undefined: the service did not say. */
  keyExpires: number | null | undefined;
}

/** Authorizes the key. @throws B2Error */
export async function openAccount(client: Client): Promise<Account> {
  return describe(await client.authorize());
}

function describe({ accountId, apiInfo, ...key }: AuthorizeResponse): Account {
  const { allowed, downloadUrl, s3ApiUrl, ...parts } = apiInfo.storageApi;
  const ids = allowed.buckets && uniqueById(allowed.buckets, ({ id }) => id);
  const buckets = ids?.flatMap(({ id, name }) => (name ? [{ bucketId: id, bucketName: name }] : []));
  return {
    accountId,
    downloadUrl,
    s3ApiUrl,
    capabilities: allowed.capabilities,
    buckets: buckets ?? null,
    deletedBuckets: (ids?.length ?? 0) - (buckets?.length ?? 0),
    namePrefix: allowed.namePrefix ?? '',
    partBytes: Math.max(partSize(parts.recommendedPartSize), parts.absoluteMinimumPartSize || 0),
    keyExpires: key.applicationKeyExpirationTimestamp,
  };
}

/** Backblaze's recommendation when this was written. */
const PART_BYTES = 100_000_000;

function partSize(recommended: unknown): number {
  return Number.isSafeInteger(recommended) && Number(recommended) > 0 ? Number(recommended) : PART_BYTES;
}

/**
 * Every bucket that the key has access to, each once and sorted by name, with all properties. The key needs
 * `listBuckets`.
 * @param names limits the result to these buckets if the key is restricted to buckets, which costs one call for each
 * @throws B2Error
 */
export async function listBuckets(
  client: Client,
  account: Account,
  names?: ReadonlySet<string>,
): Promise<Bucket[]> {
  const list = async (bucketId?: string): Promise<Bucket[]> => {
    const body = { accountId: account.accountId, bucketTypes: ['all'], ...(bucketId ? { bucketId } : {}) };
    return client.call('b2_list_buckets', body, readBuckets);
  };
  // B2 refuses a call without bucketId to keys that are restricted to buckets.
  if (account.buckets === null) return list();
  const found: Bucket[] = [];
  for (const bucket of account.buckets) {
    if (!names || names.has(bucket.bucketName)) found.push(...(await list(bucket.bucketId)));
  }
  return uniqueById(found, ({ bucketId }) => bucketId).sort((a, b) => (a.bucketName < b.bucketName ? -1 : 1));
}

export function readBuckets(bytes: Buffer): Bucket[] {
  const response = readJson<Partial<ListBucketsResponse> | null>(bytes);
  if (!Array.isArray(response?.buckets)) throw new Error('no list "buckets"');
  for (const bucket of response.buckets as (Partial<Bucket> | null)[]) {
    for (const field of ['bucketId', 'bucketName'] as const) {
      if (typeof bucket?.[field] !== 'string' || bucket[field] === '')
        throw new Error(`a bucket's ${field} is missing or not a string`);
    }
  }
  return uniqueById(response.buckets, ({ bucketId }) => bucketId);
}

/** Without those whose id came before. */
function uniqueById<T>(items: readonly T[], idOf: (item: T) => string): T[] {
  return [...new Map(items.toReversed().map((item) => [idOf(item), item])).values()].toReversed();
}
