import type { ByteSink } from '../../bytes/byte-sink.ts';
import type { SchemaElement } from './hyparquet-writer.ts';

/** Collects the values of one column until a row group is full. */
export interface ColumnValues<T> {
  /** The column's schema element, without its name. */
  readonly type: Partial<SchemaElement>;
  /** Bytes collected so far, roughly. */
  readonly bytes: number;
  add(row: T): void;
  /** Ends the row group. Its result is read before the next `add`. */
  take(): ColumnGroup;
}

/** A column's values in one row group. */
export interface ColumnGroup {
  /** 1 for each row with a value, 0 for null. */
  readonly definitionLevels: Uint8Array;
  /** Where `write` appends distinct values: how many there are, and the index of each row's value, nulls left out. */
  readonly dictionary?: { readonly size: number; readonly indices: Int32Array };
  /** The smallest and the largest value, if known. */
  readonly range?: readonly [min: bigint, max: bigint] | readonly [min: boolean, max: boolean];
  /** Appends the values, or those of the dictionary, in Parquet's PLAIN encoding. */
  write(to: ByteSink): void;
}
