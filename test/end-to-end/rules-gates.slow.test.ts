import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { BAD, BAD_PUBLIC, BLIND, failed, GOOD, READER, runRules, WRITER } from './rules-account.ts';
import { failure, messages, runInventory, startAccount } from './setup.ts';

let server: B2Server;
beforeAll(async () => {
  server = await startAccount([GOOD, BAD, BAD_PUBLIC], [READER, BLIND, WRITER]);
});
afterAll(() => server.close());

describe('gates', () => {
  test('of findings', async () => {
    const rules = '+bucket-public\n+empty-files';
    const result = await runInventory(
      server,
      { bucket: '*', rules, gates: 'errors == 0\nwarnings <= 1\npublic-buckets == 1' },
      { key: READER },
    );
    expect(result.code).toBe(0);
    const strict = await runInventory(
      server,
      { rules: 'bucket-public: error', gates: 'errors == 0' },
      { key: READER },
    );
    expect(failureOf(strict)).toBe('1 gate failed:\nerrors == 0: errors is 1');
  });

  test('errors == 0 does not pass while an error is not evaluated', async () => {
    const inputs = { rules: 'default\nno-default-encryption: error', gates: 'errors == 0' };
    const result = await runInventory(server, inputs, { key: BLIND });
    expect(failureOf(result)).toBe(
      '1 gate failed:\nerrors == 0: errors has no value: 1 found, and no-default-encryption was not evaluated: the key lacks readBucketEncryption (-no-default-encryption drops it)',
    );
  });

  test('a share of old versions, and of locked files', async () => {
    const gates = 'old-version-bytes < 20%\nold-version-bytes < 1kB\nlocked-bytes >= 1%';
    const result = await runInventory(
      server,
      { bucket: 'good-bucket', versions: 'all', gates },
      { key: READER },
    );
    expect(result.code).toBe(0);
    const worse = await runInventory(
      server,
      { bucket: 'bad-bucket', versions: 'all', gates },
      { key: READER },
    );
    expect(failureOf(worse)).toMatch(
      /^3 gates failed:\nold-version-bytes < 20%: old-version-bytes is 9\d\.\d+%/,
    );
  });

  function failureOf(result: Awaited<ReturnType<typeof runInventory>>): string {
    expect(result.code).toBe(1);
    return messages(result, 'error').at(-1)!;
  }
});

describe('suppressions', () => {
  async function suppressed(text: string, inputs: Record<string, string> = {}) {
    const workspace = makeFolder('suppressions');
    writeFileSync(path.join(workspace, 's.yml'), text);
    return runRules(
      server,
      { bucket: '*', versions: 'all', suppressions: 's.yml', ...inputs },
      { workspace },
    );
  }

  test('of a bucket, of files and of keys', async () => {
    const { found } = await suppressed(
      JSON.stringify([
        { rule: 'bucket-public', resource: 'bad-*', reason: 'a download site' },
        { rule: 'empty-files', resource: 'bad-bucket/versions.*', reason: 'rotated', expires: '2999-12-31' },
        { rule: 'account-keys-can-delete', resource: 'keys/wr*', reason: 'the uploader' },
      ]),
    );
    expect(failed(found)).not.toContain('bucket-public');
    expect(failed(found)).not.toContain('account-keys-can-delete');
    expect(failed(found)).not.toContain('suppression-unused');
    const empty = found.findings.find(({ rule }) => rule === 'empty-files');
    expect(empty?.offenders).toMatchObject({ count: 1, names: ['empty'] });
    expect(found.suppressed.map(({ rule, suppression }) => [rule, suppression.reason])).toEqual([
      ['bucket-public', 'a download site'],
      ['account-keys-can-delete', 'the uploader'],
      ['empty-files', 'rotated'],
    ]);
  });

  test('that are past their date or not used are notes', async () => {
    const { found } = await suppressed(
      [
        '- rule: bucket-public',
        '  resource: bad-public',
        '  reason: was a site',
        '  expires: 2020-02-29',
        '- rule: no-digest',
        '  resource: good-bucket/**',
        '  reason: none there',
      ].join('\n'),
    );
    expect(failed(found)).toContain('bucket-public');
    const notes = found.findings.filter(({ resource }) => resource.kind === 'suppressions');
    expect(notes.map(({ rule, offenders }) => [rule, offenders!.names])).toEqual([
      ['suppression-expired', ['bucket-public: bad-public']],
      ['suppression-unused', ['no-digest: good-bucket/**']],
    ]);
  });
});

test('a file that suppresses nothing, and one that is missing', async () => {
  const result = await runInventory(server, { rules: 'default', suppressions: 'no.yml' }, { key: READER });
  expect(failure(result)).toContain('Input `suppressions`: "no.yml" does not exist: ');
});
