/** The JSON Schemas in schema/: made from what the code knows of the files that it writes. */
import { findingsFile } from '../../src/audit/findings-schema.ts';
import { KINDS } from '../../src/changes/change.ts';
import { manifest } from '../../src/inventory/schema.ts';
import { COLUMNS, type Column, USUAL_COLUMNS } from '../../src/rows/columns.ts';
import { SETTINGS } from '../../src/rows/compared-row.ts';
import { TIMESTAMP } from '../../src/rows/json-schema.ts';
import { DEFINITIONS } from '../../src/totals/schema.ts';

const DIALECT = { $schema: 'https://json-schema.org/draft/2020-12/schema' };

/** By path relative to the repository. */
export const SCHEMAS: Readonly<Record<string, () => object>> = {
  'schema/manifest.json': manifestSchema,
  'schema/row.json': rowSchema,
  'schema/change.json': changeSchema,
  'schema/findings.json': findingsSchema,
};

function manifestSchema(): object {
  return {
    ...DIALECT,
    title: 'manifest.json',
    description:
      'The request, the results, and a checksum for every file of an inventory. It is written last: if it is there, the inventory is finished.',
    ...manifest,
    $defs: DEFINITIONS,
  };
}

function findingsSchema(): object {
  return {
    ...DIALECT,
    title: 'findings.json',
    description: 'What the rules of the input `rules` found. It is written if there is at least one rule.',
    ...findingsFile,
  };
}

/** One row as a JSON object, as files.ndjson and files.json hold it. */
function rowSchema(): object {
  return {
    ...DIALECT,
    title: 'Row',
    description:
      'One file version: a line of files.ndjson, an element of files.json, and by the same names a line of files.csv.',
    type: 'object',
    additionalProperties: false,
    required: USUAL_COLUMNS.map(({ name }) => name),
    properties: Object.fromEntries(COLUMNS.map((column) => [column.name, fieldSchema(column)])),
  };
}

function fieldSchema({ type, nullable, description, values }: Column): object {
  const rules = {
    string: { type: 'string' },
    integer: { type: 'integer', minimum: 0 },
    boolean: { type: 'boolean' },
    array: { type: 'array', items: { type: 'string' }, minItems: 1 },
    timestamp: TIMESTAMP,
    object: { type: 'object', additionalProperties: { type: 'string' } },
  }[type];
  return {
    description,
    ...rules,
    type: nullable ? [rules.type, 'null'] : rules.type,
    ...(values ? { enum: [...values, ...(nullable ? [null] : [])] } : {}),
  };
}

/** One line of changes.ndjson. */
function changeSchema(): object {
  const version = { $ref: '#/$defs/version' };
  const only = (kinds: readonly (typeof KINDS)[number][], then: object, otherwise: object) => ({
    if: { properties: { kind: { enum: kinds } } },
    then,
    else: otherwise,
  });
  const present = (name: string) => ({ required: [name], properties: { [name]: true } });
  const absent = (name: string) => ({ properties: { [name]: false } });
  return {
    ...DIALECT,
    title: 'Change',
    description:
      'One change since the baseline: a line of changes.ndjson. Lines are sorted by bucket, then by name (byte order).',
    type: 'object',
    additionalProperties: false,
    required: ['kind', 'bucket', 'name'],
    properties: {
      kind: {
        description:
          'What happened to the name. `added`: it had no file and now has one. `removed`: it had a file and now has neither a file nor a hide marker. `changed`: another file version, whose content is different or not known to be the same. `re-uploaded`: another file version with the same size and digest. `hidden`: a hide marker now covers the file. `unhidden`: a hide marker no longer covers the file. `metadata`: the same file version with other settings. `renamed`: exactly one removed and one added file of the bucket have this size and SHA-1.',
        enum: KINDS,
      },
      bucket: { description: 'Name of the bucket.', type: 'string' },
      name: { description: 'File name, not encoded. The new name of a renamed file.', type: 'string' },
      fromName: { description: 'The previous name of a renamed file. Only with `renamed`.', type: 'string' },
      before: { description: 'The file in the baseline. Not with `added` and `unhidden`.', ...version },
      after: { description: 'The file in this inventory. Not with `removed` and `hidden`.', ...version },
    },
    allOf: [
      only(['renamed'], present('fromName'), absent('fromName')),
      only(['added', 'unhidden'], absent('before'), present('before')),
      only(['removed', 'hidden'], absent('after'), present('after')),
    ],
    $defs: {
      version: {
        description:
          'A file version, with the columns of these names. With `metadata` also the settings that differ.',
        type: 'object',
        additionalProperties: false,
        required: ['fileId', 'size', 'sha1', 'sha1Source'],
        properties: Object.fromEntries(
          (['fileId', 'size', 'sha1', 'sha1Source', ...SETTINGS] as const).map((name) => [
            name,
            versionField(COLUMNS.find((column) => column.name === name)!),
          ]),
        ),
      },
    },
  };
}

/** A column as a change has it: texts of the baseline are as they were read. */
function versionField(column: Column): object {
  const { description, nullable } = column;
  return nullable ? { description, type: ['string', 'null'] } : fieldSchema(column);
}
