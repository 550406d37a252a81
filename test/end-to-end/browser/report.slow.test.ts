/// <reference lib="dom" />
import { statSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type B2Server, type ListedFile, randomFrom } from '../../b2-server/index.ts';
import { HOSTILE_NAMES } from '../../names/hostile-names.ts';
import { makeFolder } from '../../runner/temp-folders.ts';
import { bucketOf, runInventory, startAccount, startLargeAccount } from '../setup.ts';
import { faultsOf, outside } from './axe.ts';
import { BROWSER, hasBrowser, openBrowser, type Watched, watch } from './chromium.ts';
import { serveFolder } from './static-server.ts';

const DAY = 86_400_000;
const SPOOFS = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '"><img src=x onerror=alert(1)>/y.png',
  '\u2066\u202egpj.exe',
  'zero\u200bwidth',
  '   ',
];
const STRANGE = [...new Set([...HOSTILE_NAMES, ...SPOOFS])];
const random = randomFrom(9);
const file = (name: string, contentLength: number, days: number, contentType = 'image/jpeg'): ListedFile => ({
  ...{ name, contentLength, contentType },
  uploadTimestamp: Date.now() - days * DAY,
});
const photos = [2024, 2025, 2026].flatMap((year) =>
  Array.from({ length: 60 }, (_, n) =>
    file(
      `photos/${year}/${String(n).padStart(3, '0')}.jpg`,
      Math.round(1e6 * (1 + random())),
      (2026 - year) * 365 + n,
    ),
  ),
);
const rest = [
  file('videos/a.mp4', 9e7, 3, 'video/mp4'),
  file('videos/long/b.mp4', 4e7, 90, 'video/mp4'),
  file('videos/long/b.mp4', 4e7, 100, 'video/mp4'),
  file('Top.txt', 5, 1, 'text/plain'),
];
const buckets = (nights: number) => [
  bucketOf('tidy-bucket', nights === 0 ? [...photos.slice(30), ...rest] : [...photos, ...rest]),
  bucketOf('files-of-strangers', [
    ...STRANGE.map((name) => ({ name, bytes: `content of ${name}` })),
    ...(nights === 0 ? [] : SPOOFS.map((name) => ({ name: `new/${name}`, bytes: 'x' }))),
  ]),
];

