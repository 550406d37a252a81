import { ByteSink } from '../bytes/byte-sink.ts';
import { BUCKETS_FORMATS } from '../formats/buckets.ts';
import { BUCKETS_JSON } from '../inventory/manifest.ts';
import { printedBucket } from '../rows/bucket.ts';
import { BUCKET_COLUMNS } from '../rows/bucket-columns.ts';
import type { Document } from './document.ts';

const COLUMNS = BUCKET_COLUMNS.map(({ name }) => name);

/** `buckets.json`: every property of every bucket. */
export const bucketsJson: Document = {
  name: 'buckets',
  async write({ buckets: { buckets } }, folder) {
    const bytes = Buffer.from(`${JSON.stringify(buckets.map(printedBucket), null, 2)}\n`);
    await folder.whole(BUCKETS_JSON, [], buckets.length, bytes);
  },
};

/** The list of buckets in the formats of files that can contain it, where no files are listed. */
export const bucketTables: readonly Document[] = [...BUCKETS_FORMATS].map(([name, format]) => ({
  name,
  async write({ manifest, buckets: { buckets }, formats }, folder) {
    if (manifest.request.list === 'files' || !formats.includes(name)) return;
    const to = new ByteSink(1 << 16);
    await format.write(buckets.map(printedBucket), to);
    await folder.whole(format.path, COLUMNS, buckets.length, to.bytes.subarray(0, to.length));
  },
}));
