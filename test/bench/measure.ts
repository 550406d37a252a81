import type { Latency } from '../b2-server/index.ts';
import { makeFolder, removeFolder } from '../runner/temp-folders.ts';
import { type ActionUsage, actionEnvironment, CHECKOUT, ENTRY, runAction } from './action.ts';
import type { Baseline } from './baseline.ts';
import { run, runNode, type Usage, withoutTypes } from './child.ts';
import { type BenchServer, BUCKET, KEY, NONE } from './server.ts';

/** Medians of several runs of the action that were given the same inputs. */
interface Spent {
  wallMs: number;
  cpuMs: number;
  /** Processor time of the busiest thread. */
  mainThreadMs: number;
  /** The highest, not the median. */
  peakBytes: number;
  /** Rows fetched beyond those of a sequential listing, as a share of them. */
  extra: number;
}

/** One bucket listed in four ways. */
export interface Walls {
  rows: number;
  latency: Latency;
  sequentialMs: number;
  /** With default inputs. */
  first: Spent;
  /** With the manifest of a baseline, but not its rows. */
  quantiles: Spent;
  /** With a baseline as a user gives it. */
  compared: Spent;
}

type Listed = ActionUsage & { sent: { rows: number } };

/** @param baseline of the bucket's earlier state @param times of each run but the sequential one */
export async function measureWalls(
  server: BenchServer,
  latency: Latency,
  baseline: Baseline,
  times: number,
): Promise<Walls> {
  const sequential = await list(server, latency, { concurrency: '1' });
  const [first, quantiles, compared] = await inTurn(times, [
    () => list(server, latency, {}),
    () => list(server, latency, { baseline: baseline.quantilesOnly }),
    () => list(server, latency, { baseline: baseline.whole }),
  ]);
  for (const { manifest } of [first!, quantiles!, compared!].flat()) {
    const [file, expected] = [manifest, sequential.manifest].map((each) =>
      each.outputs.filter(({ path: file }) => !file.startsWith('changes.')).map(({ sha256 }) => sha256),
    );
    if (String(file) !== String(expected)) throw new Error('the listings do not write the same files');
  }
  const rows = sequential.sent.rows;
  return {
    rows: sequential.manifest.files,
    latency,
    sequentialMs: sequential.wallMs,
    first: spent(first!, rows),
    quantiles: spent(quantiles!, rows),
    compared: spent(compared!, rows),
  };
}

/** A listing with a baseline, compared and not. */
export interface Comparing {
  format: string;
  /** One row in so many was changed since the baseline. */
  every: number;
  rows: number;
  latency: Latency;
  quantiles: Spent;
  compared: Spent;
}

/** @param baseline of the bucket's earlier state, which had every nth file unlike now */
export async function measureComparing(
  server: BenchServer,
  latency: Latency,
  { baseline, format, every }: { baseline: Baseline; format: string; every: number },
  times: number,
): Promise<Comparing> {
  const formats = formatsWith(format);
  const [quantiles, compared] = await inTurn(times, [
    () => list(server, latency, { formats, baseline: baseline.quantilesOnly }),
    () => list(server, latency, { formats, baseline: baseline.whole }),
  ]);
  const { files, changes } = compared![0]!.manifest;
  const found = Object.values(changes!.kinds).reduce((sum, kind) => sum + kind.files, 0);
  // A third of the edited names is gone.
  if (Math.abs(found - files / (every - 1 / 3)) > 2)
    throw new Error(`${found} changes were found in ${files} files, of which one in ${every} was changed`);
  const sent = quantiles![0]!.manifest.files;
  return {
    format,
    every,
    rows: files,
    latency,
    quantiles: spent(quantiles!, sent),
    compared: spent(compared!, sent),
  };
}

/** The input `formats` for a format beside the list of URLs. */
export function formatsWith(format: string): string {
  return `urls, ${format}`;
}

