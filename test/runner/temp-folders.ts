import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * The folders of all processes of this user, each process's in a folder named by its id. A real path, as the
 * action resolves it: the system's folder is a symbolic link on macOS and may be a short name on Windows.
 */
const shelf = path.join(realpathSync.native(tmpdir()), `b2-inventory-test-${process.getuid?.() ?? 'user'}`);
const own = path.join(shelf, String(process.pid));

let started = false;

/** A new empty folder that is removed at the latest when the process exits. */
export function makeFolder(purpose: string): string {
  if (!started) {
    started = true;
    sweep();
    process.on('exit', () => rmSync(own, { recursive: true, force: true }));
  }
  mkdirSync(own, { recursive: true });
  return mkdtempSync(path.join(own, `${purpose}-`));
}

/** Removes a folder that `makeFolder` made; others are left alone. */
export function removeFolder(folder: string): void {
  if (path.dirname(folder) === own) rmSync(folder, { recursive: true, force: true });
}

/** Removes what dead processes left: vitest kills its workers, and then no exit handler runs. */
function sweep(): void {
  mkdirSync(shelf, { recursive: true });
  for (const name of readdirSync(shelf)) {
    if (!isAlive(Number(name))) rmSync(path.join(shelf, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
