import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Manifest } from '../../src/inventory/manifest.ts';
import { ALL } from '../b2-server/client.ts';
import {
  type B2Server,
  type BucketSpec,
  type KeySpec,
  type ListedFile,
  listContent,
} from '../b2-server/index.ts';
import { startB2Server } from '../b2-server/server.ts';
import { type ActionResult, type ActionRun, runAction } from '../runner/run-action.ts';

/** What a key can do that can do everything which we look at. */
export const EVERYTHING = ALL;

/** The key that tests use when keys are not what they are about. */
export const MASTER: KeySpec = {
  id: '00123456789abcd0000000001',
  secret: 'K001/Mas+ter0Secret0Of0The0Acc0',
  capabilities: EVERYTHING,
};

/** A server with these buckets, the master key and maybe more keys. */
export function startAccount(buckets: BucketSpec[], keys: KeySpec[] = []): Promise<B2Server> {
  return startB2Server({ buckets, keys: [MASTER, ...keys] });
}

/** A public bucket of files stated one by one. */
export function bucketOf(name: string, files: (ListedFile | string)[], type = 'allPublic'): BucketSpec {
  return {
    name,
    type,
    content: listContent(files.map((file) => (typeof file === 'string' ? { name: file } : file))),
  };
}

/** Runs the action on that account with the master key, without an artifact, and looks for the account's secrets. */
export function runInventory(
  server: B2Server,
  inputs: Record<string, string> = {},
  run: ActionRun & { key?: KeySpec } = {},
): Promise<ActionResult> {
  const { key = MASTER, ...rest } = run;
  return runAction({
    secrets: () => server.secrets(),
    github: null,
    ...rest,
    inputs: {
      endpoint: server.url,
      'application-key-id': key.id,
      'application-key': key.secret,
      'artifact-name': 'none',
      ...inputs,
    },
  });
}

/** What a run wrote, read back. */
export interface Inventory {
  manifest: Manifest;
  /** Rows of files.ndjson, when there is one. */
  rows: Record<string, unknown>[];
  names: unknown[];
  text(file: string): string;
}

/**
 * Reads the folder that a run wrote, after checking it against its own manifest: every file is listed, and has the
 * bytes, checksum and rows that the manifest says.
 */
export function readInventory(result: ActionResult, folder = 'b2-inventory'): Inventory {
  const at = path.resolve(result.workspace, folder);
  const text = (file: string) => readFileSync(path.join(at, file), 'utf8');
  const manifest = JSON.parse(text('manifest.json')) as Manifest;
  const listed = manifest.outputs.map((output) => output.path);
  expect(result.files(folder)).toEqual(expect.arrayContaining([...listed, 'manifest.json']));
  for (const output of manifest.outputs) {
    const bytes = readFileSync(path.join(at, output.path));
    expect(bytes.length, output.path).toBe(output.bytes);
    expect(createHash('sha256').update(bytes).digest('hex'), output.path).toBe(output.sha256);
    const rows = countRows(output.path, bytes);
    if (rows !== undefined) expect(rows, output.path).toBe(output.rows);
  }
  const rows = listed.includes('files.ndjson')
    ? lines(text('files.ndjson')).map((line) => JSON.parse(line))
    : [];
  return { manifest, rows, names: rows.map(({ name }) => name), text };
}

/** Rows of a text of ours; undefined for what other tests read with other programs. */
function countRows(file: string, bytes: Buffer): number | undefined {
  if (/^s3-inventory\/|\.(?:parquet|gz|zst)$/.test(file)) return undefined;
  const text = bytes.toString();
  if (file.endsWith('.json')) return (JSON.parse(text) as unknown[]).length;
  if (file.endsWith('.meta4')) return text.split('<file ').length - 1;
  if (file === 'aria2.txt') return lines(text).filter((line) => !line.startsWith(' ')).length;
  if (file.endsWith('.html')) return text.split('<tr><th scope="row">').length - 1;
  return lines(text).length - (file.endsWith('.csv') ? 1 : 0);
}

/** The lines of a text that ends its last line. */
export function lines(text: string): string[] {
  if (text === '') return [];
  expect(text.endsWith('\n')).toBe(true);
  return text.slice(0, -1).split('\n');
}

/** The one error that made a step fail; also checks that it did, and that nothing was called complete. */
export function failure(result: ActionResult): string {
  expect(result.code).toBe(1);
  expect(result.outputs).toEqual({ complete: 'false' });
  const errors = result.annotations.filter(({ kind }) => kind === 'error');
  expect(errors).toHaveLength(1);
  return errors[0]!.message;
}

/** Messages of one kind. */
export function messages(result: ActionResult, kind: 'warning' | 'notice' | 'error'): string[] {
  return result.annotations.filter((each) => each.kind === kind).map(({ message }) => message);
}

export function sha1(bytes: Buffer | string): string {
  return createHash('sha1').update(bytes).digest('hex');
}
