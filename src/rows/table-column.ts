import type { ByteSink } from '../bytes/byte-sink.ts';

/** A column of a table whose rows are T. Formats print any table of such columns. */
export type TableColumn<T> = {
  readonly name: string;
  /** Appends its JSON literal: a string, a number, `true`, `false`, an array, an object or null; RFC 3339 for moments. */
  write(row: T, to: ByteSink): void;
} & (
  | { readonly type: 'string' | 'array' | 'object' }
  | {
      readonly type: 'integer' | 'boolean' | 'timestamp';
      /** What the literal stands for: an integer, 1 for true and 0 for false, milliseconds since 1970. NaN for null. */
      number(row: T): number;
    }
);
