import type { ByteString } from '../../b2/byte-string.ts';
import type { Row } from '../../inventory/row.ts';

/** A way to write rows down. What it returns is written as it stands, so all of it is byte strings. */
export interface Format {
  /** As in the input `formats`. */
  readonly name: string;
  /** Its file in the inventory's folder. */
  readonly path: string;
  /** For people, in the README's table. */
  readonly description: string;
  /** The names of the columns that it prints. */
  readonly columns: readonly string[];
  /** What stands before the first row. */
  readonly head: ByteString;
  /** A row; empty when the format has nothing to say of it. */
  row(row: Row, isFirst: boolean): ByteString;
  /** What stands behind the last row. */
  readonly tail: ByteString;
}
