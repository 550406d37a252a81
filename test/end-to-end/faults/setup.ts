import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  type B2Server,
  type B2ServerOptions,
  type BucketSpec,
  startB2Server,
} from '../../b2-server/index.ts';
import { type ActionResult, type ActionRun, runAction } from '../../runner/run-action.ts';

export const KEY_ID = '0045f0571db506a0000000007';
export const KEY = 'K004+faults/are-what/this+key/is-for';
export const CAPABILITIES = [
  'listBuckets',
  'listFiles',
  'readBucketEncryption',
  'readBucketRetentions',
  'readBucketReplications',
  'readFileRetentions',
  'readFileLegalHolds',
];

/** A server whose one key opens all of its buckets. */
export function startServer(
  buckets: BucketSpec[],
  options: Omit<Partial<B2ServerOptions>, 'buckets' | 'keys'> = {},
): Promise<B2Server> {
  return startB2Server({
    buckets,
    keys: [{ id: KEY_ID, secret: KEY, capabilities: CAPABILITIES }],
    ...options,
  });
}

/** Runs the bundle against a server; fails when a key, a token or the pair of both is found in what it left. */
export function runOn(server: B2Server | { url: string }, run: ActionRun = {}): Promise<ActionResult> {
  const basic = Buffer.from(`${KEY_ID}:${KEY}`).toString('base64');
  return runAction({
    ...run,
    inputs: { 'application-key-id': KEY_ID, 'application-key': KEY, endpoint: server.url, ...run.inputs },
    secrets: () => [
      { name: 'the Basic header', value: basic },
      ...('secrets' in server ? server.secrets() : [KEY]).filter((secret) => secret.length >= 8),
      ...(typeof run.secrets === 'function' ? run.secrets() : (run.secrets ?? [])),
    ],
  });
}

/** The rows of an inventory, parsed. */
export function readRows(folder: string): Record<string, unknown>[] {
  const lines = readFileSync(join(folder, 'files.ndjson'), 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

interface Manifest {
  complete: boolean;
  files: number;
  outputs: { path: string; bytes: number; sha256: string }[];
  buckets: { bucketName: string; files: number; error?: string }[];
  service: { requests: number; retries: number; authorizations: number };
}

/** The manifest in a folder. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
}

/** What is wrong with an inventory's folder; empty when it is whole, or when nothing is there. */
export function flawsOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).sort();
  if (names.length === 0) return [];
  if (!names.includes('manifest.json')) return [`no manifest beside ${names.join(', ')}`];
  const { outputs } = readManifest(folder);
  const flaws = outputs.flatMap(({ path, bytes, sha256 }) => {
    if (!existsSync(join(folder, path))) return `${path} is missing`;
    const content = readFileSync(join(folder, path));
    if (content.length !== bytes) return `${path} has ${content.length} of ${bytes} bytes`;
    return createHash('sha256').update(content).digest('hex') === sha256 ? [] : `${path} has another digest`;
  });
  const known = ['manifest.json', ...outputs.map(({ path }) => path)];
  return [...flaws, ...names.filter((name) => !known.includes(name)).map((name) => `${name} is not listed`)];
}

/** What a run left in its folders beside the inventory and the runner's own files. */
export function strayFiles(workspace: string, runnerTemp: string, inventory = 'b2-inventory'): string[] {
  const below = (root: string) =>
    readdirSync(root, { recursive: true, withFileTypes: true }).map((entry) =>
      relative(root, join(entry.parentPath, entry.name)),
    );
  return [
    ...below(workspace).filter((path) => path !== inventory && !path.startsWith(`${inventory}/`)),
    ...below(runnerTemp).filter((path) => !/^_(?:runner_file_commands|github_workflow)(?:\/|$)/.test(path)),
  ];
}
