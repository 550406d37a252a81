import { markdownTable, markdownText } from '../text/markdown.ts';
import { bytes, whole } from '../text/numbers.ts';

/** What a table of changes is made from. */
export interface ChangeTable {
  /** What was compared with, such as "the inventory of 2026-01-30T03:00:00Z". */
  since: string;
  /** In the order of the table; those without files are left out. */
  kinds: readonly {
    /** Such as `added` or `re-uploaded`. */
    kind: string;
    files: number;
    /** null: such a change has no size. */
    bytes: number | null;
  }[];
  /** What a reader must know to read it rightly, such as that renames were not looked for. */
  note?: string | undefined;
}

/** The changes as a section of the summary; it holds no names. */
export function changesSection({ since, kinds, note }: ChangeTable): string {
  const rows = kinds
    .filter(({ files }) => files > 0)
    .map(({ kind, files, bytes: size }) => [
      markdownText(kind),
      whole(files),
      size === null ? '' : bytes(size),
    ]);
  const table =
    rows.length === 0 ? 'Nothing has changed.\n' : markdownTable(['Change', 'Files', 'Size'], rows, [1, 2]);
  const more = note === undefined ? '' : `\n${markdownText(note)}\n`;
  return `### Changes since ${markdownText(since)}\n\n${table}${more}`;
}
