import type { Format } from '../formats/index.ts';
import { InputError } from '../github/input-error.ts';
import { dataFiles } from './data-file.ts';
import { carriedForward } from './history.ts';
import { type Baseline, otherRequest, quantilesByBucket, type WantedRequest } from './read-manifest.ts';
import { BaselineRows, BaselineRowsError } from './read-rows.ts';
import type { BaselineSearch, OpenBaseline } from './source.ts';

/** Opens the inventory of a manifest on the runner. @throws InputError */
export async function openPath(
  manifestPath: string,
  manifest: Baseline,
  request: WantedRequest,
  { inputs: { formats }, policy, log, signal }: BaselineSearch,
): Promise<OpenBaseline> {
  const other = otherRequest(manifest, request, policy.hidesNames);
  const opened: Opened =
    other === undefined ? await openRows(manifestPath, manifest, formats, signal) : { fault: other };
  const { rows, lacks, fault } = opened;
  if (fault !== undefined) throw inputError(fault);
  if (lacks !== undefined) {
    log.warning(`Input \`baseline\` ${lacks}; it only speeds up the listing, and nothing is compared`);
  }
  return opening(manifest, rows, signal, async () => rows?.close());
}

/** What is open of an inventory. @param rows undefined: nothing is compared */
export function opening(
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

/** @param fault text that continues the input's name */
export function inputError(fault: string): InputError {
  return new InputError([`Input \`baseline\` ${fault}`]);
}

interface Opened {
  rows?: BaselineRows;
  /** Why it has no rows that can be compared. */
  lacks?: string;
  /** What is wrong with them. */
  fault?: string;
}

/** Opens and verifies the file with the rows of an inventory. @throws the signal's reason */
export async function openRows(
  manifestPath: string,
  manifest: Baseline,
  formats: readonly Format[],
  signal: AbortSignal,
): Promise<Opened> {
  const files = dataFiles(manifest, formats);
  if (typeof files === 'string') return { lacks: files };
  try {
    return { rows: await BaselineRows.open(manifestPath, manifest, formats, signal) };
  } catch (error) {
    if (error instanceof BaselineRowsError) return { fault: error.message };
    throw error;
  }
}
