import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type B2Server, listContent } from '../b2-server/index.ts';
import { BAD, failed, GOOD, READER, runRules, WRITER } from './rules-account.ts';
import { bucketOf, startAccount } from './setup.ts';

let server: B2Server;
beforeAll(async () => {
  server = await startAccount([GOOD, BAD], [READER, WRITER]);
});
afterAll(() => server.close());

describe('the smallest key', () => {
  const command = async (inputs: Record<string, string>) => {
    const { found } = await runRules(server, inputs, { key: WRITER });
    return found.findings.find(({ rule }) => rule === 'key-can-write')!.keyCommand;
  };

  test('lists one bucket and a prefix', async () => {
    expect(await command({ bucket: 'good-bucket', prefix: "a/it's", rules: '+key-can-write' })).toBe(
      `b2 key create --bucket good-bucket --name-prefix 'a/it'\\''s' --duration 7776000 b2-inventory listBuckets,listFiles`,
    );
  });

  test('signs URLs, and stores copies and reads them back from another bucket', async () => {
    const inputs = { bucket: 'good-bucket', prefix: 'a/', rules: '+key-can-write', sign: 'b2' };
    const extra = { 'upload-to': 'b2://copies-bucket/x', baseline: 'b2://copies-bucket/x' };
    const powerful = { ...WRITER, capabilities: [...WRITER.capabilities, 'readFiles', 'deleteBuckets'] };
    server.addKey(powerful);
    server.addBucket(bucketOf('copies-bucket', [], 'allPrivate'));
    const { found } = await runRules(server, { ...inputs, ...extra }, { key: powerful });
    const [finding] = found.findings;
    expect(finding!.message).not.toMatch(/shareFiles|writeFiles/);
    expect(finding!.keyCommand).toBe(
      'b2 key create --bucket good-bucket --bucket copies-bucket --duration 7776000 b2-inventory listBuckets,listFiles,readFiles,shareFiles,writeFiles',
    );
    server.addKey(WRITER);
    server.removeBucket('copies-bucket');
  });

  test('reads what the rules look at', async () => {
    expect(await command({ rules: '+key-can-write\n+object-lock-off' })).toBe(
      'b2 key create --duration 7776000 b2-inventory listBuckets,readBucketRetentions',
    );
  });
});

describe('the lifecycle advice', () => {
  const old = (name: string, days: number, more: object = {}) => [
    { name, bytes: 'new', uploadTimestamp: Date.now() - days * 86_400_000 },
    { name, bytes: 'x'.repeat(500), uploadTimestamp: Date.now() - 200 * 86_400_000, ...more },
  ];

  test('announces what B2 then frees', async () => {
    const locked = { mode: 'compliance', retainUntilTimestamp: Date.now() + 86_400_000 };
    const account = await startAccount(
      [
        {
          name: 'old-bucket',
          fileLockConfiguration: { isFileLockEnabled: true },
          content: listContent([
            ...old('a', 31),
            ...old('b', 29),
            ...old('c', 31, { fileRetention: locked }),
            ...old('d', 31, { legalHold: 'on' }),
            { name: 'e', action: 'hide', uploadTimestamp: Date.now() - 31 * 86_400_000 },
            ...old('e', 100),
            { name: 'f', action: 'start', uploadTimestamp: Date.now() - 31 * 86_400_000 },
            { name: 'f', bytes: 'only', uploadTimestamp: Date.now() - 100 * 86_400_000 },
          ]),
        },
      ],
      [READER],
    );
    const { found } = await runRules(account, { bucket: 'old-bucket', versions: 'all' });
    const advice = found.findings.find(({ rule }) => rule === 'hidden-versions-kept')!.lifecycle!;
    account.updateBucket('old-bucket', { lifecycleRules: [...advice.lifecycleRules] });
    const { deletedBytes, deleted } = account.applyLifecycle('old-bucket');
    expect(advice.frees).toEqual({
      versions: deleted.filter(({ action }) => action === 'upload').length,
      bytes: deletedBytes,
    });
    expect(deletedBytes).toBe(1_003);
    const after = await runRules(account, { bucket: 'old-bucket', versions: 'all' });
    expect(failed(after.found)).not.toContain('hidden-versions-kept');
    await account.close();
  });

  test.each([
    [{ versions: 'current' }, 'it needs `versions: all`'],
    [{ versions: 'all', prefix: 'b' }, 'only a part of the files was listed'],
    [{ versions: 'all', where: 'size > 0' }, 'only a part of the files was listed'],
  ])('is not evaluated with %j', async (inputs, reason) => {
    const { found } = await runRules(server, { bucket: 'bad-bucket', ...inputs });
    const { lifecycle } = found.findings.find(({ rule }) => rule === 'hidden-versions-kept')!;
    expect(lifecycle).toMatchObject({ frees: null, notEvaluated: reason });
  });
});
