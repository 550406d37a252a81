import type { KeyStore } from '../inventory/key-store.ts';
import { ScratchFile } from './scratch-file.ts';

const PARTITIONS = 256;
/** Bytes of a partition that go to the disk at a time; all partitions together hold 4 MiB in memory. */
const BLOCK_BYTES = 16_384;

/**
 * Records by hashed key on the disk: one file, in which each block belongs to one partition. In memory are the block
 * that each partition fills, where its other blocks stand, and when reading one partition.
 */
export class KeySpill implements KeyStore {
  readonly #file: ScratchFile;
  readonly #recordBytes: number;
  readonly #blockBytes: number;
  readonly #most: number;
  #count = 0;
  #partitions = Array.from({ length: PARTITIONS }, () => new Partition());
  /** Blocks to be written. */
  #full: { partition: Partition; block: Buffer }[] = [];
  /** What was on the disk when the cap was reached is still there. */
  #toClear = false;

  private constructor(file: ScratchFile, recordBytes: number, most: number) {
    this.#file = file;
    this.#recordBytes = recordBytes;
    this.#blockBytes = Math.max(1, Math.floor(BLOCK_BYTES / recordBytes)) * recordBytes;
    this.#most = most;
  }

  /**
   * @param directory exists, below RUNNER_TEMP
   * @param recordBytes size of a record, at least 8
   * @param most records that are kept; one more and none is
   */
  static async begin(directory: string, recordBytes: number, most: number): Promise<KeySpill> {
    if (recordBytes < 8) throw new RangeError('A record begins with 8 bytes of hash');
    return new KeySpill(await ScratchFile.begin(directory, 'keys'), recordBytes, most);
  }

  get overflowed(): boolean {
    return this.#count > this.#most;
  }

  add(record: Uint8Array): void {
    if (record.length !== this.#recordBytes) throw new RangeError(`A record has ${this.#recordBytes} bytes`);
    if (this.overflowed) return;
    if (++this.#count > this.#most) {
      this.#partitions = [];
      this.#full = [];
      this.#toClear = true;
      return;
    }
    const partition = this.#partitions[partitionOf(record)]!;
    partition.block ??= Buffer.allocUnsafeSlow(this.#blockBytes);
    partition.block.set(record, partition.used);
    partition.used += record.length;
    if (partition.used === this.#blockBytes) {
      this.#full.push({ partition, block: partition.block });
      partition.block = undefined;
      partition.used = 0;
    }
  }

  /** @throws Error of the file system, a full disk among them */
  async flush(): Promise<void> {
    if (this.#toClear) {
      this.#toClear = false;
      await this.#file.clear();
    }
    if (this.#full.length === 0) return;
    const full = this.#full;
    this.#full = [];
    for (const { partition, block } of full) {
      partition.places.push(this.#file.length);
      await this.#file.append(block);
    }
  }

  async *partitions(): AsyncGenerator<Uint8Array> {
    await this.flush();
    for (const { block, used, places } of this.#partitions) {
      const written = places.length * this.#blockBytes;
      if (written + used === 0) continue;
      const whole = new Uint8Array(written + used);
      for (const [index, place] of places.entries()) {
        const start = index * this.#blockBytes;
        await this.#file.read(whole.subarray(start, start + this.#blockBytes), place);
      }
      if (block) whole.set(block.subarray(0, used), written);
      yield whole;
    }
  }

  /** Removes its file. */
  close(): Promise<void> {
    this.#partitions = [];
    this.#full = [];
    return this.#file.close();
  }
}

class Partition {
  /** Where its full blocks stand in the file, in order. */
  readonly places: number[] = [];
  /** The block that is being filled. */
  block: Buffer | undefined;
  used = 0;
}

/** Spreads hashes also where some of their bytes are always the same. */
function partitionOf(record: Uint8Array): number {
  const low = record[0]! | (record[1]! << 8) | (record[2]! << 16) | (record[3]! << 24);
  const high = record[4]! | (record[5]! << 8) | (record[6]! << 16) | (record[7]! << 24);
  const mixed = Math.imul(low ^ Math.imul(high, 0x85eb_ca6b), 0x9e37_79b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85eb_ca6b) >>> 24;
}
