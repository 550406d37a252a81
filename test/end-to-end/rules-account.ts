import type { RuleResults } from '../../src/audit/finding.ts';
import { ALL } from '../b2-server/client.ts';
import { type B2Server, type BucketSpec, type KeySpec, listContent } from '../b2-server/index.ts';
import type { ActionResult, ActionRun } from '../runner/run-action.ts';
import { readInventory, runInventory } from './setup.ts';

const DAY = 86_400_000;
const NOW = Date.now();
const daysAgo = (days: number) => NOW - days * DAY;

/** A key that reads every setting, and can do nothing else. */
export const READER: KeySpec = {
  id: '00123456789abcd0000000011',
  secret: 'K001Reader0Of0Every0Setting0000',
  name: 'reader',
  capabilities: [...ALL.filter((name) => name !== 'readFiles'), 'readBucketLifecycleRules', 'listKeys'],
  expires: NOW + 100 * DAY,
};
/** One that reads names of buckets and files, and no settings. */
export const BLIND: KeySpec = {
  id: '00123456789abcd0000000012',
  secret: 'K001Blind0To0Every0Setting00000',
  name: 'blind',
  capabilities: ['listBuckets', 'listFiles', 'readBucketNotifications'],
  expires: NOW + 100 * DAY,
};
/** One that does not even see the properties of its buckets. */
export const BOUND: KeySpec = {
  id: '00123456789abcd0000000013',
  secret: 'K001Bound0And0Without0Buckets00',
  name: 'bound',
  capabilities: ['listFiles'],
  buckets: ['bad-bucket', 'bad-public'],
  expires: NOW + 100 * DAY,
};
/** One that can do what no inventory needs. */
export const WRITER: KeySpec = {
  id: '00123456789abcd0000000014',
  secret: 'K001Writer0That0Never0Expires00',
  name: 'writer',
  capabilities: [...READER.capabilities, 'writeFiles', 'deleteFiles', 'shareFiles'],
};
export const EXPIRING: KeySpec = {
  ...READER,
  id: '00123456789abcd0000000015',
  secret: 'K001Expires0In0Three0Days000000',
  name: 'expiring',
  expires: NOW + 3.5 * DAY,
};

/** What looks like a secret in bucket info: no finding, log or summary may quote it. */
export const INFO_SECRET = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';

const ENCRYPTED = { mode: 'SSE-B2', algorithm: 'AES256' };
const LOCK = {
  isFileLockEnabled: true,
  defaultRetention: { mode: 'governance', period: { duration: 30, unit: 'days' } },
};
const governance = (until: number) => ({ mode: 'governance', retainUntilTimestamp: until });
const replicatingTo = (destinationBucketId: string) => ({
  asReplicationSource: {
    sourceApplicationKeyId: 'k',
    replicationRules: [
      {
        destinationBucketId,
        fileNamePrefix: '',
        includeExistingFiles: false,
        isEnabled: true,
        priority: 1,
        replicationRuleName: 'copy',
      },
    ],
  },
  asReplicationDestination: null,
});

/** Every rule passes for it, with the key READER. */
export const GOOD: BucketSpec = {
  name: 'good-bucket',
  id: '1'.repeat(24),
  info: { project: 'website' },
  defaultServerSideEncryption: ENCRYPTED,
  fileLockConfiguration: LOCK,
  replicationConfiguration: replicatingTo('1'.repeat(24)),
  corsRules: [
    { corsRuleName: 'a', allowedOrigins: ['https://example.com'], allowedOperations: ['s3_put'] },
    { corsRuleName: 'b', allowedOrigins: ['*'], allowedOperations: ['b2_download_file_by_name'] },
  ],
  lifecycleRules: [
    {
      fileNamePrefix: '',
      daysFromUploadingToHiding: null,
      daysFromHidingToDeleting: 30,
      daysFromStartingToCancelingUnfinishedLargeFiles: 7,
    },
  ],
  content: listContent([
    { name: 'a/.bzEmpty', bytes: '', serverSideEncryption: ENCRYPTED },
    { name: 'a/file.txt', serverSideEncryption: ENCRYPTED, replicationStatus: 'COMPLETED' },
    { name: 'a/kept.txt', serverSideEncryption: ENCRYPTED, fileRetention: governance(NOW + 20 * DAY) },
    { name: 'b/große Datei', bytes: 'x'.repeat(1_000), serverSideEncryption: ENCRYPTED },
    { name: 'b/große Datei', bytes: 'old', serverSideEncryption: ENCRYPTED, uploadTimestamp: daysAgo(90) },
    { name: 'b/id_rsa', serverSideEncryption: ENCRYPTED },
    { name: 'fresh-upload', action: 'start', uploadTimestamp: daysAgo(3) },
  ]),
};

