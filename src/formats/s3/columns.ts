import type { ByteSink } from '../../bytes/byte-sink.ts';
import type { ByteString } from '../../bytes/byte-string.ts';
import { encodeName, isPlainName } from '../../names/file-url.ts';
import { COLUMNS, type Column } from '../../rows/columns.ts';
import type { Row } from '../../rows/row.ts';
import type { TableColumn } from '../../rows/table-column.ts';

/** A column of an S3 Inventory, under its name in Parquet. */
export type S3Column = TableColumn<Row> & {
  /** Its name in CSV. */
  readonly csv: string;
  /** Only where versions are listed. */
  readonly versions?: true;
  /** Its JSON literal in CSV, where that is another. */
  inCsv?(row: Row, to: ByteSink): void;
};

const [NAME, SIZE, MD5] = [ours('name'), ours('size'), ours('md5')];

/**
 * Every column that B2 has something to say of, in the order and with the values of Amazon's documentation ("Amazon S3
 * Inventory list"). Null where S3 leaves a cell empty.
 */
export const S3_COLUMNS: readonly S3Column[] = [
  { ...ours('bucket'), name: 'bucket', csv: 'Bucket' },
  {
    ...ours('name'),
    name: 'key',
    csv: 'Key',
    inCsv: writeEncodedName,
  },
  { ...ours('fileId'), name: 'version_id', csv: 'VersionId', versions: true },
  { ...ours('latest'), name: 'is_latest', csv: 'IsLatest', versions: true },
  { name: 'is_delete_marker', csv: 'IsDeleteMarker', versions: true, ...boolean(isHideMarker) },
  {
    name: 'size',
    csv: 'Size',
    type: 'integer',
    write: (row, to) => (isHideMarker(row) ? to.text('null') : SIZE.write(row, to)),
    number: (row) => (isHideMarker(row) ? Number.NaN : row.size),
  },
  { ...ours('uploadedAt'), name: 'last_modified_date', csv: 'LastModifiedDate' },
  { name: 'e_tag', csv: 'ETag', type: 'string', write: writeETag },
  {
    name: 'storage_class',
    csv: 'StorageClass',
    ...text((row) => (isHideMarker(row) ? 'null' : '"STANDARD"')),
  },
  {
    name: 'is_multipart_uploaded',
    csv: 'IsMultipartUploaded',
    ...boolean((row) => (isHideMarker(row) ? null : ['claimed', 'none'].includes(row.sha1Source()))),
  },
  { ...ours('replication'), name: 'replication_status', csv: 'ReplicationStatus' },
  {
    name: 'encryption_status',
    csv: 'EncryptionStatus',
    ...mapped((row) => row.settings.encryption, { 'SSE-B2': 'SSE-S3', 'SSE-C': 'SSE-C', none: 'NOT-SSE' }),
  },
  { ...ours('retainUntil'), name: 'object_lock_retain_until_date', csv: 'ObjectLockRetainUntilDate' },
  {
    name: 'object_lock_mode',
    csv: 'ObjectLockMode',
    ...mapped((row) => row.settings.retention, { governance: 'Governance', compliance: 'Compliance' }),
  },
  {
    name: 'object_lock_legal_hold_status',
    csv: 'ObjectLockLegalHoldStatus',
    ...mapped((row) => row.settings.legalHold, { on: 'On', off: 'Off' }),
  },
];

/** Names, as in Parquet, of the columns that are never null. */
export const S3_REQUIRED: readonly string[] = ['bucket', 'key'];

/** Whether the row is what S3 calls an object; an unfinished large file is none. */
export function isObject(row: Row): boolean {
  return row.settings.action !== '"start"';
}

function isHideMarker(row: Row): boolean {
  return row.settings.action === '"hide"';
}

/** The name as it stands in a URL. */
function writeEncodedName(row: Row, to: ByteSink): void {
  const start = to.length;
  NAME.write(row, to);
  if (isPlainName(to, start + 1, to.length - 1)) return;
  to.length = start;
  to.text(`"${encodeName(row.name)}"`);
}

/** The MD5, or the SHA-1 if B2 checked it. */
function writeETag(row: Row, to: ByteSink): void {
  const start = to.length;
  MD5.write(row, to);
  if (to.bytes[start] !== NULL || row.sha1Source() !== 'verified') return;
  to.length = start;
  row.writeSha1(to);
}

const NULL = 0x6e;

/** What a column of our own tables holds. */
function ours(name: string): Column {
  return COLUMNS.find((column) => column.name === name)!;
}

interface Text {
  type: 'string';
  write(row: Row, to: ByteSink): void;
}

function text(literal: (row: Row) => ByteString): Text {
  return { type: 'string', write: (row, to) => to.text(literal(row)) };
}

/** S3's word for one of ours; null for others. */
function mapped(literal: (row: Row) => ByteString, words: Readonly<Record<string, string>>): Text {
  const literals = new Map(Object.entries(words).map(([from, to]) => [`"${from}"`, `"${to}"`]));
  return text((row) => literals.get(literal(row)) ?? 'null');
}

function boolean(read: (row: Row) => boolean | null): Pick<Text, 'write'> & {
  type: 'boolean';
  number(row: Row): number;
} {
  return {
    type: 'boolean',
    write: (row, to) => to.text(String(read(row))),
    number: (row) => Number(read(row) ?? Number.NaN),
  };
}
