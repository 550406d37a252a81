import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toByteString } from '../../src/bytes/byte-string.ts';
import { isAddressable } from '../../src/names/file-url.ts';
import { type B2Server, type KeySpec, sortNames } from '../b2-server/index.ts';
import { type GithubServer, startGithubServer } from '../github-server/server.ts';
import { HOSTILE_NAMES } from '../names/hostile-names.ts';
import { searchForSecrets } from '../runner/leaks.ts';
import type { ActionResult, ActionRun } from '../runner/run-action.ts';
import {
  bucketOf,
  failure,
  lines,
  messages,
  runInventory,
  signalWhen,
  startAccount,
  strayFiles,
} from './setup.ts';

import { StoredFiles, WRITER } from './stored-copies.ts';

const DAY = 86_400_000;
const ACCOUNT = 'a1b2c3d4e5f6';
const names = sortNames(HOSTILE_NAMES);
const addressable = names.filter((name) => isAddressable(toByteString(name)));
const key = (id: string, ...capabilities: string[]): KeySpec => ({
  id: `0011223344556670000000${id}`,
  secret: `K001abcdefghijklmnopqrstuvw${id}`,
  capabilities: ['listBuckets', 'listFiles', ...capabilities],
});
const SIGNER = key('001', 'shareFiles', 'readFiles', 'writeFiles');
const SHARER = key('002', 'shareFiles');
const READER = key('003', 'readFiles');
const MASTER: KeySpec = { ...SIGNER, id: ACCOUNT };
let b2: B2Server;
let github: GithubServer;

beforeEach(async () => {
  b2 = await startAccount(
    [
      bucketOf(
        'hostile-bucket',
        names.map((name) => ({ name, bytes: `of ${name}` })),
        'allPrivate',
      ),
      bucketOf(
        'other-bucket',
        [
          { name: 'a/1', bytes: 'new' },
          { name: 'a/1', bytes: 'old' },
          { name: 'b/2', action: 'hide' },
          { name: 'b/2', bytes: 'hidden' },
        ],
        'allPrivate',
      ),
      bucketOf('pub-bucket', ['x']),
      bucketOf('copies-bucket', [], 'allPrivate'),
    ],
    [WRITER, SIGNER, SHARER, READER, MASTER],
    { accountId: ACCOUNT },
  );
  github = await startGithubServer();
});
afterEach(async () => {
  await github.close();
  await b2.close();
});

interface SignedUrl {
  bucket: string;
  name: string;
  url: string;
  expires: string;
}

function signed({ outputs }: ActionResult): SignedUrl[] {
  return lines(readFileSync(outputs['signed-urls-path']!, 'utf8')).map(
    (line) => JSON.parse(line) as SignedUrl,
  );
}

const run = (inputs: Record<string, string>, options: ActionRun & { key?: KeySpec } = {}) =>
  runInventory(b2, { bucket: 'hostile-bucket', ...inputs }, { key: SIGNER, ...options });
const textOf = async (url: string) => (await fetch(url)).text();
const statusOf = async (url: string) => (await fetch(url)).status;

describe.each(['b2', 's3'] as const)('sign: %s', (sign) => {
  test('every file opens until its URL expires, and nothing else has the URLs', async () => {
    const inputs = {
      sign,
      'sign-for': '90m',
      formats: 'urls, ndjson, csv',
      'artifact-name': 'mine',
      'release-tag': 'v1',
      'upload-to': 'b2://copies-bucket/x',
      rules: 'default',
    };
    github.permissions.contents = 'write';
    const release = github.releases.add({
      tag: 'v1',
      body: '<!-- begin b2-inventory --><!-- end b2-inventory -->',
    });
    const before = Date.now();
    const result = await run(inputs, { github, env: { RUNNER_DEBUG: '1' } });
    expect(result.outputs.complete).toBe('true');
    const urls = signed(result);
    expect(urls.map(({ name }) => name)).toEqual(addressable);
    expect(new Set(urls.map(({ bucket }) => bucket))).toEqual(new Set(['hostile-bucket']));
    for (const { name, url } of urls) expect(await textOf(url), name).toBe(`of ${name}`);
    const refused = names.length - addressable.length;
    expect(messages(result, 'warning')).toContainEqual(
      expect.stringContaining(`${refused} files without a signed URL`),
    );

    // Only the runner's user reads it, and it is the only file.
    const file = result.outputs['signed-urls-path']!;
    expect(path.dirname(file)).toBe(result.runnerTemp);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(strayFiles(result)).toEqual([path.basename(file)]);
    // The run has been searched for the tokens that the server issued. Signatures are known only now.
    const signatures = urls.map(({ url }) => new URL(url).searchParams.get('X-Amz-Signature') ?? url);
    const { workspace, runnerTemp } = result;
    const copies = await (await StoredFiles.in(b2, 'copies-bucket')).save('');
    const published = [
      ...result.artifacts,
      ...release.assets,
      { name: 'notes', bytes: Buffer.from(release.body!) },
    ];
    const traces = { ...result, artifacts: published, folders: [workspace, runnerTemp, copies] };
    expect([result.artifacts.length, release.assets.length]).toEqual([1, 6]);
    expect(existsSync(path.join(copies, 'x/latest.json'))).toBe(true);
    expect(await searchForSecrets({ ...traces, signedUrls: file }, signatures)).toEqual([]);
    expect(await searchForSecrets(traces, signatures)).not.toEqual([]);

    const [{ expires, url } = urls[0]!] = urls;
    expect(new Set(urls.map((each) => each.expires))).toEqual(new Set([expires]));
    expect(expires).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    const until = Date.parse(expires);
    expect(until).toBeGreaterThanOrEqual(before - 1_000 + 90 * 60_000);
    b2.settings.now = until - 1_000;
    expect(await statusOf(url)).toBe(200);
    // The service counts from the moment at which it issued a token.
    b2.settings.now = until + 60_000;
    expect(await statusOf(url)).toBe(sign === 'b2' ? 401 : 403);
    expect(await statusOf(url.replace(/\?.*/, ''))).toBe(sign === 'b2' ? 401 : 403);
  });

  test('of several buckets, and of versions as far as the method can', async () => {
    const result = await run({ bucket: 'other-bucket, pub-bucket', sign, versions: 'all' });
    const texts = await Promise.all(signed(result).map(async ({ name, url }) => [name, await textOf(url)]));
    const old = [
      ['a/1', 'old'],
      ['b/2', 'hidden'],
    ];
    expect(texts.slice(0, -1)).toEqual([['a/1', 'new'], ...(sign === 's3' ? old : [])]);
    expect(texts.at(-1)![0]).toBe('x');
    expect(messages(result, 'warning').join()).toMatch(
      sign === 's3' ? /^$/ : /2 files without a signed URL.*old versions/,
    );
  });
});

