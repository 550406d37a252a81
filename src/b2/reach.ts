import type { Account } from './account.ts';
import { readBuckets } from './account.ts';
import type { Bucket } from './calls.ts';
import type { Client } from './client.ts';

/**
 * Why a key cannot use names in a bucket, as far as its authorization says; undefined: it can.
 * @param needed capabilities
 * @param prefix of the names
 */
export function outOfReach(
  { capabilities, buckets, namePrefix }: Account,
  needed: readonly string[],
  bucketName: string,
  prefix: string,
): string | undefined {
  const lacking = needed.filter((capability) => !capabilities.includes(capability));
  if (lacking.length > 0) return `the application key lacks ${lacking.join(' and ')}; create one with it`;
  if (buckets && !buckets.some((bucket) => isNamed(bucket, bucketName))) {
    const names = buckets.map((bucket) => bucket.bucketName).join(', ');
    return `the application key is restricted to ${names || 'a deleted bucket'}; create one that may use ${bucketName} too`;
  }
  if (prefix.startsWith(namePrefix)) return undefined;
  return `the application key is restricted to a prefix that ${JSON.stringify(prefix)} does not begin with; create one without`;
}

/**
 * A bucket by its name, which may be written in another case.
 * @returns undefined: the key does not see it; without a type if the key lacks `listBuckets`
 * @throws B2Error
 */
export async function findBucket(
  client: Client,
  { accountId, buckets, capabilities }: Account,
  bucketName: string,
): Promise<(Pick<Bucket, 'bucketId' | 'bucketName'> & { bucketType?: string }) | undefined> {
  const allowed = buckets?.find((bucket) => isNamed(bucket, bucketName));
  if (buckets && (!allowed || !capabilities.includes('listBuckets'))) return allowed;
  // B2 refuses a name to keys that are restricted to buckets.
  const by = allowed ? { bucketId: allowed.bucketId } : { bucketName };
  const found = await client.call('b2_list_buckets', { accountId, bucketTypes: ['all'], ...by }, readBuckets);
  return found.find((bucket) => isNamed(bucket, bucketName));
}

/** Bucket names are unique regardless of case. */
function isNamed(bucket: { readonly bucketName: string }, name: string): boolean {
  return bucket.bucketName.toLowerCase() === name.toLowerCase();
}
