import { type ListCall, type ListFilesRequest, PAGE_ROWS } from '../b2/calls.ts';
import type { Page } from '../b2/page/page.ts';
import { compareNames, prefixUpTo } from '../names/name-order.ts';
import { type Divergence, type NameModel, STEP_ROWS } from './name-model.ts';
import { divideQuantiles, type Quantiles } from './quantiles.ts';

/** Thrown when names do not come in the order that cutting into ranges relies on. */
export class OutOfOrderError extends Error {
  override readonly name = 'OutOfOrderError';
}

/** What is walked of a bucket. */
export interface Target {
  bucketId: string;
  bucketName: string;
  /** null: the key may not list buckets. */
  bucketType: string | null;
  prefix: string;
}

export interface Cursor {
  name: string;
  /** With versions: where in the versions of `name`. */
  id: string | null;
}

const THOUSAND = 1_000;
/** A range that gives this many times what the hint says is another than it was. */
const HINT_FITS = 1.3;

/** Rows asked for beyond a hint: one that shows that the end is reached, and room for a few new files. */
function marginOf(hint: Quantiles): number {
  return 1 + Math.ceil(hint.rows / 200);
}

/** The names of one target from `cursor` up to `end`, listed page by page, one request after the other. */
export class Range {
  readonly target: Target;
  readonly start: string;
  /** Where the next page begins; what lies before it is listed. */
  cursor: Cursor;
  /** The first name that is another range's; null: the target's end. A cut lowers it, never below the cursor. */
  end: string | null;
  /** The range that begins at `end`. */
  next: Range | undefined;
  /** Pages received and not yet taken, in order. */
  readonly pages: { rows: number; take(): Promise<Page> }[] = [];
  /** A request for this range is out; `underWay` rows are asked for. */
  busy = false;
  underWay = 0;
  /** A page has come. */
  landed = false;
  done = false;
  /** Rows of this range received so far. */
  rows = 0;
  /** Where the newest name parted from those before it; see NameModel. */
  readonly trail: Divergence[] = [];
  /** What an earlier inventory teaches; gone once it does not fit. */
  hint: Quantiles | undefined;
  /** The name before the range, as far as one is known. */
  #before: string | undefined;
  #last: { name: string; id: string | undefined } | undefined;

  constructor(target: Target, start: string, end: string | null) {
    this.target = target;
    this.start = start;
    this.cursor = { name: start, id: null };
    this.end = end;
  }

  /** Whether a cut at `name` leaves names on both sides possible: after the cursor, and before the end. */
  mayCut(name: string): boolean {
    return (
      compareNames(name, this.cursor.name) > 0 && (this.end === null || compareNames(name, this.end) < 0)
    );
  }

  /** Makes what begins at `name` a range of its own. */
  cut(name: string): Range {
    const rest = new Range(this.target, name, this.end);
    if (this.hint) [this.hint, rest.hint] = divideQuantiles(this.hint, name);
    rest.#before = this.#last?.name ?? this.#before;
    rest.next = this.next;
    this.next = rest;
    this.end = name;
    return rest;
  }

  /** The last name that came; empty as long as there is none. */
  get newest(): string {
    return this.#last?.name ?? '';
  }

  /**
   * Rows to ask for. What a cut has behind it is seen best from a first page that comes soon. The service cannot be
   * told where to stop but by a prefix; elsewhere what is asked for beyond the end is wasted, so a guess at what is
   * left is not trusted further than half of what has come.
   */
  pageRows(left: number): number {
    const bounded = this.#prefix() !== undefined;
    if (bounded && (this.landed || this.hint)) return PAGE_ROWS;
    if (this.hint) return Math.min(PAGE_ROWS, left > 0 ? left + marginOf(this.hint) : THOUSAND);
    if (!this.landed) return this.start === this.target.prefix ? PAGE_ROWS : THOUSAND;
    if (this.end === null) return PAGE_ROWS;
    const thousands = Math.ceil(Math.min(left, this.rows / 2) / THOUSAND);
    return Math.min(PAGE_ROWS, Math.max(1, thousands) * THOUSAND);
  }

