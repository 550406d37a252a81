import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, type Readers } from '../../src/conditions/compile.ts';
import { parse } from '../../src/conditions/parse.ts';
import type { Comparison, Condition } from '../../src/conditions/syntax-tree.ts';
import { conditions, type Plain, rows, VOCABULARY } from './arbitrary.ts';

const NOW = 1e12;
const number = (read: (row: Plain) => number | null) => ({ number: (row: Plain) => read(row) ?? Number.NaN });

const READERS: Readers<Plain> = {
  size: number((row) => row.size),
  age: number((row) => row.since),
  took: number((row) => row.took),
  uploaded: number((row) => row.uploaded),
  name: { text: (row) => row.name },
  action: { word: (row) => row.action },
  mode: { word: (row) => row.mode },
  sha1: { text: (row) => row.digest, word: (row) => row.source },
  latest: { boolean: (row) => row.latest },
  'file-count': { number: (row, scope) => (row.count ?? Number.NaN) + (scope?.length ?? 0) },
  'shrunk-by': number((row) => row.shrunk),
};

/** A plain evaluation. */
function expected(condition: Condition, row: Plain): boolean {
  if (condition.kind === 'and') return condition.of.every((part) => expected(part, row));
  if (condition.kind === 'or') return condition.of.some((part) => expected(part, row));
  if (condition.kind === 'not') return !expected(condition.of, row);
  const value = found(condition, row);
  const wanted = condition.value;
  if (wanted.kind === 'none') return (value === null) === (condition.operator === '==');
  if (value === null) return false;
  if (wanted.kind === 'text') return fits(wanted.pattern, String(value)) === (condition.operator === '==');
  const other =
    'number' in wanted
      ? wanted.number
      : 'word' in wanted
        ? wanted.word
        : 'digits' in wanted
          ? wanted.digits
          : wanted.boolean;
  switch (condition.operator) {
    case '==':
      return value === other;
    case '!=':
      return value !== other;
    case '<':
      return value < other;
    case '<=':
      return value <= other;
    case '>':
      return value > other;
    case '>=':
      return value >= other;
  }
}

function found({ name, scope, value }: Comparison, row: Plain): number | string | boolean | null {
  if (name === 'age') return row.since === null ? null : NOW - row.since;
  if (name === 'sha1') return value.kind === 'word' ? row.source : row.digest;
  if (name === 'file-count') return row.count === null ? null : row.count + (scope?.length ?? 0);
  return row[(name === 'shrunk-by' ? 'shrunk' : name) as keyof Plain];
}

/** By trying everything, sign by sign. */
function fits(pattern: string, text: string): boolean {
  const signs = pattern.match(/\\.|./gsu) ?? [];
  const points = Array.from(text);
  const from = (sign: number, point: number): boolean => {
    if (sign === signs.length) return point === points.length;
    if (signs[sign] === '*') return from(sign + 1, point) || (point < points.length && from(sign, point + 1));
    if (point === points.length) return false;
    const wanted = signs[sign]!;
    return (wanted === '?' || wanted.replace(/^\\(?=.)/s, '') === points[point]) && from(sign + 1, point + 1);
  };
  return from(0, 0);
}

test('compiled conditions agree with a plain evaluation', () => {
  fc.assert(
    fc.property(conditions, fc.array(rows, { maxLength: 10 }), (condition, some) => {
      const test = compile(condition, VOCABULARY, READERS, NOW);
      expect(some.map(test)).toEqual(some.map((row) => expected(condition, row)));
    }),
    { numRuns: 3_000 },
  );
});

const ROW: Plain = {
  size: 10_000_000,
  since: NOW - 3_600_000,
  took: null,
  uploaded: Date.UTC(2026, 0, 1),
  name: 'a/b c.jpg',
  action: 'upload',
  mode: null,
  digest: '00ff',
  source: 'claimed',
  latest: false,
  count: 3,
  shrunk: null,
};

describe('of one row', () => {
  test.each([
    ['size >= 10MB', true],
    ['size>10MB', false],
    ['size == 10000000', true],
    ['age < 1h', false],
    ['age <= 1h', true],
    ['age > 59m and age < 1.5h', true],
    ['uploaded >= 2026-01-01', true],
    ['uploaded < 2026-01-01T00:00:00.001Z', true],
    ['name == a/*', true],
    ['name == "a/b c.???"', true],
    ['name == b*', false],
    ['name != b*', true],
    ['name == a/b\\ c.jpg', true],
    ['action == UPLOAD', true],
    ['sha1 == claimed', true],
    ['sha1 == 00FF', true],
    ['sha1 != 00ff', false],
    ['latest == false', true],
    ['latest != false', false],
    // Missing: every comparison is false, and `not` inverts that.
    ['took > 0s', false],
    ['took <= 0s', false],
    ['not took > 0s', true],
    ['took == none', true],
    ['took != none', false],
    ['mode != on', false],
    ['mode == none', false],
    ['shrunk-by != 5%', false],
    ['size == none or action != none', true],
    ['file-count in ab == 5', true],
    ['not (size > 1 and latest == true)', true],
    ['not size > 1 or latest == false and action == upload', true],
    ['(not size > 1 or latest == false) and action == hide', false],
  ])('%s', (text, result) => {
    expect(compile(parse(text, VOCABULARY), VOCABULARY, READERS, NOW)(ROW)).toBe(result);
  });
});
