import { randomUUID } from 'node:crypto';
import { toByteString } from '../../bytes/byte-string.ts';
import type { Row } from '../../rows/row.ts';
import type { RowSink, SinkFile, SinkFolder } from '../../rows/row-sink.ts';
import { isObject, S3_COLUMNS, type S3Column } from './columns.ts';
import type { S3Data } from './data.ts';

/** The name of the inventory's configuration. */
const CONFIGURATION = 'b2-inventory';

interface DataFile {
  key: string;
  file: SinkFile;
  rows: Awaited<ReturnType<S3Data['begin']>>;
}

interface Bucket {
  name: string;
  /** The folder of its inventory, ending in `/`. */
  root: string;
  /** Finished data files. */
  files: { key: string; size: number; MD5checksum: string }[];
}

/** Writes it while rows pass. */
export class S3Inventory implements RowSink {
  readonly #folder: SinkFolder;
  readonly #path: string;
  readonly #data: S3Data;
  readonly #fileRows: number;
  readonly #columns: readonly S3Column[];
  #bucket: Bucket | undefined;
  #open: DataFile | undefined;

  /**
   * @param path the folder's path in the inventory, ending in `/`
   * @param fileRows rows of a data file; it may have a few hundred more
   */
  constructor(folder: SinkFolder, path: string, data: S3Data, fileRows: number) {
    this.#folder = folder;
    this.#path = path;
    this.#data = data;
    this.#fileRows = fileRows;
    this.#columns = S3_COLUMNS.filter(({ versions }) => folder.versions || !versions);
  }

  async enter(name: string): Promise<void> {
    await this.end();
    this.#bucket = { name, root: `${this.#path}${name}/${CONFIGURATION}/`, files: [] };
    this.#open = await this.#begin(this.#bucket);
  }

  add(row: Row): void {
    if (!isObject(row)) return;
    this.#open!.rows.add(row);
    this.#open!.file.rows++;
  }

  async pause(): Promise<void> {
    if (this.#bucket && this.#open!.file.rows >= this.#fileRows) {
      await this.#finish(this.#bucket);
      this.#open = await this.#begin(this.#bucket);
    }
  }

  async end(): Promise<void> {
    if (!this.#bucket) return;
    await this.#finish(this.#bucket);
    await this.#describe(this.#bucket);
  }

  async #begin({ root }: Bucket): Promise<DataFile> {
    const { ending, compression, names, begin } = this.#data;
    const key = `${root}data/${randomUUID()}${ending}`;
    const file = await this.#folder.file(key, names(this.#columns), { compression, md5: true });
    return { key, file, rows: await begin(this.#columns, file.to) };
  }

  async #finish({ files }: Bucket): Promise<void> {
    const { key, file, rows } = this.#open!;
    // A gzipped CSV of 0 bytes makes readers of all buckets fail.
    if (file.rows === 0) return this.#folder.drop(key);
    rows.end();
    const { bytes, md5 } = await file.end();
    files.push({ key, size: bytes, MD5checksum: md5 });
  }

  /** Writes the files that describe the data files. */
  async #describe({ name, root, files }: Bucket): Promise<void> {
    const { startedAt, storedAt } = this.#folder;
    const prefix = storedAt?.prefix ?? '';
    const minute = startedAt.toISOString().slice(0, 16).replace(':', '-');
    const manifest = {
      sourceBucket: name,
      // Where the folder will be stored may be unknown.
      destinationBucket: `arn:aws:s3:::${storedAt?.bucketName ?? ''}`,
      version: '2016-11-30',
      creationTimestamp: String(startedAt.getTime()),
      fileFormat: this.#data.format,
      fileSchema: this.#data.schema(this.#columns),
      files: files.map((file) => ({ ...file, key: prefix + file.key })),
    };
    const md5 = await this.#write(`${root}${minute}Z/manifest.json`, JSON.stringify(manifest, null, 2));
    await this.#write(`${root}${minute}Z/manifest.checksum`, md5);
    const bucket = storedAt ? `s3://${storedAt.bucketName}/` : '';
    const lines = files.map(({ key }) => `${bucket}${prefix}${key}\n`);
    await this.#write(`${root}hive/dt=${minute.replace('T', '-')}/symlink.txt`, lines.join(''));
  }

  /** @returns the MD5 */
  async #write(path: string, text: string): Promise<string> {
    const file = await this.#folder.file(path, [], { md5: true });
    file.to.text(toByteString(text));
    const { md5 } = await file.end();
    return md5;
  }
}
