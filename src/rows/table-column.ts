import type { ByteSink } from '../bytes/byte-sink.ts';

/** A column of a table with rows of type T. Formats write any table of such columns. */
export type TableColumn<T> = {
  readonly name: string;
  /** Appends the value as a JSON literal. Timestamps are strings (RFC 3339). */
  write(row: T, to: ByteSink): void;
} & (
  | { readonly type: 'string' | 'array' | 'object' }
  | {
      readonly type: 'integer' | 'boolean' | 'timestamp';
      /** The value: an integer, 1 or 0 for true or false, milliseconds since 1970. NaN for null. */
      number(row: T): number;
    }
);
