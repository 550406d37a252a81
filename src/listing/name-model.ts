import { commonLength, compareNames } from '../names/name-order.ts';

/** Names of a page are looked at in steps of this many rows; what is smaller than two steps is not seen well. */
export const STEP_ROWS = 64;
/** Characters kept of a place; scripts have thousands. */
const CHARACTERS_KEPT = 512;

/** A character of a name, and where it stands. */
export interface Position {
  /** In UTF-16 units from the name's beginning. */
  position: number;
  character: string;
  /** How many `/` stand before it, and how many characters behind the last of them. */
  depth: number;
  offset: number;
}

/** The characters of a name. */
export function positionsOf(name: string): Position[] {
  const spots: Position[] = [];
  let [position, depth, offset] = [0, 0, 0];
  for (const character of name) {
    spots.push({ position, character, depth, offset });
    position += character.length;
    offset++;
    if (character === '/') [depth, offset] = [depth + 1, 0];
  }
  return spots;
}

/** The one of them at a position, without the others; undefined where the name has ended. */
function spotAt(name: string, position: number): Position | undefined {
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

/** How many `/` stand before a position. */
function depthAt(name: string, position: number): number {
  let depth = 0;
  for (let at = name.indexOf('/'); at >= 0 && at < position; at = name.indexOf('/', at + 1)) depth++;
  return depth;
}

/** Where a range's newest name last parted from those before it. */
export interface Divergence {
  position: number;
  /** Rows of the range before the first name that is like the newest one up to and with the character there. */
  rows: number;
}

/** A spot at which names of the bucket have parted. */
class Place {
  /** Those met, in order. */
  readonly characters: string[] = [];
  /** All that may stand here have passed at least once, somewhere. */
  complete = false;
  #rows = 0;
  #steps = 0;

  meet(character: string): void {
    const index = this.rank(character);
    if (this.characters[index] !== character && this.characters.length < CHARACTERS_KEPT)
      this.characters.splice(index, 0, character);
  }

  /** How many characters come before. */
  rank(character: string): number {
    let [low, high] = [0, this.characters.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareNames(this.characters[middle]!, character) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** So many rows lay on so many characters one after the other, of which some may have had none. */
  passed(rows: number, characters: number): void {
    this.#rows += rows;
    this.#steps += Math.max(1, characters);
  }

  /** Rows that a character has on average; undefined as long as none has passed. */
  get rowsEach(): number | undefined {
    return this.#steps > 0 ? this.#rows / this.#steps : undefined;
  }
}

/** What may stand at a spot of a name. */
export interface Siblings {
  /** All known ones, the name's own included, in order. */
  all: readonly string[];
  /** There may be others behind them. */
  more: boolean;
  /** See Place. */
  rowsEach: number | undefined;
}

/**
 * What the names of a bucket have taught so far. They are read like numbers, place by place: what stood at a place
 * in one folder, and how many rows each character there had, is likely to come again in the next one.
 */
export class NameModel {
  readonly #places = new Map<number, Place>();
  /** By depth, what stands at any place of it. */
  readonly #depths: Place[] = [];
  /** Whether a whole folder of that depth has passed. */
  readonly #passed: boolean[] = [];

  /**
   * Looks at two names of a range, one somewhere behind the other.
   * @param trail where the first one parted from those before it, the shallowest first; then where the second one did
   * @param rows of the range that come before the second
   */
  learn(trail: Divergence[], before: string, name: string, rows: number): void {
    const position = commonLength(before, name);
    for (let last = trail.at(-1); last && last.position > position; last = trail.at(-1)) {
      // The last of its characters has passed, and whatever would have come behind it.
      const { place, character } = this.#meet(before, last.position)!;
      place.passed(rows - last.rows, place.characters.length - place.rank(character));
      place.complete = true;
      trail.pop();
    }
    const from = this.#meet(before, position);
    const to = this.#meet(name, position)!;
    const last = trail.at(-1);
    const goesOn = last?.position === position;
    to.place.passed(
      rows - (last?.rows ?? 0),
      to.place.rank(to.character) - (goesOn && from ? from.place.rank(from.character) : 0),
    );
    if (goesOn) last.rows = rows;
    else trail.push({ position, rows });
    for (let deeper = depthAt(before, before.length); deeper > to.depth; deeper--)
      this.#passed[deeper] = true;
  }

  /** Looks at two names of different ranges: nothing is known of what lies between them. */
  compare(before: string, name: string): void {
    const position = commonLength(before, name);
    for (const each of [before, name]) this.#meet(each, position);
  }

  #meet(name: string, position: number): (Position & { place: Place }) | undefined {
    const spot = spotAt(name, position);
    if (!spot) return undefined;
    const key = keyOf(spot);
    const place = this.#places.get(key) ?? new Place();
    this.#places.set(key, place);
    this.#depths[spot.depth] ??= new Place();
    for (const each of [place, this.#depths[spot.depth]!]) each.meet(spot.character);
    return { ...spot, place };
  }

  /** What may stand at the spot; undefined where names have never been seen to part. */
  siblings(spot: Position): Siblings | undefined {
    const place = this.#places.get(keyOf(spot));
    if (!place) return undefined;
    const { rowsEach, complete } = place;
    if (complete) return { all: place.characters, more: false, rowsEach };
    // What is known from elsewhere will do. Where digits stand, letters seldom do, and the other way round.
    const kind = kindOf(spot.character);
    const all = this.#depths[spot.depth]!.characters.filter((character) => kindOf(character) === kind);
    return { all, more: true, rowsEach };
  }

  /** Whether names may part there though they have not yet: no whole folder of that depth has passed. */
  mayPart({ depth }: Position): boolean {
    return !this.#passed[depth];
  }
}

function keyOf({ depth, offset }: Position): number {
  return depth * 2_048 + offset;
}

const KINDS = [/^[0-9]$/, /^[A-Z]$/, /^[a-z]$/];

function kindOf(character: string): number {
  return KINDS.findIndex((kind) => kind.test(character));
}
