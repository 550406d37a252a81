import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { request } from 'undici';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ALL, TestClient } from './client.ts';
import { generatedContent } from './generated.ts';
import { type FaultKind, UPLOAD_FAULTS } from './index.ts';
import { startB2Server } from './server.ts';
import type { B2Server } from './types.ts';

const noon = Date.UTC(2026, 10, 25, 12);
const sha1 = (data: string | Buffer) => createHash('sha1').update(data).digest('hex');
let server: B2Server;
let client: TestClient;

beforeEach(async () => {
  server = await startB2Server({
    buckets: [
      { name: 'target', content: generatedContent('counter', 3, 1, { real: true }) },
      { name: 'other', content: generatedContent('counter', 3) },
    ],
    keys: [
      { id: 'key', secret: 'secret', capabilities: [...ALL, 'writeFiles'] },
      { id: 'bound', secret: 'secret', capabilities: ['writeFiles'], buckets: ['target'], namePrefix: 'in/' },
      { id: 'reader', secret: 'secret', capabilities: ALL },
    ],
    settings: { now: noon, partSizes: { minimum: 4, recommended: 8, maximum: 12 } },
  });
  client = await TestClient.open(server);
});
afterEach(() => server.close());

interface Place {
  uploadUrl: string;
  authorizationToken: string;
}

async function place(who = client, call = 'b2_get_upload_url', body?: object): Promise<Place> {
  const answer = await who.call(call, body ?? { bucketId: server.bucketId('target') });
  expect(answer.status).toBe(200);
  return answer.body as unknown as Place;
}

async function send(to: Place, data: string | Buffer, headers: Record<string, string> = {}) {
  const answer = await request(to.uploadUrl, {
    method: 'POST',
    headers: {
      Authorization: to.authorizationToken,
      'X-Bz-Content-Sha1': sha1(data),
      ...headers,
    },
    body: data,
  });
  const text = await answer.body.text();
  return { status: answer.statusCode, body: JSON.parse(text) as Record<string, unknown> };
}

const upload = (to: Place, name: string, data: string, headers: Record<string, string> = {}) =>
  send(to, data, {
    'X-Bz-File-Name': encodeURIComponent(name),
    'Content-Type': 'b2/x-auto',
    ...headers,
  });

test('an uploaded file is a row, and a download by name and by id', async () => {
  const to = await place();
  const name = 'a dir/ü+&.json';
  const { status, body } = await upload(to, name, '{"x":1}', {
    'X-Bz-Info-src_last_modified_millis': '1',
    'X-Bz-Info-title': encodeURIComponent('über'),
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    action: 'upload',
    fileName: name,
    contentLength: 7,
    contentSha1: sha1('{"x":1}'),
    contentType: 'application/json',
    fileInfo: { src_last_modified_millis: '1', title: 'über' },
    uploadTimestamp: noon,
  });
  const rows = await client.list('target');
  expect(rows).toHaveLength(4);
  expect(rows[0]).toEqual(body);
  const headers = { Authorization: client.token };
  const get = async (path: string) => (await fetch(server.url + path, { headers })).text();
  expect(await get(`/file/target/${encodeURIComponent(name)}`)).toBe('{"x":1}');
  expect(await get(`/b2api/v4/b2_download_file_by_id?fileId=${body.fileId}`)).toBe('{"x":1}');
  expect((await upload(to, name, 'second')).status).toBe(200);
  expect((await upload(to, rows[1]!.fileName, 'newer')).status).toBe(200);
  expect(await get(`/file/target/${encodeURIComponent(name)}`)).toBe('second');
  expect(await client.list('target', { maxFileCount: 2 }, true)).toHaveLength(6);
  expect((await client.call('b2_get_file_info', { fileId: body.fileId })).body).toEqual(body);
  expect(server.secrets()).toContain(to.authorizationToken);
});

