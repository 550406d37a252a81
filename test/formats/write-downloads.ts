import { createHash } from 'node:crypto';
import { formatsOf } from '../../src/formats/index.ts';
import { type WriteOptions, type WrittenFile, writeBuckets } from './write-format.ts';

export const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');
/** A file as B2 lists it, with a verified SHA-1 of its name. */
export const file = (fileName: string, more: object = {}) => ({
  fileName,
  action: 'upload',
  fileId: `4_z${fileName.length}`,
  contentLength: 7,
  contentSha1: sha1(fileName),
  fileInfo: {},
  ...more,
});

/** What a format of downloads writes, and its warnings. */
export async function write(
  name: string,
  buckets: object[] | Record<string, object[]>,
  options: WriteOptions = {},
) {
  const mirrors = (options.urlStyles?.length ?? 1) > 1;
  const [format] = formatsOf([name], { columns: undefined, mirrors });
  const warnings: string[] = [];
  const written = await writeBuckets(format!, Array.isArray(buckets) ? { 'my-bucket': buckets } : buckets, {
    ...options,
    warn: (text) => warnings.push(text),
  });
  const text = (each: WrittenFile) => each.bytes.toString('utf8');
  const [first] = written;
  return {
    written,
    warnings,
    text: text(first!),
    texts: written.map(text),
    rows: first!.rows,
    leftOut: first!.leftOut,
  };
}

export const claim = { contentSha1: 'none', fileInfo: { large_file_sha1: sha1('claim') } };
/** One file for each way of stating a SHA-1. */
export const DIGESTS = [
  file('claimed', claim),
  file('none', { contentSha1: 'none' }),
  file('odd', { contentSha1: 'unverified:../../x' }),
  file('unverified', { contentSha1: `unverified:${sha1('u')}` }),
  file('verified'),
];
