import { afterEach, expect, test } from 'vitest';
import { changingContent } from '../b2-server/index.ts';
import { startGithubServer } from '../github-server/server.ts';
import { readZip } from '../github-server/zip.ts';
import type { ActionResult } from '../runner/run-action.ts';
import { BUCKETS, DAY, type ExpectedChange, SimulatedAccount } from './nightly-account.ts';
import { figure, GATES, type Night, verdictsOf } from './nightly-gates.ts';
import {
  failure,
  type Inventory,
  lines,
  messages,
  readInventory,
  runInventory,
  startAccount,
  strayFiles,
} from './setup.ts';

const NIGHTS = 30;
/** A fault in the middle of listing ends the run: nothing is uploaded. */
const CUT_SHORT = 11;
/** The first bucket fails before its first row: a part is uploaded, and says that it is one. */
const INCOMPLETE = 19;
/** Artifacts that are none of ours are the newest. */
const PLANTED = 15;
/** Every way of storing rows is the baseline in its turn. */
const FORMATS = [
  'csv',
  'ndjson.gz',
  'parquet',
  'json',
  'csv.zst',
  'ndjson',
  'urls, json.gz',
  'csv.gz',
  'ndjson.zst',
];

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

test.each([
  { seed: 1, versions: 'all' },
  { seed: 2, versions: 'current' },
  { seed: 3, versions: 'all' },
  { seed: 4, versions: 'current' },
])('a month of $versions versions, seed $seed', async ({ seed, versions }) => {
  const account = new SimulatedAccount(seed, versions === 'all');
  const b2 = await startAccount(
    BUCKETS.map((name) => {
      const base = account.content(name);
      return { name, type: 'allPublic', content: changingContent(base, () => account.content(name)) };
    }),
  );
  const github = await startGithubServer();
  ends.push(
    () => b2.close(),
    () => github.close(),
  );
  const began = Date.now() - NIGHTS * DAY;
  const gates = GATES.filter(({ needsVersions }) => versions === 'all' || !needsVersions);
  /** The complete inventories so far, newest first. */
  const whole: { runId: number; startedAt: string; files: number; bytes: number; buckets: object[] }[] = [];
  const kinds = new Set<string>();
  const seen = { held: new Set<string>(), failed: new Set<string>() };

  for (let night = 0; night < NIGHTS; night++) {
    account.pass(night);
    if (night === 0) account.whole();
    const runId = 1_000 + night;
    github.now = () => new Date(began + night * DAY);
    b2.faults.clear();
    b2.settings.pageLimit = 25 + night;
    if (night === CUT_SHORT) b2.faults.at('list', 3, 'cap');
    if (night === INCOMPLETE) b2.faults.at('list', 1, 'cap');
    const fault = night === CUT_SHORT || night === INCOMPLETE;
    const planted = night === PLANTED ? plant(github, whole.at(-1)!.runId) : [];

    const result = await runInventory(
      b2,
      {
        bucket: BUCKETS.join('\n'),
        versions,
        baseline: 'previous-run',
        'artifact-name': '',
        formats: FORMATS[night % FORMATS.length]!,
        gates: gates.map(({ line }) => line).join('\n'),
        ...(fault && { concurrency: '1' }),
      },
      { github, runId, eventName: 'schedule', branch: 'main' },
    );
    github.addRun({ runId, conclusion: result.code === 0 ? 'success' : 'failure' });
    expect(strayFiles(result)).toEqual([]);

    if (night === CUT_SHORT) {
      expect(failure(result)).toContain('cap');
      expect(result.artifacts).toEqual([]);
      expect(result.files()).toEqual([]);
    } else if (night === INCOMPLETE) {
      checkIncomplete(result, gates);
    } else {
      expect(result.outputs.complete, messages(result, 'error').join('\n')).toBe('true');
      const inventory = readInventory(result);
      const { manifest } = inventory;
      const facts: Night = {
        now: account.now,
        rows: account.rows(),
        changes: night === 0 ? undefined : account.done,
        bytesBefore: whole[0]?.bytes,
      };
      checkBaseline(result, whole[0]?.runId);
      if (facts.changes) checkChanges(inventory, facts.changes, whole[0]!.startedAt);
      else expect(manifest.changes).toBeUndefined();
      checkOutputs(result, facts);
      const verdicts = checkGates(result, inventory, facts, gates);
      for (const { line, holds } of verdicts) seen[holds ? 'held' : 'failed'].add(line);
      const history = whole.map(({ runId: _, ...totals }) => totals);
      expect(manifest.history).toEqual(night === 0 ? undefined : history);
      expect(result.artifacts).toHaveLength(1);
      whole.unshift({
        runId,
        startedAt: manifest.startedAt,
        files: manifest.files,
        bytes: manifest.bytes,
        buckets: manifest.buckets.map(({ bucketName, files, bytes }) => ({ bucketName, files, bytes })),
      });
      for (const { kind } of account.done) kinds.add(kind);
      account.whole();
    }
    for (const id of planted)
      expect(github.requests.some(({ path }) => path.includes(`/artifacts/${id}`))).toBe(false);
    result.dispose();
  }
  // A month in which one of these never happened would prove nothing of it.
  const possible = ['added', 'changed', 'metadata', 're-uploaded', 'removed', 'renamed'];
  expect([...kinds].sort()).toEqual(
    versions === 'all' ? [...possible, 'hidden', 'unhidden'].sort() : possible,
  );
  expect(whole).toHaveLength(NIGHTS - 2);
  const lineOf = ({ line }: { line: string }) => line;
  expect([...seen.held].sort()).toEqual(gates.map(lineOf).sort());
  expect([...seen.failed].sort()).toEqual(gates.map(lineOf).sort());
});

