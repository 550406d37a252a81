import { matchesGlob } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGlob } from '../../src/names/glob-syntax.ts';
import { expressionOf } from '../../src/names/wildcards.ts';

const matches = (glob: string, name: string) => expressionOf(readGlob(glob)).test(name);

describe('a glob matches', () => {
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
    expect(yes.filter((name) => !matches(glob, name))).toEqual([]);
    expect(no.filter((name) => matches(glob, name))).toEqual([]);
  });

  test('ordinary globs match what they match in Node', () => {
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
        expect(matches(glob, path)).toBe(matchesGlob(path, glob));
      }),
      { numRuns: 2_000 },
    );
  });
});

test.each([
  ['', '"" is empty'],
  ['!a', '"!a" begins with "!"; move it to `exclude` without the "!", or write "\\!" for a literal "!"'],
  ['a[b', '"a[b" has a "[" without a "]"; write "\\[" for a literal "["'],
  ['a[', '"a[" has a "[" without a "]"; write "\\[" for a literal "["'],
  ['a[b\\', '"a[b\\\\" has a "[" without a "]"; write "\\[" for a literal "["'],
  ['[]', '"[]" has a "[" without a "]"; write "\\[" for a literal "["'],
  ['a]', '"a]" has a "]" without a "["; write "\\]" for a literal "]"'],
  ['{a,b', '"{a,b" has a "{" without a "}"; write "\\{" for a literal "{"'],
  ['a}', '"a}" has a "}" without a "{"; write "\\}" for a literal "}"'],
  [
    '{a}',
    '"{a}" has braces without alternatives such as {a,b} or {1..12}; write "\\{" and "\\}" for literal braces',
  ],
  ['a\\', '"a\\\\" ends with "\\"; write "\\\\" for a literal "\\"'],
  ['[z-a]', '"[z-a]" has the reversed range z-a; write a-z'],
  [
    '[[:alpha:]]',
    '"[[:alpha:]]" has a named character class, which is not supported; list its characters, as in [A-Za-z0-9]',
  ],
  ['{1..9999}', '"{1..9999}" expands to more than 1000 patterns; use fewer alternatives'],
  ['{1..99}{1..99}', '"{1..99}{1..99}" expands to more than 1000 patterns; use fewer alternatives'],
  [`${'{'.repeat(30)}a`, `"${'{'.repeat(30)}a" nests braces more than 20 deep`],
])('%j is invalid', (glob, message) => {
  expect(() => readGlob(glob)).toThrow(expect.objectContaining({ name: 'GlobError', message }));
});
