import { expect, test } from 'vitest';
import { FIGURE_VOCABULARY } from '../../src/audit/figure-vocabulary.ts';
import type { Found, GateResult } from '../../src/audit/gates.ts';
import { parseGate } from '../../src/conditions/parse.ts';
import { PrivacyPolicy } from '../../src/github/privacy.ts';
import { gateSection } from '../../src/report/gate-section.ts';
import { gateLine, verdict } from '../../src/report/gates.ts';
import { readMarkdown } from '../readers/markdown.ts';

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
  files: Found['files'] = [],
): Found => ({
  name,
  scope,
  share: false,
  unit,
  value,
  files,
});

const HOLDS = result('file-count>=10', true, found('file-count', 'count', 12_345));
const WARNS = result('warn: shrunk-by < 20%', false, found('shrunk-by', 'percent', 20.00001));
const FAILS = result(
  'newest-file in "my|`db`/**" < 25h or total-bytes == 0',
  false,
  found('newest-file', 'seconds', 93_784.9, 'my|`db`/**', [{ bucket: 'b', name: 'my|`db`/<x>' }]),
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
  expect(gateLine(missing, SHOWN)).toBe('newest-file < 1d: newest-file has no value: there are no files');
});

const DOCS = 'https://example.com/docs/';
const section = (results: GateResult[], policy = SHOWN, several = false) =>
  gateSection(results, { policy, several, docs: DOCS });

test('a table with failing gates first, in which no glob is Markdown', () => {
  const { tags, table, items, links } = readMarkdown(section([HOLDS, WARNS, FAILS]));
  const { rows } = table('Gates');
  expect(rows.map(([shown]) => shown)).toEqual(
    [FAILS, WARNS, HOLDS].map((gate) => expect.stringContaining(verdict(gate))),
  );
  expect(rows.map(([, gate, figures]) => `${gate}: ${figures}`)).toEqual([
    'newest-file in my|`db`/** < 25h or total-bytes == 0: newest-file in my|`db`/** is 1 day 2 hours, total-bytes is 1.23 MB',
    'warn: shrunk-by < 20%: shrunk-by is 20%',
    'file-count >= 10: file-count is 12,345',
  ]);
  expect(items).toEqual(['my|`db`/<x>']);
  expect(links).toEqual([`${DOCS}gates.md`]);
  expect(new Set(tags)).toEqual(new Set(['<code>', '</code>']));
  expect(section([])).toBe('');
});

test('the first files that a failed gate counts, and how many there are', () => {
  const files = Array.from({ length: 10 }, (_, n) => ({ bucket: `b${n % 2}`, name: `f${n}` }));
  const removed = result('removed == 0', false, found('removed', 'count', 1_200, null, files));
  const { text, items } = readMarkdown(section([removed], SHOWN, true));
  expect(text).toContain('removed, the first 10 of 1,200:');
  expect(items).toEqual(files.map(({ bucket, name }) => `${bucket}: ${name}`));
  const passes = { ...removed, holds: true };
  expect(readMarkdown(section([passes])).items).toEqual([]);
  expect(readMarkdown(section([passes])).links).toEqual([]);
});

test('no glob is shown where names are withheld', () => {
  const not = result(
    'not (file-count in secret/** >= 1)',
    true,
    found('file-count', 'count', 0, 'secret/**'),
  );
  expect(gateLine(not, HIDDEN)).toBe('not file-count in … >= 1: file-count in … is 0');
  for (const text of [gateLine(FAILS, HIDDEN), section([FAILS, not], HIDDEN)])
    expect(text).not.toMatch(/db|secret/);
});
