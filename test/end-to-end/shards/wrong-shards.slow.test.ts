import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/inventory/manifest.ts';
import type { Plan } from '../../../src/shards/plan-file.ts';
import { type B2Server, type ListedFile, listContent } from '../../b2-server/index.ts';
import { type GithubServer, startGithubServer } from '../../github-server/server.ts';
import { readZip } from '../../github-server/zip.ts';
import { failure, messages, runInventory, startAccount } from '../setup.ts';
import { runMerge, runPlan, runShard, shardsOf, type WorkflowRun } from './sharded-run.ts';

const FILES = Array.from(
  { length: 1_000 },
  (_, index): ListedFile => ({ name: `${String(index).padStart(4, '0')} \u{1f600}`, bytes: `${index}` }),
);
const ROWS = 'shard/rows.zst';

/** The artifacts of a run, by name, as files by path. */
type Artifacts = Map<string, Map<string, Buffer>>;

let b2: B2Server;
let github: GithubServer;
let run: WorkflowRun;
let sound: Artifacts;
let otherPlan: Map<string, Buffer>;
let next = 900;

beforeAll(async () => {
  b2 = await startAccount([{ name: 'my-bucket', type: 'allPrivate', content: listContent(FILES) }]);
  github = await startGithubServer();
  run = { b2, github, runId: 800, inputs: { bucket: 'my-bucket', 'artifact-name': 'inventory' } };
  const plan = await runPlan(run, { shards: '3' });
  expect(shardsOf(plan)).toEqual([0, 1, 2]);
  const shards = await Promise.all([0, 1, 2].map((index) => runShard(run, index)));
  for (const { code, stdout } of shards) expect(code, stdout).toBe(0);
  sound = artifactsOf(800);
  await runPlan({ ...run, runId: 801 }, { shards: '3' });
  otherPlan = artifactsOf(801).get('inventory-plan')!;
});
afterAll(async () => {
  await b2.close();
  await github.close();
});

function artifactsOf(runId: number): Artifacts {
  return new Map(
    github
      .artifacts()
      .filter((each) => each.runId === runId)
      .map(({ name, bytes }) => [
        name,
        new Map([...readZip(bytes)].map((entry) => [entry.name, entry.bytes])),
      ]),
  );
}

/** A run with the artifacts of a sound one, changed. */
function planted(change: (artifacts: Artifacts) => void): WorkflowRun {
  const artifacts = new Map([...sound].map(([name, files]) => [name, new Map(files)]));
  change(artifacts);
  const runId = next++;
  for (const [name, files] of artifacts)
    github.addArtifact({ name, runId, files: Object.fromEntries(files) });
  return { ...run, runId };
}

function edit<T>(files: Map<string, Buffer>, name: string, change: (value: T) => void): void {
  const value = JSON.parse(files.get(name)!.toString()) as T;
  change(value);
  files.set(name, Buffer.from(JSON.stringify(value)));
}

const shard = (artifacts: Artifacts, index: number) => artifacts.get(`inventory-shard-${index}`)!;
const editManifest = (artifacts: Artifacts, index: number, change: (manifest: Manifest) => void) =>
  edit<Manifest>(shard(artifacts, index), 'manifest.json', change);

/** Replaces a file of a shard and what its manifest says about it. */
function replace(artifacts: Artifacts, index: number, path: string, bytes: Buffer): void {
  shard(artifacts, index).set(path, bytes);
  editManifest(artifacts, index, ({ outputs }) => {
    const file = outputs.find((each) => each.path === path)!;
    file.bytes = bytes.length;
    file.sha256 = createHash('sha256').update(bytes).digest('hex');
  });
}
function replaceRows(artifacts: Artifacts, index: number, change: (lines: string[]) => string[]): void {
  const lines = zstdDecompressSync(shard(artifacts, index).get(ROWS)!).toString().split('\n').slice(0, -1);
  const text = `${change(lines).join('\n')}\n`;
  replace(artifacts, index, ROWS, zstdCompressSync(Buffer.from(text)));
}
/** Changes the plan, and makes its id that of the new content. */
function replan(artifacts: Artifacts, change: (plan: Omit<Plan, 'id'>) => void): void {
  edit<Plan>(artifacts.get('inventory-plan')!, 'plan.json', (plan) => {
    const { id: _, ...rest } = plan;
    change(rest);
    Object.assign(plan, rest);
    plan.id = createHash('sha256').update(JSON.stringify(rest)).digest('hex');
  });
}

