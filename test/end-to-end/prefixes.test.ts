import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { hostileNames } from '../names/hostile-names.ts';
import { Duck, sqlOf } from '../readers/duckdb.ts';
import { bucketOf, messages, readInventory, runInventory, startAccount } from './setup.ts';

const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 1);
/** Deep, doubled, leading and trailing slashes, and what other programs could take for something else. */
const NAMES = [
  ...hostileNames(300, 16).filter((name) => !name.includes('\0')),
  ...['/', '//', '/a', 'a/', 'a//b', 'a/b/c/d', 'a/b/c/e', '/'.repeat(1_024), '😀/é/"x"/\\/y', 'top.txt'],
];
const uploaded = [...new Set(NAMES)].map((name, index) => ({
  name,
  bytes: 'x'.repeat(index % 23),
  uploadTimestamp: START + index * DAY,
}));
const versions = [
  { name: 'a/b/old', bytes: 'oldest version', uploadTimestamp: START },
  { name: 'a/b/old', bytes: 'newer', uploadTimestamp: START + 1 },
  { name: 'a/hidden', bytes: 'hidden version', uploadTimestamp: START },
  { name: 'a/hidden', action: 'hide' as const, uploadTimestamp: START + 2 },
  { name: 'a/c/unfinished', action: 'start' as const, uploadTimestamp: START + 3 },
];

let server: B2Server;
beforeAll(async () => {
  server = await startAccount([
    bucketOf('empty-bucket', []),
    bucketOf('first-bucket', [...uploaded, ...versions]),
    bucketOf('second-bucket', ['a/b/1', 'a/b/2', 'z']),
  ]);
});
afterAll(() => server.close());

/** All prefixes of the names, computed from the list of files. The empty name between slashes is a part, too. */
const FROM_FILES = `
WITH rows AS (
  SELECT *, (action = 'upload') AS isFile,
    max(CASE WHEN latest THEN action END) OVER (PARTITION BY bucket, name) AS newestAction
  FROM read_ndjson('files.ndjson', columns = {bucket: 'VARCHAR', name: 'VARCHAR', size: 'BIGINT',
    uploadedAt: 'TIMESTAMP', action: 'VARCHAR', latest: 'BOOLEAN'})
), parts AS (
  SELECT *, string_split(name, '/') AS part FROM rows
), prefixes AS (
  SELECT *, unnest(range(len(part))) AS depth FROM parts
)
SELECT bucket, array_to_string(part[:depth], '/') || if(depth = 0, '', '/') AS prefix, depth,
  count(*) AS files, sum(size) AS bytes,
  sum(CASE WHEN isFile AND NOT latest AND newestAction IS DISTINCT FROM 'hide' THEN size ELSE 0 END) AS oldBytes,
  sum(CASE WHEN isFile AND NOT latest AND newestAction = 'hide' THEN size ELSE 0 END) AS hiddenBytes,
  count(*) FILTER (action = 'start') AS unfinishedFiles,
  min(uploadedAt) FILTER (isFile) AS oldest, max(uploadedAt) FILTER (isFile) AS newest
FROM prefixes GROUP BY ALL`;

test.each(['current', 'all'])('versions: %s: DuckDB finds the same in the list of files', async (all) => {
  const inputs = { bucket: '*', formats: 'prefixes, ndjson', versions: all };
  const result = await runInventory(server, inputs);
  expect(result.outputs, result.stdout).toMatchObject({ complete: 'true', 'bucket-count': '3' });
  expect(messages(result, 'warning')).toEqual([]);
  const { manifest } = readInventory(result);
  const duck = await Duck.in(result.outputs['output-dir']!);
  const columns = `bucket, prefix, depth, files, bytes, ${all === 'all' ? 'oldBytes, hiddenBytes, unfinishedFiles,' : ''}
    oldest::TIMESTAMP AS oldest, newest::TIMESTAMP AS newest`;
  const order = 'ORDER BY bucket, prefix';
  const found = await duck.query(
    `SELECT ${columns} FROM 'prefixes.parquet' WHERE bucket <> 'empty-bucket' ${order}`,
  );
  expect(found).toEqual(await duck.query(`SELECT ${columns} FROM (${FROM_FILES}) ${order}`));
  expect(found.length).toBeGreaterThan(1_024);

  const names = `SELECT bucket, prefix, * EXCLUDE (bucket, prefix) FROM 'prefixes.parquet'`;
  const [empty, ...more] = await duck.query(`${names} WHERE bucket = 'empty-bucket'`);
  const ofVersions = all === 'all' ? '0' : null;
  expect(more).toEqual([]);
  expect(empty).toEqual({
    bucket: 'empty-bucket',
    prefix: '',
    depth: '0',
    files: '0',
    bytes: '0',
    oldBytes: ofVersions,
    hiddenBytes: ofVersions,
    unfinishedFiles: ofVersions,
    oldest: null,
    newest: null,
  });
  const [{ rows }] = (await duck.query(`SELECT count(*)::INT AS rows FROM 'prefixes.parquet'`)) as [
    { rows: number },
  ];
  expect(manifest.outputs.find(({ path: name }) => name === 'prefixes.parquet')).toMatchObject({
    format: 'prefixes',
    rows,
    columns: Object.keys(empty!),
  });
  duck.close();
});

test('the query of docs/formats.md works as pasted', async () => {
  const result = await runInventory(server, { bucket: '*', formats: 'prefixes' });
  const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/formats.md'), 'utf8');
  const duck = await Duck.in(result.workspace);
  const rows = await duck.query(sqlOf(page).get('Prefixes')![0]!);
  expect(rows.length).toBeGreaterThan(5);
  const own = rows.find(({ bucket }) => bucket === 'second-bucket');
  expect(own).toMatchObject({ prefix: 'a/b/', files: '2', percent: expect.any(Number) });
  duck.close();
});
