import { type Bucket, type Buckets, describeBucket } from './buckets.ts';
import type { DownloadTokens } from './download-tokens.ts';
import { B2Error, badRequest, unauthorized } from './errors.ts';
import type { Fault } from './faults.ts';
import type { Fields, NameModel } from './fields.ts';
import type { Keys } from './keys.ts';
import { pageBody, pageWithFault } from './pages.ts';
import { returnRows } from './row-buffer.ts';
import { rowParts } from './rows.ts';
import type { KeySpec, Settings } from './types.ts';
import type { UploadUrls } from './upload-urls.ts';

/** What the calls work on. */
export interface Account {
  accountId: string;
  url: string;
  podUrl: string;
  buckets: Buckets;
  keys: Keys;
  uploads: UploadUrls;
  downloads: DownloadTokens;
  settings: Settings;
}

/** A call's answer. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** Bytes that a GET would get, for a HEAD whose body was not made. */
  length?: number;
  /** Rows, for list calls. */
  rows?: number;
  /** Returns the buffer of the body, once it is sent. */
  release?: () => void;
}

/** A successful answer. */
const json = (body: Buffer, rows?: number): Reply => ({
  status: 200,
  headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  body,
  ...(rows === undefined ? {} : { rows }),
});

/** A successful answer of an object. */
export const jsonOf = (body: unknown): Reply => json(Buffer.from(JSON.stringify(body)));

/** One call: the fields that it takes, and what answers it. */
export interface Call {
  fields: NameModel;
  answer(account: Account, key: KeySpec, fields: Fields, fault: Fault | null): Reply;
}

/** b2_authorize_account */
export function authorizeAccount(account: Account, header: string | undefined): Reply & { key: KeySpec } {
  const { token, key } = account.keys.authorize(header);
  const { url, keys, buckets, settings } = account;
  const allowed = {
    buckets: keys.scope(key)?.map((id) => ({ id, name: buckets.get(id)?.name ?? null })) ?? null,
    capabilities: key.capabilities,
    namePrefix: key.namePrefix ?? null,
  };
  const body = {
    accountId: account.accountId,
    apiInfo: {
      storageApi: {
        absoluteMinimumPartSize: settings.partSizes?.minimum ?? 5_000_000,
        allowed,
        apiUrl: url,
        downloadUrl: url,
        recommendedPartSize: settings.partSizes?.recommended ?? 100_000_000,
        s3ApiUrl: settings.s3ApiUrl === undefined ? url : (settings.s3ApiUrl ?? undefined),
      },
    },
    applicationKeyExpirationTimestamp: key.expires ?? null,
    authorizationToken: token,
  };
  return { ...jsonOf(body), key };
}

const BUCKET_FIELDS: NameModel = {
  accountId: { type: 'string', required: true },
  bucketId: { type: 'string' },
  bucketName: { type: 'string' },
  bucketTypes: { type: 'strings' },
};
const BUCKET_TYPES = ['allPrivate', 'allPublic', 'restricted', 'snapshot', 'shared'];

/** b2_list_buckets */
function listBuckets(account: Account, key: KeySpec, fields: Fields): Reply {
  const bucketName = fields.text('bucketName');
  const bucketId = fields.text('bucketId') ?? (bucketName === null ? null : account.buckets.idOf(bucketName));
  const types = fields.strings('bucketTypes') ?? ['allPublic', 'allPrivate', 'snapshot'];
  const everything = types.includes('all');
  if (types.length === 0 || (everything && types.length > 1)) throw badRequest('bad bucketTypes');
  if (!everything && types.some((type) => !BUCKET_TYPES.includes(type))) throw badRequest('bad bucketTypes');
  if (fields.text('accountId') !== account.accountId) throw unauthorized();
  account.keys.need(key, 'listBuckets', bucketId ?? undefined);
  // A key that is confined to buckets must name the one it asks for.
  if (bucketId === null && account.keys.scope(key) !== null) throw unauthorized();
  const found = account.buckets
    .all()
    .filter((bucket) => everything || types.includes(bucket.type))
    .filter((bucket) => bucketId === null || bucket.id === bucketId)
    .filter((bucket) => bucketName === null || bucket.name.toLowerCase() === bucketName.toLowerCase())
    .map((bucket) => describeBucket(bucket, account.accountId, key.capabilities, account.settings));
  return jsonOf({ buckets: found });
}

const NAME_FIELDS: NameModel = {
  bucketId: { type: 'string', required: true },
  startFileName: { type: 'string' },
  maxFileCount: { type: 'integer' },
  prefix: { type: 'string' },
  delimiter: { type: 'string' },
};
const VERSION_FIELDS: NameModel = { ...NAME_FIELDS, startFileId: { type: 'string' } };

/** The calls that list buckets and files. */
export const LIST_CALLS: Record<string, Call> = {
  b2_list_buckets: { fields: BUCKET_FIELDS, answer: listBuckets },
  b2_list_file_names: {
    fields: NAME_FIELDS,
    answer: (account, key, fields, fault) => listFiles(account, key, false, fields, fault),
  },
  b2_list_file_versions: {
    fields: VERSION_FIELDS,
    answer: (account, key, fields, fault) => listFiles(account, key, true, fields, fault),
  },
};

/** b2_list_file_names and b2_list_file_versions */
function listFiles(
  account: Account,
  key: KeySpec,
  versions: boolean,
  fields: Fields,
  fault: Fault | null,
): Reply {
  const startFileName = fields.text('startFileName');
  const startFileId = versions ? fields.text('startFileId') : null;
  const prefix = fields.text('prefix') ?? '';
  const delimiter = fields.text('delimiter') || null;
  const asked = fields.integer('maxFileCount') || 100;
  if (asked < 0 || asked > 10_000) {
    throw new B2Error(400, 'out_of_range', `maxFileCount out of range: ${asked}`);
  }
  if (startFileId !== null && startFileName === null) throw badRequest('startFileId needs startFileName');
  for (const text of [startFileName ?? '', prefix]) {
    if (/[\u0000-\u001f\u007f]/.test(text)) throw badRequest('file names have no control characters');
  }
  if (startFileName && !startFileName.startsWith(prefix)) throw badRequest('startFileName outside prefix');
  if (delimiter !== null && (delimiter !== '/' || prefix.startsWith('/'))) {
    throw badRequest('Delimiter must be within acceptable list, and prefix must not start with it');
  }
  const bucketId = fields.text('bucketId')!;
  account.keys.need(key, 'listFiles', bucketId, prefix);
  const bucket = findBucket(account, bucketId);
  const { settings } = account;
  const parts = rowParts(
    account.accountId,
    bucket.id,
    key.capabilities.includes('readFileRetentions'),
    key.capabilities.includes('readFileLegalHolds'),
  );
  const max = Math.min(asked, settings.pageLimit ?? asked);
  const request = { versions, startFileName: startFileName ?? '', startFileId, prefix, delimiter, max };
  const page = pageWithFault(bucket.contentForCall(), request, parts, settings, fault);
  const reply = json(pageBody(page, versions, settings.pageStyle), page.rows.rows);
  return { ...reply, release: () => returnRows(page.rows) };
}

/** The bucket with that id, or the service's refusal. */
export function findBucket(account: Account, bucketId: string): Bucket {
  const bucket = account.buckets.get(bucketId);
  if (bucket === null) throw new B2Error(400, 'bad_bucket_id', `Bucket does not exist: ${bucketId}`);
  return bucket;
}
