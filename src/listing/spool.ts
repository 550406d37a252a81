import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '../b2/page/page.ts';
import type { BufferPool } from '../bytes/buffer-pool.ts';

/** Takes a page back out of the spool, once, and frees its memory budget or its file. */
export type TakePage = () => Promise<Page>;

/** Holds pages until it is their turn to be written: in memory up to a budget, then in one file each. */
export class Spool {
  readonly #directory: string;
  readonly #budgetBytes: number;
  readonly #buffers: BufferPool;
  #heldBytes = 0;
  #files = 0;

  /** @param directory exists, is used by this spool only, and is removed by its creator */
  constructor(directory: string, budgetBytes: number, buffers: BufferPool) {
    this.#buffers = buffers;
    this.#directory = directory;
    this.#budgetBytes = budgetBytes;
  }

  /**
   * Puts a page into the spool.
   * @param isNext it is written next, so it stays in memory even beyond the budget
   * @throws Error of the file system, such as a full disk
   */
  async put(page: Page, isNext = false): Promise<TakePage> {
    const bytes = page.memoryBytes;
    if (isNext || this.#heldBytes + bytes <= this.#budgetBytes) {
      this.#heldBytes += bytes;
      return async () => {
        this.#heldBytes -= bytes;
        return page;
      };
    }
    return this.#spill(page, bytes);
  }

  async #spill(page: Page, bytes: number): Promise<TakePage> {
    const path = join(this.#directory, `page-${++this.#files}`);
    const { parts, restore } = page.stored();
    const file = await open(path, 'wx', 0o600);
    try {
      for (const part of parts) await file.writeFile(part);
    } finally {
      await file.close();
    }
    page.release(this.#buffers);
    return async () => {
      const memory = this.#buffers.take(bytes);
      const file = await open(path, 'r');
      try {
        const { bytesRead } = await file.read(memory, 0, bytes, 0);
        if (bytesRead !== bytes) throw new Error(`${path}: read ${bytesRead} of the ${bytes} bytes written`);
      } finally {
        await file.close();
      }
      await rm(path);
      return restore(memory);
    };
  }
}
