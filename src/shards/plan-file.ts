import { hash, randomUUID } from 'node:crypto';
import * as Type from '@sinclair/typebox';
import { Check } from '@sinclair/typebox/value';
import { service } from '../inventory/schema.ts';
import { compareNames } from '../names/name-order.ts';
import { object, oneOf } from '../rows/json-schema.ts';
import { MOST_SHARDS } from './names.ts';

/** The file in the plan's artifact. */
export const PLAN_FILE = 'plan.json';
/** Written and read. */
const SCHEMA = 1;

const { Array: list, Boolean: flag, Integer: integer, Null: none, Optional, String: text, Union } = Type;

/** Names of a bucket. */
const nameRange = object({
  bucket: text(),
  /** The first one; empty: the bucket's first. */
  from: text(),
  /** The first one that no longer belongs to it; null: to the bucket's end. */
  to: Union([text(), none()]),
});
export type NameRange = Type.Static<typeof nameRange>;

const accountKey = object({
  keyName: text(),
  capabilities: list(text()),
  bucketIds: Union([list(text()), none()]),
  expires: Union([integer(), none()]),
});

/** What a plan contains, except its id. */
const content = {
  schemaVersion: Type.Literal(SCHEMA),
  /** No two plans are the same. */
  nonce: text(),
  /** When it was made: the time that all shards take as the beginning of the listing. */
  startedAt: text(),
  request: object({
    /** null: every bucket that the key can see. */
    buckets: Union([list(text()), none()]),
    prefix: text(),
    versions: oneOf(['current', 'all'], {}),
  }),
  /** What the rules judge, so that nobody needs the key to merge. */
  account: object({
    downloadUrl: text(),
    s3ApiUrl: Union([text(), none()]),
    namePrefix: text(),
    capabilities: list(text()),
    /** Milliseconds since 1970; null: never. */
    keyExpires: Optional(Union([integer(), none()])),
    isRestricted: flag(),
    /** Ids of all buckets of the account; null: the key cannot see them. */
    bucketIds: Union([list(text()), none()]),
    keys: Optional(list(accountKey)),
  }),
  /** In the order of the rows. */
  buckets: list(Type.Object({ bucketId: text(), bucketName: text(), bucketType: text() })),
  /** By index: the names of each shard, in order. */
  shards: list(list(nameRange)),
  /** What the plan cost. */
  service,
};
const planContent = object(content);
const plan = object({ id: text(), ...content });

export type Plan = Type.Static<typeof plan>;

/** A plan with its id, which is a digest of all the rest. */
export function identified(given: Omit<Plan, 'id' | 'schemaVersion' | 'nonce'>): Plan {
  const all: Type.Static<typeof planContent> = { schemaVersion: SCHEMA, nonce: randomUUID(), ...given };
  return { id: digestOf(all), ...all };
}

/** @returns what is wrong with it, as text that continues its name, if it is not a plan as it was written */
export function parsePlan(given: string): Plan | string {
  let value: unknown;
  try {
    value = JSON.parse(given);
  } catch {
    return 'is not JSON';
  }
  const version = (value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === 'number' && version > SCHEMA)
    return `has schema version ${version}, but this version of the action reads ${SCHEMA}; use one version in all jobs`;
  if (!Check(plan, value)) return 'is not a plan';
  const { id, ...rest } = value;
  if (id !== digestOf(rest)) return 'was changed after it was made: its id is not the digest of its content';
  return faultOf(value) ?? value;
}

/** The ranges must cover every name of every bucket once and in order. */
function faultOf({ buckets, shards }: Plan): string | undefined {
  if (shards.length < 1 || shards.length > MOST_SHARDS) return `has ${shards.length} shards`;
  let at = 0;
  /** Where the next range of the bucket must begin. */
  let next: string | null = '';
  for (const [index, ranges] of shards.entries()) {
    if (ranges.length === 0) return `has no names for shard ${index}`;
    for (const { bucket, from, to } of ranges) {
      if (next === null) [at, next] = [at + 1, ''];
      if (bucket !== buckets[at]?.bucketName)
        return `has cuts out of order: shard ${index} is in another bucket`;
      if (from !== next) return `has a gap or an overlap before shard ${index}`;
      if (to !== null && compareNames(from, to) >= 0) return `has cuts out of order in shard ${index}`;
      next = to;
    }
  }
  return next === null && at === buckets.length - 1 ? undefined : 'does not cover every name';
}

function digestOf(value: object): string {
  return hash('sha256', JSON.stringify(value));
}
