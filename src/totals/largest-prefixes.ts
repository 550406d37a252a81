import { ByteSink, type Bytes } from '../bytes/byte-sink.ts';
import { type ByteString, fromByteString } from '../bytes/byte-string.ts';
import { stringOf } from '../rows/json-literal.ts';
import { Heaviest } from './heaviest.ts';
import type { PrefixTotals } from './prefixes.ts';

/** Totals of a prefix that are kept. */
export interface LargePrefix {
  readonly bucket: string;
  /** Empty for the entire bucket. */
  readonly prefix: string;
  readonly files: number;
  readonly bytes: number;
  /** Of old and hidden versions; 0 if only newest versions were listed. */
  readonly oldBytes: number;
  /** Milliseconds since 1970; NaN if no file has a time. */
  readonly newest: number;
  /** The group with the most bytes. */
  readonly group: number;
}

/** As it is kept: most of what is kept is dropped again, so nothing is decoded yet. */
interface Kept extends Omit<LargePrefix, 'bucket' | 'prefix'> {
  readonly bucket: Bytes;
  readonly literal: ByteString;
}

/** The prefixes with the most bytes: a tree, since no prefix is larger than one that contains it. */
export class LargestPrefixes {
  readonly #heaviest: Heaviest<Kept>;
  readonly #literal = new ByteSink(1_024);

  /** @param limit the most prefixes kept */
  constructor(limit: number) {
    this.#heaviest = new Heaviest(limit);
  }

  /** Prefixes come before those that contain them. */
  put({ bucket, writePrefix, figures, versions, groups }: PrefixTotals): void {
    const { files, bytes, newest } = figures;
    // Also of the same weight: it may contain one that is kept.
    if (bytes < this.#heaviest.floor) return;
    const literal = this.#literal;
    literal.length = 0;
    writePrefix(literal);
    this.#heaviest.add(bytes, {
      bucket,
      literal: literal.slice(0),
      files,
      bytes,
      oldBytes: versions ? versions.oldBytes + versions.hiddenBytes : 0,
      newest,
      group: groups ? groups.indexOf(Math.max(...groups)) : 0,
    });
  }

  /** Largest first; a prefix comes before those that it contains. */
  get items(): readonly LargePrefix[] {
    return this.#heaviest.items.map(({ bucket, literal, ...totals }) => ({
      bucket: fromByteString(stringOf(bucket.bytes.toString('latin1'))),
      prefix: fromByteString(stringOf(literal)),
      ...totals,
    }));
  }
}
