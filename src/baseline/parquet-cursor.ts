import type { FileHandle } from 'node:fs/promises';
import { zstdDecompressSync } from 'node:zlib';
import { type FieldSlot, SLOT } from '../b2/page/fields.ts';
import { BACKSLASH } from '../bytes/ascii.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import type { BaselineCursor } from '../changes/baseline-cursor.ts';
import { COMPARED_COLUMNS, type ComparedRow, ComparedRows, SETTINGS } from '../rows/compared-row.ts';
import { stringOf } from '../rows/json-literal.ts';
import type { Row } from '../rows/row.ts';
import type { Settings } from '../rows/settings.ts';
import { timestamps } from '../rows/timestamps.ts';
import { DamagedError } from './scanner.ts';

/** A value as the library gives it, texts as bytes; null and undefined are null. */
type Value = Uint8Array | bigint | boolean | string | null | undefined;

/** The library has no zstd. A page must not decompress to more than its header says. */
const compressors = {
  ZSTD: (bytes: Uint8Array, outputLength: number) =>
    zstdDecompressSync(bytes, { maxOutputLength: Math.max(1, outputLength) }),
};

const parsers = {
  // Most texts are only compared.
  stringFromBytes: (text: Uint8Array | undefined) => text,
  timestampFromMilliseconds: (millis: bigint) => stringOf(timestamps.literal(Number(millis))),
};

const AT = Object.fromEntries(COMPARED_COLUMNS.map((name, index) => [name, index]));
const [BUCKET, NAME, FILE_ID, ACTION, LATEST] = ['bucket', 'name', 'fileId', 'action', 'latest'].map(
  (name) => AT[name]!,
) as [number, number, number, number, number];
/** The columns that follow from a row's settings. */
const SETTING_COLUMNS = [ACTION, ...SETTINGS.map((name) => AT[name]!)];

/** Rows of a Parquet file, with one row group in memory at a time. */
export class ParquetCursor implements BaselineCursor {
  done = false;
  readonly #file: FileHandle;
  readonly #bytes: number;
  readonly #compared = new ComparedRows();
  /** The row groups that have not been read; undefined before the first `read`. */
  #groups: AsyncIterator<readonly (readonly Value[])[]> | undefined;
  /** The row group's values by column. */
  #columns: readonly (readonly Value[])[] = [];
  #rows = 0;
  #at = 0;
  /** By the settings of listed rows: values of SETTING_COLUMNS that mean the same. */
  readonly #same = new Map<Settings, readonly Value[]>();
  #bucket: { value: Value; literal: ByteString } | undefined;

  /** @param bytes of the file */
  constructor(file: FileHandle, bytes: number) {
    this.#file = file;
    this.#bytes = bytes;
  }

  skip(listed: Row): boolean {
    const at = this.#at;
    if (at === this.#rows) return false;
    const columns = this.#columns;
    if (
      !isText(columns[NAME]![at], listed, SLOT.fileName) ||
      !isText(columns[FILE_ID]![at], listed, SLOT.fileId) ||
      columns[LATEST]![at] !== listed.latest ||
      !this.#hasSettings(at, listed.settings) ||
      !this.#isInBucket(at, listed)
    )
      return false;
    this.#at++;
    return true;
  }

  /** Whether the row has these settings. Few are different, so they are compared by identity first. */
  #hasSettings(at: number, settings: Settings): boolean {
    const known = this.#same.get(settings);
    if (known && SETTING_COLUMNS.every((column, index) => this.#columns[column]![at] === known[index]))
      return true;
    const values = SETTING_COLUMNS.map((column) => this.#columns[column]![at]);
    const literals = [settings.action, ...SETTINGS.map((name) => settings[name])];
    if (!values.every((value, index) => textOf(value) === stringOf(literals[index]!))) return false;
    if (settings.id >= 0) this.#same.set(settings, values);
    return true;
  }

  #isInBucket(at: number, { bucket }: Row): boolean {
    const value = this.#columns[BUCKET]![at];
    if (this.#bucket?.value === value && this.#bucket?.literal === bucket) return true;
    if (textOf(value) !== stringOf(bucket)) return false;
    this.#bucket = { value, literal: bucket };
    return true;
  }

  next(): ComparedRow | undefined {
    if (this.#at === this.#rows) return undefined;
    const row = this.#compared.fromTexts(this.#columns.map((values) => textOf(values[this.#at])));
    if (!row) throw new DamagedError();
    this.#at++;
    return row;
  }

  async read(): Promise<void> {
    if (this.#at < this.#rows || this.done) return;
    this.#groups ??= rowGroups(this.#file, this.#bytes);
    const { value, done } = await this.#groups.next();
    this.done = done === true;
    this.#columns = value ?? [];
    this.#at = 0;
    this.#rows = this.#columns[0]?.length ?? 0;
  }

  async close(): Promise<void> {
    this.done = true;
    this.#columns = [];
    await this.#groups?.return?.();
  }
}

/** Whether a value is the text of a field. False also if that needs decoding. */
function isText(value: Value, { page, index }: Row, field: FieldSlot): boolean {
  const start = page.start(index, field) + 1;
  if (!(value instanceof Uint8Array) || value.length !== page.end(index, field) - 1 - start) return false;
  const { bytes } = page;
  for (let at = 0; at < value.length; at++) {
    const byte = value[at];
    if (byte !== bytes[start + at] || byte === BACKSLASH) return false;
  }
  return true;
}

/** A value as a byte string; empty for null. */
function textOf(value: Value): ByteString {
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
  return value === undefined || value === null ? '' : String(value);
}

/**
 * The values of COMPARED_COLUMNS, a row group at a time.
 * @throws DamagedError; an Error of the library if it is not a Parquet file
 */
async function* rowGroups(file: FileHandle, bytes: number): AsyncGenerator<Value[][]> {
  const { parquetMetadataAsync, parquetRead } = await import('hyparquet');
  const buffer = { byteLength: bytes, slice: (start: number, end = bytes) => read(file, start, end) };
  const metadata = await parquetMetadataAsync(buffer);
  let rowStart = 0;
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    const columns: Value[][] = COMPARED_COLUMNS.map(() => []);
    await parquetRead({
      file: buffer,
      metadata,
      columns: [...COMPARED_COLUMNS],
      rowStart,
      rowEnd,
      parsers,
      compressors,
      onChunk: ({ columnName, columnData }) => {
        const column = columns[AT[columnName]!]!;
        for (const value of columnData as ArrayLike<Value> & Iterable<Value>) column.push(value);
      },
    });
    const rows = rowEnd - rowStart;
    if (columns.some(({ length }) => length !== rows)) throw new DamagedError();
    yield columns;
    rowStart = rowEnd;
  }
}

async function read(file: FileHandle, start: number, end: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(end - start);
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at, start + at);
    if (bytesRead === 0) throw new DamagedError('is cut short');
    at += bytesRead;
  }
  return bytes.buffer;
}
