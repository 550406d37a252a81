import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { directoryName } from '../../../src/formats/html/directory-name.ts';
import { htmlWithin } from '../../../src/formats/html/html.ts';
import { sortNames } from '../../b2-server/index.ts';
import { hostileNames } from '../../names/hostile-names.ts';
import { type WriteOptions, type WrittenFile, writeBuckets, writeFormat } from '../write-format.ts';

const MUCH = { entries: 1_000, bytes: 1 << 20, folders: 1_000, depth: 16 };

const filesOf = (names: readonly string[]) =>
  sortNames([...names]).map((fileName) => ({
    fileName,
    action: 'upload',
    fileId: '4_z1',
    contentLength: 5,
    contentType: 'text/plain',
    uploadTimestamp: 1_700_000_000_000,
  }));

async function index(
  names: readonly string[],
  limits: Partial<typeof MUCH> = {},
  options: WriteOptions = {},
): Promise<Map<string, WrittenFile>> {
  const files = await writeFormat(htmlWithin({ ...MUCH, ...limits }), filesOf(names), options);
  return new Map(files.map((file) => [file.path.replace(/^html\//, ''), file]));
}

/** The names on a page, folders with `/`. */
const entries = (page: WrittenFile | undefined) =>
  [...page!.bytes.toString().matchAll(/<th scope="row">(?:<a [^>]*>)?<bdi>(.*?)<\/bdi>(\/?)/g)].map(
    ([, name, slash]) => name! + slash!,
  );
/** The text of each row. */
const rowsOf = (page: WrittenFile | undefined) =>
  page!.bytes
    .toString()
    .split('<tbody>')[1]!
    .split('</tbody>')[0]!
    .replaceAll(/<\/t[hd]>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .trim()
    .split(/ ?\n/);
const caption = (page: WrittenFile | undefined) =>
  /<caption>(.*)<\/caption>/.exec(page!.bytes.toString())?.[1];

describe('folders', () => {
  test('with files between those of the parent folder', async () => {
    const pages = await index(['a', 'a-b', 'a/x', 'a/y/z', 'a0', 'b/c', 'b/c/d']);
    expect(entries(pages.get('index.html'))).toEqual(['a/', 'b/', 'a', 'a-b', 'a0']);
    expect(entries(pages.get('a/index.html'))).toEqual(['y/', 'x']);
    expect(entries(pages.get('a/y/index.html'))).toEqual(['z']);
    expect(entries(pages.get('b/index.html'))).toEqual(['c/', 'c']);
    expect(caption(pages.get('index.html'))).toBe('7 files, 35 bytes');
    expect(caption(pages.get('a/index.html'))).toBe('2 files, 10 bytes');
    // The list of buckets would have one entry.
    expect([...pages.keys()].at(-1)).toBe('index.html');
    expect(pages.get('a/index.html')!.bytes.toString()).not.toContain('Buckets');
  });

  test('of several buckets, and of an empty one', async () => {
    const pages = await writeBuckets(htmlWithin(MUCH), {
      'first-bucket': filesOf(['a/b']),
      'second-bucket': [],
      'Third-bucket': filesOf(['a/c']),
    });
    const root = pages.at(-1)!;
    expect(root.path).toBe('html/index.html');
    expect(entries(root)).toEqual(['first-bucket/', 'second-bucket/', 'Third-bucket/']);
    expect(caption(root)).toBe('2 files, 10 bytes');
    expect(pages.map(({ path }) => path)).toContain('html/second-bucket/index.html');
  });

  test('that return out of order are listed on the parent page', async () => {
    const files = [...filesOf(['a/x', 'b/x']), ...filesOf(['a/y'])];
    const pages = await writeFormat(htmlWithin(MUCH), files);
    expect(entries(pages.find(({ path }) => path === 'html/index.html'))).toEqual(['a/', 'b/', 'a/y']);
  });
});

describe('limits', () => {
  const many = Array.from({ length: 25 }, (_, n) => String(n).padStart(2, '0'));

  test('items of a page', async () => {
    const pages = await index([...many, '03/x'], { entries: 10 });
    expect([...pages.keys()]).toEqual([
      '03/index.html',
      'page-1.html',
      'page-2.html',
      'page-3.html',
      'index.html',
    ]);
    const pageNames = ['page-1.html', 'page-2.html', 'page-3.html'];
    expect(pageNames.flatMap((name) => entries(pages.get(name)))).toEqual(many);
    expect(pageNames.map((name) => pages.get(name)!.rows)).toEqual([10, 10, 5]);
    expect(pages.get('index.html')).toMatchObject({ rows: 0 });
    expect(caption(pages.get('index.html'))).toBe('26 files, 130 bytes, on 3 pages');
    expect(rowsOf(pages.get('index.html'))).toEqual([
      '03/ 5 bytes 2023-11-14 22:13 1 file',
      'Page 1 from 00 50 bytes 2023-11-14 22:13 10 items',
      'Page 2 from 10 50 bytes 2023-11-14 22:13 10 items',
      'Page 3 from 20 25 bytes 2023-11-14 22:13 5 items',
    ]);
    const text = pages.get('page-2.html')!.bytes.toString();
    for (const link of [
      'href="page-1.html" rel="prev"',
      'href="index.html"',
      'href="page-3.html" rel="next"',
    ])
      expect(text.split(link)).toHaveLength(3);
    // No more than fit is no second page.
    expect([...(await index(many, { entries: 25 })).keys()]).toEqual(['index.html']);
  });

  test('items of a page, where most are folders', async () => {
    const names = many.flatMap((name) => [`${name}/x`, `${name}/y`]);
    const pages = await index([...names, 'a', 'z/1'], { entries: 10 });
    expect(rowsOf(pages.get('index.html'))).toEqual([
      'Folders, page 1 from 00 100 bytes 2023-11-14 22:13 10 items',
      'Folders, page 2 from 10 100 bytes 2023-11-14 22:13 10 items',
      'Folders, page 3 from 20 55 bytes 2023-11-14 22:13 6 items',
      'Page 1 from a 5 bytes 2023-11-14 22:13 1 item',
    ]);
    expect(caption(pages.get('index.html'))).toBe('52 files, 260 bytes, on 4 pages');
    const folders = [1, 2, 3].flatMap((n) => entries(pages.get(`folders-${n}.html`)));
    expect(folders).toEqual([...many, 'z'].map((name) => `${name}/`));
    expect(pages.get('folders-1.html')).toMatchObject({ rows: 0 });
    expect(caption(pages.get('folders-2.html'))).toBe('Folders, page 2, 10 items');
    expect([...pages.values()].reduce((sum, { rows }) => sum + rows, 0)).toBe(52);
    // Both kinds fit, though not together.
    const half = await index([...many.slice(0, 8).map((name) => `${name}/x`), 'a', 'b', 'c'], {
      entries: 10,
    });
    expect(entries(half.get('index.html'))).toEqual(many.slice(0, 8).map((name) => `${name}/`));
    expect(rowsOf(half.get('index.html')).at(-1)).toBe('Page 1 from a 15 bytes 2023-11-14 22:13 3 items');
    expect(entries(half.get('page-1.html'))).toEqual(['a', 'b', 'c']);
  });

  test('bytes of a page', async () => {
    const pages = await index(many, { bytes: 1_000 });
    expect(pages.size).toBeGreaterThan(4);
    for (const page of pages.values()) expect(rowsOf(page).length).toBeLessThan(8);
    const listed = [...pages].flatMap(([path, page]) => (path.startsWith('page') ? entries(page) : []));
    expect(listed).toEqual(many);
  });

  test('depth: deeper files are on the last page, with their path', async () => {
    const pages = await index(['a/b/c/d', 'a/b/c/e/f', 'a/b/z'], { depth: 2 });
    expect([...pages.keys()]).toEqual(['a/b/index.html', 'a/index.html', 'index.html']);
    expect(entries(pages.get('a/b/index.html'))).toEqual(['c/d', 'c/e/f', 'z']);
    expect(pages.get('a/b/index.html')!.bytes.toString()).toContain('no page of their own');
    expect(pages.get('a/index.html')!.bytes.toString()).not.toContain('no page of their own');
  });

  test('folders with pages, and a warning', async () => {
    const warnings: string[] = [];
    const names = ['a/1', 'b/c/2', 'd/3', 'd/e/4'];
    const pages = await index(names, { folders: 3 }, { warn: (text) => warnings.push(text) });
    expect([...pages.keys()]).toEqual(['a/index.html', 'b/index.html', 'index.html']);
    expect(entries(pages.get('b/index.html'))).toEqual(['c/2']);
    expect(entries(pages.get('index.html'))).toEqual(['a/', 'b/', 'd/3', 'd/e/4']);
    expect(warnings).toEqual([expect.stringMatching(/^The HTML index is limited to pages for 3 folders:/)]);
    warnings.length = 0;
    await index(names, { folders: 6 }, { warn: (text) => warnings.push(text) });
    expect(warnings).toEqual([]);
  });
});

describe('the path of a page', () => {
  const hostile = hostileNames(400, 5).filter((name) => name.includes('/'));

  test('is safe and distinct in every file system, for any names', async () => {
    const names = [
      ...hostile,
      'CON/x',
      'con.txt/x',
      'nul/x',
      'A/x',
      'a/x',
      'Photos/x',
      'pHotos/x',
      'photos/x',
      'photos~u1/x',
      'a b=c,(d)/x',
      'a b/x',
      'a /x',
      `${'A'.repeat(200)}/x`,
      'index.html/x',
      'page-1.html/x',
      'a./x',
    ];
    const pages = await index(names, { folders: 100_000 });
    const paths = [...pages.keys()];
    expect(paths.length).toBeGreaterThan(200);
    for (const path of paths) {
      expect(path).toMatch(
        /^(?:[a-z0-9][a-z0-9 !()+,.=@_-]*(?:~u[0-9a-f]+|~[0-9a-f]{16})?\/)*(?:index|page-\d+)\.html$/,
      );
      for (const part of path.split('/').slice(0, -1)) {
        expect(part).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|[. ]$|\.html$/);
        expect(part.length).toBeLessThanOrEqual(64);
      }
    }
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  });

  test('depends only on the name, and plain names are kept', async () => {
    const all = await index(['photos/2026/v1.2_x-y/a', 'Photos/a', ...hostile], { folders: 100_000 });
    const few = await index(['photos/2026/v1.2_x-y/a', 'Photos/a']);
    for (const path of few.keys()) expect([...all.keys()]).toContain(path);
    expect([...few.keys()]).toContain('photos/2026/v1.2_x-y/index.html');
  });

  test('is readable where the name is safe, also with capital letters', () => {
    const kept = ['photos', 'year=2026', 'a b (1)', 'v1.2+3', 'x@y,z!', 'com10', 'lp', 'a'.repeat(64)];
    for (const name of kept) expect(directoryName(name)).toBe(name);
    expect(directoryName('Photos')).toBe('photos~u1');
    expect(directoryName('DCIM')).toBe('dcim~uf');
    expect(directoryName('iPhone 15')).toBe('iphone 15~u2');
    const hashed = [
      'CON',
      'nul.txt',
      'a.',
      'a ',
      ' a',
      '.git',
      '',
      'é',
      'a~u1',
      'a/b',
      'x.HTML',
      'A'.repeat(41),
    ];
    for (const name of [...hashed, 'a'.repeat(65)]) expect(directoryName(name)).toMatch(/~[0-9a-f]{16}$/);
  });

  test('differs for different names, also where capital letters are the same', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'A', 'b', '~', 'u', '1', ' ', '.'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        expect(directoryName(one).toLowerCase() === directoryName(other).toLowerCase()).toBe(one === other);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is encoded in links', async () => {
    const pages = await index(['a b/c=d/x']);
    expect(pages.get('index.html')!.bytes.toString()).toContain('href="a%20b/index.html"');
    expect(pages.get('a b/index.html')!.bytes.toString()).toContain('href="c=d/index.html"');
  });
});

describe('rows', () => {
  const page = async (file: object, options: WriteOptions = {}) => {
    const files = await writeFormat(htmlWithin(MUCH), [{ ...filesOf(['a'])[0], ...file }], options);
    return /<tbody>\n([\s\S]*)\n<\/tbody>/.exec(files[0]!.bytes.toString())![1];
  };

  test('a file', async () => {
    expect(await page({ fileName: 'a b&c', contentLength: 12_345 })).toBe(
      '<tr><th scope="row"><a href="https://f.example.com/file/my-bucket/a%20b%26c"><bdi>a b&amp;c</bdi></a></th>' +
        '<td class="s20"><data value="12345">12.3 kB</data></td>' +
        '<td><time datetime="2023-11-14T22:13:20.000Z">2023-11-14 22:13</time></td>' +
        '<td><bdi>text/plain</bdi></td></tr>',
    );
  });

  test('a folder, with the newest time in it, and bars as long as sizes are in comparison', async () => {
    const files = [
      { ...filesOf(['a/1'])[0], contentLength: 100 },
      { ...filesOf(['a/2'])[0], contentLength: 900, uploadTimestamp: 1_700_000_060_000 },
      // A time in the future does not count.
      { ...filesOf(['a/3'])[0], contentLength: 0, uploadTimestamp: Date.UTC(2030, 0, 1) },
      { ...filesOf(['b'])[0], contentLength: 1 },
      { ...filesOf(['c'])[0], contentLength: 0 },
      { ...filesOf(['d'])[0], contentLength: 500 },
    ];
    const written = await writeFormat(htmlWithin(MUCH), files);
    const text = written.at(-1)!.bytes.toString();
    expect(text).toContain(
      '<tr class="folder"><th scope="row"><a href="a/index.html"><bdi>a</bdi>/</a></th>' +
        '<td class="s20"><data value="1000">1.00 kB</data></td>' +
        '<td><time datetime="2023-11-14T22:14:20.000Z">2023-11-14 22:14</time></td><td>3 files</td></tr>',
    );
    expect([...text.matchAll(/<td class="(s\d\d)">/g)].map(([, bar]) => bar)).toEqual([
      's20',
      's01',
      's00',
      's10',
    ]);
  });

  test('URLs with signs of HTML', async () => {
    expect(await page({}, { urlStyles: ["https://cdn.example.com/a&copy/it's"] })).toContain(
      '<a href="https://cdn.example.com/a&amp;copy/it&#39;s/a">',
    );
  });

  test('without a link, and the reason, if there is nothing to open', async () => {
    expect(await page({ action: 'hide', contentType: null })).toMatch(
      /^<tr><th scope="row"><bdi>a<\/bdi> <small>hide marker<\/small><\/th>/,
    );
    expect(await page({ action: 'start' })).toContain('<bdi>a</bdi> <small>unfinished upload</small></th>');
  });

  test('old versions are marked; blank names have text to click', async () => {
    const two = [filesOf(['a'])[0]!, { ...filesOf(['a'])[0]!, fileId: '4_z0' }];
    const [bucket] = await writeFormat(htmlWithin(MUCH), two, { versions: true });
    const text = bucket!.bytes.toString();
    expect(text).toContain('?fileId=4_z0"><bdi>a</bdi></a> <small>old version</small></th>');
    expect(text.split('old version')).toHaveLength(2);
    expect(await page({ fileName: ' ' })).toContain('<bdi> </bdi> <small>blank name</small></a>');
  });
});
