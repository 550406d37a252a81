import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { findPreviousRun, MOST_DOWNLOADS, type PreviousRunSearch } from '../../src/baseline/previous-run.ts';
import { otherRequest } from '../../src/baseline/read-manifest.ts';
import { MOST_PAGES, MOST_RUNS } from '../../src/github/earlier-artifacts.ts';
import { Log } from '../../src/github/log.ts';
import type { Manifest } from '../../src/inventory/manifest.ts';
import {
  type Fault,
  type GithubServer,
  type PlantedArtifact,
  startGithubServer,
  type WorkflowRun,
} from '../github-server/server.ts';
import { soundManifest } from '../inventory/sound-manifest.ts';
import { parseLog } from '../runner/log.ts';
import { makeFolder } from '../runner/temp-folders.ts';

/** The real octokit and the real artifact client read the environment once: all tests share a server. */
let server: GithubServer;
let name: string;
let runnerTemp: string;
let printed: string;
/** Run ids, in the order of the runs; this run is OWN. */
const OWN = 9_000;
const HOUR = 3_600_000;
let nextRun = 1_000;
let nextName = 0;

beforeAll(async () => {
  server = await startGithubServer();
  vi.stubEnv('GITHUB_API_URL', server.url);
  vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
});
beforeEach(() => {
  name = `inventory-${++nextName}`;
  runnerTemp = makeFolder('runner-temp');
  server.requests.length = 0;
  server.permissions.actions = 'read';
  server.addRun({ runId: OWN, event: 'schedule', headBranch: 'main', workflowId: 101 });
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
});
afterEach(() => {
  delete server.faults.Rest;
  delete server.faults.GetBlob;
  vi.restoreAllMocks();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

/** An earlier night of the same workflow, and the artifact that it left. */
function night(
  manifest: Partial<Manifest> | string = {},
  run: Partial<WorkflowRun> = {},
  artifact: Partial<PlantedArtifact> = {},
): number {
  const runId = run.runId ?? ++nextRun;
  server.addRun({ event: 'schedule', conclusion: 'success', ...run, runId });
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(soundManifest(manifest));
  server.addArtifact({
    name,
    runId,
    createdAt: new Date(Date.now() - (OWN - runId) * HOUR),
    // Years, since these runs are as many hours back as their ids tell.
    expiresAt: new Date(Date.now() + HOUR),
    files: { 'manifest.json': text, 'files.ndjson': `${runId}\n` },
    ...artifact,
  });
  return runId;
}

function search(changes: Partial<PreviousRunSearch> = {}) {
  return findPreviousRun({
    artifactName: name,
    token: server.githubToken,
    baseBranch: undefined,
    refuse: (manifest) => otherRequest(manifest, soundManifest().request),
    log: new Log(),
    signal: new AbortController().signal,
    ...changes,
    env: {
      GITHUB_REPOSITORY: server.repository,
      GITHUB_RUN_ID: String(OWN),
      GITHUB_SERVER_URL: 'https://github.com',
      ACTIONS_RUNTIME_TOKEN: 'x',
      ACTIONS_RESULTS_URL: server.url,
      RUNNER_TEMP: runnerTemp,
      ...changes.env,
    },
  });
}

const said = (kind: string) =>
  parseLog(printed)
    .annotations.filter((each) => each.kind === kind)
    .map(({ message }) => message);
const rest = () => server.requests.filter(({ point }) => point === 'Rest').map(({ path: at }) => at);
const first = (branch = 'this branch') =>
  `No earlier run of this workflow has left an artifact ${name} on ${branch}: nothing is compared, and this run counts as the first`;
const none = (why: string) =>
  `There is no previous inventory to compare with (${why}); this run counts as the first`;

/** That the search finds this run's inventory, or that this is the first run when there is none. */
async function finds(runId: number | undefined, changes: Partial<PreviousRunSearch> = {}): Promise<void> {
  const found = await search(changes);
  expect(found?.runId).toBe(runId);
  await found?.discard();
  expect(readdirSync(runnerTemp)).toEqual([]);
}

describe('the newest inventory of this workflow on this branch', () => {
  test('wins, is there with its files, and goes when it is discarded', async () => {
    night();
    const runId = night({ files: 7 });
    const found = await search();
    expect(found).toMatchObject({
      runId,
      runUrl: `https://github.com/${server.repository}/actions/runs/${runId}`,
      manifest: { files: 7 },
    });
    expect(path.dirname(found!.folder)).toBe(runnerTemp);
    expect(readFileSync(path.join(found!.folder, 'files.ndjson'), 'utf8')).toBe(`${runId}\n`);
    expect([...said('warning'), ...said('notice')]).toEqual([]);
    await found!.discard();
    expect(readdirSync(runnerTemp)).toEqual([]);
    // This run, the list, the other run, and the place to download from.
    expect(rest()).toHaveLength(4);
    for (const secret of server.secrets()) expect(printed).not.toContain(secret);
  });

  test('counts whatever became of its run', async () => {
    night();
    await finds(night({}, { conclusion: 'failure' }));
    await finds(night({}, { conclusion: 'cancelled' }));
    await finds(night({}, { conclusion: null }));
  });

  test.each<[what: string, run: Partial<WorkflowRun>, artifact?: Partial<PlantedArtifact>]>([
    ['of another branch', { headBranch: 'feature' }],
    ['of another workflow', { workflowId: 102, path: '.github/workflows/other.yml' }],
    [
      'of a pull request from a fork whose branch is named like ours',
      { event: 'pull_request', headRepositoryId: 77 },
    ],
    ['of code from a fork, whatever the event', { headRepositoryId: 77 }],
    ['of a fork that is deleted', { headRepositoryId: null }],
    ['of a pull request from this repository', { event: 'pull_request' }],
    ['of pull_request_target', { event: 'pull_request_target' }],
    ['of a review of a pull request', { event: 'pull_request_review' }],
    ['that has expired', {}, { expiresAt: new Date(Date.now() - HOUR) }],
    ['that this run left itself, in an earlier attempt', { runId: OWN, attempt: 1 }],
  ])('not one %s', async (_, run, artifact) => {
    const before = night();
    night({}, run, artifact);
    await finds(before);
    expect(said('warning')).toEqual([]);
  });

  test('says when the newest one expired, if there is no other', async () => {
    const expiresAt = new Date('2026-03-01T04:05:06Z');
    night({}, {}, { expiresAt: new Date('2026-02-01T00:00:00Z') });
    const runId = night({}, {}, { expiresAt });
    night({}, { headBranch: 'feature' }, { expiresAt });
    night({}, { event: 'pull_request' }, { expiresAt });
    await finds(undefined);
    expect(said('notice')).toEqual([]);
    expect(said('warning')).toEqual([
      expect.stringMatching(
        new RegExp(
          `^There is no previous inventory to compare with \\(artifact \\d+ of https://github.com/${server.repository}/actions/runs/${runId} expired on 2026-03-01T04:05:06Z\\); this run counts as the first\\. To keep inventories until the next run, raise \`retention-days\`$`,
        ),
      ),
    ]);
  });

  test('an expired one of another branch, workflow or fork says nothing', async () => {
    const expiresAt = new Date(Date.now() - HOUR);
    night({}, { headBranch: 'feature' }, { expiresAt });
    night({}, { workflowId: 102, path: '.github/workflows/other.yml' }, { expiresAt });
    night({}, { headRepositoryId: 77 }, { expiresAt });
    await finds(undefined);
    expect(said('warning')).toEqual([]);
    expect(said('notice')).toEqual([first()]);
  });

  test('not one of another name', async () => {
    night({}, {}, { name: `${name}-other` });
    await finds(undefined);
  });

  test('of a pull request is that of the branch which it would change', async () => {
    server.addRun({ runId: OWN, event: 'pull_request', headBranch: 'feature' });
    const base = night();
    night({}, { headBranch: 'feature', event: 'pull_request' });
    night({}, { headBranch: 'feature', event: 'push' });
    await finds(base, { baseBranch: 'main' });
    await finds(undefined, { baseBranch: 'release' });
    expect(said('notice')).toEqual([first('release')]);
  });

  test('of a fork’s pull request cannot be one of the fork, though the branches have one name', async () => {
    server.addRun({ runId: OWN, event: 'pull_request', headRepositoryId: 77, headBranch: 'main' });
    const base = night();
    night({}, { headRepositoryId: 77, event: 'push' });
    await finds(base);
    server.addRun({ runId: OWN, headRepositoryId: 1 });
  });

  test('is found on the second page, behind those of pull requests', async () => {
    const before = night();
    for (let count = 0; count < 120; count++) night({}, { headBranch: `feature-${count}` });
    await finds(before);
    expect(rest().filter((at) => at.endsWith('/artifacts'))).toHaveLength(2);
  });
});

describe('a first run', () => {
  test('is said to be one', async () => {
    await finds(undefined);
    expect(said('notice')).toEqual([first()]);
    expect(said('warning')).toEqual([]);
  });

  test.each([
    [
      { GITHUB_SERVER_URL: 'https://git.example.com' },
      'git.example.com has no artifact service that this action can use',
    ],
    [{ ACTIONS_RESULTS_URL: '' }, 'this runner has no artifact service'],
  ])('where there is no artifact service: %o', async (env, why) => {
    await finds(undefined, { env });
    expect(said('warning')).toEqual([`Nothing is compared with a previous run: ${why}`]);
    expect(rest()).toEqual([]);
  });
});

describe('one that cannot serve is passed over', () => {
  const passed = (runId: number, why: string) =>
    expect.stringMatching(
      new RegExp(
        `^Artifact \\d+ of https://github.com/${server.repository}/actions/runs/${runId} is passed over: it ${why}$`,
      ),
    );

  test('an inventory that is not complete, which the log says', async () => {
    const whole = night();
    const cut = night({ complete: false });
    await finds(whole);
    expect(said('warning')).toEqual([]);
    expect(printed.split('\n')).toContainEqual(passed(cut, 'describes an incomplete inventory'));
  });

  test.each<
    [what: string, manifest: Partial<Manifest> | string, artifact: Partial<PlantedArtifact>, why: string]
  >([
    [
      'a wrong digest',
      {},
      { toldDigest: `sha256:${'0'.repeat(64)}` },
      'is damaged: its sha256 is not the one that GitHub tells',
    ],
    ['no digest', {}, { toldDigest: null }, 'has no digest to verify it by'],
    ['no manifest', {}, { files: { 'a.txt': '' } }, 'cannot be read \\(ENOENT\\)'],
    ['a manifest that is cut short', '{"tool": {"na', {}, 'is not a manifest.json of this action'],
    [
      'a newer schema',
      { schemaVersion: 2 as 1 },
      {},
      'has schema version 2, but this version of the action reads 1; update the action',
    ],
    [
      'another request',
      { request: { ...soundManifest().request, prefix: 'x/' } },
      {},
      'was made with another `prefix`: "x/" instead of ""',
    ],
  ])('%s', async (_, manifest, artifact, why) => {
    const whole = night();
    const bad = night(manifest, {}, artifact);
    await finds(whole);
    expect(said('warning')).toEqual([passed(bad, why)]);
  });

  test('for none, when none is left', async () => {
    night({ complete: false });
    await finds(undefined);
    expect(said('warning')).toEqual([none('1 artifact passed over')]);
  });

  test('up to a limit, which is said', async () => {
    night();
    for (let count = 0; count < MOST_DOWNLOADS; count++) night({ complete: false });
    await finds(undefined);
    expect(said('warning')).toEqual([none('5 artifacts passed over; no more than 5 are tried')]);
  });
});

describe('the requests are bounded', () => {
  const ownName = 'give this workflow an `artifact-name` of its own';

  test('by the runs that are looked at', async () => {
    night();
    for (let count = 0; count <= MOST_RUNS; count++) night({}, { workflowId: 102 });
    await finds(undefined);
    expect(said('warning')).toEqual([none(`at most 50 runs are looked up; ${ownName}`)]);
    expect(rest().filter((at) => /runs\/\d+$/.test(at))).toHaveLength(MOST_RUNS + 1);
  });

  test('by the pages of the list', async () => {
    night();
    for (let count = 0; count < MOST_PAGES * 100; count++)
      night({}, { headBranch: 'feature' }, { files: {} });
    await finds(undefined);
    expect(said('warning')).toEqual([none(`at most 1000 artifacts are looked up; ${ownName}`)]);
    expect(rest()).toHaveLength(MOST_PAGES + 1);
  });
});

describe('GitHub does not tell', () => {
  /** What is thrown. */
  const fails = async (changes: Partial<PreviousRunSearch> = {}): Promise<string> => {
    const error = await search(changes).then(
      () => new Error('it was found'),
      (reason: Error) => reason,
    );
    expect(readdirSync(runnerTemp)).toEqual([]);
    return error.message;
  };

  test('for want of a permission: what to add is said', async () => {
    night();
    server.permissions.actions = 'none';
    expect(await fails()).toBe(
      "Input `baseline`: `previous-run` may not read the workflow's earlier runs (HTTP 403: Resource not accessible by integration - https://docs.github.com/rest). Give the job this permission, in addition to those it has:\npermissions:\n  actions: read",
    );
    expect(rest()).toHaveLength(1);
  });

  test('who may read runs and may not download', async () => {
    night();
    server.faults.Rest = { status: 403, message: 'Resource not accessible by integration', path: /\/zip$/ };
    expect(await fails()).toContain('permissions:\n  actions: read');
  });

  test('since the token is none of its own', async () => {
    expect(await fails({ token: 'ghs_another' })).toBe(
      'Input `github-token`: GitHub does not accept it (HTTP 401: Bad credentials - https://docs.github.com/rest)',
    );
  });

  test('since it has heard too much of us', async () => {
    server.faults.Rest = { status: 403, message: 'API rate limit exceeded for installation' };
    expect(await fails()).toBe(
      'Input `baseline`: could not look up the previous run (HTTP 403: API rate limit exceeded for installation). Run the step again, or leave `baseline` empty',
    );
  });

  test.each([{ status: 502, message: 'Bad Gateway' }, { reset: true }])(
    'a fault that passes is waited for: %o',
    async (fault) => {
      const before = night();
      server.faults.Rest = { ...fault, times: 1 };
      await finds(before);
    },
  );

  test('a fault that stays is an error', async () => {
    night();
    server.faults.Rest = { status: 503, message: 'Unavailable' };
    expect(await fails()).toContain('the previous run (HTTP 503: Unavailable)');
    expect(rest()).toHaveLength(3);
  });

  test('a redirect is not followed', async () => {
    server.faults.Rest = { status: 302, location: `${server.url}/elsewhere`, path: /runs\/\d+$/ };
    // Not said to be an answer, since it is none that is looked at.
    expect(await fails()).toMatch(/the previous run \((?!HTTP)/);
    expect(new Set(rest())).toEqual(new Set([`/repos/${server.repository}/actions/runs/${OWN}`]));
  });

  test.each<[what: string, artifact: Partial<PlantedArtifact>, fault?: Fault]>([
    ['has lost it', {}, { status: 500 }],
    ['holds no archive', { bytes: Buffer.alloc(5_000, 'no archive') }],
  ])('the storage %s', async (_, artifact, fault) => {
    night();
    const runId = night({}, {}, artifact);
    if (fault) server.faults.GetBlob = fault;
    // The client waits for 5 s before each of its five tries.
    const wait = setTimeout;
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((then: () => void, ms?: number) =>
      wait(then, ms === 5_000 ? 1 : ms)) as typeof setTimeout);
    expect(await fails()).toMatch(
      new RegExp(
        `^Input .baseline.: artifact \\d+ of .*/runs/${runId} cannot be fetched, with which to compare \\(.*after 5 retries.*\\). Run the step again`,
      ),
    );
  });

  test.each([
    ['it asks', /runs\/\d+$/],
    ['it downloads', /\/zip$/],
  ])('a run that is cancelled while %s does not wait for the answer and leaves nothing', async (_, at) => {
    night();
    const cancel = new AbortController();
    // The answer comes long after the test has timed out.
    server.faults.Rest = { delayMs: 3_600_000, path: at };
    setTimeout(() => cancel.abort(new Error('Cancelled')), 200);
    expect(await fails({ signal: cancel.signal })).toBe('Cancelled');
  });
});