async function list(server: BenchServer, latency: Latency, inputs: Record<string, string>): Promise<Listed> {
  await server.prepare(latency);
  const action = await runAction(server, inputs);
  return { ...action, sent: await server.sent() };
}

/** Runs each of several things `times` times, in turn, so that a machine that gets slower favours none. */
async function inTurn<T>(times: number, runs: readonly (() => Promise<T>)[]): Promise<T[][]> {
  const results = runs.map(() => [] as T[]);
  for (let round = 0; round < times; round++) {
    for (const index of round % 2 === 0 ? results.keys() : [...results.keys()].reverse())
      results[index]!.push(await runs[index]!());
  }
  return results;
}

function spent(runs: readonly Listed[], rows: number): Spent {
  const medianOf = (figure: (run: Listed) => number) => median(runs.map(figure));
  return {
    wallMs: medianOf(({ wallMs }) => wallMs),
    cpuMs: medianOf(({ cpuMs }) => cpuMs),
    mainThreadMs: medianOf(({ mainThreadMs }) => mainThreadMs),
    peakBytes: Math.max(...runs.map(({ peakBytes }) => peakBytes)),
    extra: medianOf(({ sent }) => sent.rows) / rows - 1,
  };
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

/** Processor time and peak memory for rows of one shape, and of the bare loop; no latency. */
export interface Shape {
  rows: number;
  bareMs: number;
  first: Spent;
}

/** Both are run `times` times, in turn, and the median counts. */
export async function measureShape(server: BenchServer, times: number): Promise<Shape> {
  await server.prepare(NONE);
  const bare: number[] = [];
  const first: Listed[] = [];
  for (let round = 0; round < times; round++) {
    first.push(await list(server, NONE, {}));
    bare.push((await runBareLoop(server)).cpuMs);
  }
  const rows = first[0]!.manifest.files;
  return { rows, bareMs: median(bare), first: spent(first, rows) };
}

/** Lists the server's bucket with the least program: bare-loop.ts. */
export async function runBareLoop(server: BenchServer): Promise<Usage & { rows: number }> {
  const program = ['--input-type=module', '--eval', withoutTypes('bare-loop.ts')];
  const usage = await runNode([...program, server.url, KEY.id, KEY.secret, BUCKET], process.env, CHECKOUT);
  return { ...usage, rows: Number(usage.stdout) };
}

/** Processor time and peak memory of a listing down to two written formats, and of the bare loop; no latency. */
export interface Resources {
  rows: number;
  bareMs: number;
  first: Spent;
  compared: Spent;
  /** Peak memory when the first range arrives long after the others. */
  laggingBytes: number;
}

/** Each is run `times` times, in turn, and the median counts. @param lagSeconds how late the first range is */
export async function measureResources(
  server: BenchServer,
  baseline: Baseline,
  times: number,
  lagSeconds: number,
): Promise<Resources> {
  await server.prepare(NONE);
  const bare: number[] = [];
  const first: Listed[] = [];
  const compared: Listed[] = [];
  for (let round = 0; round < times; round++) {
    first.push(await list(server, NONE, {}));
    const looped = await runBareLoop(server);
    bare.push(looped.cpuMs);
    const { files } = first[0]!.manifest;
    if (looped.rows !== files) throw new Error(`the bare loop counts ${looped.rows} of ${files} files`);
    compared.push(await list(server, NONE, { baseline: baseline.whole }));
  }
  const fault = { kind: '503-retry-after', retryAfter: lagSeconds } as const;
  await server.prepare(NONE, { at: [{ call: 'b2_list_file_names', n: 1, fault }] });
  const lagging = await runAction(server, { baseline: baseline.whole });
  const rows = first[0]!.manifest.files;
  return {
    rows,
    bareMs: median(bare),
    first: spent(first, rows),
    compared: spent(compared, rows),
    laggingBytes: lagging.peakBytes,
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

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
