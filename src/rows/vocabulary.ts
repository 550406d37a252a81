import { type ByteString, fromByteString } from '../bytes/byte-string.ts';
import type { Readers } from '../conditions/compile.ts';
import type { Vocabulary } from '../conditions/vocabulary.ts';
import { type Row, stringOf } from './row.ts';

/** What `where` can ask of a row. */
export const ROW_VOCABULARY: Vocabulary = [
  {
    name: 'name',
    type: 'text',
    description: 'File name: the whole path in the bucket. `*` crosses `/` here, unlike in `include`.',
    example: 'name == "my photos/*.jpg"',
  },
  { name: 'bucket', type: 'text', description: 'Name of the bucket.', example: 'bucket != *-logs' },
  {
    name: 'size',
    type: 'bytes',
    description: 'Size of the file; 0 for hide markers and unfinished large files.',
    example: 'size >= 10MB',
  },
  { name: 'type', type: 'text', description: 'MIME type.', example: 'type == image/*' },
  {
    name: 'uploaded',
    type: 'time',
    description: 'When it was uploaded, hidden or started. A date is its first moment.',
    example: 'uploaded >= 2026-01-01',
  },
  {
    name: 'modified',
    type: 'time',
    description:
      'When the uploader says that the source was last modified; `none` where the uploader says nothing.',
    example: 'modified < 2020-01-01T12:00:00Z',
  },
  {
    name: 'age',
    type: 'duration',
    since: true,
    description: 'How long before the start of the walk it was uploaded, hidden or started.',
    example: 'age < 30d',
  },
  {
    name: 'sha1',
    type: 'hex',
    digits: 40,
    words: ['none', 'verified', 'claimed', 'unverified'],
    description:
      'SHA-1 of the file, or who vouches for it: `verified` by B2, `claimed` by the uploader of a large file, `unverified` by the uploader, `none`: there is none.',
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
    description: 'Object Lock; `unknown` when the key lacks readFileRetentions. Missing for hide markers.',
    example: 'retention == compliance',
  },
  {
    name: 'hold',
    type: 'word',
    words: ['on', 'off', 'unknown'],
    description: 'Legal hold; `unknown` when the key lacks readFileLegalHolds, `none` for hide markers.',
    example: 'hold == on',
  },
  {
    name: 'replication',
    type: 'word',
    words: ['PENDING', 'COMPLETED', 'FAILED', 'REPLICA'],
    description: 'Replication; `none` when no rule covers the file.',
    example: 'replication == FAILED',
  },
];

/** Where the values of a row come from. */
export const ROW_READERS: Readers<Row> = {
  name: { text: (row) => fromByteString(row.name) },
  bucket: { text: (row) => textOf(row.bucket) },
  size: { number: (row) => row.size },
  type: { text: (row) => textOf(row.settings.contentType) },
  uploaded: { number: (row) => row.uploaded },
  modified: { number: (row) => row.modified },
  age: { number: (row) => row.uploaded },
  sha1: { text: (row) => hexOf(row.sha1()), word: (row) => row.sha1Source() },
  md5: { text: (row) => hexOf(row.literal('contentMd5')) },
  action: { word: (row) => textOf(row.settings.action) },
  latest: { boolean: (row) => row.latest },
  encryption: { word: (row) => textOf(row.settings.encryption) },
  retention: { word: (row) => textOf(row.settings.retention) },
  hold: { word: (row) => textOf(row.settings.legalHold) },
  replication: { word: (row) => textOf(row.settings.replication) },
};

/** Digits as a condition has them; some uploaders write capitals. */
function hexOf(literal: ByteString): string | null {
  return literal === 'null' ? null : stringOf(literal).toLowerCase();
}

function textOf(literal: ByteString): string | null {
  return literal === 'null' ? null : fromByteString(stringOf(literal));
}
