import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ListCall, ListFilesRequest } from '../b2/calls.ts';
import { B2Error } from '../b2/errors.ts';
import type { Page } from '../b2/page/page.ts';
import type { BufferPool } from '../bytes/buffer-pool.ts';
import { temporaryName } from '../spill/owner.ts';
import { Backpressure, type Clock } from './backpressure.ts';
import { BucketRanges } from './bucket-ranges.ts';
import type { Quantiles } from './quantiles.ts';
import type { Range } from './range.ts';
import type { RequestLimit } from './request-limit.ts';
import { Spool } from './spool.ts';
import type { Target } from './target.ts';

export interface ListingOptions {
  call: ListCall;
  /** Lists one page, with retries. */
  list(call: ListCall, request: ListFilesRequest, signal: AbortSignal): Promise<Page>;
  /** Concurrent requests over all buckets; with 1, each bucket is listed page by page. */
  concurrency: number;
  /** Lowers the number of concurrent requests while the service throttles. */
  requestLimit: RequestLimit;
  /** Of earlier inventories of the same targets, by bucket id. */
  quantiles?: ReadonlyMap<string, Quantiles>;
  /** Receives the memory of pages when they are written. */
  buffers: BufferPool;
  /** Where a temporary folder is made for waiting pages that exceed the memory budget. */
  spillDirectory: string;
  signal: AbortSignal;
  /** Instead of the machine's. */
  clock?: Clock;
  /** Called once if names are not in code point order, although no row was lost or repeated. */
  onDisorder(target: Target): void;
}

/** Bytes of waiting pages that are kept in memory. */
const WAITING_BYTES = 32 * 1_048_576;

/** Rows that may wait behind a page that is not received yet, if listing is faster than writing. */
const EARLY_ROWS = 200_000;

/**
 * The next page of a target, valid until the next event is requested; or that a target is empty or could not be listed.
 */
export type ListingEvent =
  | {
      target: Target;
      page: Page;
      /** Waits for something that is not writing this page, so that the wait does not count as slow writing. */
      wait<T>(work: Promise<T>): Promise<T>;
    }
  | { target: Target; empty: true }
  | { target: Target; failed: B2Error };

/**
 * Lists every target with concurrent requests, and yields the pages in order: target after target, by name. A target
 * whose first request fails is yielded as `failed`, since it can be left out as a whole.
 * @throws B2Error if a target fails later; OutOfOrderError if ranges cannot be relied on; the signal's reason
 */
export async function* listFiles(
  targets: readonly Target[],
  options: ListingOptions,
): AsyncGenerator<ListingEvent> {
  const directory = await mkdtemp(join(options.spillDirectory, temporaryName('pages')));
  const listing = new Listing(targets, options, new Spool(directory, WAITING_BYTES, options.buffers));
  try {
    yield* listing.events();
  } finally {
    await listing.stop();
    // What follows, such as sorting changes, needs memory too.
    options.buffers.clear();
    await rm(directory, { recursive: true, force: true });
  }
}

class Listing {
  readonly #options: ListingOptions;
  readonly #spool: Spool;
  readonly #buckets: BucketRanges[];
  /** Number of buckets at the beginning that need no more requests. */
  #complete = 0;
  readonly #running = new Set<Promise<void>>();
  #fault: { error: unknown } | undefined;
  /** Ends the requests in flight, so that a failed listing does not wait for their retries. */
  readonly #abort = new AbortController();
  #wake: () => void = () => {};
  readonly #backpressure: Backpressure;
  /** The range being written. */
  #writing: Range | undefined;
  #disordered = false;
  /** Rows received and not yet written. */
  #waitingRows = 0;

