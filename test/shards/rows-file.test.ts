import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIELDS, type OwnField, SETTING_FIELDS, type SettingField } from '../../src/b2/page/fields.ts';
import type { Page } from '../../src/b2/page/page.ts';
import { readPage } from '../../src/b2/page/read-page.ts';
import { BufferPool } from '../../src/bytes/buffer-pool.ts';
import { ByteSink } from '../../src/bytes/byte-sink.ts';
import { fromByteString } from '../../src/bytes/byte-string.ts';
import { type ChangeRecord, KINDS } from '../../src/changes/change.ts';
import { changeLine, readChanges } from '../../src/changes/changes-file.ts';
import { Row } from '../../src/rows/row.ts';
import type { SinkFolder } from '../../src/rows/row-sink.ts';
import { readRows, rowsRecorder } from '../../src/shards/rows-file.ts';
import { page as anyPage } from '../b2/page/page-arbitrary.ts';

/** Every field of every row: settings as values, others as text. */
function fieldsOf(page: Page): unknown[][] {
  return Array.from({ length: page.count }, (_, row) =>
    FIELDS.map((field) =>
      (SETTING_FIELDS as readonly string[]).includes(field)
        ? JSON.parse(fromByteString(page.setting(row, field as SettingField) ?? '"absent"'))
        : page.literal(row, field as OwnField),
    ),
  );
}

/** In pieces, which may end anywhere. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
}

/** Records rows, and reads them back in pieces of a size. */
async function record(buckets: readonly (readonly [string, Uint8Array])[], size: number) {
  const to = new ByteSink(100);
  const file = {
    to,
    rows: 0,
    leftOut: 0,
    flush: async () => {},
    end: async () => ({ bytes: 0, md5: '' }),
  };
  const sink = await rowsRecorder.begin({ file: async () => file } as unknown as SinkFolder);
  const expected: [string, unknown][] = [];
  const row = new Row();
  for (const [bucketName, bytes] of buckets) {
    const page = readPage(Buffer.from(new Uint8Array(bytes).buffer));
    await sink.enter!(bucketName);
    row.enter(bucketName, ['id'], { downloadUrl: '', s3ApiUrl: null }, true);
    for (let index = 0; index < page.count; index++) {
      row.moveTo(page, index);
      sink.add!(row);
    }
    expected.push(...fieldsOf(page).map((fields): [string, unknown] => [bucketName, fields]));
  }
  const found: [string, unknown][] = [];
  const bytes = Buffer.from(to.bytes.subarray(0, to.length));
  for await (const { bucketName, page } of readRows(pieces(bytes, size), new BufferPool(2 << 20)))
    if (page) found.push(...fieldsOf(page).map((fields): [string, unknown] => [bucketName, fields]));
  return { found, expected };
}

test('recorded rows are read back as B2 returned them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.string({ minLength: 1 }), anyPage), { maxLength: 4 }),
      fc.integer({ min: 1, max: 5_000 }),
      async (buckets, size) => {
        const { found, expected } = await record(buckets, size);
        expect(found).toEqual(expected);
      },
    ),
  );
});

test('rows that differ only in the date of their retention keep it', async () => {
  const files = [1_800_000_000_000, 1_900_000_000_000, 1_800_000_000_000].map((date, n) => ({
    action: 'upload',
    contentLength: 1,
    fileId: `id-${n}`,
    fileName: `n${n}`,
    fileRetention: {
      isClientAuthorizedToRead: true,
      value: { mode: 'governance', retainUntilTimestamp: date },
    },
    uploadTimestamp: 1,
  }));
  const bytes = Buffer.from(JSON.stringify({ files, nextFileName: null }));
  const { found, expected } = await record([['b', bytes]], 100);
  expect(found).toEqual(expected);
  expect(JSON.stringify(found)).toContain('1900000000000');
});

test('recorded rows that are cut short, or of no bucket, are refused', async () => {
  const read = async (text: string) => {
    for await (const _ of readRows(pieces(Buffer.from(text), 7), new BufferPool(0)));
  };
  await expect(read('"b"\n{"fileName":"x"')).rejects.toThrow('cut short');
  await expect(read('{"fileName":"x"},\n')).rejects.toThrow('of no bucket');
});

const text = fc.string({ unit: 'binary' }).map((each) => Buffer.from(each).toString('latin1'));
const side = fc.option(
  fc.record({ size: fc.nat(), fileId: text, sha1: text, sha1Source: text, settings: text }),
  { nil: undefined },
);

test('recorded changes are read back', async () => {
  const change = fc
    .tuple(fc.constantFrom(...KINDS), text, text, side, side)
    .filter(([, , , before, after]) => before !== undefined || after !== undefined)
    .map(
      ([kind, bucket, name, before, after]): ChangeRecord => ({
        kind,
        before: before && { bucket, name, ...before },
        after: after && { bucket, name, ...after },
      }),
    );
  await fc.assert(
    fc.asyncProperty(fc.array(change), fc.integer({ min: 1, max: 300 }), async (changes, size) => {
      const found: ChangeRecord[] = [];
      const bytes = Buffer.from(changes.map(changeLine).join(''), 'latin1');
      for await (const batch of readChanges(pieces(bytes, size))) found.push(...batch);
      expect(found).toEqual(changes);
    }),
  );
});
