import { afterEach, describe, expect, test } from 'vitest';
import { runInventory, startLargeAccount } from './setup.ts';

const MIB = 2 ** 20;
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Lists this many files. @returns the peak memory of the action in MiB */
async function peak(count: number, inputs: Record<string, string>): Promise<number> {
  const server = await startLargeAccount({ kind: 'hex', count });
  stops.push(server.stop);
  const result = await runInventory(server, { bucket: 'many-files', ...inputs }, { timeoutMs: 600_000 });
  const mib = (result.peakRssBytes ?? 0) / MIB;
  console.log(
    `${count} files, ${JSON.stringify(inputs)}: ${mib.toFixed(0)} MiB, ${(result.wallMs / 1_000).toFixed(1)} s, ${result.outputs.requests} requests`,
  );
  expect(result.outputs).toMatchObject({ complete: 'true', 'file-count': String(count) });
  // An output that is too large is left empty and named.
  expect(result.outputs).toMatchObject({ urls: '', omitted: '["urls"]' });
  result.dispose();
  return mib;
}

describe.skipIf(process.platform !== 'linux')('memory does not grow with the bucket', () => {
  test.each([
    ['one request at a time', 250, { concurrency: '1' }],
    // Sixteen pages are under way, and more wait for their turn.
    ['as many as by default', 300, {}],
    ['with every rule', 300, { rules: 'default', versions: 'all', gates: 'warn: errors == 0' }],
  ] as const)('%s: at most %i MiB', async (_, limit, inputs) => {
    const [one, three] = [await peak(1_000_000, inputs), await peak(3_000_000, inputs)];
    expect.soft(one).toBeLessThan(limit);
    // Where one million takes far less than it may, a few pages more are no growth.
    expect.soft(three).toBeLessThan(Math.max(one * 1.15, limit));
  });
});
