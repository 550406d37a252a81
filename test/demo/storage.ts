import { randomBytes } from 'node:crypto';
import { folderContent } from '../b2-server/folder-content.ts';
import { startB2Server } from '../b2-server/server.ts';
import type { Progress } from './live-bar.ts';
import type { DemoOptions } from './options.ts';

/** Where the listed bucket is, and what the action needs to get at it. */
export interface Storage {
  title: string;
  inputs: Record<string, string>;
  env: Record<string, string | undefined>;
  /** What must show up nowhere. */
  secrets(): string[];
  /** Where URLs open, when that is this machine. */
  url: string | undefined;
  /** How far the listing is, when that is known. */
  progress?(): Progress;
  close(): Promise<void>;
}

/** Starts a B2 over the folder, or points at Backblaze. */
export async function openStorage(options: DemoOptions): Promise<Storage> {
  return options.bucket === undefined ? await serveFolder(options.dir) : backblaze(options.bucket);
}

const capabilities = [
  'listBuckets',
  'readBuckets',
  'listFiles',
  'readFiles',
  'readBucketEncryption',
  'readBucketRetentions',
  'readBucketReplications',
  'readFileRetentions',
  'readFileLegalHolds',
];

async function serveFolder(dir: string): Promise<Storage> {
  const key = { id: '0051234567890ab0000000001', secret: `K005${randomBytes(20).toString('base64url')}` };
  const content = await folderContent(dir);
  const server = await startB2Server({
    buckets: [{ name: 'demo-bucket', type: 'allPublic', content }],
    keys: [{ ...key, capabilities }],
  });
  return {
    title: `${dir} as the bucket demo-bucket of a B2 at ${server.url}`,
    inputs: {
      'application-key-id': key.id,
      'application-key': key.secret,
      bucket: 'demo-bucket',
      endpoint: server.url,
    },
    env: {},
    secrets: () => server.secrets(),
    url: server.url,
    progress: () => ({ rows: server.counters.rows, of: content.count }),
    close: () => server.close(),
  };
}

/** The way out of this machine is taken over, and nothing else of the caller's environment. */
function backblaze(bucket: string): Storage {
  const names = [
    'B2_APPLICATION_KEY_ID',
    'B2_APPLICATION_KEY',
    'HTTPS_PROXY',
    'https_proxy',
    'NODE_EXTRA_CA_CERTS',
    'NODE_USE_ENV_PROXY',
  ];
  const given = names.flatMap((name) => (process.env[name] ? [[name, process.env[name]] as const] : []));
  return {
    title: `${bucket} at Backblaze`,
    inputs: { bucket },
    env: { ...Object.fromEntries(given), NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' },
    secrets: () => [],
    url: undefined,
    close: async () => {},
  };
}
