import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../github/log.ts';
import {
  type Asset,
  digestOf,
  MOST_ASSET_BYTES,
  type Release,
  type Releases,
  type UploadFile,
} from '../github/releases.ts';
import { BUCKETS_JSON, MANIFEST, type Manifest } from '../inventory/manifest.ts';
import { bytes as bytesText } from '../text/numbers.ts';

/** A file to attach. */
export interface AttachedFile extends UploadFile {
  readonly name: string;
}

/** The name of an asset until it replaces the one that it is for. */
const UPLOADING = '.b2-inventory-upload';

/** The files of an inventory that are attached, manifest.json last. Settings of buckets are not for the public. */
export async function attachedFiles({ outputs }: Manifest, folder: string): Promise<AttachedFile[]> {
  const manifest = await readFile(join(folder, MANIFEST));
  const sha256 = hash('sha256', manifest);
  const files = outputs.filter(({ path }) => path !== BUCKETS_JSON);
  return [...files, { path: MANIFEST, bytes: manifest.length, sha256 }].map(({ path, bytes, sha256 }) => ({
    name: path,
    path: join(folder, path),
    bytes,
    sha256,
  }));
}

/**
 * Attaches files, and replaces only assets of the same names. All are uploaded under other names first, so that a failed
 * upload changes nothing; then they replace the old ones, manifest.json last. What an interrupted run left is removed.
 * @throws Error
 */
export async function replaceAssets(
  releases: Releases,
  release: Release,
  files: readonly AttachedFile[],
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const large = files.find(({ bytes }) => bytes >= MOST_ASSET_BYTES);
  if (large) {
    throw new Error(
      `Input \`release-tag\`: ${large.name} has ${bytesText(large.bytes)}, and GitHub attaches only files below 2 GiB; use a compressed format`,
    );
  }
  const assets = await releases.assets(release);
  for (const left of assets.filter(({ name }) => name.endsWith(UPLOADING))) await releases.remove(left);
  const old = new Map(assets.map((asset) => [asset.name, asset]));
  const changed = files.filter((file) => old.get(file.name)?.digest !== digestOf(file));
  const uploaded = new Map<string, Asset>();
  try {
    for (const file of changed) {
      const { name, bytes } = file;
      // GitHub takes no empty files.
      if (bytes === 0) log.info(`${name} is empty, and is not attached`);
      else uploaded.set(name, await releases.upload(release, name + UPLOADING, file));
    }
  } catch (error) {
    signal.throwIfAborted();
    for (const asset of uploaded.values()) await releases.remove(asset).catch(() => {});
    throw error;
  }
  // Without it, no reader takes a mixture of old and new files for an inventory.
  const manifest = old.get(MANIFEST);
  if (manifest && uploaded.has(MANIFEST)) await releases.remove(manifest);
  for (const { name } of changed) {
    const [before, after] = [old.get(name), uploaded.get(name)];
    if (before && name !== MANIFEST) await releases.remove(before);
    if (!after) continue;
    await releases.rename(after, name);
    log.info(`${before ? 'Replaced' : 'Attached'} ${name}`);
  }
}
