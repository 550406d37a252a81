import type { Account } from '../b2/account.ts';
import type { Client } from '../b2/client.ts';
import type { Log } from '../github/log.ts';
import type { PublishedOutputs } from '../github/outputs.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { Manifest } from '../inventory/manifest.ts';
import type { Selection } from '../listing/targets.ts';
import type { BucketAddress } from '../names/bucket-address.ts';
import type { NameFilter } from '../names/name-filter.ts';
import type { Place } from '../report/place.ts';
import type { RowSinkFactory } from '../rows/row-sink.ts';

/** What publishing takes. */
export interface PublishContext {
  inputs: {
    /** undefined: no artifact. */
    readonly artifactName: string | undefined;
    /** `artifact-name` was given as a real name. */
    readonly artifactNamed: boolean;
    /** undefined: the repository's setting. */
    readonly retentionDays: number | undefined;
    readonly outputDir: string;
    /** Documents that are asked for. */
    readonly documents: readonly { readonly path: string }[];
  };
  /** undefined: shards are merged, and nothing of it is asked for. */
  listing: PublishedListing | undefined;
  policy: PrivacyPolicy;
  env: NodeJS.ProcessEnv;
  log: Log;
  signal: AbortSignal;
}

/** What targets take that need the key, or what was found with it. */
export interface PublishedListing {
  inputs: {
    /** undefined: no copy in a bucket. */
    readonly uploadTo: BucketAddress | undefined;
    /** Names that are listed; undefined: every name. */
    readonly names: NameFilter | undefined;
    readonly concurrency: number;
    /** undefined: no release. */
    readonly releaseTag: string | undefined;
    /** Empty: no token. */
    readonly githubToken: string;
    readonly sign: 'none' | 'b2' | 's3';
    /** How long signed URLs are valid. */
    readonly signSeconds: number;
    /** Signed URLs are signed with the application key. */
    readonly keyId: string;
    readonly key: string;
  };
  client: Client;
  account: Account;
  selection: Pick<Selection, 'buckets' | 'targets'>;
}

/** What a target did. */
interface Published {
  readonly outputs?: PublishedOutputs;
  /** For the log and the summary; undefined: the inventory is not there. */
  readonly place?: Place;
}

/** A target that passed every check that can be made before the listing. */
export interface Publication {
  /** Title of its group in the log. */
  readonly title: string;
  /** Takes the rows of the listing. */
  readonly sink?: RowSinkFactory;
  /**
   * @param folder absolute path of the finished inventory
   * @param fails the step fails, since the inventory is not complete or a gate failed
   * @throws Error when it cannot be published; the signal's reason
   */
  publish(manifest: Manifest, folder: string, fails: boolean): Promise<Published>;
  /** Called at the end of the run, also after an error: removes what was not published. */
  close?(): Promise<void>;
}

/** A place where inventories go. */
export interface PublishTarget {
  /**
   * Checks before the listing whether publishing will be possible.
   * @returns undefined when it is not asked for, or not possible here (after a warning)
   * @throws Error when what was asked for cannot work
   */
  prepare(context: PublishContext): Promise<Publication | undefined>;
}
