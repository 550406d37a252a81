import { hash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Asset, Releases } from '../github/releases.ts';
import type { RestNeed } from '../github/rest.ts';
import { MANIFEST } from '../inventory/manifest.ts';
import { temporaryName } from '../spill/owner.ts';
import { dataFiles } from './data-file.ts';
import { inputError, openPath } from './open.ts';
import { type Baseline, otherRequest, readBaseline, type WantedRequest } from './read-manifest.ts';
import type { BaselineSearch, OpenBaseline } from './source.ts';

const NEED: RestNeed = {
  input: 'baseline',
  denied: 'the token may not read releases',
  permission: 'contents: read',
  failed: 'the inventory of the release could not be downloaded (REASON). Run the step again',
};

/** Downloads and opens the inventory that is attached to a release. @returns undefined: there is none yet */
export async function openRelease(
  tag: string,
  request: WantedRequest,
  search: BaselineSearch,
): Promise<OpenBaseline | undefined> {
  const { inputs, log, env, signal } = search;
  const releases = await Releases.open(inputs.githubToken, env, NEED, signal);
  const folder = await mkdtemp(join(env.RUNNER_TEMP ?? tmpdir(), temporaryName('baseline')));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const manifestPath = join(folder, MANIFEST);
    const manifest = await log.group('Find the baseline', async () => {
      const release = await releases.find(tag);
      if (!release)
        throw inputError(
          `names the tag ${JSON.stringify(tag)}, which has no release, or a draft that the token cannot see; that needs \`contents: write\``,
        );
      const assets = new Map((await releases.assets(release)).map((asset) => [asset.name, asset]));
      const found = assets.get(MANIFEST);
      if (!found) {
        log.notice(
          `The release ${release.url} has no ${MANIFEST} yet: nothing is compared, and this run counts as the first`,
        );
        return undefined;
      }
      const read = await downloadManifest(releases, found, manifestPath);
      if (typeof read === 'string') throw inputError(`${read}: ${MANIFEST} of ${release.url}`);
      log.info(`Compares with the inventory of ${read.startedAt}: ${release.url}`);
      // Another request is refused below, whatever its rows are.
      if (otherRequest(read, request) === undefined)
        await downloadRows(releases, read, assets, folder, search);
      return read;
    });
    if (!manifest) {
      await discard();
      return undefined;
    }
    const opened = await openPath(manifestPath, manifest, request, search);
    return {
      ...opened,
      close: async () => {
        await opened.close();
        await discard();
      },
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function downloadManifest(releases: Releases, asset: Asset, path: string): Promise<Baseline | string> {
  await releases.download(asset, path);
  const sha256 = hash('sha256', await readFile(path));
  if (asset.digest !== undefined && asset.digest !== `sha256:${sha256}`)
    return 'is damaged: it does not match the SHA-256 that GitHub reports';
  return readBaseline(path);
}

/** Downloads the file with rows that is cheapest to read, which is verified when it is opened. */
async function downloadRows(
  releases: Releases,
  manifest: Baseline,
  assets: ReadonlyMap<string, Asset>,
  folder: string,
  { inputs: { formats } }: BaselineSearch,
): Promise<void> {
  const files = dataFiles(manifest, formats);
  if (typeof files === 'string') return;
  // GitHub takes no empty files, so they are not attached.
  const attached = files.find(({ files }) =>
    files.every(({ path, bytes }) => bytes === 0 || assets.has(path)),
  );
  for (const { path, bytes } of attached?.files ?? []) {
    if (bytes === 0) await writeFile(join(folder, path), '');
    else await releases.download(assets.get(path)!, join(folder, path));
  }
}
