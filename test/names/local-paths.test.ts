import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromByteString, toByteString } from '../../src/bytes/byte-string.ts';
import { isLocalPath, LocalPaths } from '../../src/names/local-paths.ts';
import { hostileNames } from './hostile-names.ts';

const isPath = (name: string) => isLocalPath(toByteString(name));

/** The paths of names, in B2's order. */
function pathsOf(names: readonly string[], buckets = 1, bucket = 'my-bucket') {
  const paths = new LocalPaths(buckets);
  paths.enter(bucket);
  return [...new Set(names.map(toByteString))].sort().map((name) => [name, paths.next(name)] as const);
}

test.each([
  '/abs',
  '//host/share',
  '\\abs',
  '\\\\host\\share',
  'C:\\x',
  'c:x',
  '..',
  '../x',
  'a/..',
  'a/../b',
  '..\\x',
  'a\\..\\b',
  'a/..\\b',
  '.. /x',
  '.',
  './a',
  'a/.',
  'a/./b',
  'a//b',
  'a/',
  '/',
  'x'.repeat(256),
  `a/${'ü'.repeat(128)}/b`,
])('%s is not a path', (name) => expect(isPath(name)).toBe(false));

test.each([
  'a',
  'a/b/c',
  '...',
  '..a/b..',
  '.hidden',
  ' ',
  '-',
  '~/x',
  'back\\slash',
  'a/C:x',
  'ab:c',
  '%2e%2e/x',
  'x'.repeat(255),
  `a/${'ü'.repeat(127)}/b`,
])('%s is a path', (name) => expect(isPath(name)).toBe(true));

test('as Node resolves paths, none leaves its folder or is the path of another name', () => {
  const segment = fc.constantFrom('a', 'C:', '.', '..', '...', '', ' ', '..\\', '\\..', '\\', 'é', 'b');
  const drawn = fc.sample(fc.array(segment, { minLength: 1, maxLength: 5 }), { numRuns: 3_000, seed: 42 });
  const names = [...drawn.map((parts) => parts.join('/')), ...hostileNames(2_000, 42)].filter(isPath);
  expect(names.length).toBeGreaterThan(1_000);
  for (const name of names) {
    expect(path.posix.normalize(name)).toBe(name);
    expect(path.win32.resolve('Q:\\in\\here', name)).toMatch(/^Q:\\in\\here\\./s);
  }
});

describe('a file is not a folder', () => {
  test('names below a file have no path, even with other names in between', () => {
    const names = ['a', 'a b/c', 'a-', 'a-/d', 'a.txt', 'a/b', 'a/b/c', 'a0/b', 'b/c', 'b/c/d', 'b/cd'];
    expect(pathsOf(names).flatMap(([name, at]) => (at === undefined ? [name] : []))).toEqual([
      'a-/d',
      'a/b',
      'a/b/c',
      'b/c/d',
    ]);
  });

  test('a file without a path does not conflict', () => {
    expect(pathsOf(['a/', 'a/b']).map(([, at]) => at)).toEqual([undefined, 'a/b']);
  });

  test('paths form a tree of files with as many files as possible', () => {
    const name = fc.array(fc.constantFrom('a', 'b', '/', '-', '0', '.', 'é'), { minLength: 1, maxLength: 6 });
    const sets = fc.array(
      name.map((parts) => parts.join('')),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(sets, (names) => {
        const found = pathsOf(names);
        const files = new Set(found.flatMap(([, at]) => at ?? []));
        for (const [each, at] of found) {
          const above = each.split('/').map((_, end, parts) => parts.slice(0, end).join('/'));
          const isBelowFile = above.some((folder) => files.has(folder));
          expect(at).toBe(isLocalPath(each) && !isBelowFile ? each : undefined);
        }
      }),
      { numRuns: 500, seed: 42 },
    );
  });
});

test('several buckets have a folder each, without conflicts between them', () => {
  const paths = new LocalPaths(2);
  paths.enter('one-bucket');
  expect(paths.next('a')).toBe('one-bucket/a');
  paths.enter('two-bucket');
  expect(paths.next('a/b')).toBe('two-bucket/a/b');
  expect(paths.next('../x')).toBe(undefined);
  expect(fromByteString(paths.next(toByteString('é'))!)).toBe('two-bucket/é');
});
