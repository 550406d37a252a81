/** Everything that is checked without running the action: one line each, and details of what failed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { licences } from './licences.ts';
import { lintWorkflows } from './lint-workflows.ts';
import { outdated } from './readme.ts';
import { wrongImports } from './rooms.ts';

const root = join(import.meta.dirname, '../..');
/** Where dist/ is built a second time. Git ignores it. */
const AGAIN = 'build-check';

/** A check gives what is wrong, one line each, and may say what it saw. */
interface Result {
  faults: string[];
  note?: string;
}

const CHECKS: readonly (readonly [name: string, run: () => Result])[] = [
  ['types of src', () => tool('typescript/bin/tsc', '-p', '.', '--noEmit')],
  ['types of the report page', () => tool('typescript/bin/tsc', '-p', 'src/documents/report-page')],
  ['types of tests and scripts', () => tool('typescript/bin/tsc', '-p', 'test/tsconfig.json')],
  ['format and lint', () => tool('@biomejs/biome/bin/biome', 'check')],
  ['README and schema up to date', () => ({ faults: outdated() })],
  ['imports go one way', () => ({ faults: wrongImports(join(root, 'src')) })],
  [
    'exports and dependencies are used',
    () => tool('knip/bin/knip.js', '--no-progress', '--treat-config-hints-as-errors'),
  ],
  ['workflows', () => lintWorkflows(root)],
  ['licences', () => licences(root)],
  ['dist up to date', distUpToDate],
];

function tool(module: string, ...args: string[]): Result {
  return command(process.execPath, [join(root, 'node_modules', module), ...args]);
}

function command(program: string, args: string[]): Result {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return { faults: [] };
  const said = `${stdout ?? ''}${stderr ?? ''}`.trimEnd() || String(error ?? `exit code ${status}`);
  return { faults: said.split('\n') };
}

/** Builds again beside dist/ and compares file by file, so that stale and forgotten chunks show too. */
function distUpToDate(): Result {
  try {
    const build = command(process.execPath, [join(import.meta.dirname, 'build.ts'), AGAIN]);
    if (build.faults.length > 0) return build;
    return { faults: [...differences('dist', AGAIN), ...untracked('dist')] };
  } finally {
    rmSync(join(root, AGAIN), { recursive: true, force: true });
  }
}

function differences(committed: string, built: string): string[] {
  const [old, fresh] = [files(committed), files(built)];
  const faults = [...new Set([...old, ...fresh])].sort().flatMap((file) => {
    if (!fresh.includes(file)) return `${committed}/${file} is stale: the build does not make it`;
    if (!old.includes(file)) return `${committed}/${file} is missing`;
    const same = readFileSync(join(root, committed, file)).equals(readFileSync(join(root, built, file)));
    return same ? [] : `${committed}/${file} is not what the build gives`;
  });
  return faults.length > 0 ? [...faults, 'npm run build, and commit dist/ with the source'] : [];
}

function files(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, folder).length + 1));
}

/** Files that a commit would forget. Outside a git checkout there is nothing to tell. */
function untracked(folder: string): string[] {
  const { status, stdout } = spawnSync('git', ['ls-files', '--others', '--', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  return status === 0
    ? stdout.split('\n').flatMap((file) => (file ? `${file} is not in git: git add ${folder}` : []))
    : [];
}

let failed = 0;
for (const [name, run] of CHECKS) {
  const start = performance.now();
  const { faults, note } = run();
  if (faults.length > 0) failed++;
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  console.log(`${faults.length > 0 ? 'FAIL' : 'pass'}  ${name} (${seconds} s)${note ? `: ${note}` : ''}`);
  for (const fault of faults) console.log(`      ${fault}`);
}
console.log(failed === 0 ? 'All checks passed' : `${failed} of ${CHECKS.length} checks failed`);
process.exitCode = failed === 0 ? 0 : 1;
