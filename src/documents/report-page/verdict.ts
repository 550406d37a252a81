import { count, whole } from '../../text/numbers.ts';
import type { PageData, PageFinding, PageGate, PageName } from '../report/page-data.ts';
import { copyBlock } from './copy.ts';
import { type Child, el, named, prose, section, table } from './dom.ts';

const GATE_SIGNS = {
  fails: '❌ fails',
  warns: '⚠️ warns',
  skipped: '➖ skipped',
  passes: '✅ passes',
} as const;
const LEVEL_SIGNS = { error: '❌ error', warning: '⚠️ warning', note: 'ℹ️ note' } as const;

/** The result of the run, first of all. */
export function verdict(data: PageData): HTMLElement {
  const tone = data.headline.startsWith('❌') ? 'bad' : data.headline.startsWith('⚠') ? 'warn' : 'good';
  const [first = '', ...rest] = data.headline.split(' · ');
  return el(
    'header',
    { class: tone },
    el('h1', {}, first, ...rest.flatMap((part) => [' ', el('span', {}, `· ${part}`)])),
    el('p', {}, data.scope),
    data.failure !== null &&
      el(
        'pre',
        { tabindex: 0, role: 'region', 'aria-label': 'Why the inventory is not complete' },
        data.failure,
      ),
    data.hidden !== null && el('p', {}, data.hidden),
  );
}

/** Files as a list. @param several name the bucket, too */
export function fileNames(files: readonly PageName[], several: boolean): HTMLElement {
  return el(
    'ul',
    { class: 'names' },
    ...files.map(({ bucket, name, from }) =>
      el(
        'li',
        {},
        from !== undefined && named(from),
        from !== undefined && ' → ',
        several && `${bucket}: `,
        named(name),
      ),
    ),
  );
}

/** `, the first 10 of 1,200` */
export function firstOf(shown: number, all: number): string {
  return shown < all ? `, the first ${whole(shown)} of ${whole(all)}` : '';
}

export function gates({ gates: all, buckets }: PageData): HTMLElement | null {
  const several = buckets.rows.length > 1;
  return section(
    'Gates',
    all.length > 0 && el('ul', { class: 'gates' }, ...all.map((gate) => gateItem(gate, several))),
  );
}

function gateItem({ verdict: word, gate, found, files }: PageGate, several: boolean): HTMLElement {
  return el(
    'li',
    { class: word },
    el('strong', {}, GATE_SIGNS[word]),
    ' ',
    el('code', {}, gate),
    el('div', {}, found),
    ...files.flatMap(({ figure, count: all, names }) => [
      el('div', { class: 'quiet' }, el('code', {}, figure), firstOf(names.length, all), ':'),
      fileNames(names, several),
    ]),
  );
}

export function findings({ findings: found }: PageData): HTMLElement | null {
  if (!found) return null;
  const { list, more, notEvaluated, summary } = found;
  return section(
    'Findings',
    el('p', {}, `${summary}.`),
    ...list.map(findingItem),
    more > 0 && el('p', {}, `… and ${count(more, 'more finding')}, in findings.json.`),
    notEvaluated.length > 0 &&
      el(
        'details',
        {},
        el('summary', {}, 'Rules that were not evaluated'),
        el('ul', {}, ...notEvaluated.map((line) => el('li', {}, line))),
      ),
  );
}

function findingItem(finding: PageFinding): HTMLElement {
  const { level, rule, where, message, why, mend, link, count: all, names, lifecycle, keyCommand } = finding;
  const help: Child[] = [
    el('p', {}, ...prose(why)),
    el('p', {}, el('strong', {}, 'How to mend it: '), ...prose(mend)),
    names.length > 0 && el('p', {}, `Found in${firstOf(names.length, all)}:`),
    names.length > 0 && el('ul', { class: 'names' }, ...names.map((name) => el('li', {}, named(name)))),
    ...(lifecycle
      ? [
          el('p', {}, `Lifecycle rules to set. ${lifecycle.effect}`),
          copyBlock(`lifecycle rules of ${where}`, lifecycle.json),
        ]
      : []),
    ...(keyCommand === null
      ? []
      : [el('p', {}, 'The smallest key for this job:'), copyBlock('command that makes the key', keyCommand)]),
    el('p', {}, el('a', { href: link, rel: 'noreferrer' }, `Documentation of ${rule}`)),
  ];
  return el(
    'details',
    { class: `finding ${level}`, open: level === 'error' },
    el(
      'summary',
      {},
      el('strong', {}, LEVEL_SIGNS[level]),
      ' ',
      message,
      ' ',
      el('span', { class: 'quiet' }, `${where}, ${rule}`),
    ),
    ...help,
  );
}

export function buckets({ buckets: shown }: PageData): HTMLElement | null {
  const { head, rows, right, more } = shown;
  return section(
    'Buckets',
    rows.length > 0 && table(count(rows.length + more, 'bucket'), head, rows, right),
    more > 0 && el('p', {}, `… and ${count(more, 'more bucket')}, in buckets.json.`),
  );
}
