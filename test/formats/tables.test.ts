import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatsOf } from '../../src/formats/index.ts';
import { compareNames } from '../b2-server/index.ts';
import { hostileNames } from '../names/hostile-names.ts';
import { Duck, sqlOf } from '../readers/duckdb.ts';
import { fingerprintOf, fingerprintQuery, TABLES } from '../readers/table-readers.ts';
import { makeFolder, removeFolder } from '../runner/temp-folders.ts';
import { writeFormat } from './write-format.ts';

const names = hostileNames(1_000, 7).sort(compareNames);
// Some that a reader could take for other things than text.
names.unshift('000075e36717bb2aafded6a3deecdc07', '0012', '2026-11-06', '{"a": 1}', 'true');
names.sort(compareNames);
const folder = makeFolder('tables');
let duck: Duck;

beforeAll(async () => {
  const files = names.map((fileName, index) => ({
    fileName,
    action: 'upload',
    fileId: `4_z${index}`,
    contentLength: index * index,
    contentType: index % 3 === 0 ? '=text/plain' : null,
    fileInfo: { note: fileName },
  }));
  for (const format of formatsOf(TABLES, { columns: undefined, mirrors: false })) {
    const [written] = await writeFormat(format, files);
    writeFileSync(path.join(folder, written!.path), written!.bytes);
  }
  duck = await Duck.in(folder);
  const docs = readFileSync(path.resolve(import.meta.dirname, '../../docs/formats.md'), 'utf8');
  for (const sql of sqlOf(docs).get('Reading tables')!) await duck.query(sql);
});
afterAll(() => {
  duck.close();
  removeFolder(folder);
});

test.each(TABLES)('%s: the same names and sizes', async (format) => {
  const [found] = await duck.query(fingerprintQuery(format));
  expect(found).toEqual(fingerprintOf(names.map((name, index) => ({ name, size: index * index }))));
});

test('null and an apostrophe before a formula are read correctly', async () => {
  for (const table of ['files.parquet', "files_of_csv('files.csv')"]) {
    const from = table.includes('(') ? table : `'${table}'`;
    expect(await duck.query(`SELECT DISTINCT contentType FROM ${from} ORDER BY ALL NULLS LAST`)).toEqual([
      { contentType: '=text/plain' },
      { contentType: null },
    ]);
  }
});
