import * as core from '@actions/core';
import type { Log } from './log.ts';

/** Every step output, as in action.yml. */
export interface OutputValues {
  complete: boolean;
  /** URLs, in order. */
  urls: readonly string[];
  buckets: readonly { bucketId: string; bucketName: string; bucketType: string | null }[];
  omitted: readonly string[];
  'file-count': number;
  'total-bytes': number;
  'bucket-count': number;
  'output-dir': string;
  'manifest-path': string;
  'artifact-id': string;
  'artifact-url': string;
  requests: number;
  /** '' where nothing was compared, as in those that follow. */
  added: number | '';
  removed: number | '';
  changed: number | '';
  /** '' without gates. */
  'gates-failed': number | '';
}

/**
 * UTF-8 bytes that a list may have as an output. An environment variable or argument holds 128 KiB on Linux,
 * so that a list up to here can also be used.
 */
export const LIST_BYTES = 100 * 1_024;

/** Says at the start that nothing is complete; only the last line of a whole run says that it is. */
export function beginOutputs(): void {
  core.setOutput('complete', false);
}

/**
 * Writes the step outputs. A list beyond LIST_BYTES is left out whole, named in `omitted`, and warned of.
 * @param values undefined for `urls`: too many to have been kept
 */
export function writeOutputs(
  values: Omit<OutputValues, 'complete' | 'omitted' | 'urls'> & { urls: readonly string[] | undefined },
  log: Log,
  folder: string,
): void {
  const omitted: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
    const list = name === 'urls' || name === 'buckets';
    if (value === undefined || (list && Buffer.byteLength(text) > LIST_BYTES)) {
      omitted.push(name);
      core.setOutput(name, '');
      log.warning(
        `Output \`${name}\` is left out, since it is larger than ${LIST_BYTES / 1_024} KiB; the whole list is in ${folder}`,
      );
    } else {
      core.setOutput(name, text);
    }
  }
  core.setOutput('omitted', JSON.stringify(omitted));
}

/** The last thing that a run does. */
export function completeOutputs(): void {
  core.setOutput('complete', true);
}
