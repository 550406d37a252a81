import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { misspelledGlob, misspelledPrefix } from '../../src/names/misspelling.ts';

describe('globs', () => {
  test.each<[string, string[]]>([
    ['- db/**', ['db/**']],
    ['-  db/', ['db/**']],
    ['db/** # the backups', ['db/**']],
    ['db/**   #', ['db/**']],
    ['# db/**', []],
    ['"db/**"', ['db/**']],
    ["'db/**'", ['db/**']],
    ['`db/**`', ['db/**']],
    ['- "db/**" # the backups', ['db/**']],
    ['[db/**, logs/**]', ['db/**', 'logs/**']],
    ['["db/**", "logs/**"]', ['db/**', 'logs/**']],
    ["['db/**']", ['db/**']],
    ['db/**,', ['db/**']],
    ['db/**, logs/**', ['db/**', 'logs/**']],
    ['db/,logs', ['db/**', 'logs/**']],
    ['{a,b}/**,c/*.{x,y}', ['{a,b}/**', 'c/*.{x,y}']],
    ['/db/**', ['db/**']],
    ['//db/**', ['db/**']],
    ['./db/**', ['db/**']],
    ['././db', ['db/**']],
    ['scratch/', ['scratch/**']],
    ['scratch', ['scratch/**']],
    ['a/my scratch', ['a/my scratch/**']],
    ['db-*/', ['db-*/**']],
  ])('%s', (glob, meant) => {
    expect(misspelledGlob(glob, '')?.meant).toEqual(meant);
  });

  test.each([
    ['db/**'],
    ['**/*.tmp'],
    ['*.tmp'],
    ['a.txt'],
    ['v1.2/a.txt'],
    ['[ab]'],
    ['{a,b}'],
    ['{1..12}'],
    ['#recycle/**'],
    ['-/**'],
    // What docs/template.md excludes.
    ['/**'],
    ['../**'],
    ['**/../**'],
    ['**/..'],
    ['**/'],
    // Matches no name.
    ['{,}'],
    ['{,}{,}'],
  ])('%s looks as it should', (glob) => {
    expect(misspelledGlob(glob, '')).toBeUndefined();
  });

  test('one that forgets the prefix gets it', () => {
    expect(misspelledGlob('v1/**', 'releases/')?.meant).toEqual(['releases/v1/**']);
    expect(misspelledGlob('/v1', 'releases/')?.meant).toEqual(['releases/v1/**']);
    expect(misspelledGlob('/releases/v1', 'releases/')?.meant).toEqual(['releases/v1/**']);
    expect(misspelledGlob('**/*.zip', 'releases/')).toBeUndefined();
    expect(misspelledGlob('rel*/v1/**', 'releases/')).toBeUndefined();
  });
});

describe('prefixes', () => {
  test.each<[string, string[]]>([
    ['/releases/', ['releases/']],
    ['./releases/', ['releases/']],
    ['releases/*', ['releases/']],
    ['releases/**', ['releases/']],
    ['releases/v?', ['releases/']],
    ['/releases/**/*.zip', ['releases/']],
    ['"releases/"', ['releases/']],
    ['releases\\v1\\', ['releases/v1/']],
    ['my-bucket/releases/', ['releases/']],
    ['- releases/', ['releases/']],
  ])('%s', (prefix, meant) => {
    expect(misspelledPrefix(prefix, ['my-bucket'])?.meant).toEqual(meant);
  });

  test.each(['releases/', 'releases', 'a b/', '.x', 'other-bucket/x'])('%s looks as it should', (prefix) => {
    expect(misspelledPrefix(prefix, ['my-bucket'])).toBeUndefined();
  });
});

test('what was meant is not misspelled again', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab/.*-#,"\'[]{} ') });
  fc.assert(
    fc.property(text, (glob) => {
      for (const each of misspelledGlob(glob, '')?.meant ?? [])
        expect(misspelledGlob(each, '')).toBeUndefined();
      for (const each of misspelledPrefix(glob, ['a'])?.meant ?? [])
        expect(misspelledPrefix(each, ['a'])).toBeUndefined();
    }),
    { numRuns: 1_000 },
  );
});
