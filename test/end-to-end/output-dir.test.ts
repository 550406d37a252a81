import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { bucketOf, failure, messages, readInventory, runInventory, startAccount } from './setup.ts';

let server: B2Server;
let workspace: string;
const at = (...parts: string[]) => path.join(workspace, ...parts);
const read = (...parts: string[]) => readFileSync(at(...parts), 'utf8');

beforeAll(async () => {
  server = await startAccount([
    bucketOf('first-bucket', ['a', 'b', 'c', 'd']),
    bucketOf('other-bucket', ['z']),
  ]);
});
beforeEach(() => {
  workspace = makeFolder('folder');
  server.faults.clear();
  server.settings.pageLimit = undefined;
});
afterAll(() => server.close());

test('a second run replaces the files of the first and keeps those of others', async () => {
  await runInventory(
    server,
    { bucket: 'first-bucket', formats: 'urls,csv' },
    { workspace, otherFiles: true },
  );
  mkdirSync(at('b2-inventory/notes'));
  writeFileSync(at('b2-inventory/notes/mine.txt'), 'mine');
  writeFileSync(at('b2-inventory/keep.csv'), 'mine too');
  const result = await runInventory(
    server,
    { bucket: 'other-bucket', formats: 'ndjson' },
    { workspace, otherFiles: true },
  );
  expect(readInventory(result).names).toEqual(['z']);
  expect(result.files()).toEqual([
    'b2-inventory/buckets.json',
    'b2-inventory/files.ndjson',
    'b2-inventory/keep.csv',
    'b2-inventory/manifest.json',
    'b2-inventory/notes/mine.txt',
  ]);
  expect(read('b2-inventory/notes/mine.txt') + read('b2-inventory/keep.csv')).toBe('minemine too');
});

test('a second run that fails half-way leaves the first untouched', async () => {
  const first = await runInventory(server, { bucket: 'first-bucket', formats: 'urls,csv' }, { workspace });
  const before = first.files().map((file) => [file, read(file)]);
  server.settings.pageLimit = 1;
  server.faults.at('b2_list_file_names', 3, 'cap');
  const result = await runInventory(server, { bucket: 'first-bucket' }, { workspace });
  expect(failure(result)).toBe(
    "b2_list_file_names: HTTP 403 transaction_cap_exceeded: Transaction cap exceeded. The account's daily transaction cap is reached; raise it in the B2 console, or run again after 00:00 UTC",
  );
  expect(result.files().map((file) => [file, read(file)])).toEqual(before);
  expect(result.summary).toBe('');
});

/** Adds paths to the manifest of the inventory that is there, as if it had come from somewhere else. */
function tamper(paths: unknown[]): void {
  const manifest = JSON.parse(read('b2-inventory/manifest.json')) as { outputs: { path: unknown }[] };
  for (const each of paths) manifest.outputs.push({ path: each });
  writeFileSync(at('b2-inventory/manifest.json'), JSON.stringify(manifest));
}

test('a manifest deletes nothing outside its folder', async () => {
  await runInventory(server, { bucket: 'other-bucket', formats: 'csv' }, { workspace, otherFiles: true });
  tamper([
    '../x',
    'sub/../../x',
    '..',
    '',
    at('absolute.txt'),
    '\\x',
    'sub\\..\\x',
    'C:x',
    7,
    null,
    'keep.txt/..',
  ]);
  const kept = ['absolute.txt', 'b2-inventory/keep.txt', 'b2-inventory/x', 'x'];
  for (const file of kept) writeFileSync(at(file), 'kept');
  mkdirSync(at('b2-inventory/sub'));
  const result = await runInventory(
    server,
    { bucket: 'other-bucket', formats: 'urls' },
    { workspace, otherFiles: true },
  );
  expect(messages(result, 'error')).toEqual([]);
  const ours = ['buckets.json', 'manifest.json', 'urls.txt'].map((file) => `b2-inventory/${file}`);
  expect(result.files()).toEqual([...kept, ...ours].sort());
});

// BUG in src/manifest/folder.ts (finish): the old manifest is gone by then, and every later run refuses the folder.
test('a manifest that lists a folder does not end the run half-way', async () => {
  await runInventory(server, { bucket: 'other-bucket', formats: 'csv' }, { workspace });
  mkdirSync(at('b2-inventory/sub'));
  tamper(['sub']);
  const result = await runInventory(server, { bucket: 'other-bucket', formats: 'urls' }, { workspace });
  expect(messages(result, 'error')).toEqual([]);
  expect(readInventory(result).names).toEqual([]);
});

// BUG in src/manifest/folder.ts (finish, isInside): links within the folder are followed.
test('a manifest deletes nothing outside its folder by way of a link', async () => {
  await runInventory(server, { bucket: 'other-bucket', formats: 'csv' }, { workspace, otherFiles: true });
  mkdirSync(at('outside'));
  writeFileSync(at('outside/mine.txt'), 'mine');
  symlinkSync('../outside', at('b2-inventory/link'));
  tamper(['link/mine.txt']);
  await runInventory(server, { bucket: 'other-bucket', formats: 'urls' }, { workspace, otherFiles: true });
  expect(read('outside/mine.txt')).toBe('mine');
});

test('a folder that is a link is written where it leads, inside the workspace', async () => {
  mkdirSync(at('real'));
  symlinkSync('real', at('link'));
  const result = await runInventory(
    server,
    { bucket: 'other-bucket', 'output-dir': 'link/x' },
    { workspace },
  );
  expect(result.outputs['output-dir']).toBe(at('real/x'));
  expect(read('real/x/urls.txt')).toBe(`${server.url}/file/other-bucket/z\n`);
});