test('what the service checks of an upload', async () => {
  const to = await place();
  const bad = async (answer: Promise<{ status: number; body: Record<string, unknown> }>) =>
    (await answer).body;
  expect(await bad(upload(to, 'a', 'x', { 'X-Bz-Content-Sha1': sha1('y') }))).toMatchObject({
    status: 400,
    message: 'Sha1 did not match data received',
  });
  expect(await bad(upload(to, '', 'x'))).toMatchObject({ code: 'invalid_file_name' });
  expect(await bad(upload(to, 'a\u0007', 'x'))).toMatchObject({ code: 'invalid_file_name' });
  expect(await bad(upload(to, 'a', 'x', { 'Content-Encoding': 'gzip' }))).toMatchObject({ status: 400 });
  expect(await bad(upload(to, 'a', 'x', { 'X-Bz-Info-a': 'y'.repeat(7000) }))).toMatchObject({ status: 400 });
  expect(await bad(upload(to, 'a', 'more than twelve'))).toMatchObject({ status: 400 });
  const atEnd = { 'X-Bz-Content-Sha1': 'hex_digits_at_end' };
  expect((await upload(to, 'end', `data${sha1('data')}`, atEnd)).body).toMatchObject({
    contentLength: 4,
    contentSha1: sha1('data'),
  });
  expect((await upload(to, 'end', `data${sha1('date')}`, atEnd)).status).toBe(400);
  const unverified = await upload(to, 'un', 'x', { 'X-Bz-Content-Sha1': 'do_not_verify' });
  expect(unverified.body.contentSha1).toBe(`unverified:${sha1('x')}`);
  const chunked = await request(to.uploadUrl, {
    method: 'POST',
    headers: { Authorization: to.authorizationToken, 'X-Bz-Content-Sha1': sha1('x') },
    body: Readable.from([Buffer.from('x')]),
  });
  expect(await chunked.body.json()).toMatchObject({ message: 'Missing header: Content-Length' });
  expect((await client.list('target')).map(({ fileName }) => fileName).slice(0, 1)).toEqual(['end']);
});