const WRONG: [string, (artifacts: Artifacts) => void, RegExp][] = [
  ['a shard is missing', (all) => void all.delete('inventory-shard-1'), /Shard 1 is missing/],
  [
    'two shards are missing',
    (all) => {
      for (const index of [0, 2]) all.delete(`inventory-shard-${index}`);
    },
    /Shard 0 is missing.*\n.*Shard 2 is missing/,
  ],
  [
    'a shard is there twice',
    (all) => void all.set('inventory-shard-1', shard(all, 2)),
    /Shard 1 is shard 2, .*twice/,
  ],
  [
    'a shard is not complete',
    (all) =>
      editManifest(all, 2, (manifest) => {
        manifest.complete = false;
        manifest.buckets[0]!.error = 'HTTP 500';
      }),
    /Shard 2 is not complete/,
  ],
  [
    'the plan is another',
    (all) => void all.set('inventory-plan', otherPlan),
    /Shard 0 is of another plan.*\n.*Shard 1/,
  ],
  [
    'one shard is of another plan',
    (all) => editManifest(all, 1, ({ shard }) => Object.assign(shard!, { plan: 'f'.repeat(64) })),
    /Shard 1 is of another plan/,
  ],
  [
    'the bounds of a shard are others',
    (all) => editManifest(all, 1, ({ shard }) => Object.assign(shard!.ranges[0]!, { from: '' })),
    /Shard 1 has other bounds/,
  ],
  [
    'the plan is missing',
    (all) => void all.delete('inventory-plan'),
    /has no plan: the artifact inventory-plan is missing/,
  ],
  [
    'the plan was changed',
    (all) =>
      edit<Plan>(all.get('inventory-plan')!, 'plan.json', ({ shards }) =>
        Object.assign(shards[0]![0]!, { to: '9' }),
      ),
    /inventory-plan cannot be used: it was changed/,
  ],
  [
    'the cuts of the plan are out of order',
    (all) =>
      replan(all, ({ shards }) => {
        const [first, second] = shards;
        first![0]!.to = second![0]!.to;
        second![0]!.from = second![0]!.to!;
        second![0]!.to = '0001';
        shards[2]![0]!.from = '0001';
      }),
    /inventory-plan cannot be used: it has cuts out of order in shard 1/,
  ],
  [
    'the plan has a gap',
    (all) => replan(all, ({ shards }) => Object.assign(shards[1]![0]!, { from: '9' })),
    /gap or an overlap before shard 1/,
  ],
  [
    'rows are outside the bounds of their shard',
    (all) =>
      replaceRows(all, 1, (lines) =>
        lines.map((line, at) => (at === 1 ? line.replace(/"fileName":"\d+/, '"fileName":"0000') : line)),
      ),
    /Shard 1 has rows outside its bounds/,
  ],
  [
    'rows are out of order',
    (all) => replaceRows(all, 0, ([bucket, first, second, ...rest]) => [bucket!, second!, first!, ...rest]),
    /Shard 0 has rows that are out of order/,
  ],
  [
    'a row is missing',
    (all) => replaceRows(all, 2, (lines) => lines.slice(0, -1)),
    /Shard 2 has \d+ rows instead of \d+/,
  ],
  [
    'rows are no rows',
    (all) => replaceRows(all, 2, (lines) => [...lines, '{"odd":1},']),
    /Shard 2 is damaged/,
  ],
  [
    'a file of a shard was changed',
    (all) => void shard(all, 1).set('urls.txt', Buffer.from('changed')),
    /Shard 1 is damaged: urls.txt has 7 bytes/,
  ],
  [
    'a file of a shard is missing',
    (all) => void shard(all, 1).delete('files.ndjson'),
    /Shard 1 is missing its file files.ndjson/,
  ],
  [
    'shards were filtered in another way',
    (all) => editManifest(all, 2, ({ request }) => Object.assign(request, { where: 'size > 1' })),
    /Shard 2 has another `where` than shard 0/,
  ],
  [
    'an artifact is no shard',
    (all) => void shard(all, 0).delete('manifest.json'),
    /Shard 0 has no manifest.json/,
  ],
];

describe('shards that are not the whole are refused', () => {
  test.each(WRONG)('%s', async (_, change, message) => {
    const result = await runMerge(planted(change));
    expect(failure(result)).toMatch(message);
    expect(result.files()).toEqual([]);
    expect(result.summary).toContain('B2 inventory failed');
  });
});

test('shards as they were are merged, wherever they come from', async () => {
  const result = await runMerge(planted(() => {}));
  expect(result.outputs).toMatchObject({ complete: 'true', 'file-count': '1000' });
});

describe('inputs of shards', () => {
  const shardWith = (inputs: Record<string, string>) => runShard({ ...run, runId: 800 }, 0, inputs);

  test.each([
    [{ shard: '7' }, 'the plan has no shard 7; it has 3, from 0'],
    [{ prefix: '00' }, 'the plan was made with another `prefix` than this step has'],
    [{ versions: 'all' }, 'the plan was made with another `versions` than this step has'],
    [{ shard: 'x' }, '`shard`: "x" is not a whole number from 0 to 255'],
    [{ bucket: '' }, '`shard` needs files; name a bucket'],
    [{ 'artifact-name': 'none' }, 'is uploaded as an artifact, and `artifact-name` is `none`'],
    [{ formats: 'json, html' }, 'cannot be written as json, html, which cannot be divided'],
    [{ gates: 'file-count > 1' }, 'give `gates` to the action `merge` instead'],
    [{ rules: 'default', 'verify-urls': 'true' }, 'give `rules` to the action `merge` instead'],
    [{ 'verify-urls': 'true' }, 'does not verify URLs'],
  ] as const)('%j', async (inputs, message) => {
    expect(failure(await shardWith(inputs))).toContain(message);
  });

  test('a plan needs a bucket, a possible number of shards, and a real name where names would become public', async () => {
    const wrong = await runPlan(
      { ...run, runId: 850 },
      { bucket: '', shards: '257', 'artifact-name': 'none' },
    );
    const text = messages(wrong, 'error')[0]!;
    for (const part of [
      '`bucket` is empty',
      '`shards`: "257" is not a whole number from 1 to 256',
      '`artifact-name`: `none` is not possible',
    ])
      expect(text).toContain(part);
    const open = { ...run, runId: 850, event: { repository: { private: false, visibility: 'public' } } };
    const unnamed = await runPlan(open, { 'artifact-name': '' });
    expect(messages(unnamed, 'error')[0]).toContain('the plan contains names of files');
    expect(github.artifacts().some(({ runId }) => runId === 850)).toBe(false);
  });

  test('gates must be possible with what the shards were given, and a shard is no baseline', async () => {
    const gates = await runMerge(
      planted(() => {}),
      { gates: 'added == 0\nhidden-count == 0' },
    );
    expect(failure(gates)).toContain(
      'added needs `baseline` in the plan and in every shard; hidden-count needs `versions: all`',
    );
    const { workspace } = await runShard({ ...run, runId: 860 }, 0).then(async (missing) => {
      expect(failure(missing)).toContain('This workflow run has no plan');
      await runPlan({ ...run, runId: 860 }, { shards: '3' });
      return runShard({ ...run, runId: 860 }, 1);
    });
    const baseline = `${workspace}/b2-inventory/manifest.json`;
    const result = await runInventory(b2, { bucket: 'my-bucket', baseline });
    expect(failure(result)).toContain('is of one shard; give that of the merged inventory');
  });
});