/** Copies of the month's first inventory, newer than every other: of a fork's pull request, its branch, and a push. */
function plant(github: Awaited<ReturnType<typeof startGithubServer>>, runId: number): number[] {
  const first = github.artifacts().find((artifact) => artifact.runId === runId)!;
  const files = Object.fromEntries([...readZip(first.bytes)].map(({ name, bytes }) => [name, bytes]));
  const runs = [
    { runId: 5_000, event: 'pull_request', headRepositoryId: 77 },
    { runId: 5_001, event: 'push', headRepositoryId: 77 },
    { runId: 5_002, event: 'pull_request_target' },
    { runId: 5_003, event: 'schedule', headBranch: 'other' },
    { runId: 5_004, event: 'schedule', workflowId: 102 },
  ];
  return runs.map((run) => {
    github.addRun({ headBranch: 'main', conclusion: 'success', ...run });
    return github.addArtifact({ name: first.name, runId: run.runId, files }).id;
  });
}

/** The run says with which inventory it compares, and that the first has none. */
function checkBaseline(result: ActionResult, runId: number | undefined): void {
  const compares = result.stdout.split('\n').filter((line) => line.startsWith('Compares with'));
  if (runId === undefined) {
    expect(compares).toEqual([]);
    expect(messages(result, 'notice')).toEqual([
      'No earlier run of this workflow has left an artifact b2-inventory on this branch: nothing is compared, and this run counts as the first',
    ]);
  } else {
    expect(messages(result, 'notice')).toEqual([]);
    expect(compares).toHaveLength(1);
    expect(compares[0]).toMatch(new RegExp(`/actions/runs/${runId}$`));
  }
}

const SIGNS: Record<string, string> = { added: '+', unhidden: '+', removed: '-', hidden: '-', renamed: '>' };

function checkChanges({ manifest, text }: Inventory, done: ExpectedChange[], since: string): void {
  const recorded = lines(text('changes.ndjson')).map((line) => JSON.parse(line) as unknown);
  expect(recorded).toEqual(done);
  const shown = (bucket: string, name: string) =>
    `${bucket}/${name
      .replaceAll('\\', '\\\\')
      .replace(/[\u0085\u2028\u202e]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)}`;
  expect(lines(text('changes.txt'))).toEqual(
    done.map(({ kind, bucket, name, fromName }) => {
      const from = fromName === undefined ? '' : `\t${shown(bucket, fromName)}`;
      return `${SIGNS[kind] ?? '*'} ${shown(bucket, name)}${from}`;
    }),
  );
  const kinds: Record<string, { files: number; bytes: number }> = {};
  for (const kind of [...Object.keys(SIGNS), 'changed', 're-uploaded', 'metadata'])
    kinds[kind] = { files: 0, bytes: 0 };
  for (const { kind, before, after } of done) {
    kinds[kind]!.files++;
    kinds[kind]!.bytes += ((after ?? before) as { size: number }).size;
  }
  expect(manifest.changes).toEqual({ since, kinds, renamesKnown: true });
}

