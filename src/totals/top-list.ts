/** The heaviest items, heaviest first. Of equal weights, the first one added comes first. */
export class TopList<T> {
  readonly #limit: number;
  readonly #weights: number[] = [];
  readonly #items: T[] = [];

  /** @param limit the most items kept, at least 1 */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get items(): readonly T[] {
    return this.#items;
  }

  /** Whether an item of this weight would be kept; check before creating it. Never for NaN. */
  wants(weight: number): boolean {
    const { length } = this.#weights;
    return length < this.#limit ? !Number.isNaN(weight) : weight > this.#weights[length - 1]!;
  }

  /** Only for an item that it wants. Drops the lightest beyond the limit. */
  add(weight: number, item: T): void {
    const weights = this.#weights;
    const items = this.#items;
    let at = Math.min(weights.length, this.#limit - 1);
    for (; at > 0 && weights[at - 1]! < weight; at--) {
      weights[at] = weights[at - 1]!;
      items[at] = items[at - 1]!;
    }
    weights[at] = weight;
    items[at] = item;
  }
}
