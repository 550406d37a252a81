import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ContentConfig } from '../../b2-server/config.ts';
import { type GithubServer, startGithubServer } from '../../github-server/server.ts';
import type { ActionResult } from '../../runner/run-action.ts';
import { messages, runInventory, startLargeAccount } from '../setup.ts';
import {
  atTimeOf,
  contentOf,
  folderOf,
  manifestOf,
  rowsOf,
  runMerge,
  runPlan,
  runShard,
  shardsOf,
  type WorkflowRun,
} from './sharded-run.ts';

const SHARDS = 16;
/** Set MANY_FILES for more: each million takes minutes. */
const FILES = Number(process.env.MANY_FILES ?? 200_000);
const RULES = 'default';
const GATES = 'file-count > 1\nwarn: added == 0\nremoved < 10\nchanged < 1000000\nwarn: duplicate-bytes < 1';
const timeoutMs = 600_000;
/** On two cores, beside other tests. */
const TEST_MS = 1_800_000;

let github: GithubServer;
beforeAll(async () => {
  github = await startGithubServer();
});
afterAll(() => github.close());

/** Plan, shards in batches and not in order, one of them a second time, and merge. */
async function sharded(
  run: Omit<WorkflowRun, 'github' | 'timeoutMs'>,
  { baseline = '', gates = '' }: { baseline?: string; gates?: string },
): Promise<{ merged: ActionResult; sizes: number[] }> {
  const here: WorkflowRun = { ...run, github, timeoutMs };
  const plan = await runPlan(here, { shards: String(SHARDS), baseline });
  expect(plan.code, plan.stdout).toBe(0);
  const indices = shardsOf(plan);
  expect(indices).toHaveLength(SHARDS);
  const sizes: number[] = [];
  const queue = indices.toSorted((a, b) => ((a * 7) % SHARDS) - ((b * 7) % SHARDS));
  const work = async () => {
    for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
      const result = await runShard(here, index, { formats: 'ndjson.zst', baseline });
      expect(result.code, result.stdout).toBe(0);
      sizes[index] = manifestOf(folderOf(result)).files;
      result.dispose();
    }
  };
  await Promise.all([work(), work()]);
  const again = await runShard({ ...here, attempt: 2 }, 3, { formats: 'ndjson.zst', baseline });
  expect(again.code, again.stdout).toBe(0);
  again.dispose();
  return { merged: await runMerge(here, { rules: RULES, gates }), sizes };
}

async function expectSame(merged: ActionResult, single: ActionResult): Promise<void> {
  expect(messages(merged, 'error')).toEqual(messages(single, 'error'));
  expect(contentOf(folderOf(merged))).toEqual(contentOf(folderOf(single)));
  expect(await rowsOf(folderOf(merged))).toEqual(await rowsOf(folderOf(single)));
}

/** Both states of a bucket, sharded and in single runs. */
async function compareBoth(
  content: (state: 'before' | 'after') => ContentConfig,
  versions: string,
  runId: number,
): Promise<void> {
  const shared = { bucket: 'many-files', versions };
  const before = await startLargeAccount(content('before'));
  const inputs = { ...shared, 'artifact-name': `inventory-${versions}` };
  const first = await sharded({ b2: before, runId, inputs }, {});
  const alone = { formats: 'ndjson.zst', rules: RULES, ...shared };
  const options = { timeoutMs, ...atTimeOf(first.merged) };
  await expectSame(first.merged, await runInventory(before, alone, options));
  before.stop();
  // An estimate from a few names; it does not know how many versions a name has.
  const { files } = manifestOf(folderOf(first.merged));
  const isOfVersions = versions === 'all';
  expect(Math.max(...first.sizes)).toBeLessThan(isOfVersions ? files * 0.75 : files / 4);

  const after = await startLargeAccount(content('after'));
  const baseline = path.join(folderOf(first.merged), 'manifest.json');
  const second = await sharded({ b2: after, runId: runId + 1, inputs }, { baseline, gates: GATES });
  const later = { timeoutMs, ...atTimeOf(second.merged) };
  const single = await runInventory(after, { ...alone, gates: GATES, baseline }, later);
  const kinds = Object.values(manifestOf(folderOf(single)).changes!.kinds);
  expect(kinds.some((kind) => kind.files > 0)).toBe(true);
  await expectSame(second.merged, single);
  after.stop();
  // From quantiles, shards are nearly equal, unless one name has as many versions as a shard should have rows.
  const most = (isOfVersions ? 2.5 : 1.25) * (files / SHARDS);
  for (const size of second.sizes) expect(size).toBeLessThan(most);
}

test(
  `16 shards of ${FILES} files equal a single run, planned from a probe and from a baseline`,
  async () => {
    await compareBoth(
      (state) => ({ kind: 'cjk', count: FILES, edited: { every: 1_000, state } }),
      'current',
      100,
    );
  },
  TEST_MS,
);

test(
  'so do 16 shards of all versions, which are cut between names only',
  async () => {
    await compareBoth(
      (state) => ({
        kind: 'logs',
        count: 40_000,
        ...(state === 'before' ? { versions: 3, hiddenEvery: 5 } : { versions: 3, hiddenEvery: 7 }),
        versionsAt: [[20_000, 8_000]] as [number, number][],
      }),
      'all',
      200,
    );
  },
  TEST_MS,
);
