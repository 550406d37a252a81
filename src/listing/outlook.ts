import type { Alphabet } from './alphabet.ts';
import { compareNames, endOfPrefix, NAME_BYTES } from './key-range.ts';
import { commonLength } from './levels.ts';
import type { Range } from './walk-range.ts';

/** A guess at what a range has left, and places to cut it. */
export interface Outlook {
  /** Rows left, the page under way included. Only ever a guess: it decides how fast a walk is, never what it finds. */
  rows: number;
  /** Names at which cuts would leave `parts` + 1 like parts of what is left behind the page under way, in order. */
  cuts(parts: number): string[];
}

/** What a range has left, from an earlier inventory where there is one, or else from its own names. */
export function outlook(range: Range, alphabet: Alphabet): Outlook {
  return range.hint ? outlookFromHint(range) : outlookFromNames(range, alphabet);
}

function outlookFromHint({ hint, rows, underWay, cursor }: Range): Outlook {
  const left = Math.max(0, hint!.rows - rows);
  // Every name of the hint stands for `every` rows up to it.
  const behind = hint!.names.length - Math.floor((left - underWay) / hint!.every);
  const open = hint!.names.slice(Math.max(0, behind)).filter((name) => compareNames(name, cursor.name) > 0);
  return { rows: left, cuts: (parts) => evenly(open, parts) };
}

/** No level is taken to hold more than this many times what it has shown. */
const TRUST = 20;

function outlookFromNames(range: Range, alphabet: Alphabet): Outlook {
  const { cursor, end, start, target, levels, rows, underWay } = range;
  const isInside = (cut: string | null): cut is string =>
    cut !== null &&
    compareNames(cut, cursor.name) > 0 &&
    (end === null || compareNames(cut, end) < 0) &&
    cut.startsWith(target.prefix) &&
    cut.isWellFormed() &&
    Buffer.byteLength(cut) <= NAME_BYTES;

  // Up to here all names that are left are alike.
  const alike = Math.max(target.prefix.length, end === null ? 0 : commonLength(cursor.name, end));
  const places: { cut: string; rows: number }[] = [];
  let before = 0;
  for (const level of levels) {
    if (level.position >= alike) {
      const stem = cursor.name.slice(0, level.position);
      const character = String.fromCodePoint(cursor.name.codePointAt(level.position) ?? 0x20);
      const siblings = alphabet
        .after(character)
        .map((sibling) => stem + sibling)
        .filter(isInside);
      const first = start.startsWith(stem) ? start.slice(level.position) : '';
      const each = (rows - before) * Math.min(1 / alphabet.span(first, character), TRUST / siblings.length);
      // What is nearest to the range's end stands first.
      for (const cut of siblings.reverse()) places.push({ cut, rows: each });
    }
    before = level.rows;
  }
  const left = places.reduce((sum, place) => sum + place.rows, 0);

  const unknown = unknownLevels(cursor.name, alike, levels[0]?.position ?? cursor.name.length);
  for (let index = unknown.length >> 1; index < unknown.length; index++) {
    const cut = endOfPrefix(cursor.name.slice(0, unknown[index]));
    if (isInside(cut)) return { rows: left + rows, cuts: () => [cut] };
  }
  return { rows: left, cuts: (parts) => shares(places, parts, left - underWay, left - underWay / 2) };
}

/**
 * Positions, from one to another, where names have not been seen to vary, but may: behind each folder's name, and
 * behind each character of the part in which names do vary. Whoever cuts behind everything that is like the cursor
 * up to the middle one finds the position that counts in a few steps.
 */
function unknownLevels(cursor: string, from: number, to: number): number[] {
  const part = cursor.lastIndexOf('/', to - 1) + 1;
  const positions: number[] = [];
  let position = 0;
  for (const character of cursor.slice(0, to)) {
    position += character.length;
    if (position > from && (position > part || character === '/')) positions.push(position);
  }
  return positions;
}

/** Places that have 1, 2 ... `parts` shares of `total` rows behind them, none with more than `most`. */
function shares(
  places: readonly { cut: string; rows: number }[],
  parts: number,
  total: number,
  most: number,
): string[] {
  const chosen: string[] = [];
  let behind = 0;
  for (const place of places) {
    behind += place.rows;
    if (behind >= most || chosen.length === parts) break;
    // A little less will do, for sums of fractions fall short.
    if (behind >= ((chosen.length + 1) * total * 0.999) / (parts + 1)) chosen.push(place.cut);
  }
  return chosen.reverse();
}

function evenly(names: readonly string[], parts: number): string[] {
  const cuts = Array.from(
    { length: parts },
    (_, part) => names[Math.floor(((part + 1) * names.length) / (parts + 1))],
  );
  return [...new Set(cuts)].filter((name) => name !== undefined);
}
