import { type ListingEvent, type ListingOptions, listFiles } from '../listing/list-files.ts';
import { QuantileCollector, type Quantiles } from '../listing/quantiles.ts';
import { OutOfOrderError } from '../listing/range.ts';
import type { Target } from '../listing/target.ts';
import type { BucketAddress } from '../names/bucket-address.ts';
import type { Hosts } from '../names/file-url.ts';
import { Row } from '../rows/row.ts';
import type { RowSink, RowSinkFactory } from '../rows/row-sink.ts';
import type { Totals } from '../totals/sums.ts';
import type { Folder } from './folder.ts';
import type { ManifestFile } from './manifest.ts';
import { OutputFiles } from './output-files.ts';

/** The result of a listing. */
export interface Listed {
  startedAt: Date;
  /** Every bucket was listed to its end. */
  complete: boolean;
  /** By bucket id, as are the failed. */
  totals: Map<string, Totals>;
  quantiles: Map<string, Quantiles>;
  failed: Map<string, Error>;
  files: ManifestFile[];
}

/** How rows are made and which are kept. */
export interface RowOptions {
  /** When the listing began; undefined: it begins now. */
  startedAt?: Date | undefined;
  urlStyles: readonly string[];
  hosts: Hosts;
  /** Rows are versions rather than files. */
  versions: boolean;
  /** Makes the row filter of a listing that began at `now`, in milliseconds since 1970; undefined: every row. */
  filter: ((now: number) => (row: Row) => boolean) | undefined;
  /** Where the folder will be stored in a bucket. */
  storedAt: BucketAddress | undefined;
  warn(text: string): void;
}

/** Rows that are brought into the processor's cache at a time: some 20 KB. */
const ROWS_AHEAD = 32;

/** Rows between two calls of `pause`. */
const ROWS_BETWEEN = 128;

/**
 * Lists every target and gives each row to every sink. If names do not come in order, the listing starts over with
 * one request at a time. The files are complete, under temporary names, when this returns.
 * @throws the first failure when no bucket could be listed; whatever ends the listing; Error of the file system
 */
export async function listAndWrite(
  targets: readonly Target[],
  listing: ListingOptions,
  sinks: readonly RowSinkFactory[],
  options: RowOptions,
  folder: Folder,
): Promise<Listed> {
  const buckets = new Set(targets.map(({ bucketId }) => bucketId)).size;
  // Quantiles describe whole buckets, not the parts that several prefixes make of them.
  const inParts = targets.length > buckets;
  const quantiles = (!inParts && listing.quantiles) || new Map();
  const list = (concurrency: number) =>
    writeRows(listFiles(targets, { ...listing, quantiles, concurrency }), buckets, sinks, options, folder);
  const listed = await list(listing.concurrency).catch(async (error: unknown) => {
    // Only the whole bucket can be listed without relying on the order of names.
    const isBounded = targets.some(({ from, to }) => from !== undefined || to !== undefined);
    if (!(error instanceof OutOfOrderError) || isBounded) throw error;
    options.warn(`${error.message}; listing again, one request at a time`);
    await folder.clear();
    return list(1);
  });
  const [failure] = listed.failed.values();
  // Without any bucket there is nothing that could replace an earlier inventory.
  if (failure && listed.failed.size === buckets) throw failure;
  return inParts ? { ...listed, quantiles: new Map() } : listed;
}

/** One pass over the rows feeds every sink. @param buckets how many there are */
export async function writeRows(
  events: AsyncIterable<ListingEvent>,
  buckets: number,
  factories: readonly RowSinkFactory[],
  { startedAt = new Date(), urlStyles, hosts, versions, filter, storedAt, warn }: RowOptions,
  folder: Folder,
): Promise<Listed> {
  const keep = filter?.(startedAt.getTime());
  const totals = new Map<string, Totals>();
  const quantiles = new Map<string, Quantiles>();
  const failed = new Map<string, Error>();
  const row = new Row();
  const files = new OutputFiles(folder);
  const sinks: RowSink[] = [];
  try {
    for (const factory of factories) {
      sinks.push(
        await factory.begin({ startedAt, buckets, versions, storedAt, warn, ...files.of(factory.name) }),
      );
    }
    const adding = sinks.filter(({ add }) => add !== undefined);
    const pausing = sinks.filter(({ pause }) => pause !== undefined);
    const reading = sinks.filter(({ read }) => read !== undefined);
    let sum: Totals = { files: 0, bytes: 0 };
    let target: Target | undefined;
    let bucket: string | undefined;
    let empty: string | undefined;
    const enter = async (name: string) => {
      if (name === bucket) return;
      bucket = name;
      for (const sink of sinks) await sink.enter?.(name);
    };
    let collector = new QuantileCollector();
    for await (const event of events) {
      const { bucketId, bucketName } = event.target;
      if ('failed' in event) failed.set(bucketId, event.failed);
      // A bucket that is listed in several parts must not be published with one of them missing.
      const failure = failed.get(bucketId);
      if (failure && ('page' in event || totals.has(bucketId))) throw failure;
      if (empty !== undefined && empty !== bucketName) await enter(empty);
      // An empty bucket may still fail in another of its parts, so sinks hear of it late.
      empty = 'empty' in event && bucketName !== bucket ? bucketName : undefined;
      if (!('page' in event)) continue;
      await enter(bucketName);
      if (event.target !== target) {
        target = event.target;
        sum = totals.get(bucketId) ?? { files: 0, bytes: 0 };
        totals.set(bucketId, sum);
        collector = new QuantileCollector();
        row.enter(bucketName, urlStyles, hosts, versions);
      }
      const { page, wait } = event;
      collector.page(page.count, (index) => page.name(index));
      quantiles.set(bucketId, collector.quantiles);
      for (let index = 0; index < page.count; index++) {
        if (index % ROWS_AHEAD === 0) page.warm(index, ROWS_AHEAD);
        row.moveTo(page, index);
        if (keep === undefined || keep(row)) {
          sum.files++;
          sum.bytes += row.size;
          for (const sink of adding) sink.add!(row);
        }
        if (index % ROWS_BETWEEN === 0) {
          for (const sink of reading) await wait(sink.read!());
          for (const sink of pausing) await sink.pause!();
          await files.flush();
        }
      }
    }
    if (empty !== undefined) await enter(empty);
    const complete = failed.size === 0;
    for (const sink of sinks) await sink.end?.(complete);
    return { startedAt, complete, totals, quantiles, failed, files: await files.end() };
  } finally {
    // One that cannot be closed keeps no other open, and hides no error.
    await Promise.allSettled([...sinks.map((sink) => sink.close?.()), files.close()]);
  }
}
