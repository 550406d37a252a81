import { expect, test } from 'vitest';
import { type CaseReport, tryCase } from './listing-case.ts';

/** Cases of one size, and what they did. */
async function tryCases(first: number, cases: number, most: number): Promise<CaseReport[]> {
  const reports: CaseReport[] = [];
  for (let seed = first; seed < first + cases; seed++) reports.push(await tryCase(seed, most));
  return reports;
}

test('whatever the names, pages, cursors and hints: the rows of the walk one by one, in its order', async () => {
  const small = await tryCases(1, 300, 200);
  const middling = await tryCases(10_001, 40, 2_000);
  const reports = [...small, ...middling];
  // Hints that are wrong cut even the smallest bucket.
  expect(reports.filter(({ peak }) => peak > 1).length).toBeGreaterThan(100);
});

test('buckets that are worth cutting', async () => {
  const reports = await tryCases(20_001, 25, 30_000);
  expect(reports.filter(({ peak }) => peak > 1).length).toBeGreaterThan(10);
});
