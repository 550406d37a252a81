import type { ByteString } from '../bytes/byte-string.ts';
import type { ComparedRow } from '../rows/compared-row.ts';
import type { Row } from '../rows/row.ts';
import type { BaselineCursor } from './baseline-cursor.ts';
import { RowOrder } from './row-order.ts';

/** The baseline's side of a comparison: the newest version of each name, in order. */
export class BaselineSide {
  /** The newest version of the next name, once `find` was called. */
  head: ComparedRow | undefined;
  readonly #cursor: BaselineCursor;
  readonly #order: RowOrder;

  constructor(cursor: BaselineCursor, ranks: ReadonlyMap<ByteString, number>, versions: boolean) {
    this.#cursor = cursor;
    this.#order = new RowOrder('the baseline', ranks, versions);
  }

  /** All rows have passed. */
  get done(): boolean {
    return this.head === undefined && this.#cursor.done;
  }

  /** Passes the next row if it is the same as a listed one. @param bucket of the listed row, unquoted @throws RowOrderError */
  skip(bucket: ByteString, listed: Row): boolean {
    if (this.head !== undefined || !this.#cursor.skip(listed)) return false;
    this.#order.follows(bucket, listed);
    return true;
  }

  /** Moves to the newest version of the next name among the rows that were read. @throws RowOrderError */
  find(): void {
    while (this.head === undefined) {
      const row = this.#cursor.next();
      if (row === undefined) return;
      this.#order.next(row.bucket, row.name, row.latest);
      if (row.latest && isState(row.action)) this.head = row;
    }
  }

  /** Reads on, unless enough was read. @throws whatever the reader throws */
  read(): Promise<void> {
    return this.#cursor.read();
  }

  /** Closes the reader. */
  close(): Promise<void> {
    return this.#cursor.close();
  }
}

/** Whether a row decides if its name has a file: an unfinished large file does not. */
export function isState(action: ByteString): boolean {
  return action === 'upload' || action === 'copy' || action === 'hide';
}
