import type { ByteString } from '../bytes/byte-string.ts';
import type { ComparedRow } from '../rows/compared-row.ts';
import { RowOrder } from './row-order.ts';

/** The baseline's side of a comparison: the newest version of each name, in order. */
export class BaselineSide {
  /** The newest version of the next name; undefined if more must be read first, and at the end. */
  head: ComparedRow | undefined;
  /** Everything was read. */
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

  /** Moves to the next name among the rows that were read. @throws RowOrderError */
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

  /** Reads more if `head` is undefined. @throws whatever the reader throws; RowOrderError */
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

  /** Closes the reader. */
  async close(): Promise<void> {
    this.done = true;
    await this.#batches.return?.();
  }
}

/** Whether a row decides if its name has a file: an unfinished large file does not. */
export function isState(action: ByteString): boolean {
  return action === 'upload' || action === 'copy' || action === 'hide';
}
