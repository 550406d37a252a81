import type { ByteString } from '../../bytes/byte-string.ts';
import { utcMinute } from '../../text/numbers.ts';
import { SCRIPT } from './script.ts';
import { POLICY, STYLE } from './style.ts';

/** One page. All texts are HTML. */
export interface Page {
  /** Start of the listing. */
  startedAt: Date;
  title: ByteString;
  /** The parent folders, outermost first. */
  breadcrumbs: readonly { label: ByteString; href: string }[];
  heading: ByteString;
  caption: string;
  /** The rows of the table, in parts. */
  rows: readonly Uint8Array[];
  note?: string | undefined;
  /** Other pages of the same folder. */
  links: readonly { label: string; href: string; rel?: 'prev' | 'next' }[];
}

const HEAD = ['Name', 'Size', 'Uploaded (UTC)', 'Type']
  .map((column) => `<th scope="col">${column}</th>`)
  .join('');

export function renderPage(page: Page): Buffer {
  const { startedAt, title, breadcrumbs, heading, caption, rows, note, links } = page;
  const parents = breadcrumbs.map(({ label, href }) => `<li><a href="${href}">${label}</a></li>`).join('');
  const others = links.map(({ label, href, rel }) => {
    const relation = rel ? ` rel="${rel}"` : '';
    return `<li><a href="${href}"${relation}>${label}</a></li>`;
  });
  const pages = (label: string) =>
    others.length > 0 ? `<nav aria-label="${label}"><ul>${others.join('')}</ul></nav>\n` : '';
  const time = startedAt.toISOString();
  const before = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
${breadcrumbs.length > 0 ? `<nav aria-label="Parent folders"><ol>${parents}</ol></nav>\n` : ''}<h1>${heading}</h1>
</header>
<main>
${pages('Pages')}<div role="region" aria-label="Contents" tabindex="0">
<table>
<caption>${caption}</caption>
<thead><tr>${HEAD}</tr></thead>
<tbody>
`;
  const after = `</tbody>
</table>
</div>
${note ? `<p>${note}</p>\n` : ''}${pages('Pages, repeated')}</main>
<footer><p>As of <time datetime="${time}">${utcMinute(time)}</time></p></footer>
<script>${SCRIPT}</script>
</body>
</html>
`;
  return Buffer.concat([Buffer.from(before, 'latin1'), ...rows, Buffer.from(after, 'latin1')]);
}
