import type { Bucket, Readable } from '../b2/calls.ts';
import type { BucketFacts } from './facts.ts';
import type { LifecycleRule } from './finding.ts';
import { lacks, type Unknown } from './rule.ts';

/** A setting of a bucket, or why it is not known. */
export type Setting<T> = { readonly value: T } | Unknown;

export function isUnknown(setting: Setting<unknown>): setting is Unknown {
  return 'result' in setting;
}

export function bucketType({ bucket }: BucketFacts): Setting<string> {
  return bucket.bucketType ? { value: bucket.bucketType } : lacks('listBuckets');
}

/** Mode of the default encryption; null: new files are stored unencrypted. */
export function defaultEncryption(facts: BucketFacts): Setting<string | null> {
  const setting = readable<{ mode?: string | null }>(
    facts,
    'defaultServerSideEncryption',
    'readBucketEncryption',
  );
  if (isUnknown(setting)) return setting;
  const mode = setting.value?.mode ?? null;
  return { value: mode === 'none' ? null : mode };
}

/** Object Lock of a bucket. */
export interface ObjectLock {
  readonly isOn: boolean;
  /** New files get a retention. */
  readonly hasDefaultRetention: boolean;
}

export function objectLock(facts: Pick<BucketFacts, 'bucket'>): Setting<ObjectLock> {
  const setting = readable<{
    isFileLockEnabled?: boolean;
    defaultRetention?: { mode?: string | null } | null;
  }>(facts, 'fileLockConfiguration', 'readBucketRetentions');
  if (isUnknown(setting)) return setting;
  const mode = setting.value?.defaultRetention?.mode ?? 'none';
  return { value: { isOn: setting.value?.isFileLockEnabled === true, hasDefaultRetention: mode !== 'none' } };
}

/** Public buckets among some; null if the key may not read what they are. */
export function publicBuckets(buckets: readonly Bucket[]): number | null {
  const types = buckets.map(({ bucketType }) => bucketType);
  return types.includes('') ? null : types.filter((type) => type === 'allPublic').length;
}

/** Names of the buckets whose Object Lock is known to be off. */
export function bucketsWithoutLock(buckets: readonly Bucket[]): ReadonlySet<string> {
  const without = buckets.filter((bucket) => isLockOff({ bucket }));
  return new Set(without.map(({ bucketName }) => bucketName));
}

/** Object Lock is known to be off, so no file can be locked. */
export function isLockOff(facts: Pick<BucketFacts, 'bucket'>): boolean {
  const lock = objectLock(facts);
  return !isUnknown(lock) && !lock.value.isOn;
}

/** Ids of the buckets that enabled replication rules copy into. */
export function replicationDestinations(facts: BucketFacts): Setting<readonly string[]> {
  const setting = readable<{
    asReplicationSource?: {
      replicationRules?: { destinationBucketId?: string; isEnabled?: boolean }[] | null;
    } | null;
  }>(facts, 'replicationConfiguration', 'readBucketReplications');
  if (isUnknown(setting)) return setting;
  const rules = setting.value?.asReplicationSource?.replicationRules ?? [];
  return {
    value: rules.flatMap(({ destinationBucketId, isEnabled }) =>
      isEnabled === false || !destinationBucketId ? [] : destinationBucketId,
    ),
  };
}

/** A rule of CORS, as far as rules look at it. */
export interface CorsRule {
  readonly allowedOrigins?: readonly string[];
  readonly allowedOperations?: readonly string[];
}

export function corsRules({ bucket }: BucketFacts): Setting<readonly CorsRule[]> {
  return Array.isArray(bucket.corsRules) ? { value: bucket.corsRules as CorsRule[] } : lacks('listBuckets');
}

/** Capabilities of the same kind as readBucketLifecycleRules: each opens one setting of a bucket. */
const READS_SETTINGS = /^readBucket[A-Z]/;

/**
 * The lifecycle rules of a bucket. Keys from before `readBucketLifecycleRules` see them without it, and how B2 answers newer
 * keys that lack it is not documented; so an empty list from a key that has capabilities of this kind, but not this one,
 * says nothing.
 */
export function lifecycleRules({ bucket, capabilities }: BucketFacts): Setting<readonly LifecycleRule[]> {
  if (!Array.isArray(bucket.lifecycleRules)) return lacks('listBuckets');
  const rules = bucket.lifecycleRules as Partial<LifecycleRule>[];
  const isDoubtful =
    capabilities.some((name) => READS_SETTINGS.test(name)) &&
    !capabilities.includes('readBucketLifecycleRules');
  if (rules.length === 0 && isDoubtful) return lacks('readBucketLifecycleRules');
  return {
    value: rules.map((rule) => ({
      fileNamePrefix: rule.fileNamePrefix ?? '',
      daysFromUploadingToHiding: rule.daysFromUploadingToHiding ?? null,
      daysFromHidingToDeleting: rule.daysFromHidingToDeleting ?? null,
      daysFromStartingToCancelingUnfinishedLargeFiles:
        rule.daysFromStartingToCancelingUnfinishedLargeFiles ?? null,
    })),
  };
}

function readable<T>(
  { bucket }: Pick<BucketFacts, 'bucket'>,
  property: string,
  capability: string,
): Setting<T | null> {
  // Without `listBuckets` the bucket has no properties at all.
  if (!bucket.bucketType) return lacks('listBuckets');
  const wrapped = bucket[property] as Readable<T> | undefined;
  return wrapped?.isClientAuthorizedToRead ? { value: wrapped.value ?? null } : lacks(capability);
}
