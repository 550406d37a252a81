import { expect, test } from 'vitest';
import { readPage } from '../../src/b2/page/read-page.ts';
import { BufferPool } from '../../src/bytes/buffer-pool.ts';
import { listFiles } from '../../src/listing/list-files.ts';
import { RequestLimit } from '../../src/listing/request-limit.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { type CaseReport, tryCase } from './listing-case.ts';

async function tryCases(first: number, cases: number, most: number): Promise<CaseReport[]> {
  const reports: CaseReport[] = [];
  for (let seed = first; seed < first + cases; seed++) reports.push(await tryCase(seed, most));
  return reports;
}

test('any names, pages, cursors and quantiles: the same rows in the same order as page by page', async () => {
  const small = await tryCases(1, 300, 200);
  const middling = await tryCases(10_001, 40, 2_000);
  const reports = [...small, ...middling];
  // Wrong quantiles cut even the smallest bucket.
  expect(reports.filter(({ peak }) => peak > 1).length).toBeGreaterThan(100);
});

test('buckets large enough to cut', async () => {
  const reports = await tryCases(20_001, 25, 30_000);
  expect(reports.filter(({ peak }) => peak > 1).length).toBeGreaterThan(10);
});

const page = (name: string, nextFileName: string | null) =>
  Buffer.from(JSON.stringify({ files: [{ fileId: '4_z', fileName: name, action: 'upload' }], nextFileName }));

test("a listing waits for a range's last page while it is being spilled", async () => {
  // 40 MB of white space make the page go to disk, which takes a while.
  const large = Buffer.concat([page('b', null), Buffer.alloc(40_000_000, ' ')]);
  const pages = [page('a', 'a '), large];
  const target = { bucketId: 'id', bucketName: 'late-bucket', bucketType: null, prefix: '' };
  const listing = listFiles([target], {
    call: 'b2_list_file_names',
    list: async () => readPage(pages.shift()!),
    concurrency: 1,
    requestLimit: new RequestLimit(1),
    buffers: new BufferPool(2),
    spillDirectory: makeFolder('late-page'),
    signal: new AbortController().signal,
    onDisorder: () => {},
  });
  const names: string[] = [];
  for await (const event of listing) if ('page' in event) names.push(event.page.name(0));
  expect(names).toEqual(['a', 'b']);
});
