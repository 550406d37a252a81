import { expect, test } from 'vitest';
import { compile } from '../../src/conditions/compile.ts';
import { parse } from '../../src/conditions/parse.ts';
import { describe as table } from '../../src/conditions/vocabulary.ts';
import { Row } from '../../src/rows/row.ts';
import { ROW_READERS, ROW_VOCABULARY } from '../../src/rows/vocabulary.ts';
import { pageOf } from '../b2/page/page-of.ts';

const SHA1 = '0123456789abcdef0123456789abcdef01234567';
const NOW = Date.UTC(2026, 0, 31);
const readable = (value: unknown) => ({ isClientAuthorizedToRead: true, value });

const FILE = {
  fileName: 'é/b c.jpg',
  contentLength: 10_000_000,
  contentType: 'image/jpeg',
  contentSha1: SHA1,
  contentMd5: 'ABCDEF0123456789abcdef0123456789',
  uploadTimestamp: Date.UTC(2026, 0, 30),
  action: 'upload',
  serverSideEncryption: { mode: 'SSE-B2', algorithm: 'AES256' },
  fileRetention: readable({ mode: 'governance', retainUntilTimestamp: 1 }),
  legalHold: { isClientAuthorizedToRead: false, value: null },
  replicationStatus: 'pending',
  fileInfo: { src_last_modified_millis: '1600000000123' },
};
const MARKER = { fileName: 'x', contentLength: 0, uploadTimestamp: Date.UTC(2025, 0, 1), action: 'hide' };

function matches(text: string, file: object): boolean {
  const row = new Row();
  const hosts = { downloadUrl: 'https://f.example.com', s3ApiUrl: 'https://s3.example.com' };
  row.enter('my-bucket', ['friendly'], hosts, false);
  row.moveTo(pageOf([file]), 0);
  return compile(parse(text, ROW_VOCABULARY), ROW_VOCABULARY, ROW_READERS, NOW)(row);
}

test.each([
  ['name == é/*', true, false],
  ['bucket == my-*', true, true],
  ['size >= 10MB', true, false],
  ['type == image/*', true, false],
  ['type == none', false, true],
  ['uploaded >= 2026-01-30', true, false],
  ['age <= 1d', true, false],
  ['modified < 2020-09-14', true, false],
  ['modified == none', false, true],
  ['sha1 == none', false, true],
  ['sha1 == verified', true, false],
  [`sha1 == ${SHA1}`, true, false],
  ['md5 == abcdef0123456789abcdef0123456789', true, false],
  ['md5 == none', false, true],
  ['action == hide', false, true],
  ['latest == true', true, true],
  ['encryption == SSE-B2', true, false],
  ['encryption == none', false, false],
  ['retention == governance', true, false],
  ['hold == unknown', true, false],
  ['replication == PENDING', true, false],
  ['replication == none', false, true],
])('%s', (text, file, marker) => {
  expect([matches(text, FILE), matches(text, MARKER)]).toEqual([file, marker]);
});

test('every term has a reader and an example that can be read', () => {
  expect(Object.keys(ROW_READERS)).toEqual(ROW_VOCABULARY.terms.map(({ name }) => name));
  for (const { example } of ROW_VOCABULARY.terms) parse(example, ROW_VOCABULARY);
  expect(table(ROW_VOCABULARY).find(([name]) => name === '`hold`')).toEqual([
    '`hold`',
    '`on`, `off` or `unknown`',
    'Legal hold; `unknown` if the key lacks readFileLegalHolds, `none` for hide markers.',
    '`hold == on`',
  ]);
});
