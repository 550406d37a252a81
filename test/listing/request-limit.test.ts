import { expect, test } from 'vitest';
import { RequestLimit } from '../../src/listing/request-limit.ts';

const pages = (pace: RequestLimit, count: number) => {
  for (let page = 0; page < count; page++) pace.page();
};

test('half as many once asked for fewer, and one more after each calm round', () => {
  const pace = new RequestLimit(16);
  pages(pace, 100);
  expect(pace.limit).toBe(16);
  pace.throttled();
  expect(pace.limit).toBe(8);
  pages(pace, 8);
  expect(pace.limit).toBe(9);
  pages(pace, 8);
  expect(pace.limit).toBe(9);
  pace.page();
  expect(pace.limit).toBe(10);
  pages(pace, 1_000);
  expect(pace.limit).toBe(16);
});

test('the complaints of one round count once, and never is nothing left', () => {
  const pace = new RequestLimit(64);
  for (let answer = 0; answer < 64; answer++) pace.throttled();
  expect(pace.limit).toBe(32);
  let least = 32;
  for (let round = 0; round < 20; round++) {
    pace.page();
    pace.throttled();
    least = Math.min(least, pace.limit);
  }
  expect(least).toBe(1);
});

test('it remembers how many were under way', () => {
  const pace = new RequestLimit(8);
  for (const requests of [1, 5, 3]) pace.underWay(requests);
  expect(pace.reached).toBe(5);
});
