import type { PageData } from '../report/page-data.ts';
import { changes } from './changes.ts';
import { live } from './copy.ts';
import { el, section } from './dom.ts';
import { files } from './file-table.ts';
import { lists, sums } from './lists.ts';
import { outline } from './outline.ts';
import { readTree } from './tree.ts';
import { Treemap } from './treemap.ts';
import { trend } from './trend.ts';
import { buckets, findings, gates, verdict } from './verdict.ts';

const data = JSON.parse(document.querySelector('#data')!.textContent!) as PageData;

/** Where the bytes are. */
function space({ tree, startedAt, noun }: PageData): HTMLElement | null {
  const root = tree && readTree(tree);
  if (!root || root.bytes === 0) return null;
  return section(
    'Where the bytes are',
    new Treemap(tree, root, startedAt, noun).element,
    outline(root, noun),
  );
}

/** In order of importance. */
const sections = [gates, findings, changes, space, trend, buckets, lists, sums, files].flatMap(
  (make) => make(data) ?? [],
);
const links = sections.map((each) => {
  const heading = each.querySelector('h2')!;
  return el('li', {}, el('a', { href: `#${heading.id}` }, heading.textContent));
});
document.body.append(
  verdict(data),
  el('nav', { 'aria-label': 'Sections' }, el('ul', { class: 'links' }, ...links)),
  el('main', {}, ...sections),
  el('footer', {}, el('p', {}, 'Made by B2 Bucket Inventory. This file loads nothing from the network.')),
  live,
);
// Paper has no folds.
window.addEventListener('beforeprint', () => {
  for (const folded of document.querySelectorAll('details')) folded.open = true;
});
