import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type B2Server, type FaultKind, randomFrom, UPLOAD_FAULTS } from '../b2-server/index.ts';
import {
  BEFORE,
  copyInProcess,
  LATEST_NAME,
  MANIFEST_NAME,
  startReports,
  uploadsOf,
  WHOLE,
} from './copy-in-process.ts';

/** `slow` only waits. */
const KINDS = UPLOAD_FAULTS.filter((kind) => kind !== 'slow');
/** What no further attempt can help. */
const FATAL: readonly FaultKind[] = ['400', 'unauthorized', 'cap', 'redirect'];
/** Every request except that for the key, whose refusal is final. */
const CALLS = [
  'b2_list_buckets',
  'b2_get_upload_url',
  'b2_upload_file',
  'b2_start_large_file',
  'b2_get_upload_part_url',
  'b2_upload_part',
  'b2_finish_large_file',
  'b2_list_unfinished_large_files',
  'b2_cancel_large_file',
  'b2_list_file_names',
];
/** Requests of a copy that cleans up; they fail silently. */
const CLEANUP = ['b2_list_unfinished_large_files', 'b2_cancel_large_file'];

let server: B2Server;
/** Requests of a copy without faults. */
let requests = 0;

beforeAll(async () => {
  server = await startReports();
  await copyInProcess(server);
  requests = server.requests.findIndex(({ body }) => nameIn(body) === LATEST_NAME) + 1;
  await server.close();
  expect(requests).toBeGreaterThan(20);
});
afterAll(() => server.close());
beforeEach(async () => {
  server = await startReports();
});

function nameIn(body: unknown): string | undefined {
  return (body as { fileName?: string } | null)?.fileName;
}

/** After a copy that failed or was cut short: what is visible is whole, and nothing names what is not there. */
function checkInterrupted(stored: Map<string, string>): void {
  for (const [name, content] of stored) {
    if (name !== LATEST_NAME) expect(content, name).toBe(WHOLE.get(name));
  }
  const latest = stored.get(LATEST_NAME)!;
  expect([BEFORE, WHOLE.get(LATEST_NAME)]).toContain(latest);
  // The data are there before the manifest, and the manifest is before latest.json.
  const others = [...WHOLE.keys()].filter(
    (name) => !/nightly\/(?:latest|inventory\/.*\/manifest)/.test(name),
  );
  if (stored.has(MANIFEST_NAME)) for (const name of others) expect(stored.has(name), name).toBe(true);
  if (latest !== BEFORE) expect(stored.size).toBe(WHOLE.size);
}

async function restart(): Promise<void> {
  await server.close();
  server = await startReports();
}

test('each fault at each request of a copy: stored once, whole, in order', async () => {
  for (const kind of KINDS) {
    for (let at = 1; at <= requests; at++) {
      await restart();
      // The first request authorizes the key.
      server.faults.at('*', at + 1, kind);
      const { error, stored, unfinished } = await copyInProcess(server, { seed: at });
      const point = `${kind} at request ${at}`;
      expect(error, point).toBeUndefined();
      expect(stored, point).toEqual(WHOLE);
      expect(unfinished, point).toEqual([]);
      expect(uploadsOf(server).slice(-3)).toEqual([MANIFEST_NAME, `${MANIFEST_NAME}.sha256`, LATEST_NAME]);
    }
  }
});

test('200 seeded schedules of faults', async () => {
  for (let seed = 1; seed <= 200; seed++) {
    await restart();
    const random = randomFrom(seed);
    server.faults.random(seed, random() * 0.35, KINDS, { calls: CALLS });
    const { error, stored, unfinished } = await copyInProcess(server, { seed });
    expect(error, `seed ${seed}`).toBeUndefined();
    expect(stored, `seed ${seed}`).toEqual(WHOLE);
    expect(unfinished, `seed ${seed}`).toEqual([]);
    expect(uploadsOf(server).at(-1)).toBe(LATEST_NAME);
  }
});

test('a copy that ends at any request leaves nothing that is not whole', async () => {
  let [failed, kept] = [0, 0];
  for (const kind of FATAL) {
    for (let at = 1; at <= requests; at++) {
      await restart();
      server.faults.at('*', at + 1, kind);
      const { error, stored, unfinished } = await copyInProcess(server, { seed: at });
      const hit = server.requests.find(({ fault }) => fault !== null);
      checkInterrupted(stored);
      // How many requests there are depends on how many are sent at a time.
      if (!hit || CLEANUP.includes(hit.call)) continue;
      expect(error, `${kind} at request ${at}: ${hit.call}`).toBeDefined();
      expect(unfinished, `${kind} at request ${at}: ${hit.call}`).toEqual([]);
      failed++;
      if (stored.get(LATEST_NAME) === BEFORE) kept++;
    }
  }
  expect(failed).toBeGreaterThan(60);
  expect(kept).toBe(failed);
});

test('a copy that is aborted at any request leaves nothing that is not whole', async () => {
  let aborted = 0;
  for (let at = 2; at <= requests; at++) {
    await restart();
    const cancel = new AbortController();
    // The answer to this request is late, and the run is cancelled while it is awaited.
    server.faults.at('*', at, { kind: 'slow', delayMs: 30 });
    const timer = setInterval(() => {
      if (server.counters.faults > 0) cancel.abort(new Error('cancelled'));
    }, 2);
    const { error, stored, unfinished } = await copyInProcess(server, { seed: at, signal: cancel.signal });
    clearInterval(timer);
    if (!cancel.signal.aborted) continue;
    aborted++;
    expect(error?.message, `request ${at}`).toBe('cancelled');
    checkInterrupted(stored);
    expect(unfinished, `request ${at}`).toEqual([]);
  }
  expect(aborted).toBeGreaterThan(15);
});