describe.skipIf(!hasBrowser)(`the report page ${BROWSER}`, { timeout: 60_000 }, () => {
  let server: B2Server;
  let site: { url: string; close(): void };
  let browser: BrowserContext;
  let page: Page;
  let watched: Watched;

  beforeAll(async () => {
    const workspace = makeFolder('workspace');
    const inputs = { bucket: '*', formats: 'report, ndjson', versions: 'all' };
    for (const night of [0, 1]) {
      await server?.close();
      server = await startAccount(buckets(night));
      const result = await runInventory(
        server,
        {
          ...inputs,
          ...(night === 0
            ? { 'output-dir': 'first' }
            : {
                baseline: 'first/manifest.json',
                rules: 'default',
                gates: 'file-count > 9\nadded == 0\nchanged in photos/** == 0',
              }),
        },
        { workspace },
      );
      expect(result.outputs.complete, result.stdout).toBe('true');
    }
    site = await serveFolder(path.join(workspace, 'b2-inventory'));
    browser = await openBrowser();
    await browser.grantPermissions(['clipboard-read', 'clipboard-write']);
    page = await browser.newPage();
    watched = watch(page);
    await page.goto(`${site.url}/report.html`);
  }, 60_000);

  afterEach(() => {
    expect(watched.faults).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    site?.close();
    await server?.close();
  });

  const map = () => page.getByRole('list', { name: 'Prefixes by size' });
  const cell = (name: string | RegExp) => map().getByRole('button', { name });
  const way = () =>
    page.getByRole('navigation', { name: 'Path in the treemap' }).locator('li:not(.quiet)').allInnerTexts();
  const rows = () => page.locator('.files tbody tr');
  const column = (number: number) => page.locator(`.files tbody tr > :nth-child(${number})`).allInnerTexts();
  const status = () => page.locator('.files [role=status]').innerText();
  const focused = () =>
    page.evaluate(() => document.activeElement?.querySelector('.spoken')?.textContent ?? '');

  test('says the most important first', async () => {
    expect(await page.locator('h1').innerText()).toMatch(
      /^❌ 1 of 3 gates fails · .* findings .* · .* versions/,
    );
    expect(await page.locator('h2').allInnerTexts()).toEqual([
      ...['Gates', 'Findings', 'Changes', 'Where the bytes are', 'Trend', 'Buckets'],
      ...['Files that stand out', 'Kinds of files', 'Files'],
    ]);
    expect(await page.locator('.gates > li').first().innerText()).toMatch(
      /^❌ fails added == 0\s+added is 37/,
    );
    expect(await page.locator('.gates .names li').count()).toBe(10);
    expect(await page.getByRole('img', { name: /^Size: .* on 20/ }).count()).toBe(1);
  });

  test('is inert: hostile names are text, and nothing is loaded', async () => {
    expect([...watched.hosts]).toEqual([new URL(site.url).host]);
    await page.getByLabel('Filter by name').fill('<');
    const shown = await page
      .locator('.files tbody th')
      .evaluateAll((cells) => cells.map((each) => each.textContent));
    for (const name of SPOOFS.filter((each) => each.includes('<'))) {
      expect(shown).toContain(name);
      expect(shown).toContain(`new/${name}`);
    }
    await page.getByLabel('Filter by name').fill('');
    expect(await page.locator('script').count()).toBe(2);
    expect(await page.locator('img, iframe, object, body svg [onload]').count()).toBe(0);
    const hidden = page.locator('.names li', { hasText: 'gpj.exe' }).first().locator('bdi.hidden');
    expect(await hidden.evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label')))).toEqual(
      ['U+2066', 'U+202E'],
    );
  });

  test('the treemap by mouse', async () => {
    expect(await way()).toEqual(['all buckets']);
    await cell(/^tidy-bucket: /).click();
    expect(await way()).toEqual(['all buckets', 'tidy-bucket']);
    await cell(/^photos\/: /).click();
    expect(await way()).toEqual(['all buckets', 'tidy-bucket', 'photos/']);
    const years = await map().locator('.label').allInnerTexts();
    expect(years.sort()).toEqual(['2024/', '2025/', '2026/']);
    await page.getByRole('button', { name: 'all buckets' }).click();
    expect(await way()).toEqual(['all buckets']);
  });

  test('the treemap by keyboard', async () => {
    await cell(/^tidy-bucket: /).focus();
    await page.keyboard.press('Enter');
    expect(await way()).toEqual(['all buckets', 'tidy-bucket']);
    const first = await focused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).not.toBe(first);
    await cell(/^photos\/: /).focus();
    await page.keyboard.press('Space');
    expect(await way()).toEqual(['all buckets', 'tidy-bucket', 'photos/']);
    expect(await page.locator('.spoken[role=status]').innerText()).toMatch(
      /^photos\/: .*, 3 prefixes inside$/,
    );
    await page.keyboard.press('Escape');
    expect(await way()).toEqual(['all buckets', 'tidy-bucket']);
    expect(await focused()).toMatch(/^photos\/: /);
    await page.keyboard.press('Backspace');
    expect(await way()).toEqual(['all buckets']);
    expect(await focused()).toMatch(/^tidy-bucket: /);
  });

  test('areas are as large as sizes are, and old versions have a shade', async () => {
    await cell(/^tidy-bucket: /).click();
    const areas = await map().evaluate((list) =>
      [...list.children].map((item) => {
        const { width, height } = item.getBoundingClientRect();
        return [item.querySelector('.label')!.textContent!, width * height] as const;
      }),
    );
    const [photo, video] = ['photos/', 'videos/'].map((name) => areas.find(([label]) => label === name)![1]);
    const bytes = photos.reduce((sum, { contentLength }) => sum + contentLength!, 0);
    expect(photo! / video!).toBeGreaterThan((0.9 * bytes) / 1.7e8);
    expect(photo! / video!).toBeLessThan((1.1 * bytes) / 1.7e8);
    await cell(/^videos\/: .* of which 40\.0 MB old or hidden/).click();
    const height = await map()
      .locator('li', { hasText: 'long/' })
      .locator('.old')
      .first()
      .evaluate((each) => each.getBoundingClientRect().height / each.parentElement!.clientHeight);
    expect(height).toBeCloseTo(0.5, 1);
    const colours = () => map().evaluate((list) => [...list.children].map(({ classList }) => classList[0]));
    expect(await colours()).toContain('type1');
    await page.getByRole('radio', { name: 'age' }).check();
    expect(await colours()).toContain('age3');
    expect(await page.locator('.legend').innerText()).toContain('under a year');
    await page.getByRole('radio', { name: 'type' }).check();
    await page.getByRole('button', { name: 'all buckets' }).click();
  });

  test('the outline has the same', async () => {
    await page.getByText('The same as an outline').click();
    const outline = page.locator('.outline');
    await outline.getByText('tidy-bucket').click();
    await outline.getByText('photos/').first().click();
    expect(await outline.getByText('2025/').innerText()).toBe('2025/');
    expect(await outline.innerText()).toMatch(/videos\/\s+170 MB, .* old or hidden/);
    await page.getByText('The same as an outline').click();
  });

  test('filter, sort, turn pages, copy', async () => {
    const all = STRANGE.length + SPOOFS.length + photos.length + rest.length;
    expect(await status()).toBe(`1 to 50 of ${all}`);
    const filter = page.getByLabel('Filter by name');
    await filter.pressSequentially('PHOTOS/2025');
    expect(await status()).toBe('1 to 50 of 60');
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await status()).toBe('51 to 60 of 60');
    expect(await rows().count()).toBe(10);
    // Focusable still, and without effect.
    expect(await page.getByRole('button', { name: 'Next' }).getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('button', { name: 'Next' }).dispatchEvent('click');
    expect(await status()).toBe('51 to 60 of 60');
    await filter.fill('no such file');
    expect(await status()).toBe('No file matches');
    await filter.fill('');

    const press = (name: string) => page.locator('.files').getByRole('button', { name, exact: true }).click();
    await press('Size');
    expect((await column(1))[0]).toBe('videos/a.mp4');
    expect(await page.locator('.files th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    await press('Size');
    expect((await column(3))[0]).toBe('1 byte');
    await press('Bucket');
    expect((await column(2))[0]).toBe('files-of-strangers');
    await press('Type');
    await press('Type');
    expect((await column(5))[0]).toBe('video/mp4');
    await press('Uploaded');
    await press('Name');
    await filter.fill('top.txt');
    expect(await column(1)).toEqual(['Top.txt']);
    await page.getByRole('button', { name: 'Copy URL of Top.txt' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${server.url}/file/tidy-bucket/Top.txt`,
    );
    expect(await page.locator('.spoken[role=status]').innerText()).toBe('Copied: URL of Top.txt');
    await filter.fill('');
  });

  test('what mends a finding can be copied', async () => {
    const finding = page.locator('.finding', { has: page.locator('pre') }).first();
    if (!(await finding.evaluate((each) => (each as HTMLDetailsElement).open)))
      await finding.locator('summary').click();
    const text = await finding.locator('pre').innerText();
    await finding.getByRole('button', { name: /^Copy/ }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).toBe(text.trim());
    expect(await finding.innerText()).toContain('How to mend it:');
  });

  test('axe finds no fault: light, dark, and at 360 pixels, where nothing is cut', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const back = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(back).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(20, 23, 27)');
      for (const width of [1_100, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await page.evaluate(() => {
          for (const each of document.querySelectorAll('details')) each.open = true;
        });
        expect(await faultsOf(page)).toEqual([]);
        if (width === 360) expect(await outside(page)).toEqual([]);
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1_100, height: 800 });
  });

  test('prints what can be read, without what can only be clicked', async () => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('details:not([open])').count()).toBe(0);
    expect(await page.locator('.copy:visible, .controls:visible').count()).toBe(0);
    expect(await page.locator('.map li:visible').count()).toBeGreaterThan(0);
    const pdf = await page.pdf();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'screen' });
  });
});

test.skipIf(!hasBrowser)(`200,000 files ${BROWSER}: under 5 MB, and few rows in the page`, async () => {
  const account = await startLargeAccount({ kind: 'logs', count: 200_000 });
  const browser = await openBrowser();
  try {
    const result = await runInventory(account, { bucket: 'many-files', formats: 'report' });
    expect(result.outputs.complete, result.stdout).toBe('true');
    const file = path.join(result.workspace, 'b2-inventory/report.html');
    expect(statSync(file).size).toBeLessThan(5_000_000);
    const page = await browser.newPage();
    const watched = watch(page);
    await page.goto(`file://${file}`);
    expect(await page.locator('.files').locator('..').locator('> p').innerText()).toMatch(
      /^[\d,]+ files of 200,000: the largest and the newest\./,
    );
    await page.getByLabel('Filter by name').fill('a');
    expect(await page.locator('.files tbody tr').count()).toBeLessThanOrEqual(100);
    expect(watched.faults).toEqual([]);
  } finally {
    await browser.close();
    account.stop();
  }
});
