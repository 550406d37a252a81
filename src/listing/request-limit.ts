/**
 * Limits concurrent requests: halved when the service throttles, and raised by one after each round of pages without
 * throttling, up to the maximum.
 */
export class RequestLimit {
  readonly #max: number;
  #limit: number;
  /** Pages since the limit last changed. */
  #pages = 0;
  /** The most requests that were in flight at once. */
  reached = 0;

  constructor(max: number) {
    this.#max = max;
    this.#limit = max;
  }

  get limit(): number {
    return this.#limit;
  }

  /** Records the number of requests in flight. */
  inFlight(requests: number): void {
    this.reached = Math.max(this.reached, requests);
  }

  /** Call for each page. */
  pageReceived(): void {
    if (this.#limit === this.#max || ++this.#pages < this.#limit) return;
    this.#pages = 0;
    this.#limit++;
  }

  /** Call for each 429 or 503. Several in a row count once, since their requests were sent under the same limit. */
  throttled(): void {
    if (this.#pages === 0 && this.#limit < this.#max) return;
    this.#pages = 0;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
  }
}
