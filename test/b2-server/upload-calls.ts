import type { Bucket, Part } from './buckets.ts';
import { type Account, type Call, findBucket, jsonOf, type Reply } from './calls.ts';
import { B2Error, badRequest } from './errors.ts';
import type { Fields } from './fields.ts';
import { digests, fileRow } from './file-rows.ts';
import { timeOf } from './keys.ts';
import { findUnfinished, type UnfinishedFile } from './large-files.ts';
import { checkName, encryptionOf } from './new-file.ts';
import type { KeySpec } from './types.ts';

const FILE_ID = { fileId: { type: 'string', required: true } } as const;
const MAX_PARTS = 10_000;

/** The calls around an upload; the upload itself goes to the URL that two of them give. */
export const UPLOAD_CALLS: Record<string, Call> = {
  b2_get_upload_url: {
    fields: { bucketId: { type: 'string', required: true } },
    answer(account, key, fields) {
      const bucketId = fields.text('bucketId')!;
      account.keys.need(key, 'writeFiles', bucketId);
      findBucket(account, bucketId);
      const target = { call: 'b2_upload_file', bucketId, fileId: null, key } as const;
      return jsonOf({ bucketId, ...account.uploads.issue(account.podUrl, target) });
    },
  },
  b2_start_large_file: {
    fields: {
      bucketId: { type: 'string', required: true },
      fileName: { type: 'string', required: true },
      contentType: { type: 'string', required: true },
      fileInfo: { type: 'object' },
      serverSideEncryption: { type: 'object' },
    },
    answer: startLargeFile,
  },
  b2_get_upload_part_url: {
    fields: FILE_ID,
    answer(account, key, fields) {
      const { bucket, fileId } = unfinished(account, key, fields);
      const target = { call: 'b2_upload_part', bucketId: bucket.id, fileId, key } as const;
      return jsonOf({ fileId, ...account.uploads.issue(account.podUrl, target) });
    },
  },
  b2_finish_large_file: {
    fields: { ...FILE_ID, partSha1Array: { type: 'strings', required: true } },
    answer: finishLargeFile,
  },
  b2_cancel_large_file: {
    fields: FILE_ID,
    answer(account, key, fields) {
      const { bucket, fileId, fileName, held } = unfinished(account, key, fields);
      bucket.removeVersion(fileName, held.key);
      return jsonOf({ accountId: account.accountId, bucketId: bucket.id, fileId, fileName });
    },
  },
  b2_list_parts: {
    fields: { ...FILE_ID, startPartNumber: { type: 'integer' }, maxPartCount: { type: 'integer' } },
    answer: listParts,
  },
};

function startLargeFile(account: Account, key: KeySpec, fields: Fields): Reply {
  const bucketId = fields.text('bucketId')!;
  const fileName = fields.text('fileName')!;
  account.keys.need(key, 'writeFiles', bucketId, fileName);
  const bucket = findBucket(account, bucketId);
  checkName(fileName);
  const version = {
    action: 'start',
    contentLength: 0,
    contentSha1: 'none',
    contentMd5: null,
    contentType: fields.text('contentType')!,
    fileInfo: (fields.object('fileInfo') ?? {}) as Record<string, string>,
    uploadTimestamp: timeOf(account.settings),
    serverSideEncryption: encryptionOf(bucket, fields.object('serverSideEncryption') !== null),
  };
  const fileId = bucket.add(fileName, { version, bytes: null });
  bucket.parts.set(fileId, new Map());
  return jsonOf(fileRow(account, key, bucket, fileName, { ...version, fileId }));
}

/** The unfinished file that a call names, when the key may write it. */
function unfinished(account: Account, key: KeySpec, fields: Fields): UnfinishedFile {
  const fileId = fields.text('fileId')!;
  const found = findUnfinished(account.buckets, fileId);
  account.keys.need(key, 'writeFiles', found?.bucket.id, found?.fileName);
  if (found === null) throw badRequest(`No active upload for: ${fileId}`);
  return found;
}

function finishLargeFile(account: Account, key: KeySpec, fields: Fields): Reply {
  const { bucket, fileId, fileName, held } = unfinished(account, key, fields);
  const sums = fields.strings('partSha1Array')!;
  const parts = bucket.parts.get(fileId) ?? new Map<number, Part>();
  if (sums.length < 2) throw badRequest('large files must have at least 2 parts');
  const smallest = account.settings.partSizes?.minimum ?? 5_000_000;
  const chunks = sums.map((sha1, n) => {
    const part = parts.get(n + 1);
    if (part === undefined) throw badRequest(`Part number ${n + 1} has not been uploaded`);
    if (part.sha1 !== sha1) throw badRequest(`Part number ${n + 1} has another SHA-1: ${part.sha1}`);
    if (n + 1 < sums.length && part.bytes.length < smallest) {
      throw badRequest(`Part number ${n + 1} is smaller than ${smallest} bytes`);
    }
    return part.bytes;
  });
  if (parts.size > sums.length)
    throw badRequest(`${parts.size} parts were uploaded, ${sums.length} are named`);
  const bytes = Buffer.concat(chunks);
  const version = { ...held.version, action: 'upload', contentLength: bytes.length };
  bucket.replaceVersion(fileName, { ...held, version, bytes: () => bytes });
  bucket.parts.delete(fileId);
  return jsonOf(fileRow(account, key, bucket, fileName, { ...version, fileId }));
}

/** Takes a part's bytes. */
export function storePart(bucket: Bucket, fileId: string, part: number, bytes: Buffer, now: number): void {
  const parts = bucket.parts.get(fileId) ?? new Map<number, Part>();
  bucket.parts.set(fileId, parts.set(part, { bytes, ...digests(bytes), uploadTimestamp: now }));
}

function listParts(account: Account, key: KeySpec, fields: Fields): Reply {
  const { bucket, fileId } = unfinished(account, key, fields);
  const start = fields.integer('startPartNumber') ?? 1;
  const max = fields.integer('maxPartCount') ?? 100;
  if (max < 1 || max > 1000) throw new B2Error(400, 'out_of_range', `maxPartCount out of range: ${max}`);
  const numbers = [...(bucket.parts.get(fileId)?.keys() ?? [])]
    .filter((n) => n >= start)
    .sort((a, b) => a - b);
  return jsonOf({
    parts: numbers.slice(0, max).map((n) => partRow(bucket, fileId, n)),
    nextPartNumber: numbers[max] ?? null,
  });
}

/** A part as upload and listing report it. */
export function partRow(bucket: Bucket, fileId: string, partNumber: number): unknown {
  const part = bucket.parts.get(fileId)!.get(partNumber)!;
  return {
    contentLength: part.bytes.length,
    contentMd5: part.md5,
    contentSha1: part.sha1,
    fileId,
    partNumber,
    serverSideEncryption: encryptionOf(bucket, false),
    uploadTimestamp: part.uploadTimestamp,
  };
}

/** The number of a part, as its header gives it. */
export function partNumberOf(header: unknown): number {
  const number = Number(header);
  if (!Number.isInteger(number) || number < 1 || number > MAX_PARTS) {
    throw badRequest(`bad X-Bz-Part-Number: ${String(header)}`);
  }
  return number;
}
