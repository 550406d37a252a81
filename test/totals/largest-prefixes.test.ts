import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LargePrefix, LargestPrefixes } from '../../src/totals/largest-prefixes.ts';
import { PrefixCounter } from '../../src/totals/prefixes.ts';
import { TYPE_GROUPS, TypeGroups } from '../../src/totals/type-groups.ts';
import { current, eachRow, type Listed, NOW, versions } from '../rows/listed.ts';

function largest(files: readonly Listed[], limit: number, all = false): readonly LargePrefix[] {
  const prefixes = new LargestPrefixes(limit);
  const counter = new PrefixCounter({
    now: NOW,
    versions: all,
    groups: new TypeGroups(),
    put: (totals) => prefixes.put(totals),
  });
  for (const [bucket, some] of Map.groupBy(files, (file) => file.bucket)) {
    counter.enter(bucket);
    eachRow(some, all, (row) => counter.add(row));
  }
  counter.end();
  return prefixes.items;
}

/** Every prefix and its bytes. */
function naive(files: readonly Listed[]): Map<string, number> {
  const bytes = new Map<string, number>();
  for (const { bucket, fileName, contentLength } of files) {
    const parts = fileName.split('/');
    for (let depth = 0; depth < parts.length; depth++) {
      const key = `${bucket}:${parts
        .slice(0, depth)
        .map((part) => `${part}/`)
        .join('')}`;
      bytes.set(key, (bytes.get(key) ?? 0) + contentLength);
    }
  }
  return bytes;
}

test('the same as a plain computation finds, each after the prefixes that contain it', () => {
  fc.assert(
    fc.property(current, fc.integer({ min: 1, max: 12 }), (files, limit) => {
      const all = naive(files);
      const found = largest(files, limit);
      expect(found).toHaveLength(Math.min(limit, all.size));
      const weights = [...all.values()].sort((a, b) => b - a).slice(0, limit);
      expect(found.map(({ bytes }) => bytes)).toEqual(weights);
      const seen = new Set<string>();
      for (const { bucket, prefix, bytes } of found) {
        expect(all.get(`${bucket}:${prefix}`)).toBe(bytes);
        const parent = prefix.slice(0, prefix.slice(0, -1).lastIndexOf('/') + 1);
        if (prefix !== '') expect(seen).toContain(`${bucket}:${parent}`);
        seen.add(`${bucket}:${prefix}`);
      }
    }),
    { numRuns: 300 },
  );
});

test('old and hidden bytes, and the group with the most bytes', () => {
  const file = (fileName: string, contentLength: number, contentType: string, action = 'upload'): Listed => ({
    ...{ bucket: 'my-bucket', contentSha1: null, uploadTimestamp: NOW },
    ...{ fileName, contentLength, contentType, action },
  });
  const found = largest(
    [
      file('a/1', 10, 'image/png'),
      file('a/1', 7, 'image/png'),
      file('a/2', 0, 'application/x-bz-hide-marker', 'hide'),
      file('a/2', 20, 'video/mp4'),
      file('b/1', 5, 'image/png'),
    ],
    9,
    true,
  );
  expect(found.map(({ prefix, oldBytes, group }) => [prefix, oldBytes, TYPE_GROUPS[group]])).toEqual([
    ['', 27, 'images'],
    ['a/', 27, 'video'],
    ['b/', 0, 'images'],
  ]);
});

test('the bytes of groups are those of all rows', () => {
  fc.assert(
    fc.property(versions, (files) => {
      const sums: number[] = [];
      const counter = new PrefixCounter({
        ...{ now: NOW, versions: true, groups: new TypeGroups() },
        put: ({ depth, groups, figures }) => {
          expect(groups!.reduce((a, b) => a + b)).toBe(figures.bytes);
          if (depth === 0) sums.push(figures.bytes);
        },
      });
      for (const [bucket, some] of Map.groupBy(files, (file) => file.bucket)) {
        counter.enter(bucket);
        eachRow(some, true, (row) => counter.add(row));
      }
      counter.end();
      expect(sums.reduce((a, b) => a + b, 0)).toBe(files.reduce((sum, each) => sum + each.contentLength, 0));
    }),
  );
});
