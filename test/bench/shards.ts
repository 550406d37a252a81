import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Latency } from '../b2-server/index.ts';
import { type GithubServer, startGithubServer } from '../github-server/server.ts';
import { parseOutputs } from '../runner/file-commands.ts';
import { makeFolder, removeFolder } from '../runner/temp-folders.ts';
import { actionEnvironment, CHECKOUT, runAction } from './action.ts';
import { runNode, type Usage } from './child.ts';
import { type BenchServer, BUCKET, KEY } from './server.ts';

const FORMATS = 'ndjson.zst';
const NAME = 'bench';

/** A bucket listed by one run, and by a plan, shards and a merge. */
export interface Sharded {
  rows: number;
  shards: number;
  latency: Latency;
  /** Rows and list requests that the server answered. */
  single: Sent & { wallMs: number };
  planned: Sent & { wallMs: number };
  listed: Sent & { slowestMs: number; peakBytes: number };
  /** Bytes of the artifacts of all shards. */
  artifactBytes: number;
  merge: Usage;
}

interface Sent {
  rows: number;
  requests: number;
}

/** Shards run one after the other, each in a process of its own, so that none slows down another. */
export async function measureShards(server: BenchServer, latency: Latency, shards: number): Promise<Sharded> {
  await server.prepare(latency);
  const single = await runAction(server, { formats: FORMATS });
  const rows = single.manifest.files;
  const sentBySingle = await server.sent();
  const github = await startGithubServer();
  try {
    await server.prepare(latency);
    const account = { endpoint: server.url, 'application-key-id': KEY.id, 'application-key': KEY.secret };
    const given = { ...account, bucket: BUCKET, 'artifact-name': NAME };
    const plan = await step(github, 'plan', { ...given, shards: String(shards) });
    const planned = { ...(await server.sent()), wallMs: plan.wallMs };
    await server.prepare(latency);
    const runs: Usage[] = [];
    for (const index of JSON.parse(plan.outputs.shards!) as number[])
      runs.push(await step(github, '', { ...given, shard: String(index), formats: FORMATS }));
    const artifactBytes = github.artifacts().reduce((sum, { size }) => sum + size, 0);
    const listed = await server.sent();
    const merge = await step(github, 'merge', { 'artifact-name': NAME });
    if (Number(merge.outputs['file-count']) !== rows)
      throw new Error(`${merge.outputs['file-count']} of ${rows} files were merged`);
    return {
      ...{ rows, shards: runs.length, latency, planned, artifactBytes, merge },
      single: { ...sentBySingle, wallMs: single.wallMs },
      listed: {
        ...listed,
        slowestMs: Math.max(...runs.map(({ wallMs }) => wallMs)),
        peakBytes: Math.max(...runs.map(({ peakBytes }) => peakBytes)),
      },
    };
  } finally {
    await github.close();
  }
}

/** Runs one of the actions. @param action its folder; empty for the main one */
async function step(
  github: GithubServer,
  action: string,
  inputs: Record<string, string>,
): Promise<Usage & { outputs: Record<string, string> }> {
  const [workspace, temp] = [makeFolder('workspace'), makeFolder('runner-temp')];
  try {
    const folder = path.join(CHECKOUT, action);
    const env = actionEnvironment(workspace, temp, inputs, folder, github);
    const main = path.join(CHECKOUT, 'dist', `${action || 'index'}.js`);
    const usage = await runNode([main], env, workspace);
    return { ...usage, outputs: parseOutputs(readFileSync(env.GITHUB_OUTPUT!, 'utf8')) };
  } finally {
    for (const made of [workspace, temp]) removeFolder(made);
  }
}
