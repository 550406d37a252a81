import { request as httpRequest } from 'node:http';
import { sign } from 'aws4';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ALL, TestClient } from './client.ts';
import { generatedContent } from './generated.ts';
import { listContent } from './list-content.ts';
import { startB2Server } from './server.ts';
import type { B2Server } from './types.ts';

const noon = Date.UTC(2026, 10, 25, 12);
const name = "dir/ü +&'(*)!~=:@.txt";
let server: B2Server;
let client: TestClient;

beforeEach(async () => {
  server = await startB2Server({
    accountId: 'a1b2c3d4e5f6',
    buckets: [
      { name: 'private', content: listContent([{ name, bytes: 'hello' }, { name: 'other' }]) },
      { name: 'huge', content: generatedContent('counter', 9), type: 'allPublic' },
    ],
    keys: [
      { id: 'key', secret: 'secret', capabilities: [...ALL, 'shareFiles'] },
      { id: 'bound', secret: 'secret', capabilities: ['readFiles', 'shareFiles'], namePrefix: 'dir/' },
      { id: 'lister', secret: 'secret', capabilities: ['listFiles'] },
      { id: 'a1b2c3d4e5f6', secret: 'secret', capabilities: [...ALL, 'shareFiles'] },
    ],
    settings: { now: noon },
  });
  client = await TestClient.open(server);
});
afterEach(() => server.close());

