import { hasDate } from '../../rows/settings.ts';
import {
  defaultEncryption,
  isLockOff,
  isUnknown,
  objectLock,
  replicationDestinations,
} from '../bucket-settings.ts';
import { type BucketRule, type FileRule, fail, lacks, PASS, unknown } from '../rule.ts';

/** Rules about what protects files: encryption, Object Lock, replication. */

const DAY_MS = 86_400_000;

export const noDefaultEncryption: BucketRule = {
  of: 'bucket',
  id: 'no-default-encryption',
  level: 'warning',
  security: 'low',
  what: 'The bucket has no default encryption',
  why: 'Files are stored unencrypted unless the uploader asks for encryption. SSE-B2 costs nothing and changes nothing for readers.',
  mend: 'Turn it on: `b2 bucket update --default-server-side-encryption SSE-B2 BUCKET`. It applies to new uploads only.',
  link: 'https://www.backblaze.com/docs/cloud-storage-server-side-encryption',
  reads: ['readBucketEncryption'],
  evaluate(facts) {
    const mode = defaultEncryption(facts);
    if (isUnknown(mode)) return mode;
    return mode.value === null ? fail('New files are stored unencrypted by default.') : PASS;
  },
};

export const objectLockOff: BucketRule = {
  of: 'bucket',
  id: 'object-lock-off',
  level: 'note',
  security: 'low',
  what: 'Object Lock is off',
  why: 'Anyone with a key that can delete, ransomware included, can delete every version of every file.',
  mend: 'Turn Object Lock on for buckets with backups. It cannot be turned off again, and locks nothing until files get a retention.',
  link: 'https://www.backblaze.com/docs/cloud-storage-object-lock',
  reads: ['readBucketRetentions'],
  evaluate(facts) {
    const lock = objectLock(facts);
    if (isUnknown(lock)) return lock;
    return lock.value.isOn ? PASS : fail('Object Lock is off.');
  },
};

export const noDefaultRetention: BucketRule = {
  of: 'bucket',
  id: 'no-default-retention',
  level: 'note',
  security: 'low',
  what: 'Object Lock is on, without a default retention',
  why: 'Only files whose uploader sets a retention are locked. Many backup tools do; most others do not.',
  mend: 'Set a default: `b2 bucket update --default-retention-mode governance --default-retention-period "30 days" BUCKET`.',
  link: 'https://www.backblaze.com/docs/cloud-storage-object-lock',
  reads: ['readBucketRetentions'],
  evaluate(facts) {
    const lock = objectLock(facts);
    if (isUnknown(lock)) return lock;
    const { isOn, hasDefaultRetention } = lock.value;
    return isOn && !hasDefaultRetention ? fail('Object Lock is on, but new files get no retention.') : PASS;
  },
};

export const replicationDestinationMissing: BucketRule = {
  of: 'bucket',
  id: 'replication-destination-missing',
  level: 'warning',
  what: 'Replication points to a bucket that is not in this account',
  why: 'If the destination was deleted, nothing is copied any more, and B2 reports that only file by file.',
  mend: 'Point the rule to an existing bucket. If the destination is in another account, which this key cannot see, suppress this.',
  link: 'https://www.backblaze.com/docs/cloud-storage-cloud-replication',
  reads: ['readBucketReplications'],
  evaluate(facts) {
    const destinations = replicationDestinations(facts);
    if (isUnknown(destinations)) return destinations;
    if (destinations.value.length === 0) return PASS;
    const { accountBuckets } = facts;
    if (accountBuckets === null) return unknown('the key cannot see all buckets of the account');
    const missing = destinations.value.filter((id) => !accountBuckets.has(id)).length;
    if (missing === 0) return PASS;
    return fail(
      `${missing === 1 ? 'A replication rule points' : `${missing} replication rules point`} to a bucket that is gone or in another account.`,
    );
  },
};

export const replicationFailed: FileRule = {
  of: 'file',
  id: 'replication-failed',
  level: 'warning',
  what: 'Files could not be replicated',
  why: 'B2 gave up on copying these files. The destination does not have them.',
  mend: 'Check that the destination bucket exists and that both replication keys are valid, then upload or copy the files again.',
  link: 'https://www.backblaze.com/docs/cloud-storage-cloud-replication',
  unit: 'version',
  sized: true,
  begin: () => ({
    concerns: ({ replication }) => replication === '"FAILED"',
    add: () => true,
    end: ({ count, text }) => (count === 0 ? PASS : fail(`Replication of ${text} failed.`)),
  }),
};

export const notEncrypted: FileRule = {
  of: 'file',
  id: 'not-encrypted',
  level: 'note',
  security: 'low',
  what: 'Files are stored unencrypted, although the bucket encrypts new files',
  why: 'They were uploaded before default encryption was turned on. It does not change files that exist.',
  mend: 'Copy each file onto itself with encryption, and delete the old version.',
  link: 'https://www.backblaze.com/docs/cloud-storage-server-side-encryption',
  reads: ['readBucketEncryption'],
  unit: 'version',
  sized: true,
  begin(facts) {
    const mode = defaultEncryption(facts);
    if (isUnknown(mode)) return mode;
    // That new files are not encrypted is another rule's finding.
    if (mode.value === null) return PASS;
    return {
      concerns: ({ encryption, isUpload }) => encryption === '"none"' && isUpload,
      add: () => true,
      end: ({ count, text }) => (count === 0 ? PASS : fail(`${text} stored unencrypted.`)),
    };
  },
};

/** Days before a retention ends. */
const ENDS_SOON = 14;

export const retentionEndsSoon: FileRule = {
  of: 'file',
  id: 'retention-ends-soon',
  level: 'note',
  what: `Retention of files ends within ${ENDS_SOON} days`,
  why: 'From then on the files can be deleted.',
  mend: 'Extend the retention if the files must be kept: `b2 file update`. Nothing is to be done for backups that rotate.',
  link: 'https://www.backblaze.com/docs/cloud-storage-object-lock',
  reads: ['readFileRetentions'],
  unit: 'version',
  sized: true,
  begin(facts) {
    const { capabilities, now } = facts;
    // Without Object Lock no file has a retention.
    if (isLockOff(facts)) return PASS;
    if (!capabilities.includes('readFileRetentions')) return lacks('readFileRetentions');
    return {
      concerns: hasDate,
      add: ({ retainUntil }) => retainUntil > now && retainUntil <= now + ENDS_SOON * DAY_MS,
      end: ({ count, text }) =>
        count === 0 ? PASS : fail(`Retention of ${text} ends within ${ENDS_SOON} days.`),
    };
  },
};
