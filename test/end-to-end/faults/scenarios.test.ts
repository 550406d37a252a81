import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startAccount } from '../setup.ts';
import { takeInProcess } from './in-process.ts';
import { RELIABILITY, tableNames } from './reliability.ts';
import { oneBucket, pageOf, SCENARIOS, scaleOf } from './scenarios.ts';
import { tryScenario } from './try-scenario.ts';

const quick = SCENARIOS.filter(({ slow }) => !slow);
/** One of each kind; the slow tests try all of them. */
const some = quick.filter(
  ({ name }) =>
    /^(cut|expired-token|cap|out-of-order|stuck-cursor|duplicate-row), on a middle/.test(name) ||
    /^random faults on 20|^every request fails|goes down in|key is deleted|every 7 calls/.test(name) ||
    /^empty pages|are added and removed, and|^one of five buckets|is deleted while|five buckets, and/.test(
      name,
    ),
);

describe('one request at a time: every row once, or one clear error and no file', () => {
  test.each(some)('$name', async (scenario) => {
    expect((await tryScenario(scenario, 1, 2)).faults).toEqual([]);
  });
});

describe('sixteen concurrent requests: every row once, or one clear error and no file', () => {
  test.each(some)('$name', async (scenario) => {
    expect((await tryScenario(scenario, 16, 1)).faults).toEqual([]);
  });
});

test('concurrent requests are made in one bucket, so the tests above do test concurrency', async () => {
  const server = await startAccount(oneBucket(scaleOf(16)), [], {
    settings: { pageLimit: pageOf(16) },
    latency: { perCallMs: 40 },
  });
  const { rows } = await takeInProcess({ server, concurrency: 16 });
  server.counters.reset();
  expect((await takeInProcess({ server, concurrency: 16, known: rows })).rows).toEqual(rows);
  expect(server.counters.peakConcurrent).toBeGreaterThan(8);
  await server.close();
});

test('docs/reliability.md lists these scenarios and no other', () => {
  expect(SCENARIOS.length).toBeGreaterThanOrEqual(40);
  expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
  expect(existsSync(RELIABILITY)).toBe(true);
  expect(tableNames(readFileSync(RELIABILITY, 'utf8'))).toEqual(SCENARIOS.map(({ name }) => name));
});
