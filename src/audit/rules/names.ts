import { UNUSUAL } from '../name-scanner.ts';
import { type FileRule, fail, isUpload, PASS, unknown } from '../rule.ts';
import { MOST_NAMES, SimilarNames } from '../similar-names.ts';

/** Rules about the names of files. */

const FILES = 'https://www.backblaze.com/docs/cloud-storage-files';

export const similarNames: FileRule = {
  of: 'file',
  id: 'similar-names',
  level: 'note',
  what: 'Names differ only by case or Unicode normalization',
  why: 'Downloaded to Windows or macOS, such files overwrite each other. Names that look the same are also mistaken for each other.',
  mend: 'Rename one file of each pair: copy it to another name and delete the old one.',
  link: FILES,
  unit: 'file',
  begin({ names }) {
    const similar = new SimilarNames(names);
    return {
      concerns: isUpload,
      add: (row) => row.latest && similar.add(row),
      end({ count, text }) {
        if (count > 0)
          return fail(`${text} with a name that differs from another only by case or normalization.`);
        return similar.overflowed
          ? unknown(
              `more than ${MOST_NAMES.toLocaleString('en-US')} names in one folder would have to be compared`,
            )
          : PASS;
      },
    };
  },
};

/**
 * Control characters (in bytes: one of C0 is an escape in JSON, and those of C1 are `\xc2` and another byte), line and
 * paragraph separators, and characters that turn the direction of text.
 */
const UNSAFE = /[\0-\x1f\x7f]|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]/;

export const unsafeNames: FileRule = {
  of: 'file',
  id: 'unsafe-names',
  level: 'warning',
  security: 'medium',
  what: 'Names contain control characters or characters that change the direction of text',
  why: 'A name such as `invoice` + U+202E + `fdp.exe` reads as `invoiceexe.pdf`. Control characters break scripts and logs.',
  mend: 'Rename the files: copy each to another name and delete the old one.',
  link: FILES,
  unit: 'file',
  begin: ({ names }) => ({
    concerns: isUpload,
    add: (row) => (names.bits(row) & UNUSUAL) !== 0 && row.latest && UNSAFE.test(row.name),
    end: ({ count, text }) =>
      count === 0 ? PASS : fail(`${text} with control characters or direction marks in the name.`),
  }),
};
