import { describe, expect, test } from 'vitest';
import { printGate } from '../../src/conditions/print.ts';
import type { Gate } from '../../src/conditions/syntax-tree.ts';
import { Fault } from '../../src/inputs/fault.ts';
import { readGates } from '../../src/inputs/gates.ts';

/** The other inputs, as text. */
const others = (inputs: Record<string, string> = {}) => ({
  text: (name: string) => ({ bucket: 'my-bucket', ...inputs })[name] ?? '',
});

const read = (text: string): readonly Gate[] => {
  const gates = readGates(text, others());
  if (gates instanceof Fault) throw new Error(gates.text);
  return gates;
};

test('one gate per line; empty lines are skipped', () => {
  expect(read('\n  newest-file<25h \r\n\n warn:file-count in "a b/**">=1\n').map(printGate)).toEqual([
    'newest-file < 25h',
    'warn: file-count in "a b/**" >= 1',
  ]);
  expect(read('')).toEqual([]);
});

test('every line that cannot be parsed is reported', () => {
  const given = 'newest-file < 25h\nnewest < 25h\nfile-count = 1\nwarn: shrunk-by < 20';
  expect(readGates(given, others())).toEqual(
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
  expect((readGates(line, others()) as Fault).text).toContain(`\n  ${shown}`);
});

describe('figures that have no value with the other inputs', () => {
  const gates =
    'removed == 0 or file-count >= 1\nnot shrunk-by >= 20%\nremoved in a/** == 0\nhidden-count == 0';
  const faultOf = (text: string, inputs: Record<string, string>) => {
    const read = readGates(text, others(inputs));
    return read instanceof Fault ? read.text : undefined;
  };

  test.each<[Record<string, string>, string | undefined]>([
    [{ versions: 'all', baseline: 'previous-run' }, undefined],
    [{ versions: 'all' }, ': removed, shrunk-by need `baseline`'],
    [{ versions: 'current', baseline: 'x' }, ': hidden-count needs `versions: all`'],
    [{ versions: 'current' }, ': removed, shrunk-by need `baseline`; hidden-count needs `versions: all`'],
    [{ bucket: 'my-bucket', rules: 'default', versions: 'all', baseline: 'x' }, undefined],
    // Reported together with the other inputs that need files.
    [{ bucket: '' }, undefined],
  ])('%j', (inputs, text) => {
    expect(faultOf(gates, inputs)).toBe(text);
  });

  test.each(['', 'my-bucket'])('findings need `rules`, with `bucket: %s`', (bucket) => {
    expect(faultOf('errors == 0 and public-buckets == 0', { bucket })).toBe(': errors needs `rules`');
    expect(faultOf('errors == 0', { bucket, rules: 'default' })).toBeUndefined();
  });
});
