import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { ByteSink } from '../../src/bytes/byte-sink.ts';
import { csv } from '../../src/formats/csv.ts';
import type { TextFormat } from '../../src/formats/format.ts';
import { json, ndjson } from '../../src/formats/json.ts';
import type { Manifest, ManifestFile } from '../../src/inventory/manifest.ts';
import { COLUMNS, type Column, USUAL_COLUMNS } from '../../src/rows/columns.ts';
import { type Listing, rowsOf } from '../changes/listed.ts';

export const FORMATS_READ = ['csv', 'ndjson', 'json'] as const;
export const COMPRESSIONS = {
  '': (bytes: Buffer) => bytes,
  '.gz': (bytes: Buffer) => gzipSync(bytes),
  '.zst': (bytes: Buffer) => zstdCompressSync(bytes),
} as const;

/** A format of ours by its name. @param columns of csv; ndjson and json have all */
export function formatOf(name: string, columns: readonly Column[] = USUAL_COLUMNS): TextFormat {
  return name === 'csv' ? csv(columns) : name === 'ndjson' ? ndjson(USUAL_COLUMNS) : json(COLUMNS);
}

/** A listing as a format prints it. */
export function bytesOf(format: TextFormat, listing: Listing, versions: boolean): Buffer {
  const to = new ByteSink(4_096);
  to.text(format.head ?? '');
  let rows = 0;
  for (const row of rowsOf(listing, versions)) format.row(row, to, rows++ === 0);
  to.text(format.tail ?? '');
  return Buffer.from(to.bytes.subarray(0, to.length));
}

/** A listing as Parquet: a column for each field, of its type. */
export function parquetOf(listing: Listing, versions: boolean, rowGroupSize: number): Buffer {
  const objects = JSON.parse(bytesOf(json(USUAL_COLUMNS), listing, versions).toString()) as Record<
    string,
    unknown
  >[];
  const columnData = USUAL_COLUMNS.map(({ name, type, nullable }) => {
    const parquetType = { integer: 'INT64', boolean: 'BOOLEAN', timestamp: 'TIMESTAMP' } as const;
    const data = objects.map(({ [name]: value }) => {
      if (value === null) return null;
      if (type === 'integer') return BigInt(value as number);
      if (type === 'timestamp') return new Date(value as string);
      return typeof value === 'object' ? JSON.stringify(value) : value;
    });
    return {
      name,
      type: parquetType[type as keyof typeof parquetType] ?? ('STRING' as const),
      nullable,
      data,
    };
  });
  return Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize }));
}

/** Writes a file into a folder. @returns its entry in a manifest */
export function place(
  folder: string,
  path: string,
  bytes: Buffer,
  entry: { rows: number; columns?: readonly string[]; format?: string },
): ManifestFile {
  writeFileSync(join(folder, path), bytes);
  return {
    path,
    format: entry.format ?? path.replace('files.', ''),
    rows: entry.rows,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    columns: entry.columns ?? USUAL_COLUMNS.map(({ name }) => name),
  };
}

/** As much of a manifest as its files are read by. */
export function manifestOf(files: number, ...outputs: ManifestFile[]): Manifest {
  return { files, outputs } as Partial<Manifest> as Manifest;
}
