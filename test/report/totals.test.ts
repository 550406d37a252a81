import { expect, test } from 'vitest';
import { PrivacyPolicy } from '../../src/github/privacy.ts';
import { changesSection } from '../../src/report/changes.ts';
import { totalsSections } from '../../src/report/totals.ts';
import { type InventoryTotals, TotalsCollector } from '../../src/totals/collector.ts';
import { HeavyHitters } from '../../src/totals/heavy-hitters.ts';
import { DAY, eachRow, type Listed, MemoryKeys, NOW } from '../rows/listed.ts';

const SHOWN = new PrivacyPolicy('private', []);
const HIDDEN = new PrivacyPolicy('public', [{ bucketType: 'allPrivate' }]);

const HOSTILE = [
  'a|b/`x`.md',
  '</code></details><img src=x onerror=y>/n.p|g',
  '@team/#1',
  'line\u2028break/[l](http://x).js',
];
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
  expect(totalsSections(...(await totalsOf(files, true)), SHOWN)).toEqual([
    '<details><summary>Folders</summary>\n\n| Folder | Files | Size |\n|---|---:|---:|\n| <code>db/</code> | 2 | 4.00 MB |\n| in no folder | 1 | 1.00 kB |\n\n</details>\n',
    '<details><summary>Extensions</summary>\n\n| Extension | Files | Size |\n|---|---:|---:|\n| <code>gz</code> | 2 | 4.00 MB |\n| <code>txt</code> | 1 | 1.00 kB |\n\n</details>\n',
    '<details><summary>Content types</summary>\n\n| Content type | Files | Size |\n|---|---:|---:|\n| <code>application/gzip</code> | 2 | 4.00 MB |\n| <code>text/plain</code> | 1 | 1.00 kB |\n\n</details>\n',
    '<details><summary>Age</summary>\n\n| Age | Files | Size |\n|---|---:|---:|\n| less than 1 day | 2 | 2.00 MB |\n| unknown | 1 | 2.00 MB |\n\n</details>\n',
    '<details><summary>Size of files</summary>\n\n| Size of files | Files | Size |\n|---|---:|---:|\n| 1 byte to less than 10.0 kB | 1 | 1.00 kB |\n| 1.00 MB to less than 10.0 MB | 2 | 4.00 MB |\n\n</details>\n',
    '<details><summary>Largest files</summary>\n\n| File | Size | Uploaded |\n|---|---:|---|\n| <code>db/1&#46;gz</code> | 2.00 MB | 2026-01-31T00:00:00Z |\n| <code>db/2&#46;gz</code> | 2.00 MB | unknown |\n| <code>a&#46;txt</code> | 1.00 kB | 2026-01-31T00:00:00Z |\n\n</details>\n',
    expect.stringContaining('Newest files'),
    expect.stringContaining('Oldest files'),
    '<details><summary>Versions</summary>\n\n|  | Number | Size |\n|---|---:|---:|\n| versions with a newer one | 0 | 0 bytes |\n| versions of 0 hidden files | 0 | 0 bytes |\n| hide markers | 0 |  |\n| unfinished large files | 0 | not listed by B2 |\n\n</details>\n',
    `<details><summary>Duplicates</summary>\n\n1 content more than once: 1 file to spare, 2.00 MB.\n\n| SHA-1 | Size | Files | To spare |\n|---|---:|---:|---:|\n| <code>${'0'.repeat(40)}</code> | 2.00 MB | 2 | 2.00 MB |\n\n</details>\n`,
  ]);
});

test('no name is Markdown or HTML, and each row has its cells', async () => {
  const text = totalsSections(...(await totalsOf(HOSTILE.map(listed))), SHOWN).join('\n');
  expect(text.match(/<[^>]*>/g)!.filter((tag) => !/^<\/?(?:details|summary|code)>$/.test(tag))).toEqual([]);
  expect(text.match(/<details>/g)).toHaveLength(text.match(/<\/details>/g)!.length);
  const tables = text.split('\n\n').filter((part) => part.startsWith('| '));
  expect(tables.length).toBeGreaterThan(6);
  for (const table of tables) {
    const cells = table
      .split('\n')
      .flatMap((line) => (line.startsWith('|') ? line.match(/\|/g)!.length : []));
    expect(new Set(cells).size, table).toBe(1);
  }
  expect(text).not.toMatch(/[`@[\]\u2028]/);
  expect(text).toContain('<code>the-other&#58; &#64;team/</code>');
});

test('a long name loses its middle', async () => {
  const name = `${'a'.repeat(150)}😀${'b'.repeat(150)}`;
  const text = totalsSections(...(await totalsOf([listed(name, 0)])), SHOWN).join('\n');
  expect(text).toContain(`<code>${'a'.repeat(100)}…${'b'.repeat(100)}</code>`);
});

test('nothing made from names is told where they are held back', async () => {
  const sections = totalsSections(
    ...(await totalsOf(['secret/hidden.private', 'secret/x.private'].map((name) => listed(name, 0)))),
    HIDDEN,
  );
  expect(sections.map((section) => /<summary>(.*?)</.exec(section)![1])).toEqual([
    'Content types',
    'Age',
    'Size of files',
    'Duplicates',
  ]);
  expect(sections.at(-1)).toContain('1 file to spare');
  expect(sections.join('')).not.toMatch(/secret|hidden|private|0{40}/);
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
  const [folders, extensions, , , , , , , duplicates] = totalsSections(rough, all, SHOWN);
  expect(folders).toContain('Not summed: the names do not come in the order of UTF-8.');
  expect(extensions).toMatch(/\| at least \d+ bytes \|/);
  expect(extensions).toContain('| other | 180 | ');
  expect(extensions).toMatch(/None of the others has more than \d+ bytes\./);
  expect(duplicates).toContain('Not looked for: there are more files than can be compared.');
});

test('of no files nothing is shown', async () => {
  expect(totalsSections(...(await totalsOf([])), SHOWN)).toEqual([]);
});

test('changes, those that there are', () => {
  const kinds = [
    { kind: 'added', files: 1_200, bytes: 5_000 },
    { kind: 'removed', files: 0, bytes: 0 },
    { kind: 'hidden', files: 1, bytes: null },
  ];
  expect(changesSection({ since: 'v1|2', kinds, note: 'Renames were not looked for.' })).toBe(
    '### Changes since v1&#124;2\n\n| Change | Files | Size |\n|---|---:|---:|\n| added | 1,200 | 5.00 kB |\n| hidden | 1 |  |\n\nRenames were not looked for&#46;\n',
  );
  expect(changesSection({ since: 'x', kinds: [] })).toBe('### Changes since x\n\nNothing has changed.\n');
});
