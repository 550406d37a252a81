import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { bucketOf, failure, runInventory, startAccount } from './setup.ts';

/** GitHub kills a cancelled step 7.5 s after its first signal. */
const GRACE_MS = 7_000;
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

/** Sends the signal once the server has had so many list calls; tells how long the process then lived. */
function interrupt(
  signal: NodeJS.Signals,
  calls: number,
): { onSpawn(child: ChildProcess): void; livedMs(): number } {
  let [sent, ended] = [0, 0];
  return {
    onSpawn(child) {
      const timer = setInterval(() => {
        if ((server.counters.calls.b2_list_file_names ?? 0) < calls) return;
        clearInterval(timer);
        sent = performance.now();
        child.kill(signal);
      }, 20);
      child.on('exit', () => {
        clearInterval(timer);
        ended = performance.now();
      });
    },
    livedMs: () => ended - sent,
  };
}

// On Windows no process can catch a signal that another sends.
test.skipIf(process.platform === 'win32').each([
  ['SIGINT', 'hang', 'true'],
  ['SIGTERM', 'hang', 'false'],
  ['SIGTERM', '503-retry-after', 'true'],
] as const)('%s in the middle of a walk (%s; an earlier inventory: %s)', async (signal, kind, earlier) => {
  const [workspace, runnerTemp] = [makeFolder('workspace'), makeFolder('runner-temp')];
  const before = new Map<string, string>();
  if (earlier === 'true') {
    const first = await runInventory(server, { bucket: 'my-bucket' }, { workspace, runnerTemp });
    for (const file of first.files()) before.set(file, readFileSync(path.join(workspace, file), 'utf8'));
  }
  server.faults.clear();
  server.counters.reset();
  server.settings.pageLimit = 2;
  server.faults.at('b2_list_file_names', 2, { kind, retryAfter: 60 });
  const { livedMs, onSpawn } = interrupt(signal, 2);
  const result = await runInventory(
    server,
    { bucket: 'my-bucket', concurrency: '1' },
    { workspace, runnerTemp, onSpawn },
  );

  expect(failure(result)).toBe(`Cancelled (${signal}); the inventory is not complete`);
  expect(livedMs()).toBeLessThan(GRACE_MS);
  expect(
    new Map(result.files().map((file) => [file, readFileSync(path.join(workspace, file), 'utf8')])),
  ).toEqual(before);
  expect(readdirSync(workspace)).toEqual(earlier === 'true' ? ['b2-inventory'] : []);
  expect(readdirSync(runnerTemp).sort()).toEqual(['_github_workflow', '_runner_file_commands']);
  expect(result.summary).toBe('');
});
