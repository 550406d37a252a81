import { describe, expect, test } from 'vitest';
import { printGate } from '../../src/conditions/print.ts';
import type { Gate } from '../../src/conditions/syntax-tree.ts';
import { readGates, unmetGates } from '../../src/inputs/gates.ts';
import { Fault } from '../../src/inputs/values.ts';

const read = (given: string): readonly Gate[] => {
  const gates = readGates(given);
  if (gates instanceof Fault) throw new Error(gates.text);
  return gates;
};

test('a gate a line, blank ones aside', () => {
  expect(read('\n  newest-file<25h \r\n\n warn:file-count in "a b/**">=1\n').map(printGate)).toEqual([
    'newest-file < 25h',
    'warn: file-count in "a b/**" >= 1',
  ]);
  expect(read('')).toEqual([]);
});

test('every line that is wrong is told', () => {
  const given = 'newest-file < 25h\nnewest < 25h\nfile-count = 1\nwarn: shrunk-by < 20';
  expect(readGates(given)).toEqual(
    new Fault(
      [
        ': unknown gate figure "newest"; did you mean newest-file?',
        '  newest < 25h',
        '  ^^^^^^',
        'unknown operator "="; did you mean ==?',
        '  file-count = 1',
        '             ^',
        '20 is a number without a unit; shrunk-by takes a percentage, such as 20%',
        '  warn: shrunk-by < 20',
        '                    ^^',
      ].join('\n'),
    ),
  );
});

test.each([
  ['warn:', 'warn:\n       ^'],
  ['removed in [ == 0', 'removed in [ == 0\n             ^'],
  ['bucket-count in a >= 1', 'bucket-count in a >= 1\n               ^^'],
  ['newest-file == 1d', 'newest-file == 1d\n              ^^'],
])('%s is refused', (line, shown) => {
  expect((readGates(line) as Fault).text).toContain(`\n  ${shown}`);
});

describe('what is needed and not given', () => {
  const gates = read(
    'removed == 0 or file-count >= 1\nnot shrunk-by >= 20%\nremoved in a/** == 0\nhidden-count == 0',
  );
  const unmet = (walks: boolean, versions: 'current' | 'all', baseline: boolean) =>
    unmetGates(gates, { walks, versions, baseline, rules: false })?.text;

  test.each<[boolean, 'current' | 'all', boolean, string | undefined]>([
    [true, 'all', true, undefined],
    [true, 'all', false, ': removed, shrunk-by need `baseline`'],
    [true, 'current', true, ': hidden-count needs `versions: all`'],
    [true, 'current', false, ': removed, shrunk-by need `baseline`; hidden-count needs `versions: all`'],
    [
      false,
      'current',
      false,
      ': removed, file-count, shrunk-by, hidden-count need `bucket`: without it no file is listed',
    ],
  ])('walks %s, versions %s, baseline %s', (walks, versions, baseline, text) => {
    expect(unmet(walks, versions, baseline)).toBe(text);
  });

  test('findings need `rules`, and nothing else', () => {
    const findings = read('errors == 0 and public-buckets == 0');
    const given = { walks: false, versions: 'current', baseline: false } as const;
    expect(unmetGates(findings, { ...given, rules: true })).toBeUndefined();
    expect(unmetGates(findings, { ...given, rules: false })?.text).toBe(': errors needs `rules`');
  });

  test('buckets can be counted in any case', () => {
    const only = read('bucket-count >= 1');
    expect(
      unmetGates(only, { walks: false, versions: 'current', baseline: false, rules: false }),
    ).toBeUndefined();
  });
});
