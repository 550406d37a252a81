import { expect, test } from 'vitest';
import type { ListFilesRequest } from '../../src/b2/calls.ts';
import type { Page } from '../../src/b2/page/page.ts';
import { BufferPool } from '../../src/bytes/buffer-pool.ts';
import { probe, type Segment } from '../../src/listing/probe.ts';
import { compareNames } from '../../src/names/name-order.ts';
import { divide } from '../../src/shards/cuts.ts';
import { generatedContent, randomFrom } from '../b2-server/index.ts';
import { firstWhere } from '../b2-server/order.ts';
import { randomNames } from './name-sets.ts';
import { NamedPage } from './simulated-listing.ts';

const REQUESTS = 512;
const SHARDS = 16;

interface Names {
  count: number;
  name(row: number): string;
}

/** Probes a bucket of these names. */
async function probed({ count, name }: Names): Promise<{ segments: Segment[]; requests: number }> {
  let requests = 0;
  const indexOf = (from: string) => firstWhere(0, count, (row) => compareNames(name(row), from) >= 0);
  const list = async (_: unknown, { startFileName = '', maxFileCount }: ListFilesRequest): Promise<Page> => {
    requests++;
    const first = indexOf(startFileName);
    const rows = Math.min(maxFileCount, count - first);
    const next = first + rows < count ? name(first + rows) : null;
    return new NamedPage((row) => name(first + row), rows, next);
  };
  const target = { bucketId: 'id', bucketName: 'bucket', bucketType: null, prefix: '' };
  const segments = await probe([target], {
    ...{ call: 'b2_list_file_names', list, concurrency: 16, requests: REQUESTS },
    buffers: new BufferPool(0),
    signal: new AbortController().signal,
  });
  return { segments, requests };
}

/** The rows of the largest shard, as a multiple of an equal share. */
function imbalance({ count, name }: Names, segments: readonly Segment[]): number {
  const starts = divide(segments, SHARDS).map(([range]) =>
    firstWhere(0, count, (row) => compareNames(name(row), range!.from) >= 0),
  );
  const sizes = starts.map((start, index) => (starts[index + 1] ?? count) - start);
  return Math.max(...sizes) / (count / SHARDS);
}

test.each([
  ['hex', 1.1],
  ['logs', 2.5],
  ['counter', 1.6],
  ['giant', 1.6],
  ['cjk', 1.6],
] as const)('%s: shards of 50 million names have at most %s times their share', async (kind, most) => {
  const names = generatedContent(kind, 50_000_000);
  const { segments, requests } = await probed(names);
  expect(requests).toBeLessThanOrEqual(REQUESTS);
  expect(imbalance(names, segments)).toBeLessThan(most);
});

test('segments cover every name in order, whatever the names', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const { names } = randomNames(randomFrom(seed), 20_000);
    const bucket = { count: names.length, name: (row: number) => names[row]! };
    const { segments } = await probed(bucket);
    expect(segments[0]!.from).toBe('');
    for (const [index, { from }] of segments.entries())
      if (index > 0) expect(compareNames(segments[index - 1]!.from, from)).toBeLessThan(0);
    // Names that teach nothing of the next ones are divided worst. Few are all seen, and may be cut every 250.
    const share = names.length / SHARDS;
    expect(imbalance(bucket, segments) * share).toBeLessThan(Math.max(8 * share, 1_000));
  }
});

test('an empty bucket, and one of a page, take one request', async () => {
  expect(await probed({ count: 0, name: String })).toEqual({
    segments: [{ bucketName: 'bucket', from: '', rows: 0 }],
    requests: 1,
  });
  const name = (row: number) => String(row).padStart(4, '0');
  const { segments, requests } = await probed({ count: 1_000, name });
  expect(requests).toBe(1);
  expect(segments.map(({ from }) => from)).toEqual(['', '0250', '0500', '0750']);
});
