import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAPITAL, NameScanner, UNUSUAL } from '../../src/audit/name-scanner.ts';
import type { FileCheck } from '../../src/audit/rule.ts';
import { emptyFiles } from '../../src/audit/rules/content.ts';
import { unsafeNames } from '../../src/audit/rules/names.ts';
import { foldedName, SimilarNames } from '../../src/audit/similar-names.ts';
import { rowsNamed } from './rows-named.ts';

const inOrder = (names: Iterable<string>) =>
  [...new Set(names)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

test('a scan finds capitals and characters that need a closer look, wherever they are', () => {
  const character = fc.constantFrom(
    'a',
    'z',
    '0',
    '@',
    '[',
    '_',
    '~',
    ' ',
    'A',
    'Z',
    '\\',
    '"',
    '\u00e9',
    '\u007f',
    '\u{1f600}',
  );
  const name = fc.array(character, { minLength: 1, maxLength: 12 }).map((characters) => characters.join(''));
  const scanner = new NameScanner();
  fc.assert(
    fc.property(fc.array(name, { minLength: 1 }), (names) => {
      const found = rowsNamed(names, (row) => {
        scanner.next();
        return scanner.bits(row);
      });
      for (const [index, bits] of found.entries()) {
        const unusual = /[^\0-\x7e]|["\\]/.test(names[index]!);
        expect((bits & UNUSUAL) !== 0).toBe(unusual);
        if (!unusual) expect((bits & CAPITAL) !== 0).toBe(/[A-Z]/.test(names[index]!));
      }
    }),
  );
});

describe('names that differ only by case or normalization', () => {
  /** The names that are found, of names in the order of a listing. */
  function found(names: readonly string[]): string[] {
    const scanner = new NameScanner();
    const similar = new SimilarNames(scanner);
    const hits = rowsNamed(names, (row) => {
      scanner.next();
      return similar.add(row);
    });
    expect(similar.overflowed).toBe(false);
    return names.filter((_, index) => hits[index]);
  }

  test('are all found but the first of each, in any folders', () => {
    const letter = fc.constantFrom(
      'a',
      'A',
      'b',
      'B',
      'e',
      'E',
      '\u00e9',
      '\u00c9',
      'e\u0301',
      'E\u0301',
      '/',
      '-',
      '0',
      '\\',
      '"',
      '\u65e5',
    );
    const name = fc.array(letter, { minLength: 1, maxLength: 5 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(fc.array(name, { minLength: 2, maxLength: 200 }), (given) => {
        const names = inOrder(given);
        const before = new Set<string>();
        const expected = names.filter((each) => {
          const folded = foldedName(each);
          const isSimilar = before.has(folded);
          before.add(folded);
          return isSimilar;
        });
        expect(found(names)).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  test('are found among many names with capitals in one folder', () => {
    const names = inOrder([
      ...Array.from({ length: 20_000 }, (_, index) => `IMG_${index}.JPG`),
      'img_7.jpg',
      'Img_19999.Jpg',
    ]);
    expect(found(names)).toEqual(['Img_19999.Jpg', 'img_7.jpg']);
  });
});

describe('names', () => {
  const offends = (rule: typeof unsafeNames, name: string): boolean => {
    const names = new NameScanner();
    const check = rule.begin({
      names,
      now: 0,
      bucket: {} as never,
      capabilities: [],
      accountBuckets: null,
    }) as FileCheck;
    return rowsNamed([name], (row) => check.add(row))[0]!;
  };

  test.each([
    '\u202e',
    '\u200e',
    '\u200f',
    '\u061c',
    '\u2066',
    '\u2069',
    '\u2028',
    '\u2029',
    '\u0085',
    '\u0007',
    '\u007f',
    '\n',
  ])('with %j are unsafe', (character) => {
    expect(offends(unsafeNames, `a${character}b`)).toBe(true);
    expect(offends(unsafeNames, character)).toBe(true);
  });

  test.each([
    'plain',
    '\u65e5\u672c',
    '\u{1f468}\u200d\u{1f469}',
    'a"b',
    'a\\b',
    '\u2030',
    '\u00a0',
    '\u2070',
  ])('such as %j are safe', (name) => {
    expect(offends(unsafeNames, name)).toBe(false);
  });

  test('of one byte are not empty files', () => {
    expect(offends(emptyFiles, 'a')).toBe(false);
  });
});
