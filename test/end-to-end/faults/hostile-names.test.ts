import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type B2Server,
  compareNames,
  type ListedFile,
  listContent,
  sortNames,
} from '../../b2-server/index.ts';
import { hostileNames } from '../../names/hostile-names.ts';
import { type Markdown, readMarkdown } from '../../readers/markdown.ts';
import { hasPython, readCsv } from '../../readers/python-csv.ts';
import type { ActionResult } from '../../runner/run-action.ts';
import { type Inventory, lines, readInventory, runInventory, startAccount } from '../setup.ts';

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
let inventory: Inventory;

beforeAll(async () => {
  server = await startAccount(
    [
      { name: 'hostile-bucket', content: listContent(files), type: 'allPublic' },
      { name: 'small-bucket', content: listContent(files.slice(0, 300)), info: { note: names[99]! } },
    ],
    [],
    { settings: { pageLimit: 700, pageStyle: 'shuffled' } },
  );
  result = await runInventory(
    server,
    { bucket: 'hostile-bucket', formats: 'urls, ndjson, json, csv', 'artifact-name': '' },
    { env: { RUNNER_DEBUG: '1' } },
  );
  inventory = readInventory(result);
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
    const { rows, text } = inventory;
    expect(inventory.names).toEqual(names);
    expect(rows.map(({ fileInfo }) => fileInfo)).toEqual(files.map(({ fileInfo }) => fileInfo));
    expect(rows.map(({ contentType }) => contentType)).toEqual(files.map(({ contentType }) => contentType));
    expect(JSON.parse(text('files.json'))).toEqual(rows);
    // One line a row also for readers that end lines at more than LF.
    expect(text('files.ndjson').split('\n')).toHaveLength(names.length + 1);
  });

  test.skipIf(!hasPython)('files.csv, by the csv module of Python; no cell is a formula', () => {
    const [head, ...cells] = readCsv(inventory.text('files.csv'));
    const at = (column: string) => cells.map((row) => row[head!.indexOf(column)]!);
    const plain = (cell: string) => cell.replace(/^'/, '');
    expect(cells.every((row) => row.length === head!.length)).toBe(true);
    expect(at('name').map(plain)).toEqual(names);
    expect(at('contentType').map(plain)).toEqual(files.map(({ contentType }) => contentType));
    expect(at('fileInfo').map((cell) => JSON.parse(cell))).toEqual(files.map(({ fileInfo }) => fileInfo));
    expect(cells.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  });

  test('urls.txt and the output urls, by a URL parser', () => {
    const urls = lines(inventory.text('urls.txt'));
    expect(urls).toHaveLength(names.length);
    const ids = new Map(inventory.rows.map(({ fileId, name }) => [fileId, name]));
    urls.forEach((text, n) => {
      expect(text).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[A-Za-z0-9\-._~/%?=]+$/);
      const url = new URL(text);
      // A client sends exactly this: a URL parser changes nothing.
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
    const small = await runInventory(server, { bucket: 'small-bucket' });
    const { text } = readInventory(small);
    expect(JSON.parse(small.outputs.urls!)).toEqual(lines(text('urls.txt')));
    expect(JSON.parse(text('buckets.json'))).toMatchObject([{ bucketInfo: { note: names[99]! } }]);
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

/** The tags that our Markdown uses. */
const TAG = /^<\/?(?:details|summary|code|pre|br)>$/;

/** In a summary, names are percent-encoded in URLs, and plain text in tables. */
function checkSummary(summary: string): void {
  const { items, links, text } = checkMarkdown(summary);
  expect(items).toHaveLength(10);
  for (const url of items) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[A-Za-z0-9\-._~/%?=]+$/);
  // Links to this run and its artifact are GitHub's own; no other comes from a name.
  expect(links.filter((url) => !url.startsWith('https://github.com/octo-org/octo-repo/'))).toEqual(items);
  expect(text).not.toMatch(/[\u2028\u202e\u0085]/);
  // GitHub makes a link or a mention of these wherever they are, so they are never written as they are.
  expect(summary).not.toMatch(/evil\.invalid|::error|@octocat/);
}

/** No name has made a tag, ended a cell or opened a table. */
function checkMarkdown(summary: string): Markdown {
  const markdown = readMarkdown(summary);
  expect(markdown.tags.filter((tag) => !TAG.test(tag))).toEqual([]);
  expect(markdown.tables.length).toBeGreaterThanOrEqual(1);
  for (const { title, head, rows } of markdown.tables)
    for (const row of rows) expect(row, title).toHaveLength(head.length);
  return markdown;
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
    const two = await startAccount([
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
      const run = await runInventory(
        two,
        { bucket: 'first-bucket\nsecond-bucket', concurrency: '1' },
        { env: { RUNNER_DEBUG: '1' } },
      );
      expect(run).toMatchObject({ code: 1, outputs: { complete: 'false', 'bucket-count': '1' } });
      expect(run.stdout.match(/^Attempt \d failed/gm)).toHaveLength(2);
      expect(run.annotations.map(({ kind }) => kind)).toEqual(['error']);
      expect(run.log.filter(({ kind }) => /other-command|notice|warning/.test(kind))).toEqual([]);
      expect(run.masks).not.toContain('first');
      const { text, links } = checkMarkdown(run.summary);
      expect(text).toContain('|</td><script>`x`');
      expect(links.filter((url) => url.startsWith('javascript:'))).toEqual([]);
      expect(run.summary).not.toMatch(/@octocat|\n::|\u2028/);
    } finally {
      await two.close();
    }
  });

  test('nor can a hostile prefix', async () => {
    const prefix = '::error::|<b>`x`[a](b)%0A';
    const run = await runInventory(server, { bucket: 'small-bucket', prefix });
    expect(run.outputs).toMatchObject({ complete: 'true' });
    expect(run.annotations.filter(({ kind }) => kind === 'error')).toEqual([]);
    const { text, tags, links } = readMarkdown(run.summary);
    expect(text).toContain(prefix);
    expect(tags.filter((tag) => !TAG.test(tag))).toEqual([]);
    expect(links).toEqual([]);
  });
});
