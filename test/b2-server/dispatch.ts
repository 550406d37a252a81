import {
  type Account,
  authorizeAccount,
  type Call,
  findBucket,
  jsonOf,
  LIST_CALLS,
  type Reply,
} from './calls.ts';
import { DOWNLOAD_CALLS } from './download-calls.ts';
import { type DownloadRequest, downloadById, downloadByName, downloadS3 } from './downloads.ts';
import { B2Error, badRequest } from './errors.ts';
import { checkFields, parseBody, parseQuery } from './fields.ts';
import { fileRow } from './file-rows.ts';
import { KEY_CALLS } from './key-calls.ts';
import { timeOf } from './keys.ts';
import { FILE_CALLS, findUnfinished } from './large-files.ts';
import { checkBody, newFile } from './new-file.ts';
import { type Exchange, UPLOADS } from './request.ts';
import { partNumberOf, partRow, storePart, UPLOAD_CALLS } from './upload-calls.ts';
import type { UploadTarget } from './upload-urls.ts';

const CALLS: Record<string, Call> = {
  ...LIST_CALLS,
  ...KEY_CALLS,
  ...FILE_CALLS,
  ...UPLOAD_CALLS,
  ...DOWNLOAD_CALLS,
};

/** Answers a request that no fault keeps from being answered. `checkUpload` judges an upload's token. */
export async function dispatch(
  account: Account,
  exchange: Exchange,
  checkUpload: () => UploadTarget,
): Promise<Reply> {
  const { call, version, query, req, body, fault, log } = exchange;
  const method = req.method ?? 'GET';
  const token = req.headers.authorization;
  if (UPLOADS.includes(call) !== exchange.pod)
    throw new B2Error(404, 'not_found', 'no such call on this host');
  if (call.startsWith('download_') || call === 'b2_download_file_by_id') return download(account, exchange);
  if (version !== 'v4') {
    // What the service answers to keys that were made by v4 and are confined to buckets.
    throw badRequest(`This request is not currently supported on API version number ${version?.slice(1)}`);
  }
  if (exchange.pod) {
    if (method !== 'POST') throw new B2Error(405, 'method_not_allowed', method);
    return upload(account, exchange, checkUpload());
  }
  if (method !== 'GET' && method !== 'POST') throw new B2Error(405, 'method_not_allowed', method);
  if (call === 'b2_authorize_account') {
    const { key, ...reply } = authorizeAccount(account, token);
    log.keyId = key.id;
    return reply;
  }
  const known = CALLS[call];
  if (known === undefined) throw badRequest(`unknown call: ${call}`);
  const key = account.keys.check(token);
  const raw = method === 'GET' ? parseQuery(query, known.fields) : parseBody(body);
  log.body = raw;
  return known.answer(account, key, checkFields(call, raw, known.fields), fault);
}

async function download(account: Account, { call, path, query, req, log }: Exchange): Promise<Reply> {
  const { method = 'GET', headers } = req;
  if (method !== 'GET' && method !== 'HEAD') throw new B2Error(405, 'method_not_allowed', method);
  const request: DownloadRequest = {
    method,
    host: headers.host ?? '',
    path,
    query: new URLSearchParams(query),
    authorization: headers.authorization,
    range: headers.range,
  };
  const open =
    call === 'download_s3' ? downloadS3 : call === 'download_by_name' ? downloadByName : downloadById;
  const { key, ...reply } = await open(account, request);
  log.keyId = key?.id ?? null;
  return reply;
}

/** b2_upload_file and b2_upload_part */
function upload(account: Account, { req, body, fault, log }: Exchange, target: UploadTarget): Reply {
  const { key, fileId } = target;
  log.keyId = key.id;
  // What arrives damaged differs from what was sent in one bit.
  const received = fault?.kind === 'damaged' ? Buffer.from(body) : body;
  if (fault?.kind === 'damaged' && received.length > 0) received[received.length >> 1]! ^= 1;
  const checked = checkBody(req.headers, received, account.settings);
  const bucket = findBucket(account, target.bucketId);
  const now = timeOf(account.settings);
  if (fileId !== null) {
    const part = partNumberOf(req.headers['x-bz-part-number']);
    log.body = { partNumber: part, contentLength: checked.bytes.length };
    if (findUnfinished(account.buckets, fileId) === null) throw badRequest(`No active upload for: ${fileId}`);
    storePart(bucket, fileId, part, checked.bytes, now);
    return jsonOf(partRow(bucket, fileId, part));
  }
  const { name, version } = newFile(req.headers, checked, bucket, now);
  log.body = { fileName: name, contentLength: checked.bytes.length };
  account.keys.need(key, 'writeFiles', bucket.id, name);
  const id = bucket.add(name, { version, bytes: () => checked.bytes });
  return jsonOf(fileRow(account, key, bucket, name, { ...version, fileId: id }));
}
