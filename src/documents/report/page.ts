import { cspHash, plainHtml } from '../../text/html.ts';
import { pageJson } from './file-table.ts';
import type { PageData } from './page-data.ts';

/** The page's script and style, as built from documents/report-page. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** The whole page: one file that loads nothing and runs no script except its own. */
export function renderPage(data: PageData, { script, style }: PageAssets): string {
  const policy = `default-src 'none'; script-src ${cspHash(script)}; style-src ${cspHash(style)}; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>B2 inventory: ${plainHtml(data.title)}</title>
<style>${style}</style>
</head>
<body>
<noscript><p>This page needs JavaScript. The same figures are in manifest.json.</p></noscript>
<script type="application/json" id="data">${pageJson(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}
