import { type ByteString, fromByteString } from '../bytes/byte-string.ts';
import type { Readers } from '../conditions/compile.ts';
import type { Term, Vocabulary } from '../conditions/vocabulary.ts';
import { stringOf } from './json-literal.ts';
import type { Row } from './row.ts';

const FIELDS: readonly Term[] = [
  {
    name: 'name',
    type: 'text',
    description: 'File name: the full path in the bucket. Unlike in `include`, `*` also matches `/`.',
    example: 'name == "my photos/*.jpg"',
  },
  { name: 'bucket', type: 'text', description: 'Name of the bucket.', example: 'bucket != *-logs' },
  {
    name: 'size',
    type: 'bytes',
    description: 'Size of the file. 0 for hide markers and unfinished large files.',
    example: 'size >= 10MB',
  },
  { name: 'type', type: 'text', description: 'MIME type.', example: 'type == image/*' },
  {
    name: 'uploaded',
    type: 'time',
    description: 'Time of the upload, of hiding, or of starting a large file. A date means 00:00 UTC.',
    example: 'uploaded >= 2026-01-01',
  },
  {
    name: 'modified',
    type: 'time',
    description: 'Last modification of the source, as stated by the uploader; `none` if not stated.',
    example: 'modified < 2020-01-01T12:00:00Z',
  },
  {
    name: 'age',
    type: 'duration',
    since: true,
    description: 'Time from the upload, the hiding, or the start of a large file until the listing started.',
    example: 'age < 30d',
  },
  {
    name: 'sha1',
    type: 'hex',
    digits: 40,
    words: ['none', 'verified', 'claimed', 'unverified'],
    description:
      'SHA-1 of the file, or how far to trust it: `verified` by B2, `claimed` by the uploader of a large file, `unverified` by the uploader, `none`: no SHA-1.',
    example: 'sha1 == none',
  },
  {
    name: 'md5',
    type: 'hex',
    digits: 32,
    description: 'MD5 of the file; `none` for large files.',
    example: 'md5 == none',
  },
  {
    name: 'action',
    type: 'word',
    words: ['upload', 'hide', 'start'],
    description: '`upload`: a file. `hide`: a hide marker. `start`: an unfinished large file.',
    example: 'action != hide',
  },
  {
    name: 'latest',
    type: 'boolean',
    description: 'Whether it is the newest version of its name.',
    example: 'latest == false',
  },
  {
    name: 'encryption',
    type: 'word',
    words: ['SSE-B2', 'SSE-C', 'none'],
    description: 'Encryption at rest. Missing for hide markers.',
    example: 'encryption == none',
  },
  {
    name: 'retention',
    type: 'word',
    words: ['governance', 'compliance', 'none', 'unknown'],
    description: 'Object Lock; `unknown` if the key lacks readFileRetentions. Missing for hide markers.',
    example: 'retention == compliance',
  },
  {
    name: 'hold',
    type: 'word',
    words: ['on', 'off', 'unknown'],
    description: 'Legal hold; `unknown` if the key lacks readFileLegalHolds, `none` for hide markers.',
    example: 'hold == on',
  },
  {
    name: 'replication',
    type: 'word',
    words: ['PENDING', 'COMPLETED', 'FAILED', 'REPLICA'],
    description: 'Replication; `none` if no rule covers the file.',
    example: 'replication == FAILED',
  },
];

/** Names of columns, of B2's API and of other tools. */
const SYNONYMS: Readonly<Record<string, string>> = {
  bytes: 'size',
  contentlength: 'size',
  filesize: 'size',
  length: 'size',
  file: 'name',
  filename: 'name',
  key: 'name',
  path: 'name',
  bucketname: 'bucket',
  contenttype: 'type',
  'content-type': 'type',
  mime: 'type',
  created: 'uploaded',
  date: 'uploaded',
  time: 'uploaded',
  uploadtimestamp: 'uploaded',
  lastmodified: 'modified',
  mtime: 'modified',
  contentsha1: 'sha1',
  hash: 'sha1',
  contentmd5: 'md5',
  etag: 'md5',
  hidden: 'action',
  islatest: 'latest',
  serversideencryption: 'encryption',
  legalhold: 'hold',
};

/** The fields that `where` can test. */
export const ROW_VOCABULARY: Vocabulary = { noun: 'field', terms: FIELDS, synonyms: SYNONYMS };

/** How each field is read from a row. */
export const ROW_READERS: Readers<Row> = {
  name: { text: (row) => fromByteString(row.name) },
  bucket: { text: (row) => decoded(row.bucket) },
  size: { number: (row) => row.size },
  type: { text: (row) => decoded(row.settings.contentType) },
  uploaded: { number: (row) => row.uploaded },
  modified: { number: (row) => row.modified },
  age: { number: (row) => row.uploaded },
  sha1: { text: (row) => hexOf(row.sha1()), word: (row) => row.sha1Source() },
  md5: { text: (row) => hexOf(row.literal('contentMd5')) },
  action: { word: (row) => decoded(row.settings.action) },
  latest: { boolean: (row) => row.latest },
  encryption: { word: (row) => decoded(row.settings.encryption) },
  retention: { word: (row) => decoded(row.settings.retention) },
  hold: { word: (row) => decoded(row.settings.legalHold) },
  replication: { word: (row) => decoded(row.settings.replication) },
};

/** In lower case, as in a condition; some uploaders write capitals. */
function hexOf(literal: ByteString): string | null {
  return literal === 'null' ? null : stringOf(literal).toLowerCase();
}

function decoded(literal: ByteString): string | null {
  return literal === 'null' ? null : fromByteString(stringOf(literal));
}
