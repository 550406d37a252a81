import type { ListingEvent } from '../listing/list-buckets.ts';
import { QuantileCollector, type Quantiles } from '../listing/quantiles.ts';
import type { Target } from '../listing/range.ts';
import type { Hosts } from '../names/file-url.ts';
import { Row } from '../rows/row.ts';
import type { RowSink, RowSinkFactory, SinkFolder } from '../rows/row-sink.ts';
import type { Totals } from '../totals/sums.ts';
import type { Folder } from './folder.ts';
import type { ManifestFile } from './manifest.ts';
import { OutputFile } from './output-file.ts';

/** What one pass over the rows found and wrote. */
export interface Written {
  /** By bucket id, as are the failed. */
  totals: Map<string, Totals>;
  hints: Map<string, Quantiles>;
  failed: Map<string, Error>;
  files: ManifestFile[];
}

/** How rows are looked at, and by whom. */
export interface Pass {
  urlStyles: readonly string[];
  hosts: Hosts;
  /** Rows are versions rather than files. */
  versions: boolean;
  startedAt: Date;
  /** How many buckets are walked. */
  buckets: number;
  /** Lets rows through; the others are as if they were not there. */
  keep?: ((row: Row) => boolean) | undefined;
  warn(text: string): void;
}

/** Rows that are brought near at a time: some 20 KB. */
const ROWS_AHEAD = 32;

/** Rows between two looks at whether to write. */
const ROWS_BETWEEN = 128;

/**
 * One pass over the rows feeds every format, and whoever else takes rows. The files stand in `folder` under temporary
 * names, whole, when this returns.
 * @throws whatever the walk throws; Error of the file system, a full disk among them
 */
export async function writeRows(
  events: AsyncIterable<ListingEvent>,
  folder: Folder,
  takers: readonly RowSinkFactory[],
  pass: Pass,
): Promise<Written> {
  const { keep } = pass;
  const written: Written = { totals: new Map(), hints: new Map(), failed: new Map(), files: [] };
  const row = new Row();
  const files = new Files(folder, pass);
  const writers: RowSink[] = [];
  try {
    for (const taker of takers) writers.push(await files.begin(taker));
    const pausing = writers.filter(({ pause }) => pause !== undefined);
    let totals: Totals = { files: 0, bytes: 0 };
    let target: Target | undefined;
    let bucket: string | undefined;
    let empty: string | undefined;
    const enter = async (name: string) => {
      if (name === bucket) return;
      bucket = name;
      for (const writer of writers) await writer.enter?.(name);
    };
    let quantiles = new QuantileCollector();
    for await (const event of events) {
      const { bucketId, bucketName } = event.target;
      if ('failed' in event) written.failed.set(bucketId, event.failed);
      // Of a bucket that is walked in several parts, some must not pass for the whole.
      const failed = written.failed.get(bucketId);
      if (failed && ('page' in event || written.totals.has(bucketId))) throw failed;
      if (empty !== undefined && empty !== bucketName) await enter(empty);
      // As long as it may yet fail in another of its parts, an empty bucket is not shown to anybody.
      empty = 'empty' in event && bucketName !== bucket ? bucketName : undefined;
      if (!('page' in event)) continue;
      await enter(bucketName);
      if (event.target !== target) {
        target = event.target;
        totals = written.totals.get(bucketId) ?? { files: 0, bytes: 0 };
        written.totals.set(bucketId, totals);
        quantiles = new QuantileCollector();
        row.enter(bucketName, pass.urlStyles, pass.hosts, pass.versions);
      }
      const { page } = event;
      quantiles.page(page.count, (index) => page.name(index));
      written.hints.set(bucketId, quantiles.hint);
      for (let index = 0; index < page.count; index++) {
        if (index % ROWS_AHEAD === 0) page.warm(index, ROWS_AHEAD);
        row.moveTo(page, index);
        if (keep === undefined || keep(row)) {
          totals.files++;
          totals.bytes += row.size;
          for (const writer of writers) writer.add(row);
        }
        if (index % ROWS_BETWEEN === 0) {
          for (const writer of pausing) await writer.pause!();
          await files.flush();
        }
      }
    }
    if (empty !== undefined) await enter(empty);
    const complete = written.failed.size === 0;
    for (const writer of writers) await writer.end?.(complete);
    written.files.push(...(await files.end()));
    return written;
  } finally {
    // One that cannot be closed keeps no other open, and hides no error.
    await Promise.allSettled([...writers.map((writer) => writer.close?.()), files.close()]);
  }
}

/** The files that are written. */
class Files {
  readonly #folder: Folder;
  readonly #pass: Pass;
  readonly #open: { file: OutputFile; path: string; format: string; columns: readonly string[] }[] = [];
  readonly #whole: ManifestFile[] = [];

  constructor(folder: Folder, pass: Pass) {
    this.#folder = folder;
    this.#pass = pass;
  }

  begin(taker: RowSinkFactory): Promise<RowSink> {
    const { startedAt, buckets, versions, warn } = this.#pass;
    const file: SinkFolder['file'] = async (path, columns, options) => {
      const opened = await OutputFile.open(await this.#folder.place(path), options);
      this.#open.push({ file: opened, path, format: taker.name, columns });
      return opened;
    };
    const whole: SinkFolder['whole'] = async (path, columns, rows, bytes) => {
      const written = await this.#folder.writeWhole(path, bytes);
      this.#whole.push({ path, format: taker.name, rows, columns, ...written });
    };
    return taker.begin({ startedAt, buckets, versions, warn, file, whole });
  }

  /** Called often, so it only waits where something waits to be written. */
  async flush(): Promise<void> {
    for (const { file } of this.#open) await file.flush();
  }

  async end(): Promise<ManifestFile[]> {
    const ended: ManifestFile[] = [];
    for (const { file, path, format, columns } of this.#open) {
      const { bytes, sha256 } = await file.end();
      const leftOut = file.leftOut > 0 ? { leftOut: file.leftOut } : {};
      ended.push({ path, format, rows: file.rows, bytes, sha256, columns, ...leftOut });
    }
    return [...ended, ...this.#whole];
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#open.map(({ file }) => file.close()));
  }
}
