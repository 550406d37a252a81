import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { startGithubServer } from '../github-server/server.ts';
import { LogReader } from '../runner/log.ts';
import { type ActionResult, type ActionRun, runAction } from '../runner/run-action.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { LiveBar } from './live-bar.ts';
import { type DemoOptions, help, parseOptions } from './options.ts';
import { heading, logPrinter, showResult } from './show.ts';
import { openStorage, type Storage } from './storage.ts';

/** Another program than dist/index.js, to test the demo without it. */
type Program = Pick<ActionRun, 'entry' | 'actionFile'>;

/** Runs the demo and gives its exit code, which is the action's. */
export async function main(args: string[], program: Program = {}): Promise<number> {
  try {
    const options = parseOptions(args, process.env);
    if (options.help) {
      process.stdout.write(help);
      return 0;
    }
    return await demonstrate(options, program);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function demonstrate(options: DemoOptions, program: Program): Promise<number> {
  const workspace = options.output === undefined ? makeFolder('workspace') : ownFolder(options);
  const storage = await openStorage(options);
  try {
    heading(`Inventory of ${storage.title}`);
    const result = await run(storage, {
      ...program,
      workspace,
      inputs: { ...storage.inputs, ...options.inputs },
    });
    showResult(result);
    if (options.output !== undefined) process.stdout.write(`Everything is kept in ${workspace}.\n`);
    if (options.serve) {
      process.stdout.write(`\nThe URLs open as long as ${storage.url} serves. Stop it with Ctrl-C.\n`);
      await interrupted();
    }
    return result.code ?? 1;
  } finally {
    await storage.close();
  }
}

async function run(storage: Storage, step: ActionRun): Promise<ActionResult> {
  const github = await startGithubServer();
  const reader = new LogReader();
  const show = logPrinter();
  const bar = new LiveBar(storage.progress ?? (() => ({ rows: 0, of: 0 })));
  // Ctrl-C reaches the action too, since it is of the same process group: it says how it ends, and so do we.
  const wait = () => {};
  process.on('SIGINT', wait);
  try {
    const result = await runAction({
      ...step,
      github,
      env: storage.env,
      secrets: storage.secrets,
      timeoutMs: 6 * 3600 * 1000,
      onOutput: (text) => bar.above(() => reader.read(text).forEach(show)),
    });
    bar.stop();
    reader.end().forEach(show);
    process.stderr.write(result.stderr);
    // The server with the bytes is about to close; nothing below needs them.
    return result;
  } finally {
    bar.stop();
    process.off('SIGINT', wait);
    await github.close();
  }
}

/** A workspace that contains nothing except an earlier inventory: all of it is searched for secrets after the run. */
function ownFolder({ output = '', inputs }: DemoOptions): string {
  mkdirSync(output, { recursive: true });
  const ours = path.normalize(inputs['output-dir'] ?? 'b2-inventory').split(path.sep)[0];
  const strange = readdirSync(output).find((name) => name !== ours);
  if (strange === undefined) return output;
  throw new Error(`--output wants a folder of its own; ${path.join(output, strange)} is in this one`);
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    const alive = setInterval(() => {}, 1 << 30);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        clearInterval(alive);
        resolve();
      });
    }
  });
}
