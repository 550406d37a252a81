/** Reuses memory. Hundreds of pages of several megabytes would leave far more garbage than there is memory in use. */
export class BufferPool {
  /** The longest unused first. */
  readonly #free: Buffer[] = [];
  #freeBytes = 0;
  readonly #maxFreeBytes: number;

  /** @param maxFreeBytes the most bytes of unused buffers that are kept */
  constructor(maxFreeBytes: number) {
    this.#maxFreeBytes = maxFreeBytes;
  }

  /** A buffer of at least `bytes` bytes, with undefined content. */
  take(bytes: number): Buffer {
    const most = bytes * MAX_EXCESS;
    let best = -1;
    this.#free.forEach(({ length }, index) => {
      if (length >= bytes && length <= most && (best < 0 || length < this.#free[best]!.length)) best = index;
    });
    if (best < 0) {
      const size = roundUp(bytes);
      // Sizes have changed, so those that nobody has used for long make room.
      this.#keep(Math.max(0, this.#freeBytes - size));
      return Buffer.allocUnsafeSlow(size);
    }
    const [found] = this.#free.splice(best, 1);
    this.#freeBytes -= found!.length;
    return found!;
  }

  /** Returns a buffer to the pool. It, and every part of it, must not be used afterwards. */
  give(buffer: Buffer): void {
    this.#free.push(buffer);
    this.#freeBytes += buffer.length;
    this.#keep(this.#maxFreeBytes);
  }

  /** Frees the unused buffers. */
  clear(): void {
    this.#keep(0);
  }

  #keep(maxBytes: number): void {
    while (this.#freeBytes > maxBytes) this.#freeBytes -= this.#free.shift()!.length;
  }
}

/** A larger buffer than this many times the bytes asked for would hold memory that nothing uses. */
const MAX_EXCESS = 1.25;
/** Sizes are multiples of an eighth of the power of two below, so that the buffer of one page fits the next. */
const STEPS = 8;
const MIN_STEP = 16_384;

function roundUp(bytes: number): number {
  const step = Math.max(MIN_STEP, 2 ** Math.floor(Math.log2(bytes + 1)) / STEPS);
  return Math.ceil((bytes + 1) / step) * step;
}
