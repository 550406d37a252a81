import { expect, test } from 'vitest';
import { Backpressure } from '../../src/listing/backpressure.ts';

function demandOf(): { demand: Backpressure; write(rows: number, ms: number): void; pass(ms: number): void } {
  let now = 5;
  const pass = (ms: number) => {
    now += ms;
  };
  const demand = new Backpressure(() => now);
  const write = (rows: number, ms: number) => {
    demand.begin(rows);
    pass(ms);
    demand.end();
  };
  return { demand, write, pass };
}

test('as long as nothing has been written, every request is wanted', () => {
  const { demand } = demandOf();
  demand.came(10_000, 5);
  expect(demand.requests).toBe(Number.POSITIVE_INFINITY);
  expect(demand.suffices(1_000_000)).toBe(false);
});

test('requests are wanted as rows are written, twice as many as would do', () => {
  const { demand, write } = demandOf();
  // 0.1 ms a row, and 0.02 ms to write one: five requests at a time keep up.
  demand.came(10_000, 1_000);
  write(10_000, 200);
  expect(demand.requests).toBe(11);
  // A slower one tells of nothing but itself, and a small one of the call alone.
  demand.came(10_000, 3_000);
  demand.came(999, 1);
  expect(demand.requests).toBe(11);
});

test('the page at hand counts while it is written', () => {
  const { demand, pass } = demandOf();
  demand.came(10_000, 1_000);
  demand.begin(10_000);
  pass(100);
  expect(demand.requests).toBe(21);
  pass(100);
  expect(demand.requests).toBe(11);
  demand.end();
  pass(1_000);
  expect(demand.requests).toBe(11);
});

test('what waits suffices when it lasts for eight requests', () => {
  const { demand, write } = demandOf();
  demand.came(1_000, 100);
  write(10_000, 200);
  expect(demand.suffices(40_000)).toBe(false);
  expect(demand.suffices(40_001)).toBe(true);
  expect(demand.suffices(0)).toBe(false);
});
