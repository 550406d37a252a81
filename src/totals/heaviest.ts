/**
 * The heaviest items, for limits of thousands: items are collected and pruned in batches. Of equal weights, those added
 * last are kept.
 */
export class Heaviest<T> {
  /** Lighter items need not be added. */
  floor = Number.NEGATIVE_INFINITY;
  readonly #limit: number;
  #items: T[] = [];
  #weights: number[] = [];

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
    const floor = Float64Array.from(weights).sort()[weights.length - this.#limit]!;
    const heavier = weights.reduce((count, weight) => (weight > floor ? count + 1 : count), 0);
    let spare = weights.filter((weight) => weight === floor).length - (this.#limit - heavier);
    const isKept = (at: number) => weights[at]! > floor || (weights[at] === floor && spare-- <= 0);
    const kept = [...weights.keys()].filter(isKept);
    this.#items = kept.map((at) => this.#items[at]!);
    this.#weights = kept.map((at) => weights[at]!);
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
