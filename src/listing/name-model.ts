import { commonLength, compareNames } from '../names/name-order.ts';

/** Every so many rows of a page, a name is learned from; groups smaller than two steps are not estimated well. */
export const STEP_ROWS = 64;
/** Characters kept per position: some scripts have thousands. */
const MAX_CHARACTERS = 512;

/** With fewer digits seen at a position, it may be something else than a number that counts up. */
const MIN_DIGITS = 3;

/** A character of a name and where it is. */
export interface Position {
  /** In UTF-16 units from the beginning. */
  position: number;
  character: string;
  /** Number of `/` before it, and of characters after the last of them. */
  depth: number;
  offset: number;
}

/** The positions of a name's characters. */
export function positionsOf(name: string): Position[] {
  const positions: Position[] = [];
  let [position, depth, offset] = [0, 0, 0];
  for (const character of name) {
    positions.push({ position, character, depth, offset });
    position += character.length;
    offset++;
    if (character === '/') [depth, offset] = [depth + 1, 0];
  }
  return positions;
}

/** One of `positionsOf`, without computing the others; undefined beyond the name's end. */
function positionAt(name: string, position: number): Position | undefined {
  if (position >= name.length) return undefined;
  const start = position === 0 ? 0 : name.lastIndexOf('/', position - 1) + 1;
  let offset = 0;
  for (const _ of name.slice(start, position)) offset++;
  return {
    position,
    character: String.fromCodePoint(name.codePointAt(position)!),
    depth: depthAt(name, position),
    offset,
  };
}

/** Number of `/` before a position. */
function depthAt(name: string, position: number): number {
  let depth = 0;
  for (let at = name.indexOf('/'); at >= 0 && at < position; at = name.indexOf('/', at + 1)) depth++;
  return depth;
}

/** A position at which the last name of a range differs from an earlier one. */
export interface Divergence {
  position: number;
  /** Rows of the range before the first one that has the last name's character there, and the same text before it. */
  rows: number;
}

/** The characters that names of the bucket have at a position where they diverge. */
class Alphabet {
  /** In order. */
  readonly characters: string[] = [];
  /** Somewhere in the bucket, all of them have been passed. */
  complete = false;
  #rows = 0;
  #passed = 0;

  add(character: string): void {
    if (!this.has(character) && this.characters.length < MAX_CHARACTERS)
      this.characters.splice(this.rank(character), 0, character);
  }

  has(character: string): boolean {
    return this.characters[this.rank(character)] === character;
  }

  /** The number of characters before this one. */
  rank(character: string): number {
    let [low, high] = [0, this.characters.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareNames(this.characters[middle]!, character) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Several digits, and nothing else. */
  get countsUp(): boolean {
    const { characters } = this;
    return characters.length >= MIN_DIGITS && characters[0]! >= '0' && characters.at(-1)! <= '9';
  }

  /** Records rows that are spread over this many consecutive characters. */
  pass(rows: number, characters: number): void {
    this.#rows += rows;
    this.#passed += Math.max(1, characters);
  }

  /** Average rows per character; undefined if none has been passed. */
  get rowsEach(): number | undefined {
    return this.#passed > 0 ? this.#rows / this.#passed : undefined;
  }
}

/** The characters possible at a position of a name. */
export interface Siblings {
  /** All known ones, including the name's own, in order. */
  all: readonly string[];
  /** There may be more after them. */
  more: boolean;
  /** Average rows per character; undefined if unknown. */
  rowsEach: number | undefined;
}

/**
 * What is known about the names of a bucket. Names are read like numbers, digit by digit: the characters at a position
 * of one folder, and the rows that each of them has, are likely to be the same in the next folder.
 */
export class NameModel {
  readonly #alphabets = new Map<number, Alphabet>();
  /** By depth, the characters at any position. */
  readonly #depths: Alphabet[] = [];
  /** The characters at any position of any depth. */
  readonly #anywhere = new Alphabet();
  /** By depth, whether a complete folder has been passed. */
  readonly #folderPassed: boolean[] = [];

  /**
   * Learns from two names of a range, of which the second comes later.
   * @param divergences of the first name, in order of position; updated to those of the second
   * @param start of the range
   * @param rows of the range before the second name
   */
  learn(divergences: Divergence[], start: string, before: string, name: string, rows: number): void {
    const position = commonLength(before, name);
    for (let last = divergences.at(-1); last && last.position > position; last = divergences.at(-1)) {
      // The last of its characters is passed, and all that could follow it.
      const { alphabet, character } = this.#add(before, last.position)!;
      alphabet.pass(rows - last.rows, alphabet.characters.length - alphabet.rank(character));
      alphabet.complete = true;
      divergences.pop();
    }
    const from = this.#add(before, position);
    const to = this.#add(name, position)!;
    const last = divergences.at(-1);
    const isSame = last?.position === position;
    // A range may begin after the first characters.
    const begin = start.startsWith(name.slice(0, position)) ? positionAt(start, position) : undefined;
    const passed = (isSame ? from : begin)?.character;
    to.alphabet.pass(
      rows - (last?.rows ?? 0),
      to.alphabet.rank(to.character) - (passed === undefined ? 0 : to.alphabet.rank(passed)),
    );
    if (isSame) last.rows = rows;
    else divergences.push({ position, rows });
    for (let depth = depthAt(before, before.length); depth > to.depth; depth--)
      this.#folderPassed[depth] = true;
  }

  /** Learns from two names with unknown rows between them. */
  compare(before: string, name: string): void {
    const position = commonLength(before, name);
    for (const each of [before, name]) this.#add(each, position);
  }

  #add(name: string, at: number): (Position & { alphabet: Alphabet }) | undefined {
    const position = positionAt(name, at);
    if (!position) return undefined;
    const key = keyOf(position);
    const alphabet = this.#alphabets.get(key) ?? new Alphabet();
    this.#alphabets.set(key, alphabet);
    this.#depths[position.depth] ??= new Alphabet();
    for (const each of [alphabet, this.#depths[position.depth]!, this.#anywhere])
      each.add(position.character);
    return { ...position, alphabet };
  }

  /** The characters possible at a position; undefined if names were never seen to diverge there. */
  siblings(position: Position): Siblings | undefined {
    const alphabet = this.#alphabets.get(keyOf(position));
    if (!alphabet) return undefined;
    const { rowsEach, complete } = alphabet;
    if (complete) return { all: alphabet.characters, more: false, rowsEach };
    // Add those of the other positions of the same kind: letters seldom take the place of digits. Where digits count up,
    // such as in a date, those of other depths are likely to come, too.
    const kind = kindOf(position.character);
    const known = alphabet.countsUp ? this.#anywhere : this.#depths[position.depth]!;
    const all = known.characters.filter((character) => kindOf(character) === kind || alphabet.has(character));
    return { all, more: true, rowsEach };
  }

  /** Whether names could diverge at a position where they have not yet: no folder of that depth has been passed. */
  mayDiverge({ depth }: Position): boolean {
    return !this.#folderPassed[depth];
  }
}

function keyOf({ depth, offset }: Position): number {
  return depth * 2_048 + offset;
}

const KINDS = [/^[0-9]$/, /^[A-Z]$/, /^[a-z]$/];

function kindOf(character: string): number {
  return KINDS.findIndex((kind) => kind.test(character));
}
