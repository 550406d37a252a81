import { bytes, count, utcMinute, whole } from '../../text/numbers.ts';
import type { PageData, PageGrowth } from '../report/page-data.ts';
import { bar, barHead, el, named, section, table } from './dom.ts';
import { fileNames, firstOf } from './verdict.ts';

/** Prefixes that are shown without a click. */
const FIRST = 10;

/** Changes by kind with their names, and growth by prefix. */
export function changes({ changes: found, buckets }: PageData): HTMLElement | null {
  if (!found) return null;
  const { since, kinds, prefixes, more, note } = found;
  const title = `Changes since ${utcMinute(new Date(since).toISOString())}`;
  if (kinds.length === 0) return section('Changes', el('p', {}, `${title}: none.`));
  const most = Math.max(...prefixes.map(({ growth }) => Math.abs(growth)));
  return section(
    'Changes',
    table(
      title,
      ['Change', 'Files', 'Size'],
      kinds.map(({ kind, files, bytes: size }) => [kind, whole(files), bytes(size)]),
      [1, 2],
    ),
    note !== null && el('p', {}, note),
    ...kinds.map(
      ({ kind, files, names }) =>
        names.length > 0 &&
        el(
          'details',
          {},
          el('summary', {}, `${kind}${firstOf(names.length, files)}`),
          fileNames(names, buckets.rows.length > 1),
        ),
    ),
    growthTable(prefixes.slice(0, FIRST), most),
    prefixes.length > FIRST &&
      el(
        'details',
        {},
        el('summary', {}, `${count(prefixes.length - FIRST, 'more prefix', 'more prefixes')}`),
        growthTable(prefixes.slice(FIRST), most),
      ),
    more > 0 && el('p', {}, `… and ${count(more, 'smaller prefix', 'smaller prefixes')}.`),
  );
}

function growthTable(prefixes: readonly PageGrowth[], most: number): HTMLElement | null {
  if (prefixes.length === 0) return null;
  return table(
    'Growth by prefix',
    ['Prefix', 'Added', 'Removed', 'Changed', 'Growth', barHead()],
    prefixes.map(({ prefix, added, removed, changed, growth }) => [
      prefix === '' ? 'in no folder' : named(prefix),
      whole(added),
      whole(removed),
      whole(changed),
      signed(growth),
      growthBar(growth, most),
    ]),
    [1, 2, 3, 4],
  );
}

function signed(value: number): string {
  if (value === 0) return 'none';
  return `${value > 0 ? '+' : '−'}${bytes(Math.abs(value))}`;
}

function growthBar(growth: number, most: number): HTMLElement {
  const made = bar(Math.abs(growth), most);
  if (growth < 0) made.classList.add('less');
  return made;
}
