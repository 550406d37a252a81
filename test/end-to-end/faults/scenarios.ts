import { B2Error } from '../../b2-server/errors.ts';
import {
  type B2Server,
  type BucketSpec,
  type ChangingContent,
  type Content,
  changingContent,
  editedContent,
  type Fault,
  type FaultKind,
  generatedContent,
  PASSING_FAULTS,
  type Settings,
} from '../../b2-server/index.ts';
import type { InventoryRun } from './in-process.ts';

/** What must come of a scenario: all rows, buckets left out and named, one error, or either of the first and last. */
export type Expected = 'whole' | 'whole or error' | { leftOut: RegExp } | { error: RegExp };

/** One way in which listing can go wrong. */
export interface Scenario {
  name: string;
  expected: Expected | ((concurrency: number) => Expected);
  /** Default: one of 1,200 files. `scale`: how many times as many there are. */
  buckets?: (scale: number) => BucketSpec[];
  settings?: Settings;
  /** Lays out the faults. `requests`: what a good day takes; `n`: which of the `runs` this is. */
  plan?(server: B2Server, requests: number, n: number, concurrency: number): void;
  run?: Partial<Omit<InventoryRun, 'server' | 'concurrency'>>;
  /** How many inventories, each with another plan. */
  runs?: number;
  /** What the tries must have waited, in milliseconds. */
  waits?(waits: number[]): boolean;
  /** The bucket changes: only the rows that were always there are compared. */
  changes?: boolean;
  /** Left to the slow tests. */
  slow?: boolean;
  /** How many retries it takes is a matter of timing. */
  timed?: boolean;
}

const LIST = 'b2_list_file_names';
const FILES = 1_200;

/** How many times as many files there are, so that concurrent requests have key ranges of their own. */
export const scaleOf = (concurrency: number): number => (concurrency === 1 ? 1 : 10);

/** Rows on a page. */
export const pageOf = (concurrency: number): number => (concurrency === 1 ? 100 : 500);

const filesOf = (scale: number): Content => generatedContent('hex', FILES * scale);

export const oneBucket = (scale: number): BucketSpec[] => [{ name: 'the-bucket', content: filesOf(scale) }];
const fiveBuckets = (scale: number): BucketSpec[] =>
  ['a', 'b', 'c', 'd', 'e'].map((letter, n) => ({
    name: `bucket-${letter}`,
    content: generatedContent('hex', 300 * scale, n + 1),
  }));

/** The places of a fault. Requests that run at once have no last one that is sure to come, so then it is a late one. */
const PLACES: Record<string, (requests: number, concurrency: number) => number> = {
  'the first page': () => 1,
  'a middle page': (requests) => Math.ceil(requests / 2),
  'the last page': (requests, concurrency) => (concurrency === 1 ? requests : Math.ceil(requests * 0.8)),
};

function alone(kind: FaultKind): Scenario[] {
  return Object.entries(PLACES).map(([place, at]) => ({
    name: `${kind}, on ${place}`,
    expected: (concurrency) => expectedOf(kind, concurrency),
    plan: (server, requests, _, concurrency) => server.faults.at(LIST, at(requests, concurrency), kind),
    ...(kind === 'hang' ? { run: { patienceMs: 400 } } : {}),
    slow: place !== 'a middle page' && (kind === 'hang' || SURVIVED.includes(kind)),
  }));
}

const REFUSALS: Partial<Record<FaultKind, RegExp>> = {
  unauthorized: /^b2_list_file_names: HTTP 401 unauthorized\. The key lacks the capability listFiles/,
  cap: /^b2_list_file_names: HTTP 403 transaction_cap_exceeded: .* cap .* console/,
  '400': /^b2_list_file_names: HTTP 400 bad_request: bad request/,
  redirect: /^b2_list_file_names: HTTP 302 redirect\. B2 never redirects/,
};

function expectedOf(kind: FaultKind, concurrency: number): Expected {
  const refusal = REFUSALS[kind];
  if (refusal) return { error: refusal };
  if (kind === 'stuck-cursor') return { error: /cursor of bucket the-bucket/ };
  // Concurrent listing starts again from the first name, and by then the fault is over.
  if (kind === 'duplicate-row' && concurrency === 1) return { error: /a file of bucket the-bucket twice/ };
  return 'whole';
}

const SURVIVED: readonly FaultKind[] = [...PASSING_FAULTS, 'bad-token'];
const REFUSED: readonly FaultKind[] = ['unauthorized', 'cap', '400', 'redirect'];
const LAWLESS: readonly FaultKind[] = ['out-of-order', 'stuck-cursor', 'duplicate-row'];

const pairs = SURVIVED.flatMap((a) => SURVIVED.map((b) => [a, b] as const));
const CALLS = [LIST, 'b2_list_buckets'];

function random(percent: number, runs: number, seed: number, more: Partial<Scenario> = {}): Scenario {
  return {
    name: `random faults on ${percent} % of requests, ${runs} seeds`,
    // At one in two, a page can fail all its ten tries.
    expected: percent < 50 ? 'whole' : 'whole or error',
    runs,
    plan: (server, _, n) => server.faults.random(seed + n, percent / 100, SURVIVED, { calls: CALLS }),
    ...more,
  };
}

