import { join } from 'node:path';
import { missingService } from '../github/artifact-service.ts';
import type { Log } from '../github/log.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { MANIFEST, type Manifest } from '../inventory/manifest.ts';
import { type Artifact, prepareUpload, type Upload } from './artifact.ts';

/** Decides before the walk whether there will be an artifact. */
export async function planUpload(
  inputs: Inputs,
  discreet: boolean,
  env: NodeJS.ProcessEnv,
  log: Log,
): Promise<Upload | undefined> {
  const { artifactName, retentionDays } = inputs;
  const withheld = discreet && artifactName !== undefined && !inputs.artifactNamed;
  if (discreet) {
    const what = withheld ? 'Nothing is uploaded and no file names are shown' : 'No file names are shown';
    const remedy = withheld ? '. Give `artifact-name` to upload the inventory all the same' : '';
    log.warning(`${what}: a bucket is not public, and this repository is public or does not say${remedy}`);
  }
  if (withheld || artifactName === undefined) return undefined;
  const missing = missingService(env);
  if (missing !== undefined) {
    log.warning(`Nothing is uploaded: ${missing}. The inventory is in ${inputs.outputDir}`);
    return undefined;
  }
  const most = Number(env.GITHUB_RETENTION_DAYS || Number.POSITIVE_INFINITY);
  if (retentionDays !== undefined && retentionDays > most) {
    log.warning(
      `Input \`retention-days\`: ${retentionDays} is more than this repository allows; the artifact is kept for ${most} days`,
    );
  }
  const days = retentionDays === undefined ? undefined : Math.min(retentionDays, most);
  return log.group('Prepare the artifact', () => prepareUpload(artifactName, days, env, log));
}

/** Uploads the inventory; a cancelled run does not wait for the end of it. */
export function publish(
  upload: Upload,
  manifest: Manifest,
  folder: string,
  signal: AbortSignal,
): Promise<Artifact> {
  const paths = [...manifest.outputs.map(({ path }) => path), MANIFEST].map((path) => join(folder, path));
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    upload.run(folder, paths).then(resolve, reject);
  });
}
