import { join } from 'node:path';
import type { Log } from '../github/log.ts';
import { completeOutputs, writeOutputs } from '../github/outputs.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { MANIFEST, type Manifest } from '../inventory/manifest.ts';
import type { Artifact } from '../publish/artifact.ts';
import type { Study } from '../study.ts';
import { bytes, count } from '../text/numbers.ts';
import { gateLine, verdict } from './gates.ts';

/** Says how each gate came out, with what was found. */
export async function tellGates({ gates }: Study, discreet: boolean, log: Log): Promise<void> {
  if (gates.length === 0) return;
  await log.group('Gates', async () => {
    for (const result of gates) log.info(`${verdict(result)}: ${gateLine(result, discreet)}`);
  });
  for (const result of gates) {
    if (verdict(result) === 'warns') log.warning(`A gate does not hold. ${gateLine(result, discreet)}`);
  }
}

/** Says what was found; fails when it is not all that was asked for, or not what must hold. */
export function tellResult(
  manifest: Manifest,
  study: Study,
  artifact: Artifact | undefined,
  inputs: Inputs,
  discreet: boolean,
  log: Log,
): void {
  const { buckets, files, bytes: size, complete, request, service } = manifest;
  const failed = buckets.filter(({ error }) => error !== undefined);
  const failedGates = study.gates.filter((result) => verdict(result) === 'fails');
  const { changes } = study;
  writeOutputs(
    {
      urls: study.urls.items,
      buckets: buckets.map(({ bucketId, bucketName, bucketType }) => ({ bucketId, bucketName, bucketType })),
      'file-count': files,
      'total-bytes': size,
      'bucket-count': buckets.length - failed.length,
      'output-dir': inputs.outputDir,
      'manifest-path': join(inputs.outputDir, MANIFEST),
      'artifact-id': artifact?.id ?? '',
      'artifact-url': artifact?.url ?? '',
      requests: service.requests,
      added: changes?.added ?? '',
      removed: changes?.removed ?? '',
      changed: changes?.changed ?? '',
      'gates-failed': study.gates.length > 0 ? failedGates.length : '',
    },
    log,
    inputs.outputDir,
  );
  if (request.list === 'files') {
    log.info(
      `${count(files, 'file')}, ${bytes(size)}, ${count(service.requests, 'request')}: ${inputs.outputDir}`,
    );
    if (files === 0 && complete) log.warning('No file was found');
  }
  if (!complete) {
    const reasons = failed.map(({ bucketName, error }) => `${bucketName}: ${error}`);
    throw new Error(
      `${count(failed.length, 'bucket')} could not be walked, and the inventory is not complete. ${reasons.join('; ')}`,
    );
  }
  completeOutputs();
  if (failedGates.length > 0) {
    const lines = failedGates.map((result) => gateLine(result, discreet));
    throw new Error(`${count(failedGates.length, 'gate')} failed:\n${lines.join('\n')}`);
  }
}
