import { bytes, count, utcMinute, whole } from '../../text/numbers.ts';
import type { PageData, PageFiles } from '../report/page-data.ts';
import { copyButton, say } from './copy.ts';
import { button, el, named, plainName, section } from './dom.ts';
import { urlOf } from './urls.ts';

/** Rows that are in the page at a time. */
const WINDOW = 50;

interface Column {
  readonly title: string;
  readonly right?: true;
  /** The first click sorts from the largest. */
  readonly descends?: true;
  /** What rows are sorted by. */
  key(row: number): string | number;
  cell(row: number): Node | string;
}

/** The section with the table of files. */
export function files(data: PageData): HTMLElement | null {
  const { table: found } = data;
  if (!found || found.names.length === 0) return null;
  const shown = count(found.names.length, data.noun);
  const note = found.isAll
    ? `All ${shown}.`
    : `${shown} of ${whole(data.files)}: the largest and the newest. The other formats of the inventory have all of them.`;
  return section('Files', el('p', {}, note), new FileTable(found).element);
}

/** A window on many rows: only those that are shown are elements. */
class FileTable {
  readonly element: HTMLElement;
  readonly #files: PageFiles;
  readonly #columns: readonly Column[];
  readonly #texts: readonly string[];
  /** The rows that match the filter, sorted. */
  #rows: Uint32Array;
  /** All rows, sorted. */
  #sorted: Uint32Array;
  #first = 0;
  #filter = '';
  readonly #heads: HTMLElement[];
  readonly #body = el('tbody');
  readonly #range = el('span', { role: 'status' });
  readonly #back: HTMLButtonElement;
  readonly #on: HTMLButtonElement;

  constructor(found: PageFiles) {
    this.#files = found;
    this.#texts = found.names.map((name) => name.toLowerCase());
    this.#columns = this.#columnsOf(found);
    this.#sorted = Uint32Array.from(found.names, (_, row) => row);
    this.#rows = this.#sorted;
    this.#back = button('Previous', () => this.#turn(-WINDOW));
    this.#on = button('Next', () => this.#turn(WINDOW));
    this.#heads = this.#columns.map((column) => {
      const head = el('th', { scope: 'col', class: column.right && 'right' });
      head.append(button(column.title, () => this.#sort(column, head)));
      return head;
    });
    const input = el('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
    input.addEventListener('input', () => this.#narrow(input.value));
    this.element = el(
      'div',
      { class: 'files' },
      el(
        'div',
        { class: 'controls' },
        el('label', {}, 'Filter by name ', input),
        this.#back,
        this.#on,
        this.#range,
      ),
      el(
        'div',
        { class: 'scrolls', role: 'region', 'aria-label': 'Table of files', tabindex: 0 },
        el(
          'table',
          {},
          el('caption', { class: 'spoken' }, 'Files'),
          el('thead', {}, el('tr', {}, ...this.#heads, el('th', { scope: 'col' }, 'URL'))),
          this.#body,
        ),
      ),
    );
    this.#draw();
  }

  #columnsOf({ buckets, bucketOf, names, sizes, times, types, typeOf, states }: PageFiles): Column[] {
    const text = (values: readonly string[]) => {
      const keys = values.map((value) => value.toLowerCase());
      return (at: number) => keys[at]!;
    };
    const [byBucket, byType] = [text(buckets), text(types)];
    const bucket: Column = {
      title: 'Bucket',
      key: (row) => byBucket(bucketOf[row]!),
      cell: (row) => buckets[bucketOf[row]!]!,
    };
    return [
      {
        title: 'Name',
        key: (row) => this.#texts[row]!,
        cell: (row) => {
          const state = states[row];
          return el('span', {}, named(names[row]!), state !== undefined && el('small', {}, ` ${state}`));
        },
      },
      ...(bucketOf.length > 0 ? [bucket] : []),
      {
        title: 'Size',
        right: true,
        descends: true,
        key: (row) => sizes[row]!,
        cell: (row) => bytes(sizes[row]!),
      },
      {
        title: 'Uploaded',
        descends: true,
        key: (row) => times[row] ?? 0,
        cell: (row) => {
          const time = times[row];
          return time === null || time === undefined
            ? 'unknown'
            : utcMinute(new Date(time * 1_000).toISOString());
        },
      },
      { title: 'Type', key: (row) => byType(typeOf[row]!), cell: (row) => named(types[typeOf[row]!]!) },
    ];
  }

  #sort({ title, key, descends }: Column, head: HTMLElement): void {
    const before = head.getAttribute('aria-sort');
    const isDescending = before === null ? descends === true : before === 'ascending';
    const keys = Array.from(this.#files.names, (_, row) => key(row));
    const order = (a: number, b: number) => {
      const [left, right] = [keys[a]!, keys[b]!];
      return left < right ? -1 : left > right ? 1 : a - b;
    };
    this.#sorted = Uint32Array.from(keys, (_, row) => row).sort(order);
    if (isDescending) this.#sorted.reverse();
    for (const each of this.#heads) each.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
    this.#narrow(this.#filter);
    say(`Sorted by ${title}, ${isDescending ? 'descending' : 'ascending'}`);
  }

  #narrow(text: string): void {
    this.#filter = text;
    const wanted = text.toLowerCase();
    this.#rows =
      wanted === '' ? this.#sorted : this.#sorted.filter((row) => this.#texts[row]!.includes(wanted));
    this.#first = 0;
    this.#draw();
  }

  #turn(by: number): void {
    const first = this.#first + by;
    if (first < 0 || first >= this.#rows.length) return;
    this.#first = first;
    this.#draw();
  }

  #draw(): void {
    const [first, all] = [this.#first, this.#rows.length];
    const rows = this.#rows.subarray(first, first + WINDOW);
    this.#body.replaceChildren(...Array.from(rows, (row) => this.#row(row)));
    this.#range.textContent =
      all === 0 ? 'No file matches' : `${whole(first + 1)} to ${whole(first + rows.length)} of ${whole(all)}`;
    // Not disabled, which would lose the focus.
    this.#back.setAttribute('aria-disabled', String(first === 0));
    this.#on.setAttribute('aria-disabled', String(first + WINDOW >= all));
  }

  #row(row: number): HTMLElement {
    const [name, ...others] = this.#columns;
    const url = urlOf(this.#files, row);
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, name!.cell(row)),
      ...others.map(({ right, cell }) => el('td', { class: right && 'right' }, cell(row))),
      el('td', {}, url !== null && copyButton(`URL of ${plainName(this.#files.names[row]!)}`, () => url)),
    );
  }
}
