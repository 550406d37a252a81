import { PAGE_ROWS } from '../b2/calls.ts';

/** Smaller requests measure the call rather than the rows. */
const MIN_ROWS = 1_000;
/**
 * Requests in flight and pages that are ready to be written are together this many times as many as would just keep up,
 * since the duration of requests varies, and some more.
 */
const HEADROOM = 1.25;
const PAGES_AHEAD = 2;

/** Until something is written, writing a row is taken to last as many milliseconds as on a very fast machine. */
const ASSUMED_ROW_MS = 0.003;

/**
 * Matches requests to the speed of writing. Fetching faster than the single thread can write only fills the spool.
 */
export class Backpressure {
  /** Rows of all requests, and how long those took together. */
  #received = 0;
  #receivingMs = 0;
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
    this.#received += rows;
    this.#receivingMs += ms;
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

  /**
   * Concurrent requests that give the writer enough to write, but not much more, since what waits takes memory; infinite
   * until something is received.
   * @param readyRows received, and can be written without a wait
   */
  requests(readyRows: number): number {
    return Math.ceil(HEADROOM * this.#keepingUp + PAGES_AHEAD - readyRows / PAGE_ROWS);
  }

  /** Whether so many concurrent requests list more than twice as fast as can be written. */
  isOutpacedBy(requests: number): boolean {
    return 1 + 2 * this.#keepingUp < requests;
  }

  /** Concurrent requests that just keep up with writing. */
  get #keepingUp(): number {
    if (this.#received === 0) return Number.POSITIVE_INFINITY;
    return this.#receivingMs / this.#received / (this.#perRowMs || ASSUMED_ROW_MS);
  }

  get #elapsedMs(): number {
    return this.#writingMs + (this.#since === undefined ? 0 : this.#now() - this.#since);
  }

  get #perRowMs(): number {
    return this.#elapsedMs / Math.max(1, this.#rows);
  }
}
