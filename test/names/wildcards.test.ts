import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGlob } from '../../src/names/glob-syntax.ts';
import { expressionOf } from '../../src/names/wildcards.ts';

const matches = (glob: string, name: string) => expressionOf(readGlob(glob)).test(name);

describe('a hostile name is matched quickly', () => {
  const long = 'a'.repeat(1_000);
  test.each([
    ['*a*a*a*a*a*a*a*b', long],
    ['**a**a**a**a**a**a**b', long],
    ['**/a*/**/a*/**/a*/**/b', 'a/'.repeat(500)],
    ['**/*a*a*/**/*a*a*/**/*a*b', 'aa/'.repeat(330)],
    ['*{a,aa}*{a,aa}*{a,aa}*b', long],
  ])('%s', (glob, name) => {
    // The expression itself is timed out: a test cannot be ended while one is trying too many ways.
    expect(runInNewContext('matches(glob, name)', { matches, glob, name }, { timeout: 20_000 })).toBe(false);
  });

  /** The same with backtracking. */
  const backtracking = (glob: string): RegExp =>
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
  test('with the same result as by backtracking', () => {
    const gappy = fc.array(fc.constantFrom('a', 'b', '/', '*', '**', '/**/', 'ab', 'a/b'), {
      maxLength: 9,
      minLength: 1,
    });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/'), minLength: 1, maxLength: 14 });
    const once = (glob: string) => glob.replace(/\*{3,}/g, '**').replace(/(\*\*\/)+/g, '**/');
    fc.assert(
      fc.property(gappy, text, (parts, name) => {
        const glob = once(parts.join(''));
        expect(matches(glob, name)).toBe(backtracking(glob).test(name));
      }),
      { numRuns: 5_000 },
    );
  });
});