/** Waits out of a clock that is wrong by hours would be hours. */
const retryAt = (seconds: number, offsetMs: number): Fault => ({
  kind: '429-retry-after',
  retryAfter: new Date(Date.now() + offsetMs + seconds * 1_000).toUTCString() as unknown as number,
});
const HOUR = 3_600_000;

function retryDate(name: string, offsetMs: number): Scenario {
  return {
    name: `Retry-After as a date, ${name}`,
    expected: 'whole',
    settings: { clockOffsetMs: offsetMs },
    plan: (server) => server.faults.at(LIST, 2, retryAt(20, offsetMs)),
    waits: (waits) => waits.length === 1 && waits[0]! > 10_000 && waits[0]! <= 20_000,
  };
}

/** Five buckets, the third of which is refused from the nth request on. */
function failing(from: number): (scale: number) => BucketSpec[] {
  const refuse = (call: number, content: Content): Content => {
    if (call >= from) throw new B2Error(403, 'transaction_cap_exceeded', 'Transaction cap exceeded.');
    return content;
  };
  return (scale) =>
    fiveBuckets(scale).map((bucket) => {
      const content = bucket.content as Content;
      if (bucket.name !== 'bucket-c') return bucket;
      return { ...bucket, content: changingContent(content, (call) => refuse(call, content)) };
    });
}

