/** Smaller requests measure the call rather than the rows. */
const MIN_ROWS = 1_000;
/** Requests are this many times the number that would just keep up, since their duration varies. */
const HEADROOM = 2;
/** Waiting rows are enough once writing them takes as long as this many of the fastest request. */
const REQUESTS_AHEAD = 8;

/** Until something is written, writing a row is taken to last as many milliseconds as on a very fast machine. */
const ASSUMED_ROW_MS = 0.003;

/**
 * Matches requests to the speed of writing. Fetching faster than the single thread can write only fills the spool.
 */
export class Backpressure {
  /** The fastest so far, in milliseconds: per row and per request. */
  #rowMs = Number.POSITIVE_INFINITY;
  #requestMs = Number.POSITIVE_INFINITY;
  readonly #now: () => number;
  /** Rows written, including the page being written, and when writing that page began. */
  #rows = 0;
  #since: number | undefined;
  #writingMs = 0;

  /** @param now the time in milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Call when a request has completed. @param ms its duration */
  received(rows: number, ms: number): void {
    if (rows < MIN_ROWS) return;
    this.#requestMs = Math.min(this.#requestMs, ms);
    this.#rowMs = Math.min(this.#rowMs, ms / rows);
  }

  /** Call before writing a page. */
  beginWriting(rows: number): void {
    this.#rows += rows;
    this.#since = this.#now();
  }

  endWriting(): void {
    this.#writingMs = this.#elapsedMs;
    this.#since = undefined;
  }

  /** Waits for something while a page is being written, without counting the time. */
  async exclude<T>(work: Promise<T>): Promise<T> {
    this.endWriting();
    try {
      return await work;
    } finally {
      this.beginWriting(0);
    }
  }

  /** Concurrent requests that keep up with writing; infinite until something is received. */
  get requests(): number {
    return 1 + Math.ceil((HEADROOM * this.#rowMs) / (this.#perRowMs || ASSUMED_ROW_MS));
  }

  /** Whether these rows, which can be written without a wait, are enough to send no request for now. */
  isEnough(rows: number): boolean {
    return rows > 0 && rows * this.#perRowMs > REQUESTS_AHEAD * this.#requestMs;
  }

  get #elapsedMs(): number {
    return this.#writingMs + (this.#since === undefined ? 0 : this.#now() - this.#since);
  }

  get #perRowMs(): number {
    return this.#elapsedMs / Math.max(1, this.#rows);
  }
}
