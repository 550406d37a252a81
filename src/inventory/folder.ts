import { hash } from 'node:crypto';
import {
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { OWNER, removeOwned } from '../spill/owner.ts';
import { MANIFEST, type Manifest, parseManifest } from './manifest.ts';

/**
 * The folder of an inventory while it is written. Files go into a temporary folder beside the final one and are moved
 * only when all of them are complete, so a run that ends early leaves the final folder unchanged.
 */
export class Folder {
  readonly #final: string;
  readonly #temporary: string;
  /** The outermost folder that had to be created for the final one. */
  readonly #made: string | undefined;
  readonly #paths: string[] = [];

  private constructor(final: string, temporary: string, made: string | undefined) {
    this.#final = final;
    this.#temporary = temporary;
    this.#made = made;
  }

  /** Removes the temporary folders of runs that were killed. @param final absolute path; it need not exist */
  static async begin(final: string): Promise<Folder> {
    const parent = dirname(final);
    const made = await mkdir(parent, { recursive: true });
    const stem = `.${basename(final)}.partial-`;
    await removeOwned(parent, new RegExp(`^${RegExp.escape(stem)}(\\d+-\\d+)-\\w{6}$`));
    return new Folder(final, await mkdtemp(join(parent, `${stem}${OWNER}-`)), made);
  }

  /** Removes what was written, to start over. */
  async clear(): Promise<void> {
    this.#paths.length = 0;
    await rm(this.#temporary, { recursive: true, force: true });
    await mkdir(this.#temporary, { mode: 0o700 });
  }

  /** Where to write the file that becomes `path`. @throws Error when that is outside the folder */
  async place(path: string): Promise<string> {
    if (!isInside(path))
      throw new Error(`${JSON.stringify(path)} is not a path inside the inventory's folder`);
    this.#paths.push(path);
    await mkdir(dirname(join(this.#temporary, path)), { recursive: true });
    return join(this.#temporary, path);
  }

  /** Makes a folder for files that others write there; `place` keeps each of them, and the rest is discarded. */
  async directory(path: string): Promise<string> {
    const made = join(this.#temporary, path);
    await mkdir(made, { recursive: true });
    return made;
  }

  /** Takes back a file that was placed. */
  async remove(path: string): Promise<void> {
    this.#paths.splice(this.#paths.indexOf(path), 1);
    await rm(join(this.#temporary, path));
  }

  /** Writes a small JSON file. */
  write(path: string, value: unknown): Promise<{ bytes: number; sha256: string }> {
    return this.writeWhole(path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`));
  }

  /** Writes a small file. */
  async writeWhole(path: string, bytes: Uint8Array): Promise<{ bytes: number; sha256: string }> {
    await writeFile(await this.place(path), bytes, { flag: 'wx' });
    return { bytes: bytes.length, sha256: hash('sha256', bytes) };
  }

  /**
   * Moves everything to its final name, replacing the earlier inventory: its manifest is removed first, and the new one
   * is moved last. Only files that the earlier manifest lists are deleted or replaced.
   * @throws Error when another file, or a link, is in the way; the folder is then unchanged
   */
  async finish(manifest: Manifest): Promise<void> {
    await this.write(MANIFEST, manifest);
    await mkdir(this.#final, { recursive: true });
    const earlier = (await readManifest(this.#final))?.outputs.map(({ path }) => path) ?? [];
    const gone = new Set(await this.#ours(earlier));
    for (const path of this.#paths) {
      if (path === MANIFEST) continue;
      const kind = await this.#kind(path);
      if (kind === 'other' || (kind === 'file' && !gone.has(path))) {
        throw new Error(
          `${join(this.#final, path)} already exists and is not part of an earlier inventory; nothing was changed`,
        );
      }
    }
    for (let at = 0; at < this.#paths.length; at += SYNCED_AT_ONCE) {
      const some = this.#paths.slice(at, at + SYNCED_AT_ONCE);
      await Promise.all(some.map((path) => sync(join(this.#temporary, path))));
    }
    await rm(join(this.#final, MANIFEST), { force: true });
    for (const path of gone) await rm(join(this.#final, path));
    for (const path of this.#paths) {
      await mkdir(dirname(join(this.#final, path)), { recursive: true });
      await rename(join(this.#temporary, path), join(this.#final, path));
    }
    await this.discard();
  }

  /** The paths, which are not trusted, that are files inside the folder and not behind a link. */
  async #ours(paths: readonly unknown[]): Promise<string[]> {
    const ours: string[] = [];
    for (const path of paths) {
      if (isInside(path) && (await this.#kind(path)) === 'file') ours.push(path);
    }
    return ours;
  }

  async #kind(path: string): Promise<'none' | 'file' | 'other'> {
    const whole = join(this.#final, path);
    const found = await lstat(whole).catch(() => undefined);
    if (!found) return 'none';
    const parent = await realpath(dirname(whole));
    return found.isFile() && parent === join(await realpath(this.#final), dirname(path)) ? 'file' : 'other';
  }

  /** Removes what was not finished. */
  async discard(): Promise<void> {
    await rm(this.#temporary, { recursive: true, force: true });
    // Folders that were created for the final one are removed if they are empty.
    for (let path = dirname(this.#final); this.#made && path.startsWith(this.#made); path = dirname(path)) {
      if (
        !(await rmdir(path).then(
          () => true,
          () => false,
        ))
      )
        return;
    }
  }
}

/** Each takes a file handle, and a process may have few. */
const SYNCED_AT_ONCE = 64;

/** Waits until a file is on the disk: a final name must never belong to a file that is not. */
async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The manifest in a folder, if there is one. */
async function readManifest(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => '');
  return parseManifest(text);
}

/** Why a folder cannot become an inventory's folder; undefined: it can. */
export async function foreignFiles(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (names === undefined) return 'it is a file';
  if (names.length === 0 || (await readManifest(folder))) return undefined;
  return `it is not empty and contains no ${MANIFEST} of an earlier inventory`;
}

/** Whether a path, which is not trusted, is relative and stays inside the folder. */
export function isInside(path: unknown): path is string {
  return (
    typeof path === 'string' &&
    path !== '' &&
    !/^[\\/]|^[A-Za-z]:|\\/.test(path) &&
    !path.split('/').includes('..')
  );
}
