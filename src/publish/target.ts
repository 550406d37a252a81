import type { Log } from '../github/log.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { Manifest } from '../inventory/manifest.ts';

/** The inputs that publishing needs. */
interface PublishInputs {
  /** undefined: no artifact. */
  readonly artifactName: string | undefined;
  /** `artifact-name` was given as a real name. */
  readonly artifactNamed: boolean;
  /** undefined: the repository's setting. */
  readonly retentionDays: number | undefined;
  readonly outputDir: string;
  /** Documents that are asked for. */
  readonly documents: readonly { readonly path: string }[];
}

export interface PublishContext {
  inputs: PublishInputs;
  policy: PrivacyPolicy;
  env: NodeJS.ProcessEnv;
  log: Log;
}

/** Step outputs of a target; those of targets that were not asked for stay empty. */
export interface Published {
  'artifact-id'?: string;
  'artifact-url'?: string;
  'report-url'?: string;
}

/** A target that passed every check that can be made before the listing. */
export interface Publication {
  /** Title of its group in the log. */
  readonly title: string;
  /** @param folder absolute path of the finished inventory @throws Error when it cannot be published */
  publish(manifest: Manifest, folder: string, signal: AbortSignal): Promise<Published>;
}

/** A place where inventories go. */
export interface PublishTarget {
  /**
   * Checks before the listing whether publishing will be possible.
   * @returns undefined when it is not asked for, or not possible here (after a warning)
   */
  prepare(context: PublishContext): Promise<Publication | undefined>;
}
