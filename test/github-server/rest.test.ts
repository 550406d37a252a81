import { getOctokit } from '@actions/github';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Permissions } from './permissions.ts';
import { assetName } from './release-store.ts';
import { type GithubServer, startGithubServer } from './server.ts';

let server: GithubServer;
beforeEach(async () => {
  server = await startGithubServer();
});
afterEach(() => server.close());

const where = () => {
  const [owner, repo] = server.repository.split('/') as [string, string];
  return { owner, repo };
};
const octokit = (permissions: Partial<Permissions>) =>
  getOctokit(server.addToken(permissions), { baseUrl: server.url });
const writer = () => octokit({ contents: 'write', issues: 'write', actions: 'write' });

/** Status and message of a call that fails. */
async function failure(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'it did not fail',
    (error: { status: number; message: string }) => `${error.status} ${error.message}`,
  );
}

const upload = (github: ReturnType<typeof writer>, releaseId: number, name: string, data: string | Buffer) =>
  github.rest.repos.uploadReleaseAsset({
    ...where(),
    release_id: releaseId,
    name,
    data: data as string,
    baseUrl: `${server.url}/api/uploads`,
  });

test('reports what the repository is', async () => {
  const { data } = await octokit({}).rest.repos.get(where());
  expect(data).toMatchObject({
    private: true,
    visibility: 'private',
    default_branch: 'main',
    has_issues: true,
  });
  Object.assign(server.repositoryInfo, { visibility: 'public', defaultBranch: 'trunk' });
  const changed = (await octokit({}).rest.repos.get(where())).data;
  expect(changed).toMatchObject({ private: false, visibility: 'public', default_branch: 'trunk' });
  expect(await failure(octokit({}).rest.repos.get({ ...where(), repo: 'other' }))).toMatch(/^404/);
  const stranger = getOctokit('ghs_unknown', { baseUrl: server.url });
  expect(await failure(stranger.rest.repos.get(where()))).toMatch(/^401 Bad credentials/);
});

test('lists releases in pages, drafts for those who may write', async () => {
  for (let n = 0; n < 5; n += 1) server.releases.add({ tag: `v${n}`, createdAt: new Date(n * 1000) });
  server.releases.add({ tag: 'v9', draft: true, createdAt: new Date(9000) });
  const tags = async (github: ReturnType<typeof writer>) =>
    (await github.paginate(github.rest.repos.listReleases, { ...where(), per_page: 2 })).map(
      (release) => release.tag_name,
    );
  expect(await tags(writer())).toEqual(['v9', 'v4', 'v3', 'v2', 'v1', 'v0']);
  const reader = octokit({ contents: 'read' });
  expect(await tags(reader)).toEqual(['v4', 'v3', 'v2', 'v1', 'v0']);
  const byTag = (tag: string) => writer().rest.repos.getReleaseByTag({ ...where(), tag });
  expect((await byTag('v3')).data).toMatchObject({ tag_name: 'v3', draft: false, immutable: false });
  expect(await failure(byTag('v9'))).toMatch(/^404/);
  const refused = 'Resource not accessible by integration';
  expect(await failure(octokit({}).rest.repos.listReleases(where()))).toContain(`403 ${refused}`);
  server.repositoryInfo.visibility = 'public';
  expect(await tags(octokit({}))).toHaveLength(5);
  expect(await failure(upload(reader, server.releases.list()[1]!.id, 'a', 'x'))).toContain(refused);
});

