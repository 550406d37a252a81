import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BufferPool } from '../../src/bytes/buffer-pool.ts';
import { listFiles } from '../../src/listing/list-files.ts';
import { RequestLimit } from '../../src/listing/request-limit.ts';
import { Spool } from '../../src/listing/spool.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { jsonPage } from './fake-service.ts';

const NAMES = ['a', 'ä/日本', '😀', '"\\', 'z'.repeat(1_024)];
const onePage = () => jsonPage(NAMES, [0, 1, 2, 3, 4], { fileName: 'z ', fileId: 'id-5' }, { extra: 'é' });

test('a page is unchanged, from memory and from disk', async () => {
  const directory = makeFolder('spool');
  const buffers = new BufferPool(4 << 20);
  const original = onePage();
  const spool = new Spool(directory, 2 * original.memoryBytes, buffers);
  const takes = [];
  for (let page = 0; page < 4; page++) {
    const put = onePage();
    put.count = 4;
    takes.push(await spool.put(put));
  }
  expect(readdirSync(directory), 'two fit in memory').toHaveLength(2);
  for (const take of takes) {
    const page = await take();
    expect(page.count).toBe(4);
    expect(page.stored().parts).toEqual(original.stored().parts);
    expect([page.nextFileName, page.nextFileId]).toEqual(['z ', 'id-5']);
    expect(NAMES.map((_, row) => page.name(row))).toEqual(NAMES);
    expect(page.literal(2, 'fileId')).toBe('"id-2"');
    expect(page.ascends(false)).toBe(original.ascends(false));
    page.release(buffers);
  }
  expect(readdirSync(directory)).toEqual([]);
  // Taking pages frees the budget.
  await spool.put(onePage());
  expect(readdirSync(directory)).toEqual([]);
});

test.skipIf(!existsSync('/dev/full'))('an error of the file system is passed on', async () => {
  const spool = new Spool(join(makeFolder('spool'), 'missing'), 0, new BufferPool(1 << 20));
  await expect(spool.put(onePage())).rejects.toMatchObject({ code: 'ENOENT' });
});

test('60 MB of pages that wait for the first range go to disk and are listed in order', async () => {
  const total = 30_000;
  const name = (row: number) => String(row).padStart(6, '0');
  const names = Array.from({ length: total }, (_, row) => name(row));
  const extra = { fileInfo: { text: 'x'.repeat(2_000) } };
  const root = makeFolder('spill');
  let held: (() => void) | undefined;
  let calls = 0;
  let files = 0;
  const quantiles = {
    rows: total,
    every: 1_000,
    names: names.filter((_, row) => row > 0 && row % 1_000 === 0),
  };
  const listing = listFiles([{ bucketId: 'b', bucketName: 'b', bucketType: null, prefix: '' }], {
    call: 'b2_list_file_names',
    list: async (_, { startFileName = '', maxFileCount }) => {
      calls++;
      // The first range's request completes last.
      if (startFileName === '') await new Promise<void>((resolve) => (held = resolve));
      const first = Number(startFileName.trim() || 0) + (startFileName.endsWith(' ') ? 1 : 0);
      const rows = Array.from(
        { length: Math.max(0, Math.min(maxFileCount, 1_000, total - first)) },
        (_, at) => first + at,
      );
      const last = rows.at(-1) ?? total;
      return jsonPage(
        names,
        rows,
        { fileName: last < total - 1 ? `${name(last)} ` : null, fileId: null },
        extra,
      );
    },
    concurrency: 6,
    requestLimit: new RequestLimit(6),
    buffers: new BufferPool(8 << 20),
    quantiles: new Map([['b', quantiles]]),
    spillDirectory: root,
    signal: new AbortController().signal,
    onDisorder: () => expect.unreachable(),
  });
  const watch = setInterval(() => {
    const [folder] = readdirSync(root);
    files = Math.max(files, folder === undefined ? 0 : readdirSync(join(root, folder)).length);
    if (calls >= 25 && files > 0) held?.();
  }, 20);
  let row = 0;
  try {
    for await (const event of listing) {
      if ('failed' in event) throw event.failed;
      if ('empty' in event) continue;
      for (let at = 0; at < event.page.count; at++) expect(event.page.name(at)).toBe(name(row++));
    }
  } finally {
    clearInterval(watch);
  }
  expect(row).toBe(total);
  expect(files).toBeGreaterThan(0);
  expect(readdirSync(root)).toEqual([]);
});