test('a token is for its URL, its key and its day, and for one upload at a time', async () => {
  const [to, elsewhere] = [await place(), await place()];
  const crossed = { uploadUrl: to.uploadUrl, authorizationToken: elsewhere.authorizationToken };
  expect((await upload(crossed, 'a', 'x')).body).toMatchObject({ code: 'bad_auth_token' });
  const withAccountToken = { ...to, authorizationToken: client.token };
  expect((await upload(withAccountToken, 'a', 'x')).status).toBe(401);
  expect(to.uploadUrl.startsWith(server.podUrl)).toBe(true);
  const wrongHost = { ...to, uploadUrl: to.uploadUrl.replace(server.podUrl, server.url) };
  expect((await upload(wrongHost, 'a', 'x')).status).toBe(404);
  server.settings.now = noon + 24 * 3600 * 1000;
  expect((await upload(to, 'a', 'x')).body).toMatchObject({ code: 'expired_auth_token' });

  const bound = await TestClient.open(server, 'bound');
  const inside = await place(bound);
  expect((await upload(inside, 'in/a', 'x')).status).toBe(200);
  expect((await upload(inside, 'out', 'x')).body).toMatchObject({ status: 401, code: 'unauthorized' });
  const refused = await bound.call('b2_get_upload_url', { bucketId: server.bucketId('other') });
  expect(refused).toMatchObject({ status: 401, code: 'unauthorized' });
  const reader = await TestClient.open(server, 'reader');
  const asReader = await reader.call('b2_get_upload_url', { bucketId: server.bucketId('target') });
  expect(asReader.status).toBe(401);

  server.faults.next('upload', { kind: 'slow', delayMs: 300 });
  const both = await Promise.all([upload(inside, 'in/1', 'x'), upload(inside, 'in/2', 'x')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  expect(both.find(({ status }) => status === 400)?.body.code).toBe('auth_token_limit');
  expect((await upload(inside, 'in/3', 'x')).status).toBe(200);
});

const STORED: readonly FaultKind[] = ['cut', 'cut-chunked', 'truncated-json', 'reset', 'slow'];
const STILL_GOOD: readonly FaultKind[] = ['429', '429-retry-after', 'damaged', 'slow'];

test.each(UPLOAD_FAULTS)('the fault %s: what is stored, and whether the URL lives on', async (kind) => {
  const to = await place();
  server.faults.next('b2_upload_file', { kind, delayMs: 1 });
  const answer = await upload(to, 'a', 'some data').catch(() => null);
  if (answer !== null && kind !== '200-html') expect(answer.status === 200).toBe(kind === 'slow');
  const stored = (await client.list('target')).some(({ fileName }) => fileName === 'a');
  expect(stored).toBe(STORED.includes(kind));
  const again = await upload(to, 'b', 'x');
  expect(again.status).toBe(STILL_GOOD.includes(kind) ? 200 : 401);
  expect((await upload(await place(), 'c', 'x')).status).toBe(200);
});

test('large files: parts in any order, a part sent twice, finished, downloaded', async () => {
  const start = await client.call('b2_start_large_file', {
    bucketId: server.bucketId('target'),
    fileName: 'big',
    contentType: 'text/plain',
    fileInfo: { large_file_sha1: sha1('aaaabbbbcc') },
  });
  const { fileId } = start.body as { fileId: string };
  expect(start.body).toMatchObject({ action: 'start', contentLength: 0, contentSha1: 'none' });
  expect((await client.list('target', {}, true))[0]).toEqual(start.body);
  expect(await client.list('target')).toHaveLength(3);
  const to = await place(client, 'b2_get_upload_part_url', { fileId });
  const part = (n: number, data: string) => send(to, data, { 'X-Bz-Part-Number': String(n) });
  expect((await part(3, 'cc')).body).toMatchObject({ fileId, partNumber: 3, contentSha1: sha1('cc') });
  await part(1, 'aaa');
  await part(1, 'aaaa');
  const finish = (...data: string[]) =>
    client.call('b2_finish_large_file', { fileId, partSha1Array: data.map(sha1) });
  expect((await finish('aaaa', 'bbbb', 'cc')).message).toBe('Part number 2 has not been uploaded');
  expect((await part(0, 'x')).status).toBe(400);
  await part(2, 'bbb');
  expect((await finish('aaaa', 'bbb', 'cc')).message).toContain('smaller than 4 bytes');
  await part(2, 'bbbb');
  expect((await finish('aaaa', 'bbbX', 'cc')).status).toBe(400);
  const listed = await client.call('b2_list_parts', { fileId, maxPartCount: 2 });
  expect(listed.body).toMatchObject({ parts: [{ contentLength: 4 }, { partNumber: 2 }], nextPartNumber: 3 });
  const finished = await finish('aaaa', 'bbbb', 'cc');
  expect(finished.body).toMatchObject({ fileId, action: 'upload', contentLength: 10, contentSha1: 'none' });
  expect((await client.list('target'))[0]).toEqual(finished.body);
  // As when the answer of the first try was lost.
  expect((await finish('aaaa', 'bbbb', 'cc')).message).toBe(`No active upload for: ${fileId}`);
  expect((await part(1, 'aaaa')).status).toBe(400);
  const headers = { Authorization: client.token, Range: 'bytes=3-5' };
  const ranged = await fetch(`${server.url}/file/target/big`, { headers });
  expect([ranged.status, await ranged.text()]).toEqual([206, 'abb']);
});

test('unfinished large files: listed in pages, cancelled, and freed by the lifecycle', async () => {
  const bucketId = server.bucketId('target');
  const start = async (fileName: string) => {
    const body = { bucketId, fileName, contentType: 'text/plain' };
    return (await client.call('b2_start_large_file', body)).body.fileId as string;
  };
  const ids = [await start('x/1'), await start('x/2'), await start('y')].sort();
  const list = async (more: object) => (await client.call('b2_list_unfinished_large_files', more)).body;
  const page = await list({ bucketId, maxFileCount: 2 });
  expect(page).toMatchObject({ files: [{ fileId: ids[0] }, { fileId: ids[1] }], nextFileId: ids[2] });
  expect(await list({ bucketId, startFileId: ids[2] })).toMatchObject({ files: [{}], nextFileId: null });
  expect((await list({ bucketId, namePrefix: 'x/' })).files).toHaveLength(2);
  const cancelled = await client.call('b2_cancel_large_file', { fileId: ids[0] });
  expect(cancelled.body).toMatchObject({ fileId: ids[0], bucketId });
  expect((await client.call('b2_cancel_large_file', { fileId: ids[0] })).status).toBe(400);
  const to = await place(client, 'b2_get_upload_part_url', { fileId: ids[1] });
  await send(to, '12345', { 'X-Bz-Part-Number': '1' });
  server.updateBucket('target', {
    lifecycleRules: [{ fileNamePrefix: '', daysFromStartingToCancelingUnfinishedLargeFiles: 1 }],
  });
  const report = server.applyLifecycle('target', noon + 86_400_000);
  expect(report).toMatchObject({ deletedBytes: 0, cancelledBytes: 5 });
  expect(report.cancelled).toHaveLength(2);
  expect((await list({ bucketId })).files).toEqual([]);
});
