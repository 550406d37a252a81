import type { Account } from './b2/account.ts';
import type { ListCall } from './b2/calls.ts';
import type { Client } from './b2/client.ts';
import { ByteSink } from './bytes/byte-sink.ts';
import { BUCKETS_FORMATS } from './formats/buckets.ts';
import type { Format } from './formats/index.ts';
import { Folder } from './inventory/folder.ts';
import {
  describe,
  type Learned,
  type Manifest,
  type ManifestFile,
  type ManifestRequest,
} from './inventory/manifest.ts';
import { type Written, writeRows } from './inventory/write-rows.ts';
import { listFiles } from './listing/list-buckets.ts';
import { PageLister } from './listing/lister.ts';
import type { Quantiles } from './listing/quantiles.ts';
import { OutOfOrderError } from './listing/range.ts';
import type { RequestLimit } from './listing/request-limit.ts';
import type { Selection } from './listing/targets.ts';
import { printedBucket } from './rows/bucket.ts';
import { BUCKET_COLUMNS } from './rows/bucket-columns.ts';
import type { Row } from './rows/row.ts';
import type { RowSinkFactory } from './rows/row-sink.ts';
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
  pace: RequestLimit;
  hints: ReadonlyMap<string, Quantiles>;
  /** Where pages that wait for their turn may lie. */
  spillDirectory: string;
  signal: AbortSignal;
  /** Makes the test of which rows are wanted, in a walk that starts at `now`; all are without. */
  keep?: ((now: number) => (row: Row) => boolean) | undefined;
  /** Takes every row that is listed; begun anew should all of them come again. */
  study: RowSinkFactory & { learned(startedAt: Date, complete: boolean): Learned };
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
    return attempt(order, 1);
  }
}

async function attempt(order: Order, concurrency: number): Promise<Manifest> {
  const { client, account, selection, request, formats, pace, signal, study } = order;
  const startedAt = new Date();
  const lister = new PageLister(client, order.onPage);
  // Hints are of buckets, not of parts.
  const inParts = selection.prefixes.length > 1;
  const folder = await Folder.begin(order.folder);
  try {
    const buckets = await writeBuckets(selection, formats, folder);
    let written: Written = { totals: new Map(), hints: new Map(), failed: new Map(), files: [] };
    if (selection.walks) {
      const versions = request.versions === 'all';
      const call: ListCall = versions ? 'b2_list_file_versions' : 'b2_list_file_names';
      const events = listFiles(selection.targets, {
        call,
        list: lister.list,
        concurrency,
        pace,
        buffers: client.buffers,
        hints: inParts ? new Map() : order.hints,
        spillDirectory: order.spillDirectory,
        signal,
        onDisorder: ({ bucketName }) =>
          order.warn(`The names of bucket ${bucketName} do not come in the order of UTF-8`),
      });
      const urlStyles = [request.urlStyle, ...(request.mirrorStyles ?? [])];
      written = await writeRows(events, folder, [...formats, study], {
        urlStyles,
        hosts: account,
        versions,
        startedAt,
        buckets: selection.buckets.length,
        keep: order.keep?.(startedAt.getTime()),
        warn: order.warn,
      });
    }
    signal.throwIfAborted();
    const [failure] = written.failed.values();
    // Where nothing at all could be walked, there is nothing that could take an earlier inventory's place.
    if (failure && written.failed.size === selection.buckets.length) throw failure;
    const { rowsReceived, transactions } = lister;
    const manifest = describe({
      version: VERSION,
      startedAt,
      request,
      buckets: selection.buckets,
      totals: written.totals,
      hints: inParts ? new Map() : written.hints,
      failed: written.failed,
      service: { ...client.stats, rowsReceived, transactions, concurrency: pace.reached },
      outputs: [...written.files, ...buckets],
      learned: study.learned(startedAt, written.failed.size === 0),
    });
    await folder.finish(manifest);
    return manifest;
  } finally {
    await folder.discard();
  }
}

/** buckets.json, and where buckets are all that is listed the formats that can hold them. */
async function writeBuckets(
  { buckets, walks }: Selection,
  formats: readonly Format[],
  folder: Folder,
): Promise<ManifestFile[]> {
  const printed = buckets.map(printedBucket);
  const described = { rows: buckets.length, columns: BUCKET_COLUMNS.map(({ name }) => name) };
  const files: ManifestFile[] = [];
  for (const { name } of walks ? [] : formats) {
    const format = BUCKETS_FORMATS.get(name);
    if (!format) continue;
    const to = new ByteSink(1 << 16);
    await format.write(printed, to);
    const written = await folder.writeWhole(format.path, to.bytes.subarray(0, to.length));
    files.push({ path: format.path, format: name, ...described, ...written });
  }
  const json = await folder.write('buckets.json', printed);
  return [...files, { path: 'buckets.json', format: 'buckets', ...described, columns: [], ...json }];
}
