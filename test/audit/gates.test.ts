import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIGURE_VOCABULARY } from '../../src/audit/figure-vocabulary.ts';
import type { Figures } from '../../src/audit/figures.ts';
import type { RuleResults } from '../../src/audit/finding.ts';
import { evaluateGates, globsOf, printedGates } from '../../src/audit/gates.ts';
import { LEVELS, type Level } from '../../src/audit/rule.ts';
import { parseGate } from '../../src/conditions/parse.ts';
import { printGate } from '../../src/conditions/print.ts';
import type { Comparison, Condition, Gate } from '../../src/conditions/syntax-tree.ts';
import { operatorsOf, type Term } from '../../src/conditions/vocabulary.ts';
import { LockedTotals } from '../../src/totals/locked-totals.ts';

const NOW = 1e12;
const HOUR = 3_600_000;
const none = Number.NaN;

/** What there is to know of a time. */
interface Known {
  complete: boolean;
  walked: boolean;
  file: { files: number; bytes: number; newest: number; oldest: number; largest: number };
  versions: Figures['versions'];
  duplicates: number | null | undefined;
  before: number | undefined;
  counts: { added: number; removed: number; changed: number };
  publicBuckets: number | null;
  /** null: not every URL was verified. */
  urlFailures: number | null | undefined;
  locked: { bytes: number; unknown: number } | undefined;
  /** How many of each level there are; undefined: no rules. */
  findings: Record<Level, { found: number; notEvaluated: number }> | undefined;
}

function figures(known: Known): Figures {
  return {
    now: NOW,
    complete: known.complete,
    buckets: 2,
    publicBuckets: known.publicBuckets,
    locked: known.locked && Object.assign(new LockedTotals(new Set()), known.locked),
    results: known.findings && resultsOf(known.findings),
    urlFailures: known.urlFailures === null ? 'not every URL was verified' : known.urlFailures,
    all: known.walked ? known.file : undefined,
    filesOf: () => ({}),
    within: (glob) => ({ ...known.file, files: known.file.files + glob.length }),
    versions: known.versions,
    duplicates:
      typeof known.duplicates === 'number'
        ? {
            groups: 1,
            spare: { files: 1, bytes: known.duplicates },
            largest: [],
            notCompared: { files: 0, bytes: 0 },
          }
        : known.duplicates,
    changes:
      known.before === undefined
        ? 'there is no earlier inventory yet'
        : {
            bytesBefore: known.before,
            names: () => [],
            count: (kind, glob) => known.counts[kind] + (glob?.length ?? 0),
          },
  };
}

function resultsOf(findings: Known['findings'] & object): RuleResults {
  const resource = { kind: 'key', name: 'key', id: null } as const;
  const repeated = <T>(count: number, value: T) => Array.from({ length: count }, () => value);
  return {
    rules: [],
    suppressed: [],
    findings: LEVELS.flatMap((level) =>
      repeated(findings[level].found, { rule: 'key-can-write', level, resource, message: 'x' }),
    ),
    notEvaluated: LEVELS.flatMap((level) =>
      repeated(findings[level].notEvaluated, { rule: 'r', level, resource, capability: null, reason: 'x' }),
    ),
  };
}

/** The values of all figures, in the plainest way; null: there is none. Durations as milliseconds. */
function valueIn(comparison: Comparison, known: Known): number | null {
  const amount = amountIn(comparison, known);
  const isShare =
    comparison.value.kind === 'percent' && ['old-version-bytes', 'locked-bytes'].includes(comparison.name);
  if (!isShare || amount === null) return amount;
  return known.file.bytes === 0 ? 0 : (100 * amount) / known.file.bytes;
}

const LEVEL_OF: Record<string, Level> = { errors: 'error', warnings: 'warning', notes: 'note' };

