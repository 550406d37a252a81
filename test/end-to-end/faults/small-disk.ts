import { spawnSync } from 'node:child_process';
import { makeFolder } from '../../runner/temp-folders.ts';

export const NO_MOUNT = 'a small file system can be mounted by root on Linux only';

/** Mounts a file system of this size; undefined where none can be mounted. */
export function mountSmall(kibibytes: number): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const folder = makeFolder('small-disk');
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder]);
  return status === 0 ? folder : undefined;
}

export function unmount(folder: string | undefined): void {
  if (folder) spawnSync('umount', [folder]);
}
