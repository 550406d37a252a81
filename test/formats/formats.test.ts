import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMATS, type Format, formatsOf } from '../../src/formats/index.ts';
import { COLUMNS, USUAL_COLUMNS } from '../../src/rows/columns.ts';
import { hasPython, readCsv } from '../readers/python-csv.ts';
import { writeFormat } from './write-format.ts';

/** What a format makes of files, as text. */
async function write(format: Format, files: object[]): Promise<string> {
  const [written] = await writeFormat(format, files);
  return written!.bytes.toString('utf8');
}

const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(',', '"', "'", '=', '+', '-', '@', ' ', '\n', '\r', '\t', ';', '|', '\\', 'a', 'ü'),
    minLength: 1,
    maxLength: 6,
  }),
);
const file = fc.record({
  fileName: word,
  action: fc.constantFrom('upload', 'upload', 'hide'),
  fileId: fc.constant('4_z1'),
  contentLength: fc.nat(),
  contentType: fc.option(word),
  fileInfo: fc.dictionary(word, word, { maxKeys: 2 }),
});
const files = fc.sample(fc.array(file, { minLength: 1, maxLength: 12 }), { numRuns: 60, seed: 42 });

/** One leading `'` is what every reader of ours strips. */
const strip = (cell: string) => (cell.startsWith("'") ? cell.slice(1) : cell);

describe('all formats have the same rows', () => {
  test('NDJSON and JSON', async () => {
    for (const each of files) {
      const rows = (await write(FORMATS.get('ndjson')!, each))
        .slice(0, -1)
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(
        rows.map(({ name, size, contentType, fileInfo }) => ({ name, size, contentType, fileInfo })),
      ).toEqual(
        each.map(({ fileName, contentLength, contentType, fileInfo }) => ({
          name: fileName,
          size: contentLength,
          contentType,
          fileInfo,
        })),
      );
      expect(JSON.parse(await write(FORMATS.get('json')!, each))).toEqual(rows);
      const urls = rows.flatMap(({ url }) => (url === null ? [] : [`${url}\n`]));
      expect(await write(FORMATS.get('urls')!, each)).toBe(urls.join(''));
    }
  });

  test.skipIf(!hasPython)('CSV, as Python reads it', async () => {
    const all = files.flat();
    const [header, ...records] = readCsv(await write(FORMATS.get('csv')!, all));
    expect(header).toEqual(USUAL_COLUMNS.map(({ name }) => name));
    const rows = JSON.parse(await write(FORMATS.get('json')!, all)) as Record<string, unknown>[];
    expect(records).toHaveLength(rows.length);
    records.forEach((record, index) => {
      const values = Object.values(rows[index]!).map((value) =>
        value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
      );
      expect(record.map(strip)).toEqual(values);
      for (const cell of record) expect(cell).not.toMatch(/^[=+\-@]/);
    });
  });

  test('no rows at all', async () => {
    const names = ['urls', 'ndjson', 'json', 'csv', 'sha1sums', 'aria2'];
    const empty = await Promise.all(names.map((name) => write(FORMATS.get(name)!, [])));
    const header = `${USUAL_COLUMNS.map(({ name }) => name).join(',')}\n`;
    expect(empty).toEqual(['', '', '[\n]\n', header, '', '']);
  });

  test('a format names the columns that it prints', () => {
    const all = USUAL_COLUMNS.map((column) => column.name);
    const printed = Object.fromEntries([...FORMATS.values()].map(({ name, columns }) => [name, columns]));
    expect(printed).toMatchObject({
      urls: ['url'],
      ndjson: all,
      json: all,
      csv: all,
      parquet: all,
      sha1sums: ['sha1', 'name'],
      aria2: ['url', 'name', 'sha1'],
      metalink: ['name', 'size', 'sha1', 'url'],
    });
  });
});

describe('columns', () => {
  const one = [{ fileName: 'é', action: 'upload', fileId: '4_z1', contentLength: 7 }];
  const pick = (...names: string[]) => names.map((name) => COLUMNS.find((column) => column.name === name)!);

  test('csv prints those asked for, in that order', async () => {
    const [csv] = formatsOf(['csv'], { columns: pick('size', 'latest', 'name'), mirrors: false });
    expect(csv!.columns).toEqual(['size', 'latest', 'name']);
    expect(await write(csv!, one)).toBe('size,latest,name\n7,true,é\n');
  });

  test('one that begins with an empty cell keeps its comma', async () => {
    const [csv] = formatsOf(['csv'], { columns: pick('md5', 'sha1', 'size'), mirrors: false });
    expect(await write(csv!, one)).toBe('md5,sha1,size\n,,7\n');
  });

  test('`urls` is there when there are several styles, or when it is asked for', async () => {
    const names = ['ndjson', 'json', 'csv'];
    const mirrored = formatsOf(names, { columns: undefined, mirrors: true });
    expect(mirrored.map(({ columns }) => columns.includes('urls'))).toEqual([true, true, false]);
    const asked = formatsOf(names, { columns: pick('urls'), mirrors: false });
    expect(asked.map(({ columns }) => columns.includes('urls'))).toEqual([false, false, true]);
    expect(await write(asked[2]!, one)).toBe('urls\n"[""https://f.example.com/file/my-bucket/%C3%A9""]"\n');
  });
});