function amountIn({ name, scope }: Comparison, known: Known): number | null {
  if (!known.complete) return null;
  const level = LEVEL_OF[name];
  if (level) return known.findings?.[level].notEvaluated === 0 ? known.findings[level].found : null;
  if (name === 'public-buckets') return known.publicBuckets;
  if (name === 'url-failures') return known.urlFailures ?? null;
  if (name === 'bucket-count') return 2;
  if (!known.walked) return null;
  const { files, bytes, newest, oldest, largest } = known.file;
  const { versions, before, counts } = known;
  const extra = scope?.length ?? 0;
  const number = (value: number) => (Number.isNaN(value) ? null : value);
  const uploads = !Number.isNaN(largest);
  switch (name) {
    case 'file-count':
      return files + extra;
    case 'total-bytes':
      return bytes;
    case 'newest-file':
      return uploads ? number(NOW - newest) : null;
    case 'oldest-file':
      return uploads ? number(NOW - oldest) : null;
    case 'largest-file':
      return number(largest);
    case 'added':
    case 'removed':
    case 'changed':
      return before === undefined ? null : counts[name] + extra;
    case 'shrunk-by':
      return before === undefined ? null : bytes >= before ? 0 : ((before - bytes) / before) * 100;
    case 'grown-by':
      if (before === undefined) return null;
      if (bytes <= before) return 0;
      return before === 0 ? null : ((bytes - before) / before) * 100;
    case 'old-version-bytes':
      return versions === null ? null : versions.old.bytes + versions.hidden.bytes;
    case 'locked-bytes':
      return known.locked?.unknown === 0 ? known.locked.bytes : null;
    case 'hidden-count':
      return versions?.hiddenFiles ?? null;
    case 'unfinished-count':
      return versions?.unfinished ?? null;
    default:
      return typeof known.duplicates === 'number' ? known.duplicates : null;
  }
}

/** Every truth that a condition can have when what is missing may be anything. */
function truths(condition: Condition, known: Known): Set<boolean> {
  switch (condition.kind) {
    case 'not':
      return new Set([...truths(condition.of, known)].map((truth) => !truth));
    case 'compare': {
      const value = valueIn(condition, known);
      const { operator, value: wanted } = condition;
      if (wanted.kind === 'none') return new Set([(value === null) === (operator === '==')]);
      if (value === null) return new Set([true, false]);
      const other = (wanted as { number: number }).number;
      const order = value < other ? -1 : value > other ? 1 : 0;
      const fits = { '==': [0], '!=': [-1, 1], '<': [-1], '<=': [-1, 0], '>': [1], '>=': [0, 1] }[operator];
      return new Set([fits.includes(order)]);
    }
    default: {
      const all = condition.kind === 'and';
      let truth = new Set([all]);
      for (const part of condition.of) {
        const next = [...truths(part, known)];
        truth = new Set([...truth].flatMap((a) => next.map((b) => (all ? a && b : a || b))));
      }
      return truth;
    }
  }
}

const small = fc.constantFrom(0, 1, 2, 5, 100);
const moments = fc.constantFrom(none, NOW - 25 * HOUR, NOW - HOUR, NOW, NOW + HOUR);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const known: fc.Arbitrary<Known> = fc.record({
  complete: fc.constantFrom(true, true, true, false),
  walked: fc.constantFrom(true, true, true, false),
  file: fc.record({
    files: small,
    bytes: small,
    newest: moments,
    oldest: moments,
    largest: fc.oneof(small, fc.constant(none)),
  }),
  versions: fc.option(
    fc.record({
      old: fc.record({ files: small, bytes: small }),
      hidden: fc.record({ files: small, bytes: small }),
      hiddenFiles: small,
      hideMarkers: small,
      unfinished: small,
    }),
  ),
  duplicates: fc.oneof(small, fc.constantFrom(null, undefined)),
  before: maybe(small),
  counts: fc.record({ added: small, removed: small, changed: small }),
  publicBuckets: fc.option(small),
  urlFailures: maybe(fc.option(small)),
  locked: maybe(fc.record({ bytes: small, unknown: fc.constantFrom(0, 0, 1) })),
  findings: maybe(fc.record({ error: levelCounts(), warning: levelCounts(), note: levelCounts() })),
});

function levelCounts() {
  return fc.record({ found: fc.constantFrom(0, 1, 2, 5), notEvaluated: fc.constantFrom(0, 0, 1) });
}

