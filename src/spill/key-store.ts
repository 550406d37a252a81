import { type Bytes, bytesOf } from '../bytes/byte-sink.ts';

/** An empty record. @param bytes its size */
export function keyRecord(bytes: number): Bytes {
  return bytesOf(Buffer.alloc(bytes));
}

/**
 * Records of one size, more than fit into memory, that are grouped by key: records with the same first 8 bytes are in
 * the same partition.
 */
export interface KeyStore {
  /** Copies the record; its first 8 bytes are a hash and choose the partition. Must not wait. Does nothing once `overflowed`. */
  add(record: Bytes): void;
  /** More records were added than are kept, and all were dropped. */
  readonly overflowed: boolean;
  /** Writes what is buffered once it is enough; cheap otherwise. */
  flush(): Promise<void>;
  /**
   * The partitions, each as its records in the order of adding, without gaps. None if overflowed.
   */
  partitions(): AsyncIterable<Uint8Array>;
}
