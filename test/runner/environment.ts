import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GithubServer } from '../github-server/server.ts';

/** The job that a step runs in. */
export interface JobSetting {
  workspace: string;
  runnerTemp: string;
  event: object;
  eventName: string;
  /** `main` when absent. */
  branch?: string;
  runId: number;
  attempt: number;
  job: string;
  /** When the job began, as its runtime token says. */
  startedAt: Date;
  serverUrl: string;
  /** Null on a runner that has no artifact service. */
  github: GithubServer | null;
}

/** The files through which a step speaks to the runner. */
export interface CommandFiles {
  output: string;
  summary: string;
}

/**
 * The variables that a runner sets for a JavaScript action, and the files that they name. PATH and HOME come from the
 * caller and nothing else does, or a developer's B2_APPLICATION_KEY or proxy would decide what a test proves.
 */
export function prepareEnvironment(setting: JobSetting): {
  env: Record<string, string>;
  files: CommandFiles;
} {
  const { workspace, runnerTemp, github, runId, attempt, branch = 'main' } = setting;
  const commands = path.join(runnerTemp, '_runner_file_commands');
  const workflow = path.join(runnerTemp, '_github_workflow');
  for (const folder of [commands, workflow]) mkdirSync(folder, { recursive: true });
  const eventFile = path.join(workflow, 'event.json');
  writeFileSync(eventFile, JSON.stringify(setting.event));
  // The runner makes a new set for every step; @actions/core throws where a variable is set and its file is missing.
  const suffix = `${process.pid}-${performance.now()}`;
  const commandFile = (name: string) => {
    const file = path.join(commands, `${name}_${suffix}`);
    writeFileSync(file, '');
    return file;
  };
  const files = { output: commandFile('set_output'), summary: commandFile('step_summary') };
  const repository = github?.repository ?? 'octo-org/octo-repo';
  const ofHost =
    setting.serverUrl === 'https://github.com' ? 'https://api.github.com' : `${setting.serverUrl}/api/v3`;
  const apiUrl = github?.url ?? ofHost;
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: 'inventory',
    GITHUB_ACTOR: 'octocat',
    GITHUB_ACTOR_ID: '583231',
    GITHUB_API_URL: apiUrl,
    GITHUB_BASE_REF: '',
    GITHUB_ENV: commandFile('set_env'),
    GITHUB_EVENT_NAME: setting.eventName,
    GITHUB_EVENT_PATH: eventFile,
    GITHUB_GRAPHQL_URL: `${apiUrl}/graphql`,
    GITHUB_HEAD_REF: '',
    GITHUB_JOB: setting.job,
    GITHUB_OUTPUT: files.output,
    GITHUB_PATH: commandFile('add_path'),
    GITHUB_REF: `refs/heads/${branch}`,
    GITHUB_REF_NAME: branch,
    GITHUB_REF_PROTECTED: 'false',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_ID: '1',
    GITHUB_REPOSITORY_OWNER: repository.split('/')[0] as string,
    GITHUB_REPOSITORY_OWNER_ID: '2',
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_RUN_ATTEMPT: String(attempt),
    GITHUB_RUN_ID: String(runId),
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: setting.serverUrl,
    GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53',
    GITHUB_STATE: commandFile('save_state'),
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_TRIGGERING_ACTOR: 'octocat',
    GITHUB_WORKFLOW: 'inventory',
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/inventory.yml@refs/heads/${branch}`,
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 1',
    RUNNER_OS: process.platform === 'win32' ? 'Windows' : process.platform === 'darwin' ? 'macOS' : 'Linux',
    RUNNER_TEMP: runnerTemp,
    RUNNER_TOOL_CACHE: path.join(runnerTemp, '_tool'),
  };
  if (github) {
    env.ACTIONS_RESULTS_URL = `${github.url}/`;
    env.ACTIONS_RUNTIME_URL = `${github.url}/`;
    env.ACTIONS_RUNTIME_TOKEN = github.token(runId, setting.job, setting.startedAt, attempt);
  }
  return { env, files };
}
