import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { ALL, TestClient } from './client.ts';
import { changingContent } from './content.ts';
import { editedContent } from './edited-content.ts';
import { generatedContent } from './generated.ts';
import { listContent } from './list-content.ts';
import { namesContent } from './names-content.ts';
import { startB2Server } from './server.ts';
import type { B2Server, BucketSpec, KeySpec } from './types.ts';

let server: B2Server;
afterEach(() => server.close());

const key = (more: Partial<KeySpec> = {}): KeySpec => ({
  id: 'key',
  secret: 'secret',
  capabilities: ALL,
  ...more,
});

async function start(buckets: BucketSpec[], keys: KeySpec[] = [key()]): Promise<TestClient> {
  server = await startB2Server({ buckets, keys });
  return TestClient.open(server, keys[0]!.id, keys[0]!.secret);
}

const small = (): BucketSpec => ({
  name: 'small-bucket',
  content: listContent([
    { name: 'a.txt' },
    { name: 'a.txt', bytes: 'older' },
    { name: 'dir/one' },
    { name: 'dir/two' },
    { name: 'hidden/only', action: 'hide' },
    { name: 'hidden/only' },
    { name: 'unfinished', action: 'start' },
    { name: 'with+plus & space' },
    { name: '日本/😀' },
  ]),
});

test('authorize: the shape of v4, GET and POST', async () => {
  const client = await start(
    [small()],
    [key({ buckets: ['small-bucket', 'gone-bucket'], namePrefix: 'dir/' })],
  );
  const { body } = await client.authorize('key', 'secret');
  expect(body).toMatchObject({
    accountId: server.accountId,
    applicationKeyExpirationTimestamp: null,
    apiInfo: {
      storageApi: {
        apiUrl: server.url,
        downloadUrl: server.url,
        s3ApiUrl: server.url,
        allowed: {
          buckets: [
            { id: server.bucketId('small-bucket'), name: 'small-bucket' },
            { id: server.bucketId('gone-bucket'), name: null },
          ],
          namePrefix: 'dir/',
        },
      },
    },
  });
  const basic = `Basic ${Buffer.from('key:secret').toString('base64')}`;
  const posted = await client.call('b2_authorize_account', '{}', { Authorization: basic });
  expect(posted.status).toBe(200);
  expect(await client.authorize('key', 'wrong')).toMatchObject({ status: 401, code: 'unauthorized' });
  expect(await client.authorize('nobody', 'secret')).toMatchObject({ status: 401, code: 'bad_auth_token' });
  expect(await client.authorize('key', 'secret', 'v3')).toMatchObject({ status: 400, code: 'bad_request' });
  expect(server.secrets()).toContain('secret');
  expect(server.secrets()).toContain(client.token);
});

test('strict about fields, values, tokens and calls', async () => {
  const client = await start([small()]);
  const bucketId = server.bucketId('small-bucket');
  const { accountId } = server;
  const names = (body: unknown) => client.call('b2_list_file_names', body);
  const bad = { status: 400, code: 'bad_request' };
  expect(await names({ bucketId, accountId })).toMatchObject(bad);
  expect(await names({ bucketId, startFileId: 'x' })).toMatchObject(bad);
  expect(await names({})).toMatchObject(bad);
  expect(await names({ bucketId, maxFileCount: '5' })).toMatchObject(bad);
  expect(await names({ bucketId, maxFileCount: 10_001 })).toMatchObject({
    status: 400,
    code: 'out_of_range',
  });
  expect(await names({ bucketId, maxFileCount: -1 })).toMatchObject({ code: 'out_of_range' });
  expect(await names({ bucketId, prefix: 'dir/', startFileName: 'e' })).toMatchObject(bad);
  expect(await names({ bucketId, delimiter: ':' })).toMatchObject(bad);
  expect(await names({ bucketId: '0'.repeat(24) })).toMatchObject({ status: 400, code: 'bad_bucket_id' });
  expect(await names('{"bucketId"')).toMatchObject({ status: 400, code: 'bad_json' });
  expect(await names({ bucketId, startFileName: null, prefix: null })).toMatchObject({ status: 200 });
  expect(await client.call('b2_list_file_versions', { bucketId, startFileId: 'x' })).toMatchObject(bad);
  expect(await client.call('b2_list_buckets', {})).toMatchObject(bad);
  expect(await client.call('b2_list_buckets', { accountId, bucketTypes: [] })).toMatchObject(bad);
  expect(await client.call('b2_list_buckets', { accountId, bucketTypes: ['all', 'shared'] })).toMatchObject(
    bad,
  );
  expect(await client.call('b2_no_such_call', {})).toMatchObject(bad);
  expect(await client.fetch('/b2api/v4/b2_list_buckets', { method: 'PUT' })).toMatchObject({ status: 405 });
  const noToken = { Authorization: 'Bearer nonsense' };
  expect(await client.call('b2_list_file_names', { bucketId }, noToken)).toMatchObject({
    status: 401,
    code: 'bad_auth_token',
  });
  const got = await client.fetch(`/b2api/v4/b2_list_file_names?bucketId=${bucketId}&maxFileCount=1`, {
    headers: { Authorization: client.token },
  });
  expect(got.body).toMatchObject({ files: [{ fileName: 'a.txt' }], nextFileName: 'a.txt ' });
});

