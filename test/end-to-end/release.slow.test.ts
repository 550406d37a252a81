import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import type { Release } from '../github-server/release-store.ts';
import { type GithubServer, startGithubServer } from '../github-server/server.ts';
import { readMarkdown } from '../readers/markdown.ts';
import type { ActionResult, ActionRun } from '../runner/run-action.ts';
import { bucketOf, failure, messages, runInventory, signalWhen, startAccount, strayFiles } from './setup.ts';

const PUBLIC = { repository: { private: false, visibility: 'public' } };
const BEGIN = '<!-- begin b2-inventory -->';
const END = '<!-- end b2-inventory -->';
const HOSTILE = 'v1/a|b `c` [x](y) <i>é.zip';
let b2: B2Server;
let github: GithubServer;

beforeAll(async () => {
  b2 = await startAccount([
    bucketOf('pub-bucket', ['v1/app.zip', HOSTILE, 'v2/new.zip']),
    bucketOf('priv-bucket', ['s3cret.txt'], 'allPrivate'),
    bucketOf('none-bucket', []),
  ]);
});
beforeEach(async () => {
  github = await startGithubServer();
  github.permissions.contents = 'write';
  b2.counters.reset();
});
afterEach(() => github.close());
afterAll(() => b2.close());

/** A run that attaches to v1 unless its inputs say otherwise. */
function run(inputs: Record<string, string> = {}, options: ActionRun = {}) {
  return runInventory(
    b2,
    { bucket: 'pub-bucket', 'release-tag': 'v1', formats: 'urls, csv.gz', ...inputs },
    { github, ...options },
  );
}

const textOf = ({ outputs }: ActionResult, file: string) =>
  readFileSync(path.join(outputs['output-dir']!, file), 'utf8');
const asset = ({ assets }: Release, name: string) => assets.find((each) => each.name === name)!;
const namesOf = ({ assets }: Release) => assets.map(({ name }) => name).sort();
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const listed = () => b2.counters.calls.b2_list_file_names;

describe('files are attached', () => {
  test('to a draft, and replace those of the same names only; the notes get their table', async () => {
    const notes = `# v1\r\n\r\nText.  \r\n${BEGIN}\r\nold\r\n${END}\r\n\ttrailing `;
    const assets = { 'urls.txt': 'old', 'manifest.json': 'old', 'other.txt': 'stays' };
    const release = github.releases.add({ tag: 'v1', draft: true, body: notes, assets });
    github.releases.add({ tag: 'v2', assets: { 'urls.txt': 'of v2' } });
    const other = release.assets.find(({ name }) => name === 'other.txt')!;
    // What an interrupted run leaves.
    github.releases.upload(release, 'files.ndjson.b2-inventory-upload', Buffer.from('x'), 'text/plain', null);
    const result = await run();
    expect(result.outputs).toMatchObject({
      complete: 'true',
      'release-url': `https://github.com/${github.repository}/releases/tag/untagged-${release.id.toString(16).padStart(20, '0')}`,
    });
    expect(namesOf(release)).toEqual(['files.csv.gz', 'manifest.json', 'other.txt', 'urls.txt']);
    expect(release.assets).toContain(other);
    for (const { name, bytes } of release.assets) {
      if (name === 'other.txt') continue;
      const written = readFileSync(path.join(result.outputs['output-dir']!, name));
      expect(bytes.equals(written), name).toBe(true);
    }
    expect(readMarkdown(result.summary).links).toContain(result.outputs['release-url']);

    const [before, after] = [release.body!.split(BEGIN)[0], release.body!.split(END)[1]];
    expect([before, after]).toEqual(['# v1\r\n\r\nText.  \r\n', '\r\n\ttrailing ']);
    const { links, tables } = readMarkdown(release.body!);
    const base = `https://github.com/${github.repository}/releases/download/v1/`;
    const urls = textOf(result, 'urls.txt').trim().split('\n');
    const lists = ['urls.txt', 'files.csv.gz', 'manifest.json'];
    expect(links).toEqual([...urls, ...lists.map((name) => base + name)]);
    const [{ rows } = { rows: [] }] = tables;
    const names = urls.map((url) =>
      decodeURIComponent(new URL(url).pathname).replace('/file/pub-bucket/', ''),
    );
    expect(names).toContain(HOSTILE);
    expect(rows.map(([name]) => name)).toEqual([...names, ...lists]);
    const digests = rows.slice(-3).map(([, , digest]) => digest);
    expect(digests).toEqual(lists.map((name) => `sha256:${sha256(asset(release, name).bytes)}`));
    expect(rows[0]![2]).toMatch(/^sha1:[0-9a-f]{40}$/);
  });

  test('to a published release, once: what has not changed is not uploaded again', async () => {
    const release = github.releases.add({ tag: 'v1', body: `${END} no table here ${BEGIN}` });
    expect((await run()).outputs).toMatchObject({
      'release-url': expect.stringMatching(/\/releases\/tag\/v1$/),
    });
    const before = Object.fromEntries(release.assets.map(({ name, id }) => [name, id]));
    github.requests.length = 0;
    const second = await run();
    expect(second.outputs.complete).toBe('true');
    const after = Object.fromEntries(release.assets.map(({ name, id }) => [name, id]));
    expect(after).toEqual({ ...before, 'manifest.json': expect.any(Number) });
    expect(after['manifest.json']).not.toBe(before['manifest.json']);
    expect(github.requests.filter(({ point }) => point === 'UploadAsset')).toHaveLength(1);
    expect(release.body).toBe(`${END} no table here ${BEGIN}`);

    // GitHub takes no empty files: the old list must not stay beside the new manifest.
    const empty = await run({ bucket: 'none-bucket', formats: 'urls, ndjson' });
    expect(empty.outputs.complete).toBe('true');
    expect(namesOf(release)).toEqual(['files.csv.gz', 'manifest.json']);
  });

  test('of private buckets in a public repository only with an artifact-name, and without names in the notes', async () => {
    const release = github.releases.add({ tag: 'v1', body: BEGIN + END });
    const inputs = { bucket: 'priv-bucket', formats: 'urls' };
    const refused = await run(inputs, { event: PUBLIC });
    expect(failure(refused)).toBe(
      'Input `release-tag`: nothing is attached, since this repository is public, or its visibility is unknown, and a bucket is private; set `artifact-name` to publish the inventory anyway, or remove `release-tag`',
    );
    expect(listed()).toBeUndefined();
    expect(release.assets).toEqual([]);
    const result = await run({ ...inputs, 'artifact-name': 'mine' }, { event: PUBLIC });
    expect(result.outputs.complete).toBe('true');
    expect(namesOf(release)).toEqual(['manifest.json', 'urls.txt']);
    expect(release.body).toContain('urls.txt');
    expect(release.body).not.toContain('s3cret');
  });
});

