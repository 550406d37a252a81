import type { PublishTarget } from './target.ts';

/** Uploads the inventory as an artifact of the workflow run. */
export const artifact: PublishTarget = {
  async prepare(context) {
    // Without an artifact there may still be a warning.
    if (context.inputs.artifactName === undefined && !context.policy.hidesNames) return undefined;
    return (await import('./upload-artifact.ts')).prepareArtifact(context);
  },
};
