import type { FileHandle } from 'node:fs/promises';
import { zstdDecompressSync } from 'node:zlib';
import { COMPARED_COLUMNS, type ComparedRow, ComparedRows } from '../rows/compared-row.ts';
import { stringOf } from '../rows/json-literal.ts';
import { timestamps } from '../rows/timestamps.ts';
import { DamagedError } from './scanner.ts';

/** The library has no zstd. A page must not decompress to more than its header says. */
const compressors = {
  ZSTD: (bytes: Uint8Array, outputLength: number) =>
    zstdDecompressSync(bytes, { maxOutputLength: Math.max(1, outputLength) }),
};

/**
 * The rows of a Parquet file, with one row group in memory at a time.
 * @throws DamagedError; an Error of the library if it is not a Parquet file
 */
export async function* parquetRows(file: FileHandle, bytes: number): AsyncGenerator<ComparedRow[]> {
  const { parquetMetadataAsync, parquetReadObjects } = await import('hyparquet');
  const buffer = { byteLength: bytes, slice: (start: number, end = bytes) => read(file, start, end) };
  const metadata = await parquetMetadataAsync(buffer);
  const columns = [...COMPARED_COLUMNS];
  const compared = new ComparedRows();
  const parsers = {
    // To a byte string.
    stringFromBytes: (text: Uint8Array | undefined) =>
      text && Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('latin1'),
    timestampFromMilliseconds: (millis: bigint) => stringOf(timestamps.literal(Number(millis))),
  };
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const objects = await parquetReadObjects({
      file: buffer,
      metadata,
      columns,
      rowStart,
      rowEnd,
      parsers,
      compressors,
    });
    yield objects.map((object) => {
      const row = compared.fromTexts(columns.map((name) => String(object[name] ?? '')));
      if (!row) throw new DamagedError();
      return row;
    });
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
