import { expect, test } from 'vitest';
import { expectedRows, Progress, type ProgressOptions } from '../../src/report/progress.ts';
import { Row } from '../../src/rows/row.ts';
import type { RowSink } from '../../src/rows/row-sink.ts';
import { pageOf } from '../b2/page/page-of.ts';

const HOSTS = { downloadUrl: 'https://f.example.com', s3ApiUrl: 'https://s3.example.com' };

/** A listing whose clock and pages the test moves. */
function listing(more: Partial<ProgressOptions> = {}) {
  const lines: string[] = [];
  const clock = { ms: 1_000_000 };
  const progress = new Progress({
    noun: 'file',
    expected: undefined,
    showsNames: true,
    log: (line) => lines.push(line),
    now: () => clock.ms,
    ...more,
  });
  /** Writes a row of this name, and waits as a listing does between rows. */
  const write = async (sink: RowSink, fileName: string) => {
    const row = new Row();
    row.enter('my-bucket', ['friendly'], HOSTS, false);
    row.moveTo(pageOf([{ fileName }]), 0);
    sink.add!(row);
    await sink.pause!();
  };
  return { lines, clock, progress, write };
}

test('a line every five seconds, and none in a short listing', async () => {
  const { lines, clock, progress } = listing();
  await progress.begin();
  for (let page = 0; page < 12; page++) {
    clock.ms += 1_000;
    progress.page(10_000);
  }
  expect(lines).toEqual([
    '50,000 files in 5 pages, 10,000 files/s',
    '100,000 files in 10 pages, 10,000 files/s',
  ]);
});

test('the bucket and the name that writing has reached', async () => {
  const { lines, clock, progress, write } = listing({ noun: 'version' });
  const sink = await progress.begin();
  await sink.enter!('my-bucket');
  progress.page(1);
  clock.ms += 5_000;
  await write(sink, 'photos/2026/😀"\u202e.jpg');
  // A page that arrives while nothing is written.
  clock.ms += 5_000;
  progress.page(9);
  clock.ms += 5_000;
  await write(sink, `photos/${'é'.repeat(100)}`);
  await sink.enter!('next-bucket');
  clock.ms += 5_000;
  progress.page(10);
  expect(lines).toEqual([
    '1 version in 1 page, 0 versions/s; bucket my-bucket, at "photos/2026/😀\\"\u202e.jpg"',
    '10 versions in 2 pages, 1 version/s; bucket my-bucket, at "photos/2026/😀\\"\u202e.jpg"',
    `10 versions in 2 pages, 1 version/s; bucket my-bucket, at "photos/${'é'.repeat(73)}"…`,
    '20 versions in 3 pages, 1 version/s; bucket next-bucket',
  ]);
});

test('no name of a file where names are hidden', async () => {
  const { lines, clock, progress, write } = listing({ showsNames: false, expected: 100 });
  const sink = await progress.begin();
  await sink.enter!('my-bucket');
  progress.page(50);
  clock.ms += 5_000;
  await write(sink, 'secret/plan.pdf');
  expect(lines).toEqual([
    '50 files in 1 page, 10 files/s; 50% of the baseline, about 5s left; bucket my-bucket',
  ]);
});

test('percent and time left with a baseline, until there is more than it had', async () => {
  const { lines, clock, progress } = listing({ expected: 1_000_000 });
  await progress.begin();
  for (const rows of [0, 299_999, 700_000, 1, 1]) {
    clock.ms += 5_000;
    progress.page(rows);
  }
  expect(lines).toEqual([
    '0 files in 1 page, 0 files/s; 0% of the baseline',
    '299,999 files in 2 pages, 30,000 files/s; 29% of the baseline, about 23s left',
    '999,999 files in 3 pages, 66,667 files/s; 99% of the baseline, about 0s left',
    '1,000,000 files in 4 pages, 50,000 files/s; 100% of the baseline',
    '1,000,001 files in 5 pages, 40,000 files/s; more than in the baseline',
  ]);
});

test('a listing that starts over counts from zero', async () => {
  const { lines, clock, progress, write } = listing();
  const first = await progress.begin();
  await first.enter!('my-bucket');
  progress.page(1_000);
  await write(first, 'a');
  clock.ms += 4_000;
  await progress.begin();
  clock.ms += 4_000;
  progress.page(5);
  expect(lines).toEqual([]);
  clock.ms += 1_000;
  progress.page(5);
  expect(lines).toEqual(['10 files in 2 pages, 2 files/s']);
});

test('what is expected is known only if it is known of every bucket', () => {
  const quantiles = new Map([
    ['a', { rows: 3 }],
    ['b', { rows: 0 }],
  ]);
  const targets = (...ids: string[]) => ids.map((bucketId) => ({ bucketId }));
  expect(expectedRows(targets('a', 'b', 'a'), quantiles)).toBe(3);
  expect(expectedRows(targets('a', 'c'), quantiles)).toBeUndefined();
  expect(expectedRows(targets('a'), undefined)).toBeUndefined();
});
