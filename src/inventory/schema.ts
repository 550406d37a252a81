/** manifest.json: the types in manifest.ts, schema/manifest.json and the checks in validate.ts are derived from this. */
import * as Type from '@sinclair/typebox';
import { printedGate } from '../audit/schema.ts';
import { KINDS } from '../changes/change.ts';
import { count, list, nullable, object, oneOf, text, timestamp } from '../rows/json-schema.ts';
import { inventoryTotals, type totals } from '../totals/schema.ts';

const { Optional } = Type;

export const request = object(
  {
    list: oneOf(['files', 'buckets'], {
      description: '`files`: the files of buckets were listed. `buckets`: only the buckets were listed.',
    }),
    buckets: nullable(list(Type.String(), {}), {
      description: 'Names of the requested buckets. Null: every bucket that the key can see.',
    }),
    prefix: Type.String({
      description: 'Prefix of the listed file names. That of the key if the step had none.',
    }),
    versions: oneOf(['current', 'all'], {
      description:
        '`current`: the newest version of each file, unless it is hidden. `all`: every version, including hide markers and unfinished large files.',
    }),
    include: Optional(
      list(text({}), {
        description: 'Globs of which a name must match at least one. Absent if none were given.',
        minItems: 1,
      }),
    ),
    exclude: Optional(
      list(text({}), {
        description: 'Globs of which a name must match none. Absent if none were given.',
        minItems: 1,
      }),
    ),
    where: Optional(
      text({
        description: 'The condition that files must meet, in its canonical form. Absent if none was given.',
      }),
    ),
    urlStyle: Type.String({
      description: 'How URLs are built: the name of a style, or the base URL of a CDN or custom domain.',
    }),
    mirrorStyles: Optional(
      list(Type.String(), {
        description: 'How the additional URLs in the field `urls` are built. Absent if there are none.',
        minItems: 1,
        uniqueItems: true,
      }),
    ),
  },
  { description: 'The request, without credentials.' },
);

export const quantiles = object(
  {
    rows: Optional(
      count('Number of rows listed before filters. Absent if it equals `files`, so that no row was dropped.'),
    ),
    every: Type.Integer({
      description: 'Number of rows between two names, and before the first name.',
      minimum: 1,
    }),
    names: list(text({}), { description: 'In the order of the rows.', maxItems: 2_048 }),
  },
  {
    description:
      'Equally spaced file names, shortened, at which a later listing of the same bucket, prefix and filters is split. Absent if the bucket was not listed, is empty, or was listed in several parts.',
  },
);

export const bucket = object({
  bucketId: text({ description: 'Id of the bucket.' }),
  bucketName: text({ description: 'Name of the bucket.' }),
  bucketType: nullable(text({}), {
    description:
      '`allPublic`, `allPrivate`, `snapshot`, or another type that B2 adds later. Null if the key cannot list buckets.',
  }),
  files: count('Number of files listed.'),
  bytes: count('Size of the files in bytes.'),
  error: Optional(text({ description: 'Why the bucket could not be listed. Absent if it was.' })),
  quantiles: Optional(quantiles),
});

const changes = object(
  {
    since: timestamp('When the listing of the baseline started.'),
    kinds: Type.Unsafe<Readonly<Record<string, Type.Static<typeof totals>>>>({
      description:
        'Number of files by kind of change, and their size: the current size, or the previous size of files that no longer exist.',
      type: 'object',
      propertyNames: { enum: KINDS },
      additionalProperties: { $ref: '#/$defs/totals' },
    }),
    renamesKnown: Type.Boolean({
      description:
        'False if too many files were added and removed to look for renames. Renamed files then count as added and removed.',
    }),
  },
  {
    description:
      'Summary of changes.ndjson and changes.txt: what changed since the baseline. Absent if nothing was compared.',
  },
);

export const service = object(
  {
    requests: count('Requests made to B2, including retries and authorizations.'),
    retries: count('Requests that were repeated.'),
    throttled: count('Responses with status 429 or 503, which ask for fewer requests.'),
    authorizations: count('Authorizations. More than one if a token expired.'),
    rowsReceived: count('Rows received, including those beyond the end of a key range.'),
    transactions: count(
      'Class C transactions billed for the listing: one for every 1,000 rows of a response, rounded up.',
    ),
    concurrency: count('Highest number of concurrent list requests.'),
  },
  { description: 'What the inventory cost.' },
);

