import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Latency } from '../b2-server/index.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { CHECKOUT, runAction } from './action.ts';
import { median } from './measure.ts';
import { type BenchServer, NONE } from './server.ts';

/** One figure of both sides. */
export interface Compared {
  what: string;
  unit: 'ms' | 'bytes';
  here: number;
  there: number;
}

/** A way of listing. */
interface Side {
  /** A folder with an action.yml and a dist/; this checkout by default. */
  built?: string;
  inputs?: Record<string, string>;
}

/** What is compared. */
export interface Pair {
  here: Side;
  there: Side;
}

/** Takes action.yml and dist/ as a commit has them into a new folder. @throws Error when it has no dist/index.js */
export function checkOutAction(commit: string): Pair {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: CHECKOUT, maxBuffer: 1e9 });
  const folder = makeFolder('against');
  const files = git('ls-tree', '-r', '-z', '--name-only', commit, 'action.yml', 'dist').toString();
  const names = files.split('\0').filter(Boolean);
  if (!names.includes('dist/index.js')) throw new Error(`${commit} has no dist/index.js`);
  for (const name of names) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), git('show', `${commit}:${name}`));
  }
  return { here: {}, there: { built: folder } };
}

/** Wall-clock time of a listing; the median of `times` runs of each, in turn. */
export async function compareWalls(
  server: BenchServer,
  pair: Pair,
  title: string,
  latency: Latency,
  times: number,
): Promise<Compared> {
  const { here, there } = await inTurn(server, pair, latency, times);
  const wall = (runs: Runs) => median(runs.map(({ wallMs }) => wallMs));
  return { what: `${title}: wall`, unit: 'ms', here: wall(here), there: wall(there) };
}

/** Processor time (median) and peak memory (highest) of a listing without latency. */
export async function compareResources(
  server: BenchServer,
  pair: Pair,
  title: string,
  times: number,
): Promise<Compared[]> {
  const { here, there } = await inTurn(server, pair, NONE, times);
  const processor = (runs: Runs) => median(runs.map(({ cpuMs }) => cpuMs));
  const memory = (runs: Runs) => Math.max(...runs.map(({ peakBytes }) => peakBytes));
  return [
    { what: `${title}: processor`, unit: 'ms', here: processor(here), there: processor(there) },
    { what: `${title}: peak memory`, unit: 'bytes', here: memory(here), there: memory(there) },
  ];
}

type Runs = { wallMs: number; cpuMs: number; peakBytes: number }[];

/** Alternates which of the two goes first, so that a machine that gets slower does not favour one. */
async function inTurn(
  server: BenchServer,
  pair: Pair,
  latency: Latency,
  times: number,
): Promise<{ here: Runs; there: Runs }> {
  const runs = { here: [] as Runs, there: [] as Runs };
  for (let round = 0; round < times; round++) {
    for (const side of round % 2 === 0 ? (['there', 'here'] as const) : (['here', 'there'] as const)) {
      await server.prepare(latency);
      const { built = CHECKOUT, inputs } = pair[side];
      runs[side].push(await runAction(server, inputs, { built }));
    }
  }
  return runs;
}
