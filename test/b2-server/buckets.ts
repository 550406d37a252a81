import { createHash } from 'node:crypto';
import type { Content } from './content.ts';
import { wrapped } from './rows.ts';
import type { BucketSpec } from './types.ts';

/** A bucket with its id and the state of its content. */
export interface Bucket {
  id: string;
  name: string;
  type: string;
  spec: BucketSpec;
  /** List calls so far. */
  listCalls: number;
  content: Content;
}

/** The buckets of the account. Names are compared without case, as at Backblaze. */
export class Buckets {
  private byId = new Map<string, Bucket>();
  private ids = new Map<string, string>();

  constructor(specs: BucketSpec[]) {
    for (const spec of specs) {
      const id = spec.id ?? idFor(spec.name);
      const content = 'at' in spec.content ? spec.content.base : spec.content;
      this.ids.set(spec.name.toLowerCase(), id);
      this.byId.set(id, {
        id,
        name: spec.name,
        type: spec.type ?? 'allPrivate',
        spec,
        listCalls: 0,
        content,
      });
    }
  }

  /** The bucket with that id, unless removed. */
  get(id: string): Bucket | null {
    return this.byId.get(id) ?? null;
  }

  /** The bucket with that name, unless removed. */
  named(name: string): Bucket | null {
    return this.get(this.idOf(name));
  }

  /** The id that a name has, had or would have. */
  idOf(name: string): string {
    return this.ids.get(name.toLowerCase()) ?? idFor(name);
  }

  /** All, by name. */
  all(): Bucket[] {
    return [...this.byId.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  remove(name: string): void {
    this.byId.delete(this.idOf(name));
  }
}

function idFor(name: string): string {
  return createHash('sha1').update(name.toLowerCase()).digest('hex').slice(0, 24);
}

/** Counts a list call and gives the content that it sees. */
export function contentForCall(bucket: Bucket): Content {
  bucket.listCalls += 1;
  const { content } = bucket.spec;
  if ('at' in content) bucket.content = content.at(bucket.listCalls);
  return bucket.content;
}

/** A bucket as b2_list_buckets shows it to a key with these capabilities. */
export function describeBucket(bucket: Bucket, accountId: string, capabilities: readonly string[]): unknown {
  const { spec } = bucket;
  const may = (capability: string) => capabilities.includes(capability);
  const noLock = { defaultRetention: { mode: null, period: null }, isFileLockEnabled: false };
  return {
    accountId,
    bucketId: bucket.id,
    bucketInfo: spec.info ?? {},
    bucketName: bucket.name,
    bucketType: bucket.type,
    corsRules: spec.corsRules ?? [],
    defaultServerSideEncryption: wrapped(
      may('readBucketEncryption'),
      spec.defaultServerSideEncryption ?? { algorithm: null, mode: null },
    ),
    fileLockConfiguration: wrapped(may('readBucketRetentions'), spec.fileLockConfiguration ?? noLock),
    lifecycleRules: spec.lifecycleRules ?? [],
    options: spec.options ?? ['s3'],
    replicationConfiguration: wrapped(may('readBucketReplications'), spec.replicationConfiguration ?? null),
    revision: spec.revision ?? 2,
  };
}
