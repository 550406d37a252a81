import type { ByteSink } from '../../b2/byte-sink.ts';
import type { ByteString } from '../../b2/byte-string.ts';
import type { Row } from '../../inventory/row.ts';

/** A way to write rows down. All formats are of this shape, and index.ts has the table of them. */
export interface Format {
  /** As in the input `formats`. */
  readonly name: string;
  /** Its file in the inventory's folder, or its first one; for one that fills a folder, that folder with a `/`. */
  readonly path: string;
  /** For people, in the README's table. */
  readonly description: string;
  /** The names of the columns that it prints. */
  readonly columns: readonly string[];
  /** Begins a walk's files. */
  begin(folder: FormatFolder): Promise<RowWriter>;
}

/** Takes the rows of one walk, in order. */
export interface RowWriter {
  /** The rows to come are those of another bucket. Each bucket comes once. */
  enter?(bucketName: string): Promise<void>;
  /** Must not wait, and must copy what it keeps, since the row moves on. */
  add(row: Row): void;
  /** Between rows, once in a few hundred: may wait, as for a file to be opened. */
  pause?(): Promise<void>;
  /** All rows have come. */
  end?(): Promise<void>;
}

export type Compression = 'gzip' | 'zstd';

export interface FileOptions {
  compression?: Compression | undefined;
  /** Work out the MD5 too. */
  md5?: boolean;
}

/** The inventory's folder, as formats see it. */
export interface FormatFolder {
  /** When the walk began. */
  readonly startedAt: Date;
  /** Rows are versions rather than files. */
  readonly versions: boolean;
  /**
   * A new file, listed in the manifest as the format's.
   * @param path relative, with `/`
   */
  file(path: string, columns: readonly string[], options?: FileOptions): Promise<FormatFile>;
  /** Tells the user what a format could not write. */
  warn(text: string): void;
}

/** A file while it is written; what is appended reaches the disk in large pieces, in its own time. */
export interface FormatFile {
  readonly to: ByteSink;
  /** For the manifest. */
  rows: number;
  /** Rows that the file cannot hold, for the manifest. */
  leftOut: number;
  /** Ends the file, which is else done behind the last row, and frees its memory. @returns its size, and its MD5 in hex if asked for */
  end(): Promise<{ bytes: number; md5: string }>;
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
