import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ALL, TestClient } from './client.ts';
import { FAULT_KINDS, type FaultKind, Faults } from './faults.ts';
import { generatedContent } from './generated.ts';
import { startB2Server } from './server.ts';
import type { B2Server } from './types.ts';

let server: B2Server;
let client: TestClient;
let expected: string[];

beforeEach(async () => {
  server = await startB2Server({
    buckets: [{ name: 'the-bucket', content: generatedContent('hex', 1000) }],
    keys: [{ id: 'key', secret: 'secret', capabilities: ALL }],
  });
  client = await TestClient.open(server);
  const content = generatedContent('hex', 1000);
  expected = [...Array(1000).keys()].map((i) => content.name(i));
});
afterEach(() => server.close());

const listAll = async (versions = false) =>
  (await client.list('the-bucket', { maxFileCount: 300 }, versions)).map((row) => row.fileName);
const list = (init: RequestInit = {}) =>
  fetch(`${server.url}/b2api/v4/b2_list_file_names`, {
    method: 'POST',
    headers: { Authorization: client.token },
    body: JSON.stringify({ bucketId: server.bucketId('the-bucket'), maxFileCount: 300 }),
    redirect: 'manual',
    ...init,
  });

test.each(['short-page', 'empty-page'] as const)('%s: awkward, but nothing is lost', async (kind) => {
  for (const versions of [false, true]) {
    server.faults.clear();
    server.counters.reset();
    server.faults.random(7, 0.6, [kind]);
    expect(await listAll(versions)).toEqual(expected);
    expect(server.counters.faults).toBeGreaterThan(0);
  }
  server.faults.clear();
  server.faults.next('list', kind, 2);
  const page = await client.page('b2_list_file_names', { bucketId: server.bucketId('the-bucket') });
  expect(page.files).toHaveLength(kind === 'short-page' ? 33 : 0);
  expect(expected).not.toContain(page.nextFileName);
});

test.each([
  ['429', 429, 'too_many_requests', null],
  ['429-retry-after', 429, 'too_many_requests', '1'],
  ['503', 503, 'service_unavailable', null],
  ['503-retry-after', 503, 'service_unavailable', '1'],
  ['500', 500, 'internal_error', null],
  ['408', 408, 'request_timeout', null],
  ['cap', 403, 'transaction_cap_exceeded', null],
  ['400', 400, 'bad_request', null],
  ['unauthorized', 401, 'unauthorized', null],
  ['bad-token', 401, 'bad_auth_token', null],
  ['expired-token', 401, 'expired_auth_token', null],
] as const)('%s answers %d %s', async (kind, status, code, retryAfter) => {
  server.faults.next('b2_list_file_names', kind);
  const response = await list();
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ status, code });
  expect(response.headers.get('Retry-After')).toBe(retryAfter);
  expect((await list()).status).toBe(kind === 'expired-token' ? 401 : 200);
  expect(server.requests.map(({ fault }) => fault)).toEqual([null, kind, null]);
});

test('answers that are not what they should be', async () => {
  server.faults.next('list', '502-html');
  server.faults.next('list', '200-html');
  server.faults.next('list', 'truncated-json');
  server.faults.next('list', { kind: 'redirect', location: 'http://elsewhere.invalid/' });
  const [first, second, third, fourth] = [await list(), await list(), await list(), await list()];
  expect([first.status, second.status, third.status, fourth.status]).toEqual([502, 200, 200, 302]);
  expect(await second.text()).toContain('<html>');
  const text = await third.text();
  expect(text).toContain('"fileName"');
  expect(() => JSON.parse(text)).toThrow();
  expect(fourth.headers.get('Location')).toBe('http://elsewhere.invalid/');
});

test.each(['cut', 'cut-chunked'] as const)('%s: the body ends in the middle', async (kind) => {
  server.faults.next('list', kind);
  const response = await list();
  expect(response.status).toBe(200);
  expect(response.headers.has('Content-Length')).toBe(kind === 'cut');
  await expect(response.text()).rejects.toThrow();
  expect((await list()).status).toBe(200);
});

test('reset and hang', async () => {
  server.faults.next('list', 'reset');
  await expect(list()).rejects.toThrow();
  server.faults.next('list', 'hang');
  await expect(list({ signal: AbortSignal.timeout(100) })).rejects.toThrow();
  expect(server.requests.slice(-2).map(({ status }) => status)).toEqual([0, 0]);
  server.faults.next('list', 'hang');
  const hanging = list().catch((error: Error) => error);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.counters.concurrent).toBe(1);
  await server.close();
  expect(await hanging).toBeInstanceOf(Error);
  server = await startB2Server({ buckets: [], keys: [] });
});

