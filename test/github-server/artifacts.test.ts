import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DefaultArtifactClient } from '@actions/artifact';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type GithubServer, quotaFault, startGithubServer } from './server.ts';
import { readZip } from './zip.ts';

const runId = 4711;
const megabytes = Buffer.alloc(9 * 1024 * 1024, 'two blocks of eight megabytes at the most. ');
let folder: string;
let server: GithubServer;
let client: DefaultArtifactClient;

/** Acts as the given job from here on; the client reads its token at every call. */
function actAs(jobId: string, attempt = 1): void {
  vi.stubEnv('ACTIONS_RUNTIME_TOKEN', server.token(runId, jobId, new Date(), attempt));
}

function writeFiles(files: Record<string, string | Buffer>): string[] {
  return Object.entries(files).map(([name, content]) => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  });
}

beforeAll(async () => {
  server = await startGithubServer();
  vi.stubEnv('ACTIONS_RESULTS_URL', server.url);
  vi.stubEnv('GITHUB_API_URL', server.url);
  vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
  vi.stubEnv('GITHUB_REPOSITORY', server.repository);
  // The client is very chatty on stdout.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  client = new (await import('@actions/artifact')).DefaultArtifactClient();
});

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'artifacts-test-'));
  actAs('list');
});

afterEach(() => {
  for (const point of Object.keys(server.faults)) delete server.faults[point as 'Rest'];
  rmSync(folder, { recursive: true });
});

afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await server.close();
});

