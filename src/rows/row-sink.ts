import type { ByteSink } from '../bytes/byte-sink.ts';
import type { Row } from './row.ts';

/** Whatever takes rows. */
export interface RowSinkFactory {
  /** What the manifest calls its files: of a format the name, as in the input `formats`. */
  readonly name: string;
  /** Begins a walk. */
  begin(folder: SinkFolder): Promise<RowSink>;
}

/** Takes the rows of one walk, in order. */
export interface RowSink {
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
export interface SinkFolder {
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
  file(path: string, columns: readonly string[], options?: FileOptions): Promise<SinkFile>;
  /** The same for a small file, which is written at once. @param rows that it holds */
  whole(path: string, columns: readonly string[], rows: number, bytes: Buffer): Promise<void>;
  /** Tells the user what a format could not write. */
  warn(text: string): void;
}

/** A file while it is written; what is appended reaches the disk in large pieces, in its own time. */
export interface SinkFile {
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
