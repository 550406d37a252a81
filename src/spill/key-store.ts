import { type Bytes, bytesOf } from '../bytes/byte-sink.ts';

/** A record to be filled. @param bytes its size */
export function keyRecord(bytes: number): Bytes {
  return bytesOf(Buffer.alloc(bytes));
}

/**
 * Records of one size that are looked for by their keys across a whole walk, more than memory holds. What is equal
 * meets again: records with the same first 8 bytes are in the same partition.
 */
export interface KeyStore {
  /** Copies the record; its first 8 bytes are a hash and choose the partition. Must not wait. Does nothing once `overflowed`. */
  add(record: Bytes): void;
  /** More came than the cap allows, so nothing can be said. */
  readonly overflowed: boolean;
  /** Writes what waits in memory; called often. */
  flush(): Promise<void>;
  /**
   * All records of one partition after the other, each partition in the order of adding: what is given at a time is
   * one partition, its records side by side. Ends at once when overflowed.
   */
  partitions(): AsyncIterable<Uint8Array>;
}
