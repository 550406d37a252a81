import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingService } from '../github/artifact-service.ts';
import { candidates, type EarlierArtifact } from '../github/earlier-artifacts.ts';
import { type FetchContext, fetchArtifact } from '../github/fetch-artifact.ts';
import type { Log } from '../github/log.ts';
import { explained, openRest, type RestNeed, statusOf } from '../github/rest.ts';
import { MANIFEST } from '../inventory/manifest.ts';
import { temporaryName } from '../spill/owner.ts';
import { count } from '../text/numbers.ts';
import { type Baseline, NOT_COMPLETE, readBaseline } from './read-manifest.ts';

/** Artifacts that are downloaded, at the most, until one can be compared with. */
export const MOST_DOWNLOADS = 5;

const NEED: RestNeed = {
  input: 'baseline',
  denied: "`previous-run` may not read the workflow's earlier runs",
  permission: 'actions: read',
  failed: 'could not look up the previous run (REASON). Run the step again, or leave `baseline` empty',
};

/** What to look for. */
export interface PreviousRunSearch extends FetchContext {
  artifactName: string;
  /** The branch that this run's pull request would change; undefined when the run is for none. */
  baseBranch: string | undefined;
  /** Why an inventory, whose manifest is sound, cannot be compared with, as text to stand behind `it`; or undefined. */
  refuse(manifest: Baseline, folder: string): string | undefined | Promise<string | undefined>;
  log: Log;
}

/** The inventory of an earlier run. */
export interface PreviousRun {
  manifest: Baseline;
  /** What the artifact held; below RUNNER_TEMP. */
  folder: string;
  runId: number;
  runUrl: string;
  /** Removes the folder. */
  discard(): Promise<void>;
}

/**
 * Finds and fetches the newest inventory that an earlier run of this workflow left on this branch, in an artifact of
 * that name: see candidates(). One that cannot serve is passed over for the next older, and the log says why.
 * @returns undefined, once the log has said so, when there is none: then this run is the first
 * @throws Error when GitHub does not tell, or does not hand it out
 */
export async function findPreviousRun(search: PreviousRunSearch): Promise<PreviousRun | undefined> {
  const { artifactName, env, log, signal } = search;
  const missing = missingService(env);
  if (missing !== undefined) {
    log.warning(`Nothing is compared with a previous run: ${missing}`);
    return undefined;
  }
  let passedOver = 0;
  let limit = '';
  let expired = '';
  try {
    const rest = await openRest(search.token, signal);
    for await (const next of candidates(rest, artifactName, search.baseBranch, env)) {
      if (typeof next === 'string') {
        limit = next;
        break;
      }
      if (next.expiredAt !== undefined) {
        expired = `artifact ${next.id} of ${next.runUrl} expired on ${next.expiredAt}`;
        continue;
      }
      if (passedOver === MOST_DOWNLOADS) {
        limit = `no more than ${MOST_DOWNLOADS} are tried`;
        break;
      }
      const found = await fetchCandidate(next, search);
      if (typeof found !== 'string') {
        log.info(`Compares with the inventory of ${found.manifest.startedAt}: ${found.runUrl}`);
        return found;
      }
      passedOver++;
      const text = `Artifact ${next.id} of ${next.runUrl} is passed over: it ${found}`;
      // A night that was cut short has said so itself.
      if (found === NOT_COMPLETE) log.info(text);
      else log.warning(text);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw explained(error, NEED);
  }
  if (passedOver === 0 && limit === '' && expired === '') {
    const branch = search.baseBranch ?? 'this branch';
    log.notice(
      `No earlier run of this workflow has left an artifact ${artifactName} on ${branch}: nothing is compared, and this run counts as the first`,
    );
  } else {
    const skipped = passedOver > 0 && `${count(passedOver, 'artifact')} passed over`;
    const why = [skipped, expired, limit].filter(Boolean);
    const remedy = expired === '' ? '' : '. To keep inventories until the next run, raise `retention-days`';
    log.warning(
      `There is no previous inventory to compare with (${why.join('; ')}); this run counts as the first${remedy}`,
    );
  }
  return undefined;
}

/** @returns why it cannot serve, as text to stand behind `it` */
async function fetchCandidate(
  artifact: EarlierArtifact,
  search: PreviousRunSearch,
): Promise<PreviousRun | string> {
  const folder = await mkdtemp(join(search.env.RUNNER_TEMP ?? tmpdir(), temporaryName('baseline')));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const manifest = await openCandidate(artifact, folder, search);
    if (typeof manifest !== 'string')
      return { manifest, folder, runId: artifact.runId, runUrl: artifact.runUrl, discard };
    await discard();
    return manifest;
  } catch (error) {
    await discard();
    throw error;
  }
}

async function openCandidate(
  { id, digest, runId, runUrl }: EarlierArtifact,
  folder: string,
  search: PreviousRunSearch,
): Promise<Baseline | string> {
  if (digest === undefined) return 'has no digest to verify it by';
  try {
    if (!(await fetchArtifact({ id, digest, runId }, folder, search)))
      return 'is damaged: its sha256 is not the one that GitHub tells';
  } catch (error) {
    // It went between the list and now.
    if (statusOf(error) === 404 || statusOf(error) === 410) return 'is gone';
    if (!Number.isNaN(statusOf(error)) || search.signal.aborted) throw error;
    throw new Error(
      `Input \`baseline\`: artifact ${id} of ${runUrl} cannot be fetched, with which to compare (${String(error)}). Run the step again; if that does not help, delete the artifact`,
      { cause: error },
    );
  }
  const manifest = await readBaseline(join(folder, MANIFEST));
  if (typeof manifest === 'string') return manifest;
  return (await search.refuse(manifest, folder)) ?? manifest;
}
