/** Reuses memory. Hundreds of pages of several megabytes would leave far more garbage than there is memory in use. */
export class BufferPool {
  /** The longest unused first. */
  readonly #free: ArrayBuffer[] = [];
  #freeBytes = 0;
  readonly #maxFreeBytes: number;

  /** @param maxFreeBytes the most bytes of unused memory that are kept */
  constructor(maxFreeBytes: number) {
    this.#maxFreeBytes = maxFreeBytes;
  }

  /** A buffer of at least `bytes` bytes, with undefined content. */
  take(bytes: number): Buffer {
    const [smallest] = this.#free
      .filter(({ byteLength }) => byteLength >= bytes && byteLength <= bytes * MAX_EXCESS)
      .sort((a, b) => a.byteLength - b.byteLength);
    if (!smallest) return Buffer.allocUnsafeSlow(roundUp(bytes));
    this.#free.splice(this.#free.indexOf(smallest), 1);
    this.#freeBytes -= smallest.byteLength;
    return Buffer.from(smallest);
  }

  /** Returns all memory behind a buffer to the pool. No part of it must be used afterwards. */
  give({ buffer }: NodeJS.ArrayBufferView): void {
    this.#free.push(buffer as ArrayBuffer);
    this.#freeBytes += buffer.byteLength;
    this.#keep(this.#maxFreeBytes);
  }

  /** Frees the unused memory. */
  clear(): void {
    this.#keep(0);
  }

  #keep(maxBytes: number): void {
    while (this.#freeBytes > maxBytes) {
      const buffer = this.#free.shift()!;
      this.#freeBytes -= buffer.byteLength;
      // Frees it now. The garbage collector would do so much later.
      buffer.transfer(0);
    }
  }
}

/**
 * A larger buffer than this many times the bytes asked for would hold memory that nothing uses. Pages of one bucket
 * differ in size, since requests differ in rows; with 1.25, most memory was allocated anew.
 */
const MAX_EXCESS = 2;
/** Sizes are multiples of an eighth of the power of two below, so that the buffer of one page fits the next. */
const STEPS = 8;
const MIN_STEP = 16_384;

function roundUp(bytes: number): number {
  const step = Math.max(MIN_STEP, 2 ** Math.floor(Math.log2(bytes + 1)) / STEPS);
  return Math.ceil((bytes + 1) / step) * step;
}
