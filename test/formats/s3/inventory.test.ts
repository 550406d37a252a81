import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { S3_CSV } from '../../../src/formats/s3/data.ts';
import { s3Inventory } from '../../../src/formats/s3/format.ts';
import { writeBuckets } from '../write-format.ts';

const filesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    fileName: `n${index}`,
    action: 'upload',
    fileId: `4_z${index}`,
    contentLength: index,
  }));

test('a large bucket has several data files, each bucket its own', async () => {
  const format = s3Inventory('s3-inventory', '', S3_CSV, 10);
  const files = await writeBuckets(format, { 'bucket-a': filesOf(25), 'bucket-b': filesOf(3) });
  for (const [bucket, rows] of [
    ['bucket-a', [10, 10, 5]],
    ['bucket-b', [3]],
  ] as const) {
    const root = `s3-inventory/${bucket}/b2-inventory/`;
    const own = files.filter(({ path }) => path.startsWith(root));
    const data = own.filter(({ path }) => path.startsWith(`${root}data/`));
    expect(data.map((file) => file.rows)).toEqual(rows);
    const manifest = JSON.parse(own.find(({ path }) => path.endsWith('manifest.json'))!.bytes.toString());
    expect(manifest.files).toEqual(
      data.map(({ path, bytes }) => ({
        key: path,
        size: bytes.length,
        MD5checksum: createHash('md5').update(bytes).digest('hex'),
      })),
    );
    const lines = data.map(({ bytes }) => gunzipSync(bytes).toString()).join('');
    expect(
      lines
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split('"')[3]),
    ).toEqual(filesOf(rows.reduce((sum, each) => sum + each, 0)).map(({ fileName }) => fileName));
    expect(own.map(({ path }) => path.slice(root.length)).slice(data.length)).toEqual([
      '2026-11-06T21-32Z/manifest.json',
      '2026-11-06T21-32Z/manifest.checksum',
      'hive/dt=2026-11-06-21-32/symlink.txt',
    ]);
  }
});

test('what a service writes strangely stays one cell', async () => {
  const strange = {
    fileName: 'a"b,c',
    action: 'upload',
    fileId: 'x',
    contentLength: 1,
    contentMd5: '"\\,\n',
  };
  const [data] = await writeBuckets(s3Inventory('s3-inventory', '', S3_CSV), { 'bucket-a': [strange] });
  const line = gunzipSync(data!.bytes).toString();
  expect(line.startsWith('"bucket-a","a%22b%2Cc","1","1970-01-01T00:00:00.000Z","""\\,\n","STANDARD",')).toBe(
    true,
  );
});