test('pages that break the law', async () => {
  server.faults.at('b2_list_file_names', 2, 'out-of-order');
  const swapped = await listAll();
  expect(swapped).not.toEqual(expected);
  expect([...swapped].sort()).toEqual(expected);
  server.faults.next('list', 'duplicate-row');
  expect(await listAll()).toHaveLength(1001);
  server.faults.always('list', 'stuck-cursor');
  await expect(listAll()).rejects.toThrow('does not move');
});

test('tokens that die, and a limit on requests', async () => {
  server.settings.tokenLifetimeCalls = 3;
  const codes = [];
  for (let n = 0; n < 4; n += 1) codes.push((await list()).status);
  expect(codes).toEqual([200, 200, 200, 401]);
  client = await TestClient.open(server);
  expect((await list()).status).toBe(200);
  server.settings.tokenLifetimeCalls = undefined;
  server.settings.rateLimit = { perSecond: 5, retryAfter: 2 };
  const answers = await Promise.all(Array.from({ length: 8 }, () => list()));
  expect(answers.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(3);
  expect(answers.find(({ status }) => status === 429)!.headers.get('Retry-After')).toBe('2');
});

test('the schedule: precedence, counting, seeds', () => {
  const faults = new Faults();
  faults.always('*', '500');
  faults.next('list', '429', 2);
  faults.at('b2_list_file_names', 2, '503');
  const kinds = (n: number, call = 'b2_list_file_names') =>
    Array.from({ length: n }, () => faults.take(call)?.kind ?? null);
  expect(kinds(4)).toEqual(['429', '503', '429', '500']);
  expect(kinds(1, 'b2_list_buckets')).toEqual(['500']);
  const draw = (seed: number): (FaultKind | null)[] => {
    faults.clear();
    faults.random(seed, 0.3, FAULT_KINDS, { limit: 20 });
    return kinds(200);
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(draw(3).filter((kind) => kind !== null)).toHaveLength(20);
});

test('latency is per call and per row', async () => {
  await server.close();
  const waits: number[] = [];
  server = await startB2Server({
    buckets: [{ name: 'the-bucket', content: generatedContent('hex', 1000) }],
    keys: [{ id: 'key', secret: 'secret', capabilities: ALL }],
    clock: { now: () => 0, sleep: async (ms) => waits.push(ms) },
  });
  client = await TestClient.open(server);
  expect(waits).toEqual([]);
  Object.assign(server.latency, { perCallMs: 40, perRowMs: 0.2 });
  expect((await list()).status).toBe(200);
  // 40 ms, and 0.2 ms for each of 300 rows.
  expect(waits).toEqual([100]);
});

test('as a process of its own, with /_control', async () => {
  const config = {
    keys: [{ id: 'key', secret: 'secret', capabilities: ALL }],
    buckets: [
      { name: 'counted', content: { kind: 'counter', count: 2500, versionsAt: [[3, 5]] } },
      { name: 'stated', content: { kind: 'list', files: [{ name: 'x' }] } },
      { name: 'foldered', content: { kind: 'folder', dir: import.meta.dirname } },
    ],
    exitWithParent: true,
  };
  const child = spawn(process.execPath, [`${import.meta.dirname}/main.ts`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    child.stdin.end(JSON.stringify(config));
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { url, pid } = JSON.parse(line.toString()) as { url: string; pid: number };
    expect(pid).toBe(child.pid);
    const steer = async (body?: unknown) => {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      return (await fetch(`${url}/_control`, init)).json() as Promise<
        Record<string, Record<string, unknown>>
      >;
    };
    const basic = Buffer.from('key:secret').toString('base64');
    const auth = await fetch(`${url}/b2api/v4/b2_authorize_account`, {
      headers: { Authorization: `Basic ${basic}` },
    });
    const { authorizationToken, accountId } = (await auth.json()) as Record<string, string>;
    const post = (call: string, body: unknown) =>
      fetch(`${url}/b2api/v4/${call}`, {
        method: 'POST',
        headers: { Authorization: authorizationToken! },
        body: JSON.stringify(body),
      });
    const { buckets } = (await (await post('b2_list_buckets', { accountId })).json()) as {
      buckets: { bucketId: string; bucketName: string }[];
    };
    expect(buckets.map((bucket) => bucket.bucketName)).toEqual(['counted', 'foldered', 'stated']);
    await steer({
      reset: true,
      latency: { perCallMs: 1 },
      faults: { next: [{ call: 'list', fault: '500' }] },
    });
    const bucketId = buckets[0]!.bucketId;
    expect((await post('b2_list_file_versions', { bucketId, maxFileCount: 10_000 })).status).toBe(500);
    await post('b2_list_file_versions', { bucketId, maxFileCount: 10_000 });
    const { counters, latency } = await steer();
    expect(counters).toMatchObject({ rows: 2504, billed: 3, faults: 1, total: 2 });
    expect(latency).toEqual({ perCallMs: 1, perRowMs: 0 });
  } finally {
    child.kill();
  }
});
