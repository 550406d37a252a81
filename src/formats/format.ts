import { type ByteSink, type Bytes, bytesOf } from '../bytes/byte-sink.ts';
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
  /** Of a text format: the row that was added last. */
  readonly printed?: PrintedRow;
}

/** Where a row was printed, with the separator before or after it. Valid until the next row is added. */
export interface PrintedRow {
  readonly to: Bytes;
  readonly start: number;
  readonly end: number;
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

const NOTHING = bytesOf(Buffer.alloc(0));

export function textFormat(text: TextFormat, compression?: Compression): Format {
  const { name, path, description, columns, head = '', tail = '' } = text;
  const printed: { -readonly [Member in keyof PrintedRow]: PrintedRow[Member] } = {
    to: NOTHING,
    start: 0,
    end: 0,
  };
  return {
    name,
    path,
    description,
    columns,
    printed,
    begin: async (folder) => {
      const file = await folder.file(path, columns, { compression });
      const { to } = file;
      to.text(head);
      printed.to = to;
      return {
        add: (row) => {
          const before = to.length;
          text.row(row, to, file.rows === 0);
          if (to.length > before) file.rows++;
          printed.start = before;
          printed.end = to.length;
        },
        end: async () => to.text(tail),
      };
    },
  };
}
