import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPage } from '../../src/b2/page/read-page.ts';
import { ByteSink } from '../../src/bytes/byte-sink.ts';
import { fromByteString } from '../../src/bytes/byte-string.ts';
import { COLUMNS, literalOf } from '../../src/rows/columns.ts';
import { Row } from '../../src/rows/row.ts';
import { moment } from '../../src/rows/timestamps.ts';
import { bodyOf, pageOf, ROW } from '../b2/page/page-of.ts';

const HOSTS = { downloadUrl: 'https://f.example.com', s3ApiUrl: 'https://s3.example.com' };
const DIGEST = '0123456789abcdef0123456789abcdef01234567';

/** The row that a file of the service becomes. `json` lets a test choose how the service writes it. */
function rowOf(file: object, json = JSON.stringify({ ...ROW, ...file })): Row {
  const row = new Row();
  row.enter('my-bucket', ['friendly'], HOSTS, false);
  row.moveTo(readPage(Buffer.from(`{"files":[${json}],"nextFileName":null}`)), 0);
  return row;
}

/** All columns, as JSON.parse reads what a format would print. */
function printed(row: Row): Record<string, unknown> {
  return Object.fromEntries(
    COLUMNS.map((column) => [column.name, JSON.parse(fromByteString(literalOf(column, row)))]),
  );
}

describe('sha1', () => {
  test.each([
    [{ contentSha1: DIGEST }, DIGEST, 'verified'],
    [{ contentSha1: `unverified:${DIGEST}` }, DIGEST, 'unverified'],
    [{ contentSha1: 'none', fileInfo: { large_file_sha1: DIGEST } }, DIGEST, 'claimed'],
    [{ contentSha1: null, fileInfo: { large_file_sha1: DIGEST.toUpperCase() } }, DIGEST, 'claimed'],
    [{ contentSha1: 'none', fileInfo: { 'é"': 'ü', large_file_sha1: DIGEST } }, DIGEST, 'claimed'],
    [{ contentSha1: 'none', fileInfo: { note: `"large_file_sha1":"${DIGEST}"` } }, null, 'none'],
    [{ contentSha1: 'none', fileInfo: { large_file_sha1: `${DIGEST}0` } }, null, 'none'],
    [{ contentSha1: 'none', fileInfo: {} }, null, 'none'],
    [{ contentSha1: 'none', fileInfo: null }, null, 'none'],
    [{}, null, 'none'],
  ])('%j', (file, sha1, sha1Source) => {
    expect(printed(rowOf(file))).toMatchObject({ sha1, sha1Source });
  });
});

describe('what the key may not read, what is absent and what is off are distinct', () => {
  const readable = (value: unknown) => ({ isClientAuthorizedToRead: true, value });
  const hidden = { isClientAuthorizedToRead: false, value: null };
  test.each([
    [
      { fileRetention: readable({ mode: 'governance', retainUntilTimestamp: 86_400_000 }) },
      'governance',
      '1970-01-02T00:00:00.000Z',
    ],
    [{ fileRetention: readable({ mode: null, retainUntilTimestamp: null }) }, 'none', null],
    [{ fileRetention: readable(null) }, 'none', null],
    [{ fileRetention: hidden }, 'unknown', null],
    [{ fileRetention: { isClientAuthorizedToRead: false } }, 'unknown', null],
    [{ fileRetention: null }, null, null],
    [{}, null, null],
  ])('retention %j', (file, retention, retainUntil) => {
    expect(printed(rowOf(file))).toMatchObject({ retention, retainUntil });
  });

  test.each([
    [{ legalHold: readable('on') }, 'on'],
    [{ legalHold: readable('off') }, 'off'],
    [{ legalHold: readable(null) }, 'off'],
    [{ legalHold: hidden }, 'unknown'],
    [{ legalHold: null }, null],
    [{}, null],
  ])('legal hold %j', (file, legalHold) => {
    expect(printed(rowOf(file))).toMatchObject({ legalHold });
  });

  test.each([
    [{ serverSideEncryption: { mode: 'SSE-B2', algorithm: 'AES256' } }, 'SSE-B2'],
    [{ serverSideEncryption: { mode: null, algorithm: null } }, 'none'],
    [{ serverSideEncryption: null }, null],
    [{}, null],
  ])('encryption %j', (file, encryption) => {
    expect(printed(rowOf(file))).toMatchObject({ encryption });
  });
});

