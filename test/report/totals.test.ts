import { expect, test } from 'vitest';
import { KINDS, type Kind } from '../../src/changes/change.ts';
import type { Changes } from '../../src/changes/change-records.ts';
import { PrivacyPolicy } from '../../src/github/privacy.ts';
import { changesSection } from '../../src/report/changes.ts';
import { totalsSections } from '../../src/report/totals.ts';
import { type InventoryTotals, TotalsCollector } from '../../src/totals/collector.ts';
import { HeavyHitters } from '../../src/totals/heavy-hitters.ts';
import { sortNames } from '../b2-server/index.ts';
import { HOSTILE_NAMES } from '../names/hostile-names.ts';
import { readMarkdown } from '../readers/markdown.ts';
import { DAY, eachRow, type Listed, MemoryKeys, NOW, YEAR_10000 } from '../rows/listed.ts';

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
  const { files: number, bytes } = collector.figures;
  // So many that no section is left out for being about a few files.
  return [await collector.end(), { files: number === 0 ? 0 : Math.max(number, 21), bytes }];
}

/** The sections of these files, as a reader of Markdown sees them. */
async function read(files: readonly Listed[], versions = false, policy = SHOWN) {
  return readMarkdown(totalsSections(...(await totalsOf(files, versions)), policy).join('\n'));
}

test('the sections of a bucket', async () => {
  const files = [
    { ...listed('a.txt', 0), contentType: 'text/plain' },
    { ...listed('db/1.gz', 0), contentLength: 2_000_000, contentType: 'application/gzip' },
    {
      ...listed('db/old/2.gz', 0),
      contentLength: 2_000_000,
      contentType: 'application/gzip',
      uploadTimestamp: YEAR_10000,
    },
    { ...listed('db/old/2.gz', 0), contentLength: 999, contentType: 'application/gzip' },
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
      ['db/', '3', '4.00 MB', '100%', '████████'],
      ['\u2003old/', '2', '2.00 MB', '50%', '████░░░░'],
      ['in no folder', '1', '1.00 kB', '0%', '░░░░░░░░'],
    ],
    Extensions: [
      ['gz', '3', '4.00 MB', '100%', '████████'],
      ['txt', '1', '1.00 kB', '0%', '░░░░░░░░'],
    ],
    Age: [
      ['less than 1 day', '3', '2.00 MB', '50%', '████░░░░'],
      ['unknown', '1', '2.00 MB', '50%', '████░░░░'],
    ],
    'Largest files': [
      ['db/1.gz', '2.00 MB', '2026-01-31 00:00 UTC'],
      ['db/old/2.gz', '2.00 MB', 'unknown'],
      ['a.txt', '1.00 kB', '2026-01-31 00:00 UTC'],
      ['db/old/2.gz', '999 bytes', '2026-01-31 00:00 UTC'],
    ],
    Versions: [['old versions', '1', '999 bytes', '0%', '░░░░░░░░']],
    Duplicates: [[expect.stringMatching(/^db\/1\.gz.*db\/old\/2\.gz$/s), '2.00 MB', '2', '2.00 MB']],
  });
  expect(text).toMatch(/^1 .*: 1 .*2\.00 MB/m);
});

test('sections that would say nothing are left out', async () => {
  const [totals, all] = await totalsOf([
    { ...listed('a.txt', 0), contentSha1: '1'.repeat(40) },
    { ...listed('b.txt', 0), contentLength: 1_001 },
  ]);
  const titles = (files: number) =>
    readMarkdown(totalsSections(totals, { ...all, files }, SHOWN).join('\n')).summaries;
  // One extension, one type, one age, one size; no folder, no version, no duplicate.
  expect(titles(21)).toEqual(['Largest files', 'Newest files', 'Oldest files']);
  expect(titles(20)).toEqual([]);
});

test('a section as a whole: folded, with a table', async () => {
  const [folders] = totalsSections(...(await totalsOf([listed('db/1.gz', 0), listed('a', 0)])), SHOWN);
  expect(folders).toMatchInlineSnapshot(`
    "<details><summary>Folders</summary>

    | Folder | Files | Size | Share |  |
    |---|---:|---:|---:|---|
    | <code>db/</code> | 1 | 1.00 kB | 50% | ████░░░░ |
    | in no folder | 1 | 1.00 kB | 50% | ████░░░░ |

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
  const files = ['secret/hidden.private', 'secret/x.private', 'secret/y'].map((name) => listed(name, 0));
  Object.assign(files[2]!, {
    contentType: 'text/plain',
    contentLength: 70_000,
    uploadTimestamp: NOW - 9 * DAY,
  });
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
  const { text, summaries, table } = readMarkdown(
    totalsSections(rough, { ...all, bytes: sum.bytes }, SHOWN).join('\n'),
  );
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

test('changes: the kinds that occur, with the first names of each', () => {
  const none = { files: 0, bytes: 0 };
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, none])) as Record<Kind, typeof none>;
  const first = Object.fromEntries(KINDS.map((kind) => [kind, []])) as unknown as Changes['first'];
  const changes = {
    kinds: { ...kinds, added: { files: 1_200, bytes: 5_000 }, renamed: { files: 1, bytes: 7 } },
    count: 1_201,
    renamesKnown: false,
    first: {
      ...first,
      added: Array.from({ length: 10 }, (_, n) => ({ bucket: 'b', name: `a|${n}` })),
      renamed: [{ bucket: 'b', name: 'new', from: '<old>' }],
    },
  };
  const facts = { since: '2026-01-30T03:00:00.000Z', changes, several: false, policy: SHOWN };
  const { table, text, summaries, items } = readMarkdown(changesSection(facts));
  expect(table('Changes since 2026-01-30 03:00 UTC').rows).toEqual([
    ['added', '1,200', '5.00 kB'],
    ['renamed', '1', '7 bytes'],
  ]);
  expect(text).toContain('Renames are not detected');
  expect(summaries).toEqual(['added, the first 10 of 1,200', 'renamed']);
  expect(items).toEqual([...changes.first.added.map(({ name }) => name), '<old> → new']);
  // Up to ten changes are shown without a click.
  const few = {
    ...changes,
    kinds: { ...kinds, added: { files: 1, bytes: 1 } },
    count: 1,
    renamesKnown: true,
  };
  expect(readMarkdown(changesSection({ ...facts, changes: few })).summaries).toEqual([]);
  expect(changesSection({ ...facts, policy: HIDDEN })).not.toMatch(/new|old|a&#124;/);
  const nothing = { ...changes, kinds, count: 0, renamesKnown: true };
  expect(readMarkdown(changesSection({ ...facts, changes: nothing })).text).toContain('Nothing has changed.');
});
