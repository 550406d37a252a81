import { commonLength, compareNames, endOfPrefix, NAME_BYTES } from '../names/name-order.ts';
import { type NameModel, positionsOf, STEP_ROWS } from './name-model.ts';
import type { Range } from './range.ts';

/** An estimate of what is left of a range. It affects how fast a listing is, never which rows it returns. */
export interface Estimate {
  /** Rows left, including the page in flight. */
  rows: number;
  /** Those of them in the range's folder; see Range.folder. */
  folderRows: number;
  /** Names, in order, at which cuts would divide what is left, without its first `after` rows, into `parts` + 1 equal parts. */
  cuts(parts: number, after: number): string[];
}

/** Estimates from quantiles if the range has some, otherwise from the names received. */
export function estimate(range: Range, model: NameModel): Estimate {
  return range.quantiles ? estimateFromQuantiles(range) : estimateFromNames(range, model);
}

function estimateFromQuantiles({ quantiles, rows, cursor }: Range): Estimate {
  const { rows: total, every, names } = quantiles!;
  const left = Math.max(0, total - rows);
  return {
    rows: left,
    folderRows: 0,
    cuts: (parts, after) => {
      // Each name stands for the `every` rows before it.
      const first = names.length - Math.floor((left - after) / every);
      const open = names.slice(Math.max(0, first)).filter((name) => compareNames(name, cursor.name) > 0);
      return evenly(open, parts);
    },
  };
}

/** Rows assumed after a position about which nothing is known. */
const UNKNOWN_ROWS = 8_000;

function estimateFromNames(range: Range, model: NameModel): Estimate {
  const { target, rows, requestedRows } = range;
  const { levels, unknown, largest } = levelsOf(range, model);
  const isInside = (cut: string | null): cut is string =>
    cut !== null &&
    range.mayCut(cut) &&
    cut.startsWith(target.prefix) &&
    Buffer.byteLength(cut) <= NAME_BYTES;
  const isInFolder = (name: string) => range.folder !== undefined && name.startsWith(range.folder);
  let [left, leftInFolder] = [0, 0];
  for (const { stem, later, afterAll, rowsEach } of levels) {
    const levelRows = (later.length + (isInside(afterAll) ? 1 : 0)) * rowsEach;
    left += levelRows;
    if (isInFolder(stem)) leftInFolder += levelRows;
  }
  const candidates = () => levels.flatMap(candidatesOf).filter(({ cut }) => isInside(cut));

  // What is unknown may well end within the page in flight.
  const ends = requestedRows === 0 ? unknown.map(endOfPrefix).filter(isInside) : [];
  if (ends.length === 0) {
    return {
      rows: left,
      folderRows: leftInFolder,
      cuts: (parts, after) => shares(candidates(), parts, left - after),
    };
  }
  const each = Math.max(rows, largest, UNKNOWN_ROWS);
  const total = left + ends.length * each;
  return {
    rows: total,
    folderRows: leftInFolder + ends.filter(isInFolder).length * each,
    cuts: (parts) => {
      if (ends.length > parts) return evenly(ends, parts);
      const all = [...candidates(), ...ends.map((cut) => ({ cut, rows: each }))];
      all.sort((a, b) => compareNames(a.cut, b.cut));
      return shares(all, parts, total);
    },
  };
}

/** A position of the last name at which names to come may diverge. */
interface Level {
  /** The name before the position. */
  stem: string;
  /** Characters possible there that sort after the last name's. */
  later: readonly string[];
  /** Where names with unknown characters would begin; null: there are none. */
  afterAll: string | null;
  /** Estimated rows per character. */
  rowsEach: number;
}

/** A name at which a range may be cut, and the rows estimated from there to the next one. */
interface Candidate {
  cut: string;
  rows: number;
}

/** Goes through a range's last name, from its end to the text that all names left have in common. */
function levelsOf(range: Range, model: NameModel): { levels: Level[]; unknown: string[]; largest: number } {
  const { lastName: name, cursor, end, target, divergences } = range;
  const common = Math.max(target.prefix.length, end === null ? 0 : commonLength(name, end));
  const leaf = name.lastIndexOf('/') + 1;
  /** The deepest first, so that their candidates are in order. */
  const levels: Level[] = [];
  /** Prefixes of the name after which names may follow, though none has been seen to; the longest first. */
  const unknown: string[] = [];
  /** The most rows estimated for one level. */
  let largest = 0;
  let diverged = divergences.length - 1;
  for (const at of positionsOf(name).reverse()) {
    const { position, character } = at;
    if (position < common) break;
    while (diverged >= 0 && divergences[diverged]!.position > position) diverged--;
    const siblings = model.siblings(at);
    if (siblings === undefined) {
      // The end of a folder is also the end of each of its characters.
      const counts = position >= leaf || character === '/';
      if (counts && diverged < 0 && model.mayDiverge(at))
        unknown.push(name.slice(0, position + character.length));
      continue;
    }
    const stem = name.slice(0, position);
    // The cursor has left it.
    if (!cursor.name.startsWith(stem)) continue;
    const to = end?.startsWith(stem) ? end.slice(position) : undefined;
    const later = siblings.all.filter(
      (each) => compareNames(each, character) > 0 && (to === undefined || compareNames(each, to) < 0),
    );
    const rowsEach =
      divergences[diverged]?.position === position
        ? ownRowsEach(range, stem, character, siblings.all, later.length, diverged)
        : (siblings.rowsEach ?? Math.max(range.rows - (divergences[diverged]?.rows ?? 0), largest));
    if (rowsEach < 2 * STEP_ROWS) continue;
    const afterAll = siblings.more ? endOfPrefix(stem + (later.at(-1) ?? character)) : null;
    levels.push({ stem, later, afterAll, rowsEach });
    largest = Math.max(largest, rowsEach * siblings.all.length);
  }
  return { levels, unknown, largest };
}

/** Rows left at a level are estimated as at most this many times the rows received there. */
const MAX_RATIO = 20;

/**
 * Average rows per character at a position where the range's own names have diverged.
 * @param all characters possible there
 * @param later how many of them sort after that of the last name
 * @param diverged index of the divergence
 */
function ownRowsEach(
  { start, rows, divergences }: Range,
  stem: string,
  character: string,
  all: readonly string[],
  later: number,
  diverged: number,
): number {
  const first = start.startsWith(stem) ? start.slice(stem.length) : '';
  const passed = all.filter(
    (each) => compareNames(each, character) <= 0 && compareNames(`${each}\u{10ffff}`, first) > 0,
  );
  const received = rows - (divergences[diverged - 1]?.rows ?? 0);
  return received * Math.min(1 / Math.max(1, passed.length), MAX_RATIO / later);
}

/** In order. */
function candidatesOf({ stem, later, afterAll, rowsEach }: Level): Candidate[] {
  const cuts = later.map((character) => stem + character);
  if (afterAll !== null) cuts.push(afterAll);
  return cuts.map((cut) => ({ cut, rows: rowsEach }));
}

/** The candidates, which are in order, with 1, 2 ... `parts` shares of `total` rows after them. */
function shares(candidates: readonly Candidate[], parts: number, total: number): string[] {
  const chosen: string[] = [];
  let after = 0;
  for (const { cut, rows } of candidates.toReversed()) {
    after += rows;
    if (after > total || chosen.length === parts) break;
    // Slightly less is enough, since sums of fractions are inexact.
    if (after >= ((chosen.length + 1) * total * 0.999) / (parts + 1) && cut !== chosen.at(-1))
      chosen.push(cut);
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
