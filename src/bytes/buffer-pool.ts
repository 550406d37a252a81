/**
 * Memory that is used again. Pages are megabytes each and come by the hundred; left to the garbage collector,
 * several times what is in use would lie about.
 */
export class BufferPool {
  readonly #free: Buffer[] = [];
  readonly #most: number;

  /** @param most buffers kept for later use */
  constructor(most: number) {
    this.#most = most;
  }

  /** A buffer of at least `bytes` bytes, with anything in it. */
  take(bytes: number): Buffer {
    let best = -1;
    this.#free.forEach(({ length }, index) => {
      if (length >= bytes && (best < 0 || length < this.#free[best]!.length)) best = index;
    });
    if (best >= 0) return this.#free.splice(best, 1)[0]!;
    return Buffer.allocUnsafeSlow(Math.ceil((bytes + 1) / STEP) * STEP);
  }

  /** Gives a buffer back; nobody may look at it, or at a part of it, any more. */
  give(buffer: Buffer): void {
    if (this.#free.length < this.#most) this.#free.push(buffer);
  }
}

/** Sizes in few steps, so that one page's buffer fits the next. */
const STEP = 1_048_576;
