import { ByteSink, type Bytes } from '../bytes/byte-sink.ts';
import type { KeyStore } from './key-store.ts';
import { ScratchFile } from './scratch-file.ts';

const PARTITIONS = 256;
/** Bytes of a partition that are buffered: 4 MB of all. */
const CHUNK_BYTES = 16_384;
/** Bytes of full chunks that are written at a time. */
const WRITE_BYTES = 16 * CHUNK_BYTES;

/**
 * Records by hashed key in a scratch file. Each partition fills a buffer, which is appended to the file as a chunk
 * when it is full. A partition is then read chunk by chunk.
 */
export class KeySpill implements KeyStore {
  readonly #file: ScratchFile;
  readonly #recordBytes: number;
  readonly #most: number;
  #count = 0;
  /** Bytes of a chunk: whole records. */
  readonly #chunkBytes: number;
  /** The buffers of all partitions, and how many bytes of each are filled. */
  readonly #filling: ByteSink;
  readonly #filled = new Int32Array(PARTITIONS);
  /** By partition, the numbers of its chunks. */
  readonly #chunks: number[][] = Array.from({ length: PARTITIONS }, () => []);
  #chunkCount = 0;
  /** Chunks that are not written yet. */
  readonly #full = new ByteSink(2 * WRITE_BYTES);
  /** The file still contains records that were dropped. */
  #toClear = false;

  private constructor(file: ScratchFile, recordBytes: number, most: number) {
    this.#file = file;
    this.#recordBytes = recordBytes;
    this.#most = most;
    this.#chunkBytes = Math.floor(CHUNK_BYTES / recordBytes) * recordBytes;
    this.#filling = new ByteSink(PARTITIONS * this.#chunkBytes);
  }

  /**
   * @param directory an existing folder below RUNNER_TEMP
   * @param recordBytes size of a record, at least 8
   * @param most records that are kept; with one more, all are dropped
   */
  static async begin(directory: string, recordBytes: number, most: number): Promise<KeySpill> {
    if (recordBytes < 8) throw new RangeError('A record begins with 8 bytes of hash');
    return new KeySpill(await ScratchFile.begin(directory, 'keys'), recordBytes, most);
  }

  get overflowed(): boolean {
    return this.#count > this.#most;
  }

  add(record: Bytes): void {
    const size = this.#recordBytes;
    if (record.bytes.length !== size) throw new RangeError(`A record has ${size} bytes`);
    if (this.overflowed) return;
    if (++this.#count > this.#most) {
      this.#forget();
      this.#toClear = true;
      return;
    }
    const partition = partitionOf(record.words);
    this.#filling.length = partition * this.#chunkBytes + this.#filled[partition]!;
    this.#filling.all(record);
    this.#filled[partition]! += size;
    if (this.#filled[partition] === this.#chunkBytes) this.#pass(partition);
  }

  #pass(partition: number): void {
    const start = partition * this.#chunkBytes;
    this.#full.copy(this.#filling, start, start + this.#chunkBytes);
    this.#filled[partition] = 0;
    this.#chunks[partition]!.push(this.#chunkCount++);
  }

  /** @throws Error of the file system, such as a full disk */
  async flush(): Promise<void> {
    if (this.#toClear) {
      this.#toClear = false;
      await this.#file.clear();
    }
    if (this.#full.length >= WRITE_BYTES) await this.#write();
  }

  async #write(): Promise<void> {
    const bytes = this.#full.bytes.subarray(0, this.#full.length);
    this.#full.length = 0;
    await this.#file.append(bytes);
  }

  async *partitions(): AsyncGenerator<Uint8Array> {
    await this.flush();
    await this.#write();
    const size = this.#chunkBytes;
    for (const [partition, chunks] of this.#chunks.entries()) {
      const filled = this.#filled[partition]!;
      const whole = new Uint8Array(chunks.length * size + filled);
      let at = 0;
      for (const chunk of chunks) {
        await this.#file.read(whole.subarray(at, at + size), chunk * size);
        at += size;
      }
      const start = partition * size;
      whole.set(this.#filling.bytes.subarray(start, start + filled), at);
      if (whole.length > 0) yield whole;
    }
  }

  #forget(): void {
    for (const chunks of this.#chunks) chunks.length = 0;
    this.#filled.fill(0);
    this.#full.length = 0;
  }

  /** Deletes the file. */
  close(): Promise<void> {
    this.#forget();
    return this.#file.close();
  }
}

/** Spreads keys even if some of their bytes are always the same. */
function partitionOf(words: DataView): number {
  const mixed = Math.imul(
    words.getInt32(0, true) ^ Math.imul(words.getInt32(4, true), 0x85eb_ca6b),
    0x9e37_79b1,
  );
  return Math.imul(mixed ^ (mixed >>> 15), 0x85eb_ca6b) >>> 24;
}
