import { afterEach, expect, test } from 'vitest';
import { ALL } from '../b2-server/client.ts';
import type { B2Server } from '../b2-server/index.ts';
import { WRITER } from '../end-to-end/stored-copies.ts';
import {
  BEFORE,
  copyInProcess,
  LATEST_NAME,
  MANIFEST_NAME,
  startReports,
  uploadsOf,
  WHOLE,
} from './copy-in-process.ts';

let server: B2Server;
afterEach(() => server.close());

test('everything is stored, the manifest after the data and latest.json last', async () => {
  server = await startReports();
  const { error, stored, unfinished, secrets } = await copyInProcess(server);
  expect(error).toBeUndefined();
  expect(stored).toEqual(WHOLE);
  expect(unfinished).toEqual([]);
  expect(uploadsOf(server).slice(-3)).toEqual([MANIFEST_NAME, `${MANIFEST_NAME}.sha256`, LATEST_NAME]);
  // Every token that the server gave out, those for uploads too, was masked; the last is that of the test itself.
  for (const secret of server.secrets().slice(0, -1)) {
    if (secret.endsWith('_upld')) expect(secrets).toContain(secret);
  }
  // An upload URL serves again until it fails.
  expect(server.counters.calls.b2_get_upload_url).toBeLessThan(WHOLE.size);
});

test('a part that is lost is sent again, and no other', async () => {
  server = await startReports();
  server.faults.at('b2_upload_part', 2, 'reset-request');
  server.faults.at('b2_upload_part', 4, 'damaged');
  const { error, stored } = await copyInProcess(server);
  expect(error).toBeUndefined();
  expect(stored).toEqual(WHOLE);
  expect(server.counters.calls).toMatchObject({ b2_start_large_file: 1, b2_upload_part: 6 });
});

test('a service that is silent is asked again', async () => {
  server = await startReports();
  server.faults.at('b2_upload_file', 2, 'hang');
  server.faults.at('b2_upload_part', 2, 'hang');
  const { error, stored } = await copyInProcess(server, { timeoutMs: 300 });
  expect(error).toBeUndefined();
  expect(stored).toEqual(WHOLE);
});

test('latest.json never goes back to an inventory that was started earlier', async () => {
  server = await startReports();
  expect((await copyInProcess(server)).stored.get(LATEST_NAME)).toBe(WHOLE.get(LATEST_NAME));
  const { error, stored, log } = await copyInProcess(server, { startedAt: '2026-11-25T04:16:00.000Z' });
  expect(error).toBeUndefined();
  expect(stored.get(LATEST_NAME)).toBe(WHOLE.get(LATEST_NAME));
  expect(log).toContain('latest.json stays as it is: it names an inventory that was started later');
});

test.each([
  ['b2_get_upload_url', 'unauthorized', 'lacks the capability writeFiles'],
  ['b2_upload_file', 'unauthorized', 'lacks the capability writeFiles'],
  ['b2_upload_part', 'unauthorized', 'lacks the capability writeFiles'],
  ['b2_finish_large_file', 'unauthorized', 'lacks the capability writeFiles'],
  ['b2_list_file_names', 'unauthorized', 'lacks the capability listFiles'],
  ['b2_upload_part', 'redirect', 'B2 never redirects'],
] as const)('%s: %s is one error, and nothing is replaced', async (call, kind, said) => {
  server = await startReports();
  server.faults.always(call, kind);
  const { error, stored, unfinished } = await copyInProcess(server);
  expect(error?.message).toMatch(/^Input `upload-to`: b2:\/\/reports\/nightly\/ could not be written: b2_/);
  expect(error?.message).toContain(said);
  expect(stored.get(LATEST_NAME)).toBe(BEFORE);
  expect(unfinished).toEqual([]);
});

test('an upload URL without https is refused before anything is sent to it', async () => {
  server = await startReports();
  server.faults.always('b2_get_upload_url', {
    kind: 'edit',
    edit: (body) => ({ ...body, uploadUrl: 'http://pod.example.com/x' }),
  });
  expect((await copyInProcess(server)).error?.message).toContain('a URL that is not https');
});

test.each([
  [{ capabilities: ALL }, 'cannot be written: the application key lacks writeFiles; create one with it'],
  [
    { buckets: ['other-bucket'] },
    'cannot be written: the application key is restricted to other-bucket; create one that may use reports too',
  ],
  [
    { namePrefix: 'other/' },
    'cannot be written: the application key is restricted to a prefix that "nightly/" does not begin with; create one without',
  ],
  [
    { buckets: ['reports'], capabilities: ['listFiles', 'writeFiles'] },
    'may be in a public bucket, and a listed bucket is not public. The application key cannot read the type of a bucket; create one with listBuckets',
  ],
])('a key that may not write there: %s', async (changes, said) => {
  server = await startReports();
  const key = { ...WRITER, id: '00123456789abcd0000000078', ...changes };
  server.addKey(key);
  const { error } = await copyInProcess(server, { key });
  expect(error?.message).toBe(`Input \`upload-to\`: "b2://reports/nightly/" ${said}`);
  expect(server.counters.calls.b2_get_upload_url).toBeUndefined();
});
