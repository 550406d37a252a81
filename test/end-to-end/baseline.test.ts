import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type B2Server, generatedContent } from '../b2-server/index.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { failure, runInventory, startAccount } from './setup.ts';

let server: B2Server;
let workspace: string;
let manifest: string;

const run = (inputs: Record<string, string>) =>
  runInventory(server, { bucket: 'split-bucket', formats: 'urls', ...inputs }, { workspace });

beforeAll(async () => {
  server = await startAccount([
    { name: 'split-bucket', type: 'allPublic', content: generatedContent('counter', 60_000) },
    { name: 'other-bucket', type: 'allPublic', content: generatedContent('hex', 10) },
  ]);
  workspace = makeFolder('baseline');
  const first = await run({ concurrency: '1' });
  expect(first.code).toBe(0);
  manifest = first.outputs['manifest-path']!;
}, 60_000);
afterAll(() => server.close());

test('a baseline splits the listing from its first request, and the rows are the same', async () => {
  const before = JSON.parse(readFileSync(manifest, 'utf8'));
  const bucket = before.buckets[0];
  expect(bucket.quantiles.every * bucket.quantiles.names.length).toBeGreaterThanOrEqual(59_000);
  const urls = readFileSync(join(workspace, 'b2-inventory/urls.txt'), 'utf8');
  server.requests.length = 0;
  const second = await run({ baseline: 'b2-inventory/manifest.json' });
  expect(second.annotations.filter(({ kind }) => kind === 'error')).toEqual([]);
  expect(readFileSync(join(workspace, 'b2-inventory/urls.txt'), 'utf8')).toBe(urls);
  const lists = server.requests.filter(({ call }) => call === 'b2_list_file_names');
  // 12 ranges of 5,000 names each: one request apiece, and a small one before it until the quantiles have proved right.
  expect(lists.length).toBeLessThanOrEqual(26);
  expect(lists.length).toBeGreaterThanOrEqual(10);
  const { service } = JSON.parse(readFileSync(manifest, 'utf8'));
  expect(service.rowsReceived).toBeLessThan(60_000 * 1.02);
});

test.each([
  [{ bucket: 'other-bucket' }, 'was made with another `bucket`: split-bucket instead of other-bucket'],
  [{ bucket: '*' }, 'was made with another `bucket`: split-bucket instead of *'],
  [{ prefix: '00' }, 'was made with another `prefix`: "" instead of "00"'],
  [{ bucket: '', formats: '' }, 'lists files instead of buckets'],
])('a baseline of another request is refused before any file is listed: %o', async (inputs, reason) => {
  server.requests.length = 0;
  const result = await run({ baseline: manifest, 'output-dir': 'another', ...inputs });
  expect(failure(result)).toBe(`Input \`baseline\` ${reason}`);
  expect(server.requests.some(({ call }) => call.startsWith('b2_list_file'))).toBe(false);
});

test.each([
  [
    'a newer schema',
    { schemaVersion: 2 },
    'has schema version 2, but this version of the action reads 1; update the action',
  ],
  ['a part of the whole', { complete: false }, 'describes an incomplete inventory'],
  [
    'quantiles out of order',
    {
      buckets: [
        {
          ...{ bucketId: 'id', bucketName: 'split-bucket', files: 5_000, bytes: 0 },
          quantiles: { every: 1_000, names: ['b', 'a'] },
        },
      ],
    },
    'is damaged: invalid quantiles',
  ],
])('a baseline with %s is refused before any request', async (_what, change, reason) => {
  const text = JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), ...change });
  writeFileSync(join(workspace, 'changed.json'), text);
  server.requests.length = 0;
  const result = await run({ baseline: 'changed.json', 'output-dir': 'another' });
  expect(result.annotations.map(({ message }) => message)).toEqual([
    `Input \`baseline\`: "changed.json" ${reason}`,
  ]);
  expect(server.requests).toHaveLength(0);
});
