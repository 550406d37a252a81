import { matchesGlob } from 'node:path';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterNames } from '../../src/names/name-filter.ts';

const fits = (glob: string, name: string) => filterNames([glob], []).matches(name);

/** Few letters, so that globs and names meet. */
const SIGNS = ['a', 'b', '/', '/', '.', 'é', '😀', '\\', '\n', '(', '!'];
const names = fc
  .array(fc.constantFrom(...SIGNS), { maxLength: 9, minLength: 1 })
  .map((signs) => signs.join(''));

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
    // Each may double what the glob stands for, and there is a limit to that.
    .filter((glob) => glob.split('{').length <= 7),
  group: fc.tuple(tie('glob'), tie('glob')).map(([a, b]) => `{${a},${b}}`),
}));

describe('what fits', () => {
  test.each([
    ['**', ['a', 'a/b', '/', '//', '../..', '.a', 'a\nb', '😀'], []],
    ['*', ['a', '.a', '..', '\\'], ['a/b', '/']],
    ['*.jpg', ['a.jpg', '.jpg'], ['a/b.jpg', 'a.JPG', 'a.jpg/']],
    ['**/*.jpg', ['a.jpg', 'a/b.jpg', '/a.jpg', 'a/../b.jpg', 'a//b.jpg'], ['a.jpeg']],
    ['**.jpg', ['a.jpg', 'a/b.jpg'], []],
    ['db/**', ['db/', 'db/a', 'db/a/b', 'db//', 'db/../x'], ['db', 'dbs/a']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b', 'a//b'], ['a/xb', 'ab']],
    ['a/*/b', ['a/x/b', 'a//b'], ['a/b', 'a/x/y/b']],
    ['./a', ['./a'], ['a']],
    ['/a//b/', ['/a//b/'], ['a/b', '/a/b']],
    ['photo (1).jpg', ['photo (1).jpg'], ['photo 1.jpg']],
    ['a|b', ['a|b'], ['a', 'b']],
    ['\\d\\*\\\\', ['d*\\'], ['1*\\']],
    ['?', ['a', '😀', 'é', '\n'], ['/', 'ab', '']],
    ['[😀x-z]', ['😀', 'y'], ['a']],
    ['[!a]', ['b', '!'], ['a', '/']],
    ['[^a]', ['b'], ['a', '/']],
    ['a[+-0]b', ['a-b', 'a.b'], ['a/b']],
    ['[]a-]', [']', 'a', '-'], ['b']],
    ['*.{jpg,p{n,s}g}', ['a.jpg', 'a.png', 'a.psg'], ['a.pg', 'a.{jpg']],
    ['{2024..2026}/**', ['2024/a', '2026/'], ['2023/a', '20245/a']],
    ['{08..11}', ['08', '09', '10', '11'], ['8', '011']],
    ['{**/,x}a', ['a', 'b/a', 'xa'], ['ba']],
    ['a{,b}', ['a', 'ab'], ['a,']],
    ['\\{a\\}', ['{a}'], ['a']],
    ['a,b', ['a,b'], ['a']],
    ['"a"', ['"a"'], ['a']],
    ['#a', ['#a'], []],
  ])('%s', (glob, yes, no) => {
    expect(yes.filter((name) => !fits(glob, name))).toEqual([]);
    expect(no.filter((name) => fits(glob, name))).toEqual([]);
  });

  test('ordinary globs fit what they fit in Node', () => {
    const segment = fc.array(fc.constantFrom('a', 'b', '*', '?', '[ab]', '{a,b}'), {
      minLength: 1,
      maxLength: 4,
    });
    const ordinary = fc
      .array(
        fc.oneof(
          segment.map((parts) => parts.join('').replace(/\*+/g, '*')),
          fc.constant('**'),
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      )
      .map((segments) => segments.join('/'));
    const paths = fc
      .array(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((segments) => segments.join('/'));
    fc.assert(
      fc.property(ordinary, paths, (glob, path) => {
        expect(fits(glob, path)).toBe(matchesGlob(path, glob));
      }),
      { numRuns: 2_000 },
    );
  });

  test('include and exclude', () => {
    const { matches } = filterNames(['a/**', 'b/**'], ['**/*.tmp', 'b/x']);
    expect(['a/x', 'a/x.tmp', 'b/x', 'b/y', 'c'].filter(matches)).toEqual(['a/x', 'b/y']);
    expect(filterNames([], ['*.tmp']).matches('a')).toBe(true);
    expect(filterNames([], []).matches('a\nb')).toBe(true);
  });
});

describe('a name made to be slow is not', () => {
  const long = 'a'.repeat(1_000);
  test.each([
    ['*a*a*a*a*a*a*a*b', long],
    ['**a**a**a**a**a**a**b', long],
    ['**/a*/**/a*/**/a*/**/b', 'a/'.repeat(500)],
    ['**/*a*a*/**/*a*a*/**/*a*b', 'aa/'.repeat(330)],
    ['*{a,aa}*{a,aa}*{a,aa}*b', long],
  ])('%s', (glob, name) => {
    const { matches } = filterNames([glob], []);
    // The expression itself is timed out: a test cannot be ended while one is trying too many ways.
    expect(runInNewContext('matches(name)', { matches, name }, { timeout: 20_000 })).toBe(false);
  });

  /** The same by trying everything. */
  const slow = (glob: string): RegExp =>
    new RegExp(
      `^${glob
        .replace(/[.()]/g, '\\$&')
        .replace(/(^|\/)\*\*\//g, '$1@')
        .replaceAll('**', '%')
        .replaceAll('*', '[^/]*')
        .replaceAll('@', '(?:.*/)?')
        .replaceAll('%', '.*')}$`,
      's',
    );
  test('and is judged as by trying everything', () => {
    const gappy = fc.array(fc.constantFrom('a', 'b', '/', '*', '**', '/**/', 'ab', 'a/b'), {
      maxLength: 9,
      minLength: 1,
    });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/'), minLength: 1, maxLength: 14 });
    const once = (glob: string) => glob.replace(/\*{3,}/g, '**').replace(/(\*\*\/)+/g, '**/');
    fc.assert(
      fc.property(gappy, text, (parts, name) => {
        const glob = once(parts.join(''));
        expect(fits(glob, name)).toBe(slow(glob).test(name));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('narrowing', () => {
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

  test('to no more prefixes than asked for', () => {
    const { prefixes } = filterNames(['{100..399}/**'], []);
    expect(prefixes('', 300)).toHaveLength(300);
    expect(prefixes('', 299)).toHaveLength(30);
    expect(prefixes('', 29)).toEqual(['1', '2', '3']);
    expect(prefixes('', 2)).toEqual(['']);
    expect(prefixes('1')).toHaveLength(100);
    expect(prefixes('1', 1)).toEqual(['1']);
  });

  test('gives the rows that looking at every row gives', () => {
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
        ([include, exclude], start, all, most) => {
          const sorted = [...new Set(all)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
          const filter = filterNames(include, exclude);
          const prefixes = filter.prefixes(start, most);
          const walked = prefixes.flatMap((text) => sorted.filter((name) => name.startsWith(text)));
          expect(prefixes.length).toBeLessThanOrEqual(most);
          expect(prefixes.every((text) => text.startsWith(start))).toBe(true);
          expect(walked.filter(filter.matches)).toEqual(
            sorted.filter((name) => name.startsWith(start)).filter(filter.matches),
          );
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

test.each([
  ['', '"" is empty'],
  ['!a', '"!a" begins with "!": put it into `exclude` without it, or write "\\!" for the sign'],
  ['a[b', '"a[b" has a "[" without its "]"; write "\\[" for the sign'],
  ['a[', '"a[" has a "[" without its "]"; write "\\[" for the sign'],
  ['a[b\\', '"a[b\\\\" has a "[" without its "]"; write "\\[" for the sign'],
  ['[]', '"[]" has a "[" without its "]"; write "\\[" for the sign'],
  ['a]', '"a]" has a "]" without its "["; write "\\]" for the sign'],
  ['{a,b', '"{a,b" has a "{" without its "}"; write "\\{" for the sign'],
  ['a}', '"a}" has a "}" without its "{"; write "\\}" for the sign'],
  [
    '{a}',
    '"{a}" has braces without a choice, which is {a,b} or {1..12}; write "\\{" and "\\}" for the signs',
  ],
  ['a\\', '"a\\\\" ends with "\\"; write "\\\\" for the sign'],
  ['[z-a]', '"[z-a]" has the range z-a, whose ends stand the wrong way round'],
  ['[[:alpha:]]', '"[[:alpha:]]" has a named class of characters; write what it holds, such as [A-Za-z0-9]'],
  ['{1..9999}', '"{1..9999}" stands for more than 1000 patterns'],
  ['{1..99}{1..99}', '"{1..99}{1..99}" stands for more than 1000 patterns'],
  [`${'{'.repeat(30)}a`, `"${'{'.repeat(30)}a" nests its braces too deep`],
])('%j means nothing', (glob, message) => {
  expect(() => filterNames([], [glob])).toThrow(expect.objectContaining({ name: 'GlobError', message }));
});