  constructor(targets: readonly Target[], options: ListingOptions, spool: Spool) {
    this.#options = options;
    this.#spool = spool;
    this.#backpressure = new Backpressure(options.clock);
    this.#buckets = targets.map(
      (target) => new BucketRanges(target, options.quantiles?.get(target.bucketId), options.concurrency),
    );
  }

  async *events(): AsyncGenerator<ListingEvent> {
    this.#start();
    for (const bucket of this.#buckets) {
      const { target } = bucket;
      let rows = 0;
      for (let range: Range | undefined = bucket.first; range; range = range.next) {
        this.#writing = range;
        for (;;) {
          if (this.#fault) throw this.#fault.error;
          const next = range.pages.shift();
          if (next) {
            const page = await next.take();
            rows += page.count;
            this.#waitingRows -= page.count;
            this.#backpressure.beginWriting(page.count);
            yield { target, page, wait: (work) => this.#backpressure.exclude(work) };
            this.#backpressure.endWriting();
            page.release(this.#options.buffers);
            this.#start();
            // A writer that never waits would keep responses and signals from being handled.
            await setImmediate();
          } else if ((range.done && !range.busy) || bucket.failed) {
            // While it is busy, its last page is still being put into the spool.
            break;
          } else {
            await new Promise<void>((resolve) => {
              this.#wake = resolve;
            });
          }
        }
      }
      if (bucket.failed) yield { target, failed: bucket.failed };
      else if (rows !== bucket.rows)
        throw new Error(
          `Bucket ${target.bucketName}: ${bucket.rows} rows received, but ${rows} passed on; report this bug`,
        );
      else if (rows === 0) yield { target, empty: true };
    }
  }

  /** Ends the requests in flight, and sends no more. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await Promise.all(this.#running);
  }

  #start(): void {
    if (this.#abort.signal.aborted || this.#fault) return;
    for (const { bucket, range } of this.#next(this.#maxRequests() - this.#running.size)) {
      range.busy = true;
      const run: Promise<void> = this.#page(bucket, range)
        .catch((error) => this.#fail(bucket, error))
        .finally(() => {
          range.busy = false;
          range.requestedRows = 0;
          this.#running.delete(run);
          this.#start();
          this.#wake();
        });
      this.#running.add(run);
    }
    this.#options.requestLimit.inFlight(this.#running.size);
  }

  #maxRequests(): number {
    const { limit } = this.#options.requestLimit;
    const ready = this.#ready();
    // Fetch only what is written next, or the disk fills up.
    if (this.#waitingRows - ready > EARLY_ROWS && this.#backpressure.isOutpacedBy(limit)) return 1;
    return Math.min(limit, this.#backpressure.requests(ready));
  }

  /** Rows that can be written now without waiting for a request. */
  #ready(): number {
    let rows = 0;
    for (let range = this.#writing; range; range = range.next) {
      for (const page of range.pages) rows += page.rows;
      if (!range.done || range.busy) break;
    }
    return rows;
  }

  /**
   * Chooses ranges for up to `free` requests: the first idle ones, since what is written first should be fetched first.
   * If there are too few, ranges are cut before their next request is sent.
   */
  #next(free: number): { bucket: BucketRanges; range: Range }[] {
    if (free < 1) return [];
    for (;;) {
      const idle: { bucket: BucketRanges; range: Range }[] = [];
      // There may be very many buckets, most of them complete or not yet begun.
      while (this.#buckets[this.#complete]?.isComplete) this.#complete++;
      for (let at = this.#complete; at < this.#buckets.length && idle.length < free; at++) {
        const bucket = this.#buckets[at]!;
        for (const range of bucket.idle()) idle.push({ bucket, range });
      }
      const missing = this.#options.concurrency > 1 ? free - idle.length : 0;
      if (missing < 1 || !this.#buckets.some((bucket) => bucket.split(missing))) return idle.slice(0, free);
    }
  }

  async #page(bucket: BucketRanges, range: Range): Promise<void> {
    const { call, list, concurrency, requestLimit, onDisorder } = this.#options;
    const rows = bucket.pageRows(range);
    range.requestedRows = rows;
    const page = await this.#backpressure.measure(() => list(call, range.request(rows), this.#abort.signal));
    requestLimit.pageReceived();
    const isBounded = range.target.from !== undefined || range.target.to !== undefined;
    const ordered = bucket.accept(range, page, call, concurrency > 1 || isBounded);
    if (!ordered && !this.#disordered) {
      this.#disordered = true;
      onDisorder(range.target);
    }
    if (page.count > 0) {
      const isNext = range === this.#writing && range.pages.length === 0;
      this.#waitingRows += page.count;
      range.pages.push({ rows: page.count, take: await this.#spool.put(page, isNext) });
    } else {
      page.release(this.#options.buffers);
    }
  }

  #fail(bucket: BucketRanges, error: unknown): void {
    if (bucket.rows === 0 && error instanceof B2Error && !this.#options.signal.aborted) bucket.failed = error;
    else this.#fault ??= { error };
  }
}
