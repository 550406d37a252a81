import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, parseGate } from '../../src/conditions/parse.ts';
import { print, printGate } from '../../src/conditions/print.ts';
import { conditions, VOCABULARY } from './arbitrary.ts';

test('a printed condition parses to the same condition', () => {
  fc.assert(
    fc.property(conditions, (condition) => {
      expect(parse(print(condition), VOCABULARY)).toEqual(condition);
    }),
    { numRuns: 3_000 },
  );
});

test('and a printed gate to the same gate', () => {
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
/** @param shown the condition, then the line with carets */
function refuses(shown: string, what: string): void {
  const [line, carets] = shown.split('\n') as [string, string];
  wrong.push([line, carets, what]);
}

const ANY_TERM =
  'expected a field (size, age, took, uploaded, name, action, mode, sha1, latest, file-count, shrunk-by), "not" or "("';
const BYTES = 'size takes a number of bytes, such as 500, 10MB or 1.5GiB';
const DURATION = 'age takes a duration, such as 90s, 36h or 30d';
const TIME = 'uploaded takes a date or time in UTC, such as 2026-01-31 or 2026-01-31T12:00:00Z';

refuses('sise > 1\n^^^^', 'unknown field "sise"; did you mean size?');
refuses('SIZE > 1\n^^^^', 'unknown field "SIZE"; did you mean size?');
refuses('(size > 1 or agee < 3d)\n             ^^^^', 'unknown field "agee"; did you mean age?');
refuses('files > 1\n^^^^^', 'unknown field "files"; did you mean file-count?');
refuses(
  'velocity > 1\n^^^^^^^^',
  'unknown field "velocity"; use one of size, age, took, uploaded, name, action, mode, sha1, latest, file-count, shrunk-by',
);
refuses('\n^', ANY_TERM);
refuses('size > 1 and\n            ^', ANY_TERM);
refuses('and size > 1\n^^^', ANY_TERM);
refuses('> 1\n^', ANY_TERM);
refuses('size\n    ^', 'expected an operator after size: ==, !=, <, <=, > or >=');
refuses('size 10MB\n     ^^^^', 'expected an operator after size: ==, !=, <, <=, > or >=');
refuses(
  'file-count (\n           ^',
  'expected an operator or "in" after file-count: ==, !=, <, <=, > or >=',
);
refuses('size = 10MB\n     ^', 'unknown operator "="; did you mean ==?');
refuses('size => 10MB\n     ^^', 'unknown operator "=>"; did you mean >=?');
refuses('size === 10MB\n     ^^^', 'unknown operator "==="; did you mean ==?');
refuses('size <> 1\n     ^^', 'unknown operator "<>"; did you mean !=?');
refuses('size ~ 1\n     ^', 'unknown operator "~"; use one of ==, !=, <, <=, >, >=');
refuses('size >=\n       ^', 'expected a value after >=: a number of bytes, such as 500, 10MB or 1.5GiB');
refuses('latest == )\n          ^', 'expected a value after ==: true or false');
refuses('name == "a b\n        ^', 'missing closing "');
refuses('size > 10MB size < 3\n            ^^^^', 'expected "and", "or" or the end');
refuses('size > 10 MB\n       ^^^^^', 'write 10MB without a space');
refuses('age < 30 d\n      ^^^^', 'write 30d without a space');
refuses('size > 1 adn size < 3\n         ^^^', 'expected "and", "or" or the end; did you mean and?');
refuses('(size > 1\n^', '"(" without ")"');
refuses('(size > 1 size\n          ^^^^', 'expected "and", "or" or ")"');
refuses('size > 1)\n        ^', '")" without "("');
refuses(`${'('.repeat(51)}\n${' '.repeat(50)}^`, 'nested more than 50 levels deep');
refuses('size < 30d\n       ^^^', `30d is a duration; ${BYTES}`);
refuses('size < 2026-01-01\n       ^^^^^^^^^^', `2026-01-01 is a date; ${BYTES}`);
refuses('age < 10MB\n      ^^^^', `10MB is a number of bytes; ${DURATION}`);
refuses('age < 30\n      ^^', `30 is a number without a unit; ${DURATION}`);
refuses('size < -1\n       ^^', `invalid value "-1"; ${BYTES}`);
refuses('size < 10mb\n       ^^^^', 'unknown unit "mb"; did you mean MB?');
refuses('size > 10 mb\n       ^^^^^', 'write 10MB without a space');
refuses('size > 1.5 gib\n       ^^^^^^^', 'write 1.5GiB without a space');
refuses('age < 25 hours\n      ^^^^^^^^', 'write 25h without a space');
refuses('age < 2 Weeks\n      ^^^^^^^', 'write 2w without a space');
refuses('size > 1 && size < 3\n         ^^', 'unknown operator "&&"; did you mean and?');
refuses('size>1&&age<3d\n      ^^', 'unknown operator "&&"; did you mean and?');
refuses('name == a || size < 3\n          ^^', 'unknown operator "||"; did you mean or?');
refuses('(size > 1) || size < 3\n           ^^', 'unknown operator "||"; did you mean or?');
refuses('!(size > 1)\n^', 'unknown operator "!"; did you mean not?');
refuses('size > 1 and !latest == true\n             ^', 'unknown operator "!"; did you mean not?');
refuses('size > 1 AND size < 3\n         ^^^', 'expected "and", "or" or the end; did you mean and?');
refuses('# size > 1\n^^^^^^^^^^', 'comments are not supported; remove this one');
refuses('size > 1 # a lot\n         ^^^^^^^', 'comments are not supported; remove this one');
refuses('size > 1 // a lot\n         ^^^^^^^^', 'comments are not supported; remove this one');
refuses('size > 1 and # more\n             ^^^^^^', 'comments are not supported; remove this one');
refuses('(size > 1 # more\n          ^^^^^^', 'comments are not supported; remove this one');
refuses('fileSize > 1\n^^^^^^^^', 'unknown field "fileSize"; did you mean size?');
refuses(
  'file-count in "a\tb" > 1\n              ^^^^^',
  '"a\\tb" can match no file name: B2 allows no control characters in names',
);
refuses('age < 3y\n      ^^', 'unknown unit "y"; use one of s, m, h, d, w');
refuses('size < 99999TB\n       ^^^^^^^', '99999TB is too large');
refuses(
  'size == none and size < none\n                      ^',
  'none cannot be compared with <; use == or !=',
);
refuses('file-count > 1.5\n             ^^^', 'invalid value "1.5"; file-count takes a whole number');
refuses(
  'shrunk-by < 20\n            ^^',
  '20 is a number without a unit; shrunk-by takes a percentage, such as 20%',
);
refuses('uploaded > 2026-02-30\n           ^^^^^^^^^^', 'invalid date "2026-02-30"; it does not exist');
refuses(
  'uploaded > 2026-01-01T25:00:00Z\n           ^^^^^^^^^^^^^^^^^^^^',
  'invalid time "2026-01-01T25:00:00Z"; it does not exist',
);
refuses(
  'uploaded > 2026-01-01T12:00:00\n           ^^^^^^^^^^^^^^^^^^^',
  'invalid time "2026-01-01T12:00:00"; write it in UTC, such as 2026-01-31T12:00:00Z',
);
refuses('uploaded > yesterday\n           ^^^^^^^^^', `invalid value "yesterday"; ${TIME}`);
refuses('uploaded > 30d\n           ^^^', `30d is a duration; ${TIME}`);
refuses('uploaded == 2026-01-01\n         ^^', 'uploaded cannot be compared with ==; use <, <=, > or >=');
refuses('age != 3d\n    ^^', 'age cannot be compared with !=; use <, <=, > or >=');
refuses('name > x\n     ^', 'name cannot be compared with >; use == or !=');
refuses('latest >= true\n       ^^', 'latest cannot be compared with >=; use == or !=');
refuses(
  'latest == ture\n          ^^^^',
  'invalid value "ture"; latest takes true or false; did you mean true?',
);
refuses('latest == 1\n          ^', 'invalid value "1"; latest takes true or false');
refuses(
  'action == hidden\n          ^^^^^^',
  'invalid value "hidden"; action takes upload or hide; did you mean hide?',
);
refuses('sha1 == 00f\n        ^^^', 'invalid value "00f"; sha1 takes none, claimed or 4 hexadecimal digits');
refuses('size in a > 1\n     ^^', '"in" does not work with size; it works with file-count');
refuses('file-count in\n             ^', 'expected a glob after "in", such as db/**');
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

  test('only the faulty line is shown, and carets line up after wide characters', () => {
    expect(() => parse('size > 1 and\r\n\tname == "😀" and sise > 1\r\nand size < 1', VOCABULARY)).toThrow(
      expect.objectContaining({
        message:
          'unknown field "sise"; did you mean size?\n  \tname == "😀" and sise > 1\n  \t                ^^^^',
      }),
    );
  });

  test('a gate with its beginning', () => {
    expect(() => parseGate('warn: sise > 1', VOCABULARY)).toThrow(
      expect.objectContaining({
        message: 'unknown field "sise"; did you mean size?\n  warn: sise > 1\n        ^^^^',
      }),
    );
  });

  test('any text is parsed or refused with a ConditionError', () => {
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
      '&&',
      '!',
      '#',
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
