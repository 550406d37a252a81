import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type B2Server,
  compareNames,
  type ListedFile,
  listContent,
  sortNames,
} from '../../b2-server/index.ts';
import type { ActionResult } from '../../runner/run-action.ts';
import { hostileNames } from './names.ts';
import { readRows, runOn, startServer } from './setup.ts';

const names = sortNames(hostileNames(3_000, 7));
/** Uploaders choose these as freely as names. */
const files: ListedFile[] = names.map((name, n) => ({
  name,
  bytes: 'x',
  contentType: names[(n * 7) % names.length]!.slice(0, 40).toWellFormed(),
  fileInfo: { note: names[(n * 13) % names.length]!, src_last_modified_millis: String(n) },
}));

let server: B2Server;
let result: ActionResult;
let folder: string;
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

beforeAll(async () => {
  server = await startServer(
    [
      { name: 'hostile-bucket', content: listContent(files), type: 'allPublic' },
      { name: 'small-bucket', content: listContent(files.slice(0, 300)), info: { note: names[99]! } },
    ],
    { settings: { pageLimit: 700, pageStyle: 'shuffled' } },
  );
  result = await runOn(server, {
    inputs: { bucket: 'hostile-bucket', formats: 'urls, ndjson, json, csv' },
    env: { RUNNER_DEBUG: '1' },
  });
  folder = join(result.workspace, 'b2-inventory');
});
afterAll(() => server.close());

test('thousands of names that Backblaze would take', () => {
  expect(names.length).toBeGreaterThan(3_000);
  expect(result.outputs, result.stdout.slice(-2_000)).toMatchObject({
    complete: 'true',
    'file-count': String(names.length),
  });
});

describe('every name comes back through', () => {
  test('files.ndjson and files.json', () => {
    const rows = readRows(folder);
    expect(rows.map(({ name }) => name)).toEqual(names);
    expect(rows.map(({ fileInfo }) => fileInfo)).toEqual(files.map(({ fileInfo }) => fileInfo));
    expect(rows.map(({ contentType }) => contentType)).toEqual(files.map(({ contentType }) => contentType));
    expect(JSON.parse(read('files.json'))).toEqual(rows);
    // One line a row also for readers that end lines at more than LF.
    expect(read('files.ndjson').split('\n')).toHaveLength(names.length + 1);
  });

  test('files.csv, by the csv module of Python; no cell is a formula', ({ skip }) => {
    const script =
      'import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding="utf-8", newline="")))))';
    const python = spawnSync('python3', ['-c', script, join(folder, 'files.csv')], { maxBuffer: 1 << 28 });
    if (python.error) return skip('there is no python3');
    const [head, ...cells] = JSON.parse(python.stdout.toString()) as string[][];
    const at = (column: string) => cells.map((row) => row[head!.indexOf(column)]!);
    const plain = (cell: string) => cell.replace(/^'/, '');
    expect(cells.every((row) => row.length === head!.length)).toBe(true);
    expect(at('name').map(plain)).toEqual(names);
    expect(at('contentType').map(plain)).toEqual(files.map(({ contentType }) => contentType));
    expect(at('fileInfo').map((cell) => JSON.parse(cell))).toEqual(files.map(({ fileInfo }) => fileInfo));
    expect(cells.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  });

  test('urls.txt and the output urls, by a URL parser', () => {
    const urls = read('urls.txt').split('\n').slice(0, -1);
    expect(urls).toHaveLength(names.length);
    const ids = new Map(readRows(folder).map(({ fileId, name }) => [fileId, name]));
    urls.forEach((text, n) => {
      expect(text).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[A-Za-z0-9\-._~/%?=]+$/);
      const url = new URL(text);
      // What a client sends is what stands there: nothing is folded or changed.
      expect(url.href).toBe(text);
      const found = url.searchParams.has('fileId')
        ? ids.get(url.searchParams.get('fileId'))
        : decodeURIComponent(url.pathname.replace('/file/hostile-bucket/', ''));
      expect(found).toBe(names[n]);
    });
    if (result.outputs.urls) expect(JSON.parse(result.outputs.urls)).toEqual(urls);
    else expect(JSON.parse(result.outputs.omitted!)).toEqual(['urls']);
  });

  test('the output urls of a smaller bucket, and buckets.json', async () => {
    const small = await runOn(server, { inputs: { bucket: 'small-bucket', 'artifact-name': 'none' } });
    const urls = readFileSync(join(small.workspace, 'b2-inventory/urls.txt'), 'utf8');
    expect(JSON.parse(small.outputs.urls!)).toEqual(urls.split('\n').slice(0, -1));
    const buckets = readFileSync(join(small.workspace, 'b2-inventory/buckets.json'), 'utf8');
    expect(JSON.parse(buckets)).toMatchObject([{ bucketInfo: { note: names[99]! } }]);
    checkSummary(small.summary);
    checkLog(small);
  });
});

test('what the names go through keeps the order of their bytes', () => {
  expect(names.every((name, n) => n === 0 || compareNames(names[n - 1]!, name) < 0)).toBe(true);
});

test('the summary shows names as text alone', () => checkSummary(result.summary));

test('no line of the log is a command, an annotation or a mask that came from a name', () =>
  checkLog(result));

/** Names stand in a summary percent-encoded in URLs, and in tables as text that no reader takes for more. */
function checkSummary(summary: string): void {
  const urls = [...summary.matchAll(/^1\. <(.*)>$/gm)].map(([, url]) => url!);
  expect(urls.length).toBe(10);
  for (const url of urls) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[A-Za-z0-9\-._~/%?=]+$/);
  expect(summary).not.toMatch(/<script|javascript:|evil\.invalid|::error|@octocat|\u2028|\u202e|\u0085/);
  checkTables(summary);
}

