import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { type GithubServer, quotaFault, startGithubServer } from '../github-server/server.ts';
import { readZip } from '../github-server/zip.ts';
import { readMarkdown } from '../readers/markdown.ts';
import type { ActionRun } from '../runner/run-action.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { bucketOf, failure, messages, readInventory, runInventory, startAccount } from './setup.ts';

const RUN_ID = 815;
const HOUR = 3_600_000;
let b2: B2Server;
let github: GithubServer;

beforeAll(async () => {
  b2 = await startAccount([
    bucketOf('pub-bucket', ['a/1', 'b"2"']),
    bucketOf('priv-bucket', ['s3cret.txt'], 'allPrivate'),
  ]);
});
beforeEach(async () => {
  github = await startGithubServer();
  b2.counters.reset();
});
afterEach(() => github.close());
afterAll(() => b2.close());

/** A run that uploads, unless its inputs say otherwise. */
function upload(inputs: Record<string, string> = {}, run: ActionRun = {}) {
  return runInventory(
    b2,
    { bucket: 'pub-bucket', 'artifact-name': '', ...inputs },
    { github, runId: RUN_ID, ...run },
  );
}

const taken = (name: string) =>
  `Input \`artifact-name\`: another step or job of this run has already uploaded an artifact named ${JSON.stringify(name)}. Give each its own name; in a matrix, for example, inventory-\${{ matrix.bucket }}`;

test('what the real client downloads is byte for byte the listed files', async () => {
  const result = await upload({ formats: 'urls,ndjson,json,csv', 'output-dir': 'x/inventory' });
  const { manifest } = readInventory(result, 'x/inventory');
  const [artifact] = result.artifacts;
  expect(result.artifacts).toMatchObject([{ name: 'b2-inventory', runId: RUN_ID, jobId: 'inventory' }]);
  expect(result.outputs).toMatchObject({
    complete: 'true',
    'artifact-id': String(artifact!.id),
    'artifact-url': `https://github.com/${github.repository}/actions/runs/${RUN_ID}/artifacts/${artifact!.id}`,
  });
  expect(readMarkdown(result.summary).links).toContain(result.outputs['artifact-url']);
  expect(result.groups.map(({ title }) => title)).toEqual([
    'Authorize',
    'Find the buckets',
    'Prepare the artifact',
    'List the files',
    'Upload the inventory',
  ]);

  const target = makeFolder('downloaded');
  vi.stubEnv('ACTIONS_RUNTIME_TOKEN', github.token(RUN_ID, 'reader'));
  vi.stubEnv('ACTIONS_RESULTS_URL', github.url);
  const quiet = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const { digestMismatch } = await new DefaultArtifactClient().downloadArtifact(artifact!.id, {
      path: target,
      expectedHash: artifact!.digest,
    });
    expect(digestMismatch).toBe(false);
  } finally {
    quiet.mockRestore();
    vi.unstubAllEnvs();
  }
  const files = [...manifest.outputs.map((output) => output.path), 'manifest.json'].sort();
  expect(readdirSync(target, { recursive: true }).sort()).toEqual(files);
  for (const file of files) {
    const written = readFileSync(path.join(result.workspace, 'x/inventory', file));
    expect(readFileSync(path.join(target, file)).equals(written), file).toBe(true);
  }
});

