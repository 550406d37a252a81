import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/inventory/manifest.ts';
import { type B2Server, changingContent, type ListedFile, listContent } from '../b2-server/index.ts';
import { type GithubServer, startGithubServer } from '../github-server/server.ts';
import { readZip } from '../github-server/zip.ts';
import { readMarkdown } from '../readers/markdown.ts';
import type { ActionResult } from '../runner/run-action.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { lines, messages, readInventory, runInventory, sha1, startAccount } from './setup.ts';

const id = (serial: number) => `4_z27c88f1d182b150646ff0b16_f${serial}`;
const upload = (name: string, serial: number, bytes: string, rest: Partial<ListedFile> = {}): ListedFile => ({
  ...{ name, fileId: id(serial), bytes, uploadTimestamp: 1_700_000_000_000 + serial, legalHold: 'off' },
  ...rest,
});
const hide = (name: string, serial: number): ListedFile => ({
  ...{ name, fileId: id(serial), action: 'hide', uploadTimestamp: 1_700_000_000_000 + serial },
});

const BEFORE = [
  upload('a/same', 1, 'as it was'),
  upload('a/changed', 2, 'old'),
  upload('a/re-uploaded', 3, 'again'),
  upload('b/hold', 4, 'held'),
  upload('b/hidden', 5, 'covered soon'),
  hide('b/unhidden', 16),
  upload('b/unhidden', 6, 'covered'),
  upload('c/"gone" \\ 😀', 7, 'gone for good'),
  upload('c/old name', 8, 'what moves'),
  // Between U+FFFF and the emoji the orders of UTF-8 and UTF-16 differ.
  upload('ｆ', 9, 'fullwidth'),
  upload('😀', 10, 'emoji'),
];
const AFTER = [
  upload('a/same', 1, 'as it was'),
  upload('a/changed', 22, 'new content'),
  upload('a/changed', 2, 'old'),
  upload('a/re-uploaded', 23, 'again'),
  upload('b/hold', 4, 'held', { legalHold: 'on' }),
  hide('b/hidden', 25),
  upload('b/hidden', 5, 'covered soon'),
  upload('b/unhidden', 6, 'covered'),
  upload('new/line\u2028sep', 27, 'added'),
  upload('c/new name', 28, 'what moves'),
  upload('ｆ', 9, 'fullwidth'),
  upload('😀', 10, 'emoji'),
];
const side = (serial: number, bytes: string) => ({
  ...{ fileId: id(serial), size: bytes.length, sha1: sha1(bytes), sha1Source: 'verified' },
});
const bucket = 'my-bucket';
const CHANGES = [
  { kind: 'changed', bucket, name: 'a/changed', before: side(2, 'old'), after: side(22, 'new content') },
  { kind: 're-uploaded', bucket, name: 'a/re-uploaded', before: side(3, 'again'), after: side(23, 'again') },
  { kind: 'hidden', bucket, name: 'b/hidden', before: side(5, 'covered soon') },
  {
    kind: 'metadata',
    bucket,
    name: 'b/hold',
    before: { ...side(4, 'held'), legalHold: 'off' },
    after: { ...side(4, 'held'), legalHold: 'on' },
  },
  { kind: 'unhidden', bucket, name: 'b/unhidden', after: side(6, 'covered') },
  { kind: 'removed', bucket, name: 'c/"gone" \\ 😀', before: side(7, 'gone for good') },
  {
    kind: 'renamed',
    bucket,
    name: 'c/new name',
    fromName: 'c/old name',
    before: side(8, 'what moves'),
    after: side(28, 'what moves'),
  },
  { kind: 'added', bucket, name: 'new/line\u2028sep', after: side(27, 'added') },
];
const LINES = [
  '* my-bucket/a/changed',
  '* my-bucket/a/re-uploaded',
  '- my-bucket/b/hidden',
  '* my-bucket/b/hold',
  '+ my-bucket/b/unhidden',
  '- my-bucket/c/"gone" \\\\ 😀',
  '> my-bucket/c/new name\tmy-bucket/c/old name',
  '+ my-bucket/new/line\\u{2028}sep',
];
const FORMATS = [
  'csv',
  'ndjson',
  'json',
  'csv.gz',
  'ndjson.gz',
  'json.gz',
  'csv.zst',
  'ndjson.zst',
  'json.zst',
];

