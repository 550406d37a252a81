import { expect, test } from 'vitest';
import { MOST_URLS } from '../../src/audit/url-checks.ts';
import type { FindingsFile } from './rules-account.ts';
import { bucketOf, readInventory, runInventory, startAccount } from './setup.ts';

test('beyond the limit nothing is requested, and the rest is not evaluated', async () => {
  const names = Array.from({ length: MOST_URLS + 5 }, (_, index) => `f${index}`);
  const server = await startAccount([bucketOf('many-files', names)]);
  try {
    const result = await runInventory(
      server,
      {
        bucket: 'many-files',
        'verify-urls': 'true',
        formats: 'urls',
        gates: 'warn: url-failures == 0',
      },
      { timeoutMs: 280_000 },
    );
    const found = JSON.parse(readInventory(result).text('findings.json')) as FindingsFile;
    expect(found.findings).toEqual([]);
    expect(found.notEvaluated.map(({ reason }) => reason)).toEqual(
      Array(2).fill('only the first 10,000 URLs of a listing are verified'),
    );
    expect(result.summary).toContain('not every URL was verified');
    expect(Number(result.outputs.requests)).toBeGreaterThan(MOST_URLS);
    expect(Number(result.outputs.requests)).toBeLessThan(MOST_URLS + 50);
  } finally {
    await server.close();
  }
}, 300_000);