test('scopes: 401 with an empty message', async () => {
  const keys = [
    key({ buckets: ['small-bucket'], namePrefix: 'dir/', capabilities: ['listBuckets', 'listFiles'] }),
    key({ id: 'nothing', capabilities: [] }),
  ];
  const client = await start([small(), { ...small(), name: 'other-bucket' }], keys);
  const { accountId } = server;
  const bucketId = server.bucketId('small-bucket');
  const other = server.bucketId('other-bucket');
  const refused = { status: 401, body: { code: 'unauthorized', message: '', status: 401 } };
  expect(await client.call('b2_list_buckets', { accountId })).toMatchObject(refused);
  expect(await client.call('b2_list_buckets', { accountId, bucketId: other })).toMatchObject(refused);
  expect(await client.call('b2_list_file_names', { bucketId })).toMatchObject(refused);
  expect(await client.call('b2_list_file_names', { bucketId, prefix: 'di' })).toMatchObject(refused);
  expect(await client.call('b2_list_file_names', { bucketId: other, prefix: 'dir/' })).toMatchObject(refused);
  expect(await client.call('b2_list_file_names', { bucketId, prefix: 'dir/' })).toMatchObject({
    status: 200,
  });
  const { body } = await client.call('b2_list_buckets', { accountId, bucketName: 'SMALL-bucket' });
  expect(body.buckets).toMatchObject([
    {
      bucketName: 'small-bucket',
      defaultServerSideEncryption: { isClientAuthorizedToRead: false, value: null },
      replicationConfiguration: { isClientAuthorizedToRead: false, value: null },
    },
  ]);
  const [row] = await client.list('small-bucket', { prefix: 'dir/' });
  expect(row).toMatchObject({ legalHold: { isClientAuthorizedToRead: false, value: null } });
  const nothing = await TestClient.open(server, 'nothing', 'secret');
  expect(await nothing.call('b2_list_buckets', { accountId })).toMatchObject(refused);
  expect(await nothing.call('b2_list_file_names', { bucketId })).toMatchObject(refused);
  server.removeBucket('small-bucket');
  expect(await client.call('b2_list_file_names', { bucketId, prefix: 'dir/' })).toMatchObject({
    code: 'bad_bucket_id',
  });
  expect((await client.call('b2_list_buckets', { accountId, bucketId })).body).toEqual({ buckets: [] });
});

test('bucket types: restricted ones show only when asked for', async () => {
  const bucket = (name: string, type: string) => ({ ...small(), name, type });
  const client = await start([
    bucket('reports-bucket', 'restricted'),
    bucket('public-bucket', 'allPublic'),
    bucket('shared-bucket', 'shared'),
  ]);
  const list = async (more: object) => {
    const { body } = await client.call('b2_list_buckets', { accountId: server.accountId, ...more });
    return (body.buckets as { bucketName: string }[]).map((found) => found.bucketName);
  };
  expect(await list({})).toEqual(['public-bucket']);
  expect(await list({ bucketTypes: ['all'] })).toEqual(['public-bucket', 'reports-bucket', 'shared-bucket']);
  expect(await list({ bucketTypes: ['shared'] })).toEqual(['shared-bucket']);
});

