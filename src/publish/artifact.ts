import { join } from 'node:path';
import { missingService, prepareUpload } from '../github/artifact-service.ts';
import { abandonOnAbort } from '../github/run-artifacts.ts';
import { MANIFEST } from '../inventory/manifest.ts';
import type { PublishTarget } from './target.ts';

/** Uploads the inventory as an artifact of the workflow run. */
export const artifact: PublishTarget = {
  async prepare({ inputs, policy, env, log }) {
    const { artifactName, artifactNamed, retentionDays, outputDir } = inputs;
    const withheld = artifactName !== undefined && !policy.publishes(artifactNamed);
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
    const most = Number(env.GITHUB_RETENTION_DAYS || Number.POSITIVE_INFINITY);
    if (retentionDays !== undefined && retentionDays > most) {
      log.warning(
        `Input \`retention-days\`: ${retentionDays} is more than this repository allows; the artifact is kept for ${most} days`,
      );
    }
    const days = retentionDays === undefined ? undefined : Math.min(retentionDays, most);
    const upload = await log.group('Prepare the artifact', () => prepareUpload(artifactName, days, env, log));
    return {
      title: 'Upload the inventory',
      async publish({ outputs }, folder, signal) {
        const paths = [...outputs.map(({ path }) => path), MANIFEST].map((path) => join(folder, path));
        const { id, url } = await abandonOnAbort(upload.run(folder, paths), signal);
        return { 'artifact-id': id, 'artifact-url': url };
      },
    };
  },
};
