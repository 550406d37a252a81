import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { makeFolder, removeFolder } from '../runner/temp-folders.ts';

/** What a process used. */
export interface Usage {
  wallMs: number;
  /** Processor time of all its threads, user and system. */
  cpuMs: number;
  /** The same of its main thread, which is the busiest one. */
  mainThreadMs: number;
  peakBytes: number;
  stdout: string;
}

/** As JavaScript: Node needs 20 MB and 80 ms to remove types, which would count as the program's. */
const atExit = `data:text/javascript,${encodeURIComponent(withoutTypes('at-exit.ts'))}`;

/** The text of a program of this folder. */
export function withoutTypes(file: string): string {
  return stripTypeScriptTypes(readFileSync(path.join(import.meta.dirname, file), 'utf8'));
}

/** Runs a Node program and measures it. @throws Error with its last words when it fails */
export async function runNode(args: string[], env: NodeJS.ProcessEnv, cwd = process.cwd()): Promise<Usage> {
  const folder = makeFolder('usage');
  const file = path.join(folder, 'usage.json');
  try {
    const ended = await run(
      process.execPath,
      ['--import', atExit, ...args],
      { ...env, BENCH_USAGE: file },
      cwd,
    );
    if (!existsSync(file)) throw new Error(`${args[0]} ended without a word`);
    const used = JSON.parse(readFileSync(file, 'utf8')) as NodeJS.ResourceUsage & {
      mainThreadTime: number;
    };
    return {
      ...ended,
      cpuMs: (used.userCPUTime + used.systemCPUTime) / 1_000,
      mainThreadMs: used.mainThreadTime / 1_000,
      peakBytes: used.maxRSS * 1_024,
    };
  } finally {
    removeFolder(folder);
  }
}

/** Runs any program to its end. @throws Error with its last words when it fails */
export async function run(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  cwd = process.cwd(),
): Promise<{ wallMs: number; stdout: string }> {
  const start = performance.now();
  const child = spawn(program, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (printed[name] += text));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  const wallMs = performance.now() - start;
  if (code !== 0)
    throw new Error(
      `${program} ${args.join(' ')} ended with ${code}:\n${printed.stdout.slice(-1_000)}${printed.stderr.slice(-1_000)}`,
    );
  return { wallMs, stdout: printed.stdout };
}
