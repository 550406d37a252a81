import type { ByteString, ComparedRow } from '../inventory/compared-row.ts';

/** Reads rows out of text that comes in pieces. */
export interface Scanner {
  /**
   * Appends the rows that are whole in `text`.
   * @param isLast nothing follows the text
   * @returns characters that need not be given again
   * @throws DamagedError
   */
  scan(text: ByteString, isLast: boolean, rows: ComparedRow[]): number;
}

/** A data file that is not as our formats write it. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError';

  constructor(what = 'has a row that cannot be read') {
    super(what);
  }
}
