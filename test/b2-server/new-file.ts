import type { IncomingHttpHeaders } from 'node:http';
import type { Bucket } from './buckets.ts';
import type { FileVersion } from './content.ts';
import { B2Error, badRequest } from './errors.ts';
import { digests } from './file-rows.ts';
import { isLegalName } from './names-content.ts';
import type { Settings } from './types.ts';

/** Headers that an upload must not have; the file's own are X-Bz-Info-b2-content-… */
const FORBIDDEN = [
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-location',
  'content-range',
  'expires',
];
const MAX_HEADER_BYTES = 7000;
const MAX_INFO = 10;
/** What a single upload and a part hold at most, unless the settings say otherwise. */
const MAX_UPLOAD_BYTES = 5_000_000_000;

const TYPES: Record<string, string> = {
  json: 'application/json',
  txt: 'text/plain',
  csv: 'text/csv',
  html: 'text/html',
  gz: 'application/gzip',
};

/** The body of an upload after the service's checks of its size and digest. */
export function checkBody(
  headers: IncomingHttpHeaders,
  body: Buffer,
  settings: Settings,
): { bytes: Buffer; sha1: string; md5: string; verified: boolean } {
  if (headers['content-length'] === undefined) throw badRequest('Missing header: Content-Length');
  const stated = headers['x-bz-content-sha1'];
  if (typeof stated !== 'string') throw badRequest('Missing header: X-Bz-Content-Sha1');
  const atEnd = stated === 'hex_digits_at_end';
  const bytes = atEnd ? body.subarray(0, Math.max(0, body.length - 40)) : body;
  const most = settings.partSizes?.maximum ?? MAX_UPLOAD_BYTES;
  if (bytes.length > most) throw badRequest(`an upload holds at most ${most} bytes`);
  const sums = digests(bytes);
  if (stated === 'do_not_verify') return { bytes, ...sums, verified: false };
  const wanted = atEnd ? body.subarray(bytes.length).toString('latin1') : stated;
  if (!/^[0-9a-f]{40}$/i.test(wanted)) throw badRequest('bad X-Bz-Content-Sha1');
  if (wanted.toLowerCase() !== sums.sha1) throw badRequest('Sha1 did not match data received');
  return { bytes, ...sums, verified: true };
}

/** The name and the row of a file that is uploaded in one piece. */
export function newFile(
  headers: IncomingHttpHeaders,
  body: ReturnType<typeof checkBody>,
  bucket: Bucket,
  now: number,
): { name: string; version: FileVersion } {
  for (const header of FORBIDDEN) {
    if (headers[header] !== undefined) throw badRequest(`header not allowed: ${header}`);
  }
  const encodedName = headers['x-bz-file-name'];
  if (typeof encodedName !== 'string') throw badRequest('Missing header: X-Bz-File-Name');
  const contentType = headers['content-type'];
  if (contentType === undefined) throw badRequest('Missing header: Content-Type');
  const name = decode(encodedName);
  checkName(name);
  const info = Object.entries(headers).filter(([header]) => header.startsWith('x-bz-info-'));
  if (info.length > MAX_INFO) throw new B2Error(400, 'invalid_file_info', 'more than 10 info headers');
  const size = info.reduce((sum, [header, value]) => sum + header.length + String(value).length, 0);
  if (size + encodedName.length > MAX_HEADER_BYTES) throw badRequest('name and info headers are too long');
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const automatic = TYPES[extension] ?? 'application/octet-stream';
  const encrypted = headers['x-bz-server-side-encryption'] === 'AES256';
  const version: FileVersion = {
    action: 'upload',
    contentLength: body.bytes.length,
    contentSha1: body.verified ? body.sha1 : `unverified:${body.sha1}`,
    contentMd5: body.md5,
    contentType: contentType === 'b2/x-auto' ? automatic : contentType,
    fileInfo: Object.fromEntries(
      info.map(([header, value]) => [header.slice('x-bz-info-'.length), decode(String(value))]),
    ),
    uploadTimestamp: now,
    serverSideEncryption: encryptionOf(bucket, encrypted),
  };
  return { name, version };
}

/** How a new file of the bucket is encrypted. */
export function encryptionOf(
  bucket: Bucket,
  asked: boolean,
): { mode: string | null; algorithm: string | null } {
  const { mode } = bucket.spec.defaultServerSideEncryption ?? { mode: null };
  const encrypted = asked || mode === 'SSE-B2';
  return encrypted ? { algorithm: 'AES256', mode: 'SSE-B2' } : { algorithm: null, mode: null };
}

/** Refuses names that no file can have. */
export function checkName(name: string): void {
  if (!isLegalName(name)) throw new B2Error(400, 'invalid_file_name', `bad file name: ${name}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw badRequest('Bad percent-encoding in a header');
  }
}
