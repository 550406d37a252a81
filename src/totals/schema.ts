/** `totals` in manifest.json: types and schema/manifest.json are derived from this. */
import * as Type from '@sinclair/typebox';
import { count, list, nullable, object, oneOf, reference, timestamp } from '../rows/json-schema.ts';

const files = count('Number of files.');
const bytes = count('Size of the files in bytes.');
const bucket = Type.String({ description: 'Name of the bucket.' });

export const totals = object(
  { files, bytes },
  { description: 'Files and their size. A size above 9 PB is rounded.' },
);
const totalsOf = (description: string) => reference('totals', totals, description);

export const folderTotal = object({
  bucket,
  prefix: Type.String({
    description: 'Prefix of the file names, up to and including a `/`. Files in subfolders count too.',
    pattern: '/$',
  }),
  files,
  bytes,
});

export const levelTotal = object({
  level: oneOf([1, 2], { description: 'Number of `/` in their prefixes.' }),
  folders: count('Number of folders.'),
  files,
  bytes,
});

export const folderTotals = object({
  heaviest: list(folderTotal, {
    description:
      'The 100 largest folders of the first and of the second level, and the folders below them that have at least a twentieth of all bytes. Sorted as the rows are.',
  }),
  others: list(levelTotal, {
    description: 'Totals of the other folders of the first two levels, by level.',
  }),
  outside: totalsOf('Files whose name has no `/`.'),
});

export const keyTotal = object({
  key: Type.String({ description: 'Empty for files without one.' }),
  files,
  bytes,
  missed: Type.Optional(
    Type.Integer({
      description: 'Upper limit of the bytes that were not counted for this key. Absent if it is exact.',
      minimum: 1,
    }),
  ),
});

export const keyTotals = object(
  {
    heaviest: list(keyTotal, { description: 'The keys with the most bytes, largest first.', maxItems: 100 }),
    other: totalsOf('Everything that is not counted under one of these keys.'),
    keys: nullable(Type.Integer({ minimum: 0 }), {
      description: 'Number of distinct keys. Null if there were too many to count.',
    }),
    mostUnlisted: count('No key that is missing from `heaviest` has more bytes than this.'),
  },
  { description: 'Files and bytes by key.' },
);
const keyTotalsOf = (description: string) => reference('keyTotals', keyTotals, description);

export const histogramBin = object(
  {
    from: Type.Integer({
      description: 'Lower bound, inclusive. The first bin also counts everything below it.',
      minimum: 0,
    }),
    below: nullable(Type.Integer({ minimum: 1 }), {
      description: 'Upper bound, exclusive. Null if there is no upper bound.',
    }),
    files,
    bytes,
  },
  { description: 'One bin of a histogram.' },
);
const histogram = (description: string) =>
  list(reference('histogramBin', histogramBin, 'One bin.'), { description });

export const listedFile = object(
  {
    bucket,
    name: Type.String({ description: 'File name.' }),
    bytes: count('Size of the file in bytes.'),
    uploadedAt: nullable(timestamp('RFC 3339 in UTC.'), {
      description: 'Upload time. Null if it is not known.',
    }),
  },
  { description: 'A file.' },
);
const topFiles = (description: string) =>
  list(reference('listedFile', listedFile, 'A file.'), { description, maxItems: 10 });

export const versionTotals = object({
  old: totalsOf('Versions of files that have a newer version.'),
  hidden: totalsOf('Versions of files whose newest version is a hide marker.'),
  hiddenFiles: count('Files whose newest version is a hide marker.'),
  hideMarkers: count('Hide markers, including those that are not the newest version.'),
  unfinished: count('Unfinished large files. B2 does not list their size.'),
});

export const duplicateGroup = object({
  sha1: Type.String({ description: 'SHA-1 in hex.', pattern: '^[0-9a-f]{40}$' }),
  size: count('Size of each file in bytes.'),
  files: Type.Integer({ description: 'Number of files.', minimum: 2 }),
  names: list(
    object({ bucket, name: Type.String({ description: 'File name.' }) }, { description: 'A file.' }),
    {
      description:
        'Some of them, up to three. Empty if other files of about the same size displaced them from memory.',
      maxItems: 3,
    },
  ),
});

export const duplicateTotals = object({
  groups: count('Groups of two or more files with the same content.'),
  spare: totalsOf('Redundant files: all but one of each group.'),
  largest: list(duplicateGroup, {
    description: 'The groups with the most redundant bytes.',
    maxItems: 10,
  }),
  notCompared: totalsOf('Files that are not empty and whose SHA-1 B2 has not verified.'),
});

export const inventoryTotals = object(
  {
    folders: nullable(folderTotals, {
      description: 'By folder, exact. Null if the names were not in the order of their UTF-8 bytes.',
    }),
    extensions: keyTotalsOf('By file name extension, in lower case.'),
    contentTypes: keyTotalsOf('By MIME type without parameters, in lower case.'),
    ages: histogram('By days from upload to `startedAt`.'),
    undated: totalsOf(
      'Files that `ages` does not count: without an upload time, or with one more than a day in the future.',
    ),
    sizes: histogram('By size in bytes.'),
    largest: topFiles('The largest files, largest first.'),
    oldest: topFiles('The files uploaded first, oldest first.'),
    newest: topFiles('The files uploaded last, newest first.'),
    versions: nullable(versionTotals, {
      description: 'Old versions and hide markers. Null if `versions` is `current`: they are not known.',
    }),
    duplicates: Type.Optional(
      nullable(duplicateTotals, {
        description:
          'Files of the same size and SHA-1, where B2 has verified the SHA-1. Null if there were too many files to compare. Absent if they were not compared.',
      }),
    ),
  },
  { description: 'Totals of all rows. Absent if only buckets were listed.' },
);

/** What members refer to under `$defs`. */
export const DEFINITIONS = { totals, keyTotals, histogramBin, listedFile };
