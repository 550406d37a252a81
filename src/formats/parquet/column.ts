import type { SchemaElement } from 'hyparquet-writer';
import type { ByteSink } from '../../bytes/byte-sink.ts';

/** Keeps the values of one column until a row group is full, and appends them in Parquet's PLAIN encoding. */
export interface ColumnValues<T> {
  /** The column's place in the schema, without its name. */
  readonly type: Partial<SchemaElement>;
  /** Bytes kept so far, roughly. */
  readonly bytes: number;
  add(row: T): void;
  /** Ends the group; what it gives is read before the next row comes. */
  take(): Group;
}

/** A column's values in one row group. */
export interface Group {
  /** 1 for each row that has a value and 0 for one that has none. */
  readonly present: Uint8Array;
  /** Different values, where that is what `write` appends, and the place among them of each value. */
  readonly dictionary?: { readonly values: number; readonly places: Int32Array };
  /** The smallest and the largest value, where they are known. */
  readonly range?: readonly [min: bigint, max: bigint] | readonly [min: boolean, max: boolean];
  /** Appends the values, or those of the dictionary. */
  write(to: ByteSink): void;
}
