import type { Account } from '../b2/account.ts';
import type { Bucket } from '../b2/calls.ts';
import type { AccountKey } from '../b2/list-keys.ts';
import type { Selection } from '../listing/targets.ts';
import { looksSecret, printedBucket } from '../rows/bucket.ts';
import { identified, type NameRange, type Plan } from './plan-file.ts';

interface PlanFacts {
  startedAt: string;
  request: Plan['request'];
  account: Account;
  selection: Selection;
  /** undefined: the key lacks `listKeys`. */
  keys: readonly AccountKey[] | undefined;
  shards: NameRange[][];
  service: Plan['service'];
}

/** The plan, with everything that merging judges and the shards do not know. */
export function describePlan({ account, selection, keys, ...rest }: PlanFacts): Plan {
  const { downloadUrl, s3ApiUrl, namePrefix, capabilities, keyExpires, buckets } = account;
  const { accountBuckets } = selection;
  return identified({
    ...rest,
    account: {
      downloadUrl,
      s3ApiUrl,
      namePrefix,
      capabilities: [...capabilities],
      ...(keyExpires === undefined ? {} : { keyExpires }),
      isRestricted: buckets !== null,
      bucketIds: accountBuckets && [...accountBuckets],
      ...(keys && {
        keys: keys.map(({ bucketIds, capabilities, ...key }) => ({
          ...key,
          capabilities: [...capabilities],
          bucketIds: bucketIds && [...bucketIds],
        })),
      }),
    },
    buckets: selection.buckets.map(plannedBucket),
  });
}

/** Passes for a secret, as the value that it replaces does. */
const REDACTED = '-----BEGIN';

/** A bucket without its account and without likely secrets in its bucket info, which a rule must still find. */
function plannedBucket(bucket: Bucket): Plan['buckets'][number] {
  const { bucketInfo, bucketType } = bucket;
  const info = Object.entries(bucketInfo ?? {}).map(([key, value]) => [
    key,
    looksSecret(key, value) ? REDACTED : value,
  ]);
  const { bucketId, bucketName } = bucket;
  return {
    ...printedBucket(bucket),
    bucketId,
    bucketName,
    bucketType,
    ...(bucketInfo && { bucketInfo: Object.fromEntries(info) }),
  };
}
