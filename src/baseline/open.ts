import { join } from 'node:path';
import type { RunEvent } from '../github/event.ts';
import { InputError } from '../github/input-error.ts';
import type { Log } from '../github/log.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { MANIFEST, type ManifestRequest } from '../inventory/manifest.ts';
import { dataFiles } from './data-file.ts';
import { findPreviousRun } from './previous-run.ts';
import { type Baseline, otherRequest } from './read-manifest.ts';
import { BaselineRows, BaselineRowsError } from './read-rows.ts';

/** The inventory that `baseline` names: it cuts the walk, and is what the walk is compared with. */
export interface OpenBaseline {
  readonly manifest: Baseline;
  /**
   * Reads its rows in order, some at a time. undefined: it has none that can be read, so that nothing is compared.
   * @throws InputError when they are not what its manifest says; the signal's reason
   */
  readonly rows: (() => ReturnType<BaselineRows['read']>) | undefined;
  close(): Promise<void>;
}

/** What is to be known to find it. */
export interface BaselineSearch {
  inputs: Inputs;
  event: RunEvent;
  /** Prefixes and filters must not be told. */
  discreet: boolean;
  log: Log;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/**
 * Opens the baseline, once it is known that it is one of the same request, whole and undamaged.
 * @returns undefined when none is asked for, or there is none yet
 * @throws InputError when the one that is named cannot serve; Error when GitHub does not tell of earlier runs
 */
export async function openBaseline(
  request: ManifestRequest,
  search: BaselineSearch,
): Promise<OpenBaseline | undefined> {
  const { baseline, artifactName, githubToken } = search.inputs;
  const { log, discreet, signal } = search;
  if (!baseline) return undefined;
  if (baseline.kind === 'file') {
    const { manifest, path } = baseline;
    const other = otherRequest(manifest, request, discreet);
    const opened: Opened = other === undefined ? await openRows(path, manifest, signal) : { fault: other };
    const { rows, lacks, fault } = opened;
    if (fault !== undefined) throw inputError(fault);
    if (lacks !== undefined) {
      log.warning(`Input \`baseline\` ${lacks}; it only cuts the walk, and nothing is compared`);
    }
    return { manifest, rows: rows && (() => rowsOf(rows, signal)), close: async () => rows?.close() };
  }
  let rows: BaselineRows | undefined;
  const previous = await log.group('Find the previous run', () =>
    findPreviousRun({
      ...search,
      artifactName: artifactName!,
      token: githubToken,
      baseBranch: search.event.baseBranch,
      refuse: async (manifest, folder) => {
        const other = otherRequest(manifest, request, discreet);
        if (other !== undefined) return other;
        const opened = await openRows(join(folder, MANIFEST), manifest, signal);
        ({ rows } = opened);
        return opened.fault ?? opened.lacks;
      },
    }),
  );
  if (!previous) return undefined;
  const close = async () => {
    await rows?.close();
    await previous.discard();
  };
  const found = rows;
  return { manifest: previous.manifest, rows: found && (() => rowsOf(found, signal)), close };
}

/** The rows while the walk passes: ends with the run, and names the input when they are damaged. */
async function* rowsOf(rows: BaselineRows, signal: AbortSignal): ReturnType<BaselineRows['read']> {
  try {
    for await (const batch of rows.read()) {
      signal.throwIfAborted();
      yield batch;
    }
  } catch (error) {
    if (error instanceof BaselineRowsError) throw inputError(error.message);
    throw error;
  }
}

function inputError(fault: string): InputError {
  return new InputError([`Input \`baseline\` ${fault}`]);
}

interface Opened {
  rows?: BaselineRows;
  /** Why there are no rows that can be compared. */
  lacks?: string;
  /** What is wrong with them. */
  fault?: string;
}

/** Its rows, or why there are none that can be compared, or what is wrong with them. */
async function openRows(path: string, manifest: Baseline, signal: AbortSignal): Promise<Opened> {
  const files = dataFiles(manifest);
  if (typeof files === 'string') return { lacks: files };
  try {
    return { rows: await BaselineRows.open(path, manifest, signal) };
  } catch (error) {
    if (error instanceof BaselineRowsError) return { fault: error.message };
    throw error;
  }
}
