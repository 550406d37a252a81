import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { B2Server, KeySpec } from '../b2-server/index.ts';
import { validateInventory } from '../contract/validate.ts';
import { Duck } from '../readers/duckdb.ts';
import { hasPython, readCsv } from '../readers/python-csv.ts';
import { bucketOf, lines, readInventory, runInventory, startAccount } from './setup.ts';

const BLIND: KeySpec = {
  id: '00123456789abcd0000000002',
  secret: 'K001BlindKeyThatReadsNoSettings0',
  capabilities: ['listBuckets', 'listFiles'],
};
const BOUND: KeySpec = {
  id: '00123456789abcd0000000003',
  secret: 'K001BoundKeyThatListsNoBuckets00',
  capabilities: ['listFiles'],
  buckets: ['with-settings'],
};
let server: B2Server;

beforeAll(async () => {
  server = await startAccount(
    [
      bucketOf('styled-files', [
        { name: 'a b' },
        { name: 'a b' },
        { name: 'c/../d' },
        { name: 'gone', action: 'hide' },
      ]),
      {
        ...bucketOf('with-settings', []),
        info: { note: 'a,"b"', token: 'abc', formula: '=1+1' },
        revision: 7,
        defaultServerSideEncryption: { mode: 'SSE-B2', algorithm: 'AES256' },
        fileLockConfiguration: {
          isFileLockEnabled: true,
          defaultRetention: { mode: 'governance', period: { duration: 7, unit: 'days' } },
        },
        replicationConfiguration: {
          asReplicationSource: { replicationRules: [{ replicationRuleName: 'r' }] },
          asReplicationDestination: null,
        },
        lifecycleRules: [{ daysFromHidingToDeleting: 1, fileNamePrefix: '' }],
      },
    ],
    [BLIND, BOUND],
  );
});
afterAll(() => server.close());

describe('columns', () => {
  test('pick and order those of csv, and of nothing else', async () => {
    const result = await runInventory(server, {
      bucket: 'styled-files',
      formats: 'csv, ndjson, parquet',
      columns: 'size, name\nlatest',
    });
    const { text, manifest, rows } = readInventory(result);
    expect(lines(text('files.csv'))).toEqual(['size,name,latest', '14,a b,true', '17,c/../d,true']);
    for (const index of [0, 2]) expect(manifest.outputs[index]!.columns).toEqual(['size', 'name', 'latest']);
    expect(Object.keys(rows[0]!)).toEqual(manifest.outputs[1]!.columns);
    expect(manifest.outputs[1]!.columns).not.toContain('urls');
    await validateInventory(result.outputs['output-dir']!);
  });
});

describe('several styles of URLs', () => {
  const cdn = 'https://cdn.example.com/x';

  test('are the column `urls`, of which the first is `url`', async () => {
    const result = await runInventory(server, {
      bucket: 'styled-files',
      versions: 'all',
      formats: 'urls, ndjson, json, csv',
      'url-style': `${cdn}/\nfriendly\n s3-virtual-host\nid`,
      columns: 'urls, url',
    });
    const { rows, manifest, text } = readInventory(result);
    const byId = (row: number) => `${server.url}/b2api/v4/b2_download_file_by_id?fileId=${rows[row]!.fileId}`;
    const { port } = new URL(server.url);
    expect(rows.map(({ urls }) => urls)).toEqual([
      [
        `${cdn}/a%20b`,
        `${server.url}/file/styled-files/a%20b`,
        `http://styled-files.127.0.0.1:${port}/a%20b`,
        byId(0),
      ],
      [byId(1)],
      [byId(2)],
      null,
    ]);
    expect(rows.map(({ url }) => url)).toEqual([`${cdn}/a%20b`, byId(1), byId(2), null]);
    expect(lines(text('urls.txt'))).toEqual(rows.flatMap(({ url }) => url ?? []));
    expect(manifest.request).toMatchObject({
      urlStyle: cdn,
      mirrorStyles: ['friendly', 's3-virtual-host', 'id'],
    });
    if (hasPython) {
      expect(readCsv(text('files.csv')).slice(1)).toEqual(
        rows.map(({ urls, url }) => [urls ? JSON.stringify(urls) : '', url ?? '']),
      );
    }
    expect(JSON.parse(text('files.json'))).toEqual(rows);
    await validateInventory(result.outputs['output-dir']!);
  });
});

