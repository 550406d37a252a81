/**
 * The heaviest items, for limits of thousands: items are collected and pruned in batches. Of equal weights, those added
 * last are kept.
 */
export class Heaviest<T> {
  /** Lighter items need not be added. */
  floor = Number.NEGATIVE_INFINITY;
  readonly #limit: number;
  readonly #items: T[] = [];
  readonly #weights: number[] = [];

  /** @param limit the most items kept, at least 1 */
  constructor(limit: number) {
    this.#limit = limit;
  }

  add(weight: number, item: T): void {
    this.#items.push(item);
    this.#weights.push(weight);
    if (this.#items.length === 2 * this.#limit) this.#prune();
  }

  #prune(): void {
    const weights = this.#weights;
    if (weights.length < this.#limit) return;
    // Sorting numbers alone takes a fraction of sorting items.
    const sorted = new Float64Array(weights).sort();
    const first = weights.length - this.#limit;
    const floor = sorted[first]!;
    // Of those that weigh as much as the lightest one that is kept, the first ones added are dropped.
    let toDrop = first - sorted.indexOf(floor);
    let kept = 0;
    for (let at = 0; at < weights.length; at++) {
      const weight = weights[at]!;
      if (weight < floor || (weight === floor && toDrop-- > 0)) continue;
      this.#items[kept] = this.#items[at]!;
      weights[kept] = weight;
      kept++;
    }
    this.#items.length = kept;
    weights.length = kept;
    this.floor = floor;
  }

  /** Heaviest first. */
  get items(): readonly T[] {
    this.#prune();
    const weights = this.#weights;
    const order = [...weights.keys()].sort((a, b) => weights[b]! - weights[a]! || b - a);
    return order.map((at) => this.#items[at]!);
  }
}
