import { join } from 'node:path';
import { abandonOnAbort, missingService, prepareUpload } from '../github/artifact-service.ts';
import { MANIFEST } from '../inventory/manifest.ts';
import type { PublishContext, PublishTarget } from './target.ts';

/** Uploads the inventory as an artifact of the workflow run. */
export const artifact: PublishTarget = {
  async prepare({ inputs, policy, env, log, signal }) {
    const { artifactName, retentionDays, outputDir } = inputs;
    const withheld = isWithheld(inputs, policy);
    const hidden = policy.hidesNames && 'file names are hidden';
    if (withheld || hidden) {
      const what = [withheld && 'nothing is uploaded', hidden].filter(Boolean).join(' and ');
      const remedy = withheld ? '. Set `artifact-name` to upload the inventory anyway' : '';
      log.warning(
        `${what[0]!.toUpperCase()}${what.slice(1)}: this repository is public, or its visibility is unknown, and a bucket is private${remedy}`,
      );
    }
    if (withheld || artifactName === undefined) return undefined;
    const missing = missingService(env);
    if (missing !== undefined) {
      log.warning(`Nothing is uploaded: ${missing}. The inventory is in ${outputDir}`);
      return undefined;
    }
    const most = mostDays(env);
    if (retentionDays !== undefined && retentionDays > most) {
      log.warning(
        `Input \`retention-days\`: ${retentionDays} is more than this repository allows; the artifact is kept for ${most} days`,
      );
    }
    const options = { retentionDays: keptDays(inputs, env) };
    const upload = await log.group('Prepare the artifact', () =>
      prepareUpload(artifactName, options, env, log),
    );
    return {
      title: 'Upload the inventory',
      async publish({ outputs }, folder) {
        const paths = [...outputs.map(({ path }) => path), MANIFEST].map((path) => join(folder, path));
        const { id, url } = await abandonOnAbort(upload.run(folder, paths), signal);
        return { outputs: { 'artifact-id': id, 'artifact-url': url }, place: { name: 'the artifact', url } };
      },
    };
  },
};

/** More people could read the artifact than the buckets, and nobody asked for it. */
function isWithheld(
  { artifactName, artifactNamed }: PublishContext['inputs'],
  policy: PublishContext['policy'],
): boolean {
  return artifactName !== undefined && !policy.publishes(artifactNamed);
}

/** The name of the artifact; undefined: none is uploaded. */
export function uploadedName({ inputs, policy, env }: PublishContext): string | undefined {
  return isWithheld(inputs, policy) || missingService(env) !== undefined ? undefined : inputs.artifactName;
}

function mostDays(env: NodeJS.ProcessEnv): number {
  return Number(env.GITHUB_RETENTION_DAYS || Number.POSITIVE_INFINITY);
}

/** How long artifacts are kept; undefined: as the repository says. */
export function keptDays(
  { retentionDays }: PublishContext['inputs'],
  env: NodeJS.ProcessEnv,
): number | undefined {
  return retentionDays === undefined ? undefined : Math.min(retentionDays, mostDays(env));
}
