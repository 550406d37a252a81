import type { FileHandle } from 'node:fs/promises';
import { zstdDecompressSync } from 'node:zlib';
import { COMPARED_COLUMNS, type ComparedRow, ComparedRows } from '../rows/compared-row.ts';
import { stringOf } from '../rows/json-literal.ts';
import { timestamps } from '../rows/timestamps.ts';
import { DamagedError } from './scanner.ts';

/** What the library does not know by itself. A page may not come out larger than its header says. */
const compressors = {
  ZSTD: (bytes: Uint8Array, outputLength: number) =>
    zstdDecompressSync(bytes, { maxOutputLength: Math.max(1, outputLength) }),
};

/**
 * The rows of a Parquet file, row group by row group, of which one is in memory.
 * @throws DamagedError, and what the library throws at a file that is none
 */
export async function* parquetRows(file: FileHandle, bytes: number): AsyncGenerator<ComparedRow[]> {
  const { parquetMetadataAsync, parquetReadObjects } = await import('hyparquet');
  const buffer = { byteLength: bytes, slice: (start: number, end = bytes) => read(file, start, end) };
  const metadata = await parquetMetadataAsync(buffer);
  const columns = [...COMPARED_COLUMNS];
  const compared = new ComparedRows();
  const parsers = {
    // Bytes of UTF-8 as they stand.
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
      const row = compared.fromTexts(columns.map((name) => textOf(object[name])));
      if (!row) throw new DamagedError();
      return row;
    });
    rowStart = rowEnd;
  }
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

async function read(file: FileHandle, start: number, end: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(end - start);
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at, start + at);
    if (bytesRead === 0) throw new DamagedError('ends in the middle');
    at += bytesRead;
  }
  return bytes.buffer;
}
