import { LIST_BYTES } from '../github/outputs.ts';

/** URLs as long as they fit into an output, so that memory does not grow with the bucket. */
export class UrlList {
  #items: string[] = [];
  /** Brackets and commas: one for each item, and one more. */
  #bytes = 1;
  #full = false;

  /** Nothing more fits in. */
  get full(): boolean {
    return this.#full;
  }

  add(item: string | null): void {
    if (this.#full || item === null) return;
    this.#bytes += Buffer.byteLength(JSON.stringify(item)) + 1;
    this.#full = this.#bytes > LIST_BYTES;
    if (!this.#full) this.#items.push(item);
  }

  clear(): void {
    this.#items = [];
    this.#bytes = 1;
    this.#full = false;
  }

  /** The first ones, for people. */
  get first(): readonly string[] {
    return this.#items.slice(0, 10);
  }

  /** All of them, or undefined when they are too many. */
  get items(): readonly string[] | undefined {
    return this.#full ? undefined : this.#items;
  }
}
