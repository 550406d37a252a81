import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type B2Server, compareNames } from '../b2-server/index.ts';
import { Duck, sqlOf } from '../readers/duckdb.ts';
import { bucketOf, readInventory, runInventory, startAccount } from './setup.ts';

const COMMON = [
  ...["photos/it's 1.jpg", '=a/=b', "'quoted", 'top.txt', 'photos/süß, "2".jpg', 'db/dump'],
  { name: 'copies/1', bytes: 'twice the same' },
  { name: 'copies/2', bytes: 'twice the same' },
];
const YESTERDAY = [...COMMON, '+gone', { name: 'db/again', bytes: 'old', uploadTimestamp: 1 }];
const TODAY = [
  ...COMMON,
  '-new',
  { name: 'db/again', bytes: 'new, and longer than it was', uploadTimestamp: 2 },
];
/** One bucket on two days. */
const servers: Record<string, B2Server> = {};

beforeAll(async () => {
  servers.yesterday = await startAccount([bucketOf('the-bucket', YESTERDAY)]);
  servers.today = await startAccount([bucketOf('the-bucket', TODAY)]);
});
afterAll(() => Promise.all(Object.values(servers).map((server) => server.close())));

test('the queries of docs/queries.md work as pasted', async () => {
  const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/queries.md'), 'utf8');
  const [folders, largest, changes] = sqlOf(page).get('By folder, by size, by change')!;
  const bucket = 'the-bucket';
  const result = await runInventory(servers.today!, { bucket, formats: 'ndjson,csv,parquet' });
  const { rows } = readInventory(result);
  const { workspace } = result;
  for (const [day, server] of Object.entries(servers)) {
    const inputs = { bucket, formats: 'csv', columns: 'name, fileId, bucket', 'output-dir': day };
    expect((await runInventory(server, inputs, { workspace })).code).toBe(0);
  }
  const duck = await Duck.in(workspace);

  const bytes = new Map<string, [files: number, bytes: number]>();
  for (const { name, size } of rows as { name: string; size: number }[]) {
    const folder = name.includes('/') ? name.slice(0, name.indexOf('/') + 1) : '';
    const [files, sum] = bytes.get(folder) ?? [0, 0];
    bytes.set(folder, [files + 1, sum + size]);
  }
  const found = await duck.query(folders!);
  expect(new Map(found.map((row) => [row.folder, [Number(row.files), Number(row.bytes)]]))).toEqual(bytes);
  const sums = found.map((row) => Number(row.bytes));
  expect(sums).toEqual(sums.toSorted((a, b) => b - a));

  const bySize = (rows as { name: string; size: number }[]).toSorted(
    (a, b) => b.size - a.size || compareNames(a.name, b.name),
  );
  expect((await duck.query(largest!)).map(({ name, size }) => [name, size])).toEqual(
    bySize.map(({ name, size }) => [name, String(size)]),
  );

  expect(await duck.query(changes!)).toEqual([
    { change: 'removed', name: '+gone' },
    { change: 'added', name: '-new' },
    // Uploaded again.
    { change: 'added', name: 'db/again' },
    { change: 'removed', name: 'db/again' },
  ]);

  const [duplicates] = sqlOf(page).get('Duplicates')!;
  expect(await duck.query(duplicates!)).toMatchObject([
    { size: '14', copies: '2', names: ['the-bucket/copies/1', 'the-bucket/copies/2'] },
  ]);
  duck.close();
});
