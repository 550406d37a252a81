import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type B2Server, generatedContent, randomFrom } from '../../b2-server/index.ts';
import { inventoryFaults } from '../../contract/validate.ts';
import { startGithubServer } from '../../github-server/server.ts';
import type { ActionRun } from '../../runner/run-action.ts';
import { makeFolder } from '../../runner/temp-folders.ts';
import { readFolder, runInventory, startAccount, strayFiles } from '../setup.ts';

const OLD = 300;
const NEW = 3_000;
const MOMENTS = 50;

let small: B2Server;
let large: B2Server;

beforeAll(async () => {
  small = await startAccount([{ name: 'the-bucket', content: generatedContent('hex', OLD) }]);
  // 30 pages of 50 ms, one after the other: listing takes 1.5 s.
  large = await startAccount([{ name: 'the-bucket', content: generatedContent('hex', NEW) }], [], {
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

/** Two run at once: the machine may have no more than two cores. */
const pairs = Array.from({ length: MOMENTS / 2 }, (_, n) => ({ a: kills[n * 2]!, b: kills[n * 2 + 1]! }));

test.each(pairs)('$a.signal after $a.afterMs ms, and $b.signal after $b.afterMs ms', async ({ a, b }) => {
  await Promise.all([interrupt(a), interrupt(b)]);
});

test('most of the moments were while the run was listing', () => {
  expect(interrupted).toBeGreaterThan(MOMENTS * 0.6);
});

async function interrupt({ n, signal, afterMs, earlier }: Kill): Promise<void> {
  const workspace = makeFolder('killed');
  const folder = join(workspace, 'b2-inventory');
  if (earlier) {
    const before = await runInventory(small, inputs, { workspace });
    expect(before.outputs.complete).toBe('true');
  }
  const result = await runInventory(
    large,
    { ...inputs, 'artifact-name': n % 4 ? 'none' : 'b2-inventory', concurrency: n % 2 ? '1' : '4' },
    { workspace, ...signalAfter(signal, afterMs) },
  );
  const ended = result.code === 0;
  // A run that ignored the signal would have ended like one that was not signalled.
  if (!ended) interrupted += 1;
  expect(await inventoryFaults(folder)).toEqual([]);
  if (existsSync(join(folder, 'manifest.json'))) {
    const { files, complete } = readFolder(folder).manifest;
    expect(complete).toBe(true);
    expect(earlier && !ended ? [OLD, NEW] : [NEW]).toContain(files);
  } else {
    // Nothing was there before, or the one moment was hit in which the old has gone and the new is not there yet.
    expect(earlier && signal !== 'SIGKILL').toBe(false);
  }
  expect(result.outputs.complete === 'true').toBe(ended);
  if (signal !== 'SIGKILL') {
    expect(strayFiles(result)).toEqual([]);
    expect(result.signal).toBeNull();
    const errors = result.annotations.filter(({ kind }) => kind === 'error');
    if (!ended) expect(errors[0]?.message).toMatch(/^Cancelled \(SIG(INT|TERM)\)/);
  }
  result.dispose();
}

/** Sends the signal this long after a text was printed. */
function signalAfter(
  signal: NodeJS.Signals,
  afterMs: number,
  text = '',
): Required<Pick<ActionRun, 'onSpawn' | 'onOutput'>> {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    onSpawn: (spawned) => {
      child = spawned.once('exit', () => clearTimeout(timer));
    },
    onOutput: (printed) => {
      if (printed.includes(text)) timer ??= setTimeout(() => child?.kill(signal), afterMs);
    },
  };
}

describe('a signal during the upload of the artifact', () => {
  const upload = async (signal: NodeJS.Signals, delayMs: number) => {
    const github = await startGithubServer();
    try {
      github.faults.PutBlob = { delayMs };
      const watch = signalAfter(signal, 300, '::group::Upload');
      const result = await runInventory(small, { ...inputs, 'artifact-name': '' }, { github, ...watch });
      expect(await inventoryFaults(join(result.workspace, 'b2-inventory'))).toEqual([]);
      expect(strayFiles(result)).toEqual([]);
      expect(result.code).not.toBe(0);
      expect(result.outputs.complete).toBe('false');
      return github.requests.map(({ path }) => path);
    } finally {
      await github.close();
    }
  };

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it before the upload is answered', async (signal) => {
    // The answer comes long after the test has given up.
    const paths = await upload(signal, 3_600_000);
    expect(paths.filter((path) => path.endsWith('/CreateArtifact'))).toHaveLength(1);
    expect(paths.filter((path) => path.endsWith('/FinalizeArtifact'))).toEqual([]);
  });

  test('just before its end does not let the run report itself as complete', async () => {
    await upload('SIGTERM', 1_500);
  });
});
