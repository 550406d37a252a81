import { expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { bucketOf, runInventory, startAccount } from './setup.ts';

const names = Array.from({ length: 20_500 }, (_, n) => `a-folder/${String(n).padStart(5, '0')}`);
const inputs = { bucket: 'slow-bucket', formats: 'urls', concurrency: '1' };

/** Each has a server of its own, since they wait at the same time. */
const startSlow = () => startAccount([bucketOf('slow-bucket', names, 'allPrivate')]);

/** The second of three pages of the next listing comes after the time between two lines. */
function delaySecondPage(server: B2Server): void {
  server.faults.clear();
  server.faults.at('list', 2, { kind: 'slow', delayMs: 5_500 });
}

test.concurrent('a long listing reports how far it is, also compared with the baseline', async () => {
  const server = await startSlow();
  const { workspace, code } = await runInventory(server, { ...inputs, 'output-dir': 'first' });
  expect(code).toBe(0);
  delaySecondPage(server);
  const again = { ...inputs, baseline: 'first/manifest.json', 'output-dir': 'second' };
  const { stdout } = await runInventory(server, again, { workspace });
  expect(stdout).toMatch(
    /^20,000 files in 2 pages, [\d,]+ files\/s; 97% of the baseline, about \d+s left; bucket slow-bucket, at "a-folder\/\d+"$/m,
  );
  await server.close();
});

test.concurrent('without names of files where these are hidden', async () => {
  const server = await startSlow();
  delaySecondPage(server);
  const event = { repository: { private: false, visibility: 'public' } };
  const { stdout } = await runInventory(server, inputs, { event });
  expect(stdout).toMatch(/^20,000 files in 2 pages, [\d,]+ files\/s; bucket slow-bucket$/m);
  expect(stdout).not.toContain('a-folder');
  await server.close();
});
