import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Log, Result } from 'sarif';
import { describe, expect, test } from 'vitest';
import type { Finding, RuleResults } from '../../src/audit/finding.ts';
import { LEVELS } from '../../src/audit/rule.ts';
import { RULES } from '../../src/audit/rules/index.ts';
import { alertsOf, sarifLog } from '../../src/audit/sarif.ts';
import { fittedSarif, SARIF_LIMITS } from '../../src/audit/sarif-limits.ts';

const FACTS = { version: '1.2.3', category: 'audit/job/none', hidesNames: false };

function resultsOf(findings: readonly Finding[]): RuleResults {
  const rules = RULES.map(({ id, level: defaultLevel, what, why, mend, link }) => {
    return { id, level: 'warning' as const, defaultLevel, what, why, mend, link };
  });
  const byLevel = [...findings].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  return { rules, findings: byLevel, suppressed: [], notEvaluated: [] };
}

function runOf(log: Log): { results: Result[]; rules: string[] } {
  const [{ results, tool }] = log.runs as [Log['runs'][0]];
  return { results: results!, rules: tool.driver.rules!.map(({ id }) => id) };
}

const logOf = (findings: readonly Finding[], facts = FACTS) =>
  runOf(sarifLog(resultsOf(findings), alertsOf(resultsOf(findings)), facts));

const bucketFinding = (rule: string, name: string, more: Partial<Finding> = {}): Finding => ({
  rule,
  level: 'warning',
  resource: { kind: 'bucket', name, id: `id of ${name}` },
  message: 'Wrong.',
  ...more,
});

const finding: fc.Arbitrary<Finding> = fc.record({
  rule: fc.constantFrom(...RULES.map(({ id }) => id)),
  level: fc.constantFrom(...LEVELS),
  resource: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }).map((name) => ({
      kind: 'bucket' as const,
      name,
      id: `id of ${name}`,
    })),
    fc.constantFrom('key' as const, 'keys' as const).map((kind) => ({ kind, name: kind, id: null })),
  ),
  message: fc.string({ unit: 'binary', minLength: 1 }),
});
/** One finding for a rule and a resource, as the rules give them. */
const findings = fc.uniqueArray(finding, { selector: ({ rule, resource }) => `${rule} ${resource.name}` });
/** What a finding says once other files came and went. */
const changed = fc.record({
  message: fc.string({ minLength: 1 }),
  offenders: fc.record({
    unit: fc.constant('file' as const),
    count: fc.nat(),
    bytes: fc.option(fc.nat()),
    names: fc.array(fc.string(), { maxLength: 10 }),
  }),
});

const nameOf = ({ ruleId, locations }: Result) =>
  `${ruleId} ${locations![0]!.physicalLocation!.artifactLocation!.uri}`;
const fingerprintsOf = (results: readonly Result[]) =>
  new Map(results.map((result) => [nameOf(result), result.partialFingerprints!.primaryLocationLineHash]));

test('fingerprints stay when files and other findings come and go, and no two are the same', () => {
  fc.assert(
    fc.property(findings, findings, changed, (kept, others, change) => {
      const before = fingerprintsOf(logOf(kept).results);
      const names = new Set(kept.map(({ rule, resource }) => `${rule} ${resource.name}`));
      const more = others.filter(({ rule, resource }) => !names.has(`${rule} ${resource.name}`));
      const after = fingerprintsOf(logOf([...more, ...kept.map((one) => ({ ...one, ...change }))]).results);
      for (const [name, fingerprint] of before) {
        expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
        expect(after.get(name)).toBe(fingerprint);
      }
      expect(new Set(after.values()).size).toBe(alertsOf(resultsOf([...kept, ...more])).length);
    }),
  );
});

test('a bucket that was deleted and made again is another one', () => {
  const first = bucketFinding('bucket-public', 'acme');
  const second = { ...first, resource: { ...first.resource, id: 'another' } };
  const [a, b] = [first, second].map((one) => [...fingerprintsOf(logOf([one]).results).values()]);
  expect(a).not.toEqual(b);
});

test('every result has one relative location of two segments, and a rule of the table', () => {
  fc.assert(
    fc.property(findings, (all) => {
      const { results, rules } = logOf(all);
      for (const { ruleId, ruleIndex, locations, message } of results) {
        expect(rules[ruleIndex!]).toBe(ruleId);
        expect(message.text).not.toBe('');
        expect(locations).toHaveLength(1);
        expect(locations![0]!.physicalLocation!.artifactLocation!.uri).toMatch(
          /^b2\/(?:[\w.~-]|%[0-9A-F]{2})+$/,
        );
      }
    }),
  );
});

