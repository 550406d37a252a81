import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMatchableGlob } from '../../src/names/matchable-glob.ts';
import { filterNames } from '../../src/names/name-filter.ts';

const CONTROL = 'B2 allows no control characters in names';
const CLASS = 'it has a class that matches no character of a name';

test.each([
  ['a\tb', CONTROL],
  ['**/\u0007*', CONTROL],
  ['\u007f', CONTROL],
  ['{a\tb,c\td}', CONTROL],
  ['a[/]b', CLASS],
  ['[\t]*', CLASS],
  ['{,}', 'a name is never empty'],
  [`${'x'.repeat(1_025)}*`, 'B2 allows names of up to 1,024 bytes'],
  [`*${'ü'.repeat(512)}?`, 'B2 allows names of up to 1,024 bytes'],
])('%j can match no name', (glob, why) => {
  expect(() => readMatchableGlob(glob)).toThrow(`${JSON.stringify(glob)} can match no file name: ${why}`);
});

test.each([
  '- *.tmp',
  '"*.tmp"',
  '/scratch/**',
  './x',
  '*.tmp # a comment',
  '["*.jpg"]',
  'a,b',
  '{,a}',
  '{a\tb,c}',
])('%j can match a name, so it is not refused', (glob) =>
  expect(readMatchableGlob(glob).length).toBeGreaterThan(0),
);

test('a glob that matches a name is never refused', () => {
  const piece = fc.constantFrom(
    'a',
    'é',
    '/',
    '*',
    '**',
    '?',
    '[a-c]',
    '[!/]',
    '{a,b}',
    ' ',
    '\\*',
    '-',
    '"',
  );
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 8 }).map((all) => all.join('')),
      name,
      (glob, text) => {
        const matches = !/[\u0000-\u001f\u007f]/.test(text) && filterNames([glob], []).matches(text);
        if (matches) expect(() => readMatchableGlob(glob)).not.toThrow();
      },
    ),
  );
});
