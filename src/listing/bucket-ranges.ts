import { type ListCall, PAGE_ROWS, transactionsFor } from '../b2/calls.ts';
import type { B2Error } from '../b2/errors.ts';
import type { Page } from '../b2/page/page.ts';
import { estimate } from './estimate.ts';
import { NameModel } from './name-model.ts';
import type { Quantiles } from './quantiles.ts';
import { Range } from './range.ts';
import type { Target } from './target.ts';

/** Rows of a probe, and where probes mostly find too few of them. Both are one transaction. */
const PROBE_ROWS = 1_000;
const SMALL_PROBE_ROWS = 400;
/** Probes are small if less than this share of their rows was within their ranges. */
const MIN_PROBE_SHARE = 0.75;
/** Transactions that may be wasted: this many, plus this share of the useful ones. */
const WASTE = { transactions: 10, share: 0.25 };
/** Transactions that a cut is expected to waste, until its first page shows. */
const WASTE_PER_CUT = 0.3;
/** Until a range is complete that quantiles predicted, ranges are taken to have grown by this factor. */
const ASSUMED_GROWTH = 1.02;
/** Rows that a range must have left to be cut. */
const MIN_ROWS = 8_000;
/** The same while its request is in flight, since rows beyond the cut are then wasted. */
const MIN_ROWS_BUSY = 24_000;
/** Rows that each part must have. */
const MIN_PART_ROWS = 5_000;
/** Where estimates are mostly too high, a range is cut this many times as far ahead as the rows that are requested. */
const SPARSE_CLEARANCE = 3;
/** A range with a request in flight is cut only if it has this share of what the largest range has left. */
const MIN_SHARE_BUSY = 1 / 4;

/** The ranges of one target, in order of names. Together they always cover the whole target. */
export class BucketRanges {
  readonly target: Target;
  readonly first: Range;
  /** Why the target could not be listed at all. */
  failed: B2Error | undefined;
  /** Rows received within ranges. */
  rows = 0;
  #transactions = 0;
  /** Rows received by probes, and those of them within their ranges. */
  #probedRows = 0;
  #foundRows = 0;
  /** Rows that quantiles predicted of ranges that are complete now, and those that they had. */
  #expectedRows = 0;
  #completeRows = 0;
  readonly #concurrency: number;
  readonly #model = new NameModel();
  /** The ranges before it need no more requests. */
  #head: Range;

  constructor(target: Target, quantiles: Quantiles | undefined, concurrency: number) {
    this.target = target;
    this.#concurrency = concurrency;
    this.first = new Range(target, target.from ?? target.prefix, target.to ?? null);
    this.#head = this.first;
    if (quantiles && concurrency > 1) cutByQuantiles(this.first, quantiles, concurrency);
  }

  /** No more requests are needed. */
  get isComplete(): boolean {
    const [range] = this.#ranges();
    return this.failed !== undefined || (range!.done && !range!.busy && range!.next === undefined);
  }