describe('the real artifact client against this server', () => {
  test('uploads several files as a ZIP and gets them back byte for byte', async () => {
    const files = { 'urls.txt': 'https://a/ü\n', 'big.ndjson': megabytes, 'empty.csv': '' };
    const uploaded = await client.uploadArtifact('zipped', writeFiles(files), folder, {
      compressionLevel: 0,
    });
    const stored = server.artifacts().find((artifact) => artifact.name === 'zipped');
    expect(stored).toMatchObject({
      ...uploaded,
      digest: `sha256:${uploaded.digest}`,
      runId,
      jobId: 'list',
      attempt: 1,
    });
    expect([...readZip(stored!.bytes)].map((entry) => entry.name).sort()).toEqual(Object.keys(files).sort());

    const target = path.join(folder, 'back');
    const back = await client.downloadArtifact(uploaded.id!, { path: target, expectedHash: stored!.digest });
    expect(back.digestMismatch).toBe(false);
    expect(readdirSync(target).sort()).toEqual(Object.keys(files).sort());
    for (const [name, content] of Object.entries(files)) {
      expect(readFileSync(path.join(target, name)).equals(Buffer.from(content as string)), name).toBe(true);
    }
  });

  test('uploads one file raw and gets it back byte for byte', async () => {
    const [file] = writeFiles({ 'rows.ndjson': megabytes });
    const uploaded = await client.uploadArtifact('ignored', [file!], folder, { skipArchive: true });
    const stored = server.artifacts().find((artifact) => artifact.name === 'rows.ndjson')!;
    expect(stored.bytes.equals(megabytes)).toBe(true);

    const target = path.join(folder, 'back');
    await client.downloadArtifact(uploaded.id!, { path: target });
    expect(readFileSync(path.join(target, 'rows.ndjson')).equals(megabytes)).toBe(true);
  });

  test('lists, refuses a taken name, and replaces by deleting first', async () => {
    const files = writeFiles({ 'a.txt': 'first' });
    const first = await client.uploadArtifact('replaced', files, folder);
    await expect(client.uploadArtifact('replaced', files, folder)).rejects.toThrow(
      '(409) Conflict: an artifact with this name already exists on the workflow run',
    );
    expect((await client.getArtifact('replaced')).artifact).toMatchObject({ id: first.id, size: first.size });

    expect(await client.deleteArtifact('replaced')).toEqual({ id: first.id });
    await expect(client.getArtifact('replaced')).rejects.toThrow('Artifact not found');
    writeFiles({ 'a.txt': 'second' });
    const second = await client.uploadArtifact('replaced', files, folder);
    const { artifacts } = await client.listArtifacts();
    expect(artifacts.filter((artifact) => artifact.name === 'replaced')).toMatchObject([{ id: second.id }]);
  });

  test('reports what an earlier attempt or another job left', async () => {
    const createdAt = new Date('2026-11-01T12:00:00.000Z');
    const planted = server.addArtifact({
      name: 'left',
      runId,
      jobId: 'list',
      createdAt,
      files: { 'x.txt': 'old' },
    });
    actAs('list', 2);
    expect((await client.getArtifact('left')).artifact).toMatchObject({ id: planted.id, createdAt });
    await client.deleteArtifact('left');
    await client.uploadArtifact('left', writeFiles({ 'x.txt': 'new' }), folder);
    expect(server.artifacts().find((artifact) => artifact.name === 'left')).toMatchObject({ attempt: 2 });

    server.addArtifact({ name: 'theirs', runId, jobId: 'matrix (2)' });
    await expect(client.uploadArtifact('theirs', writeFiles({ 'x.txt': '' }), folder)).rejects.toThrow('409');
  });

  test('keeps retention, and lets no run see another', async () => {
    const files = writeFiles({ 'a.txt': 'a' });
    await client.uploadArtifact('kept', files, folder, { retentionDays: 3 });
    const days =
      (server
        .artifacts()
        .find((each) => each.name === 'kept')!
        .expiresAt.getTime() -
        Date.now()) /
      86.4e6;
    expect(days).toBeCloseTo(3, 0);
    vi.stubEnv('ACTIONS_RUNTIME_TOKEN', server.token(runId + 1, 'list'));
    expect((await client.listArtifacts()).artifacts).toEqual([]);
  });

  test('finds, downloads and deletes by REST what another run left', async () => {
    const planted = server.addArtifact({ name: 'baseline', runId: 99, files: { 'manifest.json': '{}' } });
    const [repositoryOwner, repositoryName] = server.repository.split('/') as [string, string];
    const findBy = { token: server.githubToken, workflowRunId: 99, repositoryOwner, repositoryName };
    expect((await client.listArtifacts({ findBy })).artifacts).toMatchObject([
      { id: planted.id, name: 'baseline' },
    ]);
    expect((await client.getArtifact('baseline', { findBy })).artifact).toMatchObject({
      digest: planted.digest,
    });

    const target = path.join(folder, 'back');
    await client.downloadArtifact(planted.id, { path: target, expectedHash: planted.digest, findBy });
    expect(readFileSync(path.join(target, 'manifest.json'), 'utf8')).toBe('{}');

    const api = `${server.url}/repos/${server.repository}/actions`;
    const headers = { authorization: `Bearer ${server.githubToken}` };
    const listed = await fetch(`${api}/artifacts?name=baseline`, { headers });
    expect(await listed.json()).toMatchObject({ total_count: 1, artifacts: [{ workflow_run: { id: 99 } }] });
    expect(await (await fetch(`${api}/runs/99`, { headers })).json()).toMatchObject({
      id: 99,
      run_attempt: 1,
    });
    expect((await fetch(`${api}/runs/98`, { headers })).status).toBe(404);
    expect((await fetch(`${api}/runs/99`)).status).toBe(401);

    await expect(client.deleteArtifact('baseline', { findBy })).rejects.toThrow('not accessible');
    server.permissions.actions = 'write';
    await client.deleteArtifact('baseline', { findBy });
    server.permissions.actions = 'read';
    expect((await client.listArtifacts({ findBy })).artifacts).toEqual([]);
  });

  test('fails as configured: no quota, a refused token, a cut connection', async () => {
    const files = writeFiles({ 'a.txt': 'a' });
    server.faults.CreateArtifact = quotaFault;
    await expect(client.uploadArtifact('fails', files, folder)).rejects.toThrow('storage quota has been hit');
    server.faults.CreateArtifact = { reset: true };
    await expect(client.uploadArtifact('fails', files, folder)).rejects.toThrow('ECONNRESET');
    delete server.faults.CreateArtifact;
    server.faults.FinalizeArtifact = { status: 400, message: 'ordered', times: 1, delayMs: 20 };
    await expect(client.uploadArtifact('fails', files, folder)).rejects.toThrow('ordered');
    vi.stubEnv('ACTIONS_RUNTIME_TOKEN', `${server.token(runId, 'list')}x`);
    await expect(client.uploadArtifact('other', files, folder)).rejects.toThrow('401');
    expect(server.artifacts().filter((artifact) => /fails|other/.test(artifact.name))).toEqual([]);
  });

  test('names what must not leak', () => {
    expect(server.secrets()).toEqual(
      expect.arrayContaining([server.githubToken, process.env.ACTIONS_RUNTIME_TOKEN]),
    );
    const paths = server.requests.map((request) => request.path).join('\n');
    for (const secret of server.secrets()) expect(paths).not.toContain(secret);
  });

  test('serves a raw file by REST to another run, and none that has expired', async () => {
    const [file] = writeFiles({ 'report.html': '<p>ü</p>' });
    const uploaded = await client.uploadArtifact('ignored', [file!], folder, { skipArchive: true });
    const [repositoryOwner, repositoryName] = server.repository.split('/') as [string, string];
    const findBy = { token: server.githubToken, workflowRunId: runId, repositoryOwner, repositoryName };
    const target = path.join(folder, 'back');
    await client.downloadArtifact(uploaded.id!, { path: target, findBy });
    expect(readFileSync(path.join(target, 'report.html'), 'utf8')).toBe('<p>ü</p>');

    const expired = server.addArtifact({
      name: 'old',
      runId: 77,
      createdAt: new Date('2026-01-01T00:00:00Z'),
      expiresAt: new Date('2026-04-01T00:00:00Z'),
    });
    const of77 = { ...findBy, workflowRunId: 77 };
    expect((await client.getArtifact('old', { findBy: of77 })).artifact).toMatchObject({ id: expired.id });
    await expect(client.downloadArtifact(expired.id, { path: target, findBy: of77 })).rejects.toThrow(
      'expired',
    );
  });
});

