import type { ListCall, ListFilesRequest } from '../b2/calls.ts';
import type { Client } from '../b2/client.ts';
import type { Page } from '../b2/page/page.ts';
import { readPage } from '../b2/page/read-page.ts';

/** Rows and transactions of every page fetched, and who else wants to know. */
export class PageLister {
  readonly #client: Client;
  readonly #onPage: (rows: number) => void;
  readonly #read = (bytes: Buffer): Page => readPage(bytes, this.#client.buffers);
  rowsReceived = 0;
  /** Class C transactions, as billed: one for each started 1,000 rows. */
  transactions = 0;

  constructor(client: Client, onPage: (rows: number) => void) {
    this.#client = client;
    this.#onPage = onPage;
  }

  /** One page of a bucket. @throws B2Error */
  readonly list = async (call: ListCall, request: ListFilesRequest, signal: AbortSignal): Promise<Page> => {
    const page = await this.#client.call(call, request, this.#read, signal);
    this.rowsReceived += page.count;
    this.transactions += Math.max(1, Math.ceil(page.count / 1_000));
    this.#onPage(page.count);
    return page;
  };
}
