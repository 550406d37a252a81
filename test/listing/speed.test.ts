import { expect, test } from 'vitest';
import { QuantileCollector, type Quantiles } from '../../src/listing/quantiles.ts';
import { type GeneratedKind, generatedContent } from '../b2-server/index.ts';
import { type Simulated, type Simulation, simulate } from './simulated-listing.ts';

const COUNT = 1_000_000;
/** The service and the processor of `npm run bench`. */
const SERVICE = { perCallMs: 80, perRowMs: 0.1, readMs: 0.0018, writeMs: 0.0045 };

function bucket(kind: GeneratedKind): Pick<Simulation, 'count' | 'name'> {
  const content = generatedContent(kind, COUNT);
  return { count: content.count, name: (row) => content.name(row) };
}

/** The quantiles of an earlier listing. @param every one in so many names was not there */
function quantilesOf({ name }: Pick<Simulation, 'name'>, every = Number.POSITIVE_INFINITY): Quantiles {
  const old = Array.from({ length: COUNT }, (_, row) => row).filter((row) => row % every !== 1);
  const collector = new QuantileCollector();
  for (let from = 0; from < old.length; from += 10_000) {
    const rows = old.slice(from, from + 10_000);
    collector.page(rows.length, (row) => name(rows[row]!));
  }
  return collector.quantiles;
}

/** With one request at a time. */
const ONE_BY_ONE_MS = (COUNT / 10_000) * SERVICE.perCallMs + COUNT * (SERVICE.perRowMs + SERVICE.readMs);

function compared({ ms, rows }: Simulated) {
  return { times: ONE_BY_ONE_MS / ms, extra: rows / COUNT - 1 };
}

test.each([
  ['hex', 8, 0.05],
  ['logs', 8, 0.05],
  ['counter', 8, 0.01],
  ['giant', 8, 0.05],
  ['cjk', 7, 0.035],
] as const)('%s: a million names without quantiles, %s times as fast', async (kind, times, extra) => {
  const found = compared(await simulate({ ...bucket(kind), ...SERVICE, concurrency: 16 }));
  expect(found.times).toBeGreaterThan(times);
  expect(found.extra).toBeLessThan(extra);
});

test.each([
  ['hex', Number.POSITIVE_INFINITY],
  ['logs', Number.POSITIVE_INFINITY],
  ['cjk', Number.POSITIVE_INFINITY],
  ['hex', 100],
  ['logs', 30],
  ['hex', 10],
] as const)('%s: a million names with quantiles; one in %s names is new', async (kind, every) => {
  const names = bucket(kind);
  const quantiles = quantilesOf(names, every);
  const simulated = await simulate({ ...names, ...SERVICE, concurrency: 16, quantiles });
  const found = compared(simulated);
  expect(found.times).toBeGreaterThan(13);
  expect(found.extra).toBeLessThan(0.02);
  expect(simulated.mostWaiting).toBeLessThan(120_000);
});

test('requests that take unevenly long do not keep the writer waiting', async () => {
  const names = bucket('hex');
  const uneven = { ...names, ...SERVICE, isUneven: true, concurrency: 16, quantiles: quantilesOf(names) };
  // Sixteen requests bring 150,000 rows a second.
  expect((await simulate(uneven)).ms).toBeLessThan(11_000);
  const slow = await simulate({ ...uneven, writeMs: 0.015 });
  expect(slow.ms).toBeLessThan(COUNT * (0.015 + SERVICE.readMs) * 1.15);
  expect(slow.mostWaiting).toBeLessThan(300_000);
});

test('a bucket of one page takes one request, and one of two is not much slower', async () => {
  const names = bucket('hex');
  expect(await simulate({ ...names, count: 10_000, ...SERVICE, concurrency: 16 })).toMatchObject({
    requests: 1,
  });
  const two = await simulate({ ...names, count: 20_000, ...SERVICE, concurrency: 16 });
  const plain = await simulate({ ...names, count: 20_000, ...SERVICE, concurrency: 1 });
  expect(plain.requests).toBe(2);
  expect(two.ms).toBeLessThan(plain.ms * 1.1);
});

test('if writing is slower than listing, few pages are listed ahead', async () => {
  const slow = { ...SERVICE, perCallMs: 1, perRowMs: 0.001, writeMs: 0.02 };
  const found = await simulate({ ...bucket('hex'), count: 300_000, ...slow, concurrency: 16 });
  expect(found.mostWaiting).toBeLessThan(70_000);
  // Writing never waits for rows, except for the first ones.
  expect(found.ms).toBeLessThan(300_000 * (slow.writeMs + slow.readMs) * 1.01);
});

test('if a third of the requests would keep up, the thread waits little', async () => {
  const middle = { ...SERVICE, perCallMs: 30, perRowMs: 0.03, concurrency: 16 };
  for (const isUneven of [false, true]) {
    const found = await simulate({ ...bucket('hex'), ...middle, isUneven });
    expect(found.ms).toBeLessThan(COUNT * (SERVICE.writeMs + SERVICE.readMs) * 1.3);
    expect(found.mostWaiting).toBeLessThan(600_000);
  }
});
