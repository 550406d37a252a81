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
        expect(buffer.length).toBeLessThanOrEqual(Math.max(2 * bytes, bytes + 16_384));
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
  const page = pool.take(7 * MIB).buffer;
  pool.give(Buffer.from(page, 0, 100));
  expect(pool.take(4 * MIB).buffer).toBe(page);
  pool.give(Buffer.from(page));
  expect(pool.take(3 * MIB).buffer).not.toBe(page);
});

test('the smallest buffer that is large enough is used, whatever sizes were asked for in between', () => {
  const pool = new BufferPool(16 * MIB);
  const [small, large] = [pool.take(3 * MIB).buffer, pool.take(4 * MIB).buffer];
  pool.give(Buffer.from(large));
  pool.give(Buffer.from(small));
  pool.take(8 * MIB);
  expect(pool.take(2.5 * MIB).buffer).toBe(small);
  expect(pool.take(2.5 * MIB).buffer).toBe(large);
});

test('of unused buffers those given back last are kept, up to the limit, and the memory of others is free', () => {
  const pool = new BufferPool(8 * MIB);
  const [first, second] = [pool.take(5 * MIB), pool.take(7 * MIB)];
  const [small, large] = [first.buffer, second.buffer];
  pool.give(first);
  pool.give(second);
  expect([small.byteLength, first.length]).toEqual([0, 0]);
  expect(pool.take(7 * MIB).buffer).toBe(large);
  const none = new BufferPool(0);
  const page = none.take(MIB);
  none.give(page);
  expect(page.length).toBe(0);
});

test('a cleared pool keeps nothing', () => {
  const pool = new BufferPool(16 * MIB);
  const page = pool.take(7 * MIB);
  pool.give(page);
  pool.clear();
  expect(page.length).toBe(0);
  expect(pool.take(7 * MIB).length).toBeGreaterThanOrEqual(7 * MIB);
});
