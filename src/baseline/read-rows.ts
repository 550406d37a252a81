import { type FileHandle, open, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { BaselineCursor } from '../changes/baseline-cursor.ts';
import { type Format, rowPrinter } from '../formats/index.ts';
import { isInside } from '../inventory/folder.ts';
import { MANIFEST, type Manifest, type ManifestFile } from '../inventory/manifest.ts';
import { CHUNK, chunksOf, digestFault, sizeFault } from '../inventory/read-file.ts';
import { CheckedCursor } from './checked-cursor.ts';
import { type DataFiles, dataFiles } from './data-file.ts';
import { JoinedCursor } from './joined-cursor.ts';
import { ParquetCursor } from './parquet-cursor.ts';
import { CsvScanner } from './scan-csv.ts';
import { NdjsonScanner } from './scan-ndjson.ts';
import type { Scanner } from './scanner.ts';
import { TextCursor } from './text-cursor.ts';

/** The rows of a baseline cannot be read. The message continues "Input `baseline`". */
export class BaselineRowsError extends Error {
  override readonly name = 'BaselineRowsError';
}

/** Bytes that are expanded at a time, in another thread; fewer would cost more switches between threads. */
const EXPANDED_CHUNK = 262_144;

/** Bytes of files whose SHA-256 is checked before they count as open: some 10 ms. */
const CHECKED_AT_ONCE = 16 * 1_048_576;

/** Reads the rows of a baseline back, in constant memory. */
export class BaselineRows {
  /** The first of the files that contain them, as in the manifest. */
  readonly path: string;
  /**
   * Resolves once the SHA-256 of all files has been checked: to what does not match, as text that continues the
   * baseline's name; undefined: nothing. Rejects with the signal's reason.
   */
  readonly digestFault: Promise<string | undefined>;
  readonly #data: DataFiles;
  readonly #handles: readonly FileHandle[];
  /** Ends the check. */
  readonly #closing = new AbortController();

  private constructor(data: DataFiles, handles: readonly FileHandle[], signal: AbortSignal | undefined) {
    this.path = data.files[0]!.path;
    this.#data = data;
    this.#handles = handles;
    const signals = [this.#closing.signal, ...(signal ? [signal] : [])];
    this.digestFault = digestFaultOf(data, handles, AbortSignal.any(signals));
    // Whoever needs the result waits for it.
    this.digestFault.catch(() => {});
  }

  /**
   * Opens the files that are cheapest to read, and checks their size, SHA-256 and number of rows. The SHA-256 of large
   * files is still being checked then: a gigabyte takes half a second, and the first page of a listing a second, in which
   * there is nothing else to do. No row is read before that check has ended.
   * @param manifestPath the files are in its folder
   * @param formats of this run, whose printed rows need not be printed again to be compared
   * @throws BaselineRowsError if there are no such files, or they do not match the manifest; the signal's reason
   */
  static async open(
    manifestPath: string,
    manifest: Manifest,
    formats: readonly Format[] = [],
    signal?: AbortSignal,
  ): Promise<BaselineRows> {
    const found = dataFiles(manifest, formats);
    if (typeof found === 'string') throw new BaselineRowsError(found);
    for (const data of found) {
      const handles: FileHandle[] = [];
      let isOpen = false;
      try {
        for (const { path } of data.files) {
          const handle = await openInside(dirname(manifestPath), path);
          if (!handle) break;
          handles.push(handle);
        }
        if (handles.length < data.files.length) continue;
        await checkSizes(data, handles, manifest);
        const rows = new BaselineRows(data, handles, signal);
        const bytes = data.files.reduce((sum, file) => sum + file.bytes, 0);
        const fault = bytes > CHECKED_AT_ONCE ? undefined : await rows.digestFault;
        if (fault !== undefined) throw new BaselineRowsError(fault);
        isOpen = true;
        return rows;
      } finally {
        if (!isOpen) for (const handle of handles) await handle.close();
      }
    }
    const paths = found.flatMap(({ files }) => files.map(({ path }) => path));
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
    const cursors = this.#data.files.map((file, index) => {
      const cursor = this.#cursor(file, this.#handles[index]!);
      return new CheckedCursor(cursor, file, this.digestFault, failure, signal);
    });
    return cursors.length === 1 ? cursors[0]! : new JoinedCursor(cursors);
  }

  #cursor(file: ManifestFile, handle: FileHandle): BaselineCursor {
    const { format, printedBy } = this.#data;
    if (format === 'parquet') return new ParquetCursor(handle, file.bytes);
    const print = printedBy ? () => printedBy.printed! : rowPrinter(format, file.columns);
    return new TextCursor(scannerOf(format, file.columns), this.#chunks(handle), print);
  }

  #chunks(handle: FileHandle): AsyncIterable<Buffer> {
    const { compression } = this.#data;
    if (compression === '') return chunksOf(handle);
    return readLater(() => {
      const source = handle.createReadStream({ start: 0, autoClose: false, highWaterMark: CHUNK });
      const options = { chunkSize: EXPANDED_CHUNK, readableHighWaterMark: 2 * EXPANDED_CHUNK };
      const expanded = compression === '.gz' ? createGunzip(options) : createZstdDecompress(options);
      // An error of the source reaches the reader of the result.
      return pipeline(source, expanded, () => {});
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled([this.digestFault]);
    for (const handle of this.#handles) await handle.close();
  }
}

/** Begins to read with the first chunk that is asked for, since of many files only one is read at a time. */
async function* readLater(open: () => AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* open();
}

function scannerOf(format: 'csv' | 'ndjson' | 'json', columns: readonly string[]): Scanner {
  return format === 'csv' ? new CsvScanner(columns) : new NdjsonScanner(columns, format === 'json');
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

/** Checks sizes and numbers of rows: rows that are missing would be reported as changes. @throws BaselineRowsError */
async function checkSizes(
  { files }: DataFiles,
  handles: readonly FileHandle[],
  manifest: Manifest,
): Promise<void> {
  const damaged = (path: string, what: string) => new BaselineRowsError(`is damaged: ${path} ${what}`);
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const what = files.length === 1 ? 'has' : 'and the files after it have';
  if (rows !== manifest.files)
    throw damaged(files[0]!.path, `${what} ${rows} rows instead of ${manifest.files}`);
  for (const [index, file] of files.entries()) {
    const fault = await sizeFault(handles[index]!, file);
    if (fault !== undefined) throw damaged(file.path, fault);
  }
}

async function digestFaultOf(
  { files }: DataFiles,
  handles: readonly FileHandle[],
  signal: AbortSignal,
): Promise<string | undefined> {
  for (const [index, file] of files.entries()) {
    const fault = await digestFault(handles[index]!, file, signal);
    if (fault !== undefined) return `is damaged: ${file.path} ${fault}`;
  }
  return undefined;
}
