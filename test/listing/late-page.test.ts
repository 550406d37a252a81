import { expect, test } from 'vitest';
import { Buffers } from '../../src/b2/buffers.ts';
import { readPage } from '../../src/b2/read-page.ts';
import { Pace } from '../../src/listing/pace.ts';
import { walkBuckets } from '../../src/listing/walk-buckets.ts';
import { makeFolder } from '../runner/temp-folders.ts';

const page = (name: string, nextFileName: string | null) =>
  Buffer.from(JSON.stringify({ files: [{ fileId: '4_z', fileName: name, action: 'upload' }], nextFileName }));

test('the last page of a range is waited for while it is still being put away', async () => {
  // 40 MB of white space make the page one that goes to disk, which takes a while.
  const large = Buffer.concat([page('b', null), Buffer.alloc(40_000_000, ' ')]);
  const pages = [page('a', 'a '), large];
  const target = { bucketId: 'id', bucketName: 'late-bucket', bucketType: null, prefix: '' };
  const walk = walkBuckets([target], {
    call: 'b2_list_file_names',
    list: async () => readPage(pages.shift()!),
    concurrency: 1,
    pace: new Pace(1),
    buffers: new Buffers(2),
    spillDirectory: makeFolder('late-page'),
    signal: new AbortController().signal,
    onDisorder: () => {},
  });
  const names: string[] = [];
  for await (const event of walk) if ('page' in event) names.push(event.page.name(0));
  expect(names).toEqual(['a', 'b']);
});
