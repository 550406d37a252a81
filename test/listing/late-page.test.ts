import { expect, test } from 'vitest';
import { readPage } from '../../src/b2/page/read-page.ts';
import { BufferPool } from '../../src/bytes/buffer-pool.ts';
import { listFiles } from '../../src/listing/list-buckets.ts';
import { RequestLimit } from '../../src/listing/request-limit.ts';
import { makeFolder } from '../runner/temp-folders.ts';

const page = (name: string, nextFileName: string | null) =>
  Buffer.from(JSON.stringify({ files: [{ fileId: '4_z', fileName: name, action: 'upload' }], nextFileName }));

test('the last page of a range is waited for while it is still being put away', async () => {
  // 40 MB of white space make the page one that goes to disk, which takes a while.
  const large = Buffer.concat([page('b', null), Buffer.alloc(40_000_000, ' ')]);
  const pages = [page('a', 'a '), large];
  const target = { bucketId: 'id', bucketName: 'late-bucket', bucketType: null, prefix: '' };
  const walk = listFiles([target], {
    call: 'b2_list_file_names',
    list: async () => readPage(pages.shift()!),
    concurrency: 1,
    pace: new RequestLimit(1),
    buffers: new BufferPool(2),
    spillDirectory: makeFolder('late-page'),
    signal: new AbortController().signal,
    onDisorder: () => {},
  });
  const names: string[] = [];
  for await (const event of walk) if ('page' in event) names.push(event.page.name(0));
  expect(names).toEqual(['a', 'b']);
});
