import { expect, test } from 'vitest';
import { prefixTree } from '../../../src/documents/report/prefix-tree.ts';

const own = (files: number, bytes: number, newest = 1) => ({ files, bytes, oldBytes: 0, newest, group: 0 });

test('buckets are below one root, and a prefix with one prefix and nothing else is one step', () => {
  const { nodes } = prefixTree(
    [
      { bucket: 'one-bucket', prefix: '', ...own(5, 50, Number.NaN) },
      { bucket: 'one-bucket', prefix: 'a/', ...own(4, 40) },
      { bucket: 'one-bucket', prefix: 'a/b/', ...own(4, 40) },
      { bucket: 'one-bucket', prefix: 'a/b//', ...own(2, 10, 7) },
      { bucket: 'two-bucket', prefix: '', ...own(1, 9, 3) },
      { bucket: 'two-bucket', prefix: '/', ...own(1, 9, 3) },
    ],
    2,
  );
  expect(nodes).toEqual([
    [-1, 'all buckets', 6, 59, 0, 3, 0],
    [0, 'one-bucket', 5, 50, 0, null, 0],
    [1, 'a/b/', 4, 40, 0, 1, 0],
    [2, '/', 2, 10, 0, 7, 0],
    [0, 'two-bucket: /', 1, 9, 0, 3, 0],
  ]);
});

test('one bucket is the root', () => {
  const { nodes } = prefixTree([{ bucket: 'one-bucket', prefix: '', ...own(5, 50) }], 1);
  expect(nodes).toEqual([[-1, 'one-bucket', 5, 50, 0, 1, 0]]);
  expect(prefixTree([], 1).nodes).toEqual([[-1, 'all buckets', 0, 0, 0, null, 0]]);
});
