import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { B2Server, KeySpec } from '../b2-server/index.ts';
import { readMarkdown } from '../readers/markdown.ts';
import { bucketOf, failure, messages, readInventory, runInventory, startAccount } from './setup.ts';

let count = 0;
function key(spec: Partial<KeySpec>): KeySpec {
  count += 1;
  const capabilities = ['listBuckets', 'listFiles', 'readFiles'];
  return {
    id: `001999999999999000000000${count}`,
    secret: `K001KeyNumber${count}OfTheKeysTest+/x`,
    capabilities,
    ...spec,
  };
}

const KEYS = {
  one: key({ buckets: ['alpha-bucket'] }),
  three: key({ buckets: ['gamma-bucket', 'alpha-bucket', 'beta-bucket'] }),
  deleted: key({ buckets: ['never-was'] }),
  halfDeleted: key({ buckets: ['never-was', 'beta-bucket'] }),
  prefix: key({ buckets: ['alpha-bucket'], namePrefix: 'logs/' }),
  prefixAnywhere: key({ namePrefix: 'logs/' }),
  boundBlind: key({ buckets: ['alpha-bucket', 'beta-bucket'], capabilities: ['listFiles'] }),
  blind: key({ capabilities: ['listFiles', 'readFiles'] }),
  noFiles: key({ capabilities: ['listBuckets', 'readFiles'] }),
  nothing: key({ capabilities: [] }),
  onlyBuckets: key({ capabilities: ['listBuckets'] }),
  expired: key({ expires: 1_600_000_000_000 }),
};
let server: B2Server;

beforeAll(async () => {
  server = await startAccount(
    [
      bucketOf('alpha-bucket', ['a', 'logs/1', 'logs/2', 'logs/old/3', 'logsx'], 'allPrivate'),
      bucketOf('beta-bucket', ['b', 'logs/b']),
      bucketOf('gamma-bucket', ['c']),
    ],
    Object.values(KEYS),
  );
});
beforeEach(() => server.counters.reset());
afterAll(() => server.close());

describe('keys that work', () => {
  test.each([
    ['account-wide', undefined, '*', ['a', 'logs/1', 'logs/2', 'logs/old/3', 'logsx', 'b', 'logs/b', 'c'], 3],
    ['bound to one bucket', KEYS.one, 'alpha-bucket', ['a', 'logs/1', 'logs/2', 'logs/old/3', 'logsx'], 1],
    ['bound to one bucket, `*`', KEYS.one, '*', ['a', 'logs/1', 'logs/2', 'logs/old/3', 'logsx'], 1],
    ['bound to three, one asked', KEYS.three, 'beta-bucket', ['b', 'logs/b'], 1],
    [
      'bound to three, `*`',
      KEYS.three,
      '*',
      ['a', 'logs/1', 'logs/2', 'logs/old/3', 'logsx', 'b', 'logs/b', 'c'],
      3,
    ],
    ['a bucket name in other case', undefined, 'BETA-bucket', ['b', 'logs/b'], 1],
    ['the same, bound', KEYS.three, 'Gamma-Bucket', ['c'], 1],
  ] as const)('%s', async (_, spec, bucket, names, buckets) => {
    const result = await runInventory(server, { bucket }, spec ? { key: spec } : {});
    const inventory = readInventory(result);
    expect(inventory.names).toEqual(names);
    expect(result.outputs).toMatchObject({ complete: 'true', 'bucket-count': String(buckets) });
    expect(result.outputs.requests).toBe(String(server.counters.total));
    expect(server.counters.calls.b2_list_buckets).toBe(spec ? buckets : 1);
    // Whatever the input says, the bucket has the name that the service gives it.
    expect(new Set(inventory.rows.map((row) => row.bucket))).toEqual(
      new Set(inventory.manifest.buckets.map(({ bucketName }) => bucketName)),
    );
    expect(inventory.text('buckets.json')).not.toContain('BETA');
  });

  test('without listBuckets, bound: the type is unknown, and no bucket is asked for', async () => {
    const result = await runInventory(server, { bucket: '*' }, { key: KEYS.boundBlind });
    const { manifest, text } = readInventory(result);
    expect(manifest.buckets.map(({ bucketType, files }) => [bucketType, files])).toEqual([
      [null, 5],
      [null, 2],
    ]);
    expect(JSON.parse(result.outputs.buckets!)).toMatchObject([
      { bucketName: 'alpha-bucket', bucketType: null },
      { bucketName: 'beta-bucket', bucketType: null },
    ]);
    expect(server.counters.calls).toEqual({ b2_authorize_account: 1, b2_list_file_names: 2 });
    const [row] = readMarkdown(result.summary).table('B2 inventory').rows;
    expect(row!.slice(0, 2)).toEqual(['alpha-bucket', 'unknown']);
    // Unknown in the file too, and not an empty word.
    expect(JSON.parse(text('buckets.json'))).toMatchObject([{ bucketType: null }, { bucketType: null }]);
  });

  test('an empty prefix means the key’s prefix, which the log reports', async () => {
    const said = 'The application key is restricted to names that begin with "logs/"; only these are listed';
    const result = await runInventory(server, { bucket: 'alpha-bucket' }, { key: KEYS.prefix });
    const { manifest, names } = readInventory(result);
    expect(names).toEqual(['logs/1', 'logs/2', 'logs/old/3']);
    expect(manifest.request.prefix).toBe('logs/');
    expect(messages(result, 'notice')).toEqual([said]);
    const all = await runInventory(server, { bucket: '*' }, { key: KEYS.prefixAnywhere });
    expect(readInventory(all).names).toEqual(['logs/1', 'logs/2', 'logs/old/3', 'logs/b']);
    expect(messages(all, 'notice')).toEqual([said]);
  });

  test('a prefix within the key’s prefix is listed without a message', async () => {
    const inputs = { bucket: 'alpha-bucket', prefix: 'logs/old/' };
    const result = await runInventory(server, inputs, { key: KEYS.prefix });
    expect(readInventory(result).names).toEqual(['logs/old/3']);
    expect(messages(result, 'notice')).toEqual([]);
  });

  test('buckets that are gone are left out with a warning', async () => {
    const result = await runInventory(server, { bucket: '*' }, { key: KEYS.halfDeleted });
    expect(readInventory(result).names).toEqual(['b', 'logs/b']);
    expect(messages(result, 'warning')).toEqual([
      'The application key is bound to 1 bucket that no longer exists',
    ]);
  });

  test('only listBuckets lists the buckets', async () => {
    const result = await runInventory(server, { bucket: '' }, { key: KEYS.onlyBuckets });
    expect(result.outputs).toMatchObject({ complete: 'true', 'bucket-count': '3' });
    // What this key may not read of a bucket is distinguished from what the bucket does not have.
    const [bucket] = JSON.parse(readInventory(result).text('buckets.json')) as Record<string, unknown>[];
    expect(bucket!.fileLockConfiguration).toEqual({ isClientAuthorizedToRead: false, value: null });
  });
});

