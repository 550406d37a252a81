import { SMALL_N } from '../../bytes/ascii.ts';
import type { ByteSink } from '../../bytes/byte-sink.ts';
import type { ByteString } from '../../bytes/byte-string.ts';
import { encodeName, isPlainName } from '../../names/file-url.ts';
import { COLUMNS, type Column } from '../../rows/columns.ts';
import type { Row } from '../../rows/row.ts';
import type { TableColumn } from '../../rows/table-column.ts';

/** A column of an S3 Inventory. `name` is its name in Parquet. */
export type S3Column = TableColumn<Row> & {
  /** Its name in CSV. */
  readonly csv: string;
  /** Only if versions are listed. */
  readonly versions?: true;
  /** Writes its JSON literal for CSV, if different. */
  writeCsv?(row: Row, to: ByteSink): void;
};

const [NAME, SIZE, MD5] = [own('name'), own('size'), own('md5')];

/**
 * Every column with an equivalent in B2, with the order and the values of Amazon's documentation ("Amazon S3 Inventory
 * list"). Null where S3 leaves a cell empty.
 */
export const S3_COLUMNS: readonly S3Column[] = [
  { ...own('bucket'), name: 'bucket', csv: 'Bucket' },
  {
    ...own('name'),
    name: 'key',
    csv: 'Key',
    writeCsv: writeEncodedName,
  },
  { ...own('fileId'), name: 'version_id', csv: 'VersionId', versions: true },
  { ...own('latest'), name: 'is_latest', csv: 'IsLatest', versions: true },
  { name: 'is_delete_marker', csv: 'IsDeleteMarker', versions: true, ...boolean(isHideMarker) },
  {
    name: 'size',
    csv: 'Size',
    type: 'integer',
    write: (row, to) => (isHideMarker(row) ? to.text('null') : SIZE.write(row, to)),
    number: (row) => (isHideMarker(row) ? Number.NaN : row.size),
  },
  { ...own('uploadedAt'), name: 'last_modified_date', csv: 'LastModifiedDate' },
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
  { ...own('replication'), name: 'replication_status', csv: 'ReplicationStatus' },
  {
    name: 'encryption_status',
    csv: 'EncryptionStatus',
    ...mapped((row) => row.settings.encryption, { 'SSE-B2': 'SSE-S3', 'SSE-C': 'SSE-C', none: 'NOT-SSE' }),
  },
  { ...own('retainUntil'), name: 'object_lock_retain_until_date', csv: 'ObjectLockRetainUntilDate' },
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

/** The columns that are never null, by their names in Parquet. */
export const S3_REQUIRED: readonly string[] = ['bucket', 'key'];

/** Whether S3 would list it as an object version. It would not list an unfinished large file. */
export function isObject(row: Row): boolean {
  return row.settings.action !== '"start"';
}

function isHideMarker(row: Row): boolean {
  return row.settings.action === '"hide"';
}

/** The name, percent-encoded. */
function writeEncodedName(row: Row, to: ByteSink): void {
  const start = to.length;
  NAME.write(row, to);
  if (isPlainName(to, start + 1, to.length - 1)) return;
  to.length = start;
  to.text(`"${encodeName(row.name)}"`);
}

/** The MD5, or else the SHA-1 if B2 verified it. */
function writeETag(row: Row, to: ByteSink): void {
  const start = to.length;
  MD5.write(row, to);
  if (to.bytes[start] !== SMALL_N || row.sha1Source() !== 'verified') return;
  to.length = start;
  row.writeSha1(to);
}

/** One of our own columns. */
function own(name: string): Column {
  return COLUMNS.find((column) => column.name === name)!;
}

interface Text {
  type: 'string';
  write(row: Row, to: ByteSink): void;
}

function text(literal: (row: Row) => ByteString): Text {
  return { type: 'string', write: (row, to) => to.text(literal(row)) };
}

/** Translates our word to S3's; null for other words. */
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
