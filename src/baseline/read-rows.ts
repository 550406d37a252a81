import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { BaselineCursor } from '../changes/baseline-cursor.ts';
import { type Format, rowPrinter } from '../formats/index.ts';
import { isInside } from '../inventory/folder.ts';
import { MANIFEST, type Manifest, type ManifestFile } from '../inventory/manifest.ts';
import type { ComparedRow } from '../rows/compared-row.ts';
import type { Row } from '../rows/row.ts';
import { type DataFile, dataFiles } from './data-file.ts';
import { ParquetCursor } from './parquet-cursor.ts';
import { CsvScanner } from './scan-csv.ts';
import { NdjsonScanner } from './scan-ndjson.ts';
import { DamagedError, type Scanner } from './scanner.ts';
import { TextCursor } from './text-cursor.ts';

/** The rows of a baseline cannot be read. The message continues "Input `baseline`". */
export class BaselineRowsError extends Error {
  override readonly name = 'BaselineRowsError';
}

/** Bytes that are read at a time: few enough to be in the processor's cache when they are used. */
const CHUNK = 131_072;
/** Chunks that are hashed without a break: some 10 ms. */
const CHUNKS_BETWEEN = 128;
/** Bytes that are expanded at a time, in another thread; fewer would cost more switches between threads. */
const EXPANDED_CHUNK = 262_144;

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
   * @param formats of this run, whose printed rows need not be printed again to be compared
   * @throws BaselineRowsError if there is no such file, or it does not match the manifest; the signal's reason
   */
  static async open(
    manifestPath: string,
    manifest: Manifest,
    formats: readonly Format[] = [],
    signal?: AbortSignal,
  ): Promise<BaselineRows> {
    const files = dataFiles(manifest, formats);
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

  /**
   * The rows from the first one on. May be called again.
   * @param failure makes the error for a file that is not what its manifest says, from text that continues the baseline's name
   * @param signal ends the reading
   */
  cursor(
    failure = (fault: string): Error => new BaselineRowsError(fault),
    signal?: AbortSignal,
  ): BaselineCursor {
    return new CheckedCursor(this.#cursor(), this.#data.file, failure, signal);
  }

  #cursor(): BaselineCursor {
    const { file, format, printedBy } = this.#data;
    if (format === 'parquet') return new ParquetCursor(this.#handle, file.bytes);
    const print = printedBy ? () => printedBy.printed! : rowPrinter(format, file.columns);
    return new TextCursor(scannerOf(format, file.columns), this.#chunks(), print);
  }

  #chunks(): AsyncIterable<Buffer> {
    const { compression } = this.#data;
    if (compression === '') return chunksOf(this.#handle);
    const source = this.#handle.createReadStream({ start: 0, autoClose: false, highWaterMark: CHUNK });
    const options = { chunkSize: EXPANDED_CHUNK, readableHighWaterMark: 2 * EXPANDED_CHUNK };
    const expanded = compression === '.gz' ? createGunzip(options) : createZstdDecompress(options);
    // An error of the source reaches the reader of the result.
    return pipeline(source, expanded, () => {});
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

/** Counts the rows, and names the file in errors. */
class CheckedCursor implements BaselineCursor {
  readonly #cursor: BaselineCursor;
  readonly #file: ManifestFile;
  readonly #failure: (fault: string) => Error;
  readonly #signal: AbortSignal | undefined;
  #rows = 0;

  constructor(
    cursor: BaselineCursor,
    file: ManifestFile,
    failure: (fault: string) => Error,
    signal: AbortSignal | undefined,
  ) {
    this.#cursor = cursor;
    this.#file = file;
    this.#failure = failure;
    this.#signal = signal;
  }

  get done(): boolean {
    return this.#cursor.done;
  }

  skip(listed: Row): boolean {
    if (!this.#cursor.skip(listed)) return false;
    this.#rows++;
    return true;
  }

  next(): ComparedRow | undefined {
    try {
      const row = this.#cursor.next();
      if (row) this.#rows++;
      else this.#checkEnd();
      return row;
    } catch (error) {
      throw this.#damaged(error);
    }
  }

  async read(): Promise<void> {
    this.#signal?.throwIfAborted();
    try {
      await this.#cursor.read();
      this.#checkEnd();
    } catch (error) {
      throw this.#damaged(error);
    }
  }

  #checkEnd(): void {
    const { rows } = this.#file;
    if (this.done && this.#rows !== rows) throw new DamagedError(`has ${this.#rows} rows instead of ${rows}`);
  }

  #damaged(error: unknown): Error {
    const what =
      error instanceof DamagedError ? error.message : `cannot be read (${(error as Error).message})`;
    return Object.assign(this.#failure(`is damaged: ${this.#file.path} ${what}`), { cause: error });
  }

  close(): Promise<void> {
    return this.#cursor.close();
  }
}

function scannerOf(format: 'csv' | 'ndjson' | 'json', columns: readonly string[]): Scanner {
  return format === 'csv' ? new CsvScanner(columns) : new NdjsonScanner(columns, format === 'json');
}

/**
 * A file in chunks. A chunk is valid until the next one is read. Reads synchronously: most of the file is in the kernel's
 * cache, and handing a read to another thread takes several times the time of copying from there.
 */
async function* chunksOf({ fd }: FileHandle): AsyncGenerator<Buffer> {
  const chunk = Buffer.allocUnsafeSlow(CHUNK);
  for (let at = 0; ; ) {
    const bytesRead = readSync(fd, chunk, 0, CHUNK, at);
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
  let chunks = 0;
  for await (const chunk of chunksOf(handle)) {
    hash.update(chunk);
    // Lets a signal arrive.
    if (++chunks % CHUNKS_BETWEEN === 0) await setImmediate();
    signal?.throwIfAborted();
  }
  if (hash.digest('hex') !== sha256) throw damaged('does not match its SHA-256');
}
