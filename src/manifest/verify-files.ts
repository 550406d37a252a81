import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isInside } from './folder.ts';
import type { Manifest, ManifestFile } from './manifest.ts';

/**
 * Verifies files of an earlier inventory, which may come from anywhere, before they are read: there, in its folder,
 * and of the size and sha256 that its manifest tells. Each is read to its end, in little memory.
 * @param folder the one that holds the manifest
 * @param manifest checked by readBaseline
 * @param paths those that will be read, as the manifest lists them
 * @returns the first thing that is wrong, as text to stand behind the manifest's name; undefined when all is right
 * @throws the signal's reason
 */
export async function verifyFiles(
  folder: string,
  manifest: Pick<Manifest, 'outputs'>,
  paths: readonly string[],
  signal?: AbortSignal,
): Promise<string | undefined> {
  for (const path of paths) {
    const file = manifest.outputs.find((output) => output.path === path);
    const fault = file ? await faultOf(folder, file, signal) : 'which it does not';
    if (fault !== undefined) return `lists ${JSON.stringify(path)}, ${fault}`;
  }
  return undefined;
}

async function faultOf(
  folder: string,
  file: ManifestFile,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (!isInside(file.path)) return 'whose path leads out of its folder';
  try {
    const real = await realpath(join(folder, file.path));
    if (!isInside(relative(await realpath(folder), real)))
      return 'which a symbolic link takes out of its folder';
    const found = await stat(real);
    if (!found.isFile()) return 'which is no file';
    if (found.size !== file.bytes) return `which has ${found.size} bytes and not ${file.bytes}`;
    const hash = createHash('sha256');
    const stream = createReadStream(real, { highWaterMark: 1 << 20, ...(signal && { signal }) });
    for await (const chunk of stream as AsyncIterable<Buffer>) hash.update(chunk);
    return hash.digest('hex') === file.sha256 ? undefined : 'whose sha256 is another';
  } catch (error) {
    signal?.throwIfAborted();
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'which is missing' : `which cannot be read (${code})`;
  }
}
