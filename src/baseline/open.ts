import { join } from 'node:path';
import type { BaselineCursor } from '../changes/baseline-cursor.ts';
import type { Format } from '../formats/index.ts';
import type { RunEvent } from '../github/event.ts';
import { InputError } from '../github/input-error.ts';
import type { Log } from '../github/log.ts';
import type { PrivacyPolicy } from '../github/privacy.ts';
import { type EarlierTotals, MANIFEST } from '../inventory/manifest.ts';
import type { Quantiles } from '../listing/quantiles.ts';
import { dataFiles } from './data-file.ts';
import { carriedForward } from './history.ts';
import { findPreviousRun } from './previous-run.ts';
import { type Baseline, otherRequest, quantilesByBucket, type WantedRequest } from './read-manifest.ts';
import { BaselineRows, BaselineRowsError } from './read-rows.ts';
import type { BaselineSource } from './source.ts';

/** The inventory that `baseline` names: the listing is compared with it, and split by its quantiles. */
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

/** What it takes to find a baseline. */
export interface BaselineSearch {
  inputs: {
    /** What this run writes. */
    readonly formats: readonly Format[];
    /** The artifact's name and the token, for `previous-run`. */
    readonly artifactName: string | undefined;
    readonly artifactNamed: boolean;
    readonly githubToken: string;
  };
  event: RunEvent;
  policy: PrivacyPolicy;
  log: Log;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/**
 * Opens the baseline, after checking that it is complete, undamaged and of the same request.
 * @returns undefined when there is none yet
 * @throws InputError when the one that is named cannot be used; Error when GitHub does not list earlier runs
 */
export function openBaseline(
  source: BaselineSource,
  request: WantedRequest,
  search: BaselineSearch,
): Promise<OpenBaseline | undefined> {
  return source.kind === 'file' ? openFile(source, request, search) : openPreviousRun(request, search);
}

async function openFile(
  { manifest, path }: BaselineSource & { kind: 'file' },
  request: WantedRequest,
  { inputs: { formats }, policy, log, signal }: BaselineSearch,
): Promise<OpenBaseline> {
  const other = otherRequest(manifest, request, policy.hidesNames);
  const opened: Opened =
    other === undefined ? await openRows(path, manifest, formats, signal) : { fault: other };
  const { rows, lacks, fault } = opened;
  if (fault !== undefined) throw inputError(fault);
  if (lacks !== undefined) {
    log.warning(`Input \`baseline\` ${lacks}; it only speeds up the listing, and nothing is compared`);
  }
  return opening(manifest, rows, signal, async () => rows?.close());
}

async function openPreviousRun(
  request: WantedRequest,
  search: BaselineSearch,
): Promise<OpenBaseline | undefined> {
  const { inputs, event, policy, log, env, signal } = search;
  if (!policy.publishes(inputs.artifactNamed)) {
    throw inputError(
      'is `previous-run`, and no run uploads an artifact to compare with, since this repository is public, or its visibility is unknown, and a bucket is private; set `artifact-name` to upload the inventory anyway, or remove `baseline`',
    );
  }
  let rows: BaselineRows | undefined;
  const previous = await log.group('Find the previous run', () =>
    findPreviousRun({
      artifactName: inputs.artifactName!,
      token: inputs.githubToken,
      baseBranch: event.baseBranch,
      log,
      env,
      signal,
      refuse: async (manifest, folder) => {
        const other = otherRequest(manifest, request, policy.hidesNames);
        if (other !== undefined) return other;
        const opened = await openRows(join(folder, MANIFEST), manifest, inputs.formats, signal);
        ({ rows } = opened);
        return opened.fault ?? opened.lacks;
      },
    }),
  );
  if (!previous) return undefined;
  return opening(previous.manifest, rows, signal, async () => {
    await rows?.close();
    await previous.discard();
  });
}

function opening(
  manifest: Baseline,
  rows: BaselineRows | undefined,
  signal: AbortSignal,
  close: () => Promise<void>,
): OpenBaseline {
  return {
    manifest,
    bucketNames: manifest.buckets.map(({ bucketName }) => bucketName),
    quantiles: quantilesByBucket(manifest),
    history: carriedForward(manifest),
    rows: rows && (() => rows.cursor(inputError, signal)),
    close,
  };
}

function inputError(fault: string): InputError {
  return new InputError([`Input \`baseline\` ${fault}`]);
}

interface Opened {
  rows?: BaselineRows;
  /** Why it has no rows that can be compared. */
  lacks?: string;
  /** What is wrong with them. */
  fault?: string;
}

async function openRows(
  path: string,
  manifest: Baseline,
  formats: readonly Format[],
  signal: AbortSignal,
): Promise<Opened> {
  const files = dataFiles(manifest, formats);
  if (typeof files === 'string') return { lacks: files };
  try {
    return { rows: await BaselineRows.open(path, manifest, formats, signal) };
  } catch (error) {
    if (error instanceof BaselineRowsError) return { fault: error.message };
    throw error;
  }
}
