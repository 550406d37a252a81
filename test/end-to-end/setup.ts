/** What every end-to-end test uses: accounts to list, runs of the built action, and what a run left behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Manifest } from '../../src/inventory/manifest.ts';
import { ALL } from '../b2-server/client.ts';
import {
  type B2Server,
  type B2ServerOptions,
  type BucketSpec,
  type ContentConfig,
  type KeySpec,
  type ListedFile,
  listContent,
  startB2Server,
} from '../b2-server/index.ts';
import { type ActionResult, type ActionRun, runAction } from '../runner/run-action.ts';

/** A key with every capability that the action looks at, for tests that are not about keys. */
export const MASTER: KeySpec = {
  id: '00123456789abcd0000000001',
  secret: 'K001/Mas+ter0Secret0Of0The0Acc0',
  capabilities: ALL,
};

/** Starts a server with these buckets, the master key and any other keys. */
export function startAccount(
  buckets: BucketSpec[],
  keys: KeySpec[] = [],
  options: Omit<B2ServerOptions, 'buckets' | 'keys'> = {},
): Promise<B2Server> {
  return startB2Server({ buckets, keys: [MASTER, ...keys], ...options });
}

/**
 * Starts a server with one public bucket, `many-files`, in a process of its own, so that its memory and its work are
 * not the test's.
 */
export async function startLargeAccount(content: ContentConfig): Promise<{ url: string; stop(): void }> {
  const main = path.resolve(import.meta.dirname, '../b2-server/main.ts');
  const child = spawn(process.execPath, [main], { stdio: ['pipe', 'pipe', 'inherit'] });
  const buckets = [{ name: 'many-files', type: 'allPublic', content }];
  child.stdin.end(JSON.stringify({ keys: [MASTER], buckets, exitWithParent: true }));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: (JSON.parse(line.toString()) as { url: string }).url, stop: () => child.kill() };
}

/** A public bucket with these files, each given as a name or with its fields. */
export function bucketOf(name: string, files: (ListedFile | string)[], type = 'allPublic'): BucketSpec {
  return {
    name,
    type,
    content: listContent(files.map((file) => (typeof file === 'string' ? { name: file } : file))),
  };
}

/**
 * Runs the built action on an account, with the master key by default. Nothing is uploaded, and there is no artifact
 * service, unless `artifact-name` is given.
 * @throws Error when the key, the Basic header or a token of the server occurs in anything that the run left behind
 */
export function runInventory(
  server: Pick<B2Server, 'url'> & Partial<Pick<B2Server, 'secrets'>>,
  inputs: Record<string, string> = {},
  { key = MASTER, secrets = [], ...run }: ActionRun & { key?: KeySpec } = {},
): Promise<ActionResult> {
  const basic = Buffer.from(`${key.id}:${key.secret}`).toString('base64');
  return runAction({
    ...(inputs['artifact-name'] === undefined ? { github: null } : {}),
    ...run,
    inputs: {
      endpoint: server.url,
      'application-key-id': key.id,
      'application-key': key.secret,
      'artifact-name': 'none',
      ...inputs,
    },
    secrets: () => [
      { name: 'the Basic header', value: basic },
      ...(server.secrets?.() ?? [key.secret]),
      ...(typeof secrets === 'function' ? secrets() : secrets),
    ],
  });
}

/** An inventory, read back from its folder. */
export interface Inventory {
  manifest: Manifest;
  /** Rows of files.ndjson; empty when it was not written. */
  rows: Record<string, unknown>[];
  /** The names of these rows. */
  names: unknown[];
  /** The content of one of its files. */
  text(file: string): string;
}

/** Reads the folder that a run wrote. The run has already checked every file in it against the manifest. */
export function readInventory(result: ActionResult, folder = 'b2-inventory'): Inventory {
  return readFolder(path.resolve(result.workspace, folder));
}

/** Reads an inventory's folder by its path. */
export function readFolder(folder: string): Inventory {
  const text = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const manifest = JSON.parse(text('manifest.json')) as Manifest;
  const rows = manifest.outputs.some((output) => output.path === 'files.ndjson')
    ? lines(text('files.ndjson')).map((line) => JSON.parse(line) as Record<string, unknown>)
    : [];
  return { manifest, rows, names: rows.map(({ name }) => name), text };
}

/** The lines of a text in which every line is terminated. */
export function lines(text: string): string[] {
  if (text === '') return [];
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split('\n');
}

/**
 * Files and folders that a run left in its workspace and in RUNNER_TEMP, except the inventory, the note of which
 * folders this job wrote, and the runner's own.
 */
export function strayFiles({
  workspace,
  runnerTemp,
}: Pick<ActionResult, 'workspace' | 'runnerTemp'>): string[] {
  const below = (root: string) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  return [
    ...below(workspace).filter((file) => !/^b2-inventory(?:\/|$)/.test(file)),
    ...below(runnerTemp).filter(
      (file) => !/^(?:_runner_file_commands|_github_workflow|b2-inventory-claims)(?:\/|$)/.test(file),
    ),
  ];
}

/** The one error of a failed step. Also checks that the step failed and that nothing was reported as complete. */
export function failure(result: ActionResult): string {
  expect(result.code).toBe(1);
  expect(result.outputs).toEqual({ complete: 'false' });
  const errors = messages(result, 'error');
  expect(errors).toHaveLength(1);
  return errors[0]!;
}

/** The messages of one kind of annotation. */
export function messages(result: ActionResult, kind: 'warning' | 'notice' | 'error'): string[] {
  return result.annotations.filter((each) => each.kind === kind).map(({ message }) => message);
}

/** Sends a signal as soon as a condition is true; it is looked at every few milliseconds. */
export function signalWhen(
  signal: NodeJS.Signals,
  isTime: () => boolean,
): Required<Pick<ActionRun, 'onSpawn'>> {
  return {
    onSpawn(child: ChildProcess) {
      const timer = setInterval(() => {
        if (!isTime()) return;
        clearInterval(timer);
        child.kill(signal);
      }, 5);
      child.once('exit', () => clearInterval(timer));
    },
  };
}

export function sha1(bytes: Buffer | string): string {
  return createHash('sha1').update(bytes).digest('hex');
}
