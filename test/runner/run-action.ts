import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { validateInventory } from '../contract/validate.ts';
import { type GithubServer, type StoredArtifact, startGithubServer } from '../github-server/server.ts';
import { inputVariables, readActionFile } from './action-file.ts';
import { prepareEnvironment } from './environment.ts';
import { parseOutputs } from './file-commands.ts';
import { type Secret, searchForSecrets } from './leaks.ts';
import { type Annotation, type Group, type LogLine, parseLog } from './log.ts';
import { watchPeakMemory } from './memory.ts';
import { makeFolder, removeFolder } from './temp-folders.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Code that Node has compiled, for all runs: a tenth of the time of a short one. */
const COMPILE_CACHE = path.join(root, 'node_modules/.cache/node-compile');

/** A step to run. Everything has a default. */
export interface ActionRun {
  /** The inputs under `with:`. Defaults of action.yml fill in the rest; an unknown name is an error. */
  inputs?: Record<string, string>;
  /** Added to the variables of the runner; undefined removes one. */
  env?: Record<string, string | undefined>;
  /** A temporary folder when absent. Also the working folder. */
  workspace?: string;
  runnerTemp?: string;
  /** The webhook's payload; by default that of a private repository. */
  event?: object;
  /** `push` when absent. If given, the GitHub server reports it for the run, too. */
  eventName?: string;
  /** `main` when absent. If given, the GitHub server reports it for the run, too. */
  branch?: string;
  runId?: number;
  attempt?: number;
  job?: string;
  /** When the job began; now by default. */
  startedAt?: Date;
  /** One that lives for this run when absent; null: there is no artifact service. */
  github?: GithubServer | null;
  /** `https://github.com`; another host means GitHub Enterprise Server. */
  serverUrl?: string;
  /** The program; what the action file runs by default. */
  entry?: string;
  /** Where inputs and defaults are declared; the repository's action.yml by default. */
  actionFile?: string;
  /**
   * What must not leak, beside the application key, the GitHub token and the artifact service's tokens, which are
   * always looked for. A function is asked after the run, for tokens that a server made during it.
   */
  secrets?: Iterable<Secret> | (() => Iterable<Secret>);
  /** Called as soon as the process runs, for example to signal it. */
  onSpawn?(child: ChildProcess): void;
  /** Called with every piece that it prints to stdout. */
  onOutput?(text: string): void;
  /** Killed and reported as an error after this; 60 s by default. */
  timeoutMs?: number;
  /** The inventory's folder also holds files that its manifest does not list. */
  otherFiles?: boolean;
  nodeArgs?: string[];
}

/** What a step did. */
export interface ActionResult {
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
  outputs: Record<string, string>;
  /** The Markdown of the job summary. */
  summary: string;
  annotations: Annotation[];
  masks: string[];
  groups: Group[];
  /** stdout, then stderr, line by line, as the runner understands and shows them. */
  log: LogLine[];
  workspace: string;
  runnerTemp: string;
  /** What this run's id has in the artifact service now. */
  artifacts: StoredArtifact[];
  /** Relative paths of the files in the workspace, or in a folder relative to it; sorted, with `/`. */
  files(folder?: string): string[];
  /** Undefined where the system does not report it. */
  peakRssBytes?: number;
  wallMs: number;
  /** Removes the temporary folders now; they go in any case when the process exits. */
  dispose(): void;
}