describe.runIf(hasPython)('buckets.csv', () => {
  /** The buckets by name, each with its cells by column. */
  async function bucketsFor(key?: KeySpec) {
    const result = await runInventory(server, { formats: 'csv' }, key ? { key } : {});
    expect(result.code, result.stdout).toBe(0);
    const { text, manifest } = readInventory(result);
    await validateInventory(result.outputs['output-dir']!);
    expect(manifest.outputs.map(({ path }) => path)).toEqual(['buckets.csv', 'buckets.json']);
    const [header, ...records] = readCsv(text('buckets.csv'));
    expect(header).toEqual(manifest.outputs[0]!.columns);
    const cells = records.map((record) => Object.fromEntries(record.map((cell, at) => [header![at]!, cell])));
    return Object.fromEntries(cells.map((each) => [each.bucketName!, each]));
  }

  test('has every property in a column of its own', async () => {
    const buckets = await bucketsFor();
    expect(buckets['with-settings']).toEqual({
      bucketId: server.bucketId('with-settings'),
      bucketName: 'with-settings',
      bucketType: 'allPublic',
      revision: '7',
      options: 's3',
      defaultEncryption: 'SSE-B2',
      fileLock: 'on',
      defaultRetention: 'governance',
      defaultRetentionPeriod: '7 days',
      replication: 'source',
      replicationConfiguration: JSON.stringify({
        asReplicationSource: { replicationRules: [{ replicationRuleName: 'r' }] },
        asReplicationDestination: null,
      }),
      lifecycleRuleCount: '1',
      lifecycleRules: '[{"daysFromHidingToDeleting":1,"fileNamePrefix":""}]',
      corsRuleCount: '0',
      corsRules: '[]',
      bucketInfo: '{"note":"a,\\"b\\"","token":"[redacted]","formula":"=1+1"}',
      other: '',
    });
    expect(buckets['styled-files']).toMatchObject({
      defaultEncryption: 'none',
      fileLock: 'off',
      defaultRetention: 'none',
      defaultRetentionPeriod: '',
      replication: 'none',
      replicationConfiguration: '',
      lifecycleRuleCount: '0',
    });
  });

  test('is in Parquet what it is in CSV, with types', async () => {
    const result = await runInventory(server, { formats: 'parquet, csv' });
    const { text, manifest } = readInventory(result);
    expect(manifest.outputs.map(({ path, rows }) => [path, rows])).toEqual([
      ['buckets.csv', 2],
      ['buckets.parquet', 2],
      ['buckets.json', 2],
    ]);
    expect(manifest.outputs[0]!.columns).toEqual(manifest.outputs[1]!.columns);
    const duck = await Duck.in(result.outputs['output-dir']!);
    const rows = await duck.query("FROM 'buckets.parquet'");
    expect(rows.map((row) => Object.values(row).map((value) => value ?? ''))).toEqual(
      readCsv(text('buckets.csv')).slice(1),
    );
    const [types] = await duck.query(
      "SELECT typeof(revision) AS r, typeof(bucketInfo) AS i FROM 'buckets.parquet'",
    );
    expect(types).toEqual({ r: 'BIGINT', i: 'VARCHAR' });
    duck.close();
  });

  test('distinguishes what is unknown from what is off', async () => {
    expect((await bucketsFor(BLIND))['with-settings']).toMatchObject({
      bucketType: 'allPublic',
      defaultEncryption: 'unknown',
      fileLock: 'unknown',
      defaultRetention: 'unknown',
      defaultRetentionPeriod: '',
      replication: 'unknown',
      replicationConfiguration: '',
      lifecycleRuleCount: '1',
    });
    expect((await bucketsFor(BOUND))['with-settings']).toMatchObject({
      bucketType: '',
      defaultEncryption: '',
      fileLock: '',
      replication: '',
      corsRuleCount: '',
    });
  });

  test('is not written when files are listed', async () => {
    const files = await runInventory(server, { bucket: 'with-settings', formats: 'csv' });
    expect(files.files()).toEqual(
      ['buckets.json', 'files.csv', 'manifest.json'].map((name) => `b2-inventory/${name}`),
    );
  });
});
