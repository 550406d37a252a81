import { afterAll, beforeAll, expect, test } from 'vitest';
import type { B2Server } from '../../b2-server/index.ts';
import { type GithubServer, startGithubServer } from '../../github-server/server.ts';
import { bucketOf, failure, runInventory, startAccount } from '../setup.ts';
import { StoredFiles, WRITER } from '../stored-copies.ts';
import {
  folderOf,
  manifestOf,
  runMerge,
  runPlan,
  runShard,
  shardsOf,
  type WorkflowRun,
} from './sharded-run.ts';

const NAMES = Array.from({ length: 3_000 }, (_, index) => `folder ${index % 7}/${index}`);

let b2: B2Server;
let github: GithubServer;
let run: WorkflowRun;
beforeAll(async () => {
  b2 = await startAccount(
    [
      bucketOf('data-bucket', NAMES, 'allPrivate'),
      bucketOf('reports', [], 'allPrivate'),
      bucketOf('everybody', [], 'allPublic'),
    ],
    [WRITER],
  );
  github = await startGithubServer();
  run = { b2, github, runId: 300, inputs: { bucket: 'data-bucket' } };
  const plan = await runPlan(run, { shards: '2' });
  expect(shardsOf(plan)).toEqual([0, 1]);
  for (const index of [0, 1]) {
    const shard = await runShard(run, index, { formats: 'ndjson, parquet' });
    expect(shard.code, shard.stdout).toBe(0);
  }
});
afterAll(async () => {
  await b2.close();
  await github.close();
});

const withKey = () => ({
  endpoint: b2.url,
  'application-key-id': WRITER.id,
  'application-key': WRITER.secret,
});

test('storing needs a key', async () => {
  const merged = await runMerge(run, { 'upload-to': 'b2://reports/nightly' });
  expect(failure(merged)).toMatch(/^2 inputs are wrong:\n- Input `application-key-id` is missing/);
});

test('a private listing is not stored in a public bucket', async () => {
  const merged = await runMerge(run, { 'upload-to': 'b2://everybody/nightly', ...withKey() });
  expect(failure(merged)).toMatch(/^Input `upload-to`: "b2:\/\/everybody\/nightly\/" is in a public bucket/);
  expect(await (await StoredFiles.in(b2, 'everybody')).names()).toEqual([]);
});

test('a merged inventory is stored in a bucket with its parts as they are, and serves as the next baseline', async () => {
  const merged = await runMerge(run, { 'upload-to': 'b2://reports/nightly', ...withKey() });
  expect(merged.code, merged.stdout).toBe(0);
  const stored = await StoredFiles.in(b2, 'reports');
  const names = (await stored.names('nightly/')).map((name) => name.replace(/dt=[^/]+/, 'dt=NOW'));
  expect(names).toEqual([
    'nightly/inventory/dt=NOW/buckets-300-1.json',
    'nightly/inventory/dt=NOW/manifest-300-1.json',
    'nightly/inventory/dt=NOW/manifest-300-1.json.sha256',
    ...[0, 1].flatMap((index) =>
      ['ndjson', 'parquet'].map((format) => `nightly/inventory/dt=NOW/shard-${index}-300-1/files.${format}`),
    ),
    'nightly/latest.json',
  ]);

  const next = await runInventory(
    b2,
    { bucket: 'data-bucket', formats: 'ndjson', baseline: 'b2://reports/nightly' },
    { key: WRITER },
  );
  expect(next.outputs).toMatchObject({ complete: 'true', added: '0', removed: '0', changed: '0' });
  expect(manifestOf(folderOf(next)).files).toBe(NAMES.length);
});