/**
 * Runs the built action as GitHub's runner would, then searches all that it left behind for secrets, and checks the
 * inventory that it wrote against its manifest and the schemas.
 */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const { runId = 4711, inputs = {} } = run;
  const workspace = run.workspace ?? makeFolder('workspace');
  const runnerTemp = run.runnerTemp ?? makeFolder('runner-temp');
  const github = run.github === undefined ? await startGithubServer() : run.github;
  try {
    const { env, files } = prepareEnvironment({
      workspace,
      runnerTemp,
      github,
      runId,
      event: run.event ?? { repository: { private: true, visibility: 'private' } },
      eventName: run.eventName ?? 'push',
      branch: run.branch ?? 'main',
      attempt: run.attempt ?? 1,
      job: run.job ?? 'inventory',
      startedAt: run.startedAt ?? new Date(),
      serverUrl: run.serverUrl ?? 'https://github.com',
    });
    github?.addRun({
      runId,
      ...(run.eventName === undefined ? {} : { event: run.eventName }),
      ...(run.branch === undefined ? {} : { headBranch: run.branch }),
    });
    const actionFile = run.actionFile ?? path.join(root, 'action.yml');
    const action = readActionFile(actionFile);
    Object.assign(env, inputVariables(action, inputs, { 'github.token': github?.githubToken ?? '' }));
    for (const [name, value] of Object.entries(run.env ?? {})) {
      if (value === undefined) delete env[name];
      else env[name] = value;
    }

    const entry = run.entry ?? path.resolve(path.dirname(actionFile), action.runs.main);
    if (!existsSync(entry)) throw new Error(`${entry} does not exist: npm run build`);
    const earlier = new Set((github?.artifacts() ?? []).map(({ id }) => id));
    const exit = await runNode(entry, env, workspace, run);
    // The runner reads commands from both streams.
    const logs = [parseLog(exit.stdout), parseLog(exit.stderr)];
    const artifacts = (github?.artifacts() ?? []).filter((artifact) => artifact.runId === runId);
    const outputs = parseOutputs(readFileSync(files.output, 'utf8'));
    const summary = readFileSync(files.summary, 'utf8');
    const uploaded = artifacts.filter(({ id }) => !earlier.has(id));
    const finds = await searchForSecrets(
      {
        ...{ ...exit, outputs, summary, artifacts: uploaded, folders: [workspace, runnerTemp] },
        signedUrls: outputs['signed-urls-path'],
      },
      secretsOf(run, github),
    );
    if (finds.length > 0)
      throw new Error(`secrets leaked:\n  ${[...new Set(finds)].slice(0, 20).join('\n  ')}`);
    const manifest = outputs['manifest-path'];
    if (manifest) await validateInventory(path.dirname(manifest), run);
    return {
      ...exit,
      outputs,
      summary,
      annotations: logs.flatMap((log) => log.annotations),
      masks: logs.flatMap((log) => log.masks),
      groups: logs.flatMap((log) => log.groups),
      log: logs.flatMap((log) => log.lines),
      workspace,
      runnerTemp,
      // The bytes of a server that ends with this run are read now, or they could not be read later.
      artifacts: run.github === undefined ? artifacts.map((each) => ({ ...each })) : artifacts,
      files: (folder = '.') => listFiles(path.resolve(workspace, folder)),
      dispose: () => {
        removeFolder(workspace);
        removeFolder(runnerTemp);
      },
    };
  } finally {
    if (run.github === undefined) await github?.close();
  }
}

interface Exit {
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
  peakRssBytes?: number;
  wallMs: number;
}

async function runNode(
  entry: string,
  env: Record<string, string>,
  cwd: string,
  run: ActionRun,
): Promise<Exit> {
  const start = performance.now();
  const child = spawn(process.execPath, [...(run.nodeArgs ?? []), entry], {
    cwd,
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const memory = watchPeakMemory(child.pid ?? 0);
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text;
      if (name === 'stdout') run.onOutput?.(text);
    });
  }
  let timedOut = false;
  const timeoutMs = run.timeoutMs ?? 60_000;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill('SIGKILL');
  }, timeoutMs);
  try {
    run.onSpawn?.(child);
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
      child.on('error', reject).on('close', (...ended) => resolve(ended));
    });
    if (timedOut) {
      throw new Error(`the action ran longer than ${timeoutMs} ms; its last output:\n${lastWords(printed)}`);
    }
    const peakRssBytes = memory.bytes();
    const wallMs = performance.now() - start;
    return { code, signal, ...printed, wallMs, ...(peakRssBytes === undefined ? {} : { peakRssBytes }) };
  } finally {
    clearTimeout(timer);
    memory.stop();
    child.kill('SIGKILL');
  }
}

/** Names for what is always searched; values too short to search for can only be wrong keys that a test made up. */
function secretsOf(run: ActionRun, github: GithubServer | null): Secret[] {
  const always = [
    { name: 'the input application-key', value: run.inputs?.['application-key'] },
    { name: 'B2_APPLICATION_KEY', value: run.env?.B2_APPLICATION_KEY },
    { name: 'the input github-token', value: run.inputs?.['github-token'] },
    ...(github?.secrets() ?? []).map((value) => ({ name: 'a secret of the GitHub server', value })),
  ].map(({ name, value }) => ({ name, value: value?.trim() ?? '' }));
  const own = typeof run.secrets === 'function' ? run.secrets() : (run.secrets ?? []);
  return [...always.filter((secret) => secret.value.length >= 8), ...own];
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

function lastWords({ stdout, stderr }: { stdout: string; stderr: string }): string {
  return `${stdout.slice(-2000)}\n${stderr.slice(-2000)}`;
}
