import { createHash } from 'node:crypto';
import type { Bucket } from './buckets.ts';
import type { Account } from './calls.ts';
import type { FileVersion } from './content.ts';
import { renderVersion, rowParts } from './rows.ts';
import type { KeySpec } from './types.ts';

/** One file as calls about single files answer it; the version has its id. */
export function fileRow(
  account: Account,
  key: KeySpec,
  bucket: Bucket,
  name: string,
  version: FileVersion & { fileId: string },
): unknown {
  const parts = rowParts(
    account.accountId,
    bucket.id,
    key.capabilities.includes('readFileRetentions'),
    key.capabilities.includes('readFileLegalHolds'),
  );
  return JSON.parse(renderVersion(name, '', version, parts)) as unknown;
}

/** The digests that the service keeps of a body. */
export function digests(bytes: Buffer): { sha1: string; md5: string } {
  const digest = (kind: string) => createHash(kind).update(bytes).digest('hex');
  return { sha1: digest('sha1'), md5: digest('md5') };
}
