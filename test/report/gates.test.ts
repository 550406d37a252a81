import { expect, test } from 'vitest';
import { FIGURE_VOCABULARY } from '../../src/audit/figure-vocabulary.ts';
import type { Found, GateResult } from '../../src/audit/gates.ts';
import { parseGate } from '../../src/conditions/parse.ts';
import { PrivacyPolicy } from '../../src/github/privacy.ts';
import { gateLine, gateSection, verdict } from '../../src/report/gates.ts';

const SHOWN = new PrivacyPolicy('private', []);
const HIDDEN = new PrivacyPolicy('public', [{ bucketType: 'allPrivate' }]);

const result = (line: string, holds: boolean, ...found: Found[]): GateResult => ({
  gate: parseGate(line, FIGURE_VOCABULARY),
  holds,
  found,
});
const found = (
  name: string,
  unit: Found['unit'],
  value: number | string,
  scope: string | null = null,
): Found => ({
  name,
  scope,
  unit,
  value,
});

const HOLDS = result('file-count>=10', true, found('file-count', 'count', 12_345));
const WARNS = result('warn: shrunk-by < 20%', false, found('shrunk-by', 'percent', 20.00001));
const FAILS = result(
  'newest-file in "my|`db`/**" < 25h or total-bytes == 0',
  false,
  found('newest-file', 'seconds', 93_784.9, 'my|`db`/**'),
  found('total-bytes', 'bytes', 1_234_567),
);

test('a line for the log', () => {
  expect([HOLDS, WARNS, FAILS].map(verdict)).toEqual(['passes', 'warns', 'fails']);
  expect(gateLine(HOLDS, SHOWN)).toBe('file-count >= 10: file-count is 12,345');
  expect(gateLine(WARNS, SHOWN)).toBe('warn: shrunk-by < 20%: shrunk-by is 20%');
  expect(gateLine(FAILS, SHOWN)).toBe(
    'newest-file in my|`db`/** < 25h or total-bytes == 0: ' +
      'newest-file in my|`db`/** is 1d 2h 3m, total-bytes is 1,234,567 bytes (1.23 MB)',
  );
  const missing = result('newest-file < 1d', false, found('newest-file', 'seconds', 'there are no files'));
  expect(gateLine(missing, SHOWN)).toBe(
    'newest-file < 1d: newest-file has no value, since there are no files',
  );
});

test('a table, what fails first, in which no glob is Markdown', () => {
  const rows = gateSection([HOLDS, WARNS, FAILS], SHOWN).split('\n');
  expect(rows[0]).toBe('### Gates');
  expect(rows[4]).toBe(
    '| ❌ fails | <code>newest-file in my&#124;&#96;db&#96;/&#42;&#42; &#60; 25h or total-bytes == 0</code> | ' +
      'newest-file in my&#124;&#96;db&#96;/&#42;&#42; is 1d 2h 3m, total-bytes is 1,234,567 bytes (1&#46;23 MB) |'.replace(
        /[()]/g,
        (sign) => `&#${sign.charCodeAt(0)};`,
      ),
  );
  expect(rows[5]).toContain('| ⚠️ warns | <code>warn&#58; shrunk-by &#60; 20%</code>');
  expect(rows[6]).toContain('| ✅ passes |');
  expect(gateSection([], SHOWN)).toBe('');
});

test('no glob is told where names are held back', () => {
  const not = result(
    'not (file-count in secret/** >= 1)',
    true,
    found('file-count', 'count', 0, 'secret/**'),
  );
  expect(gateLine(not, HIDDEN)).toBe('not file-count in … >= 1: file-count in … is 0');
  for (const text of [gateLine(FAILS, HIDDEN), gateSection([FAILS, not], HIDDEN)])
    expect(text).not.toMatch(/db|secret/);
});
