import { expect, test } from 'vitest';
import { PrivacyPolicy } from '../../src/github/privacy.ts';
import { changesSection } from '../../src/report/changes.ts';
import { totalsSections } from '../../src/report/totals.ts';
import { type InventoryTotals, TotalsCollector } from '../../src/totals/collector.ts';
import { HeavyHitters } from '../../src/totals/heavy-hitters.ts';
import { sortNames } from '../b2-server/index.ts';
import { HOSTILE_NAMES } from '../names/hostile-names.ts';
import { readMarkdown } from '../readers/markdown.ts';
import { DAY, eachRow, type Listed, MemoryKeys, NOW } from '../rows/listed.ts';

const SHOWN = new PrivacyPolicy('private', []);
const HIDDEN = new PrivacyPolicy('public', [{ bucketType: 'allPrivate' }]);

const listed = (fileName: string, at: number): Listed => ({
  bucket: at === 0 ? 'my-bucket' : 'the-other',
  fileName,
  action: 'upload',
  contentLength: 1_000 * (at + 1),
  contentType: 'text/<b>|`x`',
  contentSha1: '0'.repeat(40),
  uploadTimestamp: NOW - at * DAY,
});

async function totalsOf(
  files: readonly Listed[],
  versions = false,
): Promise<[InventoryTotals, { files: number; bytes: number }]> {
  const collector = new TotalsCollector({ now: NOW, versions, keys: new MemoryKeys() });
  eachRow(files, versions, (row) => collector.add(row));
  return [await collector.end(), collector.figures];
}

/** The sections of these files, as a reader of Markdown sees them. */
async function read(files: readonly Listed[], versions = false, policy = SHOWN) {
  return readMarkdown(totalsSections(...(await totalsOf(files, versions)), policy).join('\n'));
}

test('the sections of a small bucket', async () => {
  const files = [
    { ...listed('a.txt', 0), contentType: 'text/plain' },
    { ...listed('db/1.gz', 0), contentLength: 2_000_000, contentType: 'application/gzip' },
    {
      ...listed('db/2.gz', 0),
      contentLength: 2_000_000,
      contentType: 'application/gzip',
      uploadTimestamp: undefined,
    },
  ];
  const { tables, summaries, text } = await read(files, true);
  expect(summaries).toEqual([
    ...['Folders', 'Extensions', 'Content types', 'Age', 'Size of files'],
    ...['Largest files', 'Newest files', 'Oldest files', 'Versions', 'Duplicates'],
  ]);
  expect(tables.map(({ title }) => title)).toEqual(summaries);
  const rows = Object.fromEntries(tables.map((table) => [table.title, table.rows]));
  expect(rows).toMatchObject({
    Folders: [
      ['db/', '2', '4.00 MB'],
      ['in no folder', '1', '1.00 kB'],
    ],
    Extensions: [
      ['gz', '2', '4.00 MB'],
      ['txt', '1', '1.00 kB'],
    ],
    'Content types': [
      ['application/gzip', '2', '4.00 MB'],
      ['text/plain', '1', '1.00 kB'],
    ],
    Age: [
      ['less than 1 day', '2', '2.00 MB'],
      ['unknown', '1', '2.00 MB'],
    ],
    'Size of files': [
      ['1 byte to less than 10.0 kB', '1', '1.00 kB'],
      ['1.00 MB to less than 10.0 MB', '2', '4.00 MB'],
    ],
    'Largest files': [
      ['db/1.gz', '2.00 MB', '2026-01-31T00:00:00Z'],
      ['db/2.gz', '2.00 MB', 'unknown'],
      ['a.txt', '1.00 kB', '2026-01-31T00:00:00Z'],
    ],
    Duplicates: [['0'.repeat(40), '2.00 MB', '2', '2.00 MB']],
  });
  expect(rows.Versions!.map(([, count, size]) => [count, size])).toEqual([
    ['0', '0 bytes'],
    ['0', '0 bytes'],
    ['0', ''],
    ['0', 'not listed by B2'],
  ]);
  expect(text).toMatch(/^1 .*: 1 .*2\.00 MB/m);
});

test('a section as a whole: folded, with a table', async () => {
  const [folders] = totalsSections(...(await totalsOf([listed('db/1.gz', 0), listed('a', 0)])), SHOWN);
  expect(folders).toMatchInlineSnapshot(`
    "<details><summary>Folders</summary>

    | Folder | Files | Size |
    |---|---:|---:|
    | <code>db/</code> | 1 | 1.00 kB |
    | in no folder | 1 | 1.00 kB |

    </details>
    "
  `);
});

