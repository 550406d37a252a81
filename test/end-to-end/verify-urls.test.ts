import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/audit/finding.ts';
import { ALL } from '../b2-server/client.ts';
import type { B2Server, KeySpec } from '../b2-server/index.ts';
import type { ActionResult, ActionRun } from '../runner/run-action.ts';
import type { FindingsFile } from './rules-account.ts';
import {
  bucketOf,
  failure,
  messages,
  readInventory,
  runInventory,
  sha1,
  signalWhen,
  startAccount,
  strayFiles,
} from './setup.ts';

/** Lists files and cannot download them. */
const LISTER: KeySpec = {
  id: '00123456789abcd0000000021',
  secret: 'K001Lists0And0Downloads0Nothing0',
  capabilities: ALL.filter((name) => name !== 'readFiles'),
};

const FILES = ['a.txt', 'b c.txt', 'dir/ü.txt'].map((name) => ({ name, bytes: `content of ${name}` }));

let server: B2Server;
/** A CDN in front of `cdn-bucket`. */
let cdn: Server;
let cdnUrl: string;
const seen: { method: string; path: string; authorization: string | undefined }[] = [];
let answer: (path: string, response: ServerResponse) => void;

beforeAll(async () => {
  server = await startAccount(
    [
      bucketOf('public-bucket', FILES),
      bucketOf('secret-bucket', FILES, 'allPrivate'),
      bucketOf(
        'cdn-bucket',
        ['away', 'good', 'gone', 'large', 'moved', 'other'].map((name) => ({ name, bytes: name })),
      ),
      bucketOf('empty-bucket', []),
    ],
    [LISTER],
  );
  cdn = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '', headers } = request;
    seen.push({ method, path: url, authorization: headers.authorization });
    answer(url, response);
  });
  await new Promise<void>((resolve) => cdn.listen(0, '127.0.0.1', resolve));
  cdnUrl = `http://127.0.0.1:${(cdn.address() as AddressInfo).port}/files`;
});

afterAll(async () => {
  cdn.close();
  await server.close();
});

async function verify(
  inputs: Record<string, string>,
  run: ActionRun & { key?: KeySpec } = {},
): Promise<{ result: ActionResult; found: FindingsFile }> {
  const result = await runInventory(server, { 'verify-urls': 'true', formats: 'urls', ...inputs }, run);
  return { result, found: JSON.parse(readInventory(result).text('findings.json')) as FindingsFile };
}

const brief = ({ rule, resource, message, offenders }: Finding) => [
  rule,
  resource.name,
  message,
  offenders?.names,
];

test('every URL of a public bucket answers, in every style, and the figure is 0', async () => {
  const { result, found } = await verify({
    bucket: 'public-bucket\nempty-bucket',
    'url-style': 'friendly\ns3\nid',
    gates: 'url-failures == 0\nerrors == 0',
  });
  expect(result.code).toBe(0);
  expect(found.findings).toEqual([]);
  expect(found.notEvaluated).toEqual([]);
  expect(found.rules.map(({ id }) => id)).toContain('url-mismatch');
  // authorize, list buckets, two listings, and three URLs for each of three files.
  expect(result.outputs.requests).toBe('13');
});

