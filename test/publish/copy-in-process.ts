import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openAccount } from '../../src/b2/account.ts';
import { Client } from '../../src/b2/client.ts';
import type { Log } from '../../src/github/log.ts';
import { PrivacyPolicy } from '../../src/github/privacy.ts';
import type { Manifest } from '../../src/inventory/manifest.ts';
import { bucketCopy } from '../../src/publish/bucket-copy.ts';
import type { PublishContext } from '../../src/publish/target.ts';
import { type B2Server, randomFrom, startB2Server } from '../b2-server/index.ts';
import { bucketOf } from '../end-to-end/setup.ts';
import { StoredFiles, WRITER } from '../end-to-end/stored-copies.ts';
import { soundManifest } from '../inventory/sound-manifest.ts';
import { makeFolder } from '../runner/temp-folders.ts';

const BUCKET = 'reports';
const PREFIX = 'nightly/';
const STARTED = '2026-11-25T04:17:08.123Z';
const SINCE = '2026-11-24T04:17:01.000Z';
const PARTITION = 'dt=2026-11-25-04-17';
const S3 = 's3-inventory/data-bucket/b2-inventory';
export const MANIFEST_NAME = `${PREFIX}inventory/${PARTITION}/manifest-77-2.json`;
export const LATEST_NAME = `${PREFIX}latest.json`;

/** By path in the folder: the name that it is stored under, without the prefix, and its content. */
const FILES: Readonly<Record<string, [name: string, content: string]>> = {
  'files.csv': [`inventory/${PARTITION}/files-77-2.csv`, 'name\nx\n'],
  'urls.txt': [`inventory/${PARTITION}/urls-77-2.txt`, ''],
  // Four parts, of which the last is shorter.
  'files.parquet': [`inventory/${PARTITION}/files-77-2.parquet`, 'PAR1'.repeat(8_900)],
  'changes.ndjson': [`changes/${PARTITION}/since=2026-11-24-04-17/changes-77-2.ndjson`, '{}\n'],
  [`${S3}/data/d.csv.gz`]: [`${S3}/data/d.csv.gz`, 'zipped'],
  [`${S3}/2026-11-25T04-17Z/manifest.json`]: [`${S3}/2026-11-25T04-17Z/manifest.json`, '{"files": []}'],
  [`${S3}/2026-11-25T04-17Z/manifest.checksum`]: [`${S3}/2026-11-25T04-17Z/manifest.checksum`, 'md5'],
};

/** What a copy leaves in the bucket when it has ended well: contents by name. */
export const WHOLE = new Map<string, string>();
/** The latest.json of the night before. */
export const BEFORE = '{"before": true}';

const MANIFEST = {
  ...soundManifest(),
  startedAt: STARTED,
  changes: { since: SINCE, kinds: {}, renamesKnown: true },
  outputs: Object.entries(FILES).map(([file, [, content]]) => ({
    path: file,
    format: 'csv',
    rows: 0,
    bytes: content.length,
    sha256: sha256(content),
    columns: [],
  })),
} as unknown as Manifest;
const MANIFEST_TEXT = `${JSON.stringify(MANIFEST, null, 2)}\n`;

const FOLDER = makeFolder('inventory');
for (const [file, [name, content]] of [
  ...Object.entries(FILES),
  ['manifest.json', [MANIFEST_NAME.slice(PREFIX.length), MANIFEST_TEXT]] as const,
]) {
  mkdirSync(path.dirname(path.join(FOLDER, file)), { recursive: true });
  writeFileSync(path.join(FOLDER, file), content);
  WHOLE.set(PREFIX + name, content);
}
WHOLE.set(`${MANIFEST_NAME}.sha256`, `${sha256(MANIFEST_TEXT)}  manifest-77-2.json\n`);
const latest = {
  schemaVersion: 1,
  startedAt: STARTED,
  manifest: MANIFEST_NAME.slice(PREFIX.length),
  sha256: sha256(MANIFEST_TEXT),
};
WHOLE.set(LATEST_NAME, `${JSON.stringify(latest, null, 2)}\n`);

/** A server on which the night before left a `latest.json`. */
export async function startReports(): Promise<B2Server> {
  const files = [{ name: LATEST_NAME, bytes: BEFORE, uploadTimestamp: 1 }];
  return startB2Server({
    buckets: [bucketOf(BUCKET, files, 'allPrivate'), bucketOf('other-bucket', [])],
    keys: [WRITER],
    settings: { partSizes: { minimum: 5_000, recommended: 10_000 } },
  });
}

/** What one copy did. */
export interface Copied {
  error: Error | undefined;
  /** Contents by name, as another client sees them. */
  stored: Map<string, string>;
  unfinished: string[];
  log: string[];
  secrets: string[];
}

/** Copies the inventory as the action does, without waiting before retries. */
export async function copyInProcess(
  server: B2Server,
  {
    seed = 1,
    signal = new AbortController().signal,
    startedAt = STARTED,
    timeoutMs = 5_000,
    key = WRITER,
  } = {},
): Promise<Copied> {
  const log: string[] = [];
  const secrets: string[] = [];
  const random = randomFrom(seed);
  const client = new Client({
    endpoint: server.url,
    keyId: key.id,
    key: key.secret,
    userAgent: 'b2-inventory/test',
    env: {},
    connections: 4,
    signal,
    timeouts: { connectMs: timeoutMs, headMs: timeoutMs, bodyMs: timeoutMs },
    onSecret: (secret) => secrets.push(secret),
    onRetry: (error) => log.push(error.message),
    random,
    sleep: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const note = (text: string) => log.push(text);
  let error: Error | undefined;
  try {
    const account = await openAccount(client);
    const publication = await bucketCopy.prepare({
      listing: {
        inputs: {
          uploadTo: { bucketName: BUCKET, prefix: PREFIX },
          names: undefined,
          concurrency: 1 + Math.floor(random() * 4),
        },
        client,
        account,
        selection: { targets: [] },
      },
      policy: new PrivacyPolicy('private', [{ bucketType: 'allPrivate' }]),
      env: { GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: '2' },
      log: { info: note, warning: note } as unknown as Log,
      signal,
    } as unknown as PublishContext);
    await publication!.publish({ ...MANIFEST, startedAt }, FOLDER, false);
  } catch (thrown) {
    error = thrown as Error;
  } finally {
    await client.close();
  }
  server.faults.clear();
  const files = await StoredFiles.in(server, BUCKET);
  const stored = new Map<string, string>();
  for (const name of await files.names()) stored.set(name, (await files.bytes(name)).toString());
  return { error, stored, unfinished: await files.unfinished(), log, secrets };
}

/** The names that were uploaded, in the order in which the server got the first request for each. */
export function uploadsOf(server: B2Server): string[] {
  const names = server.requests.flatMap(({ call, body }) => {
    const isUpload = call === 'b2_upload_file' || call === 'b2_start_large_file';
    const { fileName } = (body ?? {}) as { fileName?: string };
    return isUpload && fileName !== undefined ? fileName : [];
  });
  return [...new Set(names)];
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
