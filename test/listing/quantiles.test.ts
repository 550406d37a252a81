import { describe, expect, test } from 'vitest';
import { divideQuantiles, QuantileCollector, type Quantiles } from '../../src/listing/quantiles.ts';
import { compareNames } from '../../src/names/name-order.ts';
import { randomFrom } from '../b2-server/index.ts';
import { randomNames } from './name-sets.ts';

function collect(names: readonly string[], pageRows: () => number): Quantiles {
  const collector = new QuantileCollector();
  for (let from = 0; from < names.length; ) {
    const rows = Math.min(names.length - from, pageRows());
    const first = from;
    collector.page(rows, (row) => names[first + row]!);
    from += rows;
  }
  return collector.quantiles;
}

describe('QuantileCollector', () => {
  test('each name is exactly `every` rows after the one before, regardless of pages', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = randomFrom(seed);
      const { names } = randomNames(random, 5_000);
      const quantiles = collect(names, () => 1 + Math.floor(random() * (seed % 2 ? 10_000 : 700)));
      expect(quantiles).toEqual({ ...collect(names, () => names.length), rows: names.length });
      expect(quantiles.every).toBe(1_000);
      expect(quantiles.names).toHaveLength(Math.max(0, Math.ceil(names.length / 1_000) - 1));
      for (const [index, name] of quantiles.names.entries()) {
        expect(names.filter((each) => compareNames(each, name) < 0)).toHaveLength(
          (index + 1) * quantiles.every,
        );
      }
    }
  });

  test('names are shortened to what distinguishes them, at the end of a character', () => {
    const names = Array.from(
      { length: 2_001 },
      (_, at) => `same/${at < 1_000 ? '日' : '😀'}${String(at).padStart(9, '0')}`,
    );
    const quantiles = collect(names, () => 10_000);
    expect(quantiles.names).toEqual(['same/😀', 'same/😀000002']);
  });

  test('the number of names is bounded', () => {
    const name = (at: number) => String(at).padStart(9, '0');
    const collector = new QuantileCollector();
    const total = 5_000_000;
    for (let from = 0; from < total; from += 10_000) collector.page(10_000, (row) => name(from + row));
    const { rows, every, names } = collector.quantiles;
    expect(rows).toBe(total);
    expect(names.length).toBeGreaterThan(1_000);
    expect(names.length).toBeLessThanOrEqual(2_048);
    expect(names.length * every).toBeLessThanOrEqual(total);
    expect(names[100]!.padEnd(9, '0')).toBe(name(101 * every));
  });
});

test('divideQuantiles divides rows and names', () => {
  const names = Array.from(
    { length: 1_000_000 / 1_000 - 1 },
    (_, at) => `k${String(at + 1).padStart(4, '0')}`,
  );
  const quantiles: Quantiles = { rows: 1_000_000, every: 1_000, names };
  const [before, after] = divideQuantiles(quantiles, 'k0250');
  expect([before.rows, after.rows]).toEqual([250_000, 750_000]);
  expect([before.names.at(-1), after.names[0]]).toEqual(['k0249', 'k0251']);
});
