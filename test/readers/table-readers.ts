import { createHash } from 'node:crypto';

/** Formats that are a table of rows. */
export const TABLES = ['csv', 'csv.gz', 'csv.zst', 'ndjson', 'ndjson.gz', 'ndjson.zst', 'parquet'] as const;

/** How many rows there are, what their sizes add up to, and a hash of their names, in any order. */
export interface Fingerprint extends Record<string, unknown> {
  files: string;
  bytes: string;
  names: string;
}

/** The query that makes a table's fingerprint, with the macros that docs/formats.md defines. */
export function fingerprintQuery(format: string): string {
  return `SELECT count(*) AS files, sum(size::BIGINT)::BIGINT AS bytes,
    sum(('0x' || md5(name)[:15])::BIGINT)::VARCHAR AS names FROM ${tableOf(format)}`;
}

export function fingerprintOf(rows: Iterable<{ name: string; size: number }>): Fingerprint {
  let [files, bytes, names] = [0, 0, 0n];
  for (const { name, size } of rows) {
    files++;
    bytes += size;
    names += BigInt(`0x${createHash('md5').update(name).digest('hex').slice(0, 15)}`);
  }
  return { files: String(files), bytes: String(bytes), names: String(names) };
}

function tableOf(format: string): string {
  const path = `'files.${format}'`;
  if (format === 'parquet') return path;
  return format.startsWith('csv') ? `files_of_csv(${path})` : `files_of_ndjson(${path})`;
}
