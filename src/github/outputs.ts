import * as core from '@actions/core';
import type { Log } from './log.ts';

/** Every step output, as in action.yml. */
export interface OutputValues {
  complete: boolean;
  /** In order; undefined: more than fit into an output. */
  urls: readonly string[] | undefined;
  buckets: readonly { bucketId: string; bucketName: string; bucketType: string | null }[];
  omitted: readonly string[];
  'file-count': number;
  'total-bytes': number;
  'bucket-count': number;
  'output-dir': string;
  'manifest-path': string;
  'artifact-id': string;
  'artifact-url': string;
  'report-url': string;
  'release-url': string;
  'signed-urls-path': string;
  requests: number;
  /** Empty when nothing was compared, as the next two. */
  added: number | '';
  removed: number | '';
  changed: number | '';
  /** Empty without gates. */
  'gates-failed': number | '';
  /** Empty without rules, as the next. */
  errors: number | '';
  warnings: number | '';
}

/** Those of publishing targets; of targets that were not asked for they stay empty. */
export type PublishedOutputs = Partial<
  Pick<OutputValues, 'artifact-id' | 'artifact-url' | 'report-url' | 'release-url' | 'signed-urls-path'>
>;

/** UTF-8 bytes of a list in an output. Linux limits an environment variable or argument to 128 KiB. */
export const LIST_BYTES = 100 * 1_024;

/** Reports the run as not complete until it has ended well. */
export function beginOutputs(): void {
  core.setOutput('complete', false);
}

/** Writes the step outputs. A list beyond LIST_BYTES is left empty and named in `omitted`, with a line in the log. */
export function writeOutputs(
  values: Omit<OutputValues, 'complete' | 'omitted'>,
  log: Log,
  folder: string,
): void {
  const omitted: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
    const isList = name === 'urls' || name === 'buckets';
    if (value === undefined || (isList && Buffer.byteLength(text) > LIST_BYTES)) {
      omitted.push(name);
      core.setOutput(name, '');
      log.info(
        `Output \`${name}\` is empty: the list is larger than ${LIST_BYTES / 1_024} KiB. The full list is in ${folder}`,
      );
    } else {
      core.setOutput(name, text);
    }
  }
  core.setOutput('omitted', JSON.stringify(omitted));
}

/** The last step of a run that did everything it was asked to. */
export function completeOutputs(): void {
  core.setOutput('complete', true);
}

/** Writes the output of the action `plan`. */
export function writeShards(indices: readonly number[]): void {
  core.setOutput('shards', JSON.stringify(indices));
}
