import { expect, test } from 'vitest';
import { Alphabet } from '../../src/listing/alphabet.ts';
import { compareNames } from '../../src/listing/key-range.ts';
import { commonLength, type Level, learnLevels } from '../../src/listing/levels.ts';
import { randomFrom } from '../b2-server/index.ts';
import { randomNames } from './name-sets.ts';

/** Level by level as the words say it, one name after the other. */
function plainLevels(names: readonly string[]): Level[] {
  const levels = new Map<number, number>();
  const last = names.at(-1)!;
  for (const [row, name] of names.entries()) {
    if (name !== last) levels.set(commonLength(name, last), row + 1);
  }
  return [...levels].map(([position, rows]) => ({ position, rows })).sort((a, b) => a.position - b.position);
}

test('levels are where earlier names part from the newest, however the names are paged', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomFrom(seed);
    const { names } = randomNames(random, 1 + Math.floor(random() * 400));
    let levels: Level[] = [];
    for (let from = 0; from < names.length; ) {
      const count = Math.min(names.length - from, 1 + Math.floor(random() * 100));
      const first = from;
      levels = learnLevels(levels, names[from - 1], from, count, (row) => names[first + row]!);
      from += count;
      expect(levels, `seed ${seed}`).toEqual(plainLevels(names.slice(0, from)));
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

test('an alphabet tells what may follow, by kind', () => {
  const alphabet = new Alphabet();
  const names = ['a0Z', 'c5-', 'f9_', '😀日', '!'];
  alphabet.learn(names.length, (row) => names[row]!);
  expect(alphabet.after('0')).toEqual(['5', '9', ':']);
  expect(alphabet.after('c')).toEqual(['f', '{']);
  expect(alphabet.after('-')).toEqual(['_', '日', '😀']);
  expect(alphabet.after('😀')).toEqual([]);
  expect(alphabet.span('a', 'f')).toBe(3);
  expect(alphabet.span('x', 'z')).toBe(1);
});

test('an alphabet of thousands of characters stays small, and what may follow stays in order', () => {
  const alphabet = new Alphabet();
  for (let page = 0; page < 50; page++) {
    alphabet.learn(100, (row) => String.fromCodePoint(0x4e00 + page * 100 + row, 0x1f300 + page * 10));
  }
  for (const character of ['日', '\u4e00', '😀', 'a']) {
    const after = alphabet.after(character);
    expect(after.length).toBeLessThanOrEqual(66);
    for (const [index, each] of after.entries()) {
      expect(compareNames(each, index === 0 ? character : after[index - 1]!)).toBeGreaterThan(0);
    }
  }
});
