import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, parseGate } from '../../src/conditions/parse.ts';
import { print, printGate } from '../../src/conditions/print.ts';
import { conditions, VOCABULARY } from './arbitrary.ts';

test('what is printed reads as what was printed', () => {
  fc.assert(
    fc.property(conditions, (condition) => {
      expect(parse(print(condition), VOCABULARY)).toEqual(condition);
    }),
    { numRuns: 3_000 },
  );
});

test('gates, too', () => {
  fc.assert(
    fc.property(conditions, fc.boolean(), (condition, warns) => {
      expect(parseGate(printGate({ warns, condition }), VOCABULARY)).toEqual({ warns, condition });
    }),
    { numRuns: 500 },
  );
});

describe('printed', () => {
  test.each([
    ['size>=10000000', 'size >= 10MB'],
    ['size == 1024', 'size == 1KiB'],
    ['size == 1.5GiB', 'size == 1536MiB'],
    ['size == 0.5kB', 'size == 500'],
    ['size == 7B', 'size == 7'],
    ['took < 48h', 'took < 2d'],
    ['took < 14d', 'took < 2w'],
    ['took < 0.25s', 'took < 0.25s'],
    ['uploaded < 2026-01-31T00:00Z', 'uploaded < 2026-01-31'],
    ['uploaded < 2026-01-31T12:00Z', 'uploaded < 2026-01-31T12:00:00Z'],
    ['name == "image/*"', 'name == image/*'],
    ['name == a\\ b', 'name == "a b"'],
    ['name == "none"', 'name == "none"'],
    ['name == none', 'name == none'],
    ['action == HIDE', 'action == hide'],
    ['sha1 == 00FF', 'sha1 == 00ff'],
    ['  (size>1)\n\tand((latest==true))', 'size > 1 and latest == true'],
    ['(size > 1 and size < 5) or size == 9', 'size > 1 and size < 5 or size == 9'],
    ['size > 1 and (size < 5 or size == 9)', 'size > 1 and (size < 5 or size == 9)'],
    ['not(not size > 1)', 'not not size > 1'],
    ['not (size > 1 or size == 0)', 'not (size > 1 or size == 0)'],
    ['file-count in db/(1)/** >= 1', 'file-count in db/(1)/** >= 1'],
    ['file-count in "a b" >= 1', 'file-count in "a b" >= 1'],
  ])('%j', (text, printed) => {
    expect(print(parse(text, VOCABULARY))).toBe(printed);
  });

  test('gates', () => {
    expect(printGate(parseGate(' warn:shrunk-by<20%', VOCABULARY))).toBe('warn: shrunk-by < 20%');
    expect(printGate(parseGate('file-count in db/** >= 1', VOCABULARY))).toBe('file-count in db/** >= 1');
  });
});

/** [condition, its line as shown, carets below it, what is wrong] */
const wrong: [string, string, string][] = [];
/** Carets stand in the condition's second line. */
function refuses(shown: string, what: string): void {
  const [line, carets] = shown.split('\n') as [string, string];
  wrong.push([line, carets, what]);
}

const ANY_TERM =
  'size, age, took, uploaded, name, action, mode, sha1, latest, file-count, shrunk-by, not or (';