function checkOutputs({ outputs }: ActionResult, night: Night): void {
  const shown = (name: string) => String(figure(name, night) ?? '');
  expect(outputs).toMatchObject({
    complete: 'true',
    added: shown('added'),
    removed: shown('removed'),
    changed: shown('changed'),
    'file-count': shown('file-count'),
    'total-bytes': shown('total-bytes'),
  });
}

/** Every gate comes out as it must, with what was found; those that fail fail the step, in which all is there. */
function checkGates(result: ActionResult, { manifest }: Inventory, night: Night, gates: typeof GATES) {
  const { startedAt } = manifest;
  const verdicts = verdictsOf(gates, night);
  expect(
    manifest.gates?.map(({ gate, holds, warns }) => ({
      line: `${warns ? 'warn: ' : ''}${gate.replace(/^warn: /, '')}`,
      holds,
    })),
  ).toEqual(verdicts);
  for (const { figures } of manifest.gates ?? []) {
    for (const { figure: name, value, unit, missing } of figures) {
      const expected = figure(name, night);
      if (expected === undefined) {
        expect({ name, value }).toEqual({ name, value: null });
        expect(missing).toMatch(/^there is no/);
      } else if (unit === 'seconds') {
        // The figure is of the moment when the run started. Versions of a file are a few milliseconds apart.
        expect(value! - expected).toBeCloseTo((Date.parse(startedAt) - night.now) / 1_000, 1);
      } else
        expect({ name, value }).toEqual({
          name,
          value: unit === 'percent' ? expect.closeTo(expected, 9) : expected,
        });
    }
  }
  const broken = verdicts.filter(({ holds }) => !holds).map(({ line }) => line);
  const failed = broken.filter((line) => !line.startsWith('warn: '));
  const warned = broken.filter((line) => line.startsWith('warn: '));
  expect(result.outputs['gates-failed']).toBe(String(failed.length));
  expect(result.code).toBe(failed.length === 0 ? 0 : 1);
  const errors = messages(result, 'error');
  expect(errors).toHaveLength(failed.length === 0 ? 0 : 1);
  if (errors.length > 0) {
    const [head, ...rest] = errors[0]!.split('\n');
    expect(head).toBe(`${failed.length} gate${failed.length === 1 ? '' : 's'} failed:`);
    expect(rest).toEqual(failed.map((line) => expect.stringContaining(`${line}: `)));
  }
  expect(messages(result, 'warning')).toEqual(
    warned.map((line) => expect.stringContaining(line.slice('warn: '.length))),
  );
  return verdicts;
}

/** A bucket could not be listed: what was found is uploaded, says that it is not all, and proves no gate. */
function checkIncomplete(result: ActionResult, gates: typeof GATES): void {
  const { manifest } = readInventory(result);
  expect(result.code).toBe(1);
  expect(manifest.complete).toBe(false);
  expect(manifest.buckets.map(({ error }) => error !== undefined)).toEqual([true, false]);
  expect(manifest.changes).toBeUndefined();
  expect(manifest.outputs.map(({ path }) => path).filter((path) => path.startsWith('changes'))).toEqual([]);
  // That there is no value is true all the same.
  const proved = gates.map(({ line }) => line.includes('== none'));
  expect(manifest.gates?.map(({ holds }) => holds)).toEqual(proved);
  const hard = gates.filter(({ line }, index) => !proved[index] && !line.startsWith('warn: '));
  expect(result.outputs).toMatchObject({
    ...{ complete: 'false', added: '', removed: '', changed: '', 'gates-failed': String(hard.length) },
  });
  const [error] = messages(result, 'error');
  expect(error).toContain('1 bucket could not be listed, so the inventory is not complete. cold-store: ');
  const [artifact] = result.artifacts;
  const uploaded = [...readZip(artifact!.bytes)].find(({ name }) => name === 'manifest.json')!;
  expect(JSON.parse(uploaded.bytes.toString())).toMatchObject({ complete: false });
}
