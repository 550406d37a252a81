import type { ByteString } from '../bytes/byte-string.ts';

/** A record that was read back. */
export interface TextRecord {
  readonly position: number;
  readonly texts: readonly ByteString[];
}

/** Records of texts, more than fit into memory. */
export interface TextStore {
  /** Adds a record of at least one text; a text may contain any byte. Must not wait. @returns its position, which increases */
  add(texts: readonly ByteString[]): number;
  /** Writes what is buffered once it is enough; cheap otherwise. */
  flush(): Promise<void>;
  /** All records in the order of adding, in batches. Nothing may be added meanwhile. */
  all(): AsyncIterable<readonly TextRecord[]>;
  /** The texts of the record at a position. */
  at(position: number): Promise<readonly ByteString[]>;
}
