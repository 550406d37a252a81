import { expect, test } from 'vitest';
import { type Divergence, NameModel, positionsOf } from '../../src/listing/name-model.ts';
import { commonLength } from '../../src/names/name-order.ts';
import { randomFrom } from '../b2-server/index.ts';
import { randomNames } from './name-sets.ts';

/** The divergences by their definition. */
function expectedDivergences(names: readonly string[]): Divergence[] {
  const rows = new Map<number, number>();
  const last = names.at(-1)!;
  for (const [row, name] of names.entries()) {
    if (name !== last) rows.set(commonLength(name, last), row + 1);
  }
  return [...rows].map(([position, rows]) => ({ position, rows })).sort((a, b) => a.position - b.position);
}

function learnAll(model: NameModel, names: readonly string[], start = ''): Divergence[] {
  const divergences: Divergence[] = [];
  for (let row = 1; row < names.length; row++)
    model.learn(divergences, start, names[row - 1]!, names[row]!, row);
  return divergences;
}

test('divergences are where earlier names differ from the last', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomFrom(seed);
    const { names } = randomNames(random, 1 + Math.floor(random() * 400));
    const distinct = [...new Set(names)];
    for (const count of [1, 2, distinct.length >> 1, distinct.length]) {
      const part = distinct.slice(0, Math.max(1, count));
      expect(learnAll(new NameModel(), part), `seed ${seed}`).toEqual(expectedDivergences(part));
    }
  }
});

test('offsets are counted from the last slash', () => {
  expect(positionsOf('a/😀b')).toEqual([
    { position: 0, character: 'a', depth: 0, offset: 0 },
    { position: 1, character: '/', depth: 0, offset: 1 },
    { position: 2, character: '😀', depth: 1, offset: 0 },
    { position: 4, character: 'b', depth: 1, offset: 1 },
  ]);
});

const HEX = [...'0123456789abcdef'];
const hex = HEX.flatMap((a) => HEX.flatMap((b) => HEX.map((c) => `x/${a}${b}${c}`)));

test('characters of a complete folder are known in every folder', () => {
  const model = new NameModel();
  learnAll(model, hex.slice(0, 600));
  const [, , first, second, third] = positionsOf('x/25f');
  // 256 rows each have the first digit 0 and 1; no second digit has more than 16 rows.
  expect(model.siblings(third!)).toEqual({ all: HEX, more: false, rowsEach: 1 });
  expect(model.siblings(second!)).toEqual({ all: HEX, more: false, rowsEach: 16 });
  // Not all first digits were seen there, but they were at other positions of the same names.
  expect(model.siblings(first!)).toEqual({ all: [...'0123456789'], more: true, rowsEach: 256 });
  expect(model.siblings(positionsOf('x/25f')[0]!)).toBeUndefined();
  expect(model.mayDiverge(positionsOf('x/25f')[0]!)).toBe(true);
  learnAll(model, ['x/y/1', 'x/z/2']);
  expect(model.mayDiverge(positionsOf('x/y/a')[4]!)).toBe(false);
});

test('a range that begins in the middle of a folder has not passed the characters before', () => {
  const model = new NameModel();
  // From x/c on, each first digit has 256 rows; those before c are known, but not in this range.
  learnAll(model, hex.slice(0, 600));
  const rowsEach = () => model.siblings(positionsOf('x/c00')[2]!)?.rowsEach;
  const before = rowsEach();
  learnAll(model, hex.slice(12 * 256, 15 * 256), 'x/c');
  expect(before).toBe(256);
  expect(rowsEach()).toBe(256);
});

test('characters seen at a position are expected there, also those of another kind', () => {
  const model = new NameModel();
  learnAll(model, ['a8', 'a9', 'aa', 'ab']);
  expect(model.siblings(positionsOf('ab')[1]!)).toMatchObject({ all: ['8', '9', 'a', 'b'], more: true });
});

test('characters without rows count', () => {
  const model = new NameModel();
  learnAll(model, ['a1', 'a5', 'a9', 'b9', 'b9x', 'c']);
  expect(model.siblings(positionsOf('a1')[1]!)?.all).toEqual(['1', '5', '9']);
  // 3 rows on the digits 1, 5 and 9 of a; b has only the last of them.
  expect(model.siblings(positionsOf('a1')[1]!)?.rowsEach).toBe(1);
});

test('where digits count up, those of other folders are expected', () => {
  const days = ['05', '08', '09'].map((day) => `2024/01/${day}`);
  const month = positionsOf('2024/01/05')[6]!;
  const two = new NameModel();
  learnAll(two, [...days, '2024/02/05']);
  // Two digits may be anything.
  expect(two.siblings(month)?.all).toEqual(['1', '2']);
  const three = new NameModel();
  learnAll(three, [...days, '2024/02/05', '2024/03/09']);
  expect(three.siblings(month)?.all).toEqual(['1', '2', '3', '5', '8', '9']);
  const letters = new NameModel();
  learnAll(letters, [...days, '2024/02/05', '2024/03/09', '2024/0x/01']);
  expect(letters.siblings(month)?.all).toEqual(['1', '2', '3', 'x']);
});
