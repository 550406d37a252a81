import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type B2Server, generatedContent, randomFrom } from '../../b2-server/index.ts';
import { startGithubServer } from '../../github-server/server.ts';
import type { ActionResult, ActionRun } from '../../runner/run-action.ts';
import { makeFolder } from '../../runner/temp-folders.ts';
import { flawsOf, readManifest, runOn, startServer, strayFiles } from './setup.ts';

const OLD = 300;
const NEW = 3_000;
const MOMENTS = 50;

let small: B2Server;
let large: B2Server;

beforeAll(async () => {
  small = await startServer([{ name: 'the-bucket', content: generatedContent('hex', OLD) }]);
  // 30 pages of 50 ms one after the other: a walk of 1.5 s.
  large = await startServer([{ name: 'the-bucket', content: generatedContent('hex', NEW) }], {
    settings: { pageLimit: 100 },
    latency: { perCallMs: 50 },
  });
});
afterAll(() => Promise.all([small.close(), large.close()]));

interface Kill {
  n: number;
  signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL';
  /** From the first thing that the process prints. */
  afterMs: number;
  earlier: boolean;
}

const draw = randomFrom(42);
const kills: Kill[] = Array.from({ length: MOMENTS }, (_, n) => ({
  n,
  signal: n % 5 === 4 ? 'SIGKILL' : n % 2 ? 'SIGINT' : 'SIGTERM',
  afterMs: Math.round(draw() * 1_800),
  earlier: n % 3 > 0,
}));

const inputs = { bucket: 'the-bucket', formats: 'urls, ndjson, csv', concurrency: '1' };
let interrupted = 0;

/** Two at a time: the machine may have no more than two cores. */
const pairs = Array.from({ length: MOMENTS / 2 }, (_, n) => ({ a: kills[n * 2]!, b: kills[n * 2 + 1]! }));

test.each(pairs)('$a.signal after $a.afterMs ms, and $b.signal after $b.afterMs ms', async ({ a, b }) => {
  await Promise.all([interrupt(a), interrupt(b)]);
});

test('most of the moments were in the walk', () => {
  expect(interrupted).toBeGreaterThan(MOMENTS * 0.6);
});

async function interrupt({ n, signal, afterMs, earlier }: Kill): Promise<void> {
  const workspace = makeFolder('killed');
  const folder = join(workspace, 'b2-inventory');
  if (earlier) {
    const before = await runOn(small, { workspace, inputs: { ...inputs, 'artifact-name': 'none' } });
    expect(before.outputs.complete).toBe('true');
  }
  const { result, exitMs } = await signalled({ signal, afterMs }, (watch) =>
    runOn(large, {
      workspace,
      ...watch,
      inputs: { ...inputs, 'artifact-name': n % 4 ? 'none' : 'b2-inventory', concurrency: n % 2 ? '1' : '4' },
    }),
  );
  const ended = result.code === 0;
  if (!ended) interrupted += 1;
  expect(exitMs).toBeLessThan(7_000);
  expect(flawsOf(folder)).toEqual([]);
  if (existsSync(join(folder, 'manifest.json'))) {
    const { files, complete } = readManifest(folder);
    expect(complete).toBe(true);
    expect(earlier && !ended ? [OLD, NEW] : [NEW]).toContain(files);
  } else {
    // Nothing was there before, or the one moment was hit in which the old has gone and the new is not there yet.
    expect(earlier && signal !== 'SIGKILL').toBe(false);
  }
  expect(result.outputs.complete === 'true').toBe(ended);
  if (signal !== 'SIGKILL') {
    expect(strayFiles(workspace, result.runnerTemp)).toEqual([]);
    expect(result.signal).toBeNull();
    const errors = result.annotations.filter(({ kind }) => kind === 'error');
    if (!ended) expect(errors[0]?.message).toMatch(/^Cancelled \(SIG(INT|TERM)\)/);
  }
  result.dispose();
}

/** Runs, sends the signal so long after a text was printed, and tells how long the process then took to end. */
async function signalled(
  { signal, afterMs, text = '' }: { signal: NodeJS.Signals; afterMs: number; text?: string },
  start: (watch: Pick<ActionRun, 'onSpawn' | 'onOutput'>) => Promise<ActionResult>,
): Promise<{ result: ActionResult; exitMs: number }> {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let [sent, ended] = [0, 0];
  const result = await start({
    onSpawn: (spawned) => {
      child = spawned.once('exit', () => {
        ended = performance.now();
      });
    },
    onOutput: (printed) => {
      if (!printed.includes(text)) return;
      timer ??= setTimeout(() => {
        sent = performance.now();
        child?.kill(signal);
      }, afterMs);
    },
  });
  clearTimeout(timer);
  return { result, exitMs: sent === 0 ? 0 : ended - sent };
}

describe('a signal during the upload of the artifact', () => {
  const upload = async (signal: NodeJS.Signals, delayMs: number) => {
    const github = await startGithubServer();
    try {
      github.faults.PutBlob = { delayMs };
      const found = await signalled({ signal, afterMs: 300, text: '::group::Upload' }, (watch) =>
        runOn(small, { github, inputs, ...watch }),
      );
      expect(flawsOf(join(found.result.workspace, 'b2-inventory'))).toEqual([]);
      expect(strayFiles(found.result.workspace, found.result.runnerTemp)).toEqual([]);
      return found;
    } finally {
      await github.close();
    }
  };

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it within seven seconds', async (signal) => {
    const { result, exitMs } = await upload(signal, 20_000);
    expect(exitMs).toBeLessThan(7_000);
    expect(result.code).not.toBe(0);
    expect(result.outputs.complete).toBe('false');
  });

  test('just before its end does not let the run call itself complete', async () => {
    const { result } = await upload('SIGTERM', 1_500);
    expect(result.code).not.toBe(0);
    expect(result.outputs.complete).toBe('false');
  });
});
