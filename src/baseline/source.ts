import type { Account } from '../b2/account.ts';
import type { Client } from '../b2/client.ts';
import type { BaselineCursor } from '../changes/baseline-cursor.ts';
import type { Format } from '../formats/index.ts';
import type { RunEvent } from '../github/event.ts';
import type { Log } from '../github/log.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import type { EarlierTotals } from '../inventory/manifest.ts';
import type { Quantiles } from '../listing/quantiles.ts';
import type { BucketAddress } from '../names/bucket-address.ts';
import type { Baseline, WantedRequest } from './read-manifest.ts';

/** A kind of place where earlier inventories are. index.ts has the table of them. */
export interface BaselineSource {
  /** The input's text, with words in capitals for what varies. */
  readonly form: string;
  /** It is found with `github-token`. */
  readonly needsToken?: true;
  /** Whether the input's text is meant for this source. */
  isMeantBy(text: string): boolean;
  /** @returns what the text names, or what is wrong with it, as text that continues the input's name */
  parse(text: string, given: GivenInputs): NamedBaseline | string | Promise<NamedBaseline | string>;
}

/** The other inputs, as text. */
export interface GivenInputs {
  text(name: string): string;
  /** Absolute path of the workspace. */
  readonly workspace: string;
}

/** An inventory that the input `baseline` names. */
export interface NamedBaseline {
  /** Where it is, if it is in a bucket. */
  readonly address?: BucketAddress;
  /**
   * Finds and opens it before the listing. The code for that is loaded here, since a run without a baseline starts
   * faster without it.
   * @returns undefined when there is none yet, once the log has said so: then this run is the first
   * @throws InputError when it cannot be used; Error when the place does not answer
   */
  open(request: WantedRequest, search: BaselineSearch): Promise<OpenBaseline | undefined>;
}

/** What it takes to find a baseline. */
export interface BaselineSearch {
  inputs: {
    /** What this run writes. */
    readonly formats: readonly Format[];
    readonly artifactName: string | undefined;
    /** `artifact-name` was given as a real name. */
    readonly artifactNamed: boolean;
    readonly githubToken: string;
  };
  client: Client;
  account: Account;
  event: RunEvent;
  policy: PrivacyPolicy;
  log: Log;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/** An inventory that is complete, undamaged and of the same request: the listing is compared with it, and split by its quantiles. */
export interface OpenBaseline {
  readonly manifest: Baseline;
  /** In the order of its rows. */
  readonly bucketNames: readonly string[];
  /** Split points for the listing, by bucket id. */
  readonly quantiles: ReadonlyMap<string, Quantiles>;
  /** Totals of this and earlier inventories, newest first. */
  readonly history: readonly EarlierTotals[];
  /**
   * Its rows in order, which throw InputError when they are not what its manifest says, and the signal's reason.
   * undefined: it has no rows that can be read, so nothing is compared.
   */
  readonly rows: (() => BaselineCursor) | undefined;
  close(): Promise<void>;
}
