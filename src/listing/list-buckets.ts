import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ListCall, ListFilesRequest } from '../b2/calls.ts';
import { B2Error } from '../b2/errors.ts';
import type { Page } from '../b2/page/page.ts';
import type { BufferPool } from '../bytes/buffer-pool.ts';
import { Backpressure } from './backpressure.ts';
import { BucketRanges } from './bucket-ranges.ts';
import type { Quantiles } from './quantiles.ts';
import type { Range, Target } from './range.ts';
import type { RequestLimit } from './request-limit.ts';
import { Spool } from './spool.ts';

export interface ListingOptions {
  call: ListCall;
  /** One page, retried until it is whole. */
  list(call: ListCall, request: ListFilesRequest, signal: AbortSignal): Promise<Page>;
  /** Requests under way at a time, over all buckets; 1 walks one page after the other. */
  concurrency: number;
  /** Lets fewer requests run while the service asks for it. */
  pace: RequestLimit;
  /** What earlier inventories of the same targets teach, by bucket id. */
  hints?: ReadonlyMap<string, Quantiles>;
  /** Takes back the memory of pages. */
  buffers: BufferPool;
  /** Pages that wait for their turn go into a folder here once there are too many for memory. */
  spillDirectory: string;
  signal: AbortSignal;
  /** The time in milliseconds, by any clock. */
  now?(): number;
  /** Names did not come by code point, yet none was lost or doubled; said once. */
  onDisorder(target: Target): void;
}

/** Bytes of waiting pages that are kept in memory. */
const WAITING_BYTES = 32 * 1_048_576;

/**
 * What a walk gives, to be looked at until the next one is asked for: the pages of one target after the other, or
 * that a target is empty, or that it could not be begun.
 */
export type ListingEvent =
  | { target: Target; page: Page }
  | { target: Target; empty: true }
  | { target: Target; failed: B2Error };

/**
 * Walks every target and gives its pages in the service's order, however many requests run at once.
 * A target whose first request fails is given as `failed`, since nothing of it is lost by leaving it out.
 * @throws B2Error when a target fails later; OutOfOrderError when ranges cannot be relied on; the signal's reason
 */
export async function* listFiles(
  targets: readonly Target[],
  options: ListingOptions,
): AsyncGenerator<ListingEvent> {
  const directory = await mkdtemp(join(options.spillDirectory, 'b2-inventory-pages-'));
  const walk = new Walk(targets, options, new Spool(directory, WAITING_BYTES, options.buffers));
  try {
    yield* walk.events();
  } finally {
    await walk.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

class Walk {
  readonly #options: ListingOptions;
  readonly #spool: Spool;
  readonly #buckets: BucketRanges[];
  /** How many of them, from the first on, need no more requests. */
  #through = 0;
  readonly #running = new Set<Promise<void>>();
  #fault: { error: unknown } | undefined;
  /** Ends the requests under way, so that a walk that failed does not wait for their retries. */
  readonly #end = new AbortController();
  #wake: () => void = () => {};
  readonly #now: () => number;
  readonly #demand: Backpressure;
  /** The range that is being written. */
  #writing: Range | undefined;
  #disordered = false;

  constructor(targets: readonly Target[], options: ListingOptions, spool: Spool) {
    this.#options = options;
    this.#spool = spool;
    this.#now = options.now ?? (() => performance.now());
    this.#demand = new Backpressure(this.#now);
    this.#buckets = targets.map(
      (target) => new BucketRanges(target, options.hints?.get(target.bucketId), options.concurrency),
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
            this.#demand.begin(page.count);
            yield { target, page };
            this.#demand.end();
            page.release(this.#options.buffers);
            this.#start();
            // Writing may never wait: let what came meanwhile be taken in, and signals be heard.
            await setImmediate();
          } else if ((range.done && !range.busy) || bucket.failed) {
            // Until it is no longer busy, its last page is still being put away.
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
        throw new Error(`Of bucket ${target.bucketName} ${bucket.rows} rows came and ${rows} were passed on`);
      else if (rows === 0) yield { target, empty: true };
    }
  }

  /** Ends the requests under way, and begins no more. */
  async stop(): Promise<void> {
    this.#end.abort();
    await Promise.all(this.#running);
  }

  #start(): void {
    if (this.#end.signal.aborted || this.#fault || this.#demand.suffices(this.#ready())) return;
    for (const { bucket, range } of this.#next(this.#most() - this.#running.size)) {
      range.busy = true;
      const run: Promise<void> = this.#page(bucket, range)
        .catch((error) => this.#fail(bucket, error))
        .finally(() => {
          range.busy = false;
          range.underWay = 0;
          this.#running.delete(run);
          this.#start();
          this.#wake();
        });
      this.#running.add(run);
    }
    this.#options.pace.underWay(this.#running.size);
  }

  /** Requests that may be under way. */
  #most(): number {
    const { limit } = this.#options.pace;
    const wanted = this.#demand.requests;
    if (wanted >= limit) return limit;
    // Writing is slower than listing: what else is fetched now than what is written next only fills the disk.
    return this.#spool.isFilling ? 1 : wanted;
  }

  /** Rows that can be written now, one after the other, though other ranges may not be there yet. */
  #ready(): number {
    let rows = 0;
    for (let range = this.#writing; range; range = range.next) {
      for (const page of range.pages) rows += page.rows;
      if (!range.done || range.busy) break;
    }
    return rows;
  }

  /**
   * What to ask for, by up to `free` requests: the first ranges in order that wait for one, since what is written first
   * is best fetched first. Where too few wait, ranges are cut, before any request says how much of them it takes.
   */
  #next(free: number): { bucket: BucketRanges; range: Range }[] {
    if (free < 1) return [];
    for (;;) {
      const idle: { bucket: BucketRanges; range: Range }[] = [];
      // There may be very many buckets, of which most are through or wait for their turn.
      while (this.#buckets[this.#through]?.isThrough) this.#through++;
      for (let at = this.#through; at < this.#buckets.length && idle.length < free; at++) {
        const bucket = this.#buckets[at]!;
        for (const range of bucket.idle()) idle.push({ bucket, range });
      }
      const missing = this.#options.concurrency > 1 ? free - idle.length : 0;
      if (missing < 1 || !this.#buckets.some((bucket) => bucket.split(missing))) return idle.slice(0, free);
    }
  }

  async #page(bucket: BucketRanges, range: Range): Promise<void> {
    const { call, list, concurrency, pace, onDisorder } = this.#options;
    const rows = bucket.pageRows(range);
    range.underWay = rows;
    const began = this.#now();
    const page = await list(call, range.request(rows), this.#end.signal);
    this.#demand.came(page.count, this.#now() - began);
    pace.page();
    const ordered = bucket.accept(range, page, call, concurrency > 1);
    if (!ordered && !this.#disordered) {
      this.#disordered = true;
      onDisorder(range.target);
    }
    if (page.count > 0) {
      const isNext = range === this.#writing && range.pages.length === 0;
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
