import { looksSecret } from '../../rows/bucket.ts';
import { bucketType, corsRules, isUnknown } from '../bucket-settings.ts';
import { type BucketRule, type FileRule, fail, isUpload, lacks, PASS } from '../rule.ts';
import { isSensitiveName } from '../sensitive-names.ts';

/** Rules about who can read or change a bucket. */

export const bucketPublic: BucketRule = {
  of: 'bucket',
  id: 'bucket-public',
  level: 'warning',
  security: 'medium',
  what: 'The bucket is public',
  why: 'Anyone who knows or guesses a URL can download the files of a public bucket, old versions included.',
  mend: 'Make the bucket private: `b2 bucket update BUCKET allPrivate`. If it is public on purpose, suppress this with the reason.',
  link: 'https://www.backblaze.com/docs/cloud-storage-buckets',
  evaluate(facts) {
    const type = bucketType(facts);
    if (isUnknown(type)) return type;
    return type.value === 'allPublic' ? fail('The bucket is public: anyone can download its files.') : PASS;
  },
};

export const publicSensitiveNames: FileRule = {
  of: 'file',
  id: 'public-sensitive-names',
  level: 'error',
  security: 'critical',
  what: 'A public bucket has files whose names look like secrets or backups',
  why: 'Private keys, `.env` files, password databases and database dumps are looked for by scanners. In a public bucket anyone can download them.',
  mend: 'Move the files to a private bucket, delete every version here, and replace the secrets in them: they must be considered known.',
  link: 'https://www.backblaze.com/docs/cloud-storage-buckets',
  unit: 'version',
  sized: true,
  begin(facts) {
    const type = bucketType(facts);
    if (isUnknown(type)) return type;
    if (type.value !== 'allPublic') return PASS;
    return {
      concerns: isUpload,
      add: isSensitiveName,
      end: ({ count, text }) =>
        count === 0 ? PASS : fail(`${text} with names that look like secrets or backups in a public bucket.`),
    };
  },
};

/** Operations of CORS that change a bucket. */
const WRITES = /^(?:b2_upload_|s3_(?:put|post|delete))/;
/** `*`, `https` and `https://*` match any site. */
const ANY_ORIGIN = /^(?:\*|https?|https?:\/\/\*(?::\*)?)$/i;

export const corsAnyOriginWrites: BucketRule = {
  of: 'bucket',
  id: 'cors-any-origin-writes',
  level: 'error',
  security: 'high',
  what: 'CORS rules let any site upload or delete',
  why: 'A page on any site can use an upload URL or presigned URL that leaks to it, from the browsers of its visitors.',
  mend: 'Name your sites in `allowedOrigins`, or remove the upload, put, post and delete operations from the rule.',
  link: 'https://www.backblaze.com/docs/cloud-storage-cross-origin-resource-sharing-rules',
  evaluate(facts) {
    const rules = corsRules(facts);
    if (isUnknown(rules)) return rules;
    const open = rules.value.filter(
      ({ allowedOrigins = [], allowedOperations = [] }) =>
        allowedOrigins.some((origin) => ANY_ORIGIN.test(origin)) &&
        allowedOperations.some((operation) => WRITES.test(operation)),
    );
    if (open.length === 0) return PASS;
    return fail(
      `${open.length === 1 ? 'A CORS rule lets' : `${open.length} CORS rules let`} any origin write.`,
    );
  },
};

export const bucketInfoSecret: BucketRule = {
  of: 'bucket',
  id: 'bucket-info-secret',
  level: 'warning',
  security: 'high',
  what: 'Bucket info contains a value that looks like a secret',
  why: 'Every key that can list buckets reads bucket info.',
  mend: 'Remove the value from bucket info and replace the secret. `buckets.json` shows which one it is, as `[redacted]`.',
  link: 'https://www.backblaze.com/docs/cloud-storage-buckets',
  evaluate({ bucket: { bucketInfo } }) {
    if (!bucketInfo) return lacks('listBuckets');
    // Neither keys nor values are quoted: a secret may be in either.
    const found = Object.entries(bucketInfo).filter(([key, value]) => looksSecret(key, value)).length;
    if (found === 0) return PASS;
    return fail(`${found === 1 ? 'A value' : `${found} values`} of bucket info may be a secret.`);
  },
};
