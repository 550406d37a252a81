import { bytes, count, share } from '../../text/numbers.ts';
import { bar, type Child, el, named } from './dom.ts';
import type { Prefix } from './tree.ts';

/** Prefixes of one level that are listed. */
const LISTED = 100;

/** The tree as nested lists, which are made when they are opened. */
export function outline(root: Prefix, noun: string): HTMLElement {
  return el(
    'details',
    { class: 'outline' },
    el('summary', {}, 'The same as an outline'),
    level(root, root.bytes, noun),
  );
}

function level(prefix: Prefix, total: number, noun: string): HTMLElement {
  const { children, rest } = prefix;
  const hidden = children.slice(LISTED);
  const other = {
    files: hidden.reduce((sum, { files }) => sum + files, rest.files),
    bytes: hidden.reduce((sum, each) => sum + each.bytes, rest.bytes),
  };
  return el(
    'ul',
    {},
    ...children.slice(0, LISTED).map((child) => el('li', {}, item(child, total, noun))),
    other.files > 0 && el('li', {}, el('div', { class: 'line' }, ...line('other files', other, total, noun))),
  );
}

function item(prefix: Prefix, total: number, noun: string): HTMLElement {
  const content = line(named(prefix.label), prefix, total, noun);
  if (prefix.children.length === 0) return el('div', { class: 'line' }, ...content);
  const made = el('details', {}, el('summary', {}, el('span', { class: 'line' }, ...content)));
  made.addEventListener('toggle', () => made.append(level(prefix, total, noun)), { once: true });
  return made;
}

function line(
  label: Child,
  { files, bytes: size, oldBytes = 0 }: { files: number; bytes: number; oldBytes?: number },
  total: number,
  noun: string,
): Child[] {
  const old = oldBytes > 0 ? `, ${bytes(oldBytes)} old or hidden` : '';
  return [
    el('span', {}, label),
    el('span', { class: 'quiet' }, ` ${bytes(size)}, ${share(size, total)}, ${count(files, noun)}${old} `),
    bar(size, total),
  ];
}
