import { expect, test } from 'vitest';
import { estimate } from '../../src/listing/estimate.ts';
import { type Divergence, NameModel, positionsOf } from '../../src/listing/name-model.ts';
import { Range } from '../../src/listing/range.ts';
import { commonLength, NAME_BYTES } from '../../src/names/name-order.ts';
import { randomFrom, sortNames } from '../b2-server/index.ts';
import { LightPage } from './fake-service.ts';
import { randomNames } from './name-sets.ts';

/** Where names part, as the words say it, one name after the other. */
function plainTrail(names: readonly string[]): Divergence[] {
  const partings = new Map<number, number>();
  const last = names.at(-1)!;
  for (const [row, name] of names.entries()) {
    if (name !== last) partings.set(commonLength(name, last), row + 1);
  }
  return [...partings]
    .map(([position, rows]) => ({ position, rows }))
    .sort((a, b) => a.position - b.position);
}

function learnAll(shape: NameModel, names: readonly string[]): Divergence[] {
  const trail: Divergence[] = [];
  for (let row = 1; row < names.length; row++) shape.learn(trail, names[row - 1]!, names[row]!, row);
  return trail;
}

test('a trail is where earlier names part from the newest', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomFrom(seed);
    const { names } = randomNames(random, 1 + Math.floor(random() * 400));
    const distinct = [...new Set(names)];
    for (const count of [1, 2, distinct.length >> 1, distinct.length]) {
      const part = distinct.slice(0, Math.max(1, count));
      expect(learnAll(new NameModel(), part), `seed ${seed}`).toEqual(plainTrail(part));
    }
  }
});

test('names are alike up to the end of a character', () => {
  expect(commonLength('abc', 'abd')).toBe(2);
  expect(commonLength('a😀', 'a😁')).toBe(1);
  expect(commonLength('a😀x', 'a😀y')).toBe(3);
  expect(commonLength('', 'a')).toBe(0);
  expect(commonLength('ab', 'ab')).toBe(2);
});

test('spots are counted from the last slash', () => {
  expect(positionsOf('a/😀b')).toEqual([
    { position: 0, character: 'a', depth: 0, offset: 0 },
    { position: 1, character: '/', depth: 0, offset: 1 },
    { position: 2, character: '😀', depth: 1, offset: 0 },
    { position: 4, character: 'b', depth: 1, offset: 1 },
  ]);
});

const HEX = [...'0123456789abcdef'];
const hex = HEX.flatMap((a) => HEX.flatMap((b) => HEX.map((c) => `x/${a}${b}${c}`)));

test('what has passed once is known in every folder', () => {
  const shape = new NameModel();
  learnAll(shape, hex.slice(0, 600));
  const [, , first, second, third] = positionsOf('x/25f');
  // 256 rows had the first digit 0 and as many the digit 1; no second digit has more than 16 rows.
  expect(shape.siblings(third!)).toEqual({ all: HEX, more: false, rowsEach: 1 });
  expect(shape.siblings(second!)).toEqual({ all: HEX, more: false, rowsEach: 16 });
  // Of the digits only that there are others is known, but they stand elsewhere in the same names.
  expect(shape.siblings(first!)).toEqual({ all: [...'0123456789'], more: true, rowsEach: 256 });
  expect(shape.siblings(positionsOf('x/25f')[0]!)).toBeUndefined();
  expect(shape.mayPart(positionsOf('x/25f')[0]!)).toBe(true);
  learnAll(shape, ['x/y/1', 'x/z/2']);
  expect(shape.mayPart(positionsOf('x/y/a')[4]!)).toBe(false);
});

test('characters that had no rows count, too', () => {
  const shape = new NameModel();
  learnAll(shape, ['a1', 'a5', 'a9', 'b9', 'b9x', 'c']);
  expect(shape.siblings(positionsOf('a1')[1]!)?.all).toEqual(['1', '5', '9']);
  // 3 rows on the digits 1, 5 and 9 of a; b has but the last of them.
  expect(shape.siblings(positionsOf('a1')[1]!)?.rowsEach).toBe(1);
});

/** A range of which the names up to `rows` have come, in pages. */
function walked(
  shape: NameModel,
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
    range.accept(page, 'b2_list_file_names', shape, true);
  }
  return range;
}

test('of names that go on as they began the rest is known', () => {
  const names = Array.from(
    { length: 30_000 },
    (_, n) =>
      `data/${Math.floor(n * 559_240)
        .toString(16)
        .padStart(9, '0')}`,
  );
  const shape = new NameModel();
  const range = walked(shape, names, 10_000);
  const { rows, cuts } = estimate(range, shape);
  expect(rows).toBeGreaterThan(10_000);
  const places = cuts(7);
  expect(places.length).toBeGreaterThan(3);
  expect(places.every((place) => place > names[9_999]!)).toBe(true);
});

test('cuts are in order, inside, and can be asked for', () => {
  let found = 0;
  for (let seed = 1; seed <= 120; seed++) {
    const random = randomFrom(seed);
    const { names } = randomNames(random, 2_000);
    const distinct = sortNames([...new Set(names)]);
    const shape = new NameModel();
    const rows = 1 + Math.floor(random() * (distinct.length - 1));
    const end = random() < 0.5 ? distinct[Math.floor(rows + random() * (distinct.length - rows))]! : null;
    const range = walked(shape, distinct, rows, '', end);
    range.underWay = random() < 0.5 ? 0 : 100;
    const parts = 1 + Math.floor(random() * 16);
    const outside = range.end;
    const places = estimate(range, shape).cuts(parts);
    expect(places.length).toBeLessThanOrEqual(parts);
    found += places.length;
    let last: Range = range;
    for (const place of places) {
      expect(last.mayCut(place), `seed ${seed}`).toBe(true);
      expect(place.isWellFormed()).toBe(true);
      expect(Buffer.byteLength(place)).toBeLessThanOrEqual(NAME_BYTES);
      last = last.cut(place);
    }
    expect(last.end).toBe(outside);
  }
  expect(found).toBeGreaterThan(40);
});
