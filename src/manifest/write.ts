import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { ByteString } from '../b2/page.ts';
import type { Hosts } from '../inventory/file-url.ts';
import { Row } from '../inventory/row.ts';
import type { Totals } from '../inventory/totals.ts';
import type { WalkEvent } from '../listing/walk-buckets.ts';
import type { Target } from '../listing/walk-range.ts';
import type { Folder } from './folder.ts';
import type { Format } from './formats/index.ts';
import type { ManifestFile } from './manifest.ts';

/** What one pass over the rows found and wrote. */
export interface Written {
  /** By bucket id, as are the failed. */
  totals: Map<string, Totals>;
  failed: Map<string, Error>;
  files: ManifestFile[];
}

/** Looks at each row as it passes. */
export type Watch = (row: Row) => void;

/** Bytes that a file collects before it writes them. */
const CHUNK = 1 << 18;

/**
 * One pass over the rows feeds every format. The files stand in `folder` under temporary names, whole and
 * synced to disk, when this returns.
 * @throws whatever the walk throws; Error of the file system, a full disk among them
 */
export async function writeRows(
  events: AsyncIterable<WalkEvent>,
  folder: Folder,
  formats: readonly Format[],
  urls: { style: string; hosts: Hosts },
  watch: Watch,
): Promise<Written> {
  const written: Written = { totals: new Map(), failed: new Map(), files: [] };
  const files: RowFile[] = [];
  const row = new Row();
  try {
    for (const format of formats) files.push(await RowFile.open(folder, format));
    let totals: Totals = { files: 0, bytes: 0 };
    let target: Target | undefined;
    for await (const event of events) {
      if ('failed' in event) {
        written.failed.set(event.target.bucketId, event.failed);
        continue;
      }
      if (event.target !== target) {
        target = event.target;
        totals = { files: 0, bytes: 0 };
        written.totals.set(target.bucketId, totals);
        row.enter(target.bucketName, urls.style, urls.hosts);
      }
      for (let index = 0; index < event.page.count; index++) {
        row.moveTo(event.page, index);
        totals.files++;
        totals.bytes += row.size;
        watch(row);
        for (const file of files) file.add(row);
        if (index % 256 === 255) await flush(files, CHUNK);
      }
    }
    for (const file of files) written.files.push(await file.end());
    return written;
  } finally {
    for (const file of files) await file.close();
  }
}

async function flush(files: readonly RowFile[], above: number): Promise<void> {
  for (const file of files) {
    if (file.waiting > above) await file.flush();
  }
}

/** One file of rows while it is written. */
class RowFile {
  readonly #format: Format;
  readonly #file: FileHandle;
  readonly #hash: Hash = createHash('sha256');
  #text: ByteString;
  #rows = 0;
  #bytes = 0;

  private constructor(format: Format, file: FileHandle) {
    this.#format = format;
    this.#file = file;
    this.#text = format.head;
  }

  static async open(folder: Folder, format: Format): Promise<RowFile> {
    return new RowFile(format, await open(await folder.place(format.path), 'wx'));
  }

  /** Characters, which are bytes, not yet written. */
  get waiting(): number {
    return this.#text.length;
  }

  add(row: Row): void {
    const text = this.#format.row(row, this.#rows === 0);
    if (text === '') return;
    this.#rows++;
    this.#text += text;
  }

  async flush(): Promise<void> {
    const bytes = Buffer.from(this.#text, 'latin1');
    this.#text = '';
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    await this.#file.writeFile(bytes);
  }

  async end(): Promise<ManifestFile> {
    this.#text += this.#format.tail;
    await this.flush();
    await this.#file.sync();
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
