import { expect, test } from 'vitest';
import type { Row } from '../../src/rows/row.ts';
import { UrlList } from '../../src/rows/url-list.ts';

const LIMIT = 102_400;

function add(list: UrlList, url: string | null): void {
  list.add({ url } as Row);
}

test('URLs are kept up to the limit of their JSON in UTF-8', () => {
  const fill = (last: number) => {
    const list = new UrlList(LIMIT);
    // Each takes its length and two quotes, a comma between two, and the brackets two.
    for (let i = 0; i < 99; i++) add(list, 'ü'.repeat(510));
    add(list, 'x'.repeat(last));
    return list;
  };
  const left = LIMIT - 2 - 99 * 1_023 - 2;
  expect(Buffer.byteLength(JSON.stringify(fill(left).all))).toBe(LIMIT);
  expect(fill(left + 1).all).toBeUndefined();
});

test('beyond the limit the first are still known; a listing that starts over clears the list', async () => {
  const list = new UrlList(LIMIT);
  add(list, null);
  for (let i = 0; i < 5_000; i++) add(list, `https://example.com/${i}/${'x'.repeat(50)}`);
  expect(list.all).toBeUndefined();
  expect(list.first(10)).toHaveLength(10);
  await list.begin();
  expect([list.all, list.first(10)]).toEqual([[], []]);
  add(list, 'a');
  expect(list.all).toEqual(['a']);
});
