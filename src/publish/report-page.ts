import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report } from '../documents/report/report.ts';
import { abandonOnAbort, prepareUpload } from '../github/artifact-service.ts';
import { temporaryName } from '../spill/owner.ts';
import { keptDays, uploadedName } from './artifact.ts';
import type { PublishTarget } from './target.ts';

const PAGE = report.path;
/** Most file systems limit the name of a file to this. */
const NAME_BYTES = 255;

/** Uploads the report page beside the artifact, as a file of its own that need not be unpacked. */
export const reportPage: PublishTarget = {
  async prepare(context) {
    const { inputs, env, log, signal } = context;
    const artifactName = uploadedName(context);
    if (artifactName === undefined || !inputs.documents.some(({ path }) => path === PAGE)) return undefined;
    const name = `${artifactName}.html`;
    if (Buffer.byteLength(name) > NAME_BYTES)
      throw new Error(
        `Input \`artifact-name\`: the report page is uploaded as ${JSON.stringify(name)}, which is too long for a file name; use at most ${NAME_BYTES - '.html'.length} bytes`,
      );
    const options = { retentionDays: keptDays(inputs, env), isRaw: true };
    const upload = await log.group('Prepare the report page', () => prepareUpload(name, options, env, log));
    return {
      title: 'Upload the report page',
      async publish(_, folder) {
        // The client names the artifact after the file.
        const temporary = await mkdtemp(join(env.RUNNER_TEMP ?? tmpdir(), temporaryName('page')));
        try {
          await copyFile(join(folder, PAGE), join(temporary, name));
          const { url } = await abandonOnAbort(upload.run(temporary, [join(temporary, name)]), signal);
          return { outputs: { 'report-url': url } };
        } finally {
          await rm(temporary, { recursive: true, force: true });
        }
      },
    };
  },
};
