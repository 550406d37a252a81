import type { ByteSink } from '../bytes/byte-sink.ts';
import { toByteString } from '../bytes/byte-string.ts';
import { BUCKET_COLUMNS, type PrintedBucket } from '../rows/bucket-columns.ts';
import type { TableColumn } from '../rows/table-column.ts';
import { csvTable } from './csv.ts';

/** A format of the list of buckets. */
interface BucketsFormat {
  path: string;
  write(buckets: readonly PrintedBucket[], to: ByteSink): Promise<void>;
}

/** By the name of the format, as in `formats`. */
export const BUCKETS_FORMATS: ReadonlyMap<string, BucketsFormat> = new Map([
  ['csv', { path: 'buckets.csv', write: writeCsv }],
  ['parquet', { path: 'buckets.parquet', write: writeParquet }],
]);

const COLUMNS: readonly TableColumn<PrintedBucket>[] = BUCKET_COLUMNS.map(({ name, type, value }) => {
  const write = (bucket: PrintedBucket, to: ByteSink) =>
    to.text(toByteString(JSON.stringify(value(bucket) ?? null)));
  return type === 'integer'
    ? { name, type, write, number: (bucket) => Number(value(bucket) ?? Number.NaN) }
    : { name, type, write };
});

async function writeCsv(buckets: readonly PrintedBucket[], to: ByteSink): Promise<void> {
  const { head, row, tail } = csvTable(COLUMNS);
  to.text(head);
  for (const bucket of buckets) row(bucket, to);
  to.text(tail);
}

async function writeParquet(buckets: readonly PrintedBucket[], to: ByteSink): Promise<void> {
  const { ParquetTable } = await import('./parquet/table.ts');
  const table = new ParquetTable(COLUMNS, to, { schema: 'bucket', codec: 'ZSTD' });
  for (const bucket of buckets) table.add(bucket);
  table.end();
}
