import { hierarchy, treemap as layout } from 'd3-hierarchy';
import { bytes, count, share } from '../../text/numbers.ts';
import type { PageTree } from '../report/page-data.ts';
import { type Colouring, colourings, legend } from './colours.ts';
import { say } from './copy.ts';
import { button, el, named } from './dom.ts';
import { describe, type Prefix, pathOf } from './tree.ts';

/** Cells of one level; what is smaller is one cell. */
const CELLS = 60;
/** Cells that are shown inside of one. */
const INNER_CELLS = 20;
/** Height of the label of a cell with cells inside. */
const HEAD = 42;

interface Cell {
  readonly label: string;
  readonly files: number;
  readonly bytes: number;
  readonly oldBytes: number;
  /** undefined: other files. */
  readonly prefix: Prefix | undefined;
  /** The level below, which only shows. */
  readonly inside: readonly Cell[];
}

/** Bytes by prefix as areas. A click or Enter goes into a prefix; Escape, or the path above, leads back. */
export class Treemap {
  readonly element: HTMLElement;
  readonly #noun: string;
  readonly #colourings: readonly Colouring[];
  #colouring: Colouring;
  #at: Prefix;
  readonly #path = el('ol');
  readonly #map = el('ul', { class: 'map', 'aria-label': 'Prefixes by size' });
  readonly #legend = el('ul', { class: 'legend' });

  /** @param now when the listing began, in milliseconds since 1970 */
  constructor(tree: PageTree, root: Prefix, now: number, noun: string) {
    this.#at = root;
    this.#noun = noun;
    this.#colourings = colourings(tree, now);
    this.#colouring = this.#colourings[0]!;
    this.element = el(
      'div',
      { class: 'treemap' },
      el('nav', { 'aria-label': 'Path in the treemap' }, this.#path),
      this.#choice(),
      this.#map,
      this.#legend,
    );
    this.element.addEventListener('keydown', (event) => this.#key(event));
    new ResizeObserver(() => this.#place()).observe(this.#map);
    this.#draw();
  }

  #choice(): HTMLElement {
    const options = this.#colourings.map((colouring, at) => {
      const input = el('input', { type: 'radio', name: 'colouring', checked: at === 0 });
      input.addEventListener('change', () => {
        this.#colouring = colouring;
        this.#draw();
      });
      return el('label', {}, input, ` ${colouring.label}`);
    });
    return el('fieldset', { class: 'controls' }, el('legend', {}, 'Colour by'), ...options);
  }

