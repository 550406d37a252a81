import { afterEach, beforeEach, expect, test } from 'vitest';
import { ALL, TestClient } from './client.ts';
import { BUCKETS_TWICE, editRow, editStorageApi, noSuchField, ODD_ANSWERS } from './index.ts';
import { listContent } from './list-content.ts';
import { startB2Server } from './server.ts';
import type { B2Server } from './types.ts';

let server: B2Server;
let client: TestClient;

beforeEach(async () => {
  server = await startB2Server({
    buckets: [{ name: 'the-bucket', content: listContent([{ name: 'a' }, { name: 'b' }]) }],
    keys: [{ id: 'key', secret: 'secret', capabilities: ALL }],
  });
  client = await TestClient.open(server);
});
afterEach(() => server.close());

const listed = () => client.page('b2_list_file_names', { bucketId: server.bucketId('the-bucket') });

test('fields of a row: replaced, removed, of another type', async () => {
  server.faults.next('list', editRow({ contentLength: 1.5, action: noSuchField, added: { deep: [1] } }, 1));
  const [first, second] = (await listed()).files;
  expect(first).toMatchObject({ fileName: 'a', action: 'upload', contentLength: 12 });
  expect(second).toMatchObject({ fileName: 'b', contentLength: 1.5, added: { deep: [1] } });
  expect(second).not.toHaveProperty('action');
  expect((await listed()).files[1]).toMatchObject({ action: 'upload' });
});

test('a bucket twice, other URLs, an authorization without a field', async () => {
  server.faults.always('b2_list_buckets', BUCKETS_TWICE);
  const { body } = await client.call('b2_list_buckets', { accountId: server.accountId });
  expect(body.buckets).toMatchObject([{ bucketName: 'the-bucket' }, { bucketName: 'the-bucket' }]);
  server.faults.next(
    'b2_authorize_account',
    editStorageApi({ downloadUrl: `${server.url}/`, s3ApiUrl: noSuchField }),
  );
  const { apiInfo } = (await client.authorize('key', 'secret')).body as {
    apiInfo: { storageApi: Record<string, unknown> };
  };
  expect(apiInfo.storageApi).toMatchObject({ apiUrl: server.url, downloadUrl: `${server.url}/` });
  expect(apiInfo.storageApi).not.toHaveProperty('s3ApiUrl');
  server.faults.next('b2_authorize_account', editStorageApi({ apiUrl: 1 }));
  expect((await client.authorize('key', 'wrong')).status).toBe(401);
});

test.each(Object.entries(ODD_ANSWERS))('a whole other answer: %s', async (_name, fault) => {
  server.faults.next('list', fault);
  const response = await fetch(`${server.url}/b2api/v4/b2_list_file_names`, {
    method: 'POST',
    headers: { Authorization: client.token },
    body: '{}',
  });
  expect(response.status).toBe(fault.answer?.status);
  expect(response.headers.get('Content-Type')).toBe(fault.answer?.headers?.['Content-Type']);
  expect(await response.text()).toBe(fault.answer?.body);
});

test.each(['gzip', 'deflate', 'br', 'zstd'] as const)('answers in %s, asked for or not', async (encoding) => {
  server.settings.contentEncoding = encoding;
  const { headers, body } = await client.call(
    'b2_list_file_names',
    { bucketId: server.bucketId('the-bucket') },
    { 'Accept-Encoding': 'identity' },
  );
  expect(headers.get('Content-Encoding')).toBe(encoding);
  expect(body.files).toHaveLength(2);
});
