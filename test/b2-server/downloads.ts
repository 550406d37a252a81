import type { Bucket } from './buckets.ts';
import type { Account, Reply } from './calls.ts';
import { visibleVersion } from './content.ts';
import { B2Error, badRequest } from './errors.ts';
import { fileIdOf, keyOf } from './rows.ts';
import type { KeySpec } from './types.ts';

/** What a download's request says. */
export interface DownloadRequest {
  /** Path and query exactly as sent. */
  path: string;
  query: URLSearchParams;
  authorization: string | undefined;
  range: string | undefined;
}

/** A download's answer, with the key whose token opened it. */
export type Download = Reply & { key: KeySpec | null };

const notFound = () => new B2Error(404, 'not_found', 'File with such name does not exist.');

/** b2_download_file_by_id: any version that is an upload. */
export async function downloadById(account: Account, request: DownloadRequest): Promise<Download> {
  const fileId = request.query.get('fileId');
  if (fileId === null) throw badRequest('required field fileId is missing');
  for (const bucket of account.buckets.all()) {
    const found = bucket.content.locateId?.(fileId) ?? bucket.content.locate(keyOf(fileId) ?? '');
    if (found === null) continue;
    const { i, v } = found;
    const { content } = bucket;
    if (fileIdOf(bucket.id, content.key(i, v), content.version(i, v)) !== fileId) continue;
    const key = admit(account, bucket, content.name(i), request);
    return { ...(await deliver(bucket, i, v, request.range)), key };
  }
  if (!/^4_z[0-9a-f]{24}_f/.test(fileId)) throw badRequest(`Invalid fileId: ${fileId}`);
  throw notFound();
}

/** `/file/BUCKET/NAME`: the visible version of a name. */
export async function downloadByName(account: Account, request: DownloadRequest): Promise<Download> {
  const [bucketName, name] = parts(request.path.slice('/file/'.length).replaceAll('+', ' '));
  const bucket = account.buckets.named(bucketName);
  // A private bucket does not reveal to strangers which files it has, so the key is checked first.
  if (bucket === null) throw new B2Error(404, 'not_found', `Bucket ${bucketName} does not exist`);
  const key = admit(account, bucket, name, request);
  const { i, v } = visible(bucket, name);
  return { ...(await deliver(bucket, i, v, request.range)), key };
}

/** `/BUCKET/NAME`, the path style of the S3 endpoint: here a `+` is a plus, and only public buckets open. */
export async function downloadS3(account: Account, request: DownloadRequest): Promise<Download> {
  const [bucketName, name] = parts(request.path.slice(1));
  const bucket = account.buckets.named(bucketName);
  if (bucket === null) return { ...xmlError(404, 'NoSuchBucket'), key: null };
  if (bucket.type !== 'allPublic') return { ...xmlError(403, 'AccessDenied'), key: null };
  try {
    const { i, v } = visible(bucket, name);
    return { ...(await deliver(bucket, i, v, request.range)), key: null };
  } catch (error) {
    if (!(error instanceof B2Error) || error.status !== 404) throw error;
    return { ...xmlError(404, 'NoSuchKey'), key: null };
  }
}

function parts(path: string): [string, string] {
  const slash = path.indexOf('/');
  if (slash < 0) throw notFound();
  try {
    return [decodeURIComponent(path.slice(0, slash)), decodeURIComponent(path.slice(slash + 1))];
  } catch {
    throw badRequest('Bad percent-encoding in the file name');
  }
}

function admit(account: Account, bucket: Bucket, name: string, request: DownloadRequest): KeySpec | null {
  const token = request.authorization ?? request.query.get('Authorization') ?? undefined;
  if (token === undefined) {
    if (bucket.type === 'allPublic') return null;
    throw new B2Error(401, 'unauthorized', '');
  }
  const key = account.keys.check(token);
  if (bucket.type !== 'allPublic') account.keys.need(key, 'readFiles', bucket.id, name);
  return key;
}

function visible(bucket: Bucket, name: string): { i: number; v: number } {
  const i = bucket.content.lowerBound(name);
  if (i >= bucket.content.count || bucket.content.name(i) !== name) throw notFound();
  const v = visibleVersion(bucket.content, i);
  if (v < 0) throw notFound();
  return { i, v };
}

async function deliver(bucket: Bucket, i: number, v: number, range: string | undefined): Promise<Reply> {
  const { content } = bucket;
  const version = content.version(i, v);
  if (version.action !== 'upload' || content.bytes === undefined) throw notFound();
  const body = await content.bytes(i, v);
  const headers: Record<string, string> = {
    'Accept-Ranges': 'bytes',
    'Content-Type': version.contentType ?? 'application/octet-stream',
    'X-Bz-File-Id': fileIdOf(bucket.id, content.key(i, v), version),
    'X-Bz-File-Name': encodeURIComponent(content.name(i)).replaceAll('%2F', '/'),
    'X-Bz-Content-Sha1': version.contentSha1 ?? 'none',
    'X-Bz-Upload-Timestamp': String(version.uploadTimestamp),
  };
  for (const [name, value] of Object.entries(version.fileInfo)) {
    headers[`X-Bz-Info-${name}`] = encodeURIComponent(value);
  }
  if (range === undefined) return { status: 200, headers, body };
  const span = parseRange(range, body.length);
  if (span === null) throw new B2Error(416, 'range_not_satisfiable', 'The Range header is out of bounds');
  headers['Content-Range'] = `bytes ${span.from}-${span.to}/${body.length}`;
  return { status: 206, headers, body: body.subarray(span.from, span.to + 1) };
}

function parseRange(range: string, size: number): { from: number; to: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range);
  if (match === null || (match[1] === '' && match[2] === '')) return null;
  const last = match[2] === '' ? size - 1 : Number(match[2]);
  const from = match[1] === '' ? Math.max(0, size - last) : Number(match[1]);
  const to = match[1] === '' ? size - 1 : Math.min(last, size - 1);
  return from <= to && from < size ? { from, to } : null;
}

function xmlError(status: number, code: string): Reply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return { status, headers: { 'Content-Type': 'application/xml' }, body: Buffer.from(body) };
}
