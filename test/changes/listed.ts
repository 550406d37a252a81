import { readPage } from '../../src/b2/page/read-page.ts';
import { type ComparedRow, ComparedRows } from '../../src/rows/compared-row.ts';
import { Row } from '../../src/rows/row.ts';

/** A file version in a response, as far as tests need it. */
export interface WireFile {
  fileName: string;
  fileId: string;
  action: 'upload' | 'hide' | 'start';
  contentLength: number;
  contentSha1: string | null;
  contentMd5?: string | null;
  fileInfo?: Record<string, string>;
  [setting: string]: unknown;
}

/** Buckets in order, each with its rows in order. */
export type Listing = readonly { bucket: string; files: readonly WireFile[] }[];

const HOSTS = { downloadUrl: 'https://f.example.com', s3ApiUrl: 'https://s3.example.com' };

/** Moves one Row over a listing, as a run does. */
export function* rowsOf(listing: Listing, versions: boolean, pageSize = 1_000): Generator<Row> {
  const row = new Row();
  for (const { bucket, files } of listing) {
    row.enter(bucket, ['friendly'], HOSTS, versions);
    for (let at = 0; at < files.length; at += pageSize) {
      const text = JSON.stringify({ files: files.slice(at, at + pageSize), nextFileName: null });
      const page = readPage(Buffer.from(text));
      for (let index = 0; index < page.count; index++) {
        row.moveTo(page, index);
        yield row;
      }
    }
  }
}

/** The rows as they are read back from an inventory. */
export function comparedRows(listing: Listing, versions: boolean): ComparedRow[] {
  const compared = new ComparedRows();
  const rows: ComparedRow[] = [];
  for (const row of rowsOf(listing, versions)) {
    rows.push(compared.copy(row, JSON.parse(row.bucket) as string));
  }
  return rows;
}

/** In batches of so many rows, again and again. */
export async function* inBatches<T>(rows: readonly T[], sizes: readonly number[]): AsyncGenerator<T[]> {
  for (let at = 0, turn = 0; at < rows.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    yield rows.slice(at, at + size);
    at += size;
  }
}
