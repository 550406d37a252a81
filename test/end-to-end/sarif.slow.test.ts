import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Run } from 'sarif';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RULES } from '../../src/audit/rules/index.ts';
import type { B2Server } from '../b2-server/index.ts';
import { listContent } from '../b2-server/index.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { BAD, BAD_PUBLIC, BLIND, GOOD, INFO_SECRET, READER, runRules, WRITER } from './rules-account.ts';
import { readInventory, startAccount } from './setup.ts';

const ALL_VERSIONS = { bucket: '*', versions: 'all' };
const JOB = { GITHUB_WORKFLOW: 'Audit / weekly', GITHUB_JOB: 'audit' };
const PRIVATE = { repository: { visibility: 'private' } };
const PUBLIC = { repository: { visibility: 'public' } };

let server: B2Server;
beforeAll(async () => {
  server = await startAccount([GOOD, BAD, BAD_PUBLIC], [READER, BLIND, WRITER]);
});
afterAll(() => server.close());

/** Runs with rules. @returns findings.json, the run of findings.sarif, and its text */
async function runSarif(
  inputs: Record<string, string>,
  run: NonNullable<Parameters<typeof runRules>[2]> = {},
  account = server,
) {
  const { result, found } = await runRules(account, inputs, { event: PRIVATE, env: JOB, ...run });
  const { text, manifest } = readInventory(result);
  const sarif = text('findings.sarif');
  return { result, found, manifest, text: sarif, run: (JSON.parse(sarif) as { runs: [Run] }).runs[0] };
}

