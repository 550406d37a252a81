import { expect, test } from 'vitest';
import type { ListFilesRequest } from '../../src/b2/calls.ts';
import { B2Error } from '../../src/b2/errors.ts';
import type { Page } from '../../src/b2/page/page.ts';
import { readPage } from '../../src/b2/page/read-page.ts';
import { BufferPool } from '../../src/bytes/buffer-pool.ts';
import { listFiles } from '../../src/listing/list-files.ts';
import { RequestLimit } from '../../src/listing/request-limit.ts';
import { bodyOf, pageOf } from '../b2/page/page-of.ts';
import { makeFolder } from '../runner/temp-folders.ts';

const target = (bucketName: string) => ({
  bucketId: bucketName,
  bucketName,
  bucketType: 'allPublic',
  prefix: '',
});

const page = (names: string[], nextFileName: string | null): Page =>
  pageOf(
    names.map((fileName) => ({ fileName, fileId: `id of ${fileName}` })),
    nextFileName,
  );

/** The names that are listed. @throws the error of the first bucket that fails */
async function namesOf(
  list: (request: ListFilesRequest, signal: AbortSignal | undefined) => Promise<Page>,
  concurrency: number,
  buckets = ['the-bucket'],
): Promise<string[]> {
  const names: string[] = [];
  for await (const event of listFiles(buckets.map(target), {
    call: 'b2_list_file_names',
    // The signal of a request is one of the arguments that follow it.
    list: (_, request, ...rest: unknown[]) =>
      list(
        request,
        rest.find((each) => each instanceof AbortSignal),
      ),
    concurrency,
    requestLimit: new RequestLimit(concurrency),
    buffers: new BufferPool(1 << 20),
    spillDirectory: makeFolder('spill'),
    signal: new AbortController().signal,
    onDisorder: () => {},
  })) {
    if ('failed' in event) throw event.failed;
    if ('empty' in event) continue;
    for (let row = 0; row < event.page.count; row += 1) names.push(event.page.name(row));
  }
  return names;
}

const letters = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => String.fromCharCode(97 + from + n));

test.each([1, 16])('at concurrency %d, a cursor that goes back repeats no row', async (concurrency) => {
  let calls = 0;
  const list = async ({ startFileName = '' }: ListFilesRequest) => {
    calls += 1;
    if (calls > 50) throw new Error('endless listing');
    // After `j` the service starts over once, with a page that ends before it.
    if (startFileName === 'k' && calls < 4) return page(letters(0, 5), 'f');
    const from = startFileName === '' ? 0 : startFileName.charCodeAt(0) - 97;
    const to = Math.min(from + 10, 26);
    return page(letters(from, to), to === 26 ? null : String.fromCharCode(97 + to));
  };
  const names = await namesOf(list, concurrency).catch((error: Error) => error.message);
  if (Array.isArray(names)) expect(names).toEqual(letters(0, 26));
  else expect(names).toMatch(/twice|out of order|did not advance/);
});

test('a listing that fails does not wait for requests that are still retried', async () => {
  const cap = new B2Error({ call: 'b2_list_file_names', status: 403, code: 'transaction_cap_exceeded' });
  let aborted = 0;
  const list = async ({ bucketId, startFileName }: ListFilesRequest, signal: AbortSignal | undefined) => {
    // A request that is never answered: only its signal ends it.
    if (bucketId === 'slow-bucket') {
      await new Promise((resolve) => signal!.addEventListener('abort', resolve));
      aborted += 1;
      throw signal!.reason;
    }
    if (startFileName) throw cap;
    return page(letters(0, 5), 'f');
  };
  await expect(namesOf(list, 4, ['quick-bucket', 'slow-bucket'])).rejects.toThrow('transaction_cap_exceeded');
  expect(aborted).toBe(1);
});

test("a listing waits for a range's last page while it is being spilled", async () => {
  // 40 MB of white space make the page go to disk, which takes a while.
  const large = Buffer.concat([bodyOf([{ fileName: 'b' }]), Buffer.alloc(40_000_000, ' ')]);
  const pages = [bodyOf([{ fileName: 'a' }], 'a '), large];
  const target = { bucketId: 'id', bucketName: 'late-bucket', bucketType: null, prefix: '' };
  const listing = listFiles([target], {
    call: 'b2_list_file_names',
    list: async () => readPage(pages.shift()!),
    concurrency: 1,
    requestLimit: new RequestLimit(1),
    buffers: new BufferPool(2 << 20),
    spillDirectory: makeFolder('late-page'),
    signal: new AbortController().signal,
    onDisorder: () => {},
  });
  const names: string[] = [];
  for await (const event of listing) if ('page' in event) names.push(event.page.name(0));
  expect(names).toEqual(['a', 'b']);
});
