/** Requests of fewer rows tell little of how long rows take. */
const FULL_ROWS = 1_000;
/** How many times what just suffices is asked for, since no two requests take the same time. */
const AMPLE = 2;
/** What waits to be written may take this many times as long as the fastest request. */
const REQUESTS_AHEAD = 8;

/**
 * How fast rows are wanted. There is one thread, and it writes while requests are out: what comes faster than it is
 * written only waits, most of it on the disk, and brings nothing forward.
 */
export class Backpressure {
  /** Of the requests so far the least that a row took, and the least that one took. */
  #rowMs = Number.POSITIVE_INFINITY;
  #requestMs = Number.POSITIVE_INFINITY;
  readonly #now: () => number;
  /** Rows that were written, with those of the page at hand, and since when that is being written. */
  #rows = 0;
  #since: number | undefined;
  #writingMs = 0;

  /** @param now the time in milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** A request that took so long has brought so many rows. */
  came(rows: number, ms: number): void {
    if (rows < FULL_ROWS) return;
    this.#requestMs = Math.min(this.#requestMs, ms);
    this.#rowMs = Math.min(this.#rowMs, ms / rows);
  }

  /** Writing of so many rows begins. */
  begin(rows: number): void {
    this.#rows += rows;
    this.#since = this.#now();
  }

  end(): void {
    this.#writingMs = this.#spentMs;
    this.#since = undefined;
  }

  /** How many requests at a time bring rows as fast as they are written, amply. */
  get requests(): number {
    return this.#spentMs === 0
      ? Number.POSITIVE_INFINITY
      : 1 + Math.ceil((AMPLE * this.#rowMs) / this.#eachMs);
  }

  /** Whether these rows, which can be written one after the other, last for several requests. */
  suffices(rows: number): boolean {
    return rows > 0 && rows * this.#eachMs > REQUESTS_AHEAD * this.#requestMs;
  }

  get #spentMs(): number {
    return this.#writingMs + (this.#since === undefined ? 0 : this.#now() - this.#since);
  }

  get #eachMs(): number {
    return this.#spentMs / Math.max(1, this.#rows);
  }
}