describe('times', () => {
  test.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [951_782_399_999, '2000-02-28T23:59:59.999Z'],
    [253_402_300_799_999, '9999-12-31T23:59:59.999Z'],
    [253_402_300_800_000, null],
  ])('%s', (uploadTimestamp, uploadedAt) => {
    expect(printed(rowOf({ uploadTimestamp })).uploadedAt).toBe(uploadedAt);
  });

  test.each([
    ['1600000000123', '2020-09-13T12:26:40.123Z'],
    ['-5', '1969-12-31T23:59:59.995Z'],
    ['-86400000', '1969-12-31T00:00:00.000Z'],
    ['-86400001', '1969-12-30T23:59:59.999Z'],
    ['-2208988800000', '1900-01-01T00:00:00.000Z'],
    ['-62167219200000', '0000-01-01T00:00:00.000Z'],
    ['-62167219200001', null],
    ['--5', null],
    ['1.6e12', null],
    ['soon', null],
    ['', null],
  ])('src_last_modified_millis %j', (millis, modifiedAt) => {
    expect(printed(rowOf({ fileInfo: { src_last_modified_millis: millis } })).modifiedAt).toBe(modifiedAt);
  });
});

test('only what can be downloaded has a URL', () => {
  expect(printed(rowOf({ action: 'upload' })).url).toBe('https://f.example.com/file/my-bucket/n');
  expect(printed(rowOf({ action: 'copy' })).url).toBe('https://f.example.com/file/my-bucket/n');
  for (const action of ['hide', 'start', 'folder', 'later'])
    expect(printed(rowOf({ action })).url).toBeNull();
});

test('the same bytes are written for every JSON notation of a row', () => {
  const plain = {
    ...ROW,
    fileName: 'é/"x"',
    fileInfo: { k: 'ü \\' },
    contentType: 'a/b',
  };
  const written = JSON.stringify(plain);
  const others = [
    JSON.stringify(plain, null, 4),
    written.replaceAll('é', '\\u00e9').replaceAll('ü', '\\u00FC').replaceAll('/', '\\/'),
    written.replaceAll('"action"', '"\\u0061ction"'),
  ];
  const bytes = (json: string) => COLUMNS.map((column) => literalOf(column, rowOf({}, json)));
  for (const other of others) expect(bytes(other)).toEqual(bytes(written));
});

test('moving to the next row resets everything', () => {
  const files = [
    { fileName: 'a', action: 'upload', fileId: '1', contentLength: 7, replicationStatus: 'pending' },
    { fileName: 'b', action: 'hide', fileId: '2' },
  ];
  const page = pageOf(files);
  const row = new Row();
  row.enter('my-bucket', ['friendly'], HOSTS, false);
  row.moveTo(page, 0);
  expect([row.name, row.size, row.url, row.settings.replication]).toEqual([
    'a',
    7,
    'https://f.example.com/file/my-bucket/a',
    '"PENDING"',
  ]);
  row.moveTo(page, 1);
  expect([row.name, row.size, row.url, row.settings.replication]).toEqual(['b', 0, null, 'null']);
});

describe('the latest version of a name', () => {
  const page = (...files: string[]) =>
    pageOf(files.map((file) => ({ fileName: file.split(':')[0], action: file.split(':')[1], fileId: 'i' })));
  const latest = (row: Row, pages: ReturnType<typeof page>[]) =>
    pages.flatMap((each) =>
      Array.from({ length: each.count }, (_, index) => {
        row.moveTo(each, index);
        return row.latest;
      }),
    );

  test('is the first that is not an unfinished upload, across pages in any JSON notation', () => {
    const row = new Row();
    row.enter('my-bucket', ['friendly'], HOSTS, true);
    const escaped = readPage(
      Buffer.from(
        bodyOf([{ fileName: 'é', fileId: 'i' }])
          .toString()
          .replace('é', '\\u00e9')
          .replace('"action":', '"action" : '),
      ),
    );
    const pages = [
      page('a:start', 'a:start'),
      page('a:hide', 'a:upload', 'é:upload'),
      escaped,
      page('é"/:start'),
    ];
    expect(latest(row, pages)).toEqual([false, false, true, false, true, false, false]);
    row.enter('other-bucket', ['friendly'], HOSTS, true);
    expect(latest(row, [page('é"/:upload', 'é"/:upload')])).toEqual([true, false]);
  });

  test('is every file where rows are files', () => {
    const row = new Row();
    row.enter('my-bucket', ['friendly'], HOSTS, false);
    expect(latest(row, [page('a:upload', 'a:upload', 'b:start')])).toEqual([true, true, true]);
  });

  test('is found by its name, in every style, and an older one by its id', () => {
    const row = new Row();
    row.enter('my-bucket', ['s3', 'https://cdn.example.com', 's3-virtual-host'], HOSTS, true);
    const versions = page('a:upload', 'a:upload', 'a:hide');
    row.moveTo(versions, 0);
    expect(row.urls).toEqual([
      'https://s3.example.com/my-bucket/a',
      'https://cdn.example.com/a',
      'https://my-bucket.s3.example.com/a',
    ]);
    expect(row.url).toBe(row.urls[0]);
    row.moveTo(versions, 1);
    const byId = 'https://f.example.com/b2api/v4/b2_download_file_by_id?fileId=i';
    expect([row.url, row.urls]).toEqual([byId, [byId]]);
    row.moveTo(versions, 2);
    expect([row.url, row.urls]).toEqual([null, []]);
  });
});