/** Every row of a table has as many cells as its head, so no name has ended one. */
function checkTables(summary: string): void {
  const lines = summary.split('\n');
  let [tables, columns] = [0, 0];
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith('|')) continue;
    if (!lines[index - 1]?.startsWith('|')) {
      tables++;
      columns = line.match(/\|/g)!.length;
    }
    expect(line.match(/\|/g), line).toHaveLength(columns);
  }
  expect(tables).toBeGreaterThanOrEqual(1);
}

function checkLog({ log, annotations, masks, groups }: ActionResult): void {
  const known = ['text', 'debug', 'group', 'endgroup', 'add-mask', 'warning'];
  expect(log.filter(({ kind }) => !known.includes(kind))).toEqual([]);
  expect(annotations.every(({ message }) => /^Output `urls` is empty/.test(message))).toBe(true);
  expect(groups.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Authorize', 'Find the buckets', 'List the files']),
  );
  const made = server.secrets();
  const own = masks.filter((mask) => !made.some((secret) => mask.includes(secret)));
  // The key's id, the Basic header and what the artifact client masks; never a file's name.
  expect(own.filter((mask) => names.includes(mask))).toEqual([]);
}

describe('a service whose messages are hostile', () => {
  test('cannot command the runner, nor write into the summary', async () => {
    const two = await startServer([
      { name: 'first-bucket', content: listContent(files.slice(0, 50)), type: 'allPublic' },
      { name: 'second-bucket', content: listContent(files.slice(0, 50)), type: 'allPublic' },
    ]);
    try {
      const said = (n: number) =>
        names
          .slice(n * 40, n * 40 + 40)
          .join('\n')
          .slice(0, 480);
      for (const n of [1, 2])
        two.faults.next('b2_list_buckets', { kind: '503-retry-after', retryAfter: 0, message: said(n) });
      const message =
        '|</td><script>`x`\n::error::y\n##[error]z\r::add-mask::first\u2028::warning::@octocat [a](javascript:b)';
      two.faults.at('b2_list_file_names', 1, { kind: '400', message });
      const run = await runOn(two, {
        inputs: { bucket: 'first-bucket\nsecond-bucket', concurrency: '1', 'artifact-name': 'none' },
        env: { RUNNER_DEBUG: '1' },
      });
      expect(run).toMatchObject({ code: 1, outputs: { complete: 'false', 'bucket-count': '1' } });
      expect(run.stdout.match(/^Attempt \d failed/gm)).toHaveLength(2);
      expect(run.annotations.map(({ kind }) => kind)).toEqual(['error']);
      expect(run.log.filter(({ kind }) => /other-command|notice|warning/.test(kind))).toEqual([]);
      expect(run.masks).not.toContain('first');
      expect(run.summary).not.toMatch(/<script|`x`|\[a\]\(|@octocat|\n::|\u2028/);
      checkTables(run.summary);
      expect(run.summary).toContain('&#60;script&#62;');
    } finally {
      await two.close();
    }
  });

  test('and so it is for a prefix that nobody would give', async () => {
    const prefix = '::error::|<b>`x`[a](b)%0A';
    const run = await runOn(server, { inputs: { bucket: 'small-bucket', prefix, 'artifact-name': 'none' } });
    expect(run.outputs).toMatchObject({ complete: 'true' });
    expect(run.annotations.filter(({ kind }) => kind === 'error')).toEqual([]);
    expect(run.summary).not.toMatch(/<b>|`x`|\[a\]\(/);
  });
});
