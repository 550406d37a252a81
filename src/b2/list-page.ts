import { type ListCall, type ListFilesRequest, transactionsFor } from './calls.ts';
import type { Client } from './client.ts';
import type { Page } from './page/page.ts';
import { readPage } from './page/read-page.ts';

/** Lists single pages of buckets, and counts the rows and transactions of all of them. */
export class PageLister {
  readonly #client: Client;
  readonly #onPage: (rows: number) => void;
  readonly #read = (bytes: Buffer): Page => readPage(bytes, this.#client.buffers);
  rowsReceived = 0;
  /** Class C transactions, as billed. */
  transactions = 0;

  /** @param onPage called after each page with its number of rows */
  constructor(client: Client, onPage: (rows: number) => void) {
    this.#client = client;
    this.#onPage = onPage;
  }

  /** Lists one page of a bucket. @throws B2Error */
  readonly list = async (call: ListCall, request: ListFilesRequest, signal: AbortSignal): Promise<Page> => {
    const page = await this.#client.call(call, request, this.#read, signal);
    this.rowsReceived += page.count;
    this.transactions += transactionsFor(page.count);
    this.#onPage(page.count);
    return page;
  };
}
