import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { BaselineRows } from '../../src/baseline/read-rows.ts';
import type { Manifest } from '../../src/inventory/manifest.ts';
import { type Listing, rowsIn, rowsOf } from '../changes/listed.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { bytesOf, formatOf, manifestOf, place } from './inventory-files.ts';

// A file of more than 16 MiB: its SHA-256 is still being checked once it is open.
const ROWS = 20_000;
const listing: Listing = [
  {
    bucket: 'b',
    files: Array.from({ length: ROWS }, (_, at) => ({
      fileName: `${String(at).padStart(8, '0')}/${'n'.repeat(800)}`,
      fileId: `id-${at}`,
      action: 'upload',
      contentLength: 5,
      contentSha1: null,
    })),
  },
];
let bytes: Buffer;
let folder: string;
let manifest: Manifest;

beforeAll(() => {
  bytes = bytesOf(formatOf('ndjson'), listing, false);
  folder = makeFolder('large-rows');
  manifest = manifestOf(
    ROWS,
    place(folder, 'files.ndjson', bytes, { rows: ROWS, columns: formatOf('ndjson').columns }),
  );
  expect(bytes.length).toBeGreaterThan(16 * 1_048_576);
});

const open = (signal?: AbortSignal) => BaselineRows.open(join(folder, 'manifest.json'), manifest, [], signal);

test('a sound file is read', async () => {
  const rows = await open();
  expect(await rowsIn(rows.cursor())).toHaveLength(ROWS);
  expect(await rows.digestFault).toBeUndefined();
  await rows.close();
});

test('no row of a damaged file is read', async () => {
  const damaged = Buffer.from(bytes);
  damaged[damaged.length - 100] = damaged[damaged.length - 100]! ^ 1;
  writeFileSync(join(folder, 'files.ndjson'), damaged);
  try {
    const rows = await open();
    const fault = 'is damaged: files.ndjson does not match its SHA-256';
    for (const cursor of [rows.cursor(), rows.cursor()]) {
      const [first] = rowsOf(listing, false);
      expect(cursor.skip(first!)).toBe(false);
      expect(cursor.next()).toBeUndefined();
      await expect(cursor.read()).rejects.toThrow(fault);
      expect(cursor.next()).toBeUndefined();
    }
    expect(await rows.digestFault).toBe(fault);
    await rows.close();
  } finally {
    writeFileSync(join(folder, 'files.ndjson'), bytes);
  }
});

test('the check ends with the job, and when nobody needs it', async () => {
  const cancelled = new AbortController();
  const rows = await open(cancelled.signal);
  cancelled.abort(new Error('cancelled'));
  await expect(rows.cursor().read()).rejects.toThrow('cancelled');
  await rows.close();

  const unused = await open();
  await unused.close();
  await expect(unused.digestFault).rejects.toThrow('aborted');
});
