import type { Bucket, Buckets } from './buckets.ts';
import { type Call, findBucket, jsonOf } from './calls.ts';
import { B2Error } from './errors.ts';
import { fileRow } from './file-rows.ts';
import type { HeldVersion } from './list-content.ts';
import { fileIdOf } from './rows.ts';

/** A large file that was started and neither finished nor cancelled. */
export interface UnfinishedFile {
  bucket: Bucket;
  fileId: string;
  fileName: string;
  held: HeldVersion;
}

/** The unfinished file with that id. */
export function findUnfinished(buckets: Buckets, fileId: string): UnfinishedFile | null {
  for (const bucket of buckets.all()) {
    const place = bucket.locate(fileId);
    if (place === null) continue;
    const fileName = bucket.content.name(place.i);
    const held = bucket.versions(fileName)[place.v];
    if (held?.version.action === 'start') return { bucket, fileId, fileName, held };
  }
  return null;
}

function unfinishedIn(bucket: Bucket, prefix: string): UnfinishedFile[] {
  const { content } = bucket;
  const found: UnfinishedFile[] = [];
  for (let i = content.lowerBound(prefix); i < content.count && content.name(i).startsWith(prefix); i += 1) {
    for (let v = 0; v < content.versionCount(i); v += 1) {
      const version = content.version(i, v);
      if (version.action !== 'start') continue;
      const held = { key: content.key(i, v), version, bytes: null };
      const fileId = fileIdOf(bucket.id, held.key, version);
      found.push({ bucket, fileId, fileName: content.name(i), held });
    }
  }
  return found.sort((a, b) => (a.fileId < b.fileId ? -1 : 1));
}

/** The calls about files that need no upload URL. */
export const FILE_CALLS: Record<string, Call> = {
  b2_list_unfinished_large_files: {
    fields: {
      bucketId: { type: 'string', required: true },
      namePrefix: { type: 'string' },
      startFileId: { type: 'string' },
      maxFileCount: { type: 'integer' },
    },
    answer(account, key, fields) {
      const bucketId = fields.text('bucketId')!;
      const prefix = fields.text('namePrefix') ?? '';
      account.keys.need(key, 'listFiles', bucketId, prefix);
      const bucket = findBucket(account, bucketId);
      const max = fields.integer('maxFileCount') || 100;
      if (max < 0 || max > 100) throw new B2Error(400, 'out_of_range', `maxFileCount out of range: ${max}`);
      const start = fields.text('startFileId') ?? '';
      const found = unfinishedIn(bucket, prefix).filter(({ fileId }) => fileId >= start);
      const rows = found
        .slice(0, max)
        .map(({ fileId, fileName, held }) =>
          fileRow(account, key, bucket, fileName, { ...held.version, fileId }),
        );
      return { ...jsonOf({ files: rows, nextFileId: found[max]?.fileId ?? null }), rows: rows.length };
    },
  },
  b2_get_file_info: {
    fields: { fileId: { type: 'string', required: true } },
    answer(account, key, fields) {
      const fileId = fields.text('fileId')!;
      for (const bucket of account.buckets.all()) {
        const place = bucket.locate(fileId);
        if (place === null) continue;
        const name = bucket.content.name(place.i);
        account.keys.need(key, 'readFiles', bucket.id, name);
        const version = bucket.content.version(place.i, place.v);
        return jsonOf(fileRow(account, key, bucket, name, { ...version, fileId }));
      }
      account.keys.need(key, 'readFiles');
      throw new B2Error(404, 'not_found', `file_not_present: ${fileId}`);
    },
  },
};
