import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { ByteString } from '../b2/byte-string.ts';
import type { Hosts } from '../inventory/file-url.ts';
import { Row } from '../inventory/row.ts';
import type { Totals } from '../inventory/totals.ts';
import { type Hint, HintCollector } from '../listing/hint.ts';
import type { WalkEvent } from '../listing/walk-buckets.ts';
import type { Target } from '../listing/walk-range.ts';
import type { Folder } from './folder.ts';
import type { Format } from './formats/index.ts';
import type { ManifestFile } from './manifest.ts';

/** What one pass over the rows found and wrote. */
export interface Written {
  /** By bucket id, as are the failed. */
  totals: Map<string, Totals>;
  hints: Map<string, Hint>;
  failed: Map<string, Error>;
  files: ManifestFile[];
}

/** Looks at each row as it passes. */
export type Watch = (row: Row) => void;

/** Bytes that a file has room for before it writes them; it writes when half of it is full. */
const CHUNK = 1 << 19;
/** Characters that become bytes at a time. */
const TEXT = 16_384;
/** Rows between two looks at whether to write. */
const ROWS_BETWEEN = 128;

/**
 * One pass over the rows feeds every format. The files stand in `folder` under temporary names, whole, when this
 * returns.
 * @param keep lets rows through; the others are as if they were not there
 * @throws whatever the walk throws; Error of the file system, a full disk among them
 */
export async function writeRows(
  events: AsyncIterable<WalkEvent>,
  folder: Folder,
  formats: readonly Format[],
  shown: { urlStyles: readonly string[]; hosts: Hosts; versions: boolean },
  watch: Watch,
  keep?: (row: Row) => boolean,
): Promise<Written> {
  const written: Written = { totals: new Map(), hints: new Map(), failed: new Map(), files: [] };
  const files: RowFile[] = [];
  const row = new Row();
  try {
    for (const format of formats) files.push(await RowFile.open(folder, format));
    let totals: Totals = { files: 0, bytes: 0 };
    let target: Target | undefined;
    let quantiles = new HintCollector();
    for await (const event of events) {
      const { bucketId, bucketName } = event.target;
      if ('failed' in event) written.failed.set(bucketId, event.failed);
      // Of a bucket that is walked in several parts, some must not pass for the whole.
      const failed = written.failed.get(bucketId);
      if (failed && ('page' in event || written.totals.has(bucketId))) throw failed;
      if ('failed' in event) continue;
      if (event.target !== target) {
        target = event.target;
        totals = written.totals.get(bucketId) ?? { files: 0, bytes: 0 };
        written.totals.set(bucketId, totals);
        quantiles = new HintCollector();
        row.enter(bucketName, shown.urlStyles, shown.hosts, shown.versions);
      }
      const { page } = event;
      quantiles.page(page.count, (index) => page.name(index));
      written.hints.set(bucketId, quantiles.hint);
      for (let index = 0; index < page.count; index++) {
        row.moveTo(page, index);
        if (keep === undefined || keep(row)) {
          totals.files++;
          totals.bytes += row.size;
          watch(row);
          for (const file of files) file.add(row);
        }
        if (index % ROWS_BETWEEN === 0) for (const file of files) await file.flush(CHUNK / 2);
      }
    }
    for (const file of files) written.files.push(await file.end());
    return written;
  } finally {
    for (const file of files) await file.close();
  }
}

/** One file of rows while it is written. */
class RowFile {
  readonly #format: Format;
  readonly #file: FileHandle;
  readonly #hash: Hash = createHash('sha256');
  /** What is not written yet: bytes, not a string that grows, so that little is left for the garbage collector. */
  #chunk = Buffer.allocUnsafeSlow(CHUNK);
  #waiting = 0;
  /** The newest rows, not yet bytes. */
  #text: ByteString = '';
  #rows = 0;
  #bytes = 0;

  private constructor(format: Format, file: FileHandle) {
    this.#format = format;
    this.#file = file;
    this.#append(format.head);
  }

  static async open(folder: Folder, format: Format): Promise<RowFile> {
    return new RowFile(format, await open(await folder.place(format.path), 'wx'));
  }

  add(row: Row): void {
    const text = this.#format.row(row, this.#rows === 0);
    if (text === '') return;
    this.#rows++;
    this.#text += text;
    if (this.#text.length > TEXT) this.#toBytes();
  }

  /** A call for each row would cost more than the row. */
  #toBytes(): void {
    this.#append(this.#text);
    this.#text = '';
  }

  #append(text: ByteString): void {
    if (text.length > this.#chunk.length - this.#waiting) {
      const larger = Buffer.allocUnsafeSlow(2 * this.#chunk.length + text.length);
      this.#chunk.copy(larger, 0, 0, this.#waiting);
      this.#chunk = larger;
    }
    this.#waiting += this.#chunk.write(text, this.#waiting, 'latin1');
  }

  /** Writes what waits once it is more than `above` bytes. */
  async flush(above: number): Promise<void> {
    if (this.#waiting + this.#text.length <= above) return;
    this.#toBytes();
    const bytes = this.#chunk.subarray(0, this.#waiting);
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    await this.#file.writeFile(bytes);
    this.#waiting = 0;
  }

  async end(): Promise<ManifestFile> {
    this.#text += this.#format.tail;
    await this.flush(0);
    return {
      path: this.#format.path,
      format: this.#format.name,
      rows: this.#rows,
      bytes: this.#bytes,
      sha256: this.#hash.digest('hex'),
      columns: this.#format.columns,
    };
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
