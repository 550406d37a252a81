import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Duck } from './duckdb.ts';

/** One object version as a reader of S3 Inventory sees it: by the CSV's names, empty cells left out, keys decoded. */
export type S3Object = Record<string, string>;

export interface S3Report {
  manifest: S3Manifest;
  columns: string[];
  objects: S3Object[];
}

interface S3Manifest {
  sourceBucket: string;
  destinationBucket: string;
  version: string;
  creationTimestamp: string;
  fileFormat: 'CSV' | 'Parquet';
  fileSchema: string;
  files: { key: string; size: number; MD5checksum: string }[];
}

/** Every column that Amazon's documentation names, in its order: in CSV, in Parquet, and its type there. */
const DOCUMENTED: readonly (readonly [csv: string, parquet: string, type: string])[] = [
  ['Bucket', 'bucket', 'required binary (UTF8)'],
  ['Key', 'key', 'required binary (UTF8)'],
  ['VersionId', 'version_id', 'optional binary (UTF8)'],
  ['IsLatest', 'is_latest', 'optional boolean'],
  ['IsDeleteMarker', 'is_delete_marker', 'optional boolean'],
  ['Size', 'size', 'optional int64'],
  ['LastModifiedDate', 'last_modified_date', 'optional int64 (TIMESTAMP_MILLIS)'],
  ['ETag', 'e_tag', 'optional binary (UTF8)'],
  ['StorageClass', 'storage_class', 'optional binary (UTF8)'],
  ['IsMultipartUploaded', 'is_multipart_uploaded', 'optional boolean'],
  ['ReplicationStatus', 'replication_status', 'optional binary (UTF8)'],
  ['EncryptionStatus', 'encryption_status', 'optional binary (UTF8)'],
  ['ObjectLockRetainUntilDate', 'object_lock_retain_until_date', 'optional int64 (TIMESTAMP_MILLIS)'],
  ['ObjectLockMode', 'object_lock_mode', 'optional binary (UTF8)'],
  ['ObjectLockLegalHoldStatus', 'object_lock_legal_hold_status', 'optional binary (UTF8)'],
  ['IntelligentTieringAccessTier', 'intelligent_tiering_access_tier', 'optional binary (UTF8)'],
  ['BucketKeyStatus', 'bucket_key_status', 'optional binary (UTF8)'],
  ['ChecksumAlgorithm', 'checksum_algorithm', 'optional binary (UTF8)'],
];

/**
 * Reads the newest report of a bucket as Amazon describes it: manifest.checksum, manifest.json, data files.
 * @param root the destination bucket
 * @throws Error that says what is not as described
 */
