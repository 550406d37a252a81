import { codePoint, HIDDEN } from '../../text/hidden-characters.ts';

/** Elements are made with text nodes only: whatever a name contains, it stays text. */

export type Child = Node | string | null | undefined | false;

/** An element with attributes; those that are false or undefined are left out. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

/** The same of SVG. */
export function svg(
  tag: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
  ...children: readonly Child[]
): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

function setAttributes(
  element: Element,
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value));
  }
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) if (child || child === '') element.append(child);
}

/** A button that does something. */
export function button(
  label: Child,
  act: () => void,
  attributes: Record<string, string> = {},
): HTMLButtonElement {
  const made = el('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', act);
  return made;
}

/** A section with a heading; nothing without content. */
export function section(title: string, ...children: readonly Child[]): HTMLElement | null {
  if (!children.some(Boolean)) return null;
  const id = title.toLowerCase().replaceAll(' ', '-');
  return el('section', { 'aria-labelledby': id }, el('h2', { id, tabindex: -1 }, title), ...children);
}

const SPLIT = new RegExp(`(${HIDDEN.source})`, 'gu');

/** A file name, or a part of one, in which hidden characters show as their code points. */
export function named(text: string): HTMLElement {
  const parts = text.split(SPLIT).filter((part) => part !== '');
  const marked = parts.map((part, at) =>
    isHidden(part)
      ? el('bdi', { class: 'hidden', role: 'img', 'aria-label': codePoint(part) }, part)
      : at === 0 && parts.length === 1
        ? part
        : el('bdi', {}, part),
  );
  const name = el('bdi', { class: 'name' }, ...marked);
  return text.trim() === '' ? el('span', {}, name, el('small', {}, ' blank name')) : name;
}

function isHidden(part: string): boolean {
  return Array.from(part).length === 1 && HIDDEN.test(part);
}

/** A name where only text is possible, such as in a label. */
export function plainName(text: string): string {
  return text.replace(SPLIT, (character) => `[${codePoint(character)}]`);
}

/** Text of Markdown, of which only code in backticks and the text of links is used. */
export function prose(text: string): Child[] {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .split('`')
    .map((part, at) => (at % 2 === 1 ? el('code', {}, part) : part));
}

/** A table whose caption is its name. @param right indices of right-aligned columns */
export function table(
  caption: string,
  head: readonly Child[],
  rows: readonly (readonly Child[])[],
  right: readonly number[] = [],
): HTMLElement {
  const align = (column: number) => (right.includes(column) ? 'right' : undefined);
  return el(
    'div',
    { class: 'scrolls', role: 'region', 'aria-label': caption, tabindex: 0 },
    el(
      'table',
      {},
      el('caption', {}, caption),
      el(
        'thead',
        {},
        el('tr', {}, ...head.map((cell, at) => el('th', { scope: 'col', class: align(at) }, cell))),
      ),
      el(
        'tbody',
        {},
        ...rows.map((row) =>
          el(
            'tr',
            {},
            ...row.map((cell, at) =>
              at === 0
                ? el('th', { scope: 'row' }, cell)
                : el('td', { class: align(at), ...labelled(head[at]) }, cell),
            ),
          ),
        ),
      ),
    ),
  );
}

/** On narrow screens a cell is not below the head of its column. */
function labelled(head: Child): { 'data-label'?: string } {
  return typeof head === 'string' && head !== '' ? { 'data-label': head } : {};
}

/** Head of a column of bars. */
export const barHead = (): HTMLElement => el('span', { class: 'spoken' }, 'Bar');

/** A bar as long as a share is. */
export function bar(part: number, of: number): HTMLElement {
  const made = el('span', { class: 'bar', 'aria-hidden': 'true' }, el('span', {}));
  const filled = made.firstElementChild as HTMLElement;
  filled.style.width = `${of > 0 ? Math.min(100, (100 * part) / of) : 0}%`;
  return made;
}
