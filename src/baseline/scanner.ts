import type { ByteString } from '../bytes/byte-string.ts';
import type { ComparedRow } from '../rows/compared-row.ts';

/** Parses the rows of a text file. */
export interface Scanner {
  /** The row that `scan` has parsed; undefined if it was the text before or after the rows. */
  readonly row: ComparedRow | undefined;
  /** Rows are separated by a comma and a line break, not by a line break. */
  readonly hasCommas: boolean;
  /**
   * Parses a row with its separator, or a line before or after the rows.
   * @param start where it begins
   * @returns where it ends; -1 if the text ends before it does
   * @throws DamagedError
   */
  scan(text: ByteString, start: number): number;
  /** The file has ended. @throws DamagedError if it must not end here */
  end(): void;
}

/** A file that is not as our formats write it. The message continues its name. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError';

  constructor(what = 'has an invalid row') {
    super(what);
  }
}
