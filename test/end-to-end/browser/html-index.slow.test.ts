/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunOptions } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { B2Server, ListedFile } from '../../b2-server/index.ts';
import { HOSTILE_NAMES, hostileNames } from '../../names/hostile-names.ts';
import { bucketOf, readInventory, runInventory, startAccount } from '../setup.ts';
import * as axe from './axe.ts';
import { BROWSER, hasBrowser, openBrowser, type Watched, watch } from './chromium.ts';
import { serveFolder } from './static-server.ts';

const SPOOFS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>.png',
  "' onmouseover='alert(1)",
  '</title><svg onload=alert(1)>',
  '<!--',
  '&lt;b&gt;',
  '&copy/&#x41;',
  'javascript:alert(1)',
  '\u2066\u202egpj.exe',
  'zero\u200bwidth\ufeff',
  '\u00a0',
  '   ',
  'family 👨‍👩‍👧 ❤️',
  'con/aux.txt',
  'A/x',
  'a/x',
  'page-1.html',
  'index.html/x',
];
const drawn = hostileNames(60, 11).filter((_, n) => n % 4 === 0);
const names = [...new Set([...HOSTILE_NAMES, ...SPOOFS, ...drawn])];
const MANY = 'files-of-strangers/many';
const many = Array.from({ length: 2_050 }, (_, n) => `many/${String(n).padStart(5, '0')}.txt`);
const deep = `${'d/'.repeat(20)}end`;
const files: ListedFile[] = [...names, ...many, deep].map((name, n) => ({
  name,
  bytes: `content of ${name}`,
  contentType: n === 0 ? 'text/<b>&"' : 'application/octet-stream',
}));
const COLUMNS = ['Name', 'Size', 'Uploaded (UTC)', 'Type'];
const SORTED: ListedFile[] = (
  [
    ['b/1', 900, 4, 'text/csv'],
    ['d/1', 40, 1, 'text/csv'],
    ['A10', 5, 3, 'text/plain'],
    ['a2', 100, 5, 'image/png'],
    ['c', 1_200, 2, 'text/csv'],
  ] as const
).map(([name, size, day, contentType]) => ({
  name,
  bytes: 'x'.repeat(size),
  contentType,
  uploadTimestamp: Date.UTC(2026, 2, day),
}));
const OTHERS = ['a', 'b', 'c/d', 'e\u202ef'];
const expected = [
  ...files.map(({ name }) => `files-of-strangers ${name}`),
  ...OTHERS.map((name) => `another-bucket ${name}`),
  ...SORTED.map(({ name }) => `sorted ${name}`),
];

interface Entry {
  name: string;
  href: string | undefined;
}

/** What a page shows, by its text alone. */
interface Seen {
  heading: string;
  headings: number;
  /** The folder's name, from the trail and the heading. */
  folder: string;
  bucket: string;
  files: Entry[];
  folders: string[];
  pages: string[];
  elements: string[];
}

/** Runs in the page. */
function look(): Seen {
  const text = (element: Element | null) => element?.textContent ?? '';
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const way = [...all('header li').slice(1), ...all('h1')].map(text);
  const hrefs = (selector: string) => all(selector).map((link) => (link as HTMLAnchorElement).href);
  return {
    heading: text(document.querySelector('h1')),
    headings: all('h1, h2, h3, h4, h5, h6').length,
    bucket: way[0]!,
    folder: way.slice(1).join(''),
    files: all('tbody tr:not([class]) th').map((cell) => ({
      name: text(cell.querySelector('bdi')),
      href: cell.querySelector('a')?.href,
    })),
    folders: hrefs('tr.folder th a'),
    pages: hrefs('tr.page th a'),
    elements: [...new Set(all('*').map(({ localName }) => localName))],
  };
}

