import { describe, expect, test } from 'vitest';
import { rangesOf } from '../../src/listing/bucket-ranges.ts';
import { divideQuantiles, QuantileCollector, type Quantiles } from '../../src/listing/quantiles.ts';
import { Range } from '../../src/listing/range.ts';
import { compareNames } from '../../src/names/name-order.ts';
import { randomFrom } from '../b2-server/index.ts';
import { randomNames } from './name-sets.ts';

const target = (prefix = '') => ({ bucketId: 'b', bucketName: 'b', bucketType: null, prefix });

function collect(names: readonly string[], pageRows: () => number): Quantiles {
  const collector = new QuantileCollector();
  for (let from = 0; from < names.length; ) {
    const rows = Math.min(names.length - from, pageRows());
    const first = from;
    collector.page(rows, (row) => names[first + row]!);
    from += rows;
  }
  return collector.hint;
}

function rangesFrom(hint: Quantiles, concurrency: number, prefix = ''): Range[] {
  const first = new Range(target(prefix), prefix, null);
  rangesOf(first, hint, concurrency);
  const ranges: Range[] = [];
  for (let range: Range | undefined = first; range; range = range.next) ranges.push(range);
  return ranges;
}

describe('what a walk leaves for the next', () => {
  test('each name has exactly `every` rows before it, counted from the last, whatever the pages', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = randomFrom(seed);
      const { names } = randomNames(random, 5_000);
      const hint = collect(names, () => 1 + Math.floor(random() * (seed % 2 ? 10_000 : 700)));
      expect(hint).toEqual({ ...collect(names, () => names.length), rows: names.length });
      expect(hint.every).toBe(1_000);
      expect(hint.names).toHaveLength(Math.max(0, Math.ceil(names.length / 1_000) - 1));
      for (const [index, name] of hint.names.entries()) {
        expect(names.filter((each) => compareNames(each, name) < 0)).toHaveLength((index + 1) * hint.every);
      }
    }
  });

  test('names are cut to what tells them apart, at the end of a character', () => {
    const names = Array.from(
      { length: 2_001 },
      (_, at) => `same/${at < 1_000 ? '日' : '😀'}${String(at).padStart(9, '0')}`,
    );
    const hint = collect(names, () => 10_000);
    expect(hint.names).toEqual(['same/😀', 'same/😀000002']);
  });

  test('it does not grow with the bucket', () => {
    const name = (at: number) => String(at).padStart(9, '0');
    const collector = new QuantileCollector();
    const total = 5_000_000;
    for (let from = 0; from < total; from += 10_000) collector.page(10_000, (row) => name(from + row));
    const { rows, every, names } = collector.hint;
    expect(rows).toBe(total);
    expect(names.length).toBeGreaterThan(1_000);
    expect(names.length).toBeLessThanOrEqual(2_048);
    expect(names.length * every).toBeLessThanOrEqual(total);
    expect(names[100]!.padEnd(9, '0')).toBe(name(101 * every));
  });
});

describe('cutting by it', () => {
  const names = Array.from(
    { length: 1_000_000 / 1_000 - 1 },
    (_, at) => `k${String(at + 1).padStart(4, '0')}`,
  );
  const hint: Quantiles = { rows: 1_000_000, every: 1_000, names };

  test('gives ranges that tile the target and are of one size', () => {
    const ranges = rangesFrom(hint, 16);
    expect(ranges.length % 16).toBe(0);
    expect(ranges[0]!.start).toBe('');
    expect(ranges.at(-1)!.end).toBeNull();
    for (const [index, range] of ranges.entries()) {
      if (index > 0) expect(range.start).toBe(ranges[index - 1]!.end);
    }
    const sizes = ranges.map((range) => range.hint!.rows);
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(hint.rows);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(2 * hint.every);
  });

  test('a bucket of one page is left whole', () => {
    expect(rangesFrom({ rows: 10_000, every: 1_000, names: names.slice(0, 9) }, 16)).toHaveLength(1);
    expect(rangesFrom({ rows: 30_000, every: 1_000, names: names.slice(0, 29) }, 64)).toHaveLength(6);
  });

  test('names that are not behind the prefix cut nothing', () => {
    expect(rangesFrom({ rows: 20_000, every: 10_000, names: ['a/'] }, 16, 'a/')).toHaveLength(1);
  });

  test('a cut divides the rows and the names', () => {
    const [before, after] = divideQuantiles(hint, 'k0250');
    expect([before.rows, after.rows]).toEqual([250_000, 750_000]);
    expect([before.names.at(-1), after.names[0]]).toEqual(['k0249', 'k0251']);
  });
});
