import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { readMarkdown } from '../readers/markdown.ts';
import { bucketOf, messages, readInventory, runInventory, startAccount } from './setup.ts';

const TOKEN = 'ghp_0123456789abcdefghijklmnopqrstuvwxyzAB';
let server: B2Server;

beforeAll(async () => {
  server = await startAccount([
    {
      ...bucketOf('b-second', ['x', 'y'], 'allPrivate'),
      info: { owner: 'team-data', 'deploy-token': 'abc', note: TOKEN, 'x-api-key': '1', plain: 'K001' },
      lifecycleRules: [{ daysFromHidingToDeleting: 1, daysFromUploadingToHiding: null, fileNamePrefix: '' }],
      corsRules: [{ corsRuleName: 'downloadFromAnyOrigin' }],
    },
    bucketOf('A-first', ['y', 'z/1', 'z/2'], 'allPublic'),
    bucketOf('c.third', [], 'allPrivate'),
  ]);
});
afterAll(() => server.close());

const known = (name: string, bucketType: string) => ({
  bucketId: server.bucketId(name),
  bucketName: name,
  bucketType,
});

describe('without a bucket the buckets are listed', () => {
  test('outputs, files and summary', async () => {
    server.counters.reset();
    const result = await runInventory(server, { bucket: '' });
    const { manifest, text } = readInventory(result);
    expect(result.code).toBe(0);
    expect(result.outputs).toMatchObject({
      complete: 'true',
      urls: '[]',
      omitted: '[]',
      'file-count': '0',
      'total-bytes': '0',
      'bucket-count': '3',
      requests: '2',
    });
    expect(server.counters.calls).toEqual({ b2_authorize_account: 1, b2_list_buckets: 1 });
    const listed = [
      known('A-first', 'allPublic'),
      known('b-second', 'allPrivate'),
      known('c.third', 'allPrivate'),
    ];
    expect(JSON.parse(result.outputs.buckets!)).toEqual(listed);
    expect(manifest).toMatchObject({
      request: { list: 'buckets', buckets: null, prefix: '' },
      complete: true,
      files: 0,
      buckets: listed.map((bucket) => ({ ...bucket, files: 0, bytes: 0 })),
      outputs: [{ path: 'buckets.json', rows: 3 }],
    });
    expect(result.files()).toEqual(['b2-inventory/buckets.json', 'b2-inventory/manifest.json']);
    expect(messages(result, 'warning')).toEqual([]);
    const { text: shown, table } = readMarkdown(result.summary);
    expect(shown).toContain('3 buckets');
    expect(table('B2 inventory')).toMatchObject({
      head: ['Bucket', 'Type', 'Encryption', 'Object Lock', 'Lifecycle', 'ID'],
      // Public ones first.
      rows: [
        ['A-first', '🔓 public', 'none', 'off', 'unknown', server.bucketId('A-first')],
        ['b-second', 'private', 'none', 'off', '1 rule', server.bucketId('b-second')],
        ['c.third', 'private', 'none', 'off', 'unknown', server.bucketId('c.third')],
      ],
    });

    // Every property but the account's id, and no secret of bucket info.
    const buckets = JSON.parse(text('buckets.json')) as Record<string, unknown>[];
    expect(buckets[1]).toEqual({
      ...known('b-second', 'allPrivate'),
      bucketInfo: {
        owner: 'team-data',
        'deploy-token': '[redacted]',
        note: '[redacted]',
        'x-api-key': '[redacted]',
        plain: 'K001',
      },
      corsRules: [{ corsRuleName: 'downloadFromAnyOrigin' }],
      defaultServerSideEncryption: {
        isClientAuthorizedToRead: true,
        value: { algorithm: null, mode: null },
      },
      fileLockConfiguration: {
        isClientAuthorizedToRead: true,
        value: { defaultRetention: { mode: null, period: null }, isFileLockEnabled: false },
      },
      lifecycleRules: [{ daysFromHidingToDeleting: 1, daysFromUploadingToHiding: null, fileNamePrefix: '' }],
      options: ['s3'],
      replicationConfiguration: { isClientAuthorizedToRead: true, value: null },
      revision: 2,
    });
    expect(text('buckets.json') + text('manifest.json')).not.toContain(server.accountId);
    expect(result.stdout + result.summary + text('buckets.json')).not.toContain(TOKEN);
  });
});

describe('several buckets', () => {
  test('share the files, in the order asked for; the bucket is a column', async () => {
    const result = await runInventory(server, {
      bucket: 'b-second\n  A-first\r\n\nc.third',
      formats: 'urls,ndjson',
    });
    const { manifest, rows } = readInventory(result);
    expect(rows.map(({ bucket, name }) => `${bucket}:${name}`)).toEqual([
      'b-second:x',
      'b-second:y',
      'A-first:y',
      'A-first:z/1',
      'A-first:z/2',
    ]);
    expect(manifest.request.buckets).toEqual(['b-second', 'A-first', 'c.third']);
    expect(manifest.buckets.map(({ bucketName, files }) => [bucketName, files])).toEqual([
      ['b-second', 2],
      ['A-first', 3],
      ['c.third', 0],
    ]);
    expect(result.outputs).toMatchObject({ 'bucket-count': '3', 'file-count': '5', complete: 'true' });
    expect(JSON.parse(result.outputs.urls!)).toEqual(rows.map(({ url }) => url));
  });

  test('`*` is every bucket; the prefix applies to each', async () => {
    const result = await runInventory(server, { bucket: '*', prefix: 'y' });
    const { manifest, rows } = readInventory(result);
    expect(rows.map(({ bucket, name }) => `${bucket}:${name}`)).toEqual(['A-first:y', 'b-second:y']);
    expect(manifest.request).toMatchObject({ list: 'files', buckets: null, prefix: 'y' });
    expect(result.outputs['bucket-count']).toBe('3');
    expect(readMarkdown(result.summary).text).toContain('names that begin with y');
  });

  test('one that cannot be listed is named; the others are written, and the step fails', async () => {
    server.faults.clear();
    server.faults.at('b2_list_file_names', 1, 'unauthorized');
    const result = await runInventory(server, { bucket: '*', concurrency: '1' });
    server.faults.clear();
    const { manifest, rows } = readInventory(result);
    expect(result.code).toBe(1);
    expect(result.outputs).toMatchObject({ complete: 'false', 'file-count': '2', 'bucket-count': '2' });
    expect(manifest.complete).toBe(false);
    expect(rows.map(({ name }) => name)).toEqual(['x', 'y']);
    const reason =
      'b2_list_file_names: HTTP 401 unauthorized. The key lacks the capability listFiles, or is restricted to another bucket or prefix';
    expect(manifest.buckets[0]).toEqual({
      ...known('A-first', 'allPublic'),
      files: 0,
      bytes: 0,
      error: reason,
    });
    expect(messages(result, 'error')).toEqual([
      `1 bucket could not be listed, so the inventory is not complete. A-first: ${reason}`,
    ]);
    expect(readMarkdown(result.summary).text).toMatch(
      /^B2 inventory failed\n❌ not complete: 1 of 3 buckets could not be listed · 2 files/,
    );
  });
});