test('reports runs, forks, expiry and permissions by REST as GitHub does', async () => {
  const other = await startGithubServer();
  const ask = async (route: string) => {
    const headers = { authorization: `Bearer ${other.githubToken}` };
    const answer = await fetch(`${other.url}/repos/${other.repository}/actions/${route}`, { headers });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  try {
    other.now = () => new Date('2026-11-02T03:00:00Z');
    other.addRun({ runId: 1, event: 'schedule', workflowId: 7, conclusion: 'failure' });
    other.addRun({ runId: 2, event: 'pull_request', headRepositoryId: 99, headBranch: 'patch-1' });
    for (const [runId, toldDigest] of [[1, null] as const, [2, undefined] as const])
      other.addArtifact({ name: 'same', runId, ...(toldDigest === null ? { toldDigest } : {}) });
    expect((await ask('runs/1')).body).toMatchObject({
      ...{ event: 'schedule', workflow_id: 7, status: 'completed', conclusion: 'failure' },
      ...{ repository: { id: 1 }, head_repository: { id: 1 } },
    });
    expect((await ask('runs/2')).body).toMatchObject({ head_repository: { id: 99, fork: true } });
    const listed = (await ask('artifacts?name=same&per_page=1&page=2')).body;
    expect(listed).toMatchObject({
      total_count: 2,
      artifacts: [{ digest: null, expired: false, created_at: '2026-11-02T03:00:00Z' }],
    });
    other.now = () => new Date('2027-11-02T03:00:00Z');
    expect((await ask('artifacts?name=same')).body).toMatchObject({
      artifacts: [
        { expired: true, workflow_run: { id: 2, head_repository_id: 99, head_branch: 'patch-1' } },
        { expired: true, workflow_run: { id: 1, head_repository_id: 1, head_branch: 'main' } },
      ],
    });
    other.permissions.actions = 'none';
    expect(await ask('runs/1')).toMatchObject({
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    });
  } finally {
    await other.close();
  }
});

test('an attempt may have names of its own when the server is configured so', async () => {
  const lenient = await startGithubServer({ uniquePer: 'attempt' });
  lenient.addArtifact({ name: 'same', runId, attempt: 1 });
  lenient.addArtifact({ name: 'same', runId, attempt: 2 });
  expect(() => lenient.addArtifact({ name: 'same', runId, attempt: 2 })).toThrow('already exists');
  await lenient.close();
});
