import type { Account } from './b2/account.ts';
import type { ListCall } from './b2/calls.ts';
import type { Client } from './b2/client.ts';
import { printedBucket } from './inventory/bucket.ts';
import type { Row } from './inventory/row.ts';
import type { Hint } from './listing/hint.ts';
import { Lister } from './listing/lister.ts';
import type { Pace } from './listing/pace.ts';
import type { Selection } from './listing/targets.ts';
import { walkBuckets } from './listing/walk-buckets.ts';
import { OutOfOrderError } from './listing/walk-range.ts';
import { Folder } from './manifest/folder.ts';
import type { Format } from './manifest/formats/index.ts';
import { describe, type Manifest, type ManifestRequest } from './manifest/manifest.ts';
import { type Written, writeRows } from './manifest/write.ts';
import { VERSION } from './version.ts';

/** What an inventory is made of and from. */
export interface Order {
  client: Client;
  account: Account;
  selection: Selection;
  request: ManifestRequest;
  formats: readonly Format[];
  /** Absolute path of the folder to be. */
  folder: string;
  concurrency: number;
  pace: Pace;
  hints: ReadonlyMap<string, Hint>;
  /** Where pages that wait for their turn may lie. */
  spillDirectory: string;
  signal: AbortSignal;
  /** Looks at every row as it passes; told when all of them come again. */
  watch: { row(row: Row): void; restart(): void };
  onPage(rows: number): void;
  warn(text: string): void;
}

/**
 * Walks the buckets and writes the inventory's folder, whole or not at all.
 * @throws whatever stops the walk or the writing; the folder is then as it was before
 */
export async function makeInventory(order: Order): Promise<Manifest> {
  try {
    return await attempt(order, order.concurrency);
  } catch (error) {
    if (!(error instanceof OutOfOrderError)) throw error;
    order.warn(`${error.message}; everything is listed again, one request after the other`);
    order.watch.restart();
    return attempt(order, 1);
  }
}

async function attempt(order: Order, concurrency: number): Promise<Manifest> {
  const { client, account, selection, request, formats, pace, signal, watch } = order;
  const startedAt = new Date();
  const lister = new Lister(client, order.onPage);
  const folder = await Folder.begin(order.folder);
  try {
    const listed = await folder.write('buckets.json', selection.buckets.map(printedBucket));
    let written: Written = { totals: new Map(), hints: new Map(), failed: new Map(), files: [] };
    if (selection.walks) {
      const call: ListCall = 'b2_list_file_names';
      const events = walkBuckets(selection.targets, {
        call,
        list: lister.list,
        concurrency,
        pace,
        buffers: client.buffers,
        hints: order.hints,
        spillDirectory: order.spillDirectory,
        signal,
        onDisorder: ({ bucketName }) =>
          order.warn(`The names of bucket ${bucketName} do not come in the order of UTF-8`),
      });
      const urls = { style: request.urlStyle, hosts: account };
      written = await writeRows(events, folder, formats, urls, (row) => watch.row(row));
    }
    signal.throwIfAborted();
    const [failure] = written.failed.values();
    // Where nothing at all could be walked, there is nothing that could take an earlier inventory's place.
    if (failure && written.failed.size === selection.targets.length) throw failure;
    const { rowsReceived, transactions } = lister;
    const buckets = {
      path: 'buckets.json',
      format: 'buckets',
      rows: selection.buckets.length,
      columns: [],
      ...listed,
    };
    const manifest = describe({
      version: VERSION,
      startedAt,
      request,
      buckets: selection.buckets,
      totals: written.totals,
      hints: written.hints,
      failed: written.failed,
      service: { ...client.stats, rowsReceived, transactions, concurrency: pace.reached },
      outputs: [...written.files, buckets],
    });
    await folder.finish(manifest);
    return manifest;
  } finally {
    await folder.discard();
  }
}
