import { hierarchy, treemap as layout } from 'd3-hierarchy';
import { bytes, count, share } from '../../text/numbers.ts';
import type { PageTree } from '../report/page-data.ts';
import { type Colouring, colourings, legend } from './colours.ts';
import { say } from './copy.ts';
import { button, el, named } from './dom.ts';
import { describe, pathOf, type Prefix } from './tree.ts';

/** Cells of one level; what is smaller is one cell. */
const CELLS = 80;

interface Cell {
  readonly label: string;
  readonly files: number;
  readonly bytes: number;
  readonly oldBytes: number;
  /** undefined: other files. */
  readonly prefix: Prefix | undefined;
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
    this.#map.addEventListener('keydown', (event) => this.#key(event));
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
    const came = this.#cells().findIndex(({ prefix }) => prefix !== undefined && path.includes(prefix));
    const target = this.#map.children[came]?.querySelector('button') ?? this.#map.querySelector('button');
    (target ?? this.#path.querySelector<HTMLElement>('li:last-child [tabindex]'))?.focus();
  }

  /** The largest prefixes, and one cell of everything else. */
  #cells(): Cell[] {
    const { children, rest } = this.#at;
    const shown = children.slice(0, CELLS);
    const other = { ...rest };
    for (const { files, bytes: size, oldBytes } of children.slice(CELLS)) {
      other.files += files;
      other.bytes += size;
      other.oldBytes += oldBytes;
    }
    const label = shown.length === 0 ? 'all files' : 'other files';
    return [
      ...shown.map((prefix) => ({ ...prefix, prefix })),
      ...(other.files > 0 ? [{ ...other, label, prefix: undefined }] : []),
    ];
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
    const cells = this.#cells();
    this.#map.replaceChildren(...cells.map((cell) => this.#cell(cell)));
    const colours = cells.flatMap(({ prefix }) => (prefix ? [this.#colouring.of(prefix)] : []));
    this.#legend.replaceChildren(...legend(this.#colouring, new Set(colours), this.#at.oldBytes > 0));
    this.#place();
  }

  #cell(cell: Cell): HTMLElement {
    const { label, bytes: size, oldBytes, prefix } = cell;
    const text = describe(cell, this.#at.bytes, this.#noun);
    const old = el('span', { class: 'old' });
    old.style.height = `${size > 0 ? (100 * oldBytes) / size : 0}%`;
    const content = [
      old,
      el('span', { class: 'label' }, prefix ? named(label) : label),
      el('span', { class: 'size' }, `${bytes(size)}, ${share(size, this.#at.bytes)}`),
    ];
    const colour = prefix ? `${this.#colouring.label}${this.#colouring.of(prefix)}` : 'rest';
    const canGoIn = prefix !== undefined && prefix.children.length > 0;
    const inner = canGoIn
      ? button(null, () => this.#go(prefix), { class: 'cell', 'aria-label': `${text}. Go in`, title: text })
      : el('div', { class: 'cell', role: 'img', 'aria-label': text, title: text });
    inner.append(...content);
    return el('li', { class: colour }, inner);
  }

  /** Computes the places for the present shape of the map; they are in percent, so that printing keeps them. */
  #place(): void {
    const { clientWidth: width, clientHeight: height } = this.#map;
    if (width === 0 || height === 0) return;
    const cells = this.#cells();
    const root = hierarchy<{ children?: Cell[]; bytes: number }>({ children: cells, bytes: 0 }).sum(
      ({ bytes: size }) => size,
    );
    const placed = layout<{ children?: Cell[]; bytes: number }>().size([width, height]).paddingInner(2)(root);
    placed.children?.forEach(({ x0, x1, y0, y1 }, at) => {
      const item = this.#map.children[at] as HTMLElement;
      item.style.left = `${(100 * x0) / width}%`;
      item.style.top = `${(100 * y0) / height}%`;
      item.style.width = `${(100 * (x1 - x0)) / width}%`;
      item.style.height = `${(100 * (y1 - y0)) / height}%`;
      item.classList.toggle('small', x1 - x0 < 44 || y1 - y0 < 22);
      item.classList.toggle('low', y1 - y0 < 44);
    });
  }

  #key(event: KeyboardEvent): void {
    if ((event.key === 'Escape' || event.key === 'Backspace') && this.#at.parent) {
      event.preventDefault();
      this.#go(this.#at.parent);
    } else if (event.key.startsWith('Arrow')) {
      event.preventDefault();
      neighbour(this.#map, event.key)?.focus();
    }
  }
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