/** The same under names that occur nowhere else. */
const secret = () => files.map((file) => ({ ...file, name: `zebra/${file.name}` }));

let files = BEFORE;
let b2: B2Server;
let workspace: string;

beforeAll(async () => {
  const content = changingContent(listContent(BEFORE), () => listContent(files));
  b2 = await startAccount([
    { name: bucket, type: 'allPublic', content },
    {
      name: 'priv-bucket',
      type: 'allPrivate',
      content: changingContent(listContent([]), () => listContent(secret())),
    },
  ]);
  workspace = makeFolder('changes');
  const formats = `urls, parquet, ${FORMATS.join(', ')}`;
  const first = await run({ formats, 'output-dir': 'before' });
  expect(first.outputs.complete).toBe('true');
  expect(first.outputs).toMatchObject({ added: '', removed: '', changed: '' });
});
beforeEach(() => {
  files = AFTER;
});
afterAll(() => b2.close());

function run(inputs: Record<string, string>, rest: Parameters<typeof runInventory>[2] = {}) {
  const given = { bucket, versions: 'all', formats: 'urls', ...inputs };
  return runInventory(b2, given, { workspace, ...rest });
}

/** The first inventory with only one of its files, in a folder of its own; the path of its manifest. */
function baselineOf(file: string): string {
  const folder = path.join(workspace, `only-${file}`);
  const manifest = JSON.parse(readFileSync(path.join(workspace, 'before/manifest.json'), 'utf8')) as Manifest;
  const outputs = manifest.outputs.filter((output) => output.path === file);
  expect(outputs).toHaveLength(1);
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(workspace, 'before', file), path.join(folder, file));
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ ...manifest, outputs }));
  return `only-${file}/manifest.json`;
}

const error = (result: ActionResult) => messages(result, 'error').join();

describe('a baseline at a path', () => {
  test.each(['parquet', ...FORMATS])('of %s: every kind of change, once', async (format) => {
    const result = await run({ baseline: baselineOf(`files.${format}`), 'output-dir': 'now' });
    expect(error(result)).toBe('');
    expect(result.code).toBe(0);
    const { manifest, text } = readInventory(result, 'now');
    expect(lines(text('changes.ndjson')).map((line) => JSON.parse(line) as unknown)).toEqual(CHANGES);
    expect(lines(text('changes.txt'))).toEqual(LINES);
    // What is hidden cannot be fetched any more, and what is unhidden can.
    expect(result.outputs).toMatchObject({ complete: 'true', added: '2', removed: '2', changed: '1' });
    expect(Object.entries(manifest.changes!.kinds)).toHaveLength(CHANGES.length);
    for (const { kind, before, after } of CHANGES)
      expect(manifest.changes!.kinds[kind]).toEqual({ files: 1, bytes: (after ?? before)!.size });
    expect(messages(result, 'warning')).toEqual([]);
    expect(readdirSync(result.runnerTemp).sort()).toEqual([
      '_github_workflow',
      '_runner_file_commands',
      'b2-inventory-claims',
    ]);
  });

  test('in the very folder that is written: the new inventory takes its place', async () => {
    files = BEFORE;
    await run({ formats: 'ndjson' });
    files = AFTER;
    const inputs = { formats: 'ndjson', baseline: 'b2-inventory/manifest.json' };
    const changed = await run(inputs);
    expect(lines(readInventory(changed).text('changes.txt'))).toEqual(LINES);
    const same = await run(inputs);
    expect(same.outputs).toMatchObject({ complete: 'true', added: '0', removed: '0', changed: '0' });
    expect(readInventory(same).text('changes.ndjson')).toBe('');
    expect(same.summary).toContain('Nothing has changed.');
    expect(readInventory(same).manifest.history).toHaveLength(2);
  });

  test('that has no rows splits the listing, and nothing is compared', async () => {
    const gates = 'warn: removed == 0';
    const result = await run({ baseline: baselineOf('urls.txt'), 'output-dir': 'now', gates });
    expect(result.code).toBe(0);
    expect(messages(result, 'warning')).toEqual([
      'Input `baseline` has no csv, ndjson, json or parquet file; it only speeds up the listing, and nothing is compared',
      'A gate fails. warn: removed == 0: removed has no value: the baseline has no rows to compare with',
    ]);
    expect(result.outputs).toMatchObject({ complete: 'true', added: '', removed: '', changed: '' });
    const { manifest } = readInventory(result, 'now');
    expect(manifest.changes).toBeUndefined();
    expect(result.files('now').filter((file) => file.startsWith('changes'))).toEqual([]);
    expect(readMarkdown(result.summary).headings.join()).not.toContain('Changes since');
    expect(manifest.history).toHaveLength(1);
  });
});