const encode = (text: string) =>
  text
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`))
    .join('/');
const byName = `/file/private/${encode(name)}`;
const get = (path: string, init: RequestInit = {}) => fetch(server.url + path, init);

async function grant(body: object, who = client): Promise<string> {
  const answer = await who.call('b2_get_download_authorization', {
    bucketId: server.bucketId('private'),
    fileNamePrefix: '',
    validDurationInSeconds: 60,
    ...body,
  });
  return (answer.body.authorizationToken as string | undefined) ?? `${answer.status} ${answer.code}`;
}

test('a download authorization opens what is under its prefix, by name, for its time', async () => {
  const token = encodeURIComponent(await grant({ fileNamePrefix: 'dir/' }));
  expect(await (await get(`${byName}?Authorization=${token}`)).text()).toBe('hello');
  const head = await get(byName, {
    method: 'HEAD',
    headers: { Authorization: decodeURIComponent(token) },
  });
  expect([head.status, head.headers.get('Content-Length')]).toEqual([200, '5']);
  expect((await get(`/file/private/other?Authorization=${token}`)).status).toBe(401);
  expect((await get(byName)).status).toBe(401);
  const { fileId } = (await client.list('private'))[0]!;
  const byId = `/b2api/v4/b2_download_file_by_id?fileId=${fileId}&Authorization=${token}`;
  expect((await get(byId)).status).toBe(401);
  server.settings.now = noon + 60_000;
  const late = await get(`${byName}?Authorization=${token}`);
  expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([401, 'expired_auth_token']);
  expect(server.secrets()).toContain(decodeURIComponent(token));
});

test('who may share, for how long, and headers that the URL must repeat', async () => {
  const bound = await TestClient.open(server, 'bound');
  const lister = await TestClient.open(server, 'lister');
  expect(await grant({}, bound)).toBe('401 unauthorized');
  expect(await grant({ fileNamePrefix: 'dir/' }, bound)).toMatch(/^4_bound_/);
  expect(await grant({}, lister)).toBe('401 unauthorized');
  expect(await grant({ validDurationInSeconds: 604_801 })).toBe('400 bad_request');
  expect(await grant({ validDurationInSeconds: 0 })).toBe('400 bad_request');
  const fixed = 'attachment; filename="a b"';
  const token = encodeURIComponent(await grant({ b2ContentDisposition: fixed }));
  expect((await get(`${byName}?Authorization=${token}`)).status).toBe(401);
  const repeated = `${byName}?Authorization=${token}&b2ContentDisposition=${encodeURIComponent(fixed)}`;
  expect((await get(repeated)).headers.get('Content-Disposition')).toBe(fixed);
});

test('HEAD reports size and digest of files that have no bytes here', async () => {
  const row = (await client.list('huge'))[0]!;
  const head = await get(`/file/huge/${row.fileName}`, { method: 'HEAD' });
  expect(head.headers.get('Content-Length')).toBe(String(row.contentLength));
  expect(head.headers.get('X-Bz-Content-Sha1')).toBe(row.contentSha1);
  expect((await get(`/file/huge/${row.fileName}`)).status).toBe(404);
});

interface Presign {
  id?: string;
  secret?: string;
  method?: string;
  expires?: number;
  at?: number;
  host?: string;
  region?: string;
}

/** A path signed by a program that is not ours. */
function presign(path: string, options: Presign = {}): string {
  const { id = 'key', secret = 'secret', method = 'GET', expires = 3600, at = noon } = options;
  const date = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  const signed = sign(
    {
      service: 's3',
      region: options.region ?? 'us-west-004',
      method,
      host: options.host ?? new URL(server.url).host,
      path: `${path}?X-Amz-Date=${date}&X-Amz-Expires=${expires}`,
      signQuery: true,
    },
    { accessKeyId: id, secretAccessKey: secret },
  );
  return signed.path!;
}

const path = `/private/${encode(name)}`;
const codeOf = async (signed: string, init: RequestInit = {}) => {
  const response = await get(signed, init);
  return `${response.status} ${/<Code>(\w+)/.exec(await response.text())?.[1] ?? ''}`;
};

test('a presigned S3 URL opens its file for its time, and nothing else', async () => {
  const response = await get(presign(path));
  expect([response.status, await response.text()]).toEqual([200, 'hello']);
  expect((await get(presign(path, { method: 'HEAD' }), { method: 'HEAD' })).status).toBe(200);
  expect((await get(presign(path), { method: 'HEAD' })).status).toBe(403);
  expect((await get(presign(path), { headers: { Range: 'bytes=1-2' } })).status).toBe(206);
  expect(await codeOf(presign(path).replace('/private/dir', '/private/dix'))).toBe(
    '403 SignatureDoesNotMatch',
  );
  expect(await codeOf(presign(path).replace('Expires=3600', 'Expires=3601'))).toBe(
    '403 SignatureDoesNotMatch',
  );
  expect(await codeOf(presign('/private/no-such-file'))).toBe('404 NoSuchKey');
  expect(await codeOf(presign('/no-bucket/x'))).toBe('404 NoSuchBucket');
  const versioned = (await client.list('private'))[1]!.fileId;
  expect(await codeOf(`${path}?versionId=${versioned}`)).toBe('403 AccessDenied');
  server.settings.now = noon + 3600_000 - 1;
  const last = presign(path);
  expect((await get(last)).status).toBe(200);
  server.settings.now = noon + 3600_000;
  expect(await codeOf(last)).toBe('403 AccessDenied');
});

test('who signs, when, and for how long', async () => {
  expect(await codeOf(presign(path, { secret: 'other' }))).toBe('403 SignatureDoesNotMatch');
  expect(await codeOf(presign(path, { id: 'nobody' }))).toBe('403 InvalidAccessKeyId');
  expect(await codeOf(presign(path, { id: 'a1b2c3d4e5f6' }))).toBe('403 InvalidAccessKeyId');
  expect(await codeOf(presign(path, { id: 'lister' }))).toBe('403 AccessDenied');
  expect(await codeOf(presign('/private/other', { id: 'bound' }))).toBe('403 AccessDenied');
  expect((await get(presign(path, { id: 'bound' }))).status).toBe(200);
  expect(await codeOf(presign(path, { expires: 604_801 }))).toBe('400 AuthorizationQueryParametersError');
  expect(await codeOf(presign(path, { at: noon + 14 * 60_000 }))).toBe('200 ');
  expect(await codeOf(presign(path, { at: noon + 16 * 60_000 }))).toBe('403 AccessDenied');
  server.updateBucket('private', { options: [] });
  expect(await codeOf(presign(path))).toBe('404 NoSuchBucket');
});

test('an S3 host of its own names the region; without one, authorize gives none', async () => {
  const host = `s3.eu-central-003.backblazeb2.test:${new URL(server.url).port}`;
  server.settings.s3ApiUrl = `http://${host}`;
  const storageApi = async () => {
    const { body } = await client.authorize('key', 'secret');
    return (body.apiInfo as { storageApi: Record<string, unknown> }).storageApi;
  };
  expect((await storageApi()).s3ApiUrl).toBe(`http://${host}`);
  // The name is not resolved: the connection goes to loopback, as through a resolver that knows it.
  const status = (signed: string) =>
    new Promise<number>((resolve, reject) => {
      const { port } = new URL(server.url);
      httpRequest({ host: '127.0.0.1', port, path: signed, headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      })
        .on('error', reject)
        .end();
    });
  expect(await status(presign(path, { host, region: 'eu-central-003' }))).toBe(200);
  expect(await status(presign(path, { host, region: 'us-west-004' }))).toBe(400);
  server.settings.s3ApiUrl = null;
  expect(await storageApi()).not.toHaveProperty('s3ApiUrl');
});