/** Versions of `versions.log` in `bad-bucket`, one more than is many. */
export const MANY = 10_001;

/** Every rule about buckets and files fails for one of these, with the keys READER and WRITER. */
export const BAD: BucketSpec = {
  name: 'bad-bucket',
  id: '2'.repeat(24),
  info: { note: INFO_SECRET },
  replicationConfiguration: replicatingTo('9'.repeat(24)),
  corsRules: [{ corsRuleName: 'a', allowedOrigins: ['*'], allowedOperations: ['b2_upload_file', 's3_get'] }],
  lifecycleRules: [],
  content: listContent([
    { name: 'A.txt' },
    { name: 'a.TXT' },
    { name: 'a.txt' },
    { name: 'caf\u0065\u0301' },
    { name: 'caf\u00e9' },
    { name: 'empty', bytes: '' },
    { name: 'invoice\u202efdp.exe', bytes: 'evil' },
    { name: 'large', bytes: '12345', contentSha1: 'none', contentMd5: null },
    { name: 'not-copied', bytes: '123', replicationStatus: 'FAILED' },
    { name: 'old', action: 'hide', uploadTimestamp: daysAgo(40) },
    { name: 'old', bytes: 'x'.repeat(1_000), uploadTimestamp: daysAgo(50) },
    { name: 'upload', action: 'start', uploadTimestamp: daysAgo(20) },
    { name: 'upload', action: 'start', uploadTimestamp: daysAgo(10) },
    ...Array.from({ length: MANY }, (_, index) => ({
      name: 'versions.log',
      bytes: '',
      uploadTimestamp: daysAgo(1) - index,
    })),
  ]),
};

export const BAD_PUBLIC: BucketSpec = {
  name: 'bad-public',
  id: '3'.repeat(24),
  type: 'allPublic',
  defaultServerSideEncryption: ENCRYPTED,
  fileLockConfiguration: { isFileLockEnabled: true, defaultRetention: { mode: null, period: null } },
  content: listContent([
    { name: 'backup/db.sql.gz', bytes: 'dump', serverSideEncryption: { mode: null, algorithm: null } },
    { name: 'photo.jpg', serverSideEncryption: ENCRYPTED, fileRetention: governance(NOW + 5 * DAY) },
    { name: 'site/.env', bytes: 'A=b', serverSideEncryption: ENCRYPTED },
  ]),
};

/** What findings.json contains. */
export type FindingsFile = RuleResults & { errors: number; warnings: number; notes: number };

/** Ids of the rules that fail, without duplicates, sorted. */
export function failed({ findings }: FindingsFile): string[] {
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

/** Runs with rules, and reads findings.json back. */
export async function runRules(
  server: B2Server,
  inputs: Record<string, string>,
  run: ActionRun & { key?: KeySpec } = {},
): Promise<{ result: ActionResult; found: FindingsFile }> {
  const result = await runInventory(
    server,
    { rules: 'default', ...(inputs.bucket ? { formats: 'urls' } : {}), ...inputs },
    { key: READER, ...run, secrets: () => [...server.secrets(), INFO_SECRET] },
  );
  return { result, found: JSON.parse(readInventory(result).text('findings.json')) as FindingsFile };
}
