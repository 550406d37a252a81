import type { ByteSink } from '../bytes/byte-sink.ts';
import type { BucketAddress } from '../names/bucket-address.ts';
import type { Row } from './row.ts';

/**
 * Makes the row sink of a listing. Output formats, totals, the URL list, figures and changes are all of this shape:
 * a listing takes a list of them and knows none by name.
 */
export interface RowSinkFactory {
  /** In manifest.json, the format of the files that the sink writes. */
  readonly name: string;
  /** Called again if the listing has to start over; what the first sink collected is then void. */
  begin(folder: SinkFolder): Promise<RowSink>;
}

/** Takes the rows of one listing, in order. */
export interface RowSink {
  /** The following rows are from another bucket. Each bucket comes once. */
  enter?(bucketName: string): Promise<void>;
  /** Must not wait, and must copy what it keeps: the row object is reused. */
  add?(row: Row): void;
  /** Called between rows, at least once in 128, and may wait, for a file to be written for example. */
  pause?(): Promise<void>;
  /**
   * Called as often as `pause`, for sinks that read something along with the rows. How long it takes does not slow down
   * the listing, since it does not count as writing.
   */
  read?(): Promise<void>;
  /** There are no more rows. @param complete every bucket was listed to its end */
  end?(complete: boolean): Promise<void>;
  /** Called last, also after an error: releases what is held. */
  close?(): Promise<void>;
}

export type Compression = 'gzip' | 'zstd';

export interface FileOptions {
  compression?: Compression | undefined;
  /** Compute the MD5 too. */
  md5?: boolean;
}

/** The inventory's folder and the listing, as a row sink sees them. */
export interface SinkFolder {
  /** When the listing began. */
  readonly startedAt: Date;
  /** How many buckets are listed. */
  readonly buckets: number;
  /** Rows are versions rather than files. */
  readonly versions: boolean;
  /** Where the folder will be stored in a bucket; undefined: not known. */
  readonly storedAt?: BucketAddress | undefined;
  /**
   * Creates a file; manifest.json lists it under the sink's name.
   * @param path relative, with `/`
   */
  file(path: string, columns: readonly string[], options?: FileOptions): Promise<SinkFile>;
  /** Removes a file that `file` created and that has not ended, as if it had never been. */
  drop(path: string): Promise<void>;
  /** Writes a small file at once. @param rows that it contains */
  whole(path: string, columns: readonly string[], rows: number, bytes: Buffer): Promise<void>;
  /** Warns the user of rows that a format cannot contain. */
  warn(text: string): void;
}

/** A file while it is written. What is appended reaches the disk in large pieces. */
export interface SinkFile {
  readonly to: ByteSink;
  /** For the manifest. */
  rows: number;
  /** Rows that the file cannot contain, for the manifest. */
  leftOut: number;
  /** Writes what is buffered if it is enough to be worth it; called automatically between rows. */
  flush(): Promise<void>;
  /** Closes the file early; otherwise it is closed after the last row. @returns its size, and its MD5 in hex if asked for */
  end(): Promise<{ bytes: number; md5: string }>;
}
