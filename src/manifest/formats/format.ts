import type { ByteSink } from '../../b2/byte-sink.ts';
import type { ByteString } from '../../b2/byte-string.ts';
import type { Row } from '../../inventory/row.ts';

/** A way to write rows down. All formats are of this shape, and index.ts has the table of them. */
export interface Format extends RowTaker {
  /** Its file in the inventory's folder, or its first one; for one that fills a folder, that folder with a `/`. */
  readonly path: string;
  /** For people, in the README's table. */
  readonly description: string;
  /** The names of the columns that it prints. */
  readonly columns: readonly string[];
}

/** Whatever takes rows. */
export interface RowTaker {
  /** What the manifest calls its files: of a format the name, as in the input `formats`. */
  readonly name: string;
  /** Begins a walk. */
  begin(folder: FormatFolder): Promise<RowWriter>;
}

/** Takes the rows of one walk, in order. */
export interface RowWriter {
  /** The rows to come are those of another bucket. Each bucket comes once. */
  enter?(bucketName: string): Promise<void>;
  /** Must not wait, and must copy what it keeps, since the row moves on. */
  add(row: Row): void;
  /** Comes between rows, at least once in 128 of them, and may wait: for files that are full, say. */
  pause?(): Promise<void>;
  /** No more rows come. @param complete every bucket asked for was walked to its end */
  end?(complete: boolean): Promise<void>;
  /** Comes last, also after an error: gives back what is held. */
  close?(): Promise<void>;
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
  /** How many buckets are walked. */
  readonly buckets: number;
  /** Rows are versions rather than files. */
  readonly versions: boolean;
  /**
   * A new file, listed in the manifest as the format's.
   * @param path relative, with `/`
   */
  file(path: string, columns: readonly string[], options?: FileOptions): Promise<FormatFile>;
  /** The same for a small file, which is written at once. @param rows that it holds */
  whole(path: string, columns: readonly string[], rows: number, bytes: Buffer): Promise<void>;
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
  /** Writes what waits, once it is enough to be worth it; happens by itself between rows. */
  flush(): Promise<void>;
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
