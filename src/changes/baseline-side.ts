import type { ByteString, ComparedRow } from '../rows/compared-row.ts';
import { RowOrder } from './row-order.ts';

/** The rows of the baseline while they are merged: of each name the newest version. */
export class BaselineSide {
  /** The next name's newest version; undefined when more must be read first, or all have passed. */
  head: ComparedRow | undefined;
  /** There is no more to read. */
  done = false;
  readonly #batches: AsyncIterator<readonly ComparedRow[]>;
  readonly #order: RowOrder;
  #batch: readonly ComparedRow[] = [];
  #at = 0;

  constructor(
    batches: AsyncIterable<readonly ComparedRow[]>,
    ranks: ReadonlyMap<ByteString, number>,
    versions: boolean,
  ) {
    this.#batches = batches[Symbol.asyncIterator]();
    this.#order = new RowOrder('the baseline', ranks, versions);
  }

  /** Goes on to the next name, as far as rows were read. @throws RowOrderError */
  advance(): void {
    while (this.#at < this.#batch.length) {
      const row = this.#batch[this.#at++]!;
      this.#order.next(row.bucket, row.name, row.latest);
      if (row.latest && isState(row.action)) {
        this.head = row;
        return;
      }
    }
    this.head = undefined;
  }

  /** Reads on when all that was read has passed. @throws whatever the reader throws; RowOrderError */
  async read(): Promise<void> {
    while (this.head === undefined && !this.done) {
      const { value, done } = await this.#batches.next();
      if (done) {
        this.done = true;
        return;
      }
      this.#batch = value;
      this.#at = 0;
      this.advance();
    }
  }

  /** Lets the reader close what it has open. */
  async close(): Promise<void> {
    this.done = true;
    await this.#batches.return?.();
  }
}

/** Whether a row says that its name is there or hidden; an unfinished large file says nothing of its name. */
export function isState(action: ByteString): boolean {
  return isFile(action) || action === 'hide';
}

export function isFile(action: ByteString): boolean {
  return action === 'upload' || action === 'copy';
}
