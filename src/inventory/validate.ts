import { compareNames } from '../names/name-order.ts';
import type { EarlierTotals, Manifest } from './manifest.ts';

/** Whether a value that was read from somewhere is what it has to be. */
type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string' && value.isWellFormed();
const named: Check = (value) => text(value) && value !== '';
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const sha256: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
/** As describe writes them: those of one length, so that text order is the order of time. */
const timestamp: Check = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value));
const oneOf =
  (...values: unknown[]): Check =>
  (value) =>
    values.includes(value);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const object =
  (members: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(members).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const totals = { files: count, bytes: count };
/** What is made use of. Members that are only shown, or that no reader of ours reads, may be anything. */
const MEMBERS: Record<string, Check> = {
  startedAt: timestamp,
  request: object({
    list: oneOf('files', 'buckets'),
    buckets: (value) => value === null || list(text)(value),
    prefix: text,
    versions: oneOf('current', 'all'),
    include: maybe(list(text)),
    exclude: maybe(list(text)),
    where: maybe(text),
  }),
  complete: oneOf(true, false),
  ...totals,
  buckets: list(object({ bucketId: named, bucketName: named, ...totals, error: maybe(text) })),
  outputs: list(
    object({ path: named, format: text, rows: count, bytes: count, sha256, columns: list(text) }),
  ),
};

/** Which part of a manifest of our schema is not as it has to be, or undefined. */
export function damagedPart(manifest: Partial<Record<keyof Manifest, unknown>>): string | undefined {
  const member = Object.keys(MEMBERS).find((name) => !MEMBERS[name]!(manifest[name as keyof Manifest]));
  if (member !== undefined) return `\`${member}\``;
  const { buckets, complete } = manifest as Manifest;
  const ids = new Set(buckets.map(({ bucketId }) => bucketId));
  if (ids.size < buckets.length || (complete && buckets.some(({ error }) => error !== undefined)))
    return '`buckets`';
  return buckets.every(areQuantilesSound) ? undefined : 'quantiles';
}

const EARLIER = object({
  startedAt: timestamp,
  ...totals,
  buckets: maybe(list(object({ bucketName: named, ...totals }))),
});

/** Whether it can be carried forward. */
export function isEarlierTotals(value: unknown): value is EarlierTotals {
  return EARLIER(value);
}

function areQuantilesSound({ files, quantiles }: Manifest['buckets'][number]): boolean {
  if (quantiles === undefined) return true;
  const { every, names, rows = files } = quantiles ?? {};
  return (
    Number.isSafeInteger(rows) &&
    Number.isSafeInteger(every) &&
    every >= 1 &&
    list(text)(names) &&
    names.length * every <= rows &&
    names.every((name, index) => index === 0 || compareNames(names[index - 1]!, name) <= 0)
  );
}
