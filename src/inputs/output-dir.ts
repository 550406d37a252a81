import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { foreignFiles } from '../inventory/folder.ts';
import { unexpandedPath } from '../names/unexpanded-path.ts';
import { Fault, notAllowed } from './fault.ts';
import type { Given } from './given.ts';

/**
 * An absolute path with links resolved, in the workspace or in RUNNER_TEMP. The folder is new, empty, or contains an
 * earlier inventory.
 */
export async function readOutputDir(text: string, given: Given): Promise<string | Fault> {
  const unexpanded = unexpandedPath(text);
  if (unexpanded !== undefined) return new Fault(unexpanded);
  const { workspace, temp } = given;
  const quoted = JSON.stringify(text);
  let path: string;
  let foreign: string | undefined;
  const roots = await Promise.all([workspace, ...(temp ? [temp] : [])].map(real));
  try {
    path = await real(resolve(workspace, text));
    foreign = await foreignFiles(path);
  } catch (error) {
    return new Fault(`: ${quoted} cannot be used (${(error as NodeJS.ErrnoException).code})`);
  }
  if (roots.includes(path)) {
    return new Fault(`: ${quoted} is the workspace or RUNNER_TEMP itself; give a folder in it`);
  }
  if (!roots.some((root) => isBelow(path, root))) {
    return notAllowed(
      text,
      `in the workspace (${workspace}) or in RUNNER_TEMP (${temp ?? 'not set'})`,
      `give a path relative to the workspace. In a container job, \${{ github.workspace }} and \${{ runner.temp }} are paths outside the container`,
    );
  }
  return foreign === undefined
    ? path
    : new Fault(
        `: ${quoted} is refused, since ${foreign}; nothing in it was changed. Give a new or empty folder`,
      );
}

function isBelow(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}

/** The path with links resolved, as far as it exists. @throws Error on a link that leads nowhere */
async function real(path: string): Promise<string> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (found) return realpath(path);
  return dirname(path) === path ? path : join(await real(dirname(path)), basename(path));
}
