import { expect, test } from 'vitest';
import { estimate } from '../../src/listing/estimate.ts';
import { NameModel } from '../../src/listing/name-model.ts';
import { Range } from '../../src/listing/range.ts';
import { compareNames, NAME_BYTES } from '../../src/names/name-order.ts';
import { randomFrom, sortNames } from '../b2-server/index.ts';
import { LightPage } from './fake-service.ts';
import { randomNames } from './name-sets.ts';

/** A range with its first `rows` names received, in pages. */
function listed(
  model: NameModel,
  names: readonly string[],
  rows: number,
  prefix = '',
  end: string | null = null,
) {
  const range = new Range({ bucketId: 'b', bucketName: 'b', bucketType: null, prefix }, prefix, end);
  for (let from = 0; from < rows; from += 500) {
    const to = Math.min(rows, from + 500);
    const given = Array.from({ length: to - from }, (_, index) => from + index);
    const page = new LightPage(names, given, { fileName: names[to] ?? null, fileId: null });
    range.accept(page, 'b2_list_file_names', model, true);
  }
  return range;
}

test('regular names are estimated from the first ones', () => {
  const names = Array.from(
    { length: 30_000 },
    (_, n) =>
      `data/${Math.floor(n * 559_240)
        .toString(16)
        .padStart(9, '0')}`,
  );
  const model = new NameModel();
  const range = listed(model, names, 10_000);
  const { rows, cuts } = estimate(range, model);
  expect(rows).toBeGreaterThan(10_000);
  const found = cuts(7, 0);
  expect(found.length).toBeGreaterThan(3);
  expect(found.every((cut) => cut > names[9_999]!)).toBe(true);
  // Rows that are already requested are left out.
  range.requestedRows = 10_000;
  const busy = estimate(range, model);
  const [first] = busy.cuts(3, 10_000);
  const [later] = busy.cuts(3, 30_000);
  expect(compareNames(later!, first!)).toBeGreaterThan(0);
  expect(busy.cuts(3, busy.rows)).toEqual([]);
});

test('cuts are in order, inside the range, and legal names', () => {
  let found = 0;
  for (let seed = 1; seed <= 120; seed++) {
    const random = randomFrom(seed);
    const { names } = randomNames(random, 2_000);
    const distinct = sortNames([...new Set(names)]);
    const model = new NameModel();
    const rows = 1 + Math.floor(random() * (distinct.length - 1));
    const end = random() < 0.5 ? distinct[Math.floor(rows + random() * (distinct.length - rows))]! : null;
    const range = listed(model, distinct, rows, '', end);
    range.requestedRows = random() < 0.5 ? 0 : 100;
    const parts = 1 + Math.floor(random() * 16);
    const outside = range.end;
    const cuts = estimate(range, model).cuts(parts, range.requestedRows);
    expect(cuts.length).toBeLessThanOrEqual(parts);
    found += cuts.length;
    let last: Range = range;
    for (const cut of cuts) {
      expect(last.mayCut(cut), `seed ${seed}`).toBe(true);
      expect(cut.isWellFormed()).toBe(true);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(NAME_BYTES);
      last = last.cut(cut);
    }
    expect(last.end).toBe(outside);
  }
  expect(found).toBeGreaterThan(40);
});