test('no name is Markdown or HTML, and each row has its cells', async () => {
  const names = sortNames([
    ...HOSTILE_NAMES,
    'a|b/`x`.md',
    '</code></details><img src=x onerror=y>/n.p|g',
    '@team/#1',
    'line\u2028break/[l](http://x).js',
  ]);
  const markdown = totalsSections(
    ...(await totalsOf(names.map((name, at) => ({ ...listed(name, at), bucket: 'my-bucket' })))),
    SHOWN,
  ).join('\n');
  const { tags, tables, links, summaries } = readMarkdown(markdown);
  expect(tags.filter((tag) => !/^<\/?(?:details|summary|code)>$/.test(tag))).toEqual([]);
  expect(tags.filter((tag) => tag === '<details>')).toHaveLength(summaries.length);
  expect(tags.filter((tag) => tag === '</details>')).toHaveLength(summaries.length);
  expect(links).toEqual([]);
  expect(tables.length).toBeGreaterThan(6);
  for (const { title, head, rows } of tables)
    for (const row of rows) expect(row, title).toHaveLength(head.length);
  expect(markdown).not.toMatch(/[`@[\]\u2028]/);
  const newest = tables.find(({ title }) => title === 'Newest files')!;
  expect(newest.rows.map(([name]) => name)).toContain(names[0]);
});

test('a name in a table is preceded by its bucket when there are several', async () => {
  const { table } = await read([listed('a/b', 0), listed('@team/#1', 1)]);
  expect(table('Folders').rows.map(([folder]) => folder)).toContain('the-other: @team/');
});

test('a long name loses its middle', async () => {
  const name = `${'a'.repeat(150)}😀${'b'.repeat(150)}`;
  const { table } = await read([listed(name, 0)]);
  expect(table('Largest files').rows[0]![0]).toBe(`${'a'.repeat(100)}…${'b'.repeat(100)}`);
});

test('nothing made from names is shown where they are withheld', async () => {
  const files = ['secret/hidden.private', 'secret/x.private'].map((name) => listed(name, 0));
  const { summaries, text } = await read(files, false, HIDDEN);
  expect(summaries).toEqual(['Content types', 'Age', 'Size of files', 'Duplicates']);
  expect(text).toMatch(/1 redundant file/);
  expect(text).not.toMatch(/secret|hidden|private|0{40}/);
});

test('what is not exact says so', async () => {
  const [totals, all] = await totalsOf([listed('a', 0)]);
  const keys = new HeavyHitters(30);
  const sum = { files: 0, bytes: 0 };
  for (let at = 0; at < 200; at++) {
    keys.add(`k${at}`, at);
    sum.files++;
    sum.bytes += at;
  }
  const rough = { ...totals, extensions: keys.totals(sum, 25), folders: null, duplicates: null };
  const { text, summaries, table } = readMarkdown(totalsSections(rough, all, SHOWN).join('\n'));
  expect(summaries).toEqual(expect.arrayContaining(['Folders', 'Duplicates']));
  expect(text).toContain('Not available: the names are not in the order of their UTF-8 bytes.');
  const { rows } = table('Extensions');
  expect(rows.map(([, , size]) => size)).toContainEqual(expect.stringMatching(/^at least \d+ bytes$/));
  expect(rows.at(-1)!.slice(0, 2)).toEqual(['other', '180']);
  expect(text).toMatch(/None of the others is larger than \d+ bytes\./);
  expect(text).toContain('Not available: there are too many files to compare.');
});

test('without files there are no sections', async () => {
  expect(totalsSections(...(await totalsOf([])), SHOWN)).toEqual([]);
});

test('changes: the kinds that occur', () => {
  const kinds = [
    { kind: 'added', files: 1_200, bytes: 5_000 },
    { kind: 'removed', files: 0, bytes: 0 },
    { kind: 'hidden', files: 1, bytes: null },
  ];
  const section = readMarkdown(
    changesSection({ since: 'v1|2', kinds, note: 'Renames were not looked for.' }),
  );
  expect(section.table('Changes since v1|2')).toEqual({
    title: 'Changes since v1|2',
    head: ['Change', 'Files', 'Size'],
    rows: [
      ['added', '1,200', '5.00 kB'],
      ['hidden', '1', ''],
    ],
  });
  expect(section.text).toContain('\nRenames were not looked for.\n');
  const none = readMarkdown(changesSection({ since: 'x', kinds: [] }));
  expect(none).toMatchObject({ headings: ['Changes since x'], tables: [] });
  expect(none.text).toContain('Nothing has changed.');
});