test('names and versions, with and without delimiter, at any page size', async () => {
  const client = await start([small()]);
  const visible = ['a.txt', 'dir/one', 'dir/two', 'with+plus & space', '日本/😀'];
  for (const maxFileCount of [1, 2, 3, 100]) {
    const names = (rows: { fileName: string; action: string }[]) =>
      rows.map(({ fileName, action }) => (action === 'upload' ? fileName : `${action} ${fileName}`));
    expect(names(await client.list('small-bucket', { maxFileCount }))).toEqual(visible);
    expect(names(await client.list('small-bucket', { maxFileCount, prefix: 'dir/' }))).toEqual([
      'dir/one',
      'dir/two',
    ]);
    expect(names(await client.list('small-bucket', { maxFileCount, delimiter: '/' }))).toEqual([
      'a.txt',
      'folder dir/',
      'with+plus & space',
      'folder 日本/',
    ]);
    expect(names(await client.list('small-bucket', { maxFileCount }, true))).toEqual([
      'a.txt',
      'a.txt',
      'dir/one',
      'dir/two',
      'hide hidden/only',
      'hidden/only',
      'start unfinished',
      'with+plus & space',
      '日本/😀',
    ]);
    expect(names(await client.list('small-bucket', { maxFileCount, delimiter: '/' }, true))).toContain(
      'folder hidden/',
    );
  }
  const rows = await client.list('small-bucket', {}, true);
  const hide = rows.find((row) => row.action === 'hide')!;
  for (const field of ['serverSideEncryption', 'fileRetention', 'legalHold', 'replicationStatus']) {
    expect(hide).not.toHaveProperty(field);
  }
  expect(rows.find((row) => row.action === 'start')).toHaveProperty('fileRetention');
});

test('the paging law: default 100, a cursor that is no name, null at the end', async () => {
  const client = await start([{ name: 'many-files', content: generatedContent('cjk', 250) }]);
  const bucketId = server.bucketId('many-files');
  const first = await client.page('b2_list_file_names', { bucketId });
  expect(first.files).toHaveLength(100);
  expect(first.nextFileName).toBe(`${first.files[99]!.fileName} `);
  const exact = await client.page('b2_list_file_versions', { bucketId, maxFileCount: 100 });
  const next = await client.page('b2_list_file_versions', { bucketId, startFileName: exact.nextFileName });
  expect([exact.nextFileName, exact.nextFileId]).toEqual([next.files[0]!.fileName, next.files[0]!.fileId]);
  const all = (await client.list('many-files', { maxFileCount: 10_000 })).map((row) => row.fileName);
  expect(all).toHaveLength(250);
  for (const settings of [
    { pageLimit: 7 },
    { cursor: 'exact' as const, pageLimit: 9 },
    { finalEmptyPage: true, pageLimit: 50 },
    { pageStyle: 'shuffled' as const },
    { pageStyle: 'pretty' as const, gzip: true },
  ]) {
    Object.assign(server.settings, settings);
    expect((await client.list('many-files')).map((row) => row.fileName)).toEqual(all);
  }
  expect(server.counters.rows).toBe(server.requests.reduce((sum, { rows }) => sum + rows, 0));
  expect(server.counters.billed).toBe(server.counters.total);
});

test('many versions of one name, and hidden names by the thousand', async () => {
  const client = await start([
    {
      name: 'deep-bucket',
      content: generatedContent('counter', 3, 1, { versionsPerName: (i) => (i === 1 ? 25_000 : 2) }),
    },
    { name: 'hidden-bucket', content: generatedContent('hex', 5000, 1, { hidden: (i) => i < 4990 }) },
  ]);
  const rows = await client.list('deep-bucket', { maxFileCount: 10_000 }, true);
  expect(rows).toHaveLength(25_004);
  expect(new Set(rows.map((row) => row.fileId)).size).toBe(25_004);
  expect(rows.map((row) => Number(row.uploadTimestamp)).slice(2, 25_002)).toEqual(
    rows
      .slice(2, 25_002)
      .map((row) => Number(row.uploadTimestamp))
      .sort((a, b) => b - a),
  );
  server.settings.scanLimit = 1000;
  const page = await client.page('b2_list_file_names', { bucketId: server.bucketId('hidden-bucket') });
  expect(page.files).toHaveLength(0);
  expect(page.nextFileName).not.toBe(null);
  expect(await client.list('hidden-bucket')).toHaveLength(10);
});

