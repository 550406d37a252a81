import type { ByteSink } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import type { Row } from '../rows/row.ts';
import type { Compression, RowSinkFactory } from '../rows/row-sink.ts';

/** An output format. index.ts has the table of them. */
export interface Format extends RowSinkFactory {
  /** Its file in the inventory's folder, or the first of several; a folder, ending in `/`, if it fills one. */
  readonly path: string;
  /** For the README's table. */
  readonly description: string;
  /** The names of the columns that it writes. */
  readonly columns: readonly string[];
}

/** A format that is one text file. */
export interface TextFormat {
  name: string;
  path: string;
  description: string;
  columns: readonly string[];
  /** Written before the first row. */
  head?: ByteString;
  /** Appends a row, or nothing if the format leaves it out. */
  row(row: Row, to: ByteSink, isFirst: boolean): void;
  /** Written after the last row. */
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
