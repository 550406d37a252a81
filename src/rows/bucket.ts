import type { Bucket } from '../b2/calls.ts';

const SECRET_NAME = /secret|passw|token|credential|private|api[-_.]?key|access[-_.]?key|auth/i;
const SECRET_VALUE =
  /-----BEGIN|^(?:ey[A-Za-z0-9_-]{10,}\.|gh[pousr]_|github_pat_|AKIA|ASIA|sk-|xox[abprs]-|K00\d[A-Za-z0-9+/]{27}$)|^[A-Za-z0-9+/_-]{40,}={0,2}$/;

/**
 * A bucket as in `buckets.json`: every property except the account id, with likely secrets in bucket info redacted.
 * The type is null if the key may not read it.
 */
export function printedBucket({ accountId: _, ...given }: Bucket): Record<string, unknown> {
  const bucket = { ...given, bucketType: given.bucketType || null };
  if (!bucket.bucketInfo) return bucket;
  const info = Object.entries(bucket.bucketInfo).map(([key, value]) =>
    looksSecret(key, value) ? [key, '[redacted]'] : [key, value],
  );
  return { ...bucket, bucketInfo: Object.fromEntries(info) };
}

/** Whether a value of bucket info may be a secret, by its key or by itself. */
export function looksSecret(key: string, value: string): boolean {
  return SECRET_NAME.test(key) || SECRET_VALUE.test(value);
}
