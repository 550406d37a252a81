import { createHash } from 'node:crypto';
import type { Content } from './content.ts';
import type { HeldVersion } from './list-content.ts';
import { fileIdOf, keyOf, wrapped } from './rows.ts';
import { StoredFiles } from './stored-files.ts';
import type { BucketSpec, Settings } from './types.ts';

/** A bucket with its id and the state of its content. */
export class Bucket {
  readonly id: string;
  spec: BucketSpec;
  /** List calls so far. */
  listCalls = 0;
  /** What happened to its files since the server started. */
  readonly stored = new StoredFiles();
  /** Parts of unfinished large files, by file id and number. */
  readonly parts = new Map<string, Map<number, Part>>();
  private base: Content;

  constructor(id: string, spec: BucketSpec) {
    this.id = id;
    this.spec = spec;
    this.base = 'at' in spec.content ? spec.content.base : spec.content;
  }

  get name(): string {
    return this.spec.name;
  }

  get type(): string {
    return this.spec.type ?? 'allPrivate';
  }

  /** Its files as they are now. */
  get content(): Content {
    return this.stored.content(this.base);
  }

  /** Counts a list call and gives the files that it sees. */
  contentForCall(): Content {
    this.listCalls += 1;
    const { content } = this.spec;
    if ('at' in content) this.base = content.at(this.listCalls);
    return this.content;
  }

  /** The versions of a name, newest first. */
  versions(name: string): HeldVersion[] {
    return this.stored.versions(this.base, name);
  }

  /** Adds the newest version of a name and gives its id. */
  add(name: string, held: Omit<HeldVersion, 'key'>): string {
    return fileIdOf(this.id, this.stored.add(this.base, name, held), held.version);
  }

  /** Where the version with that id is. */
  locate(fileId: string): { i: number; v: number } | null {
    const { content } = this;
    const found = content.locateId?.(fileId) ?? content.locate(keyOf(fileId) ?? '');
    if (found === null) return null;
    const { i, v } = found;
    return fileIdOf(this.id, content.key(i, v), content.version(i, v)) === fileId ? found : null;
  }

  /** Changes the version that has the same key. */
  replaceVersion(name: string, changed: HeldVersion): void {
    const versions = this.versions(name);
    this.stored.replace(
      name,
      versions.map((held) => (held.key === changed.key ? changed : held)),
    );
  }

  /** Removes one version, and the parts of it if it was unfinished. */
  removeVersion(name: string, key: string): void {
    const versions = this.versions(name);
    for (const gone of versions.filter((held) => held.key === key)) {
      this.parts.delete(fileIdOf(this.id, gone.key, gone.version));
    }
    this.stored.replace(
      name,
      versions.filter((held) => held.key !== key),
    );
  }
}

/** A part of a large file. */
export interface Part {
  bytes: Buffer;
  sha1: string;
  md5: string;
  uploadTimestamp: number;
}

/** The buckets of the account. Names are compared without case, as at Backblaze. */
export class Buckets {
  private byId = new Map<string, Bucket>();
  private ids = new Map<string, string>();

  constructor(specs: BucketSpec[]) {
    for (const spec of specs) this.add(spec);
  }

  /** Creates a bucket. */
  add(spec: BucketSpec): void {
    const id = spec.id ?? idFor(spec.name);
    this.ids.set(spec.name.toLowerCase(), id);
    this.byId.set(id, new Bucket(id, spec));
  }

  /** Changes settings of a bucket, which its revision counts. */
  update(name: string, changes: Partial<Omit<BucketSpec, 'name' | 'id' | 'content'>>): void {
    const bucket = this.named(name);
    if (bucket === null) throw new Error(`test/b2-server: there is no bucket ${name}`);
    bucket.spec = { ...bucket.spec, revision: (bucket.spec.revision ?? 2) + 1, ...changes };
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

/** A bucket as b2_list_buckets shows it to a key with these capabilities. */
export function describeBucket(
  bucket: Bucket,
  accountId: string,
  capabilities: readonly string[],
  settings: Settings,
): unknown {
  const { spec } = bucket;
  const may = (capability: string) => capabilities.includes(capability);
  const wrap = (readable: boolean, value: unknown) =>
    readable || settings.unreadable !== 'missing'
      ? wrapped(readable, value)
      : { isClientAuthorizedToRead: false };
  const noLock = { defaultRetention: { mode: null, period: null }, isFileLockEnabled: false };
  const hideRules = settings.hideLifecycleRules === true && !may('readBucketLifecycleRules');
  const fields: Record<string, unknown> = {
    accountId,
    bucketId: bucket.id,
    bucketInfo: spec.info ?? {},
    bucketName: bucket.name,
    bucketType: bucket.type,
    corsRules: spec.corsRules ?? [],
    defaultServerSideEncryption: wrap(
      may('readBucketEncryption'),
      spec.defaultServerSideEncryption ?? { algorithm: null, mode: null },
    ),
    fileLockConfiguration: wrap(may('readBucketRetentions'), spec.fileLockConfiguration ?? noLock),
    lifecycleRules: hideRules ? [] : (spec.lifecycleRules ?? []),
    options: spec.options ?? ['s3'],
    replicationConfiguration: wrap(may('readBucketReplications'), spec.replicationConfiguration ?? null),
    revision: spec.revision ?? 2,
  };
  for (const name of spec.absent ?? []) delete fields[name];
  return fields;
}
