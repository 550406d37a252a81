import type { Row } from './row.ts';
import type { RowSink, RowSinkFactory } from './row-sink.ts';

/** Collects URLs as long as their JSON array stays within a limit, so that memory does not grow with the bucket. */
export class UrlList implements RowSinkFactory, RowSink {
  readonly name = 'urls';
  readonly #limit: number;
  #urls: string[] = [];
  /** Brackets and commas: one for each URL, and one more. */
  #bytes = 1;
  #full = false;

  /** @param limit UTF-8 bytes of the JSON array */
  constructor(limit: number) {
    this.#limit = limit;
  }

  async begin(): Promise<RowSink> {
    this.#urls = [];
    this.#bytes = 1;
    this.#full = false;
    return this;
  }

  add(row: Row): void {
    if (this.#full) return;
    const { url } = row;
    if (url === null) return;
    this.#bytes += Buffer.byteLength(JSON.stringify(url)) + 1;
    this.#full = this.#bytes > this.#limit;
    if (!this.#full) this.#urls.push(url);
  }

  /** The first ones. */
  first(count: number): readonly string[] {
    return this.#urls.slice(0, count);
  }

  /** All of them; undefined when they exceed the limit. */
  get all(): readonly string[] | undefined {
    return this.#full ? undefined : this.#urls;
  }
}