test('attaches assets to a draft, replaces, downloads and publishes them', async () => {
  const github = writer();
  const release = server.releases.add({ tag: 'v1', draft: true, body: 'notes' });
  const first = (await upload(github, release.id, 'my urls.txt', 'first')).data;
  expect(first).toMatchObject({ name: 'my.urls.txt', size: 5, state: 'uploaded' });
  expect(first.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(await failure(upload(github, release.id, 'my.urls.txt', 'second'))).toContain('"already_exists"');
  expect(await failure(upload(github, release.id, 'empty', ''))).toMatch(/^4(00|22) .*(size|Content-Length)/);
  await github.rest.repos.deleteReleaseAsset({ ...where(), asset_id: first.id });
  const bytes = Buffer.from([0, 255, 13, 10]);
  const second = (await upload(github, release.id, 'my.urls.txt', bytes)).data;
  expect(release.assets[0]?.bytes).toEqual(bytes);
  await github.rest.repos.updateReleaseAsset({ ...where(), asset_id: second.id, name: 'urls.txt' });
  const download = (id: number) =>
    github.rest.repos.getReleaseAsset({
      ...where(),
      asset_id: id,
      headers: { accept: 'application/octet-stream' },
    });
  expect(Buffer.from((await download(second.id)).data as unknown as ArrayBuffer)).toEqual(bytes);
  const listed = await github.rest.repos.listReleaseAssets({ ...where(), release_id: release.id });
  expect(listed.data.map(({ name }) => name)).toEqual(['urls.txt']);
  const browser = listed.data[0]!.browser_download_url;
  expect((await fetch(browser)).status).toBe(404);
  await github.rest.repos.updateRelease({
    ...where(),
    release_id: release.id,
    body: 'new notes',
    draft: false,
  });
  expect(release).toMatchObject({ draft: false, body: 'new notes', immutable: false });
  server.repositoryInfo.visibility = 'public';
  expect(Buffer.from(await (await fetch(browser)).arrayBuffer())).toEqual(bytes);
  expect(server.secrets()).toContain(release.assets[0]!.signature);
});

test('an immutable release keeps its assets and lets its notes change', async () => {
  const github = writer();
  server.repositoryInfo.immutableReleases = true;
  const { data } = await github.rest.repos.createRelease({ ...where(), tag_name: 'v2', draft: true });
  const asset = (await upload(github, data.id, 'a.txt', 'a')).data;
  const change = (fields: object) =>
    github.rest.repos.updateRelease({ ...where(), release_id: data.id, ...fields });
  expect((await change({ draft: false })).data).toMatchObject({ immutable: true, draft: false });
  expect(await failure(upload(github, data.id, 'b.txt', 'b'))).toContain(
    '422 Cannot upload assets to an immutable release.',
  );
  expect(await failure(github.rest.repos.deleteReleaseAsset({ ...where(), asset_id: asset.id }))).toMatch(
    /^422/,
  );
  expect(await failure(change({ draft: true }))).toContain('state cannot be changed');
  expect((await change({ body: 'notes' })).data.body).toBe('notes');
  expect(await failure(change({ body: 'x'.repeat(125_001) }))).toContain('too long');
});

test('a failed upload may leave an empty asset that takes the name', async () => {
  const github = writer();
  const release = server.releases.add({ tag: 'v1' });
  server.faults.UploadAsset = { status: 502, message: 'Bad Gateway', times: 1 };
  expect(await failure(upload(github, release.id, 'a.txt', 'a'))).toMatch(/^502/);
  const { data } = await github.rest.repos.listReleaseAssets({ ...where(), release_id: release.id });
  expect(data).toMatchObject([{ name: 'a.txt', state: 'starter', size: 0 }]);
  expect(await failure(upload(github, release.id, 'a.txt', 'a'))).toContain('already_exists');
  server.faults.UploadAsset = { reset: true, times: 1 };
  expect(await failure(upload(github, release.id, 'b.txt', 'b'))).toMatch(/^500/);
  expect((await upload(github, release.id, 'b.txt', 'b')).status).toBe(201);
});

test('names of assets, as people have seen GitHub change them', () => {
  expect(assetName('app.prod-v1.3.0-(15-5)-6064eac.apk')).toBe('app.prod-v1.3.0-.15-5.-6064eac.apk');
  expect(assetName('My App 1.0.0 Setup.exe')).toBe('My.App.1.0.0.Setup.exe');
  expect(assetName('tobwen-1.1.0-1~buster_amd64.deb')).toBe('tobwen-1.1.0-1.buster_amd64.deb');
});

test('issues: opened, found by label, updated, commented on, closed', async () => {
  const github = writer();
  const time = new Date('2026-11-25T03:00:00Z');
  server.now = () => time;
  await github.rest.issues.createLabel({ ...where(), name: 'b2-inventory', color: 'd93f0b' });
  expect(await failure(github.rest.issues.createLabel({ ...where(), name: 'B2-Inventory' }))).toContain(
    'already_exists',
  );
  expect((await github.rest.issues.getLabel({ ...where(), name: 'b2-inventory' })).data.color).toBe('d93f0b');
  server.issues.add({
    title: 'somebody else',
    labels: ['b2-inventory'],
    author: 'octocat',
    pullRequest: true,
  });
  const opened = await github.rest.issues.create({
    ...where(),
    title: 'Audit',
    body: '<!-- marker -->',
    labels: ['b2-inventory', 'new label'],
  });
  const issue = { ...where(), issue_number: opened.data.number };
  expect(opened.data).toMatchObject({
    state: 'open',
    user: { login: 'github-actions[bot]', type: 'Bot' },
    labels: [{ name: 'b2-inventory' }, { name: 'new label', color: 'ededed' }],
    created_at: '2026-11-25T03:00:00Z',
  });
  const find = async (labels: string, state: 'open' | 'closed' | 'all' = 'open') =>
    (await github.rest.issues.listForRepo({ ...where(), labels, state })).data;
  expect((await find('B2-inventory')).map(({ number }) => number)).toEqual([2, 1]);
  expect((await find('b2-inventory'))[1]).toHaveProperty('pull_request');
  expect(await find('b2-inventory,new label')).toHaveLength(1);
  await github.rest.issues.update({ ...issue, body: 'changed' });
  await github.rest.issues.createComment({ ...issue, body: 'One rule fails now.' });
  expect((await github.rest.issues.listComments(issue)).data).toMatchObject([
    { body: 'One rule fails now.', user: { type: 'Bot' } },
  ]);
  await github.rest.issues.update({ ...issue, state: 'closed', state_reason: 'completed' });
  expect((await github.rest.issues.get(issue)).data).toMatchObject({
    state: 'closed',
    state_reason: 'completed',
    body: 'changed',
    comments: 1,
    closed_at: '2026-11-25T03:00:00Z',
  });
  expect(await find('new label')).toEqual([]);
  expect(await find('new label', 'closed')).toHaveLength(1);
});

test('issues: what is refused', async () => {
  const github = writer();
  const create = (by: ReturnType<typeof writer>, fields: object = {}) =>
    by.rest.issues.create({ ...where(), title: 'x', ...fields });
  const refused = '403 Resource not accessible by integration';
  expect(await failure(create(octokit({ issues: 'read' })))).toContain(refused);
  expect(await failure(octokit({}).rest.issues.listForRepo(where()))).toContain(refused);
  expect(await failure(create(github, { body: 'x'.repeat(65_537) }))).toContain('body is too long');
  expect(await failure(create(github, { title: '' }))).toContain('missing_field');
  expect(await failure(github.rest.issues.get({ ...where(), issue_number: 99 }))).toMatch(/^404/);
  server.repositoryInfo.hasIssues = false;
  expect(await failure(create(github))).toContain('410 Issues are disabled');
  Object.assign(server.repositoryInfo, { hasIssues: true, archived: true });
  expect(await failure(create(github))).toContain('403 Repository was archived');
  server.faults.Rest = { status: 403, message: 'secondary rate limit', headers: { 'retry-after': '60' } };
  expect(await failure(create(github))).toContain('secondary rate limit');
});
