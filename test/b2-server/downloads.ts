import type { Bucket } from './buckets.ts';
import type { Account, Reply } from './calls.ts';
import { visibleVersion } from './content.ts';
import { B2Error, badRequest } from './errors.ts';
import { fileIdOf } from './rows.ts';
import { S3Error, verifyPresigned } from './s3-presigned.ts';
import type { KeySpec } from './types.ts';

/** What a download's request says. */
export interface DownloadRequest {
  method: string;
  host: string;
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
    const found = bucket.locate(fileId);
    if (found === null) continue;
    const key = admit(account, bucket, bucket.content.name(found.i), request);
    return { ...(await deliver(bucket, found, request)), key };
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
  const granted = account.downloads.get(tokenOf(request));
  if (granted === null) {
    const key = admit(account, bucket, name, request);
    return { ...(await deliver(bucket, visible(bucket, name), request)), key };
  }
  const headers = account.downloads.check(granted, bucket.id, name, request.query);
  const reply = await deliver(bucket, visible(bucket, name), request);
  return { ...reply, headers: { ...reply.headers, ...headers }, key: granted.key };
}

/** `/BUCKET/NAME`, the path style of the S3 endpoint: here a `+` is a plus, and errors are XML. */
export async function downloadS3(account: Account, request: DownloadRequest): Promise<Download> {
  try {
    return await openS3(account, request);
  } catch (error) {
    if (error instanceof S3Error) return { ...xmlError(error.status, error.code, error.message), key: null };
    if (!(error instanceof B2Error)) throw error;
    const code = error.status === 404 ? 'NoSuchKey' : error.status === 416 ? 'InvalidRange' : 'AccessDenied';
    return { ...xmlError(error.status === 401 ? 403 : error.status, code, error.message || code), key: null };
  }
}

async function openS3(account: Account, request: DownloadRequest): Promise<Download> {
  const { query } = request;
  const [bucketName, name] = parts(request.path.slice(1));
  const key = query.has('X-Amz-Algorithm') ? verifyPresigned(account, request) : null;
  const bucket = account.buckets.named(bucketName);
  if (bucket === null || bucket.spec.options?.includes('s3') === false) {
    throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist');
  }
  if (key !== null) account.keys.need(key, 'readFiles', bucket.id, name);
  else if (bucket.type !== 'allPublic') {
    throw new S3Error(403, 'AccessDenied', `bucket is not authorized: ${bucketName}`);
  }
  const versionId = query.get('versionId');
  const place = versionId === null ? visible(bucket, name) : bucket.locate(versionId);
  if (place === null || bucket.content.name(place.i) !== name) throw notFound();
  const reply = await deliver(bucket, place, request);
  const md5 = bucket.content.version(place.i, place.v).contentMd5;
  return { ...reply, headers: { ...reply.headers, ...(md5 ? { ETag: `"${md5}"` } : {}) }, key };
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

/** From the header or the query. */
function tokenOf(request: DownloadRequest): string | undefined {
  return request.authorization ?? request.query.get('Authorization') ?? undefined;
}

function admit(account: Account, bucket: Bucket, name: string, request: DownloadRequest): KeySpec | null {
  const token = tokenOf(request);
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

async function deliver(
  bucket: Bucket,
  { i, v }: { i: number; v: number },
  { method, range }: DownloadRequest,
): Promise<Reply> {
  const { content } = bucket;
  const version = content.version(i, v);
  if (version.action !== 'upload') throw notFound();
  const size = version.contentLength;
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
  const span = range === undefined ? { from: 0, to: size - 1 } : parseRange(range, size);
  if (span === null) throw new B2Error(416, 'range_not_satisfiable', 'The Range header is out of bounds');
  const status = range === undefined ? 200 : 206;
  if (status === 206) headers['Content-Range'] = `bytes ${span.from}-${span.to}/${size}`;
  // A made-up file of any size has headers, without its bytes.
  if (method === 'HEAD') {
    return { status, headers, body: Buffer.alloc(0), length: span.to + 1 - span.from };
  }
  if (content.bytes === undefined) throw notFound();
  const body = await content.bytes(i, v);
  return { status, headers, body: body.subarray(span.from, span.to + 1) };
}

function parseRange(range: string, size: number): { from: number; to: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range);
  if (match === null || (match[1] === '' && match[2] === '')) return null;
  const last = match[2] === '' ? size - 1 : Number(match[2]);
  const from = match[1] === '' ? Math.max(0, size - last) : Number(match[1]);
  const to = match[1] === '' ? size - 1 : Math.min(last, size - 1);
  return from <= to && from < size ? { from, to } : null;
}

function xmlError(status: number, code: string, message: string): Reply {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'Content-Type': 'application/xml' }, body: Buffer.from(body) };
}
