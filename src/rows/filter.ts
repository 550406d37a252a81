import { fromByteString } from '../bytes/byte-string.ts';
import { compile } from '../conditions/compile.ts';
import type { Condition } from '../conditions/syntax-tree.ts';
import type { NameFilter, NotedGlobs } from '../names/name-filter.ts';
import type { Row } from './row.ts';
import { ROW_READERS, ROW_VOCABULARY } from './vocabulary.ts';

/** Returns the test for rows of a listing that started at `now`, in milliseconds since 1970. */
export type RowFilter = (now: number) => (row: Row) => boolean;

/** Selects rows that match both; undefined if every row does. @param noted the globs of `names` */
export function rowFilter(
  names: NameFilter | undefined,
  where: Condition | undefined,
  noted: NotedGlobs,
): RowFilter | undefined {
  if (!names && !where) return undefined;
  return (now) => {
    const matches = where && compile(where, ROW_VOCABULARY, ROW_READERS, now);
    if (!names) return matches!;
    const nameMatches = (row: Row) => names.matches(fromByteString(row.name), noted);
    return matches ? (row) => nameMatches(row) && matches(row) : nameMatches;
  };
}
