import { uploadedName } from './artifact.ts';
import type { PublishTarget } from './target.ts';

const PAGE = 'report.html';

/** Uploads the report page beside the artifact, as a file of its own that need not be unpacked. */
export const reportPage: PublishTarget = {
  async prepare(context) {
    const artifactName = uploadedName(context);
    if (artifactName === undefined || !context.inputs.documents.some(({ path }) => path === PAGE))
      return undefined;
    return (await import('./upload-page.ts')).preparePage(PAGE, artifactName, context);
  },
};
