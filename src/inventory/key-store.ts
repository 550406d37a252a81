export interface KeyStore {
  /** Copies the record; its first 8 bytes are a hash and choose the partition. Must not wait. Does nothing once `overflowed`. */
  add(record: Uint8Array): void;
  /** More came than the cap allows, so nothing can be said. */
  readonly overflowed: boolean;
  /** Writes what waits in memory; called often. */
  flush(): Promise<void>;
  /** All records of one partition after the other, each partition in the order of adding. Ends at once when overflowed. */
  partitions(): AsyncIterable<Uint8Array>;
}