describe('a failure keeps the old files', () => {
  const OLD = { 'urls.txt': 'old', 'manifest.json': 'old' };
  const texts = ({ assets }: Release) =>
    Object.fromEntries(assets.map(({ name, bytes }) => [name, bytes.toString()]));

  test('of an upload, which is tried three times, and leaves nothing behind', async () => {
    const release = github.releases.add({ tag: 'v1', assets: OLD });
    // What fails like this leaves an empty asset that takes the name.
    github.faults.UploadAsset = { status: 502, message: 'Server Error', times: 1 };
    expect((await run()).outputs.complete).toBe('true');
    expect(namesOf(release)).toEqual(['files.csv.gz', 'manifest.json', 'urls.txt']);
    release.assets = release.assets.filter(({ name }) => name === 'files.csv.gz');
    for (const [name, text] of Object.entries(OLD))
      github.releases.upload(release, name, Buffer.from(text), 'text/plain', null);

    const before = release.assets.map(({ id }) => id);
    github.faults.UploadAsset = { status: 502, message: 'Server Error', path: /./, times: 9 };
    const result = await run({ formats: 'urls, csv.gz, ndjson' });
    expect(messages(result, 'error')).toEqual([
      expect.stringMatching(
        /^Input `release-tag`: the release could not be updated \(HTTP 502: Server Error\)\. Run the step again$/,
      ),
    ]);
    expect(release.assets.map(({ id }) => id)).toEqual(before);
    expect(result.outputs).toEqual({ complete: 'false' });
  });

  test('of a replacement, after which there is no manifest, and the next run mends it', async () => {
    const release = github.releases.add({ tag: 'v1', assets: OLD });
    github.faults.Rest = { status: 500, message: 'Oops', method: 'PATCH', path: /\/assets\// };
    expect(messages(await run(), 'error').join()).toContain('HTTP 500: Oops');
    expect(namesOf(release)).not.toContain('manifest.json');
    delete github.faults.Rest;
    const first = await run({ baseline: 'release:v1' });
    expect(messages(first, 'notice').join()).toContain('has no manifest.json yet');
    expect(namesOf(release)).toEqual(['files.csv.gz', 'manifest.json', 'urls.txt']);
    expect(texts(release)['urls.txt']).toBe(textOf(first, 'urls.txt'));
  });

  test('of a gate, and a signal during an upload', async () => {
    const release = github.releases.add({ tag: 'v1', assets: OLD });
    const result = await run({ gates: 'file-count >= 100' });
    expect(result.code).toBe(1);
    expect(messages(result, 'warning').join()).toContain(
      'Nothing was attached to the release https://github.com/octo-org/octo-repo/releases/tag/v1, since the inventory is not complete or a gate failed',
    );
    expect(result.outputs['release-url']).toBe('');
    expect(texts(release)).toEqual(OLD);

    github.faults.UploadAsset = { delayMs: 60_000 };
    let begun = false;
    const cancelled = await run(
      {},
      {
        ...signalWhen('SIGTERM', () => begun),
        onOutput: (text) => {
          begun ||= text.includes('Attach to the release');
        },
      },
    );
    expect(failure(cancelled)).toContain('Cancelled');
    expect(texts(release)).toEqual(OLD);
  });
});

describe('what cannot be attached to is one error before the listing', () => {
  test.each([
    ['no release', 'there is no release with the tag "v1"; create it, for example as a draft'],
    [
      'an immutable one',
      'the release https://github.com/octo-org/octo-repo/releases/tag/v1 is immutable, so that no file can be attached; attach to the draft, before it is published',
    ],
    [
      'without permission',
      'the token may not write releases (HTTP 403: Resource not accessible by integration - https://docs.github.com/rest). Give the job this permission, in addition to those it has:\npermissions:\n  contents: write',
    ],
  ])('%s', async (what, message) => {
    if (what !== 'no release') github.releases.add({ tag: 'v1', immutable: what === 'an immutable one' });
    if (what === 'without permission') github.permissions.contents = 'read';
    const result = await run();
    expect(failure(result)).toBe(`Input \`release-tag\`: ${message}`);
    expect(listed()).toBeUndefined();
    expect(strayFiles(result)).toEqual([]);
  });
});

describe('baseline: release:TAG', () => {
  const compared = (inputs: Record<string, string> = {}) =>
    run({ 'release-tag': '', bucket: 'moving-bucket', baseline: 'release:v1', formats: 'ndjson', ...inputs });
  let release: Release;
  let first: Awaited<ReturnType<typeof run>>;

  beforeEach(async () => {
    b2.addBucket(bucketOf('moving-bucket', ['a', 'b']));
    release = github.releases.add({ tag: 'v1', draft: true });
    first = await compared({ 'release-tag': 'v1' });
    github.permissions.contents = 'write';
  });
  afterEach(() => b2.removeBucket('moving-bucket'));

  test('nothing yet is a first run; then the changes are exact', async () => {
    expect(first.outputs).toMatchObject({ complete: 'true', added: '' });
    expect(messages(first, 'notice')).toEqual([
      `The release ${first.outputs['release-url']} has no manifest.json yet: nothing is compared, and this run counts as the first`,
    ]);
    b2.putFile('moving-bucket', { name: 'c', bytes: 'new' });
    b2.putFile('moving-bucket', { name: 'a', action: 'hide' });
    const second = await compared({ 'release-tag': 'v1', gates: 'added == 1' });
    expect(second.outputs).toMatchObject({ complete: 'true', added: '1', removed: '1', changed: '0' });
    expect(namesOf(release)).toEqual(['changes.ndjson', 'changes.txt', 'files.ndjson', 'manifest.json']);
    expect(strayFiles(second)).toEqual([]);
    github.permissions.contents = 'read';
    release.draft = false;
    const third = await compared();
    expect(third.outputs).toMatchObject({ complete: 'true', added: '0', removed: '0', changed: '0' });
  });

  test.each([
    [
      'no release',
      ' names the tag "v1", which has no release, or a draft that the token cannot see; that needs `contents: write`',
    ],
    ['a damaged manifest', ' is not a manifest.json of this action: manifest.json of RELEASE'],
    ['damaged rows', ' is damaged: files.ndjson does not match its SHA-256'],
    ['missing rows', ' is missing files.ndjson; keep its files beside its manifest.json'],
    ['another request', ' was made with another `bucket`: moving-bucket instead of pub-bucket'],
  ])('%s: one error before the listing', async (what, message) => {
    b2.counters.reset();
    if (what === 'no release') release.tag = 'v2';
    if (what === 'a damaged manifest') asset(release, 'manifest.json').bytes = Buffer.from('{}');
    if (what === 'damaged rows') asset(release, 'files.ndjson').bytes.write('X', 20);
    if (what === 'missing rows') github.releases.remove(release, asset(release, 'files.ndjson'));
    const result = await compared(what === 'another request' ? { bucket: 'pub-bucket' } : {});
    expect(failure(result)).toBe(
      `Input \`baseline\`${message.replace('RELEASE', first.outputs['release-url']!)}`,
    );
    expect(listed()).toBeUndefined();
    expect(strayFiles(result)).toEqual([]);
  });

  test('a token that may not read, and a storage host that fails', async () => {
    github.faults.GetAsset = { status: 503, message: 'busy', times: 1 };
    expect((await compared()).outputs.complete).toBe('true');
    github.permissions.contents = 'none';
    expect(failure(await compared())).toMatch(
      /^Input `baseline`: the token may not read releases \(HTTP 403: .*\nper.*\n {2}contents: read$/,
    );
  });
});
