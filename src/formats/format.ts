import type { ByteSink } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import type { Row } from '../rows/row.ts';
import type { Compression, RowSinkFactory } from '../rows/row-sink.ts';

/** A way to write rows down. All formats are of this shape, and index.ts has the table of them. */
export interface Format extends RowSinkFactory {
  /** Its file in the inventory's folder, or its first one; for one that fills a folder, that folder with a `/`. */
  readonly path: string;
  /** For people, in the README's table. */
  readonly description: string;
  /** The names of the columns that it prints. */
  readonly columns: readonly string[];
}

/** A format of one file of text. */
export interface TextFormat {
  name: string;
  path: string;
  description: string;
  columns: readonly string[];
  /** What stands before the first row. */
  head?: ByteString;
  /** Appends a row; nothing when the format has nothing to say of it. */
  row(row: Row, to: ByteSink, isFirst: boolean): void;
  /** What stands behind the last row. */
  tail?: ByteString;
}

export function textFormat(text: TextFormat, compression?: Compression): Format {
  const { name, path, description, columns, head = '', tail = '' } = text;
  return {
    name,
    path,
    description,
    columns,
    begin: async (folder) => {
      const file = await folder.file(path, columns, { compression });
      const { to } = file;
      to.text(head);
      return {
        add: (row) => {
          const before = to.length;
          text.row(row, to, file.rows === 0);
          if (to.length > before) file.rows++;
        },
        end: async () => to.text(tail),
      };
    },
  };
}
