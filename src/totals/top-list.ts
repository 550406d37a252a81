/** The heaviest of what passes, heaviest first; of equal weights the one that came first. */
export class TopList<T> {
  readonly #limit: number;
  readonly #weights: number[] = [];
  readonly #items: T[] = [];

  /** @param limit one or more; how many are kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get items(): readonly T[] {
    return this.#items;
  }

  /** Whether a thing of this weight would be taken, so that it need not be made if not. NaN never is. */
  wants(weight: number): boolean {
    const { length } = this.#weights;
    return length < this.#limit ? !Number.isNaN(weight) : weight > this.#weights[length - 1]!;
  }

  /** Takes what is wanted; the lightest makes room. */
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
