import { type ListCall, type ListFilesRequest, transactionsFor } from './calls.ts';
import type { Client } from './client.ts';
import type { Field } from './page/fields.ts';
import { MalformedRow } from './page/malformed-row.ts';
import type { Page } from './page/page.ts';
import { readPage } from './page/read-page.ts';

/** Lists single pages of buckets, and counts the rows and transactions of all of them. */
export class PageLister {
  readonly #client: Client;
  readonly #onPage: (rows: number) => void;
  readonly #showNames: boolean;
  rowsReceived = 0;
  /** Class C transactions, as billed. */
  transactions = 0;
  /** Fields of some row whose type is not the documented one, which the row therefore lacks. */
  readonly oddFields = new Set<Field>();

  /**
   * @param onPage called after each page with its number of rows
   * @param showNames errors may contain names of files
   */
  constructor(client: Client, onPage: (rows: number) => void, showNames: boolean) {
    this.#client = client;
    this.#onPage = onPage;
    this.#showNames = showNames;
  }

  /** Lists one page of a bucket. @throws B2Error */
  readonly list = async (call: ListCall, request: ListFilesRequest, signal: AbortSignal): Promise<Page> => {
    const page = await this.#client.call(call, request, this.#read, signal);
    this.rowsReceived += page.count;
    this.transactions += transactionsFor(page.count);
    this.#onPage(page.count);
    return page;
  };

  readonly #read = (bytes: Buffer): Page => {
    try {
      return readPage(bytes, this.#client.buffers, (field) => this.oddFields.add(field));
    } catch (error) {
      if (error instanceof MalformedRow && this.#showNames) throw new Error(error.named);
      throw error;
    }
  };
}
