import { fromByteString, toByteString } from '../../b2/byte-string.ts';
import { BUCKET_COLUMNS } from '../../inventory/bucket-columns.ts';
import { csvCell } from './csv.ts';

/** The whole text of buckets.csv. @param buckets as buckets.json shows them */
export function bucketsCsv(buckets: readonly Readonly<Record<string, unknown>>[]): string {
  const header = BUCKET_COLUMNS.map(({ name }) => name).join(',');
  const lines = buckets.map((bucket) =>
    BUCKET_COLUMNS.map(({ value }) =>
      fromByteString(csvCell(toByteString(JSON.stringify(value(bucket) ?? null)))),
    ).join(','),
  );
  return [header, ...lines].map((line) => `${line}\n`).join('');
}