test('the summary has a table of the changes, and of the gates with what was found', async () => {
  const baseline = baselineOf('files.csv');
  const gates = 'removed in c/** == 1\nwarn: removed == 0\nchanged in {a,b}/** <= 0';
  const { summary } = await run({ baseline, 'output-dir': 'now', gates });
  const { startedAt } = JSON.parse(readFileSync(path.join(workspace, baseline), 'utf8')) as Manifest;
  const { table, text, items } = readMarkdown(summary);
  expect(table(`Changes since ${startedAt.slice(0, 16).replace('T', ' ')} UTC`)).toMatchObject({
    head: ['Change', 'Files', 'Size'],
    rows: [
      ['added', '1', '5 bytes'],
      ['removed', '1', '13 bytes'],
      ['changed', '1', '11 bytes'],
      ['re-uploaded', '1', '5 bytes'],
      ['hidden', '1', '12 bytes'],
      ['unhidden', '1', '7 bytes'],
      ['metadata', '1', '4 bytes'],
      ['renamed', '1', '10 bytes'],
    ],
  });
  // Names: of what each failed gate counts, and of each change.
  expect(items).toContain('c/old name → c/new name');
  expect(text).toContain('removed:');
  // Failed gates come first, then warnings.
  expect(table('Gates').rows.map(([, ...cells]) => cells)).toEqual([
    ['changed in {a,b}/** <= 0', expect.stringMatching(/ is 1$/)],
    ['warn: removed == 0', 'removed is 2'],
    ['removed in c/** == 1', expect.stringMatching(/ is 1$/)],
  ]);
});

describe('gates', () => {
  const inputs = { 'output-dir': 'now', formats: 'ndjson' };

  test('on changes of some names are evaluated with these alone', async () => {
    const gates = [
      ...['added in new/** == 1', 'added in b/** == 1', 'added in c/** == 0', 'removed in c/** == 1'],
      ...['removed in {b,c}/** == 2', 'changed in a/** == 1', 'changed in b/** == 0', 'added == 2'],
      // 77 bytes were listed, and now it is 80.
      ...['shrunk-by == 0%', 'grown-by > 3.89% and grown-by < 3.9%'],
    ].join('\n');
    const result = await run({ ...inputs, baseline: baselineOf('files.ndjson'), gates });
    expect(error(result)).toBe('');
    expect(result).toMatchObject({ code: 0, outputs: { complete: 'true', 'gates-failed': '0' } });
  });

  test('that fail do so when everything is written and uploaded; the inventory is complete', async () => {
    const github = await startGithubServer();
    try {
      const gates = 'removed == 0\nwarn: added == 0\nchanged <= 5';
      const result = await run(
        { ...inputs, baseline: baselineOf('files.ndjson'), gates, 'artifact-name': '' },
        { github },
      );
      expect(result.code).toBe(1);
      expect(messages(result, 'error')).toEqual(['1 gate failed:\nremoved == 0: removed is 2']);
      expect(messages(result, 'warning')).toEqual(['A gate fails. warn: added == 0: added is 2']);
      expect(result.outputs).toMatchObject({ complete: 'true', 'gates-failed': '1', removed: '2' });
      expect(readInventory(result, 'now').manifest.complete).toBe(true);
      const uploaded = [...readZip(result.artifacts[0]!.bytes)].map(({ name }) => name).sort();
      expect(uploaded).toEqual([
        'buckets.json',
        'changes.ndjson',
        'changes.txt',
        'files.ndjson',
        'manifest.json',
      ]);
      expect(readMarkdown(result.summary).headings).toContain('Gates');
    } finally {
      await github.close();
    }
  });
});

