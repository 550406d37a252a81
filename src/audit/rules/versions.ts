import { count as counted, percent } from '../../text/numbers.ts';
import { isUnknown, lifecycleRules } from '../bucket-settings.ts';
import { type BucketRule, type FileRule, fail, isUpload, PASS } from '../rule.ts';

/** Rules about old versions and unfinished uploads, which cost money unseen. */

const DAY_MS = 86_400_000;
const LIFECYCLE = 'https://www.backblaze.com/docs/cloud-storage-lifecycle-rules';

export const hiddenVersionsKept: BucketRule = {
  of: 'bucket',
  id: 'hidden-versions-kept',
  level: 'note',
  what: 'No lifecycle rule deletes old and hidden versions',
  why: 'B2 keeps every version of every file, and bills it, until something deletes it. Overwriting or hiding a file deletes nothing.',
  mend: 'Set the lifecycle rules of the finding: `b2 bucket update --lifecycle-rule JSON BUCKET`, once per rule. It replaces all rules of the bucket.',
  link: LIFECYCLE,
  reads: ['readBucketLifecycleRules'],
  advice: 'lifecycle',
  evaluate(facts) {
    const rules = lifecycleRules(facts);
    if (isUnknown(rules)) return rules;
    return rules.value.some((rule) => rule.daysFromHidingToDeleting !== null)
      ? PASS
      : fail('No lifecycle rule deletes old and hidden versions.');
  },
};

export const unfinishedUploadsKept: BucketRule = {
  of: 'bucket',
  id: 'unfinished-uploads-kept',
  level: 'note',
  what: 'No lifecycle rule cancels unfinished uploads',
  why: 'B2 keeps the uploaded parts of a large file, and bills them, until the upload is finished or cancelled. They are not among the files.',
  mend: 'Set the lifecycle rules of the finding: `b2 bucket update --lifecycle-rule JSON BUCKET`, once per rule. It replaces all rules of the bucket.',
  link: LIFECYCLE,
  reads: ['readBucketLifecycleRules'],
  advice: 'lifecycle',
  evaluate(facts) {
    const rules = lifecycleRules(facts);
    if (isUnknown(rules)) return rules;
    return rules.value.some((rule) => rule.daysFromStartingToCancelingUnfinishedLargeFiles !== null)
      ? PASS
      : fail('No lifecycle rule cancels unfinished uploads.');
  },
};

/** Days after which an upload is not going to be finished. */
const UNFINISHED_DAYS = 7;

export const unfinishedUploads: FileRule = {
  of: 'file',
  id: 'unfinished-uploads',
  level: 'warning',
  what: `Uploads of large files were begun more than ${UNFINISHED_DAYS} days ago and never finished`,
  why: 'Their parts are billed as storage. B2 lists unfinished uploads without a size, so their total size is unknown.',
  mend: 'Cancel them: `b2 file large unfinished cancel b2://BUCKET`, or let a lifecycle rule do it.',
  link: 'https://www.backblaze.com/docs/cloud-storage-large-files',
  advice: 'lifecycle',
  needsVersions: true,
  unit: 'upload',
  begin({ now }) {
    let oldest = now;
    return {
      concerns: ({ action }) => action === '"start"',
      add(row) {
        if (!(row.uploaded < now - UNFINISHED_DAYS * DAY_MS)) return false;
        oldest = Math.min(oldest, row.uploaded);
        return true;
      },
      end({ count, text }) {
        if (count === 0) return PASS;
        const age = counted(Math.floor((now - oldest) / DAY_MS), 'day');
        return fail(
          `${text} older than ${UNFINISHED_DAYS} days, the oldest begun ${age} ago. Their size is unknown.`,
        );
      },
    };
  },
};

/** Percent of the bytes of a bucket. */
const OLD_SHARE = 20;

export const oldVersions: FileRule = {
  of: 'file',
  id: 'old-versions',
  level: 'warning',
  what: `Old and hidden versions hold more than ${OLD_SHARE}% of the bytes of a bucket`,
  why: 'They are billed like files, and no listing of files shows them.',
  mend: 'Let a lifecycle rule delete them. For another limit use a gate, such as `old-version-bytes < 10%`.',
  link: LIFECYCLE,
  advice: 'lifecycle',
  needsVersions: true,
  unit: 'version',
  sized: true,
  begin() {
    let total = 0;
    return {
      concerns: isUpload,
      add(row) {
        total += row.size;
        return !row.latest;
      },
      end({ bytes, text }) {
        const share = total === 0 ? 0 : (100 * bytes) / total;
        if (share <= OLD_SHARE) return PASS;
        return fail(
          `${text} that are old or hidden hold ${percent(Math.round(share * 10) / 10)} of the bytes.`,
        );
      },
    };
  },
};

/** Versions of one name. Backblaze warns of millions. */
const MANY_VERSIONS = 10_000;

export const manyVersions: FileRule = {
  of: 'file',
  id: 'many-versions',
  level: 'warning',
  what: `A file has more than ${MANY_VERSIONS.toLocaleString('en-US')} versions`,
  why: 'Backblaze warns that millions of versions of one name slow down listing and deleting, cause errors, and in the end block uploads to that name.',
  mend: 'Let a lifecycle rule delete old versions, or write to names with a date or number in them.',
  link: 'https://www.backblaze.com/docs/cloud-storage-file-versions',
  advice: 'lifecycle',
  needsVersions: true,
  unit: 'file',
  begin() {
    let name = -1;
    let versions = 0;
    let most = 0;
    return {
      concerns: ({ action }) => action !== '"start"',
      add(row) {
        if (row.nameNumber !== name) {
          name = row.nameNumber;
          versions = 0;
        }
        versions++;
        if (versions > most) most = versions;
        return versions === MANY_VERSIONS + 1;
      },
      end: ({ count, text }) =>
        count === 0
          ? PASS
          : fail(
              `${text} with more than ${counted(MANY_VERSIONS, 'version')}; the largest number is ${counted(most, 'version')}.`,
            ),
    };
  },
};
