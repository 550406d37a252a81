import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { type GithubServer, startGithubServer } from '../github-server/server.ts';
import { HOSTILE_NAMES } from '../names/hostile-names.ts';
import { readMarkdown } from '../readers/markdown.ts';
import { readPageData } from '../readers/report-page.ts';
import type { ActionResult } from '../runner/run-action.ts';
import { bucketOf, failure, readInventory, runInventory, startAccount } from './setup.ts';

const RUN_ID = 31;
const NAMES = [...HOSTILE_NAMES, '</script><script>alert(1)</script>', 'a/b/c.jpg', 'a/b/d.mp4', 'plain.txt'];
let b2: B2Server;
let github: GithubServer;

beforeAll(async () => {
  b2 = await startAccount([
    bucketOf('pub-bucket', NAMES),
    bucketOf('priv-bucket', ['s3cret-folder/s3cret.txt', 's3cret-folder/s3cret-2.txt'], 'allPrivate'),
  ]);
});
beforeEach(async () => {
  github = await startGithubServer();
});
afterEach(() => github.close());
afterAll(() => b2.close());

const page = (result: ActionResult) =>
  readFileSync(path.join(result.workspace, 'b2-inventory/report.html'), 'utf8');

test('the page is written, uploaded as a file of its own, and linked', async () => {
  const result = await runInventory(
    b2,
    { bucket: 'pub-bucket', formats: 'ndjson, report', gates: 'file-count > 1', 'artifact-name': 'my list' },
    { github, runId: RUN_ID },
  );
  expect(result.outputs.complete, result.stdout).toBe('true');
  const { manifest, rows } = readInventory(result);
  expect(manifest.outputs.find(({ format }) => format === 'report')).toMatchObject({ path: 'report.html' });
  const html = page(result);
  const [zip, raw] = result.artifacts;
  expect([zip!.name, zip!.mimeType]).toEqual(['my list', 'application/zip']);
  expect([raw!.name, raw!.mimeType]).toEqual(['my list.html', 'text/html']);
  expect(raw!.bytes.toString()).toBe(html);
  const url = `https://github.com/${github.repository}/actions/runs/${RUN_ID}/artifacts/${raw!.id}`;
  expect(result.outputs['report-url']).toBe(url);
  expect(readMarkdown(result.summary).links).toContain(url);

  const data = readPageData(html);
  expect(data).toMatchObject({
    title: 'pub-bucket',
    files: manifest.files,
    bytes: manifest.bytes,
    startedAt: Date.parse(manifest.startedAt),
    gates: [{ verdict: 'passes', gate: 'file-count > 1' }],
    findings: null,
    changes: null,
    failure: null,
    hidden: null,
  });
  expect(readMarkdown(result.summary).text).toContain(data.headline);
  expect(data.table!.isAll).toBe(true);
  expect(data.table!.names).toEqual(rows.map(({ name }) => name));
  const [, files, bytes] = [...data.tree!.nodes[0]!].slice(1) as [string, number, number];
  expect([files, bytes]).toEqual([manifest.files, manifest.bytes]);
  // Nothing in a name ends the script that the data is in.
  expect(html.match(/<\/script>/g)).toHaveLength(2);
});

test('where names are hidden, the page has counts and no name of a file', async () => {
  const options = { github, event: { repository: { visibility: 'public' } } };
  const inputs = {
    bucket: 'priv-bucket',
    formats: 'report',
    prefix: 's3cret-',
    rules: 'default',
    gates: 'newest-file in s3cret-folder/** > 25h\nfile-count in s3cret-folder/** == 0',
    'artifact-name': 'chosen',
  };
  const result = await runInventory(b2, inputs, options);
  expect(result.outputs, result.stdout).toMatchObject({
    'gates-failed': '1',
    'report-url': expect.stringMatching(/./),
  });
  const html = page(result);
  expect(html).not.toContain('s3cret');
  expect(readPageData(html)).toMatchObject({
    files: 2,
    hidden: expect.stringMatching(/^File names are hidden/),
    tree: null,
    table: null,
    lists: [],
    gates: [
      { verdict: 'fails', gate: 'file-count in … == 0', files: [] },
      { verdict: 'passes', files: [] },
    ],
  });

  // Nobody asked for an upload.
  const { 'artifact-name': _, ...rest } = inputs;
  const withheld = await runInventory(b2, { ...rest, gates: '', 'artifact-name': '' }, options);
  expect(withheld.outputs).toMatchObject({ complete: 'true', 'report-url': '' });
  expect(withheld.artifacts.map(({ name }) => name)).toEqual(['chosen', 'chosen.html']);
});

test('without buckets, and without an artifact, the page is about the buckets', async () => {
  const result = await runInventory(b2, { formats: 'report', rules: 'default' });
  expect(result.outputs, result.stdout).toMatchObject({ complete: 'true', 'report-url': '' });
  const data = readPageData(page(result));
  expect(data).toMatchObject({ title: '2 buckets', tree: null, table: null });
  expect(data.findings!.list.length).toBeGreaterThan(0);
  expect(data.buckets.rows.map(([name]) => name)).toEqual(['pub-bucket', 'priv-bucket']);
});

test('a name that is too long for the file is an error before any listing', async () => {
  const name = 'é'.repeat(126);
  b2.counters.reset();
  const result = await runInventory(
    b2,
    { bucket: 'pub-bucket', formats: 'report', 'artifact-name': name },
    { github },
  );
  expect(failure(result)).toBe(
    `Input \`artifact-name\`: the report page is uploaded as "${name}.html", which is too long for a file name; use at most 250 bytes`,
  );
  expect(b2.counters.calls.b2_list_file_names).toBeUndefined();
});
