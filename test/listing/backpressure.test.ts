import { expect, test } from 'vitest';
import { Backpressure } from '../../src/listing/backpressure.ts';

function setUp(): {
  backpressure: Backpressure;
  write(rows: number, ms: number): void;
  pass(ms: number): void;
} {
  let now = 5;
  const pass = (ms: number) => {
    now += ms;
  };
  const backpressure = new Backpressure(() => now);
  const write = (rows: number, ms: number) => {
    backpressure.beginWriting(rows);
    pass(ms);
    backpressure.endWriting();
  };
  return { backpressure, write, pass };
}

test('requests are unlimited until something is received, and as for fast writing until something is written', () => {
  const { backpressure } = setUp();
  expect(backpressure.requests(0)).toBe(Number.POSITIVE_INFINITY);
  backpressure.received(10_000, 1_000);
  expect(backpressure.requests(0)).toBeGreaterThan(40);
});

test('if the service is as fast as writing, few requests keep up', () => {
  const { backpressure } = setUp();
  backpressure.received(10_000, 30);
  expect(backpressure.requests(0)).toBe(4);
});

test('requests and pages that can be written are a quarter more than keep up with writing, and two', () => {
  const { backpressure, write } = setUp();
  // 0.1 ms to receive a row and 0.02 ms to write it: five concurrent requests keep up.
  backpressure.received(10_000, 1_000);
  write(10_000, 200);
  expect(backpressure.requests(0)).toBe(9);
  expect(backpressure.requests(60_000)).toBe(3);
  expect(backpressure.requests(1_000_000)).toBeLessThan(0);
  expect(backpressure.isOutpacedBy(11)).toBe(false);
  expect(backpressure.isOutpacedBy(12)).toBe(true);
  // Small requests do not count, and others as many as they are.
  backpressure.received(999, 1);
  expect(backpressure.requests(0)).toBe(9);
  backpressure.received(10_000, 3_000);
  expect(backpressure.requests(0)).toBe(15);
});

test('a page counts while it is being written', () => {
  const { backpressure, pass } = setUp();
  backpressure.received(10_000, 1_000);
  backpressure.beginWriting(10_000);
  pass(100);
  expect(backpressure.requests(0)).toBe(15);
  pass(100);
  expect(backpressure.requests(0)).toBe(9);
  backpressure.endWriting();
  pass(1_000);
  expect(backpressure.requests(0)).toBe(9);
});

test('a wait for something else does not count as writing', async () => {
  const { backpressure, pass } = setUp();
  backpressure.received(10_000, 1_000);
  backpressure.beginWriting(10_000);
  pass(100);
  const { promise, resolve } = Promise.withResolvers<string>();
  const waiting = backpressure.exclude(promise);
  pass(1_000);
  expect(backpressure.requests(0)).toBe(15);
  resolve('read');
  expect(await waiting).toBe('read');
  pass(100);
  expect(backpressure.requests(0)).toBe(9);
  await expect(backpressure.exclude(Promise.reject(new Error('unreadable')))).rejects.toThrow('unreadable');
  backpressure.endWriting();
  pass(1_000);
  expect(backpressure.requests(0)).toBe(9);
});