  #go(to: Prefix): void {
    const from = this.#at;
    this.#at = to;
    this.#draw();
    say(`${describe(to, to.bytes, this.#noun)}, ${count(to.children.length, 'prefix', 'prefixes')} inside`);
    // On the way back, where one came from.
    const path = pathOf(from);
    const came = cellsOf(this.#at).findIndex(({ prefix }) => prefix !== undefined && path.includes(prefix));
    const target = this.#map.children[came]?.querySelector('button') ?? this.#map.querySelector('button');
    (target ?? this.#path.querySelector<HTMLElement>('[aria-current]'))?.focus();
  }

  #draw(): void {
    const path = pathOf(this.#at);
    this.#path.replaceChildren(
      ...path.map((prefix) =>
        el(
          'li',
          {},
          prefix === this.#at
            ? el('span', { 'aria-current': 'location', tabindex: -1 }, named(prefix.label))
            : button(named(prefix.label), () => this.#go(prefix)),
        ),
      ),
      el('li', { class: 'quiet' }, `${bytes(this.#at.bytes)}, ${count(this.#at.files, this.#noun)}`),
    );
    const cells = cellsOf(this.#at);
    this.#map.replaceChildren(...cells.map((cell) => this.#cell(cell)));
    const colours = cells
      .flatMap((cell) => (cell.inside.length > 0 ? cell.inside : [cell]))
      .flatMap(({ prefix }) => (prefix ? [this.#colouring.of(prefix)] : []));
    this.#legend.replaceChildren(...legend(this.#colouring, new Set(colours), this.#at.oldBytes > 0));
    this.#place();
  }

  #cell(cell: Cell): HTMLElement {
    const { label, bytes: size, prefix } = cell;
    const text = describe(cell, this.#at.bytes, this.#noun);
    const canGoIn = prefix !== undefined && prefix.children.length > 0;
    const made = canGoIn
      ? button(null, () => this.#go(prefix), { class: 'cell', title: text })
      : el('div', { class: 'cell', title: text });
    made.append(
      el('span', { class: 'spoken' }, `${text}${canGoIn ? '. Go in' : ''}`),
      ...(canGoIn ? [] : [old(cell)]),
      el('span', { class: 'label', 'aria-hidden': 'true' }, prefix ? named(label) : label),
      el('span', { class: 'size', 'aria-hidden': 'true' }, `${bytes(size)}, ${share(size, this.#at.bytes)}`),
      ...cell.inside.map((inner) =>
        el(
          'span',
          { class: `inner ${this.#colour(inner)}`, 'aria-hidden': 'true' },
          old(inner),
          inner.prefix ? named(inner.label) : 'other',
        ),
      ),
    );
    return el('li', { class: canGoIn ? 'outer' : this.#colour(cell) }, made);
  }

  #colour({ prefix }: Cell): string {
    return prefix ? `${this.#colouring.label}${this.#colouring.of(prefix)}` : 'rest';
  }

  /** Computes the places for the present shape of the map; they are in percent, so that printing keeps them. */
  #place(): void {
    const { clientWidth: width, clientHeight: height } = this.#map;
    if (width === 0 || height === 0) return;
    const root = hierarchy<Pick<Cell, 'bytes' | 'inside'>>(
      { bytes: 0, inside: cellsOf(this.#at) },
      ({ inside }) => inside,
    ).sum(({ inside, bytes: size }) => (inside.length > 0 ? 0 : size));
    const placed = layout<Pick<Cell, 'bytes' | 'inside'>>()
      .size([width, height])
      .paddingInner(2)
      .paddingOuter(({ depth }) => (depth === 1 ? 4 : 0))
      .paddingTop(({ depth, y0, y1 }) => (depth === 1 ? Math.min(HEAD, y1 - y0) : 0))(root);
    placed.children?.forEach((outer, at) => {
      const item = this.#map.children[at] as HTMLElement;
      setPlace(item, outer, placed);
      const inside = item.querySelectorAll<HTMLElement>('.inner');
      for (const [index, inner] of (outer.children ?? []).entries()) setPlace(inside[index]!, inner, outer);
    });
  }

  #key(event: KeyboardEvent): void {
    if ((event.key === 'Escape' || event.key === 'Backspace') && this.#at.parent) {
      event.preventDefault();
      this.#go(this.#at.parent);
    } else if (event.key.startsWith('Arrow') && this.#map.contains(document.activeElement)) {
      event.preventDefault();
      neighbour(this.#map, event.key)?.focus();
    }
  }
}

/** The largest prefixes inside of one, and one cell of everything else. */
function cellsOf(at: Prefix, most = CELLS): Cell[] {
  const { children, rest } = at;
  const shown = children.slice(0, most);
  const other = { ...rest };
  for (const { files, bytes: size, oldBytes } of children.slice(most)) {
    other.files += files;
    other.bytes += size;
    other.oldBytes += oldBytes;
  }
  const label = shown.length === 0 ? 'all files' : 'other files';
  return [
    ...shown.map((prefix) => ({
      ...prefix,
      prefix,
      inside: most === CELLS && prefix.children.length > 0 ? cellsOf(prefix, INNER_CELLS) : [],
    })),
    ...(other.files > 0 ? [{ ...other, label, prefix: undefined, inside: [] }] : []),
  ];
}

/** The part of a cell that is old and hidden versions. */
function old({ bytes: size, oldBytes }: Cell): HTMLElement {
  const made = el('span', { class: 'old' });
  made.style.height = `${size > 0 ? (100 * oldBytes) / size : 0}%`;
  return made;
}

interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

function setPlace(element: HTMLElement, { x0, x1, y0, y1 }: Box, around: Box): void {
  const [width, height] = [around.x1 - around.x0, around.y1 - around.y0];
  const percent = (part: number, of: number) => `${of > 0 ? (100 * part) / of : 0}%`;
  const { style, classList } = element;
  style.left = percent(x0 - around.x0, width);
  style.top = percent(y0 - around.y0, height);
  style.width = percent(x1 - x0, width);
  style.height = percent(y1 - y0, height);
  classList.toggle('small', x1 - x0 < 44 || y1 - y0 < 18);
  classList.toggle('low', y1 - y0 < HEAD);
}

/** The nearest button in the direction of an arrow key. */
function neighbour(map: HTMLElement, key: string): HTMLElement | undefined {
  const from = document.activeElement?.getBoundingClientRect();
  if (!from) return undefined;
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  const ahead = {
    ArrowRight: (dx: number) => dx,
    ArrowLeft: (dx: number) => -dx,
    ArrowDown: (_: number, dy: number) => dy,
    ArrowUp: (_: number, dy: number) => -dy,
  }[key];
  let [best, least]: [HTMLElement | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (const each of map.querySelectorAll('button')) {
    const box = each.getBoundingClientRect();
    const [dx, dy] = [box.x + box.width / 2 - x, box.y + box.height / 2 - y];
    const along = ahead?.(dx, dy) ?? 0;
    if (along <= 1) continue;
    const distance = along + 3 * (Math.abs(dx) + Math.abs(dy) - along);
    if (distance < least) [best, least] = [each, distance];
  }
  return best;
}
