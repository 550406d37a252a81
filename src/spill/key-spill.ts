import { ByteSink, type Bytes, bytesOf } from '../bytes/byte-sink.ts';
import type { KeyStore } from './key-store.ts';
import { ScratchFile } from './scratch-file.ts';

const PARTITIONS = 256;
/** Bytes that are sorted by partition and written at a time. */
const RUN_BYTES = 4 * 1_048_576;

/** Records sorted by partition, and by the order of adding within a partition. */
interface Run {
  /** In the file. */
  position: number;
  /** How many records precede those of each partition; one more entry has the number of all. */
  starts: Uint32Array;
}

/**
 * Records by hashed key in a scratch file. They are buffered, sorted by partition into runs, and written; a partition
 * is then read from every run.
 */
export class KeySpill implements KeyStore {
  readonly #file: ScratchFile;
  readonly #recordBytes: number;
  readonly #most: number;
  #count = 0;
  /** Bytes of a run. */
  readonly #runBytes: number;
  /** The buffer that is filled. */
  #records: ByteSink;
  /** Buffers that are full and not written yet. */
  #full: ByteSink[] = [];
  readonly #sorted: Bytes;
  #runs: Run[] = [];
  /** The file still contains records that were dropped. */
  #toClear = false;

  private constructor(file: ScratchFile, recordBytes: number, most: number) {
    this.#file = file;
    this.#recordBytes = recordBytes;
    this.#most = most;
    this.#runBytes = Math.floor(RUN_BYTES / recordBytes) * recordBytes;
    this.#records = new ByteSink(this.#runBytes);
    this.#sorted = bytesOf(Buffer.allocUnsafeSlow(this.#runBytes));
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
    if (record.bytes.length !== this.#recordBytes)
      throw new RangeError(`A record has ${this.#recordBytes} bytes`);
    if (this.overflowed) return;
    if (++this.#count > this.#most) {
      this.#forget();
      this.#toClear = true;
      return;
    }
    this.#records.all(record);
    if (this.#records.length === this.#runBytes) {
      this.#full.push(this.#records);
      this.#records = new ByteSink(this.#runBytes);
    }
  }

  /** @throws Error of the file system, such as a full disk */
  async flush(): Promise<void> {
    if (this.#toClear) {
      this.#toClear = false;
      await this.#file.clear();
    }
    for (let full = this.#full.shift(); full; full = this.#full.shift()) {
      const run = { position: this.#file.length, starts: this.#sort(full) };
      await this.#file.append(this.#sorted.bytes);
      this.#runs.push(run);
    }
  }

  /** Sorts into `#sorted`. @returns the starts of a run */
  #sort(records: ByteSink): Uint32Array {
    const size = this.#recordBytes;
    const from = records.words;
    const to = this.#sorted.words;
    const starts = new Uint32Array(PARTITIONS + 1);
    for (let at = 0; at < records.length; at += size) starts[partitionOf(from, at) + 1]!++;
    for (let partition = 0; partition < PARTITIONS; partition++) starts[partition + 1]! += starts[partition]!;
    const next = starts.slice();
    const last = size - 8;
    for (let at = 0; at < records.length; at += size) {
      const partition = partitionOf(from, at);
      const target = next[partition]! * size;
      next[partition]!++;
      for (let word = 0; word < last; word += 8) to.setBigInt64(target + word, from.getBigInt64(at + word));
      // The last word may overlap the one before.
      to.setBigInt64(target + last, from.getBigInt64(at + last));
    }
    return starts;
  }

  async *partitions(): AsyncGenerator<Uint8Array> {
    await this.flush();
    const size = this.#recordBytes;
    const last: Run = { position: -1, starts: this.#sort(this.#records) };
    const runs = [...this.#runs, last];
    // Adjacent in each run, so as many partitions are read at a time as fit into memory.
    const atOnce = Math.max(1, Math.floor((PARTITIONS * RUN_BYTES) / (this.#count * size + 1)));
    for (let first = 0; first < PARTITIONS; first += atOnce) {
      const end = Math.min(PARTITIONS, first + atOnce);
      const parts: Buffer[] = [];
      for (const run of runs) {
        const [from, to] = [run.starts[first]! * size, run.starts[end]! * size];
        if (run !== last) {
          const part = Buffer.allocUnsafe(to - from);
          await this.#file.read(part, run.position + from);
          parts.push(part);
        } else {
          parts.push(this.#sorted.bytes.subarray(from, to));
        }
      }
      for (let partition = first; partition < end; partition++) {
        const shares = parts.map((part, index) => {
          const { starts } = runs[index]!;
          const [from, to] = [starts[partition]! - starts[first]!, starts[partition + 1]! - starts[first]!];
          return part.subarray(from * size, to * size);
        });
        const whole = new Uint8Array(shares.reduce((sum, { length }) => sum + length, 0));
        let at = 0;
        for (const share of shares) {
          whole.set(share, at);
          at += share.length;
        }
        if (whole.length > 0) yield whole;
      }
    }
  }

  #forget(): void {
    this.#runs = [];
    this.#full = [];
    this.#records.length = 0;
  }

  /** Deletes the file. */
  close(): Promise<void> {
    this.#forget();
    return this.#file.close();
  }
}

/** Spreads keys even if some of their bytes are always the same. @param at where the record begins */
function partitionOf(words: DataView, at: number): number {
  const mixed = Math.imul(
    words.getInt32(at, true) ^ Math.imul(words.getInt32(at + 4, true), 0x85eb_ca6b),
    0x9e37_79b1,
  );
  return Math.imul(mixed ^ (mixed >>> 15), 0x85eb_ca6b) >>> 24;
}
