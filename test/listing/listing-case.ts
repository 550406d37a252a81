import { expect } from 'vitest';
import type { ListCall } from '../../src/b2/calls.ts';
import { BufferPool } from '../../src/bytes/buffer-pool.ts';
import { listFiles } from '../../src/listing/list-files.ts';
import { QuantileCollector, type Quantiles } from '../../src/listing/quantiles.ts';
import { RequestLimit } from '../../src/listing/request-limit.ts';
import { randomFrom } from '../b2-server/index.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { type FakeOptions, FakeService, type Rows, rowOf } from './fake-service.ts';
import { randomNames } from './name-sets.ts';

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const below = (random: Random, end: number): number => Math.floor(random() * end);

/** Overwrites memory that is given back, so that later uses of a page fail. */
class PoisonedBuffers extends BufferPool {
  override give(view: NodeJS.ArrayBufferView): void {
    Buffer.from(view.buffer).fill('#');
    super.give(view);
  }
}

/** A bucket to be listed, drawn from a seed. */
interface Bucket {
  id: string;
  prefix: string;
  rows: Rows;
  /** Rows with the prefix that always exist. */
  lasting: number[];
  changes: boolean;
  quantiles: Quantiles | undefined;
  service: FakeService;
  what: string;
}

interface Listed {
  /** Row numbers, by bucket. */
  rows: number[][];
  calls: number;
  rowsSent: number;
}

/** What a case did, so that tests can check that cases exercise what they should. */
export interface CaseReport {
  what: string;
  rows: number;
  calls: number;
  /** Rows fetched in vain. */
  extra: number;
  /** The most concurrent requests. */
  peak: number;
}

/** The spill folder; made once, since it is empty between listings. */
let spill: string | undefined;

/**
 * Lists random buckets, and compares the result with the rows that exist and with a listing by one request at a time.
 * @param most the most names of a bucket
 * @throws Error with the seed
 */
export async function tryCase(seed: number, most: number): Promise<CaseReport> {
  const random = randomFrom(seed);
  const call: ListCall = random() < 0.35 ? 'b2_list_file_versions' : 'b2_list_file_names';
  const concurrency = pick(random, [2, 3, 4, 8, 16, 16, 32, 64]);
  const count = random() < 0.85 ? 1 : 2 + below(random, 3);
  const buckets = Array.from({ length: count }, (_, index) =>
    drawBucket(random, `bucket-${index}`, call, Math.ceil(most / count), concurrency),
  );
  const changes = buckets.some((bucket) => bucket.changes);
  const what = `seed ${seed}, ${call}, concurrency ${concurrency}: ${buckets.map((each) => each.what).join('; ')}`;
  try {
    const listed = await list(call, buckets, concurrency, random);
    for (const [index, bucket] of buckets.entries()) check(bucket, listed.rows[index]!);
    if (!changes) {
      const again = await list(call, buckets, 1, random);
      for (const index of buckets.keys()) expectSame(listed.rows[index]!, again.rows[index]!);
    }
    const rows = listed.rows.reduce((sum, each) => sum + each.length, 0);
    const peak = Math.max(...buckets.map(({ service }) => service.peak));
    return { what, rows, calls: listed.calls, extra: listed.rowsSent - rows, peak };
  } catch (error) {
    throw new Error(`${what}: ${(error as Error).message}`, { cause: error });
  }
}

function check({ changes, lasting, rows }: Bucket, listed: number[]): void {
  // Rows are numbered in order, so ascending numbers are in order and without repeats.
  const wrong = listed.findIndex((row, index) => index > 0 && row <= listed[index - 1]!);
  if (wrong >= 0) throw new Error(`row ${wrong} is out of order or repeated: ${listed[wrong]}`);
  if (!changes) expectSame(listed, lasting);
  const found = new Set(listed);
  const lost = lasting.find((row) => !found.has(row));
  if (lost !== undefined) throw new Error(`lost: row ${lost}, ${JSON.stringify(rows.names[lost])}`);
}

function expectSame(listed: readonly number[], expected: readonly number[]): void {
  const wrong = expected.findIndex((row, index) => listed[index] !== row);
  if (wrong >= 0)
    throw new Error(`at ${wrong} of ${expected.length}: ${listed[wrong]} and not ${expected[wrong]}`);
  expect(listed.length, 'rows').toBe(expected.length);
}

async function list(
  call: ListCall,
  buckets: readonly Bucket[],
  concurrency: number,
  random: Random,
): Promise<Listed> {
  const requestLimit = new RequestLimit(concurrency);
  const services = new Map(buckets.map(({ id, service }) => [id, service]));
  const before = buckets.map(({ service: { calls, rowsSent } }) => ({ calls, rowsSent }));
  const throttled = random() < 0.1;
  const slowConsumer = random() < 0.1;
  spill ??= makeFolder('spill');
  const targets = buckets.map(({ id, prefix }) => ({
    bucketId: id,
    bucketName: id,
    bucketType: null,
    prefix,
  }));
  const rows = new Map<string, number[]>(buckets.map(({ id }) => [id, []]));
  const order: string[] = [];
  for await (const event of listFiles(targets, {
    call,
    list: (name, request) => {
      if (throttled && random() < 0.1) requestLimit.throttled();
      return services.get(request.bucketId)!.list(name, request);
    },
    concurrency,
    requestLimit,
    buffers: new PoisonedBuffers(8),
    quantiles: new Map(buckets.flatMap(({ id, quantiles }) => (quantiles ? [[id, quantiles]] : []))),
    spillDirectory: spill,
    signal: new AbortController().signal,
    onDisorder: () => {
      throw new Error('names reported out of order');
    },
  })) {
    if ('failed' in event) throw event.failed;
    if ('empty' in event) continue;
    const { bucketId } = event.target;
    if (order.at(-1) !== bucketId) order.push(bucketId);
    for (let row = 0; row < event.page.count; row++) rows.get(bucketId)!.push(rowOf(event.page, row));
    if (slowConsumer && random() < 0.5) await new Promise(setImmediate);
  }
  expect(order).toEqual(buckets.flatMap(({ id }) => (rows.get(id)!.length > 0 ? id : [])));
  const sum = (of: (bucket: Bucket, index: number) => number) => buckets.map(of).reduce((a, b) => a + b, 0);
  return {
    rows: buckets.map(({ id }) => rows.get(id)!),
    calls: sum(({ service }, index) => service.calls - before[index]!.calls),
    rowsSent: sum(({ service }, index) => service.rowsSent - before[index]!.rowsSent),
  };
}

