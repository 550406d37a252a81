import * as Type from '@sinclair/typebox';
import { Check } from '@sinclair/typebox/value';
import { compareNames } from '../names/name-order.ts';
import type { EarlierTotals, Manifest } from './manifest.ts';
import { bucket, earlierBucket, earlierTotals, manifest, outputFile, quantiles, request } from './schema.ts';

const { startedAt, complete, files, bytes } = manifest.properties;
/**
 * The members that a baseline is used by, in the order in which they are checked. Those that are only shown, or that
 * nothing reads, may be anything.
 */
const USED = {
  startedAt,
  request: members(request, 'list', 'buckets', 'prefix', 'versions', 'include', 'exclude', 'where'),
  complete,
  files,
  bytes,
  buckets: Type.Array(members(bucket, 'bucketId', 'bucketName', 'files', 'bytes', 'error')),
  outputs: Type.Array(
    Type.Object({
      ...members(outputFile, 'format', 'rows', 'bytes', 'sha256').properties,
      // A path that leads out of the folder has an error of its own.
      path: Type.String({ minLength: 1 }),
      // TypeBox takes 4 s to see that the columns of 10,000 files are unique.
      columns: Type.Array(Type.String()),
    }),
  ),
};
const QUANTILES = members(quantiles, 'rows', 'every', 'names');
const EARLIER = Type.Object({
  ...members(earlierTotals, 'startedAt', 'files', 'bytes').properties,
  buckets: Type.Optional(Type.Array(members(earlierBucket, 'bucketName', 'files', 'bytes'))),
});

/** The part of a manifest of our schema that is damaged, or undefined. */
export function damagedPart(found: Partial<Record<keyof Manifest, unknown>>): string | undefined {
  const part = (Object.keys(USED) as (keyof typeof USED)[]).find((name) => !isSound(USED[name], found[name]));
  if (part !== undefined) return `\`${part}\``;
  const { buckets, complete } = found as Manifest;
  const ids = new Set(buckets.map(({ bucketId }) => bucketId));
  if (ids.size < buckets.length || (complete && buckets.some(({ error }) => error !== undefined)))
    return '`buckets`';
  return buckets.every(areQuantilesSound) ? undefined : 'quantiles';
}

/** Whether an entry of `history` can be kept. */
export function isEarlierTotals(value: unknown): value is EarlierTotals {
  return isSound(EARLIER, value);
}

function areQuantilesSound({ files, quantiles }: Manifest['buckets'][number]): boolean {
  if (quantiles === undefined) return true;
  if (!isSound(QUANTILES, quantiles)) return false;
  const { every, names, rows = files } = quantiles;
  return (
    names.length * every <= rows &&
    names.every((name, index) => index === 0 || compareNames(names[index - 1]!, name) <= 0)
  );
}

/** Some members of an object, as its schema describes them. It may have others. */
function members<Members extends Type.TProperties, Name extends keyof Members>(
  { properties }: Type.TObject<Members>,
  ...names: Name[]
): Type.TObject<Pick<Members, Name>> {
  const some = Object.fromEntries(names.map((name) => [name, properties[name]]));
  return Type.Object(some as Pick<Members, Name>);
}

function isSound(schema: Type.TSchema, value: unknown): boolean {
  return Check(schema, value) && isExact(schema, value);
}

/** What a schema does not say: text can be written as UTF-8, and numbers are exact. Other members are not looked at. */
function isExact(schema: Type.TSchema | undefined, value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((item) => isExact(schema?.items, item));
  const properties = Object.entries<Type.TSchema>(schema?.properties ?? {});
  return properties.every(([name, member]) => isExact(member, (value as Record<string, unknown>)[name]));
}
