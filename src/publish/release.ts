import { InputError } from '../github/input-error.ts';
import { Releases } from '../github/releases.ts';
import type { RestNeed } from '../github/rest.ts';
import { attachedFiles, replaceAssets } from './release-assets.ts';
import { LinkedFiles, linkTable, withTable } from './release-notes.ts';
import type { PublishTarget } from './target.ts';

const NEED: RestNeed = {
  input: 'release-tag',
  denied: 'the token may not write releases',
  permission: 'contents: write',
  failed: 'the release could not be updated (REASON). Run the step again',
};

/** Attaches the inventory's files to a GitHub release. */
export const release: PublishTarget = {
  async prepare({ inputs, listing, policy, env, log, signal }) {
    if (listing?.inputs.releaseTag === undefined) return undefined;
    const { releaseTag: tag, githubToken } = listing.inputs;
    if (!policy.publishes(inputs.artifactNamed)) {
      throw refused(
        'nothing is attached, since this repository is public, or its visibility is unknown, and a bucket is private; set `artifact-name` to publish the inventory anyway, or remove `release-tag`',
      );
    }
    const releases = await Releases.open(githubToken, env, NEED, signal);
    const found = await log.group('Find the release', () => releases.find(tag));
    // Also explains why a draft was not found.
    await releases.checkWritable();
    if (!found) {
      throw refused(
        `there is no release with the tag ${JSON.stringify(tag)}; create it, for example as a draft`,
      );
    }
    if (found.isImmutable) {
      throw refused(
        `the release ${found.url} is immutable, so that no file can be attached; attach to the draft, before it is published`,
      );
    }
    const isPublic = new Set(
      listing.selection.buckets.flatMap(({ bucketName, bucketType }) =>
        bucketType === 'allPublic' ? bucketName : [],
      ),
    );
    const linked = new LinkedFiles((bucket) => !policy.hidesNames && isPublic.has(bucket));
    return {
      title: 'Attach to the release',
      sink: linked,
      async publish(manifest, folder, fails) {
        if (fails) {
          log.warning(
            `Nothing was attached to the release ${found.url}, since the inventory is not complete or a gate failed`,
          );
          return {};
        }
        const files = await attachedFiles(manifest, folder);
        await replaceAssets(releases, found, files, log, signal);
        const base = `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/releases/download/${encodeURIComponent(tag)}/`;
        const notes = await releases.notes(found);
        const changed = withTable(notes, linkTable(manifest, linked.files, files, base));
        if (changed !== undefined && changed !== notes) {
          await releases.setNotes(found, changed);
          log.info('The table in the notes is up to date');
        }
        return { outputs: { 'release-url': found.url }, place: { name: 'the release', url: found.url } };
      },
    };
  },
};

function refused(why: string): InputError {
  return new InputError([`Input \`release-tag\`: ${why}`]);
}
