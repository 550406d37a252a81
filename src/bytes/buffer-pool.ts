/** Reuses memory. Hundreds of pages of several megabytes would leave far more garbage than there is memory in use. */
export class BufferPool {
  readonly #free: Buffer[] = [];
  readonly #max: number;

  /** @param max the most unused buffers that are kept */
  constructor(max: number) {
    this.#max = max;
  }

  /** A buffer of at least `bytes` bytes, with undefined content. */
  take(bytes: number): Buffer {
    let best = -1;
    this.#free.forEach(({ length }, index) => {
      if (length >= bytes && (best < 0 || length < this.#free[best]!.length)) best = index;
    });
    if (best >= 0) return this.#free.splice(best, 1)[0]!;
    return Buffer.allocUnsafeSlow(Math.ceil((bytes + 1) / STEP) * STEP);
  }

  /** Returns a buffer to the pool. It, and every part of it, must not be used afterwards. */
  give(buffer: Buffer): void {
    if (this.#free.length < this.#max) this.#free.push(buffer);
  }
}

/** Sizes are multiples of this, so that the buffer of one page fits the next. */
const STEP = 1_048_576;