test('a CDN that answers with errors, redirects or other files is found, and gets no token', async () => {
  const bodies: Record<string, [number, Record<string, string>]> = {
    good: [200, { 'content-length': '4', 'x-bz-content-sha1': sha1('good') }],
    other: [200, { 'content-length': '5', 'x-bz-content-sha1': sha1('later') }],
    large: [200, { 'content-length': '500' }],
    gone: [404, {}],
    away: [404, {}],
    moved: [302, { location: `${cdnUrl}/elsewhere` }],
  };
  answer = (path, response) => {
    const [status, headers] = bodies[path.slice('/files/'.length)] ?? [500, {}];
    response.writeHead(status, headers).end();
  };
  seen.length = 0;
  const { result, found } = await verify({
    bucket: 'cdn-bucket',
    'url-style': cdnUrl,
    gates: 'warn: url-failures == 0',
  });
  expect(found.findings.map(brief)).toEqual([
    [
      'url-unreachable',
      'cdn-bucket',
      '3 URLs not answered with status 200, but 302 (1), 404 (2).',
      ['away', 'gone', 'moved'],
    ],
    [
      'url-mismatch',
      'cdn-bucket',
      '2 URLs of another file than the listed one: other SHA-1 (1), other length (1).',
      ['large', 'other'],
    ],
  ]);
  expect(messages(result, 'warning').join()).toContain('url-failures is 5');
  expect(result.outputs.errors).toBe('2');
  expect(seen.map(({ path }) => path).sort()).toEqual(
    Object.keys(bodies)
      .map((name) => `/files/${name}`)
      .sort(),
  );
  expect(new Set(seen.map(({ method }) => method))).toEqual(new Set(['HEAD']));
  expect(seen.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
});

describe('a private bucket', () => {
  test('is verified with the account token', async () => {
    const { found } = await verify({ bucket: 'secret-bucket' });
    expect(found.findings).toEqual([]);
    expect(found.notEvaluated).toEqual([]);
  });

  test('is not evaluated without readFiles, and the gate fails', async () => {
    const { result, found } = await verify(
      { bucket: 'secret-bucket', gates: 'url-failures == 0' },
      { key: LISTER },
    );
    expect(found.findings).toEqual([]);
    expect(found.notEvaluated.map(({ rule, capability }) => [rule, capability])).toEqual([
      ['url-unreachable', 'readFiles'],
      ['url-mismatch', 'readFiles'],
    ]);
    expect(result.code).toBe(1);
    expect(messages(result, 'error').join()).toContain('the key lacks readFiles');
  });

  test('its S3 URLs are not evaluated, since they would have to be signed', async () => {
    const { found } = await verify({ bucket: 'secret-bucket', 'url-style': 's3\nid' });
    expect(found.findings).toEqual([]);
    expect(found.notEvaluated[0]?.reason).toContain('only if they are signed');
  });

  test('is verified to its end although the token expires in the middle', async () => {
    server.counters.reset();
    server.settings.tokenLifetimeCalls = 4;
    try {
      const { found } = await verify({
        bucket: 'secret-bucket',
        'url-style': 'friendly\nid',
        concurrency: '1',
      });
      expect(found.findings).toEqual([]);
      expect(found.notEvaluated).toEqual([]);
      expect(server.counters.calls.b2_authorize_account).toBeGreaterThan(1);
    } finally {
      server.settings.tokenLifetimeCalls = undefined;
    }
  });

  test('a CDN in front of it gets no token', async () => {
    answer = (_path, response) => response.writeHead(403).end();
    seen.length = 0;
    const { found } = await verify({ bucket: 'secret-bucket', 'url-style': cdnUrl });
    expect(found.findings[0]?.message).toContain('403 (3)');
    expect(seen).toHaveLength(3);
    expect(seen.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
  });
});

test('a host that does not answer ends the verification, which is not evaluated', async () => {
  // Longer than the action waits: it gives up at once.
  answer = (_path, response) => response.writeHead(503, { 'retry-after': '4000' }).end();
  const { found } = await verify({ bucket: 'cdn-bucket', 'url-style': cdnUrl });
  expect(found.findings).toEqual([]);
  expect(found.notEvaluated[0]?.reason).toContain('a URL could not be requested: HEAD: HTTP 503');
});

// On Windows no process can catch a signal that another sends.
test.skipIf(process.platform === 'win32')('a cancelled run does not wait for answers', async () => {
  answer = () => {};
  seen.length = 0;
  const result = await runInventory(
    server,
    { bucket: 'cdn-bucket', 'verify-urls': 'true', 'url-style': cdnUrl },
    { timeoutMs: 20_000, ...signalWhen('SIGTERM', () => seen.length > 0) },
  );
  expect(failure(result)).toBe('Cancelled (SIGTERM); the inventory is not complete');
  expect(result.files()).toEqual([]);
  expect(strayFiles(result)).toEqual([]);
});

test('a rule can be turned off, and have another level', async () => {
  answer = (_path, response) => response.writeHead(404).end();
  const { found } = await verify({
    bucket: 'cdn-bucket',
    'url-style': cdnUrl,
    rules: '-url-mismatch\nurl-unreachable: warning',
  });
  expect(found.findings.map(({ level }) => level)).toEqual(['warning']);
  expect(found.rules.map(({ id }) => id)).not.toContain('url-mismatch');
});

test('suppressions accept single files, which the figure does not count', async () => {
  answer = (_path, response) => response.writeHead(404).end();
  const workspace = mkdtempSync(path.join(tmpdir(), 'verify-urls-'));
  writeFileSync(
    path.join(workspace, 'accepted.yml'),
    '- rule: url-unreachable\n  resource: cdn-bucket/[agmo]*\n  reason: not in the CDN\n',
  );
  const { found } = await verify(
    {
      bucket: 'cdn-bucket',
      'url-style': cdnUrl,
      suppressions: 'accepted.yml',
      gates: 'url-failures == 1',
    },
    { workspace },
  );
  rmSync(workspace, { recursive: true });
  expect(found.findings.map(brief)).toEqual([
    ['url-unreachable', 'cdn-bucket', '1 URL not answered with status 200, but 404 (1).', ['large']],
  ]);
  expect(found.suppressed.map(({ message }) => message)).toEqual(['5 URLs accepted by a suppression.']);
});

test.each<[Record<string, string>, string]>([
  [{ 'verify-urls': 'yes' }, 'Input `verify-urls`: "yes" is not true or false'],
  [{ rules: '+url-mismatch' }, 'Input `rules`: url-mismatch needs `verify-urls: true`'],
  [{ gates: 'url-failures == 0' }, 'Input `gates`: url-failures needs `verify-urls: true`'],
  [
    { 'verify-urls': 'true', rules: '-url-mismatch\n-url-unreachable' },
    'Input `rules` turns off every rule about URLs, and `verify-urls` is true; set it to false',
  ],
  [
    { 'verify-urls': 'true', bucket: '' },
    'Input `bucket` is empty, so only buckets are listed, and `verify-urls` needs',
  ],
])('%j is refused', async (inputs, message) => {
  const result = await runInventory(server, { bucket: 'public-bucket', ...inputs });
  expect(failure(result)).toContain(message);
});