test('sign: b2 has one token for each bucket and prefix, which opens only what is under it', async () => {
  const result = await run({ bucket: 'other-bucket', include: 'a/*\nb/*', sign: 'b2' }, { key: SHARER });
  const asked = b2.requests.filter(({ call }) => call === 'b2_get_download_authorization');
  expect(asked.map(({ body }) => body)).toEqual(
    ['a/', 'b/'].map((fileNamePrefix) => ({
      bucketId: b2.bucketId('other-bucket'),
      fileNamePrefix,
      validDurationInSeconds: 3_600,
    })),
  );
  const [only] = signed(result);
  expect(only).toMatchObject({ bucket: 'other-bucket', name: 'a/1' });
  b2.putFile('other-bucket', { name: 'b/3', bytes: 'x' });
  expect(await statusOf(only!.url.replace('/a/1', '/b/3'))).toBe(401);
});

test('the file stays for later steps, and the next run of the job does not remove it', async () => {
  const first = await run({ sign: 's3' });
  const { runnerTemp, outputs } = first;
  const second = await run({ sign: 's3', 'output-dir': 'other' }, { runnerTemp });
  expect(second.outputs.complete).toBe('true');
  expect(second.outputs['signed-urls-path']).not.toBe(outputs['signed-urls-path']);
  expect(signed(first)).toHaveLength(addressable.length);
});

test('a key that expires before its URLs, and a bucket that is public, are warnings', async () => {
  b2.addKey({ ...READER, expires: Date.now() + DAY });
  const result = await run({ bucket: 'pub-bucket', sign: 's3', 'sign-for': '7d' }, { key: READER });
  expect(messages(result, 'warning')).toEqual([
    'Input `sign` has no effect: every listed bucket is public, so its URLs open without a signature',
    expect.stringMatching(/^The application key expires at \S+ \S+ UTC, and the signed URLs with it$/),
  ]);
});

describe('what cannot be signed is one error before the listing', () => {
  const cases: [string, string, KeySpec, string][] = [
    [
      'b2 without shareFiles',
      'b2',
      READER,
      '`b2` needs the capability shareFiles, and the application key has listBuckets, listFiles, readFiles; create a key with it, or use `s3`',
    ],
    [
      's3 without readFiles',
      's3',
      SHARER,
      '`s3` needs the capability readFiles, and the application key has listBuckets, listFiles, shareFiles; create a key with it, or use `b2`',
    ],
    [
      's3 with the master key',
      's3',
      MASTER,
      '`s3` does not work with the master application key, which the S3 API refuses; create an application key with readFiles, or use `b2`',
    ],
    [
      's3 in a region without it',
      's3',
      SIGNER,
      '`s3` needs the URL of the S3 API, which the authorization does not contain, since this region has none; use `b2`',
    ],
    [
      's3 with a bucket that it does not serve',
      's3',
      READER,
      '`s3` does not work for the bucket hostile-bucket, which the S3 API does not serve; use `b2`',
    ],
  ];
  test.each(cases)('%s', async (title, sign, with_, message) => {
    if (title.includes('region')) b2.settings.s3ApiUrl = null;
    if (title.includes('serve')) b2.updateBucket('hostile-bucket', { options: [] });
    const result = await run({ sign }, { key: with_ });
    expect(failure(result)).toBe(`Input \`sign\`: ${message}`);
    expect(b2.counters.calls.b2_list_file_names).toBeUndefined();
    expect(strayFiles(result)).toEqual([]);
  });
});

test('a run that fails, is cancelled or takes longer than its URLs are valid leaves no signed URL', async () => {
  b2.faults.at('b2_list_file_names', 1, { kind: 'hang' });
  const lists = () => b2.counters.calls.b2_list_file_names ?? 0;
  const cancelled = await run(
    { sign: 's3' },
    signalWhen('SIGTERM', () => lists() === 1),
  );
  expect(failure(cancelled)).toContain('Cancelled');
  expect(strayFiles(cancelled)).toEqual([]);

  b2.faults.clear();
  b2.latency.perCallMs = 600;
  const late = await run({ sign: 'b2', 'sign-for': '1s' });
  expect(failure(late)).toBe(
    'Input `sign-for`: the listing took longer than 1s, so the signed URLs have expired; give them more time',
  );
  expect(strayFiles(late)).toEqual([]);
});
