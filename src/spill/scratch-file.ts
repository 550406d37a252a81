import { randomUUID } from 'node:crypto';
import { readSync, writeSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { temporaryName } from './owner.ts';

/** Bytes that are read and written without a break: some 10 ms with what is done with them. */
const BYTES_BETWEEN = 1_048_576;

/**
 * A temporary file, which is deleted when it is closed. Reads and writes synchronously: most of it is in the kernel's
 * cache, and handing a piece to another thread takes several times the time of copying it there.
 */
export class ScratchFile {
  readonly #path: string;
  readonly #file: FileHandle;
  #length = 0;
  /** Bytes since the last break. */
  #unbroken = 0;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  /** @param directory an existing folder below RUNNER_TEMP */
  static async begin(directory: string, name: string): Promise<ScratchFile> {
    const path = join(directory, `${temporaryName(name)}${randomUUID()}`);
    return new ScratchFile(path, await open(path, 'wx+', 0o600));
  }

  /** Bytes written. */
  get length(): number {
    return this.#length;
  }

  /** @throws Error of the file system, such as a full disk */
  async append(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const written = writeSync(this.#file.fd, bytes, at, bytes.length - at, this.#length);
      at += written;
      this.#length += written;
    }
    await this.#rest(bytes.length);
  }

  /** Reads from a position until `into` is full. */
  async read(into: Uint8Array, position: number): Promise<void> {
    for (let at = 0; at < into.length; ) {
      const bytesRead = readSync(this.#file.fd, into, at, into.length - at, position + at);
      if (bytesRead === 0) throw new Error(`${this.#path} is shorter than it was written`);
      at += bytesRead;
    }
    await this.#rest(into.length);
  }

  /** Lets a signal arrive now and then, where a long loop waits for nothing else. */
  async #rest(bytes: number): Promise<void> {
    this.#unbroken += bytes;
    if (this.#unbroken < BYTES_BETWEEN) return;
    this.#unbroken = 0;
    await setImmediate();
  }

  /** Deletes the content. */
  async clear(): Promise<void> {
    this.#length = 0;
    await this.#file.truncate(0);
  }

  /** Closes the file and moves it to a final name. */
  async keepAs(path: string): Promise<void> {
    await this.#file.sync();
    await this.#file.close();
    await rename(this.#path, path);
  }

  /** Deletes the file, unless it was kept. May be called again. */
  async close(): Promise<void> {
    await this.#file.close();
    await rm(this.#path, { force: true });
  }
}