describe.each(['run', 'attempt'] as const)('where a name is unique per %s', (uniquePer) => {
  beforeEach(async () => {
    await github.close();
    github = await startGithubServer({ uniquePer });
  });

  test('the one of an earlier attempt is replaced', async () => {
    const old = { name: 'b2-inventory', runId: RUN_ID, attempt: 1, files: { 'old.txt': 'old' } };
    const planted = github.addArtifact({ ...old, createdAt: new Date(Date.now() - HOUR) });
    const result = await upload({}, { attempt: 2 });
    expect(result.outputs.complete).toBe('true');
    expect(result.artifacts).toMatchObject([{ name: 'b2-inventory', attempt: 2 }]);
    expect(result.artifacts[0]!.id).not.toBe(planted.id);
    expect([...readZip(result.artifacts[0]!.bytes)].map(({ name }) => name)).toContain('manifest.json');
  });

  test('one that another job of this attempt made is not', async () => {
    const startedAt = new Date(Date.now() - HOUR);
    github.addArtifact({ name: 'b2-inventory', runId: RUN_ID, attempt: 2, jobId: 'matrix (1)' });
    const result = await upload({}, { attempt: 2, startedAt });
    expect(failure(result)).toBe(taken('b2-inventory'));
    expect(b2.counters.calls.b2_list_file_names).toBeUndefined();
    expect(result.artifacts).toMatchObject([{ jobId: 'matrix (1)' }]);
    expect(result.files()).toEqual([]);
  });

  test('a name of its own is free', async () => {
    github.addArtifact({ name: 'b2-inventory', runId: RUN_ID });
    const result = await upload({ 'artifact-name': 'inventory-2' });
    expect(result.artifacts.map(({ name }) => name)).toEqual(['b2-inventory', 'inventory-2']);
  });
});

test('a name that another job took is one error, before any listing; another run does not matter', async () => {
  github.addArtifact({ name: 'mine', runId: RUN_ID, createdAt: new Date(Date.now() - HOUR) });
  const result = await upload({ 'artifact-name': 'mine' });
  expect(failure(result)).toBe(taken('mine'));
  expect(b2.counters.calls.b2_list_file_names).toBeUndefined();
  expect((await upload({ 'artifact-name': 'mine' }, { runId: RUN_ID + 1 })).outputs.complete).toBe('true');
});

describe('no upload', () => {
  test('`none` asks the service nothing', async () => {
    const result = await upload({ 'artifact-name': 'none' });
    expect(result.outputs).toMatchObject({ complete: 'true', 'artifact-id': '', 'artifact-url': '' });
    expect(messages(result, 'warning')).toEqual([]);
    expect(github.requests).toEqual([]);
  });

  test.each([
    ['no service on this runner', { github: null }, 'this runner has no artifact service'],
    [
      'GitHub Enterprise Server',
      { serverUrl: 'https://git.example.com' },
      'git.example.com has no artifact service that this action can use',
    ],
    ['no token', { env: { ACTIONS_RUNTIME_TOKEN: undefined } }, 'this runner has no artifact service'],
  ])('%s: one warning, empty outputs, a pass', async (_, run, why) => {
    const result = await upload({}, run);
    expect(result.code).toBe(0);
    expect(messages(result, 'warning')).toEqual([
      `Nothing is uploaded: ${why}. The inventory is in ${path.join(result.workspace, 'b2-inventory')}`,
    ]);
    expect(result.outputs).toMatchObject({ complete: 'true', 'artifact-id': '', 'artifact-url': '' });
    expect(readInventory(result).names).toEqual(['a/1', 'b"2"']);
    expect(github.requests).toEqual([]);
  });
});

