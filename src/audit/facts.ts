import type { Bucket } from '../b2/calls.ts';

/** What the rules about buckets and their files are evaluated with, bucket by bucket. */
export interface BucketFacts {
  readonly bucket: Bucket;
  /** Capabilities of the key in use. */
  readonly capabilities: readonly string[];
  /** Ids of all buckets of the account; null if the key cannot see them all. */
  readonly accountBuckets: ReadonlySet<string> | null;
}

/** What the rules about application keys are evaluated with. */
export interface KeyFacts {
  /** When the listing began, in milliseconds since 1970. */
  readonly now: number;
  /** Capabilities of the key in use. */
  readonly capabilities: readonly string[];
  /** When the key in use expires, in milliseconds since 1970; null: never; undefined: B2 did not say. */
  readonly expires: number | null | undefined;
  /** The key in use is restricted to buckets. */
  readonly isRestricted: boolean;
  /** Names of the buckets that are listed. */
  readonly buckets: readonly string[];
  /** Files are listed, and not only buckets. */
  readonly listsFiles: boolean;
  /** What the names of the listed files begin with. */
  readonly prefix: string;
  /** All keys of the account; undefined: they were not listed, which takes `listKeys`. */
  readonly accountKeys: readonly AccountKey[] | undefined;
}

/** An application key of the account, as b2_list_keys lists it. The key itself is never listed. */
export interface AccountKey {
  readonly keyName: string;
  readonly capabilities: readonly string[];
  /** The buckets that it is restricted to; null: it is not restricted. */
  readonly bucketIds: readonly string[] | null;
  /** When it expires, in milliseconds since 1970; null: never. */
  readonly expires: number | null;
}
