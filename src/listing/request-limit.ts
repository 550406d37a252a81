/**
 * How many requests may be under way: as many as allowed, until the service asks for fewer. Then half as many, and
 * one more again after each round of pages that came without complaint.
 */
export class RequestLimit {
  readonly #most: number;
  #limit: number;
  #calm = 0;
  /** The most requests that were under way at a time. */
  reached = 0;

  constructor(most: number) {
    this.#most = most;
    this.#limit = most;
  }

  get limit(): number {
    return this.#limit;
  }

  underWay(requests: number): void {
    this.reached = Math.max(this.reached, requests);
  }

  /** A page came. */
  page(): void {
    if (this.#limit === this.#most || ++this.#calm < this.#limit) return;
    this.#calm = 0;
    this.#limit++;
  }

  /** The service answered 429 or 503. Those of one round count once, since they were sent before it could tell. */
  throttled(): void {
    if (this.#calm === 0 && this.#limit < this.#most) return;
    this.#calm = 0;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
  }
}