/** Everything that docs/reliability.md shows. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'no faults', expected: 'whole' },
  ...[...SURVIVED, 'hang' as const, ...REFUSED, ...LAWLESS].flatMap(alone),
  {
    name: `every pair of faults that pass, on two requests in a row, ${pairs.length} pairs`,
    expected: 'whole',
    runs: pairs.length,
    plan: (server, requests, n) => {
      const [a, b] = pairs[n]!;
      const at = Math.ceil(requests / 3);
      server.faults.at(LIST, at, a);
      server.faults.at(LIST, at + 1, b);
    },
  },
  random(5, 80, 100),
  random(20, 80, 200),
  random(50, 40, 300),
  {
    name: 'every request fails nine times, and then passes',
    expected: 'whole',
    plan: (server) => {
      server.faults.next(LIST, '503', 9);
      server.faults.next('b2_authorize_account', '503', 9);
      server.faults.next('b2_list_buckets', '503', 9);
    },
    run: { buckets: ['the-bucket'] },
    waits: (waits) => waits.length === 27 && Math.max(...waits) <= 96_000,
  },
  {
    name: 'the service is down from the first page on',
    expected: { error: /^b2_list_file_names: HTTP 503 service_unavailable after 10 attempts/ },
    plan: (server) => server.faults.always(LIST, '503'),
  },
  {
    name: 'the service goes down in the middle',
    expected: { error: /^b2_list_file_names: HTTP 503 service_unavailable after 10 attempts/ },
    plan: (server, requests) => {
      for (let n = Math.ceil(requests / 2); n < requests + 400; n += 1) server.faults.at(LIST, n, '503');
    },
  },
  {
    name: 'the service is down when the key authorizes',
    expected: { error: /^b2_authorize_account: HTTP 503 service_unavailable after 10 attempts/ },
    plan: (server) => server.faults.always('b2_authorize_account', '503'),
  },
  {
    name: 'the buckets cannot be listed: cap',
    expected: { error: /^b2_list_buckets: HTTP 403 transaction_cap_exceeded/ },
    plan: (server) => server.faults.always('b2_list_buckets', 'cap'),
  },
  ...(['429-retry-after', '502-html', 'cut', 'truncated-json', 'reset'] as const).map(
    (kind): Scenario => ({
      name: `${kind}, when the key authorizes and when buckets are listed`,
      expected: 'whole',
      plan: (server) => {
        server.faults.at('b2_authorize_account', 1, kind);
        server.faults.at('b2_list_buckets', 1, kind);
      },
    }),
  ),
  {
    name: '200-html, when buckets are listed and when the token is renewed',
    expected: 'whole',
    plan: (server) => {
      server.faults.at('b2_list_buckets', 1, '200-html');
      server.faults.at(LIST, 3, 'expired-token');
      server.faults.at('b2_authorize_account', 2, '200-html');
    },
  },
  {
    name: '200-html, when the key authorizes',
    expected: { error: /^b2_authorize_account: HTTP 200 not_b2\. This is not B2's native API/ },
    plan: (server) => server.faults.at('b2_authorize_account', 1, '200-html'),
  },
  {
    name: 'the token expires every 7 calls',
    expected: 'whole',
    settings: { tokenLifetimeCalls: 7 },
  },
  {
    name: 'the token expires every 3 calls',
    expected: 'whole',
    settings: { tokenLifetimeCalls: 3 },
  },
  {
    name: 'the token expires, and the new authorization fails twice',
    expected: 'whole',
    plan: (server) => {
      server.faults.at(LIST, 5, 'expired-token');
      server.faults.at('b2_authorize_account', 2, '503');
      server.faults.at('b2_authorize_account', 3, 'reset');
    },
  },
  {
    name: 'the token expires, and the answer that says so is cut short',
    expected: 'whole',
    settings: { tokenLifetimeCalls: 7 },
    plan: (server) => server.faults.at(LIST, 7, 'truncated-json'),
  },
  {
    name: 'the key is deleted in the middle',
    expected: { error: /^b2_authorize_account: HTTP 401 unauthorized\. The key id or the application key/ },
    plan: (server) => {
      server.faults.at(LIST, 5, 'expired-token');
      server.faults.at('b2_authorize_account', 2, 'unauthorized');
    },
  },
  {
    name: 'every token is refused as bad',
    expected: { error: /^b2_list_file_names: HTTP 401 bad_auth_token after 10 attempts/ },
    plan: (server) => server.faults.always(LIST, 'bad-token'),
  },
  {
    name: '429 without Retry-After, five times in a row',
    expected: 'whole',
    plan: (server) => server.faults.next(LIST, '429', 5),
    waits: (waits) => waits.length === 5 && waits.every((ms) => ms >= 1_000 && ms <= 24_000),
  },
  {
    name: '429 with Retry-After of 30 s',
    expected: 'whole',
    plan: (server) => server.faults.at(LIST, 3, { kind: '429-retry-after', retryAfter: 30 }),
    waits: (waits) => waits.length === 1 && waits[0]! >= 30_000 && waits[0]! < 46_000,
  },
  {
    name: '503 with Retry-After of an hour',
    expected: { error: /^b2_list_file_names: HTTP 503 service_unavailable/ },
    plan: (server) => server.faults.at(LIST, 3, { kind: '503-retry-after', retryAfter: 3_600 }),
  },
  retryDate('the clocks agree', 0),
  retryDate('our clock is three hours slow', 3 * HOUR),
  retryDate('our clock is a day fast', -24 * HOUR),
  {
    name: 'at most 10 requests a second, with Retry-After',
    expected: 'whole',
    settings: { rateLimit: { perSecond: 10, retryAfter: 1 } },
    run: { secondMs: 1_000 },
    timed: true,
    slow: true,
  },
  {
    name: 'at most 10 requests a second, without Retry-After',
    expected: 'whole',
    settings: { rateLimit: { perSecond: 10 } },
    run: { secondMs: 500 },
    timed: true,
    slow: true,
  },
  {
    name: 'empty pages and short pages all the way',
    expected: 'whole',
    settings: { finalEmptyPage: true },
    plan: (server) => server.faults.random(7, 0.6, ['short-page', 'empty-page']),
  },
  {
    name: 'cursors that are exact names',
    expected: 'whole',
    settings: { cursor: 'exact' },
    plan: (server) => server.faults.random(8, 0.3, ['short-page', 'reset', '503']),
  },
  {
    name: 'files are added and removed while the bucket is listed',
    expected: 'whole',
    changes: true,
    buckets: (scale) => [{ name: 'the-bucket', content: changing(scale) }],
  },
  {
    name: 'files are added and removed, and requests fail',
    expected: 'whole',
    changes: true,
    buckets: (scale) => [{ name: 'the-bucket', content: changing(scale) }],
    plan: (server) => server.faults.random(9, 0.2, SURVIVED, { calls: CALLS }),
  },
  {
    name: 'a bucket is deleted after the buckets are listed and before its files are',
    expected: { leftOut: /HTTP 400 bad_bucket_id.*The bucket was deleted/ },
    buckets: fiveBuckets,
    run: { beforeFiles: (server) => server.removeBucket('bucket-c') },
  },
  {
    name: 'a bucket is deleted while its files are listed',
    expected: { error: /HTTP 400 bad_bucket_id.*The bucket was deleted/ },
    run: { onPage: (server, rows) => rows >= 500 && server.removeBucket('the-bucket') },
  },
  {
    name: 'one of five buckets fails before its first row',
    expected: { leftOut: REFUSALS.cap! },
    buckets: failing(1),
  },
  {
    name: 'one of five buckets fails after its first row',
    expected: { error: REFUSALS.cap! },
    buckets: failing(2),
  },
  {
    name: 'five buckets, and requests fail at random',
    expected: 'whole',
    buckets: fiveBuckets,
    plan: (server) => server.faults.random(10, 0.2, SURVIVED, { calls: CALLS }),
  },
];

/** Every call finds other files: a tenth of the names comes and goes, and as many more do beside them. */
function changing(scale: number): ChangingContent {
  const base = filesOf(scale);
  const fleeting = Array.from({ length: base.count / 10 }, (_, n) => base.name(n * 10));
  const stages = [0, 1, 2].map((stage) =>
    editedContent(base, {
      remove: fleeting.filter((_, n) => n % 3 === stage),
      add: fleeting.filter((_, n) => n % 3 !== stage).map((name) => `${name}+`),
    }),
  );
  return changingContent(base, (call) => stages[call % 3]!);
}

/** Of the rows of the bucket before any change, those of files that stay. */
export function lasting(rows: readonly string[]): string[] {
  return rows.filter((_, n) => n % 10 !== 0);
}
