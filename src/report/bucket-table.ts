import { isUnknown, lifecycleRules } from '../audit/bucket-settings.ts';
import type { Bucket } from '../b2/calls.ts';
import type { Manifest, ManifestBucket } from '../inventory/manifest.ts';
import { printedBucket } from '../rows/bucket.ts';
import { BUCKET_COLUMNS } from '../rows/bucket-columns.ts';
import { markdownTable, markdownText } from '../text/markdown.ts';
import { bytes, count, utcMinute, whole } from '../text/numbers.ts';
import { growth } from './headline.ts';
import { rowNoun } from './row-noun.ts';

const BUCKETS_SHOWN = 200;

/** What the table shows of a bucket beyond the manifest. */
export interface BucketFacts {
  buckets: readonly Bucket[];
  /** Capabilities of the key. */
  capabilities: readonly string[];
  /** Upload time of the newest file of each bucket, in milliseconds since 1970; NaN if it has none. */
  lastUploads: ReadonlyMap<string, number>;
}

interface Shown {
  readonly bucket: ManifestBucket;
  /** undefined: the bucket was left out. */
  readonly settings: Bucket | undefined;
}

interface Column {
  readonly title: string;
  readonly right?: true;
  /** Empty: nothing is known. */
  cell(shown: Shown): string;
}

/** A table of plain text. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Indices of right-aligned columns. */
  readonly right: readonly number[];
  /** Rows that are left out. */
  readonly more: number;
}

/** The buckets with what is known of them, public ones first; columns without any value are left out. */
export function bucketRows(manifest: Manifest, facts: BucketFacts): TextTable {
  const { buckets, request, history, complete } = manifest;
  const { buckets: settings, capabilities, lastUploads } = facts;
  const byName = new Map(settings.map((each) => [each.bucketName, each]));
  const before = new Map(
    (complete ? history?.[0]?.buckets : undefined)?.map((each) => [each.bucketName, each]),
  );
  const noun = rowNoun(request);
  const ofFiles: Column[] = [
    {
      title: noun === 'file' ? 'Files' : 'Versions',
      right: true,
      cell: ({ bucket }) => (bucket.error === undefined ? whole(bucket.files) : 'not listed'),
    },
    {
      title: 'Size',
      right: true,
      cell: ({ bucket }) => (bucket.error === undefined ? bytes(bucket.bytes) : bucket.error),
    },
    {
      title: 'Change',
      right: true,
      cell: ({ bucket }) => {
        const earlier = before.get(bucket.bucketName);
        return earlier ? growth(earlier.bytes, bucket.bytes) : before.size > 0 ? 'new' : '';
      },
    },
    { title: 'Last upload', cell: ({ bucket }) => timeText(lastUploads.get(bucket.bucketName)) },
  ];
  const columns: Column[] = [
    { title: 'Bucket', cell: ({ bucket }) => bucket.bucketName },
    { title: 'Type', cell: ({ bucket }) => typeText(bucket.bucketType) },
    ...(request.list === 'files' ? ofFiles : []),
    setting('Encryption', 'defaultEncryption'),
    setting('Object Lock', 'fileLock'),
    {
      title: 'Lifecycle',
      cell: ({ settings: bucket }) => (bucket ? lifecycleText(bucket, capabilities) : ''),
    },
    ...(request.list === 'files' ? [] : [{ title: 'ID', cell: ({ bucket }: Shown) => bucket.bucketId }]),
  ];
  const isPublic = ({ bucketType }: ManifestBucket) => bucketType === 'allPublic';
  const shown = [...buckets.filter(isPublic), ...buckets.filter((bucket) => !isPublic(bucket))]
    .slice(0, BUCKETS_SHOWN)
    .map((bucket) => ({ bucket, settings: byName.get(bucket.bucketName) }));
  const filled = columns.filter(({ cell }) => shown.some((each) => cell(each) !== ''));
  return {
    head: filled.map(({ title }) => title),
    rows: shown.map((each) => filled.map(({ cell }) => cell(each))),
    right: filled.flatMap(({ right }, index) => (right ? index : [])),
    more: buckets.length - shown.length,
  };
}

/** The same as a section of the summary. */
export function bucketTable(manifest: Manifest, facts: BucketFacts): string {
  const { head, rows, right, more } = bucketRows(manifest, facts);
  if (rows.length === 0) return '';
  const cells = rows.map((row) => row.map(markdownText));
  const rest = more > 0 ? `\n… and ${count(more, 'more bucket')}, in buckets.json.\n` : '';
  return `${markdownTable(head, cells, right)}${rest}`;
}

function setting(title: string, name: string): Column {
  const column = BUCKET_COLUMNS.find((each) => each.name === name)!;
  return {
    title,
    cell({ settings }) {
      const value = settings && column.value(printedBucket(settings));
      return value === undefined || value === null ? '' : String(value);
    },
  };
}

/** Empty: the key cannot see the settings of buckets. */
function lifecycleText(bucket: Bucket, capabilities: readonly string[]): string {
  if (!Array.isArray(bucket.lifecycleRules)) return '';
  const rules = lifecycleRules({ bucket, capabilities, accountBuckets: null });
  if (isUnknown(rules)) return 'unknown';
  return rules.value.length === 0 ? 'no rules' : count(rules.value.length, 'rule');
}

function typeText(type: string | null): string {
  if (type === 'allPublic') return '🔓 public';
  return type === 'allPrivate' ? 'private' : (type ?? 'unknown');
}

function timeText(ms: number | undefined): string {
  if (ms === undefined || Number.isNaN(ms)) return '';
  return utcMinute(new Date(ms).toISOString());
}
