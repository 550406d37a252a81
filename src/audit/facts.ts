import type { Bucket } from '../b2/calls.ts';
import type { NameScanner } from './name-scanner.ts';

/** What the rules about buckets are evaluated with, bucket by bucket. */
export interface BucketFacts {
  readonly bucket: Bucket;
  /** Capabilities of the key in use. */
  readonly capabilities: readonly string[];
  /** Ids of all buckets of the account; null if the key cannot see them all. */
  readonly accountBuckets: ReadonlySet<string> | null;
}

/** What the rules about files are evaluated with, bucket by bucket. */
export interface FileFacts extends BucketFacts {
  /** When the listing began, in milliseconds since 1970. */
  readonly now: number;
  /** Looks at names, once for all rules. */
  readonly names: NameScanner;
}

/** What the rules about application keys are evaluated with. */
export interface KeyFacts {
  /** When the run began, in milliseconds since 1970. */
  readonly now: number;
  /** Capabilities of the key in use. */
  readonly capabilities: readonly string[];
  /** Those that the inputs need, beyond listing. */
  readonly needed: readonly string[];
  /** When the key in use expires, in milliseconds since 1970; null: never; undefined: B2 did not say. */
  readonly expires: number | null | undefined;
  /** The key in use is restricted to buckets. */
  readonly isRestricted: boolean;
  /** How many buckets are listed. */
  readonly buckets: number;
}
