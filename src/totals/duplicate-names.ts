import { SLOT } from '../b2/page/fields.ts';
import { ByteSink, type Bytes } from '../bytes/byte-sink.ts';
import { type ByteString, detached, fromByteString } from '../bytes/byte-string.ts';
import { stringOf } from '../rows/json-literal.ts';
import type { Row } from '../rows/row.ts';
import type { NamedFile } from './file-figures.ts';

/** A power of two. */
const SLOTS = 4_096;
/** Bytes of a name's JSON literal that are kept; longer names count as unknown. */
const ROOM = 192;
/** Names of each group. */
const NAMES = 3;

interface Named {
  readonly bucket: ByteString;
  readonly name: ByteString;
}

/**
 * Names of files that have duplicates, in fixed memory: a slot keeps the content that has most of the bytes among those
 * that share it (the majority vote of Boyer and Moore, weighted by bytes). So names of the groups with many bytes are
 * known, and those of others perhaps.
 */
export class DuplicateNames {
  readonly #high = new Int32Array(SLOTS);
  readonly #low = new Int32Array(SLOTS);
  readonly #sizes = new Float64Array(SLOTS);
  readonly #weights = new Float64Array(SLOTS);
  /** The first file of each slot: as bytes, since most have no duplicate, and a text would cost more. */
  readonly #buckets: ByteString[] = new Array<ByteString>(SLOTS).fill('');
  readonly #literals = new ByteSink(SLOTS * ROOM);
  readonly #lengths = new Uint16Array(SLOTS);
  /** The others. */
  readonly #more = new Map<number, Named[]>();

  /** @param record begins with the digest @param size larger than 0 */
  add({ words }: Bytes, size: number, row: Row): void {
    const [high, low] = [words.getInt32(0), words.getInt32(4)];
    const slot = low & (SLOTS - 1);
    if (this.#low[slot] === low && this.#high[slot] === high && this.#sizes[slot] === size) {
      this.#weights[slot]! += size;
      this.#addName(slot, row);
      return;
    }
    const weight = this.#weights[slot]! - size;
    this.#weights[slot] = Math.abs(weight);
    if (weight >= 0) return;
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#sizes[slot] = size;
    this.#setName(slot, row);
  }

  #setName(slot: number, { page, index, bucket }: Row): void {
    const [start, end] = [page.start(index, SLOT.fileName), page.end(index, SLOT.fileName)];
    const length = end - start <= ROOM ? end - start : 0;
    this.#buckets[slot] = bucket;
    this.#lengths[slot] = length;
    this.#literals.length = slot * ROOM;
    this.#literals.copy(page, start, start + length);
    if (this.#more.size > 0) this.#more.delete(slot);
  }

  #addName(slot: number, { bucket, name }: Row): void {
    const names = this.#more.get(slot) ?? [];
    if (names.length === NAMES - 1) return;
    names.push({ bucket, name: detached(name) });
    this.#more.set(slot, names);
  }

  /** The first known names of a group. @param record begins with the digest */
  of(record: Buffer, size: number): NamedFile[] {
    const [high, low] = [record.readInt32BE(0), record.readInt32BE(4)];
    const slot = low & (SLOTS - 1);
    if (this.#low[slot] !== low || this.#high[slot] !== high || this.#sizes[slot] !== size) return [];
    const start = slot * ROOM;
    const literal = this.#literals.bytes.toString('latin1', start, start + this.#lengths[slot]!);
    const first = literal === '' ? [] : [{ bucket: this.#buckets[slot]!, name: stringOf(literal) }];
    return [...first, ...(this.#more.get(slot) ?? [])].map(({ bucket, name }) => ({
      bucket: fromByteString(stringOf(bucket)),
      name: fromByteString(name),
    }));
  }
}
