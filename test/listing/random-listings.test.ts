import { expect, test } from 'vitest';
import { type CaseReport, tryCase } from './listing-case.ts';

/** The slow tests try thousands. */
async function tryCases(first: number, cases: number, most: number): Promise<CaseReport[]> {
  const reports: CaseReport[] = [];
  for (let seed = first; seed < first + cases; seed++) reports.push(await tryCase(seed, most));
  return reports;
}

test('any names, pages, cursors and quantiles: the same rows in the same order as page by page', async () => {
  const small = await tryCases(1, 120, 200);
  const middling = await tryCases(10_001, 15, 2_000);
  const reports = [...small, ...middling];
  // Wrong quantiles cut even the smallest bucket.
  expect(reports.filter(({ peak }) => peak > 1).length).toBeGreaterThan(40);
});

test('buckets large enough to cut', async () => {
  const reports = await tryCases(20_001, 10, 30_000);
  expect(reports.filter(({ peak }) => peak > 1).length).toBeGreaterThan(4);
});
