import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '../b2/page/page.ts';
import type { BufferPool } from '../bytes/buffer-pool.ts';

/** Pages that wait for their turn: in memory up to a budget, beyond it in files of their own. */
export class Spool {
  readonly #directory: string;
  readonly #budgetBytes: number;
  readonly #buffers: BufferPool;
  #heldBytes = 0;
  #files = 0;

  /** @param directory exists, is ours alone and is removed by whoever made it */
  constructor(directory: string, budgetBytes: number, buffers: BufferPool) {
    this.#buffers = buffers;
    this.#directory = directory;
    this.#budgetBytes = budgetBytes;
  }

  /** The budget is half spent, so that before long files are needed. */
  get isFilling(): boolean {
    return this.#heldBytes >= this.#budgetBytes / 2;
  }

  /**
   * Puts a page away. What comes back gives it once, with its memory or its file released.
   * @param isNext its turn is now: it stays in memory, whatever waits there
   * @throws Error of the file system, a full disk among them
   */
  async put(page: Page, isNext = false): Promise<() => Promise<Page>> {
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

  async #spill(page: Page, size: number): Promise<() => Promise<Page>> {
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
      const back = await open(path, 'r');
      const whole = this.#buffers.take(size);
      try {
        const { bytesRead } = await back.read(whole, 0, size, 0);
        if (bytesRead !== size) throw new Error(`${path} is shorter than it was written`);
      } finally {
        await back.close();
      }
      await rm(path);
      return restore(whole);
    };
  }
}