export async function readS3Inventory(root: string, bucket: string): Promise<S3Report> {
  const at = path.join(root, 's3-inventory', bucket);
  const [configuration, ...others] = readdirSync(at);
  check(others.length === 0, `configurations: ${others}`);
  const folders = readdirSync(path.join(at, configuration!));
  const stamp = folders
    .filter((name) => /^\d{4}-\d\d-\d\dT\d\d-\d\dZ$/.test(name))
    .sort()
    .at(-1);
  check(stamp !== undefined, `no folder of a date: ${folders}`);
  const report = path.join(at, configuration!, stamp!);
  const bytes = readFileSync(path.join(report, 'manifest.json'));
  check(readFileSync(path.join(report, 'manifest.checksum'), 'utf8') === md5(bytes), 'manifest.checksum');
  const manifest = JSON.parse(bytes.toString()) as S3Manifest;
  check(manifest.sourceBucket === bucket, 'sourceBucket');
  check(manifest.destinationBucket.startsWith('arn:aws:s3:::'), 'destinationBucket');
  check(manifest.version === '2016-11-30', 'version');
  const created = new Date(Number(manifest.creationTimestamp)).toISOString();
  check(typeof manifest.creationTimestamp === 'string', 'creationTimestamp');
  check(`${created.slice(0, 16).replace(':', '-')}Z` === stamp, `creationTimestamp: ${created}`);
  const dt = `dt=${created.slice(0, 16).replace(/[T:]/g, '-')}`;
  const links = readFileSync(path.join(at, configuration!, 'hive', dt, 'symlink.txt'), 'utf8');
  const [, name] = manifest.destinationBucket.split(':::');
  const uris = manifest.files.map(({ key }) => `${name ? `s3://${name}/` : ''}${key}\n`);
  check(links === uris.join(''), `symlink.txt: ${links}`);

  const columns = schemaOf(manifest);
  const objects: S3Object[] = [];
  for (const { key, size, MD5checksum } of manifest.files) {
    const data = readFileSync(path.join(root, key));
    check(data.length === size, `${key}: ${data.length} bytes`);
    check(md5(data) === MD5checksum, `${key}: MD5`);
    const rows = manifest.fileFormat === 'CSV' ? csvRows(data) : await parquetRows(root, key, columns);
    for (const row of rows) {
      check(row.length === columns.length, `${key}: ${row.length} cells`);
      const cells = row.map((cell, index) => [columns[index]!, cell] as const);
      objects.push(Object.fromEntries(cells.filter(([, cell]) => cell !== '')));
    }
  }
  for (const each of objects) check(each.Bucket === bucket, `a row of ${each.Bucket}`);
  return { manifest, columns, objects };
}

/** The columns that the schema names, as the CSV calls them; in the documented order and of the documented types. */
function schemaOf({ fileFormat, fileSchema }: S3Manifest): string[] {
  let columns: string[];
  if (fileFormat === 'CSV') {
    columns = fileSchema.split(', ');
  } else {
    const inner = /^message s3\.inventory \{ (.*) \}$/.exec(fileSchema)?.[1];
    columns = inner!.split(/(?<=;) /).map((field) => {
      const [, repetition, type, column, note] = /^(\w+) (\w+) (\w+)( \(\w+\))?;$/.exec(field)!;
      const known = DOCUMENTED.find(([, parquet]) => parquet === column);
      check(known?.[2] === `${repetition} ${type}${note ?? ''}`, `fileSchema: ${field}`);
      return known![0];
    });
  }
  const order = columns.map((column) => DOCUMENTED.findIndex(([csv]) => csv === column));
  check(order[0] === 0 && order[1] === 1, 'Bucket and Key come first');
  check(
    order.every((place, index) => place > (order[index - 1] ?? -1)),
    `the order of ${columns}`,
  );
  return columns;
}

/** Every cell in quotes, no header; keys are decoded as a query string is, the strictest of the decoders in use. */
function csvRows(data: Buffer): string[][] {
  const text = gunzipSync(data).toString('utf8');
  const cell = /"((?:[^"]|"")*)"(,|\n)/y;
  const rows: string[][] = [];
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    check(found !== null, `CSV: ${JSON.stringify(text.slice(at, at + 80))}`);
    row.push(found![1]!.replaceAll('""', '"'));
    if (found![2] === '\n') {
      row[1] = decodeURIComponent(row[1]!.replaceAll('+', ' '));
      rows.push(row);
      row = [];
    }
  }
  check(row.length === 0, 'CSV: the last row has no end');
  return rows;
}

/** By DuckDB, which also tells the types in the file. */
async function parquetRows(root: string, key: string, columns: readonly string[]): Promise<string[][]> {
  const duck = await Duck.in(root);
  try {
    const fields = await duck.query(
      `SELECT name, type, repetition_type AS repetition, converted_type AS converted
       FROM parquet_schema('${key}') OFFSET 1`,
    );
    const types = { BYTE_ARRAY: 'binary', INT64: 'int64', BOOLEAN: 'boolean' } as Record<string, string>;
    for (const { name, type, repetition, converted } of fields) {
      const known = DOCUMENTED.find(([, parquet]) => parquet === name)!;
      const note = converted ? ` (${converted})` : '';
      const said = `${String(repetition).toLowerCase()} ${types[String(type)]}${note}`;
      check(known[2] === said, `${key}: ${name} is ${said}`);
    }
    const names = columns.map((column) => DOCUMENTED.find(([csv]) => csv === column)![1]);
    check(String(fields.map(({ name }) => name)) === String(names), `${key}: ${fields.length} columns`);
    const texts = names.map((name) =>
      name.endsWith('_date')
        ? `strftime(${name}, '%Y-%m-%dT%H:%M:%S.%gZ') AS ${name}`
        : `${name}::VARCHAR AS ${name}`,
    );
    const rows = await duck.query(`SELECT ${texts} FROM '${key}'`);
    return rows.map((row) => names.map((name) => (row[name] as string | null) ?? ''));
  } finally {
    duck.close();
  }
}

function md5(bytes: Buffer): string {
  return createHash('md5').update(bytes).digest('hex');
}

function check(passes: boolean, what: string): void {
  if (!passes) throw new Error(`not as S3 Inventory is described: ${what}`);
}
