/// <reference lib="dom" />
/**
 * `npm run pictures`: the job summary in several situations, as GitHub shows it, the report page and the HTML index, into
 * docs/images. Needs Chromium; with pngquant, the pictures are smaller. `npm run pictures -- NAME` makes one of them.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { openBrowser } from '../end-to-end/browser/chromium.ts';
import { PAGES, teamPages } from './pages.ts';
import { SITUATIONS } from './situations.ts';

const OUT = path.resolve(import.meta.dirname, '../../docs/images');

const STYLE = `
body{margin:0;padding:24px;width:880px;font:14px/1.5 "DejaVu Sans","Noto Color Emoji";color:#1f2328;background:#fff}
h2{margin:0 0 16px;padding-bottom:.3em;border-bottom:1px solid #d1d9e0b3;font-size:1.5em}
h3{margin:24px 0 16px;font-size:1.25em}
table{display:block;width:max-content;max-width:100%;border-collapse:collapse;margin:0 0 16px}
th,td{padding:6px 13px;border:1px solid #d1d9e0}
tr:nth-child(2n){background:#f6f8fa}
code{padding:.2em .4em;background:#818b981f;border-radius:6px;font:85% ui-monospace,"DejaVu Sans Mono",monospace}
pre{padding:16px;background:#f6f8fa;border-radius:6px;overflow:auto}
pre code{padding:0;background:none}
a{color:#0969da}
details{margin:0 0 8px}
`;

function page(markdown: string): string {
  const body = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfmTable()],
    htmlExtensions: [gfmTableHtml()],
  });
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Job summary</title><style>${STYLE}</style><body>${body}`;
}

/** Keeps a picture, with few colours if there is a program for that. @returns its bytes */
function keep(name: string, picture: Buffer): number {
  const file = path.join(OUT, `${name}.png`);
  writeFileSync(file, picture);
  spawnSync('pngquant', ['--force', '--strip', '--speed', '1', '--output', file, '128', file]);
  return statSync(file).size;
}

const chosen = process.argv.slice(2);
const isChosen = (name: string) => chosen.length === 0 || chosen.includes(name);
mkdirSync(OUT, { recursive: true });
const browser = await openBrowser();
try {
  const tab = await browser.newPage();
  await tab.setViewportSize({ width: 928, height: 400 });
  for (const { name, run } of SITUATIONS) {
    if (!isChosen(name)) continue;
    const result = await run();
    await tab.setContent(page(result.summary));
    const bytes = keep(`summary-${name}`, await tab.screenshot({ fullPage: true }));
    console.log(`${name}: ${Buffer.byteLength(result.summary)} bytes of Markdown, ${bytes} bytes of picture`);
    result.dispose();
  }
  const pages = PAGES.filter(({ name }) => isChosen(name));
  const result = pages.length > 0 ? await teamPages() : undefined;
  for (const { name, file, width, scheme, height } of pages) {
    await tab.emulateMedia({ colorScheme: scheme });
    await tab.setViewportSize({ width, height: 800 });
    await tab.goto(`file://${path.join(result!.workspace, 'b2-inventory', file)}`);
    const whole = await tab.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width, height: Math.min(whole, height) };
    const bytes = keep(name, await tab.screenshot({ fullPage: true, clip }));
    console.log(`${name}: ${bytes} bytes of picture`);
  }
  result?.dispose();
} finally {
  await browser.close();
}
