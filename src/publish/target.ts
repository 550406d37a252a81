import type { Account } from '../b2/account.ts';
import type { Client } from '../b2/client.ts';
import type { Log } from '../github/log.ts';
import type { OutputValues } from '../github/outputs.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { Manifest } from '../inventory/manifest.ts';
import type { Selection } from '../listing/targets.ts';
import type { BucketAddress } from '../names/bucket-address.ts';
import type { NameFilter } from '../names/name-filter.ts';
import type { Place } from '../report/place.ts';

/** The inputs that publishing needs. */
interface PublishInputs {
  /** undefined: no artifact. */
  readonly artifactName: string | undefined;
  /** `artifact-name` was given as a real name. */
  readonly artifactNamed: boolean;
  /** undefined: the repository's setting. */
  readonly retentionDays: number | undefined;
  readonly outputDir: string;
  readonly uploadTo: BucketAddress | undefined;
  /** undefined: every name is listed. */
  readonly names: NameFilter | undefined;
  readonly concurrency: number;
  /** Empty: no token. */
  readonly githubToken: string;
}

export interface PublishContext {
  inputs: PublishInputs;
  client: Client;
  account: Account;
  /** What is listed. */
  selection: Pick<Selection, 'targets'>;
  policy: PrivacyPolicy;
  env: NodeJS.ProcessEnv;
  log: Log;
  signal: AbortSignal;
}

/** Step outputs of targets; those of targets that were not asked for stay empty. */
export type PublishedOutputs = Partial<Pick<OutputValues, 'artifact-id' | 'artifact-url'>>;

/** What a target did. */
export interface Published {
  readonly outputs?: PublishedOutputs;
  /** undefined: nowhere, once the log has said why. */
  readonly place?: Place;
}

/** A target that passed every check that can be made before the listing. */
export interface Publication {
  /** Title of its group in the log. */
  readonly title: string;
  /** @param folder absolute path of the finished inventory @throws Error when it cannot be published; the signal's reason */
  publish(manifest: Manifest, folder: string): Promise<Published>;
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
