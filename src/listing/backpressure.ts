import { performance } from 'node:perf_hooks';
import { PAGE_ROWS } from '../b2/calls.ts';

/** Smaller requests measure the call rather than the rows. */
const MIN_ROWS = 1_000;
/**
 * Requests in flight and pages that are ready to be written are together this many times as many as would just keep up
 * if all were as fast as the fastest, since they vary and also bring pages that are not written next; and half a page more.
 */
const HEADROOM = 2.5;
const PAGES_AHEAD = 0.5;
/** By this factor the fastest request is forgotten with each one received. */
const FORGET = 1.01;

/** Both in milliseconds. */
export interface Clock {
  /** Monotonic. */
  now(): number;
  /** How long the thread has been at work. */
  busy(): number;
}

const CLOCK: Clock = {
  now: () => performance.now(),
  busy: () => performance.eventLoopUtilization().active,
};

/**
 * Matches requests to the speed of the thread that reads and writes all rows. Fetching faster only fills the spool, and
 * a page that had to wait is no longer in the processor's cache.
 */
export class Backpressure {
  /** Of a row of the fastest request; slower ones may have waited for the thread or for each other. */
  #fastestMs = Number.POSITIVE_INFINITY;
  readonly #clock: Clock;
  readonly #busyBefore: number;
  /** Rows of all requests. */
  #received = 0;
  /** Rows written, including the page being written, and when writing that page began. */
  #rows = 0;
  #since: number | undefined;
  #writingMs = 0;

  constructor(clock = CLOCK) {
    this.#clock = clock;
    this.#busyBefore = clock.busy();
  }

  /** Lists a page, and measures how long it takes. */
  async measure<T extends { count: number }>(request: () => Promise<T>): Promise<T> {
    const began = this.#clock.now();
    const page = await request();
    this.#received += page.count;
    if (page.count >= MIN_ROWS)
      this.#fastestMs = Math.min(this.#fastestMs * FORGET, (this.#clock.now() - began) / page.count);
    return page;
  }

  /** Call before writing a page. */
  beginWriting(rows: number): void {
    this.#rows += rows;
    this.#since = this.#clock.now();
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
   * Concurrent requests that give the writer enough to write, but not much more; infinite until something is received.
   * @param readyRows received, and can be written without a wait
   */
  requests(readyRows: number): number {
    // However fast the service is, a page must be received while another is written.
    const least = readyRows > PAGE_ROWS ? 0 : 1;
    return Math.max(least, Math.ceil(this.#wanted - readyRows / PAGE_ROWS));
  }

  /** Whether so many concurrent requests are more than twice as many as are wanted. */
  isOutpacedBy(requests: number): boolean {
    return 2 * this.#wanted < requests;
  }

  /** How many requests in flight and pages that are ready there should be together. */
  get #wanted(): number {
    return HEADROOM * (this.#fastestMs / this.#perRowMs) + PAGES_AHEAD;
  }

  get #elapsedMs(): number {
    return this.#writingMs + (this.#since === undefined ? 0 : this.#clock.now() - this.#since);
  }

  /** Of reading and writing. Some formats are written by other threads, while this one waits. */
  get #perRowMs(): number {
    const busy = (this.#clock.busy() - this.#busyBefore) / Math.max(1, this.#received);
    return Math.max(busy, this.#elapsedMs / Math.max(1, this.#rows));
  }
}
