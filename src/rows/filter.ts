import { fromByteString } from '../bytes/byte-string.ts';
import { compile } from '../conditions/compile.ts';
import type { Condition } from '../conditions/syntax-tree.ts';
import type { NameFilter } from '../names/name-filter.ts';
import type { Row } from './row.ts';
import { ROW_READERS, ROW_VOCABULARY } from './vocabulary.ts';

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
