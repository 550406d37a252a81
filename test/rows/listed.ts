import fc from 'fast-check';
import type { Bytes } from '../../src/bytes/byte-sink.ts';
import { Row } from '../../src/rows/row.ts';
import type { KeyStore } from '../../src/spill/key-store.ts';
import { pageOf } from '../b2/page/page-of.ts';

/** When the listing of every test starts. */
export const NOW = Date.UTC(2026, 0, 31);
export const DAY = 86_400_000;
/** Too late for RFC 3339, so the time is unknown. */
export const YEAR_10000 = 253_402_300_800_000;

/** A row as the service lists it, with its bucket. */
export interface Listed {
  bucket: string;
  fileName: string;
  action: string;
  contentLength: number;
  contentType: string | null;
  contentSha1: string | null;
  uploadTimestamp: number;
}

const HOSTS = { downloadUrl: 'https://f.example.com', s3ApiUrl: 'https://s3.example.com' };

/** Moves one Row over all of them, a page for each run of a bucket. */
export function eachRow(files: readonly Listed[], versions: boolean, see: (row: Row) => void): void {
  const row = new Row();
  for (let at = 0; at < files.length; ) {
    const { bucket } = files[at]!;
    let end = at;
    while (files[end]?.bucket === bucket) end++;
    row.enter(bucket, ['friendly'], HOSTS, versions);
    const page = pageOf(files.slice(at, end));
    for (let index = 0; index < page.count; index++) {
      row.moveTo(page, index);
      see(row);
    }
    at = end;
  }
}

const digest = (digit: string) => digit.repeat(40);

const segment = fc.string({
  unit: fc.constantFrom('a', 'b', '-', '.', '!', 'é', '\uff01', '😀', 'J'),
  minLength: 0,
  maxLength: 3,
});
const name = fc.oneof(
  fc.array(segment, { minLength: 1, maxLength: 11 }).map((parts) => parts.join('/') || 'x'),
  fc
    .tuple(
      segment,
      fc.constantFrom('.jpg', '.JPG', '.tar.gz', '.', '.a b', '.0123456789abcdef', '.0123456789abcdefg'),
    )
    .map(([base, extension]) => base + extension),
);
const file: fc.Arbitrary<Listed> = fc.record({
  bucket: fc.constantFrom('first-bucket', 'second-bucket'),
  fileName: name,
  action: fc.constant('upload'),
  contentLength: fc.oneof(
    fc.constantFrom(0, 1, 7, 9_999, 10_000, 1e9, 1e10 - 1, 1e10),
    fc.nat(100),
    fc.nat(2e10),
  ),
  contentType: fc.constantFrom(null, 'image/jpeg', 'image/JPEG; q=1', 'text/plain', 'ü/Ü'),
  contentSha1: fc.constantFrom(
    digest('0'),
    digest('a'),
    digest('A'),
    'none',
    `unverified:${digest('a')}`,
    null,
  ),
  uploadTimestamp: fc.oneof(
    fc.constantFrom(YEAR_10000, NOW, NOW - DAY, NOW - 7 * DAY, NOW - 7 * DAY + 1, NOW + DAY, NOW + DAY + 1),
    fc.integer({ min: NOW - 3_000 * DAY, max: NOW + DAY }),
  ),
});

const bytesOf = ({ bucket, fileName }: Listed) => Buffer.from(`${bucket}\0${fileName}`);
const sorted = (files: Listed[]) =>
  files
    .map((each) => ({ each, key: bytesOf(each) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ each }) => each);

/** Of each name one row, in the order of the service. */
export const current = fc
  .uniqueArray(file, { selector: (each) => `${each.bucket}\0${each.fileName}`, maxLength: 60 })
  .map(sorted);

/** Any number of versions, hide markers and unfinished large files of each name. */
export const versions = fc
  .array(
    fc
      .tuple(file, fc.constantFrom('upload', 'upload', 'hide', 'start'))
      .map(
        ([each, action]): Listed =>
          action === 'upload' ? each : { ...each, action, contentLength: 0, contentSha1: 'none' },
      ),
    { maxLength: 60 },
  )
  .map(sorted);

/** Keeps records in memory, up to a cap. */
export class MemoryKeys implements KeyStore {
  overflowed = false;
  readonly #most: number;
  readonly #partitions: Buffer[][] = [[], [], [], []];
  #count = 0;

  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  add({ bytes }: Bytes): void {
    if (this.overflowed) return;
    this.overflowed = ++this.#count > this.#most;
    this.#partitions[bytes[7]! % 4]!.push(Buffer.from(bytes));
  }

  async flush(): Promise<void> {}

  async *partitions(): AsyncGenerator<Uint8Array> {
    for (const records of this.#partitions) {
      if (this.overflowed) return;
      yield Buffer.concat(records);
    }
  }
}
