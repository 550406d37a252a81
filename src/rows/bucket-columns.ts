/** One column of buckets.csv and buckets.parquet. */
export interface BucketColumn {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'array' | 'object';
  /** For the documentation. Says what an empty cell and `unknown` mean. */
  readonly description: string;
  /** null for an empty cell. */
  value(bucket: PrintedBucket): unknown;
}

/** A bucket as in buckets.json. */
export type PrintedBucket = Readonly<Record<string, unknown>>;

/** Every property of a bucket, in order. */
export const BUCKET_COLUMNS: readonly BucketColumn[] = [
  plain('bucketId', 'string', 'Id of the bucket.'),
  plain('bucketName', 'string', 'Name of the bucket.'),
  plain(
    'bucketType',
    'string',
    '`allPublic`, `allPrivate`, `snapshot`, or a type added later. Empty, like all columns after it, if the key may not list buckets.',
  ),
  plain('revision', 'integer', 'Number of changes to the settings.'),
  {
    name: 'options',
    type: 'string',
    description: 'Options of the bucket, such as `s3`, separated by spaces.',
    value: ({ options }) => (Array.isArray(options) ? options.join(' ') : null),
  },
  {
    name: 'defaultEncryption',
    type: 'string',
    description:
      '`SSE-B2`, or `none` if new files are stored unencrypted; `unknown` if the key lacks readBucketEncryption.',
    value: (bucket) =>
      setting(
        bucket.defaultServerSideEncryption,
        (value: { mode?: string | null } | null) => value?.mode ?? 'none',
      ),
  },
  {
    name: 'fileLock',
    type: 'string',
    description: 'Object Lock: `on` or `off`; `unknown` if the key lacks readBucketRetentions.',
    value: (bucket) =>
      setting(bucket.fileLockConfiguration, (value: FileLock) => (value?.isFileLockEnabled ? 'on' : 'off')),
  },
  {
    name: 'defaultRetention',
    type: 'string',
    description:
      'Retention of new files: `governance`, `compliance` or `none`; `unknown` if the key lacks readBucketRetentions.',
    value: (bucket) =>
      setting(bucket.fileLockConfiguration, (value: FileLock) => value?.defaultRetention?.mode ?? 'none'),
  },
  {
    name: 'defaultRetentionPeriod',
    type: 'string',
    description: 'Retention period, such as `30 days`. Empty if there is none or it is unknown.',
    value: (bucket) => {
      const period = readable<FileLock>(bucket.fileLockConfiguration)?.defaultRetention?.period;
      return period ? `${period.duration} ${period.unit}` : null;
    },
  },
  {
    name: 'replication',
    type: 'string',
    description:
      '`source`, `destination`, `both` or `none`; `unknown` if the key lacks readBucketReplications.',
    value: (bucket) => setting(bucket.replicationConfiguration, replicationOf),
  },
  {
    name: 'replicationConfiguration',
    type: 'object',
    description: 'Replication settings as JSON. Empty if there are none or they are unknown.',
    value: (bucket) => readable(bucket.replicationConfiguration) ?? null,
  },
  counted('lifecycleRuleCount', 'lifecycleRules', 'lifecycle rules'),
  plain('lifecycleRules', 'array', 'Lifecycle rules as JSON.'),
  counted('corsRuleCount', 'corsRules', 'CORS rules'),
  plain('corsRules', 'array', 'CORS rules as JSON.'),
  plain('bucketInfo', 'object', 'Bucket info as JSON; values that look like secrets are `[redacted]`.'),
  {
    name: 'other',
    type: 'object',
    description: 'All other properties that B2 returns, as JSON. Empty if there are none.',
    value: (bucket) => {
      const rest = Object.entries(bucket).filter(([name]) => !SHOWN.has(name));
      return rest.length > 0 ? Object.fromEntries(rest) : null;
    },
  },
];

/** Properties with columns of their own. */
const SHOWN: ReadonlySet<string> = new Set([
  ...BUCKET_COLUMNS.map(({ name }) => name),
  'defaultServerSideEncryption',
  'fileLockConfiguration',
]);

type FileLock = {
  isFileLockEnabled?: boolean;
  defaultRetention?: { mode?: string | null; period?: { duration: number; unit: string } | null } | null;
} | null;

function plain(name: string, type: BucketColumn['type'], description: string): BucketColumn {
  return { name, type, description, value: (bucket) => bucket[name] ?? null };
}

function counted(name: string, of: string, noun: string): BucketColumn {
  return {
    name,
    type: 'integer',
    description: `Number of ${noun}.`,
    value: ({ [of]: rules }) => (Array.isArray(rules) ? rules.length : null),
  };
}

type Wrapped = { isClientAuthorizedToRead?: boolean; value?: unknown } | null | undefined;

/** null if the bucket has no such property, as when the key may not list buckets. */
function setting<T>(wrapped: unknown, read: (value: T) => string): string | null {
  const given = wrapped as Wrapped;
  if (!given) return null;
  return given.isClientAuthorizedToRead ? read((given.value ?? null) as T) : 'unknown';
}

function readable<T>(wrapped: unknown): T | undefined {
  const given = wrapped as Wrapped;
  return given?.isClientAuthorizedToRead ? ((given.value ?? undefined) as T | undefined) : undefined;
}

function replicationOf(
  value: { asReplicationSource?: unknown; asReplicationDestination?: unknown } | null,
): string {
  const [source, destination] = [value?.asReplicationSource, value?.asReplicationDestination];
  if (source) return destination ? 'both' : 'source';
  return destination ? 'destination' : 'none';
}
