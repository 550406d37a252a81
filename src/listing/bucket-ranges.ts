import type { ListCall } from '../b2/calls.ts';
import type { B2Error } from '../b2/errors.ts';
import type { Page } from '../b2/page.ts';
import { Alphabet } from './alphabet.ts';
import { type Hint, rangesOf } from './hint.ts';
import { type Outlook, outlook } from './outlook.ts';
import { Range, type Target } from './walk-range.ts';

/** Transactions that may be wasted: so many, and this share of those that were not. */
const WASTE = { transactions: 6, share: 0.3 };
/** How much of a transaction a cut is taken to waste until its first page is there. */
const WASTE_OF_A_CUT = 0.3;
/** Rows that a range must have left to be cut. */
const WORTH_CUTTING = 8_000;

/** The ranges of one target: in order of names, and always covering it whole. */
export class BucketRanges {
  readonly target: Target;
  readonly first: Range;
  /** Why the target could not be begun. */
  failed: B2Error | undefined;
  /** Rows received that count. */
  rows = 0;
  #transactions = 0;
  readonly #alphabet = new Alphabet();

  constructor(target: Target, hint: Hint | undefined, concurrency: number) {
    this.target = target;
    this.first = new Range(target, target.prefix, null);
    if (hint && concurrency > 1) rangesOf(this.first, hint, concurrency);
  }

  /** The first range that waits for a request. */
  idle(): Range | undefined {
    if (this.failed) return undefined;
    if (this.#wasted() > this.#mayWaste()) this.#dropHints();
    return this.#ranges().find(({ busy, done }) => !busy && !done);
  }

  /** Rows to ask for in the range's next request. */
  pageRows(range: Range): number {
    const rows = range.pageRows(outlook(range, this.#alphabet).rows);
    // A hint may be of a bucket that is no longer so: until a page has come, it is not trusted with much.
    return range.hint && range !== this.first && this.rows === 0 ? Math.min(rows, 1_000) : rows;
  }

  /** Takes a response in; see Range.accept. */
  accept(range: Range, page: Page, call: ListCall, strict: boolean): boolean {
    this.#transactions += Math.max(1, Math.ceil(page.count / 1_000));
    const ordered = range.accept(page, call, strict);
    this.rows += page.count;
    this.#alphabet.learn(page.count, (row) => page.name(row));
    return ordered;
  }

  /**
   * Cuts the range that seems to have most left, for up to `free` more requests. A cut that finds little wastes
   * transactions; once too many are, no more cuts are made, so a bucket that resists is walked slower, at no
   * surprising price.
   * @returns the first of the new ranges
   */
  split(free: number): Range | undefined {
    if (this.failed) return undefined;
    const ranges = this.#ranges().toArray();
    const unlanded = ranges.filter(({ landed }) => !landed).length;
    const cuts = Math.floor((this.#mayWaste() - this.#wasted()) / WASTE_OF_A_CUT) - unlanded;
    if (cuts < 1) return undefined;
    const candidates = ranges
      .filter(({ done, rows }) => !done && rows > 0)
      .map((range) => ({ range, ahead: outlook(range, this.#alphabet) }))
      .filter(({ range, ahead }) => ahead.rows - range.underWay >= WORTH_CUTTING)
      .sort((a, b) => b.ahead.rows - b.range.underWay - (a.ahead.rows - a.range.underWay));
    for (const { range, ahead } of candidates) {
      const first = cutAll(range, ahead, Math.min(free, cuts));
      if (first) return first;
    }
    return undefined;
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

  *#ranges(): Generator<Range, void, undefined> {
    for (let range: Range | undefined = this.first; range; range = range.next) yield range;
  }
}

function cutAll(range: Range, ahead: Outlook, most: number): Range | undefined {
  let last = range;
  for (const name of ahead.cuts(most)) last = last.cut(name);
  return last === range ? undefined : range.next;
}
