import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileTable, pageJson } from '../../../src/documents/report/file-table.ts';
import { RowSample } from '../../../src/documents/report/row-sample.ts';
import { urlOf } from '../../../src/documents/report-page/urls.ts';
import { HOSTILE_NAMES } from '../../names/hostile-names.ts';
import { current, eachRow, type Listed, NOW, versions } from '../../rows/listed.ts';

const listed = (fileName: string, contentLength: number, uploadTimestamp: number): Listed => ({
  ...{ bucket: 'my-bucket', action: 'upload', contentType: 'text/plain', contentSha1: null },
  ...{ fileName, contentLength, uploadTimestamp },
});

/** The table, and the URL that each row has. */
function tableOf(files: readonly Listed[], limit: number, budget = 1e9, all = false) {
  const sample = new RowSample(limit, NOW);
  const urls: (string | null)[] = [];
  eachRow(files, all, (row) => {
    urls.push(row.url);
    sample.add(row);
  });
  return { table: fileTable(sample, budget), urls };
}

test('has every row and its URL, in order, if there are few', () => {
  const hostile = HOSTILE_NAMES.filter((name) => !name.includes('\0')).map((name, at) =>
    listed(name, at, NOW),
  );
  for (const files of [hostile, [...fc.sample(current, 40), ...fc.sample(versions, 40)].flat()]) {
    const { table, urls } = tableOf(files, 1e6, 1e9, true);
    expect(table.isAll).toBe(true);
    expect(table.names).toEqual(files.map(({ fileName }) => fileName));
    expect(table.sizes).toEqual(files.map(({ contentLength }) => contentLength));
    expect(table.names.map((_, row) => urlOf(table, row))).toEqual(urls);
  }
});

test('has the largest and the newest if there are many', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000)), { minLength: 11, maxLength: 200 }),
      (pairs) => {
        const files = pairs.map(([size, minutes], at) =>
          listed(String(at).padStart(4, '0'), size, NOW - minutes * 60_000),
        );
        const { table } = tableOf(files, 10);
        expect(table.isAll).toBe(false);
        expect(table.names.length).toBeLessThanOrEqual(10);
        expect(table.names).toEqual(table.names.toSorted());
        const fifth = (values: number[]) => values.sort((a, b) => b - a)[4]!;
        const large = fifth(files.map((file) => file.contentLength));
        const recent = fifth(files.map((file) => file.uploadTimestamp));
        for (const file of files) {
          if (file.contentLength > large || file.uploadTimestamp > recent)
            expect(table.names).toContain(file.fileName);
        }
      },
    ),
  );
});

test('fits into its budget, whatever the names are, and keeps what matters most', () => {
  const files = Array.from({ length: 300 }, (_, at) => listed(`${'<'.repeat(at)}é`, at, NOW - at));
  for (const budget of [0, 500, 20_000, 100_000]) {
    const { table } = tableOf(files, 1_000, budget);
    const empty = pageJson(tableOf([], 10).table).length;
    expect(Buffer.byteLength(pageJson(table)) - empty).toBeLessThanOrEqual(budget + 200);
    expect(table.isAll).toBe(false);
    if (budget > 5_000) expect(table.sizes).toEqual(expect.arrayContaining([0, 299]));
  }
});

test('what cannot be downloaded has no URL and says what it is', () => {
  const files = [
    listed('a', 1, NOW),
    listed('a', 2, NOW - 1),
    { ...listed('b', 0, NOW), action: 'hide' },
    { ...listed('c', 0, NOW), action: 'start' },
  ];
  const { table } = tableOf(files, 10, 1e9, true);
  expect(table.states).toEqual({ 1: 'old version', 2: 'hide marker', 3: 'unfinished upload' });
  expect(table.urls).toEqual({ 1: expect.stringContaining('fileId='), 2: null, 3: null });
});
