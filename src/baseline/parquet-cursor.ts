import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { FileMetaData, RowGroup } from 'hyparquet';
import type { ByteString } from '../bytes/byte-string.ts';
import type { BaselineCursor } from '../changes/baseline-cursor.ts';
import { COMPARED_COLUMNS, type ComparedRow, ComparedRows } from '../rows/compared-row.ts';
import { stringOf } from '../rows/json-literal.ts';
import type { Row } from '../rows/row.ts';
import { timestamps } from '../rows/timestamps.ts';
import type { ParquetColumn } from './parquet-column.ts';
import { ParquetRowGroup } from './parquet-row-group.ts';
import { DamagedError } from './scanner.ts';

/** Rows of a Parquet file, with one row group in memory at a time. */
export class ParquetCursor implements BaselineCursor {
  done = false;
  readonly #file: FileHandle;
  readonly #bytes: number;
  readonly #compared = new ComparedRows();
  #groups: AsyncIterator<ParquetRowGroup> | undefined;
  /** The row group that was read; undefined before the first one and after the last one. */
  #group: ParquetRowGroup | undefined;
  #at = 0;

  /** @param bytes of the file */
  constructor(file: FileHandle, bytes: number) {
    this.#file = file;
    this.#bytes = bytes;
  }

  skip(listed: Row): boolean {
    if (!this.#group?.isSame(this.#at, listed)) return false;
    this.#pass();
    return true;
  }

  next(): ComparedRow | undefined {
    if (this.#group === undefined) return undefined;
    const row = this.#compared.fromTexts(this.#group.texts(this.#at));
    if (!row) throw new DamagedError();
    this.#pass();
    return row;
  }

  #pass(): void {
    this.#at++;
    if (this.#at === this.#group!.rows) this.#group = undefined;
  }

  async read(): Promise<void> {
    if (this.#group || this.done) return;
    this.#groups ??= rowGroups(this.#file, this.#bytes);
    const { value, done } = await this.#groups.next();
    this.done = done === true;
    this.#group = value;
    this.#at = 0;
  }

  async close(): Promise<void> {
    this.done = true;
    this.#group = undefined;
    await this.#groups?.return?.();
  }
}

/**
 * The compared columns, a row group at a time.
 * @throws DamagedError; an Error of the library if it is not a Parquet file
 */
async function* rowGroups({ fd }: FileHandle, bytes: number): AsyncGenerator<ParquetRowGroup> {
  const { parquetMetadataAsync } = await import('hyparquet');
  const metadata = await parquetMetadataAsync({
    byteLength: bytes,
    slice: (start, end = bytes) => readRange(fd, start, end),
  });
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    if (rows > 0) yield new ParquetRowGroup(rows, await readColumns(fd, bytes, metadata, group, rowStart));
    rowStart += rows;
  }
}

/** The compared columns of a row group by name. */
async function readColumns(
  fd: number,
  bytes: number,
  metadata: FileMetaData,
  group: RowGroup,
  rowStart: number,
): Promise<Map<string, ParquetColumn>> {
  const { ComputedColumn, compressors, decodeColumn } = await import('./parquet-column.ts');
  const { parquetRead } = await import('hyparquet');
  const rows = Number(group.num_rows);
  const columns = new Map<string, ParquetColumn>();
  for (const name of COMPARED_COLUMNS) {
    const meta = group.columns.find(({ meta_data }) => meta_data?.path_in_schema.join() === name)?.meta_data;
    const element = metadata.schema.find((each) => each.name === name);
    if (!meta || !element) throw new DamagedError(`has no column ${name}`);
    const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
    const chunk = readRange(fd, start, start + Number(meta.total_compressed_size));
    const isOptional = element.repetition_type === 'OPTIONAL';
    const integerText = element.logical_type?.type === 'TIMESTAMP' ? timestampText : String;
    const column = decodeColumn(chunk, meta, isOptional, rows, integerText);
    if (column) columns.set(name, column);
  }
  const missing = COMPARED_COLUMNS.filter((name) => !columns.has(name));
  const values = new Map(missing.map((name) => [name, [] as unknown[]]));
  if (missing.length > 0) {
    await parquetRead({
      file: { byteLength: bytes, slice: (start, end = bytes) => readRange(fd, start, end) },
      metadata,
      columns: missing,
      rowStart,
      rowEnd: rowStart + rows,
      parsers: PARSERS,
      compressors,
      onChunk: ({ columnName, columnData }) => {
        for (const value of columnData as Iterable<unknown>) values.get(columnName)!.push(value);
      },
    });
  }
  for (const [name, all] of values) {
    if (all.length !== rows) throw new DamagedError();
    columns.set(name, new ComputedColumn(rows, (row) => String(all[row] ?? '')));
  }
  return columns;
}

const PARSERS = {
  // To a byte string.
  stringFromBytes: (text: Uint8Array | undefined) =>
    text && Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('latin1'),
  timestampFromMilliseconds: timestampText,
};

function timestampText(millis: bigint): ByteString {
  return stringOf(timestamps.literal(Number(millis)));
}

function readRange(fd: number, start: number, end: number): ArrayBuffer {
  const bytes = new Uint8Array(end - start);
  for (let at = 0; at < bytes.length; ) {
    const bytesRead = readSync(fd, bytes, at, bytes.length - at, start + at);
    if (bytesRead === 0) throw new DamagedError('is cut short');
    at += bytesRead;
  }
  return bytes.buffer;
}
