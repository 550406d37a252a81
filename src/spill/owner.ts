import { existsSync, readFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * This process, as part of the names of its temporary files: its id, and when it started, since ids are used again.
 * Where there is no /proc, the start is 0.
 */
export const OWNER = `${process.pid}-${startOf(process.pid)}`;

/** Whether the process that calls itself `owner` still runs. */
export function isRunning(owner: string): boolean {
  const [pid, start] = owner.split('-');
  return Number(pid) > 0 && startOf(Number(pid)) === start;
}

/** In clock ticks since the system started; undefined: there is no such process. */
function startOf(pid: number): string | undefined {
  if (existsSync('/proc/self/stat')) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      // The name of the program, in parentheses, may contain anything. Its state follows, and 19 fields on its start.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // A zombie has ended.
      return fields[0] === 'Z' ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  try {
    process.kill(pid, 0);
    return '0';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? '0' : undefined;
  }
}

/** The beginning of the name of a temporary file or folder in RUNNER_TEMP. @param kind one word */
export function temporaryName(kind: string): string {
  return `b2-inventory-${kind}-${OWNER}-`;
}

/** Removes the temporary files of processes that were killed. @param directory RUNNER_TEMP */
export function removeLeftovers(directory: string): Promise<void> {
  return removeOwned(directory, /^b2-inventory-[a-z]+-(\d+-\d+)-[\w-]+$/);
}

/** @param pattern of the names that are removed; its group is an owner that no longer runs */
export async function removeOwned(directory: string, pattern: RegExp): Promise<void> {
  for (const name of await readdir(directory).catch(() => [])) {
    const owner = pattern.exec(name)?.[1];
    if (owner !== undefined && !isRunning(owner)) {
      await rm(join(directory, name), { recursive: true, force: true });
    }
  }
}