describe('previous-run', () => {
  let github: GithubServer;
  beforeEach(async () => {
    github = await startGithubServer();
    return () => github.close();
  });
  const inputs = { baseline: 'previous-run', 'artifact-name': '', formats: 'ndjson' };

  test('a first run says that it is one; a gate on changes fails for want of a value', async () => {
    const gates = 'removed == none or removed == 0\nremoved == 0\nnot removed > 0\nwarn: shrunk-by < 20%';
    const result = await run({ ...inputs, gates }, { github, workspace: makeFolder('first') });
    expect(messages(result, 'notice')).toEqual([
      'No earlier run of this workflow has left an artifact b2-inventory on this branch: nothing is compared, and this run counts as the first',
    ]);
    expect(result.code).toBe(1);
    const why = 'removed has no value: there is no earlier inventory yet';
    expect(messages(result, 'error')).toEqual([
      `2 gates failed:\nremoved == 0: ${why}\nnot removed > 0: ${why}`,
    ]);
    expect(messages(result, 'warning')).toEqual([]);
    expect(result.stdout).toContain(
      'skipped: warn: shrunk-by < 20%: shrunk-by has no value: there is no earlier inventory yet\n',
    );
    expect(result.summary).toContain('➖ skipped');
    expect(result.outputs).toMatchObject({ complete: 'true', 'gates-failed': '2', added: '', removed: '' });
    const without = await run(inputs, { github, runId: 4712, workspace: makeFolder('second') });
    expect(without).toMatchObject({ code: 0, outputs: { added: '0', removed: '0', 'gates-failed': '' } });
    expect(messages(without, 'notice')).toEqual([]);
  });

  test('where names are withheld, no name, prefix or glob is shown', async () => {
    const event = { repository: { private: false, visibility: 'public' } };
    const night = (runId: number, more: Record<string, string> = {}) =>
      run(
        {
          ...inputs,
          bucket: 'priv-bucket',
          'artifact-name': 'mine',
          prefix: 'zebra/c',
          include: 'zebra/c/**',
          where: 'name != "zebra/none"',
          gates: 'removed in zebra/c/** == 0\nwarn: added in zebra/c/** == 7\nnewest-file in zebra/c/o* < 1h',
          ...more,
        },
        { github, runId, event, workspace: makeFolder('discreet') },
      );
    files = BEFORE;
    const first = await night(1);
    expect(first.artifacts).toHaveLength(1);
    files = AFTER;
    const second = await night(2);
    expect(second.code).toBe(1);
    expect(second.outputs).toMatchObject({ removed: '1', added: '0', 'gates-failed': '2' });
    const other = await night(3, { include: 'zebra/c/n*' });
    expect(messages(other, 'warning')).toContainEqual(
      expect.stringMatching(/is passed over: it was made with another `include`$/),
    );
    const told = await night(4, { prefix: 'zebra/c/' });
    expect(messages(told, 'warning')).toContainEqual(
      expect.stringMatching(/it was made with another `prefix`$/),
    );
    for (const { stdout, stderr, summary } of [first, second, other, told]) {
      expect(stdout + stderr + summary).not.toMatch(/zebra|gone|old name|o\*/);
    }
    const changes = readMarkdown(second.summary).tables.find(({ title }) =>
      title.startsWith('Changes since'),
    )!;
    expect(changes.rows).toContainEqual(['renamed', '1', expect.any(String)]);
  });
});
