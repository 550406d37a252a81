import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { HOSTILE_NAMES } from '../names/hostile-names.ts';
import { Duck } from '../readers/duckdb.ts';
import { readS3Inventory, type S3Object } from '../readers/s3-inventory-reader.ts';
import { bucketOf, readInventory, runInventory, startAccount } from './setup.ts';

const SHA1 = 'ab'.repeat(20);
let server: B2Server;

beforeAll(async () => {
  server = await startAccount([
    bucketOf('of-all-kinds', [
      ...HOSTILE_NAMES,
      { name: 'old' },
      { name: 'old' },
      { name: 'hidden', action: 'hide' },
      { name: 'hidden' },
      { name: 'unfinished', action: 'start' },
      { name: 'large', contentSha1: 'none', contentMd5: null, fileInfo: { large_file_sha1: SHA1 } },
      { name: 'unchecked', contentSha1: `unverified:${SHA1}`, contentMd5: null },
      { name: 'no-md5', contentSha1: SHA1, contentMd5: null },
      {
        name: 'locked',
        fileRetention: { mode: 'governance', retainUntilTimestamp: 1_900_000_000_123 },
        legalHold: 'on',
        replicationStatus: 'completed',
        serverSideEncryption: { mode: 'SSE-C', algorithm: 'AES256' },
      },
      { name: 'compliant', fileRetention: { mode: 'compliance', retainUntilTimestamp: 1_900_000_000_000 } },
      { name: 'plain-b2', serverSideEncryption: { mode: 'SSE-B2', algorithm: 'AES256' } },
    ]),
    bucketOf('second-bucket', ['one', 'two']),
    bucketOf('empty-bucket', []),
  ]);
});
afterAll(() => server.close());

/** What S3 would say of a row of files.ndjson. */
function expected(row: Record<string, unknown>, versions: boolean): S3Object {
  const hidden = row.action === 'hide';
  const verified = row.sha1Source === 'verified' ? row.sha1 : null;
  const cells: Record<string, unknown> = {
    Bucket: row.bucket,
    Key: row.name,
    ...(versions ? { VersionId: row.fileId, IsLatest: row.latest, IsDeleteMarker: hidden } : {}),
    Size: hidden ? null : row.size,
    LastModifiedDate: row.uploadedAt,
    ETag: row.md5 ?? verified,
    StorageClass: hidden ? null : 'STANDARD',
    IsMultipartUploaded: hidden ? null : ['claimed', 'none'].includes(row.sha1Source as string),
    ReplicationStatus: row.replication,
    EncryptionStatus: { 'SSE-B2': 'SSE-S3', 'SSE-C': 'SSE-C', none: 'NOT-SSE' }[row.encryption as string],
    ObjectLockRetainUntilDate: row.retainUntil,
    ObjectLockMode: { governance: 'Governance', compliance: 'Compliance' }[row.retention as string],
    ObjectLockLegalHoldStatus: { on: 'On', off: 'Off' }[row.legalHold as string],
  };
  const given = Object.entries(cells).filter(([, cell]) => cell !== null && cell !== undefined);
  return Object.fromEntries(given.map(([name, cell]) => [name, String(cell)]));
}

describe.each(['s3-inventory', 's3-inventory-parquet'])('%s', (format) => {
  test.each(['current', 'all'])('satisfies a reader of S3 Inventory, versions: %s', async (versions) => {
    const result = await runInventory(server, { bucket: '*', versions, formats: `ndjson, ${format}` });
    expect(result.code, result.stdout).toBe(0);
    const { manifest, rows } = readInventory(result);
    const root = result.outputs['output-dir']!;
    for (const bucket of ['of-all-kinds', 'second-bucket', 'empty-bucket']) {
      const report = await readS3Inventory(root, bucket);
      const own = rows.filter((row) => row.bucket === bucket && row.action !== 'start');
      expect(report.objects).toEqual(own.map((row) => expected(row, versions === 'all')));
      expect(report.columns.includes('VersionId')).toBe(versions === 'all');
      expect(report.manifest.creationTimestamp).toBe(String(Date.parse(manifest.startedAt)));
      for (const { key } of report.manifest.files)
        expect(manifest.outputs.find((file) => file.path === key)).toMatchObject({
          format,
          rows: own.length,
          columns: format === 's3-inventory' ? report.columns : expect.arrayContaining(['e_tag']),
        });
      expect(report.manifest.files).toHaveLength(bucket === 'empty-bucket' ? 0 : 1);
    }
    const others = manifest.outputs.filter(({ path: file }) => /(manifest\.\w+|symlink\.txt)$/.test(file));
    expect(others).toHaveLength(9);
    expect(others.every((file) => file.rows === 0 && file.columns.length === 0)).toBe(true);
  });

  test('DuckDB reads its data files', async () => {
    const result = await runInventory(server, { bucket: 'of-all-kinds', formats: `ndjson, ${format}` });
    const { rows } = readInventory(result);
    const duck = await Duck.in(result.outputs['output-dir']!);
    const data = 's3-inventory/of-all-kinds/b2-inventory/data';
    const sql =
      format === 's3-inventory'
        ? `SELECT url_decode(column01) AS key, column02::BIGINT AS size
           FROM read_csv('${data}/*.csv.gz', header = false, delim = ',', quote = '"', all_varchar = true)`
        : `SELECT key, size FROM '${data}/*.parquet'`;
    expect(await duck.query(sql)).toEqual(rows.map(({ name, size }) => ({ key: name, size: String(size) })));
    duck.close();
  });

  test('DuckDB reads the data files of all buckets, although one is empty', async () => {
    const result = await runInventory(server, { bucket: '*', formats: `ndjson, ${format}` });
    const duck = await Duck.in(result.outputs['output-dir']!);
    const data = 's3-inventory/*/b2-inventory/data';
    const from =
      format === 's3-inventory'
        ? `read_csv('${data}/*.csv.gz', header = false, delim = ',', quote = '"', all_varchar = true)`
        : `'${data}/*.parquet'`;
    const rows = [{ rows: result.outputs['file-count'] }];
    expect(await duck.query(`SELECT count(*)::VARCHAR AS rows FROM ${from}`)).toEqual(rows);
    duck.close();
  });

  test('of filters that match nothing have no data file', async () => {
    const inputs = { bucket: 'second-bucket', where: 'size > 1TB', formats: format };
    const result = await runInventory(server, inputs);
    expect(result.outputs.complete).toBe('true');
    expect(result.files('b2-inventory').filter((file) => file.includes('/data'))).toEqual([]);
    const report = await readS3Inventory(result.outputs['output-dir']!, 'second-bucket');
    expect(report.manifest.files).toEqual([]);
  });

  test('the lines of docs/formats.md name the bucket that it is put into', async ({ skip }) => {
    if (process.platform === 'win32') return skip('bash is the Windows Subsystem for Linux there');
    const inputs = { bucket: '*', formats: format };
    const result = await runInventory(server, inputs);
    const docs = readFileSync(path.resolve(import.meta.dirname, '../../docs/formats.md'), 'utf8');
    const [, script] = /```sh\n([\s\S]*?)```/.exec(docs.slice(docs.indexOf('## S3 Inventory')))!;
    const root = result.outputs['output-dir']!;
    execFileSync('bash', ['-euc', script!], { cwd: root });
    for (const bucket of ['of-all-kinds', 'second-bucket'])
      expect((await readS3Inventory(root, bucket)).manifest.destinationBucket).toBe('arn:aws:s3:::reports');
  });
});
