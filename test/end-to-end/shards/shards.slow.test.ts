import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type B2Server, changingContent, type ListedFile, listContent } from '../../b2-server/index.ts';
import { type GithubServer, startGithubServer } from '../../github-server/server.ts';
import { HOSTILE_NAMES } from '../../names/hostile-names.ts';
import { Duck } from '../../readers/duckdb.ts';
import type { ActionResult } from '../../runner/run-action.ts';
import { messages, runInventory, startAccount, strayFiles } from '../setup.ts';
import {
  atTimeOf,
  contentOf,
  folderOf,
  manifestOf,
  planOf,
  rowsOf,
  runMerge,
  runPlan,
  runShard,
  shardsOf,
  type WorkflowRun,
} from './sharded-run.ts';

const file = (name: string, index: number, bytes = `content ${index % 700}`): ListedFile => ({
  ...{ name, bytes, fileId: `4_z27c88f1d182b150646ff0b16_f${name}` },
  uploadTimestamp: 1_700_000_000_000 + index * 1_000_000,
});
/** A name in many folders, hostile ones between the others. */
const numbered = (index: number) =>
  `${HOSTILE_NAMES[index % 30]}/${String(index).padStart(5, '0')}.${['txt', 'jpg', 'JPG', 'tar.gz'][index % 4]}`;
const NAMES = [
  ...new Set([...HOSTILE_NAMES, ...Array.from({ length: 3_000 }, (_, index) => numbered(index))]),
];
const BEFORE = NAMES.map((name, index) => file(name, index));
/** Some are removed, added, uploaded again, and renamed from the first shard to the last. */
const AFTER = [
  ...BEFORE.flatMap((each, index) =>
    index % 50 === 7 ? [] : index % 60 === 11 ? file(`${each.name}`, index + 9_000, 'other') : each,
  ).map((each, index) => (index % 90 === 5 ? { ...each, fileId: `${each.fileId}again` } : each)),
  file('\u{10ffff} renamed', 1, 'unique'),
  file('zz added', 2, 'added'),
];
BEFORE.push(file('! to be renamed', 1, 'unique'));
const RULES = 'default\nempty-files: warning';
const GATES = 'file-count > 100\nadded < 5\nwarn: removed == 0\nduplicate-bytes < 1\nerrors == 0';

let b2: B2Server;
let github: GithubServer;
let isAfter = false;
let run: WorkflowRun;

beforeAll(async () => {
  const content = (before: ListedFile[], after: ListedFile[]) => {
    const states = [listContent(before), listContent(after)] as const;
    return changingContent(states[0], () => states[isAfter ? 1 : 0]);
  };
  b2 = await startAccount([
    { name: 'a-small', type: 'allPublic', content: content([file('only', 1)], [file('only', 1)]) },
    { name: 'big-one', type: 'allPrivate', content: content(BEFORE, AFTER) },
    { name: 'nothing', type: 'allPublic', content: content([], []) },
    { name: 'small-too', type: 'allPublic', content: content([file('x', 1)], [file('y', 1)]) },
  ]);
  github = await startGithubServer();
  run = { b2, github, runId: 100, inputs: { bucket: '*', 'artifact-name': 'inventory' } };
});
afterAll(async () => {
  await b2.close();
  await github.close();
});

async function runAll(
  runId: number,
  {
    plan: planInputs,
    shard,
    merge,
    formats = 'urls, ndjson, parquet, csv.zst',
  }: {
    plan?: Record<string, string>;
    shard?: Record<string, string>;
    merge?: Record<string, string>;
    formats?: string;
  } = {},
): Promise<{ plan: ActionResult; shards: ActionResult[]; merged: ActionResult }> {
  const here = { ...run, runId };
  const plan = await runPlan(here, { shards: '4', ...planInputs });
  expect(plan.code, plan.stdout).toBe(0);
  const shards: ActionResult[] = [];
  // In any order.
  for (const index of shardsOf(plan).reverse())
    shards[index] = await runShard(here, index, { formats, ...shard });
  for (const { code, stdout } of shards) expect(code, stdout).toBe(0);
  return { plan, shards, merged: await runMerge(here, merge) };
}

test('plan, four shards and merge equal a single run, also with a baseline, and a merged inventory is one', async () => {
  const first = await runAll(100, { merge: { rules: RULES } });
  expect(first.merged.code, first.merged.stdout).toBe(0);
  expect(shardsOf(first.plan)).toEqual([0, 1, 2, 3]);
  // No name of a file is in a log, nor in an output.
  const cuts = planOf(github, 100).shards.flatMap((ranges) => ranges.flatMap(({ to }) => to ?? []));
  expect(cuts).toHaveLength(3);
  for (const each of NAMES.filter(({ length }) => length > 5)) expect(first.plan.stdout).not.toContain(each);
  expect(Object.keys(first.plan.outputs)).toEqual(['shards']);
  for (const { files } of first.shards.map((each) => manifestOf(folderOf(each))))
    expect(files).toBeGreaterThan(200);
  const single = await runInventory(
    b2,
    { bucket: '*', rules: RULES, formats: 'urls, ndjson' },
    atTimeOf(first.merged),
  );
  const [merged, whole] = [folderOf(first.merged), folderOf(single)];
  expect(contentOf(merged)).toEqual(contentOf(whole));
  expect(await rowsOf(merged)).toEqual(await rowsOf(whole));
  expect(first.merged.outputs).toMatchObject({
    complete: 'true',
    'file-count': single.outputs['file-count'],
    urls: single.outputs.urls,
    buckets: single.outputs.buckets,
  });
  expect(strayFiles(first.merged)).toEqual([]);
  expect(manifestOf(merged).outputs.map((output) => output.path)).toEqual(
    expect.arrayContaining(['shard-0/files.ndjson', 'shard-3/files.parquet', 'buckets.json']),
  );

  isAfter = true;
  const baseline = path.join(merged, 'manifest.json');
  const judged = { rules: RULES, gates: GATES };
  const again = await runAll(101, {
    plan: { baseline: 'previous-run' },
    shard: { baseline: 'previous-run' },
    merge: judged,
  });
  const alone = await runInventory(
    b2,
    { bucket: '*', baseline, formats: 'ndjson', ...judged },
    atTimeOf(again.merged),
  );
  expect(again.merged.code).toBe(1);
  expect(messages(again.merged, 'error')).toEqual(messages(alone, 'error'));
  expect(contentOf(folderOf(again.merged))).toEqual(contentOf(folderOf(alone)));
  expect(contentOf(folderOf(alone)).kinds).toMatchObject({ renamed: { files: 2 }, removed: { files: 61 } });
  expect(await rowsOf(folderOf(again.merged))).toEqual(await rowsOf(folderOf(alone)));
  for (const output of ['added', 'removed', 'changed', 'gates-failed', 'errors', 'warnings'])
    expect(again.merged.outputs[output], output).toBe(alone.outputs[output]);
  // Each format of the merged inventory is read as one table by others, and by us.
  const duck = await Duck.in(folderOf(again.merged));
  const rows = await duck.query(
    "select count(*) as n, sum(size)::BIGINT as bytes from read_parquet('shard-*/files.parquet')",
  );
  duck.close();
  expect(rows).toEqual([{ n: String(alone.outputs['file-count']), bytes: alone.outputs['total-bytes'] }]);
}, 120_000);
