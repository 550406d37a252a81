import { expect, test } from 'vitest';
import { RequestLimit } from '../../src/listing/request-limit.ts';

const pages = (limit: RequestLimit, count: number) => {
  for (let page = 0; page < count; page++) limit.pageReceived();
};

test('throttling halves the limit, and each round without it raises the limit by one', () => {
  const limit = new RequestLimit(16);
  pages(limit, 100);
  expect(limit.limit).toBe(16);
  limit.throttled();
  expect(limit.limit).toBe(8);
  pages(limit, 8);
  expect(limit.limit).toBe(9);
  pages(limit, 8);
  expect(limit.limit).toBe(9);
  limit.pageReceived();
  expect(limit.limit).toBe(10);
  pages(limit, 1_000);
  expect(limit.limit).toBe(16);
});

test('throttled requests of one round count once, and the limit stays at least 1', () => {
  const limit = new RequestLimit(64);
  for (let answer = 0; answer < 64; answer++) limit.throttled();
  expect(limit.limit).toBe(32);
  let least = 32;
  for (let round = 0; round < 20; round++) {
    limit.pageReceived();
    limit.throttled();
    least = Math.min(least, limit.limit);
  }
  expect(least).toBe(1);
});

test('the most requests in flight are recorded', () => {
  const limit = new RequestLimit(8);
  for (const requests of [1, 5, 3]) limit.inFlight(requests);
  expect(limit.reached).toBe(5);
});
