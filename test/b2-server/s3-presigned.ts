import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Account } from './calls.ts';
import { timeOf } from './keys.ts';
import type { KeySpec } from './types.ts';

/** A refusal of the S3 endpoint. */
export class S3Error extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The parts of a request that its signature covers. */
interface SignedRequest {
  method: string;
  host: string;
  path: string;
  query: URLSearchParams;
}

const MAX_SECONDS = 604_800;
const MAX_SKEW_MS = 15 * 60 * 1000;

/**
 * The key whose signature (AWS Signature Version 4) is in the query, after everything that S3 checks of it. Keys of
 * the account sign, the master key does not.
 */
export function verifyPresigned(account: Account, request: SignedRequest): KeySpec {
  const get = (name: string) => {
    const value = request.query.get(name);
    if (value === null) throw malformed(`Query-string authentication needs ${name}`);
    return value;
  };
  if (get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256') throw malformed('unknown X-Amz-Algorithm');
  const [id = '', day = '', region = '', ...rest] = get('X-Amz-Credential').split('/');
  const date = get('X-Amz-Date');
  const seconds = Number(get('X-Amz-Expires'));
  const signedHeaders = get('X-Amz-SignedHeaders');
  if (rest.join('/') !== 's3/aws4_request' || !date.startsWith(day) || day.length !== 8) {
    throw malformed('bad X-Amz-Credential');
  }
  if (region === '' || (regionOf(request.host) ?? region) !== region) {
    throw malformed(`the region '${region}' is wrong; expecting '${regionOf(request.host)}'`);
  }
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MAX_SECONDS) {
    throw malformed('X-Amz-Expires must be between 1 and 604800 seconds');
  }
  // Other headers could be signed, but a link that anybody may open cannot demand them.
  if (signedHeaders !== 'host') throw malformed('X-Amz-SignedHeaders must be host');
  const key = account.keys.get(id);
  if (key === null || id === account.accountId) {
    throw new S3Error(403, 'InvalidAccessKeyId', 'The key is not valid');
  }
  const scope = `${day}/${region}/s3/aws4_request`;
  const wanted = signature(key.secret, date, scope, canonicalRequest(request));
  if (!same(wanted, get('X-Amz-Signature'))) {
    throw new S3Error(403, 'SignatureDoesNotMatch', 'Signature validation failed');
  }
  checkTime(date, seconds, timeOf(account.settings));
  if (key.expires != null && key.expires <= timeOf(account.settings)) {
    throw new S3Error(403, 'InvalidAccessKeyId', 'The key has expired');
  }
  return key;
}

const malformed = (message: string) => new S3Error(400, 'AuthorizationQueryParametersError', message);

function checkTime(date: string, seconds: number, now: number): void {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (parts === null) throw malformed('bad X-Amz-Date');
  const [year, month, ...rest] = parts.slice(1).map(Number) as [number, number, ...number[]];
  const signedAt = Date.UTC(year, month - 1, ...rest);
  if (signedAt > now + MAX_SKEW_MS) throw new S3Error(403, 'AccessDenied', 'Request is not valid yet');
  if (now >= signedAt + seconds * 1000) throw new S3Error(403, 'AccessDenied', 'Request has expired');
}

/** The region that an S3 host of Backblaze's names; null for the bare loopback address. */
function regionOf(host: string): string | null {
  return /^s3\.([a-z0-9-]+)\./.exec(host)?.[1] ?? null;
}

function canonicalRequest({ method, host, path, query }: SignedRequest): string {
  const pairs = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
  const segments = path.split('/').map((segment) => encode(decodeURIComponent(segment)));
  const text = pairs.map((pair) => pair.join('=')).join('&');
  return [method, segments.join('/'), text, `host:${host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n');
}

function signature(secret: string, date: string, scope: string, canonical: string): string {
  const hash = createHash('sha256').update(canonical).digest('hex');
  const [day, region] = scope.split('/') as [string, string];
  const chain = [day, region, 's3', 'aws4_request'];
  const key = chain.reduce<Buffer | string>((last, text) => hmac(last, text), `AWS4${secret}`);
  return hmac(key, ['AWS4-HMAC-SHA256', date, scope, hash].join('\n')).toString('hex');
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
