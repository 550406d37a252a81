import { spawnSync } from 'node:child_process';
import { test } from 'vitest';

/** Why a test cannot run here; undefined when it can. In CI on Linux every program must be there. */
function absent(programs: readonly string[]): string | undefined {
  if (process.platform === 'win32') return `a POSIX ${programs.join(', ')}`;
  const missing = programs.filter((name) => spawnSync(name, ['--version']).error !== undefined);
  return missing.length === 0 || (process.env.CI === 'true' && process.platform === 'linux')
    ? undefined
    : missing.join(', ');
}

/**
 * A test that runs programs of the system. Where one is not installed it is skipped and its title says so; with
 * CI=true on Linux it fails instead. On Windows it is always skipped: names and paths of these tests are POSIX ones.
 */
export function testWith(
  programs: readonly string[],
  title: string,
  run: () => Promise<void> | void,
  timeout?: number,
): void {
  const missing = absent(programs);
  if (missing === undefined) test(title, run, timeout);
  else test.skip(`${title} (skipped: ${missing} is not installed)`, run);
}
