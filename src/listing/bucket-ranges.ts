import { type ListCall, PAGE_ROWS, transactionsFor } from '../b2/calls.ts';
import type { B2Error } from '../b2/errors.ts';
import type { Page } from '../b2/page/page.ts';
import { compareNames } from '../names/name-order.ts';
import { estimate } from './estimate.ts';
import { NameModel } from './name-model.ts';
import type { Quantiles } from './quantiles.ts';
import { Range, type Target } from './range.ts';

/** Transactions that may be wasted: so many, and this share of those that were not. */
const WASTE = { transactions: 10, share: 0.25 };
/** How much of a transaction a cut is taken to waste until its first page is there. */
const WASTE_OF_A_CUT = 0.3;
/** Rows that a range must have left to be cut. */
const WORTH_CUTTING = 8_000;
/** The same while its request is out: part of what comes with it may lie behind the cut, and is wasted. */
const WORTH_WHILE_BUSY = 24_000;
/** Rows that each part must have. */
const WORTH_A_RANGE = 5_000;
/** A range that is cut while its request is out has at least this part of what the one with most left has. */
const LIKE_THE_LARGEST = 1 / 4;

/** The ranges of one target: in order of names, and always covering it whole. */
export class BucketRanges {
  readonly target: Target;
  readonly first: Range;
  /** Why the target could not be begun. */
  failed: B2Error | undefined;
  /** Rows received that count. */
  rows = 0;
  #transactions = 0;
  readonly #shape = new NameModel();
  /** No range before it is asked for any more. */
  #head: Range;

  constructor(target: Target, hint: Quantiles | undefined, concurrency: number) {
    this.target = target;
    this.first = new Range(target, target.prefix, null);
    this.#head = this.first;
    if (hint && concurrency > 1) rangesOf(this.first, hint, concurrency);
  }

  /** No more requests are needed. */
  get isThrough(): boolean {
    const [range] = this.#ranges();
    return this.failed !== undefined || (range!.done && !range!.busy && range!.next === undefined);
  }

  /** The ranges that wait for a request, in order. */
  idle(): Range[] {
    if (this.failed) return [];
    if (this.#wasted() > this.#mayWaste()) this.#dropHints();
    return [...this.#ranges()].filter(({ busy, done }) => !busy && !done);
  }

  /** Rows to ask for in the range's next request. */
  pageRows(range: Range): number {
    const rows = range.pageRows(estimate(range, this.#shape).rows);
    // A hint may be of a bucket that is no longer so: until a page has come, it is not trusted with much.
    return range.hint && range !== this.first && this.rows === 0 ? Math.min(rows, 1_000) : rows;
  }

  /** Takes a response in; see Range.accept. */
  accept(range: Range, page: Page, call: ListCall, strict: boolean): boolean {
    this.#transactions += transactionsFor(page.count);
    const ordered = range.accept(page, call, this.#shape, strict);
    this.rows += page.count;
    return ordered;
  }

  /**
   * Cuts a range, for up to `more` requests. First come those whose next request is not sent yet, which can be cut
   * anywhere; then, of those that seem to have most left, roughly, the first one, since what is written first is best
   * there first. A cut that finds little wastes transactions; once too many are, no more cuts are made, so a bucket that
   * resists is walked slower, at no surprising price.
   * @returns whether there was one to cut
   */
  split(more: number): boolean {
    if (this.failed) return false;
    const ranges = [...this.#ranges()].filter(({ done }) => !done);
    const unlanded = ranges.filter(({ landed }) => !landed).length;
    const most = Math.floor((this.#mayWaste() - this.#wasted()) / WASTE_OF_A_CUT) - unlanded;
    if (most < 1) return false;
    const candidates = ranges
      .filter(({ rows }) => rows > 0)
      .map((range) => ({ range, ...estimate(range, this.#shape) }))
      .map((each) => ({ ...each, open: each.rows - each.range.underWay }))
      .filter(({ open }) => open >= WORTH_CUTTING);
    const largest = Math.max(...candidates.map(({ open }) => open));
    const idle = candidates.filter(({ range }) => !range.busy);
    const busy = candidates.filter(
      ({ range, open }) => range.busy && open >= Math.max(WORTH_WHILE_BUSY, largest * LIKE_THE_LARGEST),
    );
    return [...idle, ...busy].some(({ range, open, cuts }) =>
      cutAt(range, cuts(Math.min(more, most, Math.floor(open / WORTH_A_RANGE)))),
    );
  }

  #wasted(): number {
    return this.#transactions - this.rows / 1_000;
  }

  #mayWaste(): number {
    return WASTE.transactions + (WASTE.share * this.rows) / 1_000;
  }

  /** Joins ranges that an earlier inventory made and that were not begun: the bucket is not as it was. */
  #dropHints(): void {
    for (const range of this.#ranges()) {
      if (range.hint === undefined || range.landed || range.busy) continue;
      while (range.next && !range.next.landed && !range.next.busy) {
        range.end = range.next.end;
        range.next = range.next.next;
      }
      range.hint = undefined;
    }
  }

  /** The ranges in order, without those at the beginning that are through. */
  *#ranges(): Generator<Range, void, undefined> {
    while (this.#head.done && !this.#head.busy && this.#head.next) this.#head = this.#head.next;
    for (let range: Range | undefined = this.#head; range; range = range.next) yield range;
  }
}

/** Cuts a range at the names, which are in order. What lies outside of it is a bad guess, and passed over. */
function cutAt(range: Range, names: readonly string[]): boolean {
  let last = range;
  for (const name of names) if (last.mayCut(name)) last = last.cut(name);
  return last !== range;
}

/** Fewer rows than this are not worth a range of their own. */
export const RANGE_ROWS = 5_000;
/** Rows of a range are at most about twice this, so that what waits for its turn stays small. */
export const ROUND_ROWS = 20_000;

/**
 * Cuts a target before its first request: into as many ranges as requests run at a time, or a multiple of that,
 * all of one size, so that they end together.
 */
export function rangesOf(whole: Range, hint: Quantiles, concurrency: number): void {
  if (hint.rows <= PAGE_ROWS) return;
  whole.hint = hint;
  const rounds = Math.max(1, Math.round(hint.rows / (concurrency * ROUND_ROWS)));
  const count = Math.min(concurrency * rounds, Math.floor(hint.rows / RANGE_ROWS));
  let range = whole;
  for (let part = 1; part < count; part++) {
    const index = Math.round((part * hint.rows) / count / hint.every) - 1;
    const name = hint.names[index];
    const isLater = name !== undefined && compareNames(name, range.start) > 0;
    if (isLater && name.startsWith(whole.target.prefix)) range = range.cut(name);
  }
}
