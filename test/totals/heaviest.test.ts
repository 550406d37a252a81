import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Heaviest } from '../../src/totals/heaviest.ts';

test('keeps the heaviest; of equal weights those added last; and needs nothing below its floor', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (weights, limit) => {
      const heaviest = new Heaviest<number>(limit);
      weights.forEach((weight, index) => {
        if (weight >= heaviest.floor) heaviest.add(weight, index);
      });
      const expected = weights
        .map((weight, index) => ({ weight, index }))
        .sort((a, b) => b.weight - a.weight || b.index - a.index)
        .slice(0, limit);
      expect(heaviest.items).toEqual(expected.map(({ index }) => index));
    }),
  );
});