function drawBucket(random: Random, id: string, call: ListCall, most: number, concurrency: number): Bucket {
  const versions = call === 'b2_list_file_versions';
  const drawn = randomNames(random, below(random, most + 1));
  const names = versions ? withVersions(random, drawn.names) : drawn.names;
  const changes = random() < 0.25;
  const rows: Rows = changes ? changing(random, names) : { names };
  const sample = drawn.names[below(random, drawn.names.length)] ?? 'some';
  const characters = [...sample];
  const prefix =
    random() < 0.7 ? '' : characters.slice(0, below(random, Math.min(8, characters.length) + 1)).join('');
  const lasting: number[] = [];
  for (const [row, name] of names.entries()) {
    if (name.startsWith(prefix) && (rows.exists === undefined || rows.exists(row, LASTING)))
      lasting.push(row);
  }
  // The longest names are slow to process, so their pages are large.
  const least = drawn.kind.includes('long') ? names.length >> 5 : 0;
  const largest = random() < 0.4 ? 10_000 : 1 + least + below(random, Math.ceil(names.length / 10) + 10);
  const jagged = random() < 0.3;
  const options: FakeOptions = {
    rows,
    prefix,
    random,
    pageLimit: () => (jagged ? 1 + below(random, largest) : largest),
    cursor: random() < 0.5 ? 'space' : 'exact',
    emptyShare: pick(random, [0, 0, 0.1, 0.5]),
    arrival: pick(random, ['random', 'random', 'newest', 'first-last']),
    json: names.length < 3_000 ? random() < 0.5 : random() < 0.1,
    concurrency,
  };
  const drawnQuantiles = drawQuantiles(random, drawn.names, prefix);
  const what = `${drawn.kind} of ${names.length} rows, prefix ${JSON.stringify(prefix)}, pages of ${largest}${jagged ? ' at most' : ''}, cursor ${options.cursor}, empty ${options.emptyShare}, ${options.arrival}, quantiles ${drawnQuantiles?.kind}${changes ? ', changing' : ''}`;
  return {
    id,
    prefix,
    rows,
    lasting,
    changes,
    quantiles: drawnQuantiles?.quantiles,
    service: new FakeService(options),
    what,
  };
}

function withVersions(random: Random, names: readonly string[]): string[] {
  const most = pick(random, [1, 3, 9]);
  const heavy = random() < 0.3 ? names[below(random, names.length)] : undefined;
  return names.flatMap((name) =>
    new Array<string>(name === heavy ? names.length >> 1 || 1 : 1 + below(random, most)).fill(name),
  );
}

/** The call at which only lasting rows exist. */
const LASTING = -1;

/** Half of the rows always exist; the others are added or deleted at some call. */
function changing(random: Random, names: readonly string[]): Rows {
  const at = names.map(() => (random() < 0.5 ? 0 : below(random, 80) - 40));
  return {
    names,
    // Above 0: added at that call; below: deleted at it.
    exists: (row, call) => {
      const when = at[row]!;
      if (when === 0) return true;
      return call !== LASTING && (when > 0 ? call >= when : call < -when);
    },
  };
}

/** Quantiles that are current, outdated, or those of another bucket. */
function drawQuantiles(
  random: Random,
  names: readonly string[],
  prefix: string,
): { kind: string; quantiles: Quantiles } | undefined {
  const kind = pick(random, ['none', 'none', 'fresh', 'stale', 'other', 'made up'] as const);
  if (kind === 'none') return undefined;
  let known = names.filter((name) => name.startsWith(prefix));
  if (kind === 'stale') {
    const [from, to, keep] = [random() * 0.5, 0.5 + random(), random()];
    known = known.filter((_, at) => at >= from * known.length && at < to * known.length && random() < keep);
  }
  if (kind === 'other') {
    known = randomNames(random, names.length).names.map((name) => prefix + name);
    known = known.filter((name) => Buffer.byteLength(name) <= 1_024);
  }
  if (kind === 'made up' || known.length < 10_000) {
    const share = 1 + below(random, 50);
    const chosen = [...new Set(known.filter((_, at) => at % share === 0))].filter((name) => name !== prefix);
    const every = 1 + below(random, 20_000);
    return {
      kind: `${kind}, made`,
      quantiles: { rows: Math.floor(every * (chosen.length + random())) + 1, every, names: chosen },
    };
  }
  const collector = new QuantileCollector();
  const page = 1 + below(random, 9_999);
  for (let from = 0; from < known.length; from += page) {
    collector.page(Math.min(page, known.length - from), (row) => known[from + row]!);
  }
  return { kind, quantiles: collector.quantiles };
}
