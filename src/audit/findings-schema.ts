/** findings.json: the types in finding.ts and schema/findings.json are derived from this. */
import * as Type from '@sinclair/typebox';
import { count, list, nullable, object, oneOf, text } from '../rows/json-schema.ts';

const { Optional } = Type;

const LEVELS = ['error', 'warning', 'note'] as const;
const level = oneOf(LEVELS, { description: 'Level of the rule in this run.' });
const rule = text({ description: 'Id of the rule.' });

export const resource = object(
  {
    kind: oneOf(['bucket', 'key', 'keys', 'suppressions'], {
      description:
        '`bucket`: a bucket, also for findings about its files. `key`: the application key in use. `keys`: all application keys of the account. `suppressions`: the file of the input `suppressions`.',
    }),
    name: text({ description: 'Name of the bucket; otherwise the same as `kind`.' }),
    id: nullable(text({}), { description: 'Id of the bucket. Null for anything else.' }),
  },
  { description: 'What it is about.' },
);

export const offenders = object(
  {
    unit: oneOf(['file', 'version', 'upload', 'url', 'key', 'suppression'], {
      description: 'What is counted.',
    }),
    count: count('How many there are.'),
    bytes: nullable(Type.Integer({ minimum: 0 }), {
      description: 'Total size. Null if there is none, or if B2 does not list it, as for unfinished uploads.',
    }),
    names: list(Type.String(), {
      description:
        'The first ten names, each once; of URLs, the names of their files. None if names are hidden.',
      maxItems: 10,
    }),
  },
  {
    description:
      'The files, versions, uploads, URLs or keys that the finding counts. Absent if it counts none.',
  },
);

const days = (description: string) => nullable(Type.Integer({ minimum: 1 }), { description });

export const lifecycleRule = object({
  fileNamePrefix: Type.String({ description: 'Names that the rule applies to begin with this.' }),
  daysFromUploadingToHiding: days('Days until a file is hidden. Null: never.'),
  daysFromHidingToDeleting: days('Days until an old or hidden version is deleted. Null: never.'),
  daysFromStartingToCancelingUnfinishedLargeFiles: days(
    'Days until an unfinished upload is cancelled. Null: never.',
  ),
});

export const lifecycleAdvice = object(
  {
    lifecycleRules: list(lifecycleRule, {
      description:
        'All lifecycle rules that the bucket should have, as B2 takes them: the present ones, completed.',
      minItems: 1,
    }),
    frees: nullable(
      object({
        versions: count('Number of versions that these rules delete when they are set.'),
        bytes: count('Total size of these versions.'),
      }),
      {
        description:
          'What these rules delete as of the start of the listing; locked versions are left out. Null: unknown.',
      },
    ),
    notEvaluated: nullable(text({}), { description: 'Why `frees` is null; otherwise null.' }),
  },
  { description: 'Lifecycle rules that help, and what they free. Absent if the bucket needs none.' },
);

const findingMembers = {
  rule,
  level,
  resource,
  message: text({ description: 'What was found. It quotes no names of files or keys.' }),
  offenders: Optional(offenders),
  lifecycle: Optional(lifecycleAdvice),
  keyCommand: Optional(
    text({
      description:
        'The smallest key for this job, as a command line of the b2 tool. Absent if the key is not the subject.',
    }),
  ),
};

export const finding = object(findingMembers);

export const suppressedFinding = object({
  ...findingMembers,
  suppression: object(
    {
      reason: text({ description: 'Why it is accepted.' }),
      expires: nullable(text({}), {
        description: 'The last day on which it is, as YYYY-MM-DD. Null: it does not expire.',
      }),
    },
    { description: 'The suppression that accepts it.' },
  ),
});

export const notEvaluated = object({
  rule,
  level,
  resource,
  capability: nullable(text({}), {
    description: 'The capability that the key lacks. Null if something else is missing.',
  }),
  reason: text({ description: 'Why the rule was not evaluated.' }),
});

/** A rule that was on, in the words of docs/rules.md. */
export const activeRule = object({
  id: rule,
  level,
  defaultLevel: oneOf(LEVELS, { description: 'Level if the input `rules` sets no other.' }),
  what: text({ description: 'What is wrong if the rule fails.' }),
  why: text({ description: 'Why that matters. Markdown.' }),
  mend: text({ description: 'How to mend it. Markdown.' }),
  link: text({ description: 'URL of documentation.' }),
});

export const findingsFile = object({
  schemaVersion: Type.Literal(1, { description: 'Version of this schema.' }),
  errors: count('Number of findings of level error.'),
  warnings: count('Number of findings of level warning.'),
  notes: count('Number of findings of level note.'),
  rules: list(activeRule, { description: 'The rules that were on.' }),
  findings: list(finding, { description: 'Worst first.' }),
  suppressed: list(suppressedFinding, {
    description: 'Findings that a suppression accepts. They count nowhere.',
  }),
  notEvaluated: list(notEvaluated, { description: 'Rules that neither passed nor failed.' }),
});
