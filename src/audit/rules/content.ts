import { SLOT } from '../../b2/page/fields.ts';
import { type FileRule, fail, isUpload, PASS } from '../rule.ts';

/** Rules about the content of files. */

/** 40 or 32 digits in quotes. */
const SHA1_LITERAL = 42;
const MD5_LITERAL = 34;

export const noDigest: FileRule = {
  of: 'file',
  id: 'no-digest',
  level: 'note',
  what: 'Files have no digest that a download can be verified with',
  why: 'B2 computes no SHA-1 of large files, and their uploader left none, so nobody can tell whether a copy is intact.',
  mend: 'Upload large files with a client that sets `large_file_sha1`, such as the b2 command line tool or rclone.',
  link: 'https://www.backblaze.com/docs/cloud-storage-large-files',
  unit: 'file',
  sized: true,
  begin: () => ({
    concerns: isUpload,
    add(row) {
      const { page, index } = row;
      if (page.end(index, SLOT.contentSha1) - page.start(index, SLOT.contentSha1) === SHA1_LITERAL)
        return false;
      if (page.end(index, SLOT.contentMd5) - page.start(index, SLOT.contentMd5) === MD5_LITERAL) return false;
      return row.latest && row.sha1Source() === 'none';
    },
    end: ({ count, text }) => (count === 0 ? PASS : fail(`${text} without any digest.`)),
  }),
};

/** Empty files that stand for a folder. */
const FOLDER_MARKER = /(?:^|\/)(?:\.bzEmpty)?$/;

export const emptyFiles: FileRule = {
  of: 'file',
  id: 'empty-files',
  level: 'note',
  what: 'Files are empty',
  why: 'An empty file is often what a failed backup or upload leaves. Folder markers (`.bzEmpty`, names that end in `/`) are not counted.',
  mend: 'Find out what wrote them. Suppress the names that are empty on purpose.',
  link: 'https://www.backblaze.com/docs/cloud-storage-files',
  unit: 'file',
  begin: () => ({
    concerns: isUpload,
    add: (row) => row.size === 0 && row.latest && !FOLDER_MARKER.test(row.name),
    end: ({ count, text }) => (count === 0 ? PASS : fail(`${text} without content.`)),
  }),
};
