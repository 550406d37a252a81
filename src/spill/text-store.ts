import type { ByteString } from '../bytes/byte-string.ts';

/** Lines that are read again later, more of them than memory holds. */
export interface TextStore {
  /** Keeps a text without a line break. Must not wait. @returns its place, higher with every text */
  add(text: ByteString): number;
  /** Writes what waits in memory; called often. */
  flush(): Promise<void>;
  /** Every text and its place in the order of adding, many at a time. Nothing is added meanwhile. */
  all(): AsyncIterable<readonly { place: number; text: ByteString }[]>;
  /** The text at a place. */
  at(place: number): Promise<ByteString>;
}
