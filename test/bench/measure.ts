import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../../src/inventory/manifest.ts';
import type { Latency } from '../b2-server/index.ts';
import { makeFolder, removeFolder } from '../runner/temp-folders.ts';
import { actionEnvironment, ENTRY, runAction } from './action.ts';
import { run, runNode } from './child.ts';
import { type BenchServer, BUCKET, KEY } from './server.ts';

export const NONE: Latency = { perCallMs: 0, perRowMs: 0 };

/** One bucket listed in three ways. */
export interface Walls {
  rows: number;
  latency: Latency;
  sequentialMs: number;
  parallelMs: number;
  hintedMs: number;
  /** Rows fetched beyond those of the sequential listing, as a share of them. */
  parallelExtra: number;
  hintedExtra: number;
  parallelRequests: number;
  hintedRequests: number;
}

export async function measureWalls(server: BenchServer, latency: Latency): Promise<Walls> {
  const list = async (inputs: Record<string, string>) => {
    await server.prepare(latency);
    const action = await runAction(server, inputs);
    return { ...action, sent: await server.sent() };
  };
  const sequential = await list({ concurrency: '1' });
  const parallel = await list({});
  const hinted = await withBaseline(parallel.manifestText, (baseline) => list({ baseline }));
  const rows = sequential.manifest.files;
  for (const { manifest } of [parallel, hinted]) {
    const [file, expected] = [manifest, sequential.manifest].map((each) =>
      each.outputs.map(({ sha256 }) => sha256),
    );
    if (String(file) !== String(expected)) throw new Error('the listings do not write the same files');
  }
  const extra = (sent: { rows: number }) => sent.rows / sequential.sent.rows - 1;
  return {
    rows,
    latency,
    sequentialMs: sequential.wallMs,
    parallelMs: parallel.wallMs,
    hintedMs: hinted.wallMs,
    parallelExtra: extra(parallel.sent),
    hintedExtra: extra(hinted.sent),
    parallelRequests: parallel.sent.requests,
    hintedRequests: hinted.sent.requests,
  };
}

/** Processor time of the action, down to two written formats, and of the bare loop; no latency. */
export interface Processor {
  rows: number;
  actionMs: number;
  bareMs: number;
}

/** Processor time of the action with one format, of a listing that writes nothing, and of the bare loop; no latency. */
export interface Formats {
  rows: number;
  bareMs: number;
  listMs: number;
  /** By format. */
  formatMs: Record<string, number>;
}

/** Each is run `times` times, in turn, and the median counts. @param inputs that some formats need, by format */
export async function measureFormats(
  server: BenchServer,
  names: readonly string[],
  times: number,
  inputs: Readonly<Record<string, Record<string, string>>> = {},
): Promise<Formats> {
  const spent = { bare: [] as number[], list: [] as number[] };
  const byFormat = new Map(names.map((name) => [name, [] as number[]]));
  let rows = 0;
  await server.prepare(NONE);
  for (let round = 0; round < times; round++) {
    const bare = await runBareLoop(server);
    rows = bare.rows;
    spent.bare.push(bare.cpuMs);
    // Every row is read and none is wanted.
    spent.list.push((await runAction(server, { formats: 'urls', where: 'size < 0' })).cpuMs);
    for (const [name, cpu] of byFormat) {
      const { manifest, cpuMs } = await runAction(server, { formats: name, ...inputs[name] });
      if (manifest.files !== rows) throw new Error(`${name}: ${manifest.files} of ${rows} files`);
      cpu.push(cpuMs);
    }
  }
  return {
    rows,
    bareMs: median(spent.bare),
    listMs: median(spent.list),
    formatMs: Object.fromEntries([...byFormat].map(([name, cpu]) => [name, median(cpu)])),
  };
}

async function runBareLoop(server: BenchServer): Promise<{ rows: number; cpuMs: number }> {
  const loop = path.join(import.meta.dirname, 'bare-loop.ts');
  const { stdout, cpuMs } = await runNode([loop, server.url, KEY.id, KEY.secret, BUCKET], process.env);
  return { rows: Number(stdout), cpuMs };
}

/** Peak memory of a normal listing, and of one whose first range arrives long after the others. */
export interface Memory {
  rows: number;
  peakBytes: number;
  laggingBytes: number;
}

/** Both at once, since they measure the same runs: each is run `times` times, in turn, and the median counts. */
export async function measureResources(
  server: BenchServer,
  times: number,
  lagSeconds: number,
): Promise<{ processor: Processor; memory: Memory }> {
  const [action, bare, peaks]: number[][] = [[], [], []];
  let rows = 0;
  let baseline = '';
  for (let round = 0; round < times; round++) {
    await server.prepare(NONE);
    const listed = await runAction(server);
    rows = listed.manifest.files;
    baseline = listed.manifestText;
    action!.push(listed.cpuMs);
    peaks!.push(listed.peakBytes);
    const looped = await runBareLoop(server);
    if (looped.rows !== rows) throw new Error(`the bare loop counts ${looped.rows} of ${rows} files`);
    bare!.push(looped.cpuMs);
  }
  const fault = { kind: '503-retry-after', retryAfter: lagSeconds } as const;
  await server.prepare(NONE, { at: [{ call: 'b2_list_file_names', n: 1, fault }] });
  const lagging = await withBaseline(baseline, (given) => runAction(server, { baseline: given }));
  return {
    processor: { rows, actionMs: median(action!), bareMs: median(bare!) },
    memory: { rows, peakBytes: Math.max(...peaks!), laggingBytes: lagging.peakBytes },
  };
}

/** Milliseconds until a run that only lists buckets is over, and until `node -e 0` is. */
export interface StartUp {
  actionMs: number;
  nodeMs: number;
}

export async function measureStartUp(server: BenchServer, times: number): Promise<StartUp> {
  await server.prepare(NONE);
  const [action, node]: number[][] = [[], []];
  const inputs = { endpoint: server.url, 'application-key-id': KEY.id, 'application-key': KEY.secret };
  for (let round = 0; round < times; round++) {
    const [workspace, temp] = [makeFolder('workspace'), makeFolder('runner-temp')];
    const env = actionEnvironment(workspace, temp, { ...inputs, 'artifact-name': 'none' });
    action!.push((await run(process.execPath, [ENTRY], env, workspace)).wallMs);
    node!.push((await run(process.execPath, ['-e', '0'], process.env)).wallMs);
    for (const folder of [workspace, temp]) removeFolder(folder);
  }
  return { actionMs: median(action!), nodeMs: median(node!) };
}

/** Lends a manifest as the file that the input `baseline` names, without its files: it splits the listing and nothing is compared. */
export async function withBaseline<T>(manifest: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = makeFolder('baseline');
  try {
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'manifest.json');
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(manifest) as Manifest), outputs: [] }));
    return await use(file);
  } finally {
    removeFolder(folder);
  }
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
