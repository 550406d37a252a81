import type { AuthorizeResponse } from './calls.ts';
import { B2Error } from './errors.ts';
import { isSafeUrl } from './safe-url.ts';

const CALL = 'b2_authorize_account';

/**
 * Reads the response of b2_authorize_account; its URLs get no `/` at the end.
 * @param isFirst no authorization has succeeded yet, so the endpoint may be another kind of server
 * @throws B2Error if it is not an authorization and another attempt would not change that; Error if it is cut off
 */
export function readAuthorization(bytes: Buffer, isFirst: boolean): AuthorizeResponse {
  const account = parsed(bytes, isFirst);
  const storage = isObject(account) && isObject(account.apiInfo) ? account.apiInfo.storageApi : undefined;
  if (!isObject(account) || !isObject(storage)) throw refused('not_b2');
  const { accountId, authorizationToken } = account;
  const { apiUrl, downloadUrl, s3ApiUrl } = storage;
  const fault =
    faultIn({ accountId, authorizationToken, apiUrl, downloadUrl }) ?? faultInScope(storage.allowed);
  if (fault) throw refused('invalid_authorization', fault);
  const urls = { apiUrl, downloadUrl, s3ApiUrl: s3ApiUrl || null } as Record<string, string | null>;
  for (const [name, url] of Object.entries(urls)) {
    if (url === null) continue;
    if (!isSafeUrl(url)) throw refused('unsafe_host');
    urls[name] = url.replace(/\/+$/, '');
  }
  return { ...account, apiInfo: { storageApi: { ...storage, ...urls } } } as unknown as AuthorizeResponse;
}

function parsed(bytes: Buffer, isFirst: boolean): unknown {
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    // An object may be cut off. A page of another server is the same each time.
    if (isFirst && !text.startsWith('{')) throw refused('not_b2');
    // V8's message quotes the text around the error, which may be a token.
    throw new Error('not JSON');
  }
}

function faultIn(required: Record<string, unknown>): string | undefined {
  const missing = Object.keys(required).find((name) => typeof required[name] !== 'string' || !required[name]);
  return missing && `\`${missing}\` is missing or not a string`;
}

/** Without its scope, a key that is restricted would pass for one that is not. */
function faultInScope(allowed: unknown): string | undefined {
  if (!isObject(allowed)) return '`allowed` is missing, so it is not known what the key may do';
  const { capabilities, buckets, namePrefix = null } = allowed;
  if (!isListOf(capabilities, isText)) return '`allowed.capabilities` is missing or not a list of strings';
  if (buckets === undefined) {
    return '`allowed` lacks `buckets`, so it is not known which buckets the key is restricted to';
  }
  if (buckets !== null && !isListOf(buckets, isBucket)) return '`allowed.buckets` is not a list of buckets';
  return namePrefix === null || isText(namePrefix) ? undefined : '`allowed.namePrefix` is not a string';
}

/** The name of a deleted bucket is null. */
function isBucket(value: unknown): boolean {
  return isObject(value) && isText(value.id) && ((value.name ?? null) === null || isText(value.name));
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(code: string, message?: string): B2Error {
  return new B2Error({ call: CALL, status: 200, code, message });
}
