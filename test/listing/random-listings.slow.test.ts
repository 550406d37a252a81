import { expect, test } from 'vitest';
import { tryCase } from './listing-case.ts';

/** `B2_CASES_FROM=1000000` runs other cases. */
const first = Number(process.env.B2_CASES_FROM ?? 100_001);

test.each([
  ['tiny', 4_000, 60],
  ['small', 2_000, 1_500],
  ['large', 400, 60_000],
] as const)('thousands of random listings: %s', { timeout: 1_200_000 }, async (_, cases, most) => {
  let cut = 0;
  for (let seed = first; seed < first + cases; seed++) {
    const report = await tryCase(seed, most);
    if (report.peak > 1) cut++;
  }
  expect(cut).toBeGreaterThan(cases / 8);
});
