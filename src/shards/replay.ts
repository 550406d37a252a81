import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import type { Page } from '../b2/page/page.ts';
import { BufferPool } from '../bytes/buffer-pool.ts';
import { toByteString } from '../bytes/byte-string.ts';
import type { ListingEvent } from '../listing/list-files.ts';
import type { Target } from '../listing/target.ts';
import { stringOf } from '../rows/json-literal.ts';
import type { Part } from './parts.ts';
import type { Plan } from './plan-file.ts';
import { ROWS_FILE, readRows } from './rows-file.ts';

/** Bytes that are read and expanded at a time. */
const CHUNK = 262_144;
/** Bytes of unused buffers that are kept: a few pages. */
const POOLED_BYTES = 8 * 1_048_576;

/**
 * The rows of all shards, as a listing of the whole would pass them on: bucket after bucket, in order.
 * @throws Error that names the shard if its rows are not within its bounds, not in order, or not as many as it says;
 * the signal's reason
 */
export async function* replay(
  plan: Plan,
  parts: readonly Part[],
  signal: AbortSignal,
): AsyncGenerator<ListingEvent> {
  const buffers = new BufferPool(POOLED_BYTES);
  const versions = plan.request.versions === 'all';
  const targets = plan.buckets.map(
    ({ bucketId, bucketName, bucketType }): Target => ({
      bucketId,
      bucketName,
      bucketType: bucketType || null,
      prefix: plan.request.prefix,
    }),
  );
  let at = 0;
  /** Rows of the bucket have been passed on. */
  let hasRows = false;
  for (const part of parts) {
    const check = new PartCheck(part, versions);
    for await (const { bucketName, page } of check.reading(readRows(expanded(part, ROWS_FILE), buffers))) {
      signal.throwIfAborted();
      if (!page) continue;
      for (; targets[at]?.bucketName !== bucketName; at++) {
        if (targets[at] === undefined) throw check.error('has rows of a bucket that should come before');
        if (!hasRows) yield { target: targets[at]!, empty: true };
        hasRows = false;
      }
      hasRows = true;
      yield { target: targets[at]!, page, wait: (work) => work };
      page.release(buffers);
    }
    check.end();
  }
  for (; at < targets.length; at++) {
    if (!hasRows) yield { target: targets[at]!, empty: true };
    hasRows = false;
  }
}

/** A file of a shard, in chunks. */
export function expanded({ folder }: Part, path: string): AsyncIterable<Buffer> {
  const source = createReadStream(join(folder, path), { highWaterMark: CHUNK });
  // An error of the source reaches the reader of the result.
  return pipeline(source, createZstdDecompress({ chunkSize: CHUNK }), () => {});
}

/** Checks the rows of a shard while they are read. */
class PartCheck {
  readonly #part: Part;
  readonly #versions: boolean;
  #bucket: string | undefined;
  #last = '';
  #rows = 0;

  constructor(part: Part, versions: boolean) {
    this.#part = part;
    this.#versions = versions;
  }

  /** Passes pages on that are in order and in the shard's bounds. */
  async *reading<Each extends { bucketName: string; page: Page | undefined }>(
    pages: AsyncIterable<Each>,
  ): AsyncGenerator<Each> {
    const next = pages[Symbol.asyncIterator]();
    for (;;) {
      const { value, done } = await next.next().catch((error: unknown) => {
        throw this.error(`is damaged: ${ROWS_FILE} cannot be read (${(error as Error).message})`);
      });
      if (done) return;
      if (value.page) this.#check(value.bucketName, value.page);
      yield value;
    }
  }

  #check(bucketName: string, page: Page): void {
    if (bucketName !== this.#bucket) {
      this.#bucket = bucketName;
      this.#last = '';
    }
    const name = (row: number) => stringOf(page.literal(row, 'fileName')!);
    const [first, last] = [name(0), name(page.count - 1)];
    const follows = this.#versions ? first >= this.#last : first > this.#last;
    if (!page.ascends(this.#versions) || !follows) throw this.error('has rows that are out of order');
    const range = this.#part.manifest.shard.ranges.find(({ bucket }) => bucket === bucketName);
    const isInside =
      range && first >= toByteString(range.from) && (range.to === null || last < toByteString(range.to));
    if (!isInside) throw this.error('has rows outside its bounds');
    this.#last = last;
    this.#rows += page.count;
  }

  end(): void {
    const { files } = this.#part.manifest;
    if (this.#rows !== files) throw this.error(`has ${this.#rows} rows instead of ${files}`);
  }

  error(what: string): Error {
    return new Error(
      `The shards cannot be merged. Shard ${this.#part.index} ${what}. Run its job again: a shard that is listed again replaces its artifact`,
    );
  }
}
