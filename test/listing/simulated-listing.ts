import type { ListCall, ListFilesRequest } from '../../src/b2/calls.ts';
import { Page } from '../../src/b2/page/page.ts';
import { BufferPool } from '../../src/bytes/buffer-pool.ts';
import { listFiles } from '../../src/listing/list-files.ts';
import type { Quantiles } from '../../src/listing/quantiles.ts';
import { RequestLimit } from '../../src/listing/request-limit.ts';
import { randomFrom } from '../b2-server/hash.ts';
import { compareNames, firstWhere } from '../b2-server/order.ts';
import { makeFolder } from '../runner/temp-folders.ts';

export interface Simulation {
  /** Number of names. */
  count: number;
  /** In order. */
  name(row: number): string;
  concurrency: number;
  quantiles?: Quantiles;
  /** Duration of a request. */
  perCallMs: number;
  perRowMs: number;
  /** Some requests take up to three times as long. */
  isUneven?: boolean;
  /** Processor time per row. */
  readMs: number;
  writeMs: number;
}

export interface Simulated {
  ms: number;
  requests: number;
  /** Rows sent by the service. */
  rows: number;
  /** The most rows that were received but not yet written. */
  mostWaiting: number;
}

interface Answer {
  at: number;
  takesMs: number;
  give(): void;
}

/**
 * Lists a bucket with a simulated clock, so that the result is the same on any machine: requests run concurrently, and
 * one thread reads and writes all rows.
 */
export async function simulate(options: Simulation): Promise<Simulated> {
  const { count, name, concurrency, quantiles, perCallMs, perRowMs, isUneven, readMs, writeMs } = options;
  const random = randomFrom(2);
  const answers: Answer[] = [];
  const result = { ms: 0, requests: 0, rows: 0, mostWaiting: 0 };
  let written = 0;
  let writing: { rows: number; done(): void } | undefined;
  let ended = false;
  let busyMs = 0;
  const work = (ms: number) => {
    result.ms += ms;
    busyMs += ms;
  };

  const list = (_: ListCall, request: ListFilesRequest): Promise<Page> =>
    new Promise((resolve) => {
      const { prefix = '', startFileName = prefix, maxFileCount } = request;
      const first = firstWhere(0, count, (row) => compareNames(name(row), startFileName) >= 0);
      const end = firstWhere(first, count, (row) => !name(row).startsWith(prefix));
      const rows = Math.min(maxFileCount, end - first);
      const next = first + rows < end ? `${name(first + rows - 1)} ` : null;
      result.requests++;
      answers.push({
        at: result.ms + (perCallMs + rows * perRowMs) * (isUneven ? 0.6 + 2.4 * random() ** 4 : 1),
        takesMs: rows * readMs,
        give: () => {
          result.rows += rows;
          result.mostWaiting = Math.max(result.mostWaiting, result.rows - written);
          resolve(new NamedPage((row) => name(first + row), rows, next));
        },
      });
    });

  const write = async () => {
    const target = { bucketId: 'id', bucketName: 'bucket', bucketType: null, prefix: '' };
    const events = listFiles([target], {
      call: 'b2_list_file_names',
      list,
      concurrency,
      requestLimit: new RequestLimit(concurrency),
      ...(quantiles ? { quantiles: new Map([['id', quantiles]]) } : {}),
      buffers: new BufferPool(0),
      spillDirectory: makeFolder('simulated'),
      signal: new AbortController().signal,
      clock: { now: () => result.ms, busy: () => busyMs },
      onDisorder: () => {},
    });
    for await (const event of events) {
      if (!('page' in event)) throw new Error('the bucket is empty or failed');
      const rows = event.page.count;
      await new Promise<void>((done) => {
        writing = { rows, done };
      });
    }
  };
  const listing = write().finally(() => {
    ended = true;
  });

  while (!ended) {
    await runReadyCallbacks();
    const due = answers.toSorted((a, b) => a.at - b.at)[0];
    if (due && due.at <= result.ms) {
      answers.splice(answers.indexOf(due), 1);
      work(due.takesMs);
      due.give();
    } else if (writing) {
      // A response waits until a slice of rows is written.
      const rows = Math.min(writing.rows, SLICE);
      writing.rows -= rows;
      written += rows;
      work(rows * writeMs);
      if (writing.rows === 0) {
        const { done } = writing;
        writing = undefined;
        done();
      }
    } else if (due) {
      result.ms = due.at;
    }
  }
  await listing;
  return result;
}

const SLICE = 400;

/** Runs everything that waits only for the event loop. */
async function runReadyCallbacks(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
}

/** A page of names without bytes. */
export class NamedPage extends Page {
  readonly #name: (row: number) => string;

  constructor(name: (row: number) => string, count: number, nextFileName: string | null) {
    super(Buffer.alloc(0), new Int32Array(0), { fileName: nextFileName, fileId: null }, 'ascends', count);
    this.#name = name;
  }

  override name(row: number): string {
    return this.#name(row);
  }

  override literal(row: number): string {
    return `"${this.#name(row)}"`;
  }

  override release(): void {}
}