  /** The prefix that makes the service stop at the end, where there is one. */
  #prefix(): string | undefined {
    const prefix = this.end === null ? undefined : prefixUpTo(this.cursor.name, this.end);
    return prefix?.startsWith(this.target.prefix) ? prefix : undefined;
  }

  /** The request for the next page. */
  request(rows: number): ListFilesRequest {
    const { name, id } = this.cursor;
    const prefix = this.#prefix() ?? this.target.prefix;
    return {
      bucketId: this.target.bucketId,
      ...(id !== null || name !== prefix ? { startFileName: name } : {}),
      ...(id === null ? {} : { startFileId: id }),
      maxFileCount: rows,
      ...(prefix ? { prefix } : {}),
    };
  }

  /**
   * Takes a response in: cuts off what lies beyond the end, as it is now, and moves the cursor.
   * @param shape learns from its names, where they must be in order
   * @param strict refuse names out of order; else only what would lose or double rows
   * @returns whether the page's names are in order
   * @throws OutOfOrderError, or Error when the cursor does not move or a row comes twice
   */
  accept(page: Page, call: ListCall, shape: NameModel, strict: boolean): boolean {
    const versions = call === 'b2_list_file_versions';
    const ordered = this.#check(page, versions, strict);
    const next = page.nextFileName === null ? null : { name: page.nextFileName, id: page.nextFileId };
    if (next && !movesOn(this.cursor, next)) {
      throw new Error(
        `The listing of bucket ${this.target.bucketName} does not move on from its cursor; nothing was written`,
      );
    }
    let past = false;
    if (this.end !== null) {
      const kept = rowsBefore(page, this.end);
      past = kept < page.count;
      page.count = kept;
    }
    this.rows += page.count;
    this.landed = true;
    if (page.count > 0) {
      if (strict) this.#teach(shape, page);
      this.#last = identity(page, page.count - 1);
    }
    if (this.hint && this.rows > this.hint.rows * HINT_FITS) this.hint = undefined;
    this.done = past || next === null || (this.end !== null && compareNames(next.name, this.end) >= 0);
    if (next) this.cursor = next;
    return ordered;
  }

  #teach(shape: NameModel, page: Page): void {
    const first = page.name(0);
    if (this.#last === undefined && this.#before !== undefined) shape.compare(this.#before, first);
    let before = this.#last?.name ?? first;
    const come = this.rows - page.count;
    const last = page.count - 1;
    for (let row = 0; ; row = Math.min(row + STEP_ROWS, last)) {
      const name = page.name(row);
      if (name !== before) shape.learn(this.trail, before, name, come + row);
      before = name;
      if (row === last) return;
    }
  }

  #check(page: Page, versions: boolean, strict: boolean): boolean {
    if (page.count === 0) return true;
    const first = identity(page, 0);
    const ordered =
      page.ascends(versions) &&
      compareNames(first.name, this.cursor.name) >= 0 &&
      (!this.#last || compareNames(this.#last.name, first.name) < (versions ? 1 : 0));
    if (ordered) {
      if (this.#last?.name === first.name && this.#last.id === first.id) throw this.#doubled();
      return true;
    }
    if (strict)
      throw new OutOfOrderError(`The names of bucket ${this.target.bucketName} do not come in order`);
    const seen = new Set<string>();
    if (this.#last) seen.add(key(this.#last, versions));
    for (let row = 0; row < page.count; row++) {
      const { name, id } = identity(page, row);
      if (seen.size === seen.add(key({ name, id }, versions)).size) throw this.#doubled();
    }
    return false;
  }

  #doubled(): Error {
    return new Error(
      `The listing of bucket ${this.target.bucketName} gives a file twice; nothing was written`,
    );
  }
}

function identity(page: Page, row: number): { name: string; id: string | undefined } {
  return { name: page.name(row), id: page.literal(row, 'fileId') };
}

function key({ name, id }: { name: string; id: string | undefined }, versions: boolean): string {
  return versions ? `${id} ${name}` : name;
}

/** Whether a cursor is later than another, by code point or, should the service sort so, by UTF-16 unit. */
function movesOn(from: Cursor, to: Cursor): boolean {
  if (from.name === to.name) return from.id !== to.id;
  return compareNames(to.name, from.name) > 0 || to.name > from.name;
}

/** How many rows of an ordered page come before `end`. */
function rowsBefore(page: Page, end: string): number {
  let [low, high] = [0, page.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareNames(page.name(middle), end) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