  /** The ranges that can send a request, in order. */
  idle(): Range[] {
    if (this.failed) return [];
    // Ranges of the first round may each waste one, before it is known how much they have grown.
    if (this.#wasted() > this.#maxWaste() + this.#concurrency) this.#dropQuantiles();
    return [...this.#ranges()].filter(({ busy, done }) => !busy && !done);
  }

  /** Rows to request next for a range. */
  pageRows(range: Range): number {
    const { rows: left, folderRows } = range.quantiles
      ? { rows: this.#leftOf(range.quantiles, range.rows), folderRows: 0 }
      : estimate(range, this.#model);
    const rows = range.pageRows(left, folderRows, this.#isSparse ? SMALL_PROBE_ROWS : PROBE_ROWS);
    // The bucket may have changed since the quantiles were collected, so until a page confirms them requests are small.
    return range.quantiles && range !== this.first && this.rows === 0 ? Math.min(rows, 1_000) : rows;
  }

  /** Whether estimates are mostly too high. */
  get #isSparse(): boolean {
    return this.#foundRows < this.#probedRows * MIN_PROBE_SHARE;
  }

  /** Rows that a range still has if it has grown as those did that are complete. @param rows received */
  #leftOf({ rows: expected }: Quantiles, rows: number): number {
    const growth =
      this.#expectedRows === 0 ? ASSUMED_GROWTH : Math.max(1, this.#completeRows / this.#expectedRows);
    return Math.max(0, Math.ceil(expected * growth) - rows);
  }

  /** Adds a response; see Range.accept. */
  accept(range: Range, page: Page, call: ListCall, strict: boolean): boolean {
    this.#transactions += transactionsFor(page.count);
    if (range.isProbe) this.#probedRows += page.count;
    const ordered = range.accept(page, call, this.#model, strict);
    if (range.isProbe) this.#foundRows += page.count;
    this.rows += page.count;
    if (range.done && range.quantiles) {
      this.#expectedRows += range.quantiles.rows;
      this.#completeRows += range.rows;
    }
    return ordered;
  }

  /**
   * Cuts one range for up to `more` additional requests: preferably one without a request in flight, otherwise the first
   * large one, since what is written first should be fetched first. A cut that finds few rows wastes transactions. Once
   * too many are wasted there are no more cuts, so a bucket that resists is listed slower but at no surprising cost.
   * @returns whether a range was cut
   */
  split(more: number): boolean {
    if (this.failed) return false;
    const ranges = [...this.#ranges()].filter(({ done }) => !done);
    const withoutPage = ranges.filter(({ hasPage }) => !hasPage).length;
    const max = Math.floor((this.#maxWaste() - this.#wasted()) / WASTE_PER_CUT) - withoutPage;
    if (max < 1) return false;
    const clearance = this.#isSparse ? SPARSE_CLEARANCE : 1;
    const candidates = ranges
      .filter(({ rows }) => rows > 0)
      .map((range) => ({ range, after: range.requestedRows * clearance, ...estimate(range, this.#model) }))
      .map((each) => ({ ...each, open: each.rows - each.after }))
      .filter(({ open }) => open >= MIN_ROWS);
    const largest = Math.max(...candidates.map(({ open }) => open));
    const idle = candidates.filter(({ range }) => !range.busy);
    const busy = candidates.filter(
      ({ range, open }) => range.busy && open >= Math.max(MIN_ROWS_BUSY, largest * MIN_SHARE_BUSY),
    );
    return [...idle, ...busy].some(({ range, open, after, cuts }) =>
      cutAt(range, cuts(Math.min(more, max, Math.floor(open / MIN_PART_ROWS)), after)),
    );
  }

  #wasted(): number {
    return this.#transactions - this.rows / 1_000;
  }

  #maxWaste(): number {
    return WASTE.transactions + (WASTE.share * this.rows) / 1_000;
  }

  /** Joins the ranges cut by quantiles that have no page yet, since the bucket has changed too much. */
  #dropQuantiles(): void {
    for (const range of this.#ranges()) {
      if (range.quantiles === undefined || range.hasPage || range.busy) continue;
      while (range.next && !range.next.hasPage && !range.next.busy) {
        range.end = range.next.end;
        range.next = range.next.next;
      }
      range.quantiles = undefined;
    }
  }

  /** The ranges in order, without those at the beginning that are complete. */
  *#ranges(): Generator<Range, void, undefined> {
    while (this.#head.done && !this.#head.busy && this.#head.next) this.#head = this.#head.next;
    for (let range: Range | undefined = this.#head; range; range = range.next) yield range;
  }
}

/** Cuts a range at names in order, and skips those outside it. @returns whether there was a cut */
function cutAt(range: Range, names: readonly string[]): boolean {
  let last = range;
  for (const name of names) if (last.mayCut(name)) last = last.cut(name);
  return last !== range;
}

/** The fewest rows worth a range. */
const MIN_RANGE_ROWS = 5_000;
/** The most rows of a range: one page, with room for files that are new. */
const RANGE_ROWS = 9_500;

/**
 * Cuts a target before its first request into ranges of a page each, as many as there are concurrent requests or a
 * multiple of that. So the page that is written next never waits for another page of its range.
 */
export function cutByQuantiles(whole: Range, quantiles: Quantiles, concurrency: number): void {
  const { rows, every, names } = quantiles;
  if (rows <= PAGE_ROWS) return;
  whole.quantiles = quantiles;
  let range = whole;
  for (const end of rangeEnds(rows, concurrency)) {
    const name = names[Math.round(end / every) - 1];
    if (name?.startsWith(whole.target.prefix) && range.mayCut(name)) range = range.cut(name);
  }
}

/** After how many rows each range ends, except the last. */
function rangeEnds(rows: number, concurrency: number): number[] {
  const rounds = Math.ceil(rows / (concurrency * RANGE_ROWS));
  if (rounds === 1) {
    const count = Math.min(concurrency, Math.floor(rows / MIN_RANGE_ROWS));
    return Array.from({ length: count - 1 }, (_, index) => ((index + 1) * rows) / count);
  }
  // Pages that arrive together would have to wait in memory. So the ranges of the first round grow, and those of the last
  // shrink, and all requests still end at the same time.
  const size = rows / (concurrency * rounds);
  const ends: number[] = [];
  let end = 0;
  for (let index = 0; index < concurrency * (rounds + 1) - 1; index++) {
    const share = ((index % concurrency) + 1) / concurrency;
    end += size * (index < concurrency ? share : index < concurrency * rounds ? 1 : 1 - share);
    ends.push(end);
  }
  return ends;
}
