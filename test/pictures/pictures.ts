/**
 * `npm run pictures`: the job summary in several situations, as GitHub shows it, into docs/images. Needs Chromium.
 * `npm run pictures -- NAME` makes one of them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { openBrowser } from '../end-to-end/browser/chromium.ts';
import { SITUATIONS } from './situations.ts';

const OUT = path.resolve(import.meta.dirname, '../../docs/images');

const STYLE = `
body{margin:0;padding:24px;width:880px;font:14px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif,"Apple Color Emoji","Noto Color Emoji";color:#1f2328;background:#fff}
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

const chosen = process.argv.slice(2);
mkdirSync(OUT, { recursive: true });
const browser = await openBrowser();
try {
  const tab = await browser.newPage();
  await tab.setViewportSize({ width: 928, height: 400 });
  for (const { name, run } of SITUATIONS) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    const result = await run();
    await tab.setContent(page(result.summary));
    const picture = await tab.screenshot({ fullPage: true });
    writeFileSync(path.join(OUT, `summary-${name}.png`), picture);
    console.log(
      `${name}: ${Buffer.byteLength(result.summary)} bytes of Markdown, ${picture.length} bytes of picture`,
    );
    result.dispose();
  }
} finally {
  await browser.close();
}
