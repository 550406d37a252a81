import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BufferPool } from '../../src/bytes/buffer-pool.ts';

const MIB = 1_048_576;

test('a buffer is large enough, wastes little, and is nobody else’s', () => {
  const sizes = fc.array(fc.oneof(fc.nat({ max: 1_000 }), fc.nat({ max: 9 * MIB })), { maxLength: 40 });
  fc.assert(
    fc.property(sizes, fc.nat(), (sizes, seed) => {
      const pool = new BufferPool(16 * MIB);
      const taken: Buffer[] = [];
      sizes.forEach((bytes, index) => {
        const buffer = pool.take(bytes);
        expect(buffer.length).toBeGreaterThanOrEqual(bytes);
        expect(buffer.length).toBeLessThanOrEqual(Math.max(1.25 * bytes, bytes + 16_384));
        expect(taken.every((other) => other.buffer !== buffer.buffer)).toBe(true);
        taken.push(buffer);
        if ((seed + index) % 3 === 0) pool.give(taken.splice((seed * index) % taken.length, 1)[0]!);
      });
    }),
    { numRuns: 60, seed: 1 },
  );
});

test('memory is used again for pages of about the same size, and not for much smaller ones', () => {
  const pool = new BufferPool(16 * MIB);
  const page = pool.take(7 * MIB);
  pool.give(page);
  expect(pool.take(6.5 * MIB)).toBe(page);
  pool.give(page);
  expect(pool.take(MIB)).not.toBe(page);
});

test('unused buffers make room for sizes that they do not have', () => {
  const pool = new BufferPool(16 * MIB);
  const [first, second] = [pool.take(MIB), pool.take(MIB)];
  pool.give(first);
  pool.give(second);
  pool.take(1.5 * MIB);
  expect([pool.take(MIB) === first, pool.take(MIB) === second]).toEqual([false, false]);
});

test('of unused buffers those given back last are kept, up to the limit', () => {
  const pool = new BufferPool(8 * MIB);
  const [small, large] = [pool.take(5 * MIB), pool.take(7 * MIB)];
  pool.give(small);
  pool.give(large);
  expect(pool.take(7 * MIB)).toBe(large);
  expect(pool.take(5 * MIB)).not.toBe(small);
  const none = new BufferPool(0);
  const first = none.take(MIB);
  none.give(first);
  expect(none.take(MIB)).not.toBe(first);
});

test('a cleared pool keeps nothing', () => {
  const pool = new BufferPool(16 * MIB);
  const page = pool.take(7 * MIB);
  pool.give(page);
  pool.clear();
  expect(pool.take(7 * MIB)).not.toBe(page);
});
