import type { PageTree } from '../report/page-data.ts';
import { el } from './dom.ts';
import type { Prefix } from './tree.ts';

const DAY = 86_400_000;

/** What the colours of the treemap mean. */
export interface Colouring {
  readonly label: string;
  /** Names of the classes `c0`, `c1` and so on. */
  readonly meanings: readonly string[];
  of(prefix: Pick<Prefix, 'newest' | 'group'>): number;
}

const AGES: readonly (readonly [days: number, meaning: string])[] = [
  [7, 'newest file under 7 days old'],
  [30, 'under 30 days'],
  [90, 'under 90 days'],
  [365, 'under a year'],
  [Number.POSITIVE_INFINITY, 'a year or more'],
];

/** By the type with the most bytes, and by the age of the newest file. */
export function colourings({ groups }: PageTree, now: number): Colouring[] {
  return [
    { label: 'type', meanings: groups, of: ({ group }) => group },
    {
      label: 'age',
      meanings: [...AGES.map(([, meaning]) => meaning), 'unknown'],
      of: ({ newest }) =>
        newest === null ? AGES.length : AGES.findIndex(([days]) => now - newest < days * DAY),
    },
  ];
}

/** The colours that occur. @param hasOld some bytes are of old or hidden versions */
export function legend(
  { label, meanings }: Colouring,
  used: ReadonlySet<number>,
  hasOld: boolean,
): HTMLElement[] {
  const items = [...used]
    .sort((a, b) => a - b)
    .map((colour) =>
      el(
        'li',
        {},
        el('span', { class: `swatch ${label}${colour}`, 'aria-hidden': 'true' }),
        meanings[colour],
      ),
    );
  if (hasOld)
    items.push(
      el('li', {}, el('span', { class: 'swatch old', 'aria-hidden': 'true' }), 'old and hidden versions'),
    );
  return items;
}
