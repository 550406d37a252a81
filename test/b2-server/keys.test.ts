import { afterEach, expect, test } from 'vitest';
import { ALL, TestClient } from './client.ts';
import { listContent } from './list-content.ts';
import { startB2Server } from './server.ts';
import type { B2Server, KeySpec, Settings } from './types.ts';

const HOUR = 3600 * 1000;
const noon = Date.UTC(2026, 10, 25, 12);
let server: B2Server;
afterEach(() => server.close());

const key = (more: Partial<KeySpec> = {}): KeySpec => ({
  id: 'key',
  secret: 'secret',
  capabilities: [...ALL, 'listKeys'],
  ...more,
});

async function start(keys: KeySpec[], settings: Settings = {}): Promise<TestClient> {
  const bucket = (name: string) => ({ name, content: listContent([{ name: 'a' }]) });
  server = await startB2Server({
    accountId: 'a1b2c3d4e5f6',
    buckets: [bucket('one-bucket'), bucket('two-bucket')],
    keys,
    settings: { now: noon, ...settings },
  });
  return TestClient.open(server, keys[0]!.id);
}

test('lists keys in pages, without secrets and without the master key', async () => {
  const client = await start([
    key(),
    key({ id: 'a1b2c3d4e5f6' }),
    key({ id: 'bound', buckets: ['one-bucket'], namePrefix: 'x/', name: 'nightly', expires: noon + HOUR }),
    key({ id: 'gone', buckets: ['one-bucket', 'no-bucket'], capabilities: ['deleteFiles'] }),
  ]);
  const { accountId } = server;
  const ids: unknown[] = [];
  let startApplicationKeyId: unknown = null;
  do {
    const answer = await client.call('b2_list_keys', { accountId, maxKeyCount: 1, startApplicationKeyId });
    const keys = answer.body.keys as Record<string, unknown>[];
    ids.push(...keys.map((each) => each.applicationKeyId));
    startApplicationKeyId = answer.body.nextApplicationKeyId;
  } while (startApplicationKeyId !== null);
  expect(ids).toEqual(['bound', 'gone', 'key']);
  const { body } = await client.call('b2_list_keys', { accountId });
  expect(body).toEqual({
    keys: [
      {
        accountId,
        applicationKeyId: 'bound',
        bucketId: server.bucketId('one-bucket'),
        bucketIds: [server.bucketId('one-bucket')],
        capabilities: [...ALL, 'listKeys'],
        expirationTimestamp: noon + HOUR,
        keyName: 'nightly',
        namePrefix: 'x/',
        options: ['s3'],
      },
      expect.objectContaining({
        applicationKeyId: 'gone',
        bucketId: null,
        bucketIds: [server.bucketId('one-bucket'), server.bucketId('no-bucket')],
      }),
      expect.objectContaining({ applicationKeyId: 'key', bucketIds: null, expirationTimestamp: null }),
    ],
    nextApplicationKeyId: null,
  });
  expect(await client.call('b2_list_keys', {})).toMatchObject({ status: 400 });
  expect(await client.call('b2_list_keys', { accountId, maxKeyCount: 10_001 })).toMatchObject({
    code: 'out_of_range',
  });
  server.addKey(key({ id: 'blind', capabilities: ALL }));
  const blind = await TestClient.open(server, 'blind');
  expect(await blind.call('b2_list_keys', { accountId })).toMatchObject({
    status: 401,
    code: 'unauthorized',
  });
});

test('keys and tokens end by the clock of the server, and when a key is revoked', async () => {
  const client = await start([key({ expires: noon + 48 * HOUR }), key({ id: 'other' })]);
  const list = (who: TestClient) => who.call('b2_list_buckets', { accountId: server.accountId });
  expect((await client.authorize('key', 'secret')).body).toMatchObject({
    applicationKeyExpirationTimestamp: noon + 48 * HOUR,
  });
  expect((await list(client)).status).toBe(200);
  server.settings.now = noon + 24 * HOUR;
  expect(await list(client)).toMatchObject({ status: 401, code: 'expired_auth_token' });
  const again = await TestClient.open(server);
  server.settings.now = noon + 48 * HOUR;
  expect(await list(again)).toMatchObject({ code: 'expired_auth_token' });
  expect(await client.authorize('key', 'secret')).toMatchObject({ status: 401, code: 'unauthorized' });
  const other = await TestClient.open(server, 'other');
  expect((await list(other)).status).toBe(200);
  server.removeKey('other');
  expect((await list(other)).status).toBe(401);
  expect((await client.authorize('other', 'secret')).status).toBe(401);
});

test('settings of a bucket: what the key may read, what is left out, and what changes', async () => {
  const rules = [{ fileNamePrefix: '', daysFromHidingToDeleting: 1 }];
  const client = await start([
    key({ capabilities: ['listBuckets', 'readBucketEncryption'] }),
    key({ id: 'all', capabilities: [...ALL, 'readBucketLifecycleRules'] }),
  ]);
  const all = await TestClient.open(server, 'all');
  const one = async (who: TestClient) => {
    const answer = await who.call('b2_list_buckets', {
      accountId: server.accountId,
      bucketName: 'one-bucket',
    });
    return (answer.body.buckets as Record<string, unknown>[])[0]!;
  };
  server.updateBucket('one-bucket', {
    type: 'allPublic',
    info: { owner: 'x' },
    corsRules: [{ corsRuleName: 'any', allowedOrigins: ['*'], allowedOperations: ['b2_upload_file'] }],
    lifecycleRules: rules,
    fileLockConfiguration: { isFileLockEnabled: true },
    defaultServerSideEncryption: { mode: 'SSE-B2', algorithm: 'AES256' },
  });
  expect(await one(client)).toMatchObject({
    bucketType: 'allPublic',
    bucketInfo: { owner: 'x' },
    corsRules: [{ allowedOrigins: ['*'] }],
    lifecycleRules: rules,
    defaultServerSideEncryption: { isClientAuthorizedToRead: true, value: { mode: 'SSE-B2' } },
    fileLockConfiguration: { isClientAuthorizedToRead: false, value: null },
    revision: 3,
  });
  server.settings.unreadable = 'missing';
  server.settings.hideLifecycleRules = true;
  server.updateBucket('one-bucket', { absent: ['replicationConfiguration', 'options'] });
  const seen = await one(client);
  expect(seen.fileLockConfiguration).toEqual({ isClientAuthorizedToRead: false });
  expect(seen).toMatchObject({ lifecycleRules: [], revision: 4 });
  expect(seen).not.toHaveProperty('replicationConfiguration');
  expect(seen).not.toHaveProperty('options');
  expect(await one(all)).toMatchObject({
    lifecycleRules: rules,
    fileLockConfiguration: { isClientAuthorizedToRead: true, value: { isFileLockEnabled: true } },
  });
  server.addBucket({ name: 'new-bucket', content: listContent([]) });
  const { body } = await all.call('b2_list_buckets', { accountId: server.accountId });
  expect(body.buckets).toHaveLength(3);
});