function limitsOf({ type, share }: Term): fc.Arbitrary<Comparison['value']> {
  const bytes = small.map((number) => ({ kind: 'bytes', number }) as const);
  if (share) return fc.oneof(bytes, limitsOf({ type: 'percent' } as Term));
  switch (type) {
    case 'duration':
      return fc.constantFrom(0, HOUR, 25 * HOUR).map((number) => ({ kind: type, number }));
    case 'percent':
      return fc.constantFrom(0, 20, 50, 99.5).map((number) => ({ kind: type, number }));
    default:
      return small.map((number) => ({ kind: type as 'bytes' | 'count', number }));
  }
}

const comparison: fc.Arbitrary<Comparison> = fc.constantFrom(...FIGURE_VOCABULARY.terms).chain((term) =>
  fc.oneof({ weight: 4, arbitrary: limitsOf(term) }, fc.constant({ kind: 'none' } as const)).chain((value) =>
    fc.record({
      kind: fc.constant('compare' as const),
      name: fc.constant(term.name),
      scope: term.scoped ? fc.option(fc.constantFrom('a', 'db/**', 'a "b"/{x,y}')) : fc.constant(null),
      operator: fc.constantFrom(
        ...(value.kind === 'none' ? (['==', '!='] as const) : operatorsOf(term.type)),
      ),
      value: fc.constant(value),
    }),
  ),
);
const condition = fc.letrec<{ any: Condition }>((tie) => {
  const several = fc.array(tie('any'), { minLength: 2, maxLength: 3 });
  return {
    any: fc.oneof(
      { maxDepth: 3 },
      comparison,
      several.map((of) => ({ kind: 'and', of }) as const),
      several.map((of) => ({ kind: 'or', of }) as const),
      tie('any').map((of) => ({ kind: 'not', of }) as const),
    ),
  };
}).any;
const gate: fc.Arbitrary<Gate> = fc.record({ warns: fc.boolean(), condition });

test('a gate holds when it is true whatever is missing', () => {
  fc.assert(
    fc.property(gate, known, (given, facts) => {
      const [result] = evaluateGates([given], figures(facts));
      expect(result!.holds).toBe(!truths(given.condition, facts).has(false));
    }),
    { numRuns: 5_000 },
  );
});

test('what is printed of gates reads as what was printed', () => {
  fc.assert(
    fc.property(gate, (given) => {
      expect(parseGate(printGate(given), FIGURE_VOCABULARY)).toEqual(given);
    }),
    { numRuns: 1_000 },
  );
});

const FACTS: Known = {
  complete: true,
  walked: true,
  file: { files: 3, bytes: 80, newest: NOW - 25 * HOUR, oldest: NOW - 100 * HOUR, largest: 50 },
  versions: null,
  duplicates: 7,
  before: 100,
  counts: { added: 1, removed: 0, changed: 2 },
  publicBuckets: 1,
  urlFailures: 0,
  locked: { bytes: 40, unknown: 0 },
  findings: {
    error: { found: 0, notEvaluated: 1 },
    warning: { found: 2, notEvaluated: 0 },
    note: { found: 0, notEvaluated: 0 },
  },
};
const EMPTY = { files: 0, bytes: 0, newest: none, oldest: none, largest: none };

function judge(line: string, facts: Partial<Known> = {}) {
  const results = evaluateGates([parseGate(line, FIGURE_VOCABULARY)], figures({ ...FACTS, ...facts }));
  return printedGates(results)[0]!;
}

