import type { PublishTarget } from './target.ts';

/** Attaches the inventory's files to a GitHub release. */
export const release: PublishTarget = {
  async prepare(context) {
    const { releaseTag } = context.inputs;
    if (releaseTag === undefined) return undefined;
    return (await import('./attach-release.ts')).prepareRelease(releaseTag, context);
  },
};
