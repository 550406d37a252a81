import { expect, test } from 'vitest';
import { Backpressure } from '../../src/listing/backpressure.ts';

/** A service and a thread whose times are given, in milliseconds. */
function setUp() {
  let now = 5;
  let busy = 70;
  const backpressure = new Backpressure({ now: () => now, busy: () => busy });
  /** While the thread has nothing to do. */
  const pass = (ms: number) => {
    now += ms;
  };
  const work = (ms: number) => {
    pass(ms);
    busy += ms;
  };
  const receive = (count: number, ms: number) =>
    backpressure.measure(async () => {
      pass(ms);
      return { count };
    });
  const write = (rows: number, ms: number) => {
    backpressure.beginWriting(rows);
    work(ms);
    backpressure.endWriting();
  };
  return { backpressure, receive, write, pass, work };
}

test('requests are unlimited until something is received, and then as for rows that are only read', async () => {
  const { backpressure, receive, work } = setUp();
  expect(backpressure.requests(0)).toBe(Number.POSITIVE_INFINITY);
  expect(backpressure.isOutpacedBy(16)).toBe(false);
  expect(await receive(10_000, 1_000)).toEqual({ count: 10_000 });
  expect(backpressure.requests(0)).toBe(Number.POSITIVE_INFINITY);
  work(20);
  // Fifty concurrent requests keep up.
  expect(backpressure.requests(0)).toBe(126);
});

test('if the service is as fast as the thread, few requests keep up', async () => {
  const { backpressure, receive, write } = setUp();
  await receive(10_000, 30);
  write(10_000, 30);
  expect(backpressure.requests(0)).toBe(3);
});

test('two and a half times as many requests and pages that can be written as just keep up, and half a page', async () => {
  const { backpressure, receive, write } = setUp();
  // 0.1 ms to receive a row and 0.02 ms to read and write it: five concurrent requests keep up.
  await receive(10_000, 1_000);
  write(10_000, 200);
  expect(backpressure.requests(0)).toBe(13);
  expect(backpressure.requests(60_000)).toBe(7);
  expect(backpressure.requests(1_000_000)).toBe(0);
  expect(backpressure.isOutpacedBy(26)).toBe(false);
  expect(backpressure.isOutpacedBy(27)).toBe(true);
});

test('one page is received while another is written, however fast the service is', async () => {
  const { backpressure, receive, write } = setUp();
  await receive(10_000, 1);
  write(10_000, 200);
  expect(backpressure.requests(0)).toBe(1);
  expect(backpressure.requests(10_000)).toBe(1);
  expect(backpressure.requests(10_001)).toBe(0);
  expect(backpressure.isOutpacedBy(2)).toBe(true);
});

test('the fastest request counts, and is forgotten in time', async () => {
  const { backpressure, receive, write } = setUp();
  await receive(10_000, 1_000);
  write(10_000, 200);
  // Small requests measure the call.
  await receive(999, 1);
  await receive(1, 1_000);
  write(1_000, 20);
  expect(backpressure.requests(0)).toBe(13);
  for (let page = 0; page < 10; page++) {
    await receive(10_000, 2_000);
    write(10_000, 200);
  }
  expect(backpressure.requests(0)).toBe(15);
  for (let page = 0; page < 100; page++) {
    await receive(10_000, 2_000);
    write(10_000, 200);
  }
  expect(backpressure.requests(0)).toBe(26);
  await receive(10_000, 400);
  write(10_000, 200);
  expect(backpressure.requests(0)).toBe(6);
});

test('a request that fails is not measured', async () => {
  const { backpressure } = setUp();
  await expect(backpressure.measure(() => Promise.reject(new Error('429')))).rejects.toThrow('429');
  expect(backpressure.requests(0)).toBe(Number.POSITIVE_INFINITY);
});

test('reading counts as well as writing', async () => {
  const { backpressure, receive, write, work } = setUp();
  await receive(10_000, 1_000);
  work(100);
  write(10_000, 100);
  expect(backpressure.requests(0)).toBe(13);
  // Pages that were only read do not make writing look slow.
  for (let page = 0; page < 3; page++) {
    await receive(10_000, 1_000);
    work(100);
  }
  expect(backpressure.requests(0)).toBe(21);
});

test('a page counts while it is being written, also if other threads write it', async () => {
  const { backpressure, receive, pass, work } = setUp();
  await receive(10_000, 1_000);
  backpressure.beginWriting(10_000);
  work(50);
  pass(50);
  expect(backpressure.requests(0)).toBe(26);
  pass(100);
  expect(backpressure.requests(0)).toBe(13);
  backpressure.endWriting();
  pass(1_000);
  expect(backpressure.requests(0)).toBe(13);
});

test('a wait for something else does not count as writing', async () => {
  const { backpressure, receive, pass } = setUp();
  await receive(10_000, 1_000);
  backpressure.beginWriting(10_000);
  pass(100);
  const { promise, resolve } = Promise.withResolvers<string>();
  const waiting = backpressure.exclude(promise);
  pass(1_000);
  expect(backpressure.requests(0)).toBe(26);
  resolve('read');
  expect(await waiting).toBe('read');
  pass(100);
  expect(backpressure.requests(0)).toBe(13);
  await expect(backpressure.exclude(Promise.reject(new Error('unreadable')))).rejects.toThrow('unreadable');
  backpressure.endWriting();
  pass(1_000);
  expect(backpressure.requests(0)).toBe(13);
});