describe('a service that fails', () => {
  const without = 'Set `artifact-name: none` to do without an artifact';

  test.each([
    ['no token at all', 'not-a-token'],
    ['no JSON in it', 'aaaa.c2VjcmV0LXRleHQ.cccc'],
    ['no scope', `a.${Buffer.from('{"iat":1}').toString('base64url')}.c`],
    ['a scope for something else', `a.${Buffer.from('{"scp":"Actions.Other:x:y"}').toString('base64url')}.c`],
  ])('a broken runtime token is one error before the listing: %s', async (_, token) => {
    const result = await upload({}, { env: { ACTIONS_RUNTIME_TOKEN: token } });
    expect(failure(result)).toBe(
      `Nothing was listed: ACTIONS_RUNTIME_TOKEN is not a token of the artifact service; only the runner sets this variable. ${without}`,
    );
    expect(result.stdout).not.toContain('secret-text');
    expect(b2.counters.calls.b2_list_file_names).toBeUndefined();
  });

  test.each([
    [{ status: 403, message: 'denied' }, /\(403\) Forbidden: denied/],
    [{ status: 401, message: 'expired' }, /\(401\) Unauthorized: expired/],
    [{ status: 400, message: 'bad' }, /\(400\) Bad Request: bad/],
  ])('before the listing: %j', async (fault, why) => {
    github.faults.ListArtifacts = fault;
    const message = failure(await upload());
    expect(message).toMatch(/^Nothing was listed: the artifact service failed: /);
    expect(message).toMatch(why);
    expect(message.endsWith(`. ${without}`)).toBe(true);
    expect(b2.counters.calls.b2_list_file_names).toBeUndefined();
  });

  test.each(['CreateArtifact', 'FinalizeArtifact'] as const)('after the listing, in %s', async (point) => {
    github.faults[point] = { status: 403, message: 'denied' };
    const result = await upload();
    const message = failure(result);
    expect(message).toMatch(
      /^Nothing was uploaded: the artifact service failed: .*\(403\) Forbidden: denied/,
    );
    expect(message.endsWith(`. ${without}`)).toBe(true);
    expect(readInventory(result).manifest.complete).toBe(true);
  });

  test('a name that was taken during the listing is the error of the check before it', async () => {
    github.faults.CreateArtifact = { status: 409, message: 'an artifact with this name already exists' };
    const result = await upload({ 'artifact-name': 'mine' });
    expect(failure(result)).toBe(taken('mine'));
  });
});

test('an upload that fails fails the step; the folder is there', async () => {
  github.faults.CreateArtifact = quotaFault;
  const result = await upload();
  expect(failure(result)).toContain('storage quota');
  expect(readInventory(result).manifest.complete).toBe(true);
  expect(result.artifacts).toEqual([]);
});

describe('retention-days', () => {
  const daysKept = ({ expiresAt }: { expiresAt: Date }) =>
    Math.round((expiresAt.getTime() - Date.now()) / (24 * HOUR));

  test('is passed on', async () => {
    const result = await upload({ 'retention-days': '3' });
    expect(messages(result, 'warning')).toEqual([]);
    expect(daysKept(result.artifacts[0]!)).toBe(3);
  });

  test('above what the repository allows it is warned of', async () => {
    const result = await upload({ 'retention-days': '200' });
    // BUG in src/run.ts (planUpload): @actions/artifact is given the 200, not the 90, and warns a second time. Once
    // that is mended this is `toEqual` with ours alone.
    expect(messages(result, 'warning')[0]).toBe(
      'Input `retention-days`: 200 is more than this repository allows; the artifact is kept for 90 days',
    );
    expect(daysKept(result.artifacts[0]!)).toBe(90);
  });
});

describe('a bucket that is not public, in a repository that is or does not say', () => {
  const open = { repository: { private: false, visibility: 'public' } };
  const held =
    'Nothing is uploaded and file names are hidden: this repository is public, or its visibility is unknown, and a bucket is private. Set `artifact-name` to upload the inventory anyway';

  test.each([
    ['public', open],
    ['unknown', {}],
  ])('%s: nothing is uploaded, and no name is shown', async (_, event) => {
    const result = await upload({ bucket: 'pub-bucket\npriv-bucket' }, { event });
    expect(result.code).toBe(0);
    expect(messages(result, 'warning')).toEqual([held]);
    expect(result.artifacts).toEqual([]);
    expect(result.stdout + result.summary).not.toMatch(/s3cret|a\/1/);
    expect(readInventory(result).names).toContain('s3cret.txt');
  });

  test('an explicit name uploads; file names are still not shown', async () => {
    const result = await upload({ bucket: 'priv-bucket', 'artifact-name': 'b2-inventory' }, { event: open });
    expect(result.artifacts).toHaveLength(1);
    expect(messages(result, 'warning')).toEqual([
      'File names are hidden: this repository is public, or its visibility is unknown, and a bucket is private',
    ]);
    expect(result.stdout + result.summary).not.toContain('s3cret');
  });

  test('public buckets are no secret', async () => {
    const result = await upload({}, { event: open });
    expect(result.artifacts).toHaveLength(1);
    expect(result.summary).toContain('/file/pub-bucket/a/1');
  });
});
