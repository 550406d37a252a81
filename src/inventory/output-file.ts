import { createHash, type Hash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Transform } from 'node:stream';
import { constants, createGzip, createZstdCompress } from 'node:zlib';
import { ByteSink } from '../bytes/byte-sink.ts';
import type { Compression, FileOptions, SinkFile } from '../rows/row-sink.ts';

/**
 * Files are written in multiples of this, in bytes: few enough to be in the processor's cache still, and whole pages
 * cost the kernel least.
 */
const PIECE = 1 << 16;
/** Initial size of the buffer. */
const ROOM = 4 * PIECE;
/** Bytes of a chunk from the encoder. */
const CHUNK = 1 << 20;

/** A file of the inventory while it is written: hashed, and compressed if asked for. */
export class OutputFile implements SinkFile {
  to = new ByteSink(ROOM);
  rows = 0;
  leftOut = 0;
  readonly #file: FileHandle;
  readonly #encoder: Transform | undefined;
  readonly #sha256: Hash = createHash('sha256');
  readonly #md5: Hash | undefined;
  /** Encoded, but not written yet. */
  #encoded: Buffer[] = [];
  #bytes = 0;
  #ended: Promise<{ bytes: number; sha256: string; md5: string }> | undefined;

  private constructor(file: FileHandle, { compression, md5 = false }: FileOptions) {
    this.#file = file;
    this.#encoder = compression && encoderOf(compression);
    this.#encoder?.on('data', (bytes: Buffer) => this.#encoded.push(bytes));
    if (md5) this.#md5 = createHash('md5');
  }

  /** @param path must not exist */
  static async open(path: string, options: FileOptions = {}): Promise<OutputFile> {
    return new OutputFile(await open(path, 'wx'), options);
  }

  /** Writes what is buffered if it is enough to be worth it. @throws Error of the file system */
  async flush(): Promise<void> {
    if (this.to.length >= PIECE) await this.#pass(this.to.length - (this.to.length % PIECE));
  }

  /** Ends the file, once. */
  end(): Promise<{ bytes: number; sha256: string; md5: string }> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  async #end(): Promise<{ bytes: number; sha256: string; md5: string }> {
    await this.#pass(this.to.length);
    if (this.#encoder) {
      const encoder = this.#encoder;
      await new Promise<void>((resolve, reject) => {
        encoder.once('end', resolve).once('error', reject).end();
      });
      await this.#writeEncoded();
    }
    // A format may write many files, and keeps all of them until its last row.
    this.to = new ByteSink(0);
    await this.close();
    return {
      bytes: this.#bytes,
      sha256: this.#sha256.digest('hex'),
      md5: this.#md5?.digest('hex') ?? '',
    };
  }

  /** Does nothing the second time. */
  close(): Promise<void> {
    this.#encoder?.destroy();
    return this.#file.close();
  }

  /** Writes the first `length` bytes of what is buffered. */
  async #pass(length: number): Promise<void> {
    const bytes = this.to.bytes.subarray(0, length);
    const encoder = this.#encoder;
    if (encoder) {
      await new Promise<void>((resolve, reject) => {
        encoder.write(bytes, (error) => (error ? reject(error) : resolve()));
      });
      await this.#writeEncoded();
    } else {
      this.#write(bytes);
    }
    this.to.drop(length);
  }

  async #writeEncoded(): Promise<void> {
    const waiting = this.#encoded;
    this.#encoded = [];
    for (const bytes of waiting) this.#write(bytes);
  }

  /**
   * Writes synchronously: copying into the kernel takes microseconds, while handing a write to another thread costs
   * several times the processor time. If the disk is too slow, nothing else could go on for long either.
   */
  #write(bytes: Buffer): void {
    this.#sha256.update(bytes);
    this.#md5?.update(bytes);
    this.#bytes += bytes.length;
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file.fd, bytes, at);
  }
}

/** Levels at which compressing takes little longer than writing rows. */
function encoderOf(compression: Compression): Transform {
  return compression === 'gzip'
    ? createGzip({ level: 3, chunkSize: CHUNK })
    : createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 }, chunkSize: CHUNK });
}
