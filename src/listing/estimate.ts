import { commonLength, compareNames, endOfPrefix, NAME_BYTES } from '../names/name-order.ts';
import { type NameModel, positionsOf, STEP_ROWS } from './name-model.ts';
import type { Range } from './range.ts';

/** A guess at what a range has left, and places to cut it. */
export interface Estimate {
  /** Rows left, the page under way included. Only ever a guess: it decides how fast a walk is, never what it finds. */
  rows: number;
  /** Names at which cuts would leave `parts` + 1 like parts of what is left behind the page under way, in order. */
  cuts(parts: number): string[];
}

/** What a range has left, from an earlier inventory where there is one, or else from names. */
export function estimate(range: Range, shape: NameModel): Estimate {
  return range.hint ? outlookFromHint(range) : outlookFromNames(range, shape);
}

function outlookFromHint({ hint, rows, underWay, cursor }: Range): Estimate {
  const left = Math.max(0, hint!.rows - rows);
  // Every name of the hint stands for `every` rows up to it.
  const behind = hint!.names.length - Math.floor((left - underWay) / hint!.every);
  const open = hint!.names.slice(Math.max(0, behind)).filter((name) => compareNames(name, cursor.name) > 0);
  return { rows: left, cuts: (parts) => evenly(open, parts) };
}

/** Rows taken to lie behind a place where nothing is known. */
const UNKNOWN_ROWS = 8_000;

function outlookFromNames(range: Range, shape: NameModel): Estimate {
  const { target, rows, underWay } = range;
  const { levels, unknown, below } = look(range, shape);
  const isInside = (cut: string | null): cut is string =>
    cut !== null &&
    range.mayCut(cut) &&
    cut.startsWith(target.prefix) &&
    Buffer.byteLength(cut) <= NAME_BYTES;
  const left = levels.reduce((sum, { later, behind, rowsEach }) => {
    return sum + (later.length + (isInside(behind) ? 1 : 0)) * rowsEach;
  }, 0);
  const places = () => levels.flatMap(placesOf).filter(({ cut }) => isInside(cut));

  // What is unknown may well end within the page under way.
  const ends = underWay === 0 ? unknown.map(endOfPrefix).filter(isInside) : [];
  if (ends.length === 0) return { rows: left, cuts: (parts) => shares(places(), parts, left - underWay) };
  const each = Math.max(rows, below, UNKNOWN_ROWS);
  const all = left + ends.length * each;
  return {
    rows: all,
    cuts: (parts) => {
      if (ends.length > parts) return evenly(ends, parts);
      const both = [...places(), ...ends.map((cut) => ({ cut, rows: each }))];
      both.sort((a, b) => compareNames(a.cut, b.cut));
      return shares(both, parts, all);
    },
  };
}

/** A place where the range's names may part again. */
interface Level {
  /** What the names there begin with. */
  stem: string;
  /** Characters that may follow it, behind that of the newest name. */
  later: readonly string[];
  /** Where names with characters begin that nothing is known of; null: there are none. */
  behind: string | null;
  /** Rows that each character is taken to have. */
  rowsEach: number;
}

/** Looks along a range's newest name, from its end to where all names that are left are alike. */
function look(range: Range, shape: NameModel): { levels: Level[]; unknown: string[]; below: number } {
  const { newest: name, end, target, trail } = range;
  const alike = Math.max(target.prefix.length, end === null ? 0 : commonLength(name, end));
  const leaf = name.lastIndexOf('/') + 1;
  /** The deepest first, so that all their places are in order. */
  const levels: Level[] = [];
  /** Beginnings of the name behind which there may be others, though nothing has shown it yet; the longest first. */
  const unknown: string[] = [];
  /** Rows that a stretch of names which are alike up to the last level is taken to have. */
  let below = 0;
  let parted = trail.length - 1;
  for (const spot of positionsOf(name).reverse()) {
    const { position, character } = spot;
    if (position < alike) break;
    while (parted >= 0 && trail[parted]!.position > position) parted--;
    const siblings = shape.siblings(spot);
    if (siblings === undefined) {
      // Behind a folder is behind each of its characters, too.
      const counts = position >= leaf || character === '/';
      if (counts && parted < 0 && shape.mayPart(spot))
        unknown.push(name.slice(0, position + character.length));
      continue;
    }
    const stem = name.slice(0, position);
    const to = end?.startsWith(stem) ? end.slice(position) : undefined;
    const later = siblings.all.filter(
      (each) => compareNames(each, character) > 0 && (to === undefined || compareNames(each, to) < 0),
    );
    const rowsEach =
      trail[parted]?.position === position
        ? ownRowsEach(range, stem, character, siblings.all, later.length, parted)
        : (siblings.rowsEach ?? Math.max(range.rows - (trail[parted]?.rows ?? 0), below));
    if (rowsEach < 2 * STEP_ROWS) continue;
    const behind = siblings.more ? endOfPrefix(stem + (later.at(-1) ?? character)) : null;
    levels.push({ stem, later, behind, rowsEach });
    below = Math.max(below, rowsEach * siblings.all.length);
  }
  return { levels, unknown, below };
}

/** What is behind a place is not taken to be more than this many times what has come there. */
const TRUST = 20;

/**
 * Rows that a character has on average where the range's own names have parted.
 * @param all characters that may stand there
 * @param later how many of them come behind that of the newest name
 * @param parted which parting it is
 */
function ownRowsEach(
  { start, rows, trail }: Range,
  stem: string,
  character: string,
  all: readonly string[],
  later: number,
  parted: number,
): number {
  const first = start.startsWith(stem) ? start.slice(stem.length) : '';
  const passed = all.filter(
    (each) => compareNames(each, character) <= 0 && compareNames(`${each}\u{10ffff}`, first) > 0,
  );
  const come = rows - (trail[parted - 1]?.rows ?? 0);
  return come * Math.min(1 / Math.max(1, passed.length), TRUST / later);
}

/** Where the names of a level may be cut, in order. */
function placesOf({ stem, later, behind, rowsEach }: Level): { cut: string; rows: number }[] {
  const cuts = later.map((character) => stem + character);
  if (behind !== null) cuts.push(behind);
  return cuts.map((cut) => ({ cut, rows: rowsEach }));
}

/** Those of the places, which are in order, that have 1, 2 ... `parts` shares of `total` rows behind them. */
function shares(places: readonly { cut: string; rows: number }[], parts: number, total: number): string[] {
  const chosen: string[] = [];
  let behind = 0;
  for (const place of places.toReversed()) {
    behind += place.rows;
    if (behind > total || chosen.length === parts) break;
    // A little less will do, for sums of fractions fall short.
    if (behind >= ((chosen.length + 1) * total * 0.999) / (parts + 1) && place.cut !== chosen.at(-1))
      chosen.push(place.cut);
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
