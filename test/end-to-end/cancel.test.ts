import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { bucketOf, failure, runInventory, signalWhen, startAccount, strayFiles } from './setup.ts';

/** GitHub kills a cancelled step 7.5 s after its first signal: the action must not wait for any of these. */
const RETRY_AFTER_SECONDS = 3_000;
let server: B2Server;

beforeAll(async () => {
  server = await startAccount([bucketOf('my-bucket', ['a', 'b', 'c', 'd', 'e'])]);
});
beforeEach(() => {
  server.faults.clear();
  server.counters.reset();
  server.settings.pageLimit = undefined;
});
afterAll(() => server.close());

// On Windows no process can catch a signal that another sends.
test.skipIf(process.platform === 'win32').each([
  ['SIGINT', 'hang', 'true'],
  ['SIGTERM', 'hang', 'false'],
  ['SIGTERM', '503-retry-after', 'true'],
] as const)('%s in the middle of a listing (%s; an earlier inventory: %s)', async (signal, kind, earlier) => {
  const [workspace, runnerTemp] = [makeFolder('workspace'), makeFolder('runner-temp')];
  const before = new Map<string, string>();
  if (earlier === 'true') {
    // In an earlier job.
    const first = await runInventory(server, { bucket: 'my-bucket' }, { workspace });
    for (const file of first.files()) before.set(file, readFileSync(path.join(workspace, file), 'utf8'));
  }
  server.faults.clear();
  server.counters.reset();
  server.settings.pageLimit = 2;
  server.faults.at('b2_list_file_names', 2, { kind, retryAfter: RETRY_AFTER_SECONDS });
  const lists = () => server.counters.calls.b2_list_file_names ?? 0;
  const result = await runInventory(
    server,
    { bucket: 'my-bucket', concurrency: '1' },
    { workspace, runnerTemp, timeoutMs: 20_000, ...signalWhen(signal, () => lists() === 2) },
  );

  expect(failure(result)).toBe(`Cancelled (${signal}); the inventory is not complete`);
  // The request that hangs is not waited for, and the one that is refused is not made again.
  expect(lists()).toBe(2);
  expect(
    new Map(result.files().map((file) => [file, readFileSync(path.join(workspace, file), 'utf8')])),
  ).toEqual(before);
  expect(readdirSync(workspace)).toEqual(earlier === 'true' ? ['b2-inventory'] : []);
  expect(strayFiles(result)).toEqual([]);
  expect(result.summary).toMatch(/^## B2 inventory failed\n/);
});
