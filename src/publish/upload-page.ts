import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareUpload } from '../github/artifact-service.ts';
import { temporaryName } from '../spill/owner.ts';
import { abandonOnAbort, keptDays } from './artifact.ts';
import type { Publication, PublishContext } from './target.ts';

/** Most file systems limit the name of a file to this. */
const NAME_BYTES = 255;

/**
 * Prepares the upload of a page beside the artifact, as `<artifact-name>.html`.
 * @param page its file in the inventory's folder
 */
export async function preparePage(
  page: string,
  artifactName: string,
  { inputs, env, log }: PublishContext,
): Promise<Publication> {
  const name = `${artifactName}.html`;
  if (Buffer.byteLength(name) > NAME_BYTES)
    throw new Error(
      `Input \`artifact-name\`: the report page is uploaded as ${JSON.stringify(name)}, which is too long for a file name; use at most ${NAME_BYTES - '.html'.length} bytes`,
    );
  const options = { retentionDays: keptDays(inputs, env), isRaw: true };
  const upload = await log.group('Prepare the report page', () => prepareUpload(name, options, env, log));
  return {
    title: 'Upload the report page',
    async publish(_, folder, signal) {
      // The client names the artifact after the file.
      const temporary = await mkdtemp(join(env.RUNNER_TEMP ?? tmpdir(), temporaryName('page')));
      try {
        await copyFile(join(folder, page), join(temporary, name));
        const { url } = await abandonOnAbort(upload.run(temporary, [join(temporary, name)]), signal);
        return { 'report-url': url };
      } finally {
        await rm(temporary, { recursive: true, force: true });
      }
    },
  };
}