const ofRule = ({ results = [] }: Run, id: string) => results.filter(({ ruleId }) => ruleId === id);
const fingerprints = ({ results = [] }: Run) =>
  results.map(
    ({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints!.primaryLocationLineHash}`,
  );

test('errors and warnings are results, worst first; notes are not', async () => {
  const { found, run, manifest } = await runSarif(ALL_VERSIONS);
  const alerts = found.findings.filter(({ level }) => level !== 'note');
  expect(alerts.length).toBeGreaterThan(8);
  expect(run.results!.map(({ ruleId, level }) => [ruleId, level])).toEqual(
    alerts.map(({ rule, level }) => [rule, level]),
  );
  expect(manifest.outputs.find(({ path }) => path === 'findings.sarif')).toMatchObject({
    format: 'sarif',
    rows: alerts.length,
  });
  expect(ofRule(run, 'public-sensitive-names')).toMatchObject([
    {
      level: 'error',
      message: {
        text: '2 versions with names that look like secrets or backups in a public bucket. First: "backup/db.sql.gz", "site/.env".',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'b2/bad-public' },
            region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
          },
        },
      ],
    },
  ]);
  expect(run.automationDetails).toEqual({ id: 'b2-inventory/inventory.yml/audit/none/' });
});

test('a note is a result once its rule is a warning', async () => {
  const { run } = await runSarif({
    bucket: 'bad-bucket',
    rules: 'object-lock-off: warning\n+empty-files',
  });
  expect(run.tool.driver.rules!.map(({ id }) => id)).toEqual(['object-lock-off']);
  expect(run.results!.map(({ ruleId, level }) => [ruleId, level])).toEqual([['object-lock-off', 'warning']]);
});

test('what is suppressed is no result', async () => {
  const workspace = makeFolder('sarif');
  writeFileSync(
    path.join(workspace, 's.yml'),
    '- {rule: bucket-public, resource: bad-public, reason: a site}\n',
  );
  const { run, found } = await runSarif({ suppressions: 's.yml' }, { workspace });
  expect(found.suppressed).toHaveLength(1);
  expect(ofRule(run, 'bucket-public')).toEqual([]);
});

test('what is not evaluated is a notification', async () => {
  const { run } = await runSarif(ALL_VERSIONS, { key: BLIND });
  const notifications = run.invocations![0]!.toolExecutionNotifications!;
  expect(notifications.map(({ message }) => message.text)).toContain(
    'no-default-encryption was not evaluated: the key lacks readBucketEncryption (and 2 more resources).',
  );
});

test('no secret, and in a public repository no name of a file or key', async () => {
  const open = await runSarif(ALL_VERSIONS);
  expect(open.text).toContain('invoice');
  expect(open.text).not.toContain('\u202e');
  const hidden = await runSarif(ALL_VERSIONS, { event: PUBLIC, key: WRITER });
  expect(hidden.run.results!.length).toBeGreaterThan(8);
  // The texts of the rules contain the word invoice, too.
  const shown = JSON.stringify(hidden.run.results);
  for (const name of ['db.sql.gz', 'invoice', 'versions.log', 'not-copied', 'writer', 'First:'])
    expect(shown).not.toContain(name);
  for (const { text } of [open, hidden]) expect(text).not.toContain(INFO_SECRET);
});

test('fingerprints stay when unrelated files come and go', async () => {
  const files = (names: string[]) => listContent(['id_rsa', ...names].map((name) => ({ name })));
  const account = await startAccount([{ ...BAD_PUBLIC, content: files([]) }], [READER]);
  const before = await runSarif({ bucket: 'bad-public' }, {}, account);
  await account.close();
  const names = ['.env', 'a', 'b/c', 'zz'];
  const later = await startAccount([GOOD, { ...BAD_PUBLIC, content: files(names) }], [READER]);
  const after = await runSarif({ bucket: 'bad-public' }, {}, later);
  await later.close();
  expect(after.text).not.toBe(before.text);
  expect(fingerprints(after.run)).toEqual(fingerprints(before.run));
});

const program = path.resolve(
  import.meta.dirname,
  '../../.ci/tools/sarif/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool',
);
const isInstalled = existsSync(program);

/** The errors and warnings of Microsoft's validator, with the rules of SARIF and of GitHub, about logs by name. */
function validate(logs: Record<string, string>): string[] {
  const folder = makeFolder('sarif-validator');
  for (const [name, text] of Object.entries(logs)) writeFileSync(path.join(folder, `${name}.sarif`), text);
  const report = path.join(makeFolder('sarif-report'), 'report.sarif');
  // It fails if it finds something, and then the report says what; without a report, reading it fails.
  spawnSync(
    program,
    [
      'validate',
      `${folder}/*.sarif`,
      '--rule-kind',
      'Sarif;Ghas',
      '--level',
      'Error;Warning',
      '--output',
      report,
    ],
    { env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } },
  );
  const [run] = (JSON.parse(readFileSync(report, 'utf8')) as { runs: [Run] }).runs;
  expect(run.invocations).toMatchObject([{ executionSuccessful: true }]);
  return run.results!.map(({ ruleId, message, locations }) => {
    const uri = locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
    return `${path.basename(uri)}: ${ruleId} ${JSON.stringify(message)}`;
  });
}

describe.skipIf(!isInstalled)(
  `Microsoft's SARIF validator${isInstalled ? '' : ' is not installed: .ci/install-sarif-validator'}`,
  { timeout: 120_000 },
  () => {
    test('accepts what is written', async () => {
      const names = [
        '{0} {1',
        '[a](1) [b](https://example.com)',
        'back\\slash\\',
        'line\n\u2028end',
        '"',
        '%zz',
      ];
      const hostile = await startAccount(
        [{ ...BAD_PUBLIC, content: listContent(names.map((name) => ({ name: `${name}/.env` }))) }],
        [READER],
      );
      const everything = RULES.filter(({ of }) => of !== 'url')
        .map(({ id }) => `${id}: error`)
        .join('\n');
      const runs = [
        ['all', ALL_VERSIONS, {}, server],
        ['public', ALL_VERSIONS, { event: PUBLIC }, server],
        ['blind', ALL_VERSIONS, { key: BLIND }, server],
        ['buckets', {}, { key: WRITER }, server],
        ['none', { bucket: 'good-bucket', rules: '+bucket-public' }, {}, server],
        ['everything', { ...ALL_VERSIONS, rules: everything }, {}, server],
        ['hostile', { bucket: 'bad-public' }, {}, hostile],
      ] as const;
      const logs: Record<string, string> = {};
      for (const [name, inputs, run, account] of runs)
        logs[name] = (await runSarif(inputs, run, account)).text;
      await hostile.close();
      expect(validate(logs)).toEqual([]);
    });

    test('reports a result without a location', async () => {
      const { text, run } = await runSarif({ bucket: 'bad-public' });
      delete run.results![0]!.locations;
      const broken = JSON.stringify({ ...JSON.parse(text), runs: [run] });
      expect(validate({ broken })).toContainEqual(expect.stringContaining('broken.sarif: GH1015'));
    });
  },
);
