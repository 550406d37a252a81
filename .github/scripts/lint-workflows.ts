/**
 * actionlint, shellcheck and zizmor over the workflows that run here and those that users are shown. They are not npm
 * packages: `.ci/install-linters` puts them into .ci/tools; otherwise they are taken from the PATH. One that is absent
 * is skipped, and the note says so.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const WORKFLOWS = '.github/workflows';
const EXAMPLES = 'docs/examples';
const SHELL_SCRIPTS = ['.ci/run', '.ci/install-linters', '.ci/install-sarif-validator'];

/** A run of one of the programs, in the root of the repository. */
interface Lint {
  program: string;
  args: string[];
}

/** The environment to start a linter in: it is looked for in .ci/tools first. */
export function linterEnvironment(root: string): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${join(root, '.ci/tools')}${delimiter}${process.env.PATH ?? ''}` };
}

/** One line for each finding; the note names what ran and what was skipped. */
export function lintWorkflows(root: string): { faults: string[]; note: string } {
  const own = yamlFiles(root, WORKFLOWS);
  const examples = yamlFiles(root, EXAMPLES);
  // Auditor is the strictest persona. Offline: what needs GitHub's API is audited by the CI workflow.
  const zizmor = ['--offline', '--persona=auditor', '--strict-collection', '--quiet', '--color=never'];
  const lints: Lint[] = [
    { program: 'actionlint', args: ['-no-color', '-oneline', ...own, ...examples] },
    { program: 'shellcheck', args: ['--format=gcc', ...SHELL_SCRIPTS] },
    { program: 'zizmor', args: [...zizmor, '--config=.github/zizmor.yml', ...own, '.github/dependabot.yml'] },
    { program: 'zizmor', args: [...zizmor, '--config=.github/zizmor-examples.yml', ...examples] },
  ];
  const env = linterEnvironment(root);
  const faults: string[] = [];
  const ran = new Set<string>();
  const absent = new Set<string>();
  for (const { program, args } of lints) {
    const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, env, encoding: 'utf8' });
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') {
      absent.add(program);
      continue;
    }
    ran.add(program);
    if (status === 0) continue;
    const printed = `${stdout ?? ''}${stderr ?? ''}`.trim();
    faults.push(...(printed || `${program}: ${error?.message ?? `exit code ${status}`}`).split('\n'));
  }
  const skipped = [...absent].map((program) => `${program} SKIPPED, not installed`);
  return { faults, note: [...ran, ...skipped].join(', ') };
}

function yamlFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${folder}/${name}`);
}
