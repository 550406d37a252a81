import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonLength, compareNames, endOfPrefix, prefixUpTo } from '../../src/names/name-order.ts';
import { isLegalName, randomFrom } from '../b2-server/index.ts';
import { randomNames } from '../listing/name-sets.ts';

const legal = (name: string) => isLegalName(name);
const around = fc.constantFrom(
  '~',
  '}',
  ' ',
  '\u0080',
  '\ud7ff',
  '\ue000',
  '\uffff',
  '\u{10000}',
  '\u{10ffff}',
);
const name = fc
  .array(fc.oneof(around, fc.string({ unit: 'binary', minLength: 1, maxLength: 2 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''))
  .filter(legal);

test('compareNames compares as UTF-8 bytes', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(Math.sign(compareNames(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
    { numRuns: 2_000 },
  );
});

test('names with a prefix, and no others, are from the prefix up to endOfPrefix', () => {
  fc.assert(
    fc.property(name, name, fc.boolean(), (prefix, other, below) => {
      const end = endOfPrefix(prefix);
      if (end !== null) expect(legal(end), 'the end is a legal name').toBe(true);
      const candidate = below ? prefix + other : other;
      const inside =
        compareNames(candidate, prefix) >= 0 && (end === null || compareNames(candidate, end) < 0);
      expect(inside).toBe(candidate.startsWith(prefix));
    }),
    { numRuns: 5_000 },
  );
});

test('all names of a range have the prefix of prefixUpTo, and none after it', () => {
  let bounds = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const random = randomFrom(seed);
    const { names } = randomNames(random, 60);
    const draw = () => names[Math.floor(random() * names.length)]!;
    for (let pair = 0; pair < 40; pair++) {
      const [start, stem] = [draw(), draw()];
      const end = endOfPrefix([...stem].slice(0, 1 + Math.floor(random() * 4)).join(''));
      if (end === null || compareNames(start, end) >= 0) continue;
      const prefix = prefixUpTo(start, end);
      if (prefix === undefined) continue;
      bounds++;
      for (const each of [...names, start, end, `${end}a`, `${start} `, `${prefix}\u{10ffff}`]) {
        if (compareNames(each, end) >= 0)
          expect(each.startsWith(prefix), `${each} is after ${end}`).toBe(false);
        else if (compareNames(each, start) >= 0)
          expect(each.startsWith(prefix), `${each} before ${end}`).toBe(true);
      }
    }
  }
  expect(bounds).toBeGreaterThan(500);
});

test('there is no end after the greatest character, and no prefix with a control character', () => {
  expect(endOfPrefix('')).toBeNull();
  expect(endOfPrefix('\u{10ffff}\u{10ffff}')).toBeNull();
  expect(endOfPrefix('a\u{10ffff}')).toBe('b');
  expect(endOfPrefix('a~')).toBe('a\u0080');
  expect(endOfPrefix('a\ud7ff')).toBe('a\ue000');
  expect(prefixUpTo('a', ' ')).toBeUndefined();
  expect(prefixUpTo('a~', 'a\u0080')).toBeUndefined();
  expect(prefixUpTo('a\ud7ff1', 'a\ue000')).toBe('a\ud7ff');
  expect(prefixUpTo('a', 'c')).toBeUndefined();
});

test('commonLength ends at the end of a character', () => {
  expect(commonLength('abc', 'abd')).toBe(2);
  expect(commonLength('a😀', 'a😁')).toBe(1);
  expect(commonLength('a😀x', 'a😀y')).toBe(3);
  expect(commonLength('', 'a')).toBe(0);
  expect(commonLength('ab', 'ab')).toBe(2);
});
