import { createHash } from 'node:crypto';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { isInside } from '../inventory/folder.ts';
import type { Manifest } from '../inventory/manifest.ts';
import type { ComparedRow } from '../rows/compared-row.ts';
import { type DataFile, dataFiles } from './data-file.ts';
import { parquetRows } from './read-parquet.ts';
import { CsvScanner } from './scan-csv.ts';
import { JsonScanner } from './scan-ndjson.ts';
import { DamagedError, type Scanner, scanned } from './scanner.ts';

/** A baseline whose rows cannot be read. The message goes on from `baseline`, and names the file. */
export class BaselineRowsError extends Error {
  override readonly name = 'BaselineRowsError';
}

/** Bytes that are read at a time. */
const CHUNK = 262_144;

/** The rows of an earlier inventory, read back in constant memory. */
export class BaselineRows {
  /** The file that they are in, as the manifest names it. */
  readonly path: string;
  readonly #data: DataFile;
  readonly #handle: FileHandle;

  private constructor(data: DataFile, handle: FileHandle) {
    this.path = data.file.path;
    this.#data = data;
    this.#handle = handle;
  }

  /**
   * Opens the cheapest of its files that is there, and checks it against the manifest: length, SHA-256, rows.
   * @param manifestPath of the manifest, in whose folder the files are
   * @throws BaselineRowsError when there is none, or the first of them is not what the manifest says; the signal's reason
   */
  static async open(manifestPath: string, manifest: Manifest, signal?: AbortSignal): Promise<BaselineRows> {
    const files = dataFiles(manifest);
    if (typeof files === 'string') throw new BaselineRowsError(files);
    for (const data of files) {
      const handle = await openInside(dirname(manifestPath), data.file.path);
      if (!handle) continue;
      try {
        await check(data, handle, manifest, signal);
        return new BaselineRows(data, handle);
      } catch (error) {
        await handle.close();
        throw error;
      }
    }
    const paths = files.map(({ file }) => file.path);
    throw new BaselineRowsError(`is without the files that its rows are in: ${paths.join(', ')}`);
  }

  /** All rows in order, many at a time. May be called again. @throws BaselineRowsError */
  async *read(): AsyncGenerator<ComparedRow[]> {
    const { file, kind } = this.#data;
    let rows = 0;
    try {
      const batches =
        kind === 'parquet'
          ? parquetRows(this.#handle, file.bytes)
          : scanned(scannerOf(this.#data), this.#bytes());
      for await (const batch of batches) {
        rows += batch.length;
        yield batch;
      }
      if (rows !== file.rows) throw new DamagedError(`has ${rows} rows and its manifest says ${file.rows}`);
    } catch (error) {
      const what =
        error instanceof DamagedError ? error.message : `cannot be read (${(error as Error).message})`;
      throw new BaselineRowsError(`is damaged: ${this.path} ${what}`, { cause: error });
    }
  }

  #bytes(): AsyncIterable<Buffer> {
    const { compression } = this.#data;
    if (compression === '') return chunksOf(this.#handle);
    const source = this.#handle.createReadStream({ start: 0, autoClose: false });
    const options = { chunkSize: CHUNK };
    const expanded = compression === '.gz' ? createGunzip(options) : createZstdDecompress(options);
    // What goes wrong with the source, the reader of the result gets.
    return pipeline(source, expanded, () => {});
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

function scannerOf({ kind, file: { columns } }: DataFile): Scanner {
  return kind === 'csv' ? new CsvScanner(columns) : new JsonScanner(columns, kind === 'json');
}

/** A file from its beginning; a chunk is good until the next one is asked for. */
async function* chunksOf(handle: FileHandle): AsyncGenerator<Buffer> {
  const chunk = Buffer.allocUnsafeSlow(CHUNK);
  for (let at = 0; ; ) {
    const { bytesRead } = await handle.read(chunk, 0, CHUNK, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
}

/**
 * Opens a file that the manifest names, which may come from anywhere.
 * @returns undefined when it is not there
 * @throws BaselineRowsError when it leads out of the folder
 */
async function openInside(folder: string, path: string): Promise<FileHandle | undefined> {
  if (!isInside(path))
    throw new BaselineRowsError(`names ${JSON.stringify(path)}, which is not in its folder`);
  try {
    const whole = await realpath(join(folder, path));
    if (!whole.startsWith((await realpath(folder)) + sep)) {
      throw new BaselineRowsError(`names ${JSON.stringify(path)}, which leads out of its folder`);
    }
    return await open(whole, 'r');
  } catch (error) {
    if (error instanceof BaselineRowsError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new BaselineRowsError(
      `has ${path}, which cannot be read (${(error as NodeJS.ErrnoException).code})`,
    );
  }
}

/** Before the rows are trusted: what was cut short or changed would make up changes. */
async function check(
  { file }: DataFile,
  handle: FileHandle,
  manifest: Manifest,
  signal?: AbortSignal,
): Promise<void> {
  const { path, bytes, rows, sha256 } = file;
  const damaged = (what: string) => new BaselineRowsError(`is damaged: ${path} ${what}`);
  if (rows !== manifest.files) throw damaged(`has ${rows} rows, and ${manifest.files} files were listed`);
  const stat = await handle.stat();
  if (!stat.isFile()) throw damaged('is no file');
  if (stat.size !== bytes) throw damaged(`has ${stat.size} bytes and its manifest says ${bytes}`);
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(handle)) {
    signal?.throwIfAborted();
    hash.update(chunk);
  }
  if (hash.digest('hex') !== sha256) throw damaged('has another SHA-256 than its manifest says');
}