describe.skipIf(!hasBrowser)(`the HTML index ${BROWSER}`, { timeout: 60_000 }, () => {
  let server: B2Server;
  let site: { url: string; close(): void };
  let browser: BrowserContext;
  let page: Page;
  let watched: Watched;
  const seen = new Map<string, Seen>();

  beforeAll(async () => {
    server = await startAccount([
      bucketOf('files-of-strangers', files),
      bucketOf('another-bucket', OTHERS),
      bucketOf('sorted', SORTED),
    ]);
    const result = await runInventory(server, { bucket: '*', formats: 'html' });
    const { manifest } = readInventory(result);
    const rows = manifest.outputs.filter(({ format }) => format === 'html').map((file) => file.rows);
    expect(rows.reduce((a, b) => a + b)).toBe(expected.length);
    site = await serveFolder(path.join(result.workspace, 'b2-inventory/html'));
    browser = await openBrowser();
    page = await browser.newPage();
    watched = watch(page);
    const ahead = [`${site.url}/index.html`];
    for (const url of ahead) {
      await page.goto(url);
      const found = await page.evaluate(look);
      seen.set(url, found);
      ahead.push(...found.folders, ...found.pages);
    }
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    site?.close();
    await server?.close();
  });

  /** What axe finds wrong with a page. */
  async function faultsOf(url: string, options: RunOptions = {}): Promise<string[]> {
    await page.goto(url);
    return axe.faultsOf(page, options);
  }

  test('leads to every file, by its whole name', () => {
    const found = [...seen.values()].flatMap(({ bucket, folder, files: some }) =>
      some.map(({ name }) => `${bucket} ${folder}${name}`),
    );
    expect(found.sort()).toEqual([...expected].sort());
  });

  test('is inert: no error, no script but its own, no element that a name made, no other host', () => {
    expect(watched.faults).toEqual([]);
    expect([...watched.hosts]).toEqual([new URL(site.url).host]);
    const known =
      'html head meta title style body header nav ol ul li a h1 bdi main div table caption thead tbody tr th td data time small p footer script label input output button';
    const made = new Set([...seen.values()].flatMap(({ elements }) => elements));
    expect([...made].filter((name) => !known.split(' ').includes(name))).toEqual([]);
  });

  test('has links that download the files of the bucket', async () => {
    const links = [...seen.values()].flatMap(({ bucket, folder, files: some }) =>
      bucket === 'files-of-strangers' && folder !== 'many/'
        ? some.map(({ name, href }) => ({ name: folder + name, href: href! }))
        : [],
    );
    expect(links.length).toBe(files.length - many.length);
    // Another page, since the index itself may fetch nothing.
    const other = await browser.newPage();
    await other.goto(`${server.url}/nothing-here`);
    const bodies = await other.evaluate(
      (urls) => Promise.all(urls.map(async (url) => (await fetch(url)).text())),
      links.map(({ href }) => href),
    );
    expect(bodies).toEqual(links.map(({ name }) => `content of ${name}`));
  });

  test('a click downloads', async () => {
    await page.goto(`${site.url}/files-of-strangers/many/page-2.html`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '02001.txt' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toBe('content of many/02001.txt');
  });

  test('can be used with the keyboard alone', async () => {
    await page.goto(`${site.url}/index.html`);
    const press = async (key: string) => {
      await page.keyboard.press(key);
      return page.evaluate(() => document.activeElement?.textContent ?? '');
    };
    // The filter, the region that scrolls, the buttons that sort, then the links.
    for (const expectedText of ['', expect.stringMatching(/^2 buckets|files/), ...COLUMNS])
      expect(await press('Tab')).toEqual(expectedText);
    expect(await press('Tab')).toBe('another-bucket/');
    await Promise.all([page.waitForURL(/another-bucket\/index\.html$/), page.keyboard.press('Enter')]);
    expect(await press('Tab')).toBe('Buckets');
    for (let tabs = 0; tabs < 2 + COLUMNS.length; tabs++) await press('Tab');
    expect([await press('Tab'), await press('Tab'), await press('Tab')]).toEqual(['c/', 'a', 'b']);
  });

  /** The text of each cell of a column, of the rows that are shown. */
  const column = (number: number) => page.locator(`tbody tr:visible > :nth-child(${number})`).allInnerTexts();

  test('can be sorted by every column, folders first', async () => {
    await page.goto(`${site.url}/sorted/index.html`);
    expect(await column(1)).toEqual(['b/', 'd/', 'A10', 'a2', 'c']);
    const press = (name: string) => page.getByRole('button', { name }).click();
    await press('Name');
    expect(await column(1)).toEqual(['b/', 'd/', 'a2', 'A10', 'c']);
    await press('Name');
    expect(await column(1)).toEqual(['d/', 'b/', 'c', 'A10', 'a2']);
    expect(await page.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    await press('Size');
    expect(await column(1)).toEqual(['b/', 'd/', 'c', 'a2', 'A10']);
    expect(await column(2)).toEqual(['900 bytes', '40 bytes', '1.20 kB', '100 bytes', '5 bytes']);
    await press('Size');
    expect(await column(1)).toEqual(['d/', 'b/', 'A10', 'a2', 'c']);
    await press('Uploaded');
    expect(await column(3)).toEqual([
      '2026-03-04 00:00',
      '2026-03-01 00:00',
      '2026-03-05 00:00',
      '2026-03-03 00:00',
      '2026-03-02 00:00',
    ]);
    await press('Type');
    expect((await column(4)).slice(2)).toEqual(['image/png', 'text/csv', 'text/plain']);
    expect(await page.locator('th[aria-sort]').count()).toBe(1);
  });

  test('can be filtered by name', async () => {
    await page.goto(`${site.url}/sorted/index.html`);
    const filter = page.getByLabel('Filter by name');
    await filter.pressSequentially('a');
    expect(await column(1)).toEqual(['A10', 'a2']);
    expect(await page.getByRole('status').innerText()).toBe('2 of 5');
    await filter.fill('<b>');
    expect(await column(1)).toEqual([]);
    await filter.fill('');
    expect((await column(1)).length).toBe(5);
    expect(await page.getByRole('status').innerText()).toBe('');
    expect(watched.faults).toEqual([]);
  });

  test('bars are as long as sizes are in comparison', async () => {
    await page.goto(`${site.url}/sorted/index.html`);
    const widths = await page
      .locator('tbody td:nth-child(2)')
      .evaluateAll((cells) =>
        cells.map((cell) =>
          Math.round(
            (100 * Number.parseFloat(getComputedStyle(cell, '::after').width)) /
              (cell.clientWidth - Number.parseFloat(getComputedStyle(cell).paddingRight)),
          ),
        ),
      );
    // Of 1,200 bytes, in twentieths.
    expect(widths).toEqual([75, 5, 5, 10, 100]);
  });

  test('at 360 pixels nothing is cut, and nothing scrolls sideways', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const at of [
      'index.html',
      'sorted/index.html',
      'files-of-strangers/index.html',
      `${MANY}/index.html`,
    ]) {
      await page.goto(`${site.url}/${at}`);
      expect(await axe.outside(page), at).toEqual([]);
    }
    expect(await faultsOf(`${site.url}/sorted/index.html`)).toEqual([]);
    await page.setViewportSize({ width: 1_100, height: 800 });
  });

  test('works without the script', async () => {
    const plain = await openBrowser({ javaScriptEnabled: false });
    const without = await plain.newPage();
    await without.goto(`${site.url}/sorted/index.html`);
    expect(await without.locator('tbody th').allInnerTexts()).toEqual(['b/', 'd/', 'A10', 'a2', 'c']);
    expect(await without.locator('button, input').count()).toBe(0);
    await without.getByRole('link', { name: 'b/' }).click();
    expect(await without.locator('tbody th').allInnerTexts()).toEqual(['1']);
    await plain.close();
  });

  test('a folder of many files is several pages, with a list of them', async () => {
    await page.goto(`${site.url}/files-of-strangers/many/index.html`);
    expect(await page.locator('tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/^Page 1 from 00000\.txt\t.* kB\t\d{4}-.*\t2,000 items$/),
      expect.stringMatching(/^Page 2 from 02000\.txt\t.* kB\t\d{4}-.*\t50 items$/),
    ]);
    await page.getByRole('link', { name: 'Page 1' }).click();
    await page.getByRole('link', { name: 'Next page' }).first().click();
    expect(await page.locator('caption').innerText()).toBe('Page 2, 50 items');
    await page.getByRole('link', { name: 'Previous page' }).first().click();
    await page.getByRole('link', { name: 'All pages' }).first().click();
    expect(await page.locator('caption').innerText()).toMatch(/^2,050 files, .* kB, on 2 pages$/);
  });

  test('hidden characters show, and turn nothing', async () => {
    await page.goto(`${site.url}/files-of-strangers/index.html`);
    const spoof = page.getByRole('link', { name: 'gpj.exe' });
    const titles = await spoof
      .locator('bdi.hidden')
      .evaluateAll((marks) =>
        marks.map((mark) => [mark.getAttribute('aria-label'), getComputedStyle(mark, '::before').content]),
      );
    expect(titles).toEqual([
      ['U+2066', '"U+2066"'],
      ['U+202E', '"U+202E"'],
    ]);
    // The first letter of the name is still to the left of the last.
    const [first, last] = await spoof.evaluate((link) => {
      const text = link.querySelector(':scope > bdi')!.lastChild!;
      const left = (at: number) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      };
      return [left(0), left(text.textContent!.length - 1)] as const;
    });
    expect(first).toBeLessThan(last);
    const emoji = page.getByRole('link', { name: 'family' });
    expect(await emoji.locator('bdi.hidden').count()).toBe(0);
  });

  test('every page has one heading, and axe finds no fault, light and dark', async () => {
    for (const { headings, heading } of seen.values())
      expect([headings, heading]).toEqual([1, expect.stringMatching(/./)]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const at of [
        'index.html',
        'another-bucket/index.html',
        'sorted/index.html',
        `${MANY}/index.html`,
        `${MANY}/page-2.html`,
      ])
        expect(await faultsOf(`${site.url}/${at}`)).toEqual([]);
    }
    // Contrast does not depend on names, and takes long.
    const rules = { 'color-contrast': { enabled: false } };
    expect(await faultsOf(`${site.url}/files-of-strangers/index.html`, { rules })).toEqual([]);
    expect(watched.faults).toEqual([]);
  });
});
