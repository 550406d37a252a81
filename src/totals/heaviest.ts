interface Weighed<T> {
  readonly weight: number;
  readonly item: T;
}

/**
 * The heaviest items, for limits of thousands: items are collected and pruned in batches. Of equal weights, those added
 * last are kept.
 */
export class Heaviest<T> {
  /** Lighter items need not be added. */
  floor = Number.NEGATIVE_INFINITY;
  readonly #limit: number;
  #items: Weighed<T>[] = [];

  /** @param limit the most items kept, at least 1 */
  constructor(limit: number) {
    this.#limit = limit;
  }

  add(weight: number, item: T): void {
    this.#items.push({ weight, item });
    if (this.#items.length === 2 * this.#limit) this.#prune();
  }

  #prune(): void {
    // The order of sorting is stable.
    this.#items = this.#items
      .reverse()
      .sort((a, b) => b.weight - a.weight)
      .slice(0, this.#limit);
    if (this.#items.length === this.#limit) this.floor = this.#items.at(-1)!.weight;
    this.#items.reverse();
  }

  /** Heaviest first. */
  get items(): readonly T[] {
    this.#prune();
    return this.#items.map(({ item }) => item).reverse();
  }
}
