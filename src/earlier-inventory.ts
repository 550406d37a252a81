import { join } from 'node:path';
import { InputError, type Inputs } from './github/inputs.ts';
import type { Log } from './github/log.ts';
import { findPreviousRun } from './github/previous-run.ts';
import type { RunEvent } from './github/repository.ts';
import { type Baseline, otherRequest } from './manifest/baseline.ts';
import { dataFiles } from './manifest/data-file.ts';
import { MANIFEST, type ManifestRequest } from './manifest/manifest.ts';
import { BaselineRowsError, EarlierRows } from './manifest/read-rows.ts';

/** The inventory that `baseline` names: it cuts the walk, and is what the walk is compared with. */
export interface EarlierInventory {
  readonly manifest: Baseline;
  /** undefined: it has no rows that can be read, so that nothing is compared. */
  readonly rows: EarlierRows | undefined;
  close(): Promise<void>;
}

/** What is to be known to find it. */
export interface EarlierSearch {
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
export async function openEarlier(
  request: ManifestRequest,
  search: EarlierSearch,
): Promise<EarlierInventory | undefined> {
  const { baseline, artifactName, githubToken } = search.inputs;
  const { log, discreet, signal } = search;
  if (!baseline) return undefined;
  const differs = (manifest: Baseline) => {
    const other = otherRequest(manifest, request);
    return other !== undefined && discreet
      ? 'is of other buckets, another prefix, other versions or filters'
      : other;
  };
  if (baseline.kind === 'file') {
    const { manifest, path } = baseline;
    const other = differs(manifest);
    const opened: Opened = other === undefined ? await openRows(path, manifest, signal) : { fault: other };
    const { rows, lacks, fault } = opened;
    if (fault !== undefined) throw new InputError([`Input \`baseline\` ${fault}`]);
    if (lacks !== undefined) {
      log.warning(`Input \`baseline\` ${lacks}; it only cuts the walk, and nothing is compared`);
    }
    return { manifest, rows, close: async () => rows?.close() };
  }
  let rows: EarlierRows | undefined;
  const previous = await log.group('Find the previous run', () =>
    findPreviousRun({
      ...search,
      artifactName: artifactName!,
      token: githubToken,
      baseBranch: search.event.baseBranch,
      refuse: async (manifest, folder) => {
        const other = differs(manifest);
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
  return { manifest: previous.manifest, rows, close };
}

interface Opened {
  rows?: EarlierRows;
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
    return { rows: await EarlierRows.open(path, manifest, signal) };
  } catch (error) {
    if (error instanceof BaselineRowsError) return { fault: error.message };
    throw error;
  }
}