test('a bucket that changes while it is listed', async () => {
  const base = namesContent(['a', 'b', 'c', 'd']);
  const stages = [base, editedContent(base, { remove: ['d'], add: ['aa', 'cc'] })];
  const client = await start([
    { name: 'changing', content: changingContent(base, (n) => stages[n - 1] ?? stages[1]!) },
  ]);
  const rows = await client.list('changing', { maxFileCount: 2 });
  expect(rows.map((row) => row.fileName)).toEqual(['a', 'b', 'c', 'cc']);
});

test('downloads: by name, by id and as S3 would; HEAD, Range, digests', async () => {
  const client = await start([
    { ...small(), type: 'allPublic' },
    { ...small(), name: 'private-bucket' },
    { name: 'generated', content: generatedContent('cjk', 20, 1, { real: true }), type: 'allPublic' },
  ]);
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(server.url + path, { headers, method });
  const sha1 = async (response: Response) =>
    createHash('sha1')
      .update(Buffer.from(await response.arrayBuffer()))
      .digest('hex');
  const encode = (name: string) => name.split('/').map(encodeURIComponent).join('/');
  for (const bucket of ['small-bucket', 'generated']) {
    for (const row of await client.list(bucket)) {
      const byId = `/b2api/v4/b2_download_file_by_id?fileId=${row.fileId}`;
      for (const path of [
        `/file/${bucket}/${encode(row.fileName)}`,
        `/${bucket}/${encode(row.fileName)}`,
        byId,
      ]) {
        const response = await get(path);
        expect(response.headers.get('X-Bz-File-Id')).toBe(row.fileId);
        expect(decodeURIComponent(response.headers.get('X-Bz-File-Name')!)).toBe(row.fileName);
        expect(await sha1(response)).toBe(row.contentSha1);
      }
    }
  }
  expect((await get('/file/small-bucket/with%2Bplus+%26+space')).status).toBe(200);
  expect((await get('/small-bucket/with+plus%20%26%20space')).status).toBe(200);
  expect((await get('/file/small-bucket/with+plus')).status).toBe(404);
  const older = (await client.list('small-bucket', {}, true))[1]!;
  expect(await (await get(`/b2api/v4/b2_download_file_by_id?fileId=${older.fileId}`)).text()).toBe('older');
  const head = await get('/file/small-bucket/dir/one', {}, 'HEAD');
  expect([head.status, head.headers.get('Content-Length'), await head.text()]).toEqual([200, '18', '']);
  const ranged = async (range: string) => {
    const response = await get('/file/small-bucket/dir/one', { Range: range });
    return [response.status, response.headers.get('Content-Range'), await response.text()];
  };
  expect(await ranged('bytes=0-2')).toEqual([206, 'bytes 0-2/18', 'dir']);
  expect(await ranged('bytes=-3')).toEqual([206, 'bytes 15-17/18', ' 0\n']);
  expect(await ranged('bytes=4-')).toEqual([206, 'bytes 4-17/18', 'one version 0\n']);
  expect((await ranged('bytes=18-20'))[0]).toBe(416);
  expect((await get('/file/private-bucket/a.txt')).status).toBe(401);
  expect((await get('/private-bucket/a.txt')).status).toBe(403);
  expect((await get('/file/private-bucket/a.txt', { Authorization: client.token })).status).toBe(200);
  const query = `?Authorization=${encodeURIComponent(client.token)}`;
  expect((await get(`/file/private-bucket/a.txt${query}`)).status).toBe(200);
  expect((await get('/file/private-bucket/hidden/only', { Authorization: client.token })).status).toBe(404);
});

test('pages of parallel requests do not mix', async () => {
  const client = await start([{ name: 'big-bucket', content: generatedContent('hex', 24_000) }]);
  server.latency.perCallMs = 20;
  const listings = await Promise.all(
    [1, 2, 3, 4].map((n) => client.list('big-bucket', { maxFileCount: 2000 * n })),
  );
  const ids = listings.map((rows) => rows.map((row) => `${row.fileId} ${row.contentSha1}`).join());
  expect(new Set(ids).size).toBe(1);
  expect(server.counters.peakConcurrent).toBeGreaterThan(1);
});
