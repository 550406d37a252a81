import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ListCall, type ListFilesRequest, PAGE_ROWS } from '../b2/calls.ts';
import { B2Error } from '../b2/errors.ts';
import type { Page } from '../b2/page.ts';
import { Spool } from './spool.ts';
import { Range, type Target } from './walk-range.ts';

export interface WalkOptions {
  call: ListCall;
  /** One page, retried until it is whole. */
  list(call: ListCall, request: ListFilesRequest): Promise<Page>;
  /** Requests under way at a time, over all buckets. */
  concurrency: number;
  /** Pages that wait for their turn go into a folder here once there are too many for memory. */
  spillDirectory: string;
  signal: AbortSignal;
  /** Names did not come by code point, yet none was lost or doubled; said once. */
  onDisorder(target: Target): void;
}

/** Bytes of waiting pages that are kept in memory. */
const WAITING_BYTES = 64 * 1_048_576;

/** What a walk gives: the pages of one target after the other, or that a target could not be begun. */
export type WalkEvent = { target: Target; page: Page } | { target: Target; failed: B2Error };

/**
 * Walks every target and gives its pages in the service's order, however many requests run at once.
 * A target whose first request fails is given as `failed`, since nothing of it is lost by leaving it out.
 * @throws B2Error when a target fails later; OutOfOrderError when ranges cannot be relied on; the signal's reason
 */
export async function* walkBuckets(
  targets: readonly Target[],
  options: WalkOptions,
): AsyncGenerator<WalkEvent> {
  const directory = await mkdtemp(join(options.spillDirectory, 'b2-inventory-pages-'));
  const walk = new Walk(targets, options, new Spool(directory, WAITING_BYTES));
  try {
    yield* walk.events();
  } finally {
    await walk.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

class Walk {
  readonly #options: WalkOptions;
  readonly #spool: Spool;
  /** For each target its ranges in order; together they always cover it whole. */
  readonly #ranges = new Map<Target, Range[]>();
  readonly #failed = new Map<Target, B2Error>();
  readonly #running = new Set<Promise<void>>();
  #fault: { error: unknown } | undefined;
  #stopped = false;
  #wake: () => void = () => {};
  #disordered = false;

  constructor(targets: readonly Target[], options: WalkOptions, spool: Spool) {
    this.#options = options;
    this.#spool = spool;
    for (const target of targets) this.#ranges.set(target, [new Range(target, target.prefix, null)]);
  }

  async *events(): AsyncGenerator<WalkEvent> {
    this.#start();
    for (const [target, ranges] of this.#ranges) {
      for (let index = 0; index < ranges.length; index++) {
        const range = ranges[index]!;
        for (;;) {
          if (this.#fault) throw this.#fault.error;
          const next = range.pages.shift();
          if (next) {
            const page = await next();
            if (page.count > 0) yield { target, page };
            continue;
          }
          const failed = this.#failed.get(target);
          if (failed) yield { target, failed };
          if (failed || range.done) break;
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
        }
      }
      this.#ranges.set(target, []);
    }
  }

  /** Begins no more requests and waits for those under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running);
  }

  #start(): void {
    while (!this.#stopped && !this.#fault && this.#running.size < this.#options.concurrency) {
      const range = this.#nextRange();
      if (!range) return;
      range.busy = true;
      const run: Promise<void> = this.#page(range)
        .catch((error) => this.#fail(range, error))
        .finally(() => {
          range.busy = false;
          this.#running.delete(run);
          this.#start();
          this.#wake();
        });
      this.#running.add(run);
    }
  }

  /** The first range in order that waits for a request: what is written first is fetched first. */
  #nextRange(): Range | undefined {
    for (const [target, ranges] of this.#ranges) {
      if (this.#failed.has(target)) continue;
      const range = ranges.find(({ busy, done }) => !busy && !done);
      if (range) return range;
    }
    return undefined;
  }

  async #page(range: Range): Promise<void> {
    const { call, list, concurrency, onDisorder } = this.#options;
    const page = await list(call, range.request(PAGE_ROWS));
    const ordered = range.accept(page, call, concurrency > 1);
    if (!ordered && !this.#disordered) {
      this.#disordered = true;
      onDisorder(range.target);
    }
    range.pages.push(await this.#spool.put(page));
  }

  #fail(range: Range, error: unknown): void {
    const first =
      range.rows === 0 && this.#ranges.get(range.target)?.length === 1 && range.pages.length === 0;
    if (first && error instanceof B2Error && !this.#options.signal.aborted)
      this.#failed.set(range.target, error);
    else this.#fault ??= { error };
  }
}
