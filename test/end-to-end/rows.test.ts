import { afterAll, beforeAll, expect, test } from 'vitest';
import type { B2Server, KeySpec } from '../b2-server/index.ts';
import { bucketOf, MASTER, readInventory, runInventory, sha1, startAccount } from './setup.ts';

const BLIND: KeySpec = {
  id: '00123456789abcd0000000002',
  secret: 'K001BlindKeyThatReadsNoRetention',
  capabilities: ['listBuckets', 'listFiles'],
};
const HOLD_ONLY: KeySpec = {
  id: '00123456789abcd0000000003',
  secret: 'K001HoldKeyThatReadsNoRetention',
  capabilities: ['listBuckets', 'listFiles', 'readFileLegalHolds'],
};
const DIGEST = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
let server: B2Server;

beforeAll(async () => {
  server = await startAccount(
    [
      bucketOf('rows-of-all-kinds', [
        {
          name: '1 all',
          bytes: 'all',
          contentType: 'text/plain; charset="utf-8"',
          uploadTimestamp: 1_700_000_000_007,
          fileInfo: { src_last_modified_millis: '1600000000123', über: 'größe "x"', b: '\\n' },
          serverSideEncryption: { mode: 'SSE-B2', algorithm: 'AES256' },
          fileRetention: { mode: 'governance', retainUntilTimestamp: 1_893_456_000_000 },
          legalHold: 'on',
          replicationStatus: 'pending',
        },
        { name: '2 off', legalHold: 'off', fileRetention: { mode: null, retainUntilTimestamp: null } },
        {
          name: '3 claimed',
          contentSha1: 'none',
          contentMd5: null,
          contentLength: 5_000_000_000,
          fileInfo: { large_file_sha1: DIGEST.toUpperCase() },
          serverSideEncryption: { mode: 'SSE-C', algorithm: 'AES256' },
          fileRetention: { mode: 'compliance', retainUntilTimestamp: 4_000_000_000_999 },
        },
        { name: '4 unverified', contentSha1: `unverified:${DIGEST}`, replicationStatus: 'REPLICA' },
        { name: '5 none', contentSha1: 'none', contentMd5: null, contentLength: 0 },
        {
          name: '6 odd',
          contentSha1: 'none',
          contentLength: 1,
          contentType: null,
          uploadTimestamp: 0,
          fileInfo: { large_file_sha1: 'not a digest', src_last_modified_millis: '16e8' },
        },
        { name: '7 hidden', action: 'hide' },
        { name: '7 hidden', bytes: 'old' },
        { name: '8 unfinished', action: 'start' },
      ]),
    ],
    [BLIND, HOLD_ONLY],
  );
});
afterAll(() => server.close());

async function rowsFor(key?: KeySpec): Promise<Record<string, Record<string, unknown>>> {
  const run = key === undefined ? {} : { key };
  const result = await runInventory(server, { bucket: 'rows-of-all-kinds', formats: 'ndjson' }, run);
  expect(result.code).toBe(0);
  return Object.fromEntries(readInventory(result).rows.map((row) => [String(row.name), row]));
}

test('every column of every kind of file', async () => {
  expect(MASTER.capabilities).toContain('readFileRetentions');
  const rows = await rowsFor();
  expect(Object.keys(rows)).toEqual(['1 all', '2 off', '3 claimed', '4 unverified', '5 none', '6 odd']);
  expect(rows['1 all']).toEqual({
    bucket: 'rows-of-all-kinds',
    name: '1 all',
    url: `${server.url}/file/rows-of-all-kinds/1%20all`,
    size: 3,
    sha1: sha1('all'),
    sha1Source: 'verified',
    md5: 'a181a603769c1f98ad927e7367c7aa51',
    contentType: 'text/plain; charset="utf-8"',
    uploadedAt: '2023-11-14T22:13:20.007Z',
    modifiedAt: '2020-09-13T12:26:40.123Z',
    fileId: expect.stringMatching(/^4_z[0-9a-f]{24}_f1/),
    action: 'upload',
    latest: true,
    encryption: 'SSE-B2',
    retention: 'governance',
    retainUntil: '2030-01-01T00:00:00.000Z',
    legalHold: 'on',
    replication: 'PENDING',
    fileInfo: { src_last_modified_millis: '1600000000123', über: 'größe "x"', b: '\\n' },
  });
  expect(rows['2 off']).toMatchObject({
    encryption: 'none',
    retention: 'none',
    retainUntil: null,
    legalHold: 'off',
    replication: null,
    modifiedAt: null,
    fileInfo: {},
  });
  expect(rows['3 claimed']).toMatchObject({
    size: 5_000_000_000,
    sha1: DIGEST,
    sha1Source: 'claimed',
    md5: null,
    encryption: 'SSE-C',
    retention: 'compliance',
    retainUntil: '2096-10-02T07:06:40.999Z',
    legalHold: 'off',
  });
  expect(rows['4 unverified']).toMatchObject({
    sha1: DIGEST,
    sha1Source: 'unverified',
    replication: 'REPLICA',
  });
  expect(rows['5 none']).toMatchObject({ size: 0, sha1: null, sha1Source: 'none', md5: null });
  expect(rows['6 odd']).toMatchObject({
    sha1: null,
    sha1Source: 'none',
    contentType: null,
    modifiedAt: null,
    uploadedAt: '1970-01-01T00:00:00.000Z',
  });
});

test('what the key may not read is unknown, and neither off nor none', async () => {
  const [blind, hold] = [await rowsFor(BLIND), await rowsFor(HOLD_ONLY)];
  for (const row of Object.values(blind)) {
    expect(row).toMatchObject({ retention: 'unknown', retainUntil: null, legalHold: 'unknown' });
  }
  const holds = Object.values(hold).map(({ legalHold }) => legalHold);
  expect(holds).toEqual(['on', 'off', 'off', 'off', 'off', 'off']);
  for (const row of Object.values(hold))
    expect(row).toMatchObject({ retention: 'unknown', retainUntil: null });
  // Everything else is the same for every key.
  const rest = ({ retention, retainUntil, legalHold, ...others }: Record<string, unknown>) => others;
  const all = await rowsFor();
  expect(Object.values(blind).map(rest)).toEqual(Object.values(all).map(rest));
});

test('a page in another layout gives the same bytes, and one with its fields in another order the same rows', async () => {
  const read = async (pageStyle: 'compact' | 'pretty' | 'shuffled') => {
    server.settings.pageStyle = pageStyle;
    const result = await runInventory(server, { bucket: 'rows-of-all-kinds', formats: 'ndjson,csv' });
    return readInventory(result);
  };
  try {
    const [compact, pretty, shuffled] = [await read('compact'), await read('pretty'), await read('shuffled')];
    for (const file of ['files.ndjson', 'files.csv']) expect(pretty.text(file)).toBe(compact.text(file));
    expect(shuffled.rows).toEqual(compact.rows);
    expect(shuffled.rows.map((row) => Object.keys(row))).toEqual(compact.rows.map((row) => Object.keys(row)));
  } finally {
    server.settings.pageStyle = undefined;
  }
});