test('appended bytes are the same as the string', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('a/b.txt', 'a', '...', '1'.repeat(13), '-86400001'),
  );
  const file = fc.record(
    {
      fileName: word.filter((name) => name !== ''),
      action: fc.constantFrom('upload', 'copy', 'hide', 'start'),
      fileId: word,
      contentLength: fc.constantFrom(0, 12, 10_995_116_277_760),
      uploadTimestamp: fc.integer({ min: 0, max: 253_402_300_800_000 }),
      contentSha1: fc.constantFrom(DIGEST, `unverified:${DIGEST}`, 'none', null),
      fileInfo: fc.record({ src_last_modified_millis: word, a: word }, { requiredKeys: [] }),
    },
    { requiredKeys: ['fileName', 'fileId'] },
  );
  fc.assert(
    fc.property(fc.array(file, { minLength: 1, maxLength: 4 }), (files) => {
      const page = pageOf(files);
      const row = new Row();
      row.enter('my-bucket', ['s3', 'friendly'], HOSTS, false);
      files.forEach((given, index) => {
        row.moveTo(page, index);
        const to = new ByteSink(1);
        expect(row.writeUrl(to) ? to.slice(0) : null).toBe(row.url);
        expect(literalOf(column('sha1'), row)).toBe(row.sha1());
        expect(row.size).toBe(given.contentLength ?? 0);
        const date = (millis: number) => (Number.isNaN(millis) ? null : new Date(millis).toISOString());
        const times = [column('uploadedAt'), column('modifiedAt')].map((each) =>
          JSON.parse(literalOf(each, row)),
        );
        const modified = given.fileInfo?.src_last_modified_millis ?? '';
        expect(times).toEqual([
          date(moment(given.uploadTimestamp ?? 0)),
          date(moment(/^-?\d{1,15}$/.test(modified) ? Number(modified) : Number.NaN)),
        ]);
      });
    }),
    { numRuns: 500, seed: 4 },
  );
});

test('the file info is read as JSON.parse reads it', () => {
  const key = fc.oneof(
    fc.constantFrom('large_file_sha1', 'src_last_modified_millis', 'src_last_modified_milli', ''),
    fc.string({ unit: fc.constantFrom('a', '"', '\\', ':', ',', 'é', '\n'), maxLength: 4 }),
  );
  const value = fc.oneof(
    fc.constantFrom(DIGEST, DIGEST.toUpperCase(), `${DIGEST}0`, DIGEST.slice(1), `${DIGEST.slice(1)}g`),
    fc.constantFrom('1600000000123', '-86400001', '12', '123456789012345', '1234567890123456', '-', '1"23'),
    fc.constantFrom(`"large_file_sha1":"${DIGEST}"`, '"src_last_modified_millis":"5"'),
    fc.string({ unit: fc.constantFrom('1', '"', '\\', ':', ',', 'é'), maxLength: 16 }),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(key, value), { maxLength: 5, selector: ([name]) => name }),
      (entries) => {
        const info = Object.fromEntries(entries);
        const { large_file_sha1: sha1 = '', src_last_modified_millis: millis = '' } = info;
        const row = rowOf({ contentSha1: 'none', fileInfo: info });
        expect(row.sha1()).toBe(/^[0-9a-f]{40}$/i.test(sha1) ? `"${sha1.toLowerCase()}"` : 'null');
        expect(row.modified).toBe(moment(/^-?\d{1,15}$/.test(millis) ? Number(millis) : Number.NaN));
      },
    ),
    { numRuns: 2_000, seed: 5 },
  );
});

function column(name: string) {
  return COLUMNS.find((each) => each.name === name)!;
}
