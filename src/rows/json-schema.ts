/**
 * What the JSON Schemas of manifest.json are built from. A schema is a TypeBox value: the TypeScript type, the text in
 * schema/ and the check of a manifest that is read are all derived from it. Import a schema with `import type`: only
 * inventory/validate.ts loads schemas, so that a run without a baseline starts without TypeBox.
 */
import * as Type from '@sinclair/typebox';

/** RFC 3339 in UTC with milliseconds. All have one length, so their order as text is their order in time. */
export const TIMESTAMP = {
  type: 'string',
  format: 'date-time',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
} as const;

/** TypeBox has no kind for `enum`, and knows no formats. */
const ONE_OF = 'OneOf';
Type.TypeRegistry.Set<{ enum: unknown[] }>(ONE_OF, (schema, value) => schema.enum.includes(value));
Type.FormatRegistry.Set('date-time', (value) => !Number.isNaN(Date.parse(value)));

/** An object with these members and no others. */
export function object<Members extends Type.TProperties>(members: Members, options: Type.ObjectOptions = {}) {
  return Type.Object(members, { ...options, additionalProperties: false });
}

export function list<Items extends Type.TSchema>(items: Items, options: Type.ArrayOptions) {
  return Type.Unsafe<readonly Type.Static<Items>[]>(Type.Array(items, options));
}

export function nullable<Schema extends Type.TSchema>(schema: Schema, options: Type.SchemaOptions) {
  return Type.Union([schema, Type.Null()], options);
}

/** A string that is not empty. */
export function text(options: Type.StringOptions) {
  return Type.String({ minLength: 1, ...options });
}

export function oneOf<const Value>(values: readonly Value[], options: Type.SchemaOptions) {
  return Type.Unsafe<Value>({ ...options, [Type.Kind]: ONE_OF, enum: values });
}

/** @param description what is counted, or the unit */
export function count(description: string) {
  return Type.Integer({ minimum: 0, description });
}

export function timestamp(description: string) {
  const { type: _, ...rules } = TIMESTAMP;
  return Type.String({ ...rules, description });
}

/** A use of a schema that is written once, under `$defs`. */
export function reference<Schema extends Type.TSchema>(name: string, _: Schema, description: string) {
  return Type.Unsafe<Type.Static<Schema>>({ $ref: `#/$defs/${name}`, description });
}