export const outputFile = object({
  path: Type.String({
    description: 'Path relative to the folder, with `/`. Never outside the folder.',
    pattern: '^(?!.*(?:^|/)\\.\\.(?:/|$))[^/\\\\][^\\\\]*$',
  }),
  format: text({
    description:
      'A name of the input `formats`, `buckets` for buckets.json, `changes` for the files of the comparison, `findings` for findings.json, `sarif` for findings.sarif, or `shard` for what the action `merge` reads of a shard.',
  }),
  rows: count(
    'Number of rows in the file. Less than `files` if some rows have no URL or the format has several files; 0 for files that only describe others.',
  ),
  leftOut: Optional(
    Type.Integer({
      description:
        'Number of rows that the format cannot represent, such as names that would make a downloader write outside its folder, or findings beyond the limits of GitHub. Absent if there are none.',
      minimum: 1,
    }),
  ),
  bytes: count('Size of the file in bytes.'),
  sha256: Type.String({ description: 'SHA-256 of the file in hex.', pattern: '^[0-9a-f]{64}$' }),
  columns: list(Type.String(), {
    description:
      'The fields of a row that the file contains, in order. Empty for buckets.json and files without rows. Fields of files are described by row.json, those of buckets.csv and buckets.parquet by docs/columns.md, those of s3-inventory by docs/formats.md.',
    uniqueItems: true,
  }),
});

export const shard = object(
  {
    plan: text({ description: 'Id of the plan: SHA-256 of its content.' }),
    index: Type.Integer({ description: 'Index of this shard, from 0.', minimum: 0, maximum: 255 }),
    of: Type.Integer({ description: 'Number of shards in the plan.', minimum: 1, maximum: 256 }),
    ranges: list(
      object({
        bucket: text({ description: 'Name of the bucket.' }),
        from: Type.String({ description: 'The first possible name; empty: the first of the bucket.' }),
        to: nullable(text({}), {
          description:
            'The first name that is no longer in the shard. Null: the shard contains the last name.',
        }),
      }),
      { description: 'The names that were listed, in order. At most one range of each bucket.', minItems: 1 },
    ),
    hasBaseline: Type.Boolean({ description: 'The step was given a `baseline`.' }),
    unmatched: object(
      {
        include: list(text({}), { description: 'Globs of `include`.' }),
        exclude: list(text({}), { description: 'Globs of `exclude`.' }),
      },
      { description: 'Globs that match no name in this shard.' },
    ),
  },
  {
    description:
      'This is one shard of an inventory: see docs/scale.md. Absent if the inventory is whole, whether merged or listed in one run.',
  },
);

export const earlierBucket = object({
  bucketName: text({ description: 'Name of the bucket.' }),
  files: count('Number of files listed.'),
  bytes: count('Size of the files in bytes.'),
});

export const earlierTotals = object({
  startedAt: timestamp('When the listing started.'),
  files: count('Number of files listed.'),
  bytes: count('Size of the files in bytes.'),
  buckets: Optional(
    list(earlierBucket, {
      description:
        'The same by bucket, in the order of the rows. Absent if there were more than ten buckets.',
      maxItems: 10,
    }),
  ),
});

export const manifest = object({
  schemaVersion: Type.Literal(1, {
    description:
      'Version of this schema. It changes when readers of the previous version would misread the file.',
  }),
  tool: object(
    {
      name: Type.Literal('b2-inventory', { description: 'Always `b2-inventory`.' }),
      version: Type.String({ description: 'Version of the tool.', pattern: '^\\d+\\.\\d+\\.\\d+' }),
    },
    { description: 'The program that wrote the inventory.' },
  ),
  startedAt: timestamp('When the listing started.'),
  endedAt: timestamp(
    'When the inventory was finished. A file that changed in between may be listed in its old or its new state.',
  ),
  request,
  shard: Optional(shard),
  complete: Type.Boolean({
    description:
      'Every requested bucket was listed to its end. If false, the buckets with an `error` are missing and the others are complete.',
  }),
  files: count(
    'Number of files listed in all buckets, or of file versions if all versions were listed. Rows dropped by filters do not count.',
  ),
  bytes: count('Size of the files in bytes.'),
  buckets: list(bucket, { description: 'The buckets, in the order of the rows.' }),
  totals: Optional(inventoryTotals),
  changes: Optional(changes),
  gates: Optional(
    list(printedGate, {
      description: 'Results of the gates, in the order of the input. Absent if there are none.',
      minItems: 1,
    }),
  ),
  service,
  outputs: list(outputFile, {
    description: 'Every file in the folder, except the manifest itself.',
  }),
  history: Optional(
    list(earlierTotals, {
      description:
        'Totals of earlier inventories of the same request, newest first: the baseline, and those in its own `history`. Absent without a baseline.',
      minItems: 1,
      maxItems: 90,
    }),
  ),
});