refuses('sise > 1\n^^^^', 'there is no sise; did you mean size?');
refuses('SIZE > 1\n^^^^', 'there is no SIZE; did you mean size?');
refuses('(size > 1 or agee < 3d)\n             ^^^^', 'there is no agee; did you mean age?');
refuses(
  'velocity > 1\n^^^^^^^^',
  'there is no velocity; there is size, age, took, uploaded, name, action, mode, sha1, latest, file-count or shrunk-by',
);
refuses('\n^', `expected one of ${ANY_TERM}`);
refuses('size > 1 and\n            ^', `expected one of ${ANY_TERM}`);
refuses('and size > 1\n^^^', `expected one of ${ANY_TERM}`);
refuses('> 1\n^', `expected one of ${ANY_TERM}`);
refuses('size\n    ^', 'expected ==, !=, <, <=, > or >= behind size');
refuses('size 10MB\n     ^^^^', 'expected ==, !=, <, <=, > or >= behind size');
refuses('file-count (\n           ^', 'expected ==, !=, <, <=, > or >= or "in" behind file-count');
refuses('size = 10MB\n     ^', 'there is no operator =; did you mean ==?');
refuses('size => 10MB\n     ^^', 'there is no operator =>; did you mean >=?');
refuses('size === 10MB\n     ^^^', 'there is no operator ===; did you mean ==?');
refuses('size >=\n       ^', 'expected a value: size >= ...');
refuses('size >= )\n        ^', 'expected a value: size >= ...');
refuses('name == "a b\n        ^', 'there is no second " for this one');
refuses('size > 10MB size < 3\n            ^^^^', 'expected "and", "or" or the end');
refuses('size > 10 MB\n       ^^^^^', 'write 10MB, without a blank');
refuses('size > 1 adn size < 3\n         ^^^', 'expected "and", "or" or the end; did you mean and?');
refuses('(size > 1\n^', 'there is no ")" for this "("');
refuses('(size > 1 size\n          ^^^^', 'expected "and", "or" or ")"');
refuses('size > 1)\n        ^', 'there is no "(" for this ")"');
refuses(`${'('.repeat(51)}\n${' '.repeat(50)}^`, 'nested deeper than 50');
refuses(
  'size < 30d\n       ^^^',
  'size is compared with a number of bytes, such as 500, 10MB or 1.5GiB, and 30d is a duration',
);
refuses(
  'size < 2026-01-01\n       ^^^^^^^^^^',
  'size is compared with a number of bytes, such as 500, 10MB or 1.5GiB, and 2026-01-01 is a date',
);
refuses(
  'age < 10MB\n      ^^^^',
  'age is compared with a duration, such as 90s, 36h or 30d, and 10MB is a number of bytes',
);
refuses(
  'age < 30\n      ^^',
  'age is compared with a duration, such as 90s, 36h or 30d, and 30 is a number without a unit',
);
refuses('size < -1\n       ^^', 'size is compared with a number of bytes, such as 500, 10MB or 1.5GiB');
refuses(
  'size < 10mb\n       ^^^^',
  'there is no unit mb; size has B, kB, MB, GB, TB, KiB, MiB, GiB, TiB; did you mean MB?',
);
refuses('age < 3y\n      ^^', 'there is no unit y; age has s, m, h, d, w');
refuses('size < 99999TB\n       ^^^^^^^', '99999TB is more than can be counted');
refuses('size == none and size < none\n                      ^', 'none is compared with == or !=');
refuses('file-count > 1.5\n             ^^^', 'file-count is compared with a whole number');
refuses(
  'shrunk-by < 20\n            ^^',
  'shrunk-by is compared with a percentage, such as 20%, and 20 is a number without a unit',
);
refuses('uploaded > 2026-02-30\n           ^^^^^^^^^^', 'there is no date 2026-02-30');
refuses(
  'uploaded > 2026-01-01T25:00:00Z\n           ^^^^^^^^^^^^^^^^^^^^',
  'there is no time 2026-01-01T25:00:00Z',
);
refuses(
  'uploaded > 2026-01-01T12:00:00\n           ^^^^^^^^^^^^^^^^^^^',
  'a time is written 2026-01-31T12:00:00Z, in UTC',
);
refuses(
  'uploaded > yesterday\n           ^^^^^^^^^',
  'uploaded is compared with a date or time in UTC, such as 2026-01-31 or 2026-01-31T12:00:00Z',
);
refuses(
  'uploaded > 30d\n           ^^^',
  'uploaded is compared with a date or time in UTC, such as 2026-01-31 or 2026-01-31T12:00:00Z, and 30d is a duration',
);
refuses('uploaded == 2026-01-01\n         ^^', 'uploaded never is exactly a time: use <, <=, > or >=');
refuses('age != 3d\n    ^^', 'age never is exactly a duration: use <, <=, > or >=');
refuses('name > x\n     ^', 'name has no order: use == or !=');
refuses('latest >= true\n       ^^', 'latest has no order: use == or !=');
refuses('latest == ture\n          ^^^^', 'latest is true or false; did you mean true?');
refuses('size <> 1\n     ^^', 'there is no operator <>; did you mean !=?');
refuses('size ~ 1\n     ^', 'there is no operator ~');
refuses('age < 30 d\n      ^^^^', 'write 30d, without a blank');
refuses('latest == 1\n          ^', 'latest is true or false');
refuses('action == hidden\n          ^^^^^^', 'action is upload or hide; did you mean hide?');
refuses('sha1 == 00f\n        ^^^', 'sha1 is none, claimed or 4 hexadecimal digits');
refuses('size in a > 1\n     ^^', 'size cannot be asked for a part of the names');
refuses('file-count in\n             ^', 'expected a glob, such as db/**');
refuses(
  'file-count in a[b > 1\n              ^^^',
  '"a[b" has a "[" without a "]"; write "\\[" for a literal "["',
);

describe('refused', () => {
  test.each(wrong)('%s', (line, carets, what) => {
    const shown = `${what}\n  ${line}\n  ${carets}`;
    expect(() => parse(line, VOCABULARY)).toThrow(
      expect.objectContaining({ name: 'ConditionError', message: shown }),
    );
  });

  test('the line alone is shown, and the caret stands below signs of any width', () => {
    expect(() => parse('size > 1 and\r\n\tname == "😀" and sise > 1\r\nand size < 1', VOCABULARY)).toThrow(
      expect.objectContaining({
        message:
          'there is no sise; did you mean size?\n  \tname == "😀" and sise > 1\n  \t                ^^^^',
      }),
    );
  });

  test('a gate with its beginning', () => {
    expect(() => parseGate('warn: sise > 1', VOCABULARY)).toThrow(
      expect.objectContaining({
        message: 'there is no sise; did you mean size?\n  warn: sise > 1\n        ^^^^',
      }),
    );
  });

  test('whatever is written is read or refused with a ConditionError', () => {
    const words = fc.constantFrom(
      'size',
      'name',
      'in',
      'and',
      'or',
      'not',
      '(',
      ')',
      '==',
      '<',
      '10MB',
      '"',
      '\\',
      ' ',
      'a*',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((some) => some.join(' ')),
        ),
        (text) => {
          try {
            parse(text, VOCABULARY);
          } catch (error) {
            expect((error as Error).name).toBe('ConditionError');
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
