import type { ComparedRow } from '../rows/compared-row.ts';
import type { Row } from '../rows/row.ts';

/** Goes through the rows of a baseline in order. Nearly all are the same as those listed, and need not be parsed. */
export interface BaselineCursor {
  /** All rows have been read and passed. */
  readonly done: boolean;
  /**
   * Passes the next row if it is the same as a listed one, as far as that can be seen without parsing it.
   * @returns false if it may be another one, or has not been read yet
   */
  skip(listed: Row): boolean;
  /** Parses and passes the next row. @returns undefined if it has not been read yet, and at the end */
  next(): ComparedRow | undefined;
  /** Reads on, unless enough rows have been read for a while. */
  read(): Promise<void>;
  /** Closes the reader. */
  close(): Promise<void>;
}