describe('judged', () => {
  test.each<[line: string, holds: boolean, facts?: Partial<Known>]>([
    ['newest-file < 25h', false],
    ['errors == 0', false],
    ['warnings == 2 and notes == 0 and public-buckets == 1', true],
    ['locked-bytes == 40 and locked-bytes >= 50%', true],
    ['locked-bytes > 50%', false],
    ['url-failures == 0', true],
    ['url-failures == 0', false, { urlFailures: null }],
    ['url-failures == 0', false, { urlFailures: undefined }],
    ['locked-bytes >= 0%', false, { locked: { bytes: 40, unknown: 1 } }],
    ['newest-file <= 25h', true],
    ['oldest-file > 4d', true],
    ['file-count >= 3', true],
    ['file-count in db/** >= 1', true],
    ['total-bytes <= 2TB', true],
    ['largest-file < 50', false],
    ['bucket-count == 2', true],
    ['removed == 0', true],
    ['added in db/** == 6', true],
    ['shrunk-by < 20%', false],
    ['shrunk-by <= 20%', true],
    ['grown-by == 0%', true],
    ['duplicate-bytes == 7', true],
    // Of what is missing nothing holds, and neither does the opposite.
    ['newest-file < 25h', false, { file: EMPTY }],
    ['not newest-file < 25h', false, { file: EMPTY }],
    ['newest-file == none', true, { file: EMPTY }],
    ['largest-file != 5', false, { file: EMPTY }],
    ['file-count == 0', true, { file: EMPTY }],
    ['removed != 1', false, { before: undefined }],
    ['removed == none or removed == 0', true, { before: undefined }],
    ['removed == none or removed == 0', true],
    ['removed == 0 or file-count >= 1', true, { before: undefined }],
    ['not (removed == 0 and file-count == 7)', true, { before: undefined }],
    ['grown-by < 500%', false, { before: 0 }],
    ['shrunk-by < 1%', true, { before: 0 }],
    ['hidden-count == 0', false],
    ['duplicate-bytes < 1TB', false, { duplicates: null }],
    ['file-count >= 1', false, { complete: false }],
    ['bucket-count >= 1', false, { complete: false }],
    ['bucket-count >= 1', true, { walked: false }],
  ])('%s: %s', (line, holds, facts) => {
    expect(judge(line, facts).holds).toBe(holds);
  });
});

test('each figure is told once, with its value or why there is none', () => {
  const line =
    'warn: newest-file in "a b" < 1d and (removed == 0 or not removed > 5) and newest-file != none';
  expect(judge(line, { before: undefined, file: { ...FACTS.file, newest: NOW - 1_500 } })).toEqual({
    gate: line,
    warns: true,
    holds: false,
    figures: [
      { figure: 'newest-file in "a b"', unit: 'seconds', value: 1.5 },
      { figure: 'removed', unit: 'count', value: null, missing: 'there is no earlier inventory yet' },
      { figure: 'newest-file', unit: 'seconds', value: 1.5 },
    ],
  });
});

test.each<[string, string, Partial<Known>?]>([
  ['newest-file', 'there are no files', { file: EMPTY }],
  ['oldest-file in x', '0 files match', { file: EMPTY }],
  ['newest-file', 'no file has an upload time', { file: { ...FACTS.file, newest: none } }],
  ['file-count', 'the inventory is not complete', { complete: false }],
  ['file-count', 'no files were listed', { walked: false }],
  ['hidden-count', 'only the newest versions were listed'],
  ['duplicate-bytes', 'there are more files than can be compared', { duplicates: null }],
  ['duplicate-bytes', 'files were not compared', { duplicates: undefined }],
  ['grown-by', 'the baseline has no bytes', { before: 0 }],
])('%s is missing: %s', (figure, missing, facts) => {
  expect(judge(`${figure} != none`, facts).figures).toEqual([
    expect.objectContaining({ figure, value: null, missing }),
  ]);
});

test.each<[string, boolean, Partial<Known>?]>([
  ['warn: shrunk-by < 20%', true],
  ['warn: removed == 0 and file-count >= 1', true],
  ['shrunk-by < 20%', false],
  // Something else is missing or false, too.
  ['warn: removed == 0 and newest-file < 1d', false, { file: EMPTY }],
  ['warn: removed == 0 and file-count == 987654321', false],
  ['warn: file-count == 987654321', false],
  ['warn: shrunk-by < 20%', false, { before: 0 }],
])('%s is skipped in the first run: %s', (line, skipped, facts) => {
  const gates = [parseGate(line, FIGURE_VOCABULARY)];
  const [result] = evaluateGates(gates, figures({ ...FACTS, before: undefined, ...facts }));
  expect(result!.skipped === true).toBe(skipped);
});

test('globs of files and of changes are collected apart, each once', () => {
  const lines = [
    'file-count in a >= 1 and not newest-file in b < 1d',
    'warn: removed in c == 0 or total-bytes in a > 1',
  ];
  expect(globsOf(lines.map((line) => parseGate(line, FIGURE_VOCABULARY)))).toEqual({
    files: ['a', 'b'],
    changes: ['c'],
  });
});
