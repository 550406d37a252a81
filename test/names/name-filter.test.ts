import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterNames } from '../../src/names/name-filter.ts';

/** Few characters, so that globs often match. */
const CHARACTERS = ['a', 'b', '/', '/', '.', 'é', '😀', '\\', '\n', '(', '!'];
const names = fc
  .array(fc.constantFrom(...CHARACTERS), { maxLength: 9, minLength: 1 })
  .map((characters) => characters.join(''));

const plain = fc.constantFrom('a', 'b', '/', '/', '.', 'é', '😀', '\\\\', '\\*', '(', 'ab', 'a/');
const wild = fc.constantFrom('*', '**', '?', '[ab]', '[!a]', '[a-z]', '**/', '/**', '/**/', '*');
const { glob: globs } = fc.letrec<{ glob: string; group: string }>((tie) => ({
  glob: fc
    .array(
      fc.oneof(
        { maxDepth: 2 },
        { weight: 4, arbitrary: plain },
        { weight: 2, arbitrary: wild },
        { weight: 1, arbitrary: tie('group') },
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((parts) => parts.join(''))
    // Each may double the number of patterns, which is limited.
    .filter((glob) => glob.split('{').length <= 7),
  group: fc.tuple(tie('glob'), tie('glob')).map(([a, b]) => `{${a},${b}}`),
}));

test('include and exclude', () => {
  const { matches } = filterNames(['a/**', 'b/**'], ['**/*.tmp', 'b/x']);
  expect(['a/x', 'a/x.tmp', 'b/x', 'b/y', 'c'].filter(matches)).toEqual(['a/x', 'b/y']);
  expect(filterNames([], ['*.tmp']).matches('a')).toBe(true);
  expect(filterNames([], []).matches('a\nb')).toBe(true);
});

describe('prefixes', () => {
  test.each([
    [['**'], '', ['']],
    [['*.jpg', 'a/**'], '', ['']],
    [['db/**'], '', ['db/']],
    [['db/*.sql', 'db/old/**', 'a'], '', ['a', 'db/']],
    [['{b,a}/x*'], '', ['a/x', 'b/x']],
    [['x{1..3}/**'], 'x2', ['x2/']],
    [['\\*a?'], '', ['*a']],
    [['db/**'], 'db/2026/', ['db/2026/']],
    [['db/**'], 'other/', []],
    [['db'], 'db/', []],
    [['d*'], 'db/', ['db/']],
    [['😀*', '\uff01*'], '', ['\uff01', '😀']],
    [['a\tb*'], '', ['a']],
    [['{,a}'], 'b', []],
    [[], 'a', ['a']],
    [['a'.repeat(1_025)], '', []],
  ])('%j below %j', (include, prefix, prefixes) => {
    expect(filterNames(include, ['**']).prefixes(prefix)).toEqual(prefixes);
  });

  test('are at most as many as asked for', () => {
    const { prefixes } = filterNames(['{100..399}/**'], []);
    expect(prefixes('', 300)).toHaveLength(300);
    expect(prefixes('', 299)).toHaveLength(30);
    expect(prefixes('', 29)).toEqual(['1', '2', '3']);
    expect(prefixes('', 2)).toEqual(['']);
    expect(prefixes('1')).toHaveLength(100);
    expect(prefixes('1', 1)).toEqual(['1']);
  });

  test('select the same rows as testing every row', () => {
    const filters = fc.tuple(fc.array(globs, { maxLength: 3 }), fc.array(globs, { maxLength: 2 }));
    const prefix = fc.oneof(
      fc.constant(''),
      names.map((name) => name.slice(0, 2)).filter((text) => text.isWellFormed()),
    );
    fc.assert(
      fc.property(
        filters,
        prefix,
        fc.array(names, { maxLength: 30 }),
        fc.integer({ min: 1, max: 4 }),
        ([include, exclude], start, all, max) => {
          const sorted = [...new Set(all)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
          const filter = filterNames(include, exclude);
          const prefixes = filter.prefixes(start, max);
          const listed = prefixes.flatMap((text) => sorted.filter((name) => name.startsWith(text)));
          expect(prefixes.length).toBeLessThanOrEqual(max);
          expect(prefixes.every((text) => text.startsWith(start))).toBe(true);
          expect(listed.filter(filter.matches)).toEqual(
            sorted.filter((name) => name.startsWith(start)).filter(filter.matches),
          );
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