test.each([
  ['a:b', 'b2/a%3Ab'],
  ['a/b', 'b2/a%2Fb'],
  ['é', 'b2/%C3%A9'],
])('the location of %s is %s', (name, uri) => {
  expect([...fingerprintsOf(logOf([bucketFinding('bucket-public', name)]).results).keys()]).toEqual([
    `bucket-public ${uri}`,
  ]);
});

test('names are quoted so that nothing in them is a link, a placeholder or a line', () => {
  const names = ['[a](1)', '{0}', 'b\\', 'not shown'];
  const offenders = { unit: 'file' as const, count: 4, bytes: null, names: ['x\ny', ...names] };
  const [result] = logOf([bucketFinding('unsafe-names', 'acme', { offenders })]).results;
  expect(result!.message.text).toBe('Wrong. First: "x y", "\\[a\\](1)", "{{0}}".');
  const hidden = logOf([bucketFinding('unsafe-names', 'acme', { offenders })], {
    ...FACTS,
    hidesNames: true,
  });
  expect(hidden.results[0]!.message.text).toBe('Wrong.');
});

test('every rule has the texts that GitHub asks for, within its limits', () => {
  const { runs } = sarifLog(resultsOf([]), [], FACTS);
  const { rules } = runs[0]!.tool.driver;
  expect(rules!.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
  for (const { id, shortDescription, fullDescription, help, properties } of rules!) {
    for (const text of [shortDescription!.text, fullDescription!.text, help!.text, help!.markdown]) {
      expect(text, id).toMatch(/\S/);
      expect(text!.length, id).toBeLessThanOrEqual(1_024);
      // GitHub takes these for a placeholder or a reference to a location.
      expect(text, id).not.toMatch(/[{}]|\]\(\d/);
    }
    const { tags, 'security-severity': severity } = properties as Record<string, unknown>;
    expect(tags, id).toHaveLength(1);
    if (severity !== undefined) expect([tags, Number(severity) > 0], id).toEqual([['security'], true]);
  }
});

describe('within the limits of GitHub', () => {
  const many = (count: number, name: (index: number) => string) =>
    resultsOf(
      Array.from({ length: count }, (_, index) =>
        bucketFinding('unsafe-names', `bucket-${index}`, {
          level: index % 100 === 99 ? 'error' : index % 2 === 0 ? 'warning' : 'note',
          offenders: { unit: 'file', count: 1_000_000, bytes: 5, names: [name(index)] },
        }),
      ),
    );
  const levelsOf = (text: string) =>
    runOf(JSON.parse(text) as Log).results.map(({ level }) => (level === 'error' ? 0 : 1));

  test('the limits are those of GitHub', () => {
    expect(SARIF_LIMITS).toEqual({ results: 25_000, gzippedBytes: 10_000_000 });
  });

  test('a bucket with a million offenders is one result', async () => {
    const { results, text } = await fittedSarif(
      many(1, () => 'a'),
      FACTS,
    );
    expect([results, runOf(JSON.parse(text) as Log).results.length]).toEqual([1, 1]);
  });

  test('the worst 25,000 findings are kept, and the rest is counted', async () => {
    const all = many(60_000, String);
    const { results, leftOut, text } = await fittedSarif(all, FACTS);
    const levels = levelsOf(text);
    expect([results, levels.length, leftOut]).toEqual([25_000, 25_000, alertsOf(all).length - 25_000]);
    expect(levels.filter((level) => level === 0)).toHaveLength(600);
    expect(levels).toEqual([...levels].sort());
  });

  test('the file is cut to its size when compressed', async () => {
    // Text that hardly compresses.
    let seed = 1;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed.toString(36);
    };
    const all = many(2_000, () => Array.from({ length: 20 }, random).join(''));
    const limits = { results: 25_000, gzippedBytes: 50_000 };
    const { results, leftOut, text } = await fittedSarif(all, FACTS, limits);
    expect(gzipSync(text).length).toBeLessThanOrEqual(50_000);
    expect(gzipSync(text).length).toBeGreaterThan(30_000);
    expect(results + leftOut).toBe(alertsOf(all).length);
    expect(levelsOf(text)).toHaveLength(results);
    expect(levelsOf(text).filter((level) => level === 0)).toHaveLength(20);
  });
});
