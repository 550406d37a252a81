import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeavyHitters } from '../../src/totals/heavy-hitters.ts';

const stream = fc.array(fc.tuple(fc.nat(30).map(String), fc.oneof(fc.nat(3), fc.nat(1_000))), {
  maxLength: 300,
});

test('counts are never too high, and too low at most by the bound', () => {
  fc.assert(
    fc.property(
      stream,
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 20 }),
      (items, counters, listed) => {
        const keys = new HeavyHitters(counters);
        const truth = new Map<string, { files: number; bytes: number }>();
        const all = { files: 0, bytes: 0 };
        for (const [key, bytes] of items) {
          keys.add(key, bytes);
          const one = truth.get(key) ?? { files: 0, bytes: 0 };
          truth.set(key, { files: one.files + 1, bytes: one.bytes + bytes });
          all.files++;
          all.bytes += bytes;
        }
        const { heaviest, other, keys: count, mostUnlisted } = keys.totals(all, listed);
        const bound = all.bytes / counters;
        for (const { key, files, bytes, missed = 0 } of heaviest) {
          const exact = truth.get(key)!;
          expect(bytes).toBeLessThanOrEqual(exact.bytes);
          expect(files).toBeLessThanOrEqual(exact.files);
          expect(bytes + missed).toBeGreaterThanOrEqual(exact.bytes);
          expect(missed).toBeLessThanOrEqual(bound);
          if (missed === 0 && exact.bytes > 0) expect(bytes).toBe(exact.bytes);
        }
        const shown = new Set(heaviest.map(({ key }) => key));
        expect(shown.size).toBe(heaviest.length);
        for (const [key, { bytes }] of truth)
          if (!shown.has(key)) expect(bytes).toBeLessThanOrEqual(mostUnlisted);
        if (heaviest.length < listed) expect(mostUnlisted).toBeLessThanOrEqual(bound);
        const sum = (field: 'files' | 'bytes') =>
          heaviest.reduce((total, each) => total + each[field], other[field]);
        expect([sum('files'), sum('bytes')]).toEqual([all.files, all.bytes]);
        if (truth.size <= 2 * counters) expect(count).toBe(truth.size);
        else expect(count).toBeNull();
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a heavy key among a million others is exact', () => {
  const keys = new HeavyHitters(10);
  for (let at = 0; at < 100_000; at++) {
    if (at % 4 === 0) keys.add('heavy', 10);
    keys.add(`light-${at}`, 1);
  }
  const { heaviest, mostUnlisted } = keys.totals({ files: 125_000, bytes: 350_000 }, 1);
  expect(heaviest).toEqual([{ key: 'heavy', files: 25_000, bytes: 250_000 }]);
  expect(mostUnlisted).toBeLessThanOrEqual(35_000);
});
