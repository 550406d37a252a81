import { spawnSync } from 'node:child_process';
import { test } from 'vitest';

/** Why a test cannot run here; undefined when it can. In CI every program must be there. */
function absent(programs: readonly string[]): string | undefined {
  const missing = programs.filter((name) => spawnSync(name, ['--version']).error !== undefined);
  return missing.length === 0 || process.env.CI === 'true' ? undefined : missing.join(', ');
}

/**
 * A test that runs programs of the system. Where one is not installed it is skipped and its title says so; with
 * CI=true it fails instead.
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
