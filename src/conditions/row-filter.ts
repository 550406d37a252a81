import { fromByteString } from '../b2/byte-string.ts';
import type { NameFilter } from '../inventory/globs.ts';
import type { Row } from '../inventory/row.ts';
import { compile } from './compile.ts';
import { ROW_READERS, ROW_VOCABULARY } from './row-vocabulary.ts';
import type { Condition } from './syntax-tree.ts';

/** Makes the test of rows for a walk that starts at `now`, in milliseconds since 1970. */
export type RowFilter = (now: number) => (row: Row) => boolean;

/** Rows that names and condition let through; undefined when every row is one. */
export function rowFilter(
  names: NameFilter | undefined,
  where: Condition | undefined,
): RowFilter | undefined {
  if (!names && !where) return undefined;
  return (now) => {
    const holds = where && compile(where, ROW_VOCABULARY, ROW_READERS, now);
    if (!names) return holds!;
    const named = (row: Row) => names.matches(fromByteString(row.name));
    return holds ? (row) => named(row) && holds(row) : named;
  };
}