describe('keys that do not suffice: one error, no file listed, nothing written', () => {
  const none = 'Input `bucket`: unknown bucket "no-such-bucket"; the application key';
  test.each([
    [
      'an unknown bucket',
      undefined,
      { bucket: 'no-such-bucket' },
      `${none} has access to alpha-bucket, beta-bucket, gamma-bucket`,
      2,
    ],
    [
      'a bucket outside the key',
      KEYS.three,
      { bucket: 'beta-bucket\nno-such-bucket' },
      `${none} is restricted to gamma-bucket, alpha-bucket, beta-bucket`,
      1,
    ],
    [
      'bound to a bucket that was deleted',
      KEYS.deleted,
      { bucket: 'no-such-bucket' },
      `${none} is restricted to no existing bucket`,
      1,
    ],
    [
      'a prefix outside the key’s',
      KEYS.prefix,
      { bucket: 'alpha-bucket', prefix: 'log' },
      'Input `prefix`: "log" is outside the prefix that the application key is restricted to; use one that begins with "logs/"',
      1,
    ],
    [
      'no listBuckets and bound to none',
      KEYS.blind,
      { bucket: 'alpha-bucket' },
      'The application key has the capabilities listFiles, readFiles, but finding buckets requires listBuckets; create a key with it, or one that is restricted to buckets',
      1,
    ],
    [
      'the same, listing buckets',
      KEYS.blind,
      { bucket: '' },
      'The application key has the capabilities listFiles, readFiles, but finding buckets requires listBuckets; create a key with it, or one that is restricted to buckets',
      1,
    ],
    [
      'no listFiles',
      KEYS.noFiles,
      { bucket: 'alpha-bucket' },
      'The application key has the capabilities listBuckets, readFiles, but listing files requires listFiles; create a key with it',
      1,
    ],
    [
      'no capability at all',
      KEYS.nothing,
      { bucket: '*' },
      'The application key has no capabilities, but listing files requires listFiles; create a key with it',
      1,
    ],
    [
      'an expired key',
      KEYS.expired,
      { bucket: '*' },
      'b2_authorize_account: HTTP 401 unauthorized. The key id or the application key is wrong, or the key was deleted or has expired; check both secrets',
      1,
    ],
    [
      'a wrong key',
      { ...KEYS.one, secret: 'K001ThisIsNotTheKeyAtAll' },
      { bucket: '*' },
      'b2_authorize_account: HTTP 401 unauthorized. The key id or the application key is wrong, or the key was deleted or has expired; check both secrets',
      1,
    ],
  ] as const)('%s', async (_, spec, inputs, message, requests) => {
    const result = await runInventory(server, inputs, spec ? { key: spec } : {});
    expect(failure(result)).toBe(message);
    expect(server.counters.total).toBe(requests);
    expect(server.counters.calls.b2_list_file_names).toBeUndefined();
    expect(result.files()).toEqual([]);
  });

  test('`*` with a key whose buckets are all gone lists nothing', async () => {
    const result = await runInventory(server, { bucket: '*' }, { key: KEYS.deleted });
    expect(result.code).toBe(0);
    expect(result.outputs).toMatchObject({ complete: 'true', 'bucket-count': '0', buckets: '[]' });
    expect(messages(result, 'warning')).toEqual([
      'The application key is bound to 1 bucket that no longer exists',
      'No file was found',
    ]);
  });
});
