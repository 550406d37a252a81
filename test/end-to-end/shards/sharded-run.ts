/** Runs the three actions of a sharded inventory as jobs of one workflow run, and reads what they made. */

import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { createZstdDecompress } from 'node:zlib';
import type { Manifest } from '../../../src/inventory/manifest.ts';
import type { Plan } from '../../../src/shards/plan-file.ts';
import type { B2Server } from '../../b2-server/index.ts';
import type { GithubServer } from '../../github-server/server.ts';
import { readZip } from '../../github-server/zip.ts';
import { type ActionResult, type ActionRun, runAction } from '../../runner/run-action.ts';
import { MASTER } from '../setup.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** A workflow run: everything that its jobs have in common. */
export interface WorkflowRun extends Pick<ActionRun, 'runId' | 'attempt' | 'event' | 'timeoutMs'> {
  b2: Pick<B2Server, 'url'>;
  github: GithubServer;
  /** Inputs of all three that have them. */
  inputs: { bucket: string; 'artifact-name'?: string; prefix?: string; versions?: string };
}

/** Runs the action `plan`. */
export function runPlan(run: WorkflowRun, inputs: Record<string, string> = {}): Promise<ActionResult> {
  return step(run, 'plan/action.yml', { ...account(run), ...run.inputs, ...inputs });
}

/** Runs the main action for one shard. */
export function runShard(
  run: WorkflowRun,
  index: number,
  inputs: Record<string, string> = {},
): Promise<ActionResult> {
  const given = { ...account(run), ...run.inputs, shard: String(index), ...inputs };
  return step({ ...run }, 'action.yml', given, `shard-${index}`);
}

/** Runs the action `merge`. */
export function runMerge(run: WorkflowRun, inputs: Record<string, string> = {}): Promise<ActionResult> {
  const { 'artifact-name': name = '' } = run.inputs;
  return step(run, 'merge/action.yml', { 'artifact-name': name, ...inputs });
}

/**
 * Stops the clock of a single run at the time of a merged inventory: ages are counted from there, and between two runs
 * a file may become older than the edge of a histogram.
 */
export function atTimeOf(merged: ActionResult): Pick<ActionRun, 'nodeArgs'> {
  const time = Date.parse(manifestOf(folderOf(merged)).startedAt);
  const script = `const { Date: Real } = globalThis;
    globalThis.Date = class extends Real {
      constructor(...given) { super(...(given.length === 0 ? [${time}] : given)); }
      static now() { return ${time}; }
    };`;
  return { nodeArgs: [`--import=data:text/javascript,${encodeURIComponent(script)}`] };
}

/** The indices in the output of a plan. */
export function shardsOf(plan: ActionResult): number[] {
  return JSON.parse(plan.outputs.shards!) as number[];
}

function account({ b2 }: WorkflowRun): Record<string, string> {
  return { endpoint: b2.url, 'application-key-id': MASTER.id, 'application-key': MASTER.secret };
}

function step(
  { b2: _b2, github, inputs: _inputs, ...run }: WorkflowRun,
  actionFile: string,
  inputs: Record<string, string>,
  job = actionFile,
): Promise<ActionResult> {
  return runAction({ ...run, github, job, actionFile: path.join(root, actionFile), inputs });
}

/** The plan in the artifact that a run uploaded. */
export function planOf(github: GithubServer, runId: number, name = 'inventory'): Plan {
  const artifact = github.artifacts().find((each) => each.runId === runId && each.name === `${name}-plan`)!;
  const [entry] = readZip(artifact.bytes);
  return JSON.parse(entry!.bytes.toString()) as Plan;
}

/** The folder of an inventory, in one file per format or in parts. */
export function folderOf(result: ActionResult): string {
  return path.resolve(result.workspace, 'b2-inventory');
}

export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
}

/** The rows of files.ndjson, or of its parts in order, their number and SHA-256. */
export async function rowsOf(folder: string): Promise<{ count: number; sha256: string }> {
  const hash = createHash('sha256');
  let count = 0;
  for (const { path: file, format } of manifestOf(folder).outputs) {
    if (!/^ndjson(?:\.zst)?$/.test(format)) continue;
    const source = createReadStream(path.join(folder, file));
    const text = format === 'ndjson' ? source : source.pipe(createZstdDecompress());
    for await (const chunk of text as AsyncIterable<Buffer>) {
      hash.update(chunk);
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count++;
    }
  }
  return { count, sha256: hash.digest('hex') };
}

/** What an inventory contains beyond its rows, without what differs from one run to the next. */
export function contentOf(folder: string) {
  const { request, files, bytes, buckets, totals, changes, gates, complete } = manifestOf(folder);
  const text = (name: string) => {
    try {
      return readFileSync(path.join(folder, name), 'utf8');
    } catch {
      return undefined;
    }
  };
  return {
    request,
    complete,
    files,
    bytes,
    buckets: buckets.map(({ quantiles: _, ...bucket }) => bucket),
    totals,
    kinds: changes?.kinds,
    renamesKnown: changes?.renamesKnown,
    gates,
    changes: text('changes.ndjson'),
    lines: text('changes.txt'),
    findings: text('findings.json'),
    bucketsJson: text('buckets.json'),
  };
}
