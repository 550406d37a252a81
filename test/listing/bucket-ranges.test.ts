import { describe, expect, test } from 'vitest';
import { cutByQuantiles } from '../../src/listing/bucket-ranges.ts';
import type { Quantiles } from '../../src/listing/quantiles.ts';
import { Range } from '../../src/listing/range.ts';

const target = (prefix = '') => ({ bucketId: 'b', bucketName: 'b', bucketType: null, prefix });

function rangesFrom(quantiles: Quantiles, concurrency: number, prefix = ''): Range[] {
  const first = new Range(target(prefix), prefix, null);
  cutByQuantiles(first, quantiles, concurrency);
  const ranges: Range[] = [];
  for (let range: Range | undefined = first; range; range = range.next) ranges.push(range);
  return ranges;
}

describe('cutByQuantiles', () => {
  const names = Array.from({ length: 9_999 }, (_, at) => `k${String(at + 1).padStart(4, '0')}`);
  const quantiles: Quantiles = { rows: 1_000_000, every: 100, names };

  test('makes ranges of one page that cover the target', () => {
    const ranges = rangesFrom(quantiles, 16);
    expect(ranges[0]!.start).toBe('');
    expect(ranges.at(-1)!.end).toBeNull();
    for (const [index, range] of ranges.entries()) {
      if (index > 0) expect(range.start).toBe(ranges[index - 1]!.end);
    }
    const sizes = ranges.map((range) => range.quantiles!.rows);
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(quantiles.rows);
    expect(Math.max(...sizes)).toBeLessThan(10_000);
    // Pages do not all arrive at the same time, but sixteen requests at a time have the same number of rows.
    const columns = Array.from({ length: 16 }, (_, at) =>
      sizes.filter((_, index) => index % 16 === at).reduce((sum, size) => sum + size, 0),
    );
    expect(sizes.slice(0, 16)).toEqual(sizes.slice(0, 16).toSorted((a, b) => a - b));
    expect(sizes.slice(-15)).toEqual(sizes.slice(-15).toSorted((a, b) => b - a));
    expect(Math.max(...columns) - Math.min(...columns)).toBeLessThanOrEqual(3 * quantiles.every);
  });

  test('a bucket that sixteen pages contain has equal ranges', () => {
    const sizes = rangesFrom({ rows: 120_000, every: 100, names: names.slice(0, 1_199) }, 16).map(
      (range) => range.quantiles!.rows,
    );
    expect(sizes).toHaveLength(16);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(quantiles.every);
  });

  test('does not cut a bucket of one page', () => {
    expect(rangesFrom({ rows: 10_000, every: 1_000, names: names.slice(0, 9) }, 16)).toHaveLength(1);
    expect(rangesFrom({ rows: 30_000, every: 1_000, names: names.slice(0, 29) }, 64)).toHaveLength(6);
  });

  test('ignores names that are not after the prefix', () => {
    expect(rangesFrom({ rows: 20_000, every: 10_000, names: ['a/'] }, 16, 'a/')).toHaveLength(1);
  });
});
