import { createHash } from 'node:crypto';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { isInside } from '../inventory/folder.ts';
import { MANIFEST, type Manifest } from '../inventory/manifest.ts';
import type { ComparedRow } from '../rows/compared-row.ts';
import { type DataFile, dataFiles } from './data-file.ts';
import { parquetRows } from './read-parquet.ts';
import { CsvScanner } from './scan-csv.ts';
import { NdjsonScanner } from './scan-ndjson.ts';
import { DamagedError, type Scanner, scanned } from './scanner.ts';

/** The rows of a baseline cannot be read. The message continues "Input `baseline`". */
export class BaselineRowsError extends Error {
  override readonly name = 'BaselineRowsError';
}

/** Bytes that are read at a time. */
const CHUNK = 262_144;

/** Reads the rows of a baseline back, in constant memory. */
export class BaselineRows {
  /** The file that contains them, as in the manifest. */
  readonly path: string;
  readonly #data: DataFile;
  readonly #handle: FileHandle;

  private constructor(data: DataFile, handle: FileHandle) {
    this.path = data.file.path;
    this.#data = data;
    this.#handle = handle;
  }

  /**
   * Opens the file that is cheapest to read, and checks its size, SHA-256 and number of rows.
   * @param manifestPath the files are in its folder
   * @throws BaselineRowsError if there is no such file, or it does not match the manifest; the signal's reason
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
    throw new BaselineRowsError(`is missing ${paths.join(', ')}; keep its files beside its ${MANIFEST}`);
  }

  /** All rows in order, in batches. May be called again. @throws BaselineRowsError */
  async *read(): AsyncGenerator<ComparedRow[]> {
    const { file, format } = this.#data;
    let rows = 0;
    try {
      const batches =
        format === 'parquet'
          ? parquetRows(this.#handle, file.bytes)
          : scanned(scannerOf(this.#data), this.#bytes());
      for await (const batch of batches) {
        rows += batch.length;
        yield batch;
      }
      if (rows !== file.rows) throw new DamagedError(`has ${rows} rows instead of ${file.rows}`);
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
    // An error of the source reaches the reader of the result.
    return pipeline(source, expanded, () => {});
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

function scannerOf({ format, file: { columns } }: DataFile): Scanner {
  return format === 'csv' ? new CsvScanner(columns) : new NdjsonScanner(columns, format === 'json');
}

/** A file in chunks. A chunk is valid until the next one is read. */
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
 * Opens a file of the manifest, which is not trusted.
 * @returns undefined if it does not exist
 * @throws BaselineRowsError if it is outside the folder, or cannot be read
 */
async function openInside(folder: string, path: string): Promise<FileHandle | undefined> {
  const outside = () => new BaselineRowsError(`lists a file outside its folder: ${JSON.stringify(path)}`);
  if (!isInside(path)) throw outside();
  try {
    const whole = await realpath(join(folder, path));
    if (!whole.startsWith((await realpath(folder)) + sep)) throw outside();
    return await open(whole, 'r');
  } catch (error) {
    if (error instanceof BaselineRowsError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new BaselineRowsError(
      `cannot be used: ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`,
    );
  }
}

/** Checks a file against the manifest: rows that are missing or changed would be reported as changes. */
async function check(
  { file }: DataFile,
  handle: FileHandle,
  manifest: Manifest,
  signal?: AbortSignal,
): Promise<void> {
  const { path, bytes, rows, sha256 } = file;
  const damaged = (what: string) => new BaselineRowsError(`is damaged: ${path} ${what}`);
  if (rows !== manifest.files) throw damaged(`has ${rows} rows instead of ${manifest.files}`);
  const stat = await handle.stat();
  if (!stat.isFile()) throw damaged('is not a file');
  if (stat.size !== bytes) throw damaged(`has ${stat.size} bytes instead of ${bytes}`);
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(handle)) {
    signal?.throwIfAborted();
    hash.update(chunk);
  }
  if (hash.digest('hex') !== sha256) throw damaged('does not match its SHA-256');
}
