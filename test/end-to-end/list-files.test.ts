import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type B2Server, compareNames, folderContent, listContent } from '../b2-server/index.ts';
import { HOSTILE_NAMES } from '../names/hostile-names.ts';
import { readMarkdown } from '../readers/markdown.ts';
import { hasPython, readCsv } from '../readers/python-csv.ts';
import type { ActionResult } from '../runner/run-action.ts';
import {
  bucketOf,
  type Inventory,
  lines,
  messages,
  readInventory,
  runInventory,
  sha1,
  startAccount,
} from './setup.ts';

const source = path.resolve(import.meta.dirname, '../../src');
let server: B2Server;

beforeAll(async () => {
  server = await startAccount([
    { name: 'real-folder', type: 'allPublic', content: await folderContent(source) },
    bucketOf('hostile-names', HOSTILE_NAMES),
    { name: 'empty-bucket', type: 'allPublic', content: listContent([]) },
    bucketOf('one.file', [{ name: 'only', bytes: 'x' }]),
  ]);
});
afterAll(() => server.close());

describe('one bucket, a real folder, all formats', () => {
  let result: ActionResult;
  let inventory: Inventory;
  let requests: number;

  beforeAll(async () => {
    server.counters.reset();
    result = await runInventory(server, { bucket: 'real-folder', formats: 'urls, ndjson\njson,csv' });
    requests = server.counters.total;
    inventory = readInventory(result);
  });

  test('every output is exactly this', () => {
    const { rows } = inventory;
    const folder = path.join(result.workspace, 'b2-inventory');
    expect(result.code).toBe(0);
    expect(result.outputs).toEqual({
      complete: 'true',
      urls: JSON.stringify(rows.map(({ url }) => url)),
      buckets: JSON.stringify([
        { bucketId: server.bucketId('real-folder'), bucketName: 'real-folder', bucketType: 'allPublic' },
      ]),
      omitted: '[]',
      'file-count': String(rows.length),
      'total-bytes': String(rows.reduce((sum, { size }) => sum + (size as number), 0)),
      'bucket-count': '1',
      'output-dir': folder,
      'manifest-path': path.join(folder, 'manifest.json'),
      'artifact-id': '',
      'artifact-url': '',
      'report-url': '',
      'release-url': '',
      'signed-urls-path': '',
      requests: String(requests),
      added: '',
      removed: '',
      changed: '',
      'gates-failed': '',
      errors: '',
      warnings: '',
    });
    expect(requests).toBe(3);
    expect(messages(result, 'warning')).toEqual([]);
    expect(result.groups.map(({ title }) => title)).toEqual([
      'Authorize',
      'Find the buckets',
      'List the files',
    ]);
  });

  test('the manifest says what was asked, what was found and what it cost', () => {
    const { manifest, rows } = inventory;
    expect(manifest).toEqual({
      schemaVersion: 1,
      tool: { name: 'b2-inventory', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      endedAt: expect.stringMatching(/Z$/),
      request: {
        list: 'files',
        buckets: ['real-folder'],
        prefix: '',
        versions: 'current',
        urlStyle: 'friendly',
      },
      complete: true,
      files: rows.length,
      bytes: Number(result.outputs['total-bytes']),
      buckets: [
        {
          bucketId: server.bucketId('real-folder'),
          bucketName: 'real-folder',
          bucketType: 'allPublic',
          files: rows.length,
          bytes: Number(result.outputs['total-bytes']),
        },
      ],
      // Described by the schema, and compared with a naive count in test/totals.
      totals: expect.objectContaining({ versions: null, undated: { files: 0, bytes: 0 } }),
      service: {
        requests: 3,
        retries: 0,
        throttled: 0,
        authorizations: 1,
        rowsReceived: rows.length,
        transactions: 1,
        concurrency: 1,
      },
      outputs: [
        ['urls.txt', 'urls', ['url']],
        ['files.ndjson', 'ndjson', Object.keys(rows[0]!)],
        ['files.json', 'json', Object.keys(rows[0]!)],
        ['files.csv', 'csv', Object.keys(rows[0]!)],
        ['buckets.json', 'buckets', []],
      ].map(([file, format, columns]) => ({
        path: file,
        format,
        columns,
        rows: file === 'buckets.json' ? 1 : rows.length,
        bytes: expect.any(Number),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      })),
    });
    expect(Date.parse(manifest.endedAt)).toBeGreaterThanOrEqual(Date.parse(manifest.startedAt));
    expect(result.files()).toEqual(
      ['buckets.json', 'files.csv', 'files.json', 'files.ndjson', 'manifest.json', 'urls.txt'].map(
        (file) => `b2-inventory/${file}`,
      ),
    );
  });

  test('rows are the files of the folder, and every URL gives their bytes', async () => {
    const { rows, text } = inventory;
    expect(lines(text('urls.txt'))).toEqual(rows.map(({ url }) => url));
    for (const row of rows) {
      const { size, mtimeMs } = statSync(path.join(source, row.name as string));
      const bytes = Buffer.from(await (await fetch(row.url as string)).arrayBuffer());
      expect(row).toMatchObject({
        bucket: 'real-folder',
        size,
        sha1: sha1(bytes),
        sha1Source: 'verified',
        md5: createHash('md5').update(bytes).digest('hex'),
        action: 'upload',
        modifiedAt: new Date(Math.floor(mtimeMs)).toISOString(),
        encryption: 'SSE-B2',
        retention: 'none',
        retainUntil: null,
        legalHold: 'off',
        replication: null,
      });
      expect(bytes.length).toBe(size);
    }
  });

  test('JSON, NDJSON and CSV contain the same rows', () => {
    const { rows, text } = inventory;
    expect(JSON.parse(text('files.json'))).toEqual(rows);
    if (hasPython) expect(readCsv(text('files.csv')).slice(1)).toEqual(rows.map(cells));
  });

  test('the summary has the counts, the first URLs and where the files are', () => {
    const { rows } = inventory;
    const { text, table, tables, items, links } = readMarkdown(result.summary);
    expect(text).toContain(`${rows.length} files, `);
    expect(table('B2 inventory').rows[0]!.slice(0, 3)).toEqual([
      'real-folder',
      '🔓 public',
      `${rows.length}`,
    ]);
    expect(items).toEqual(rows.slice(0, 10).map(({ url }) => url));
    expect(links).toEqual(items);
    expect(text).toContain(`… and ${rows.length - 10} more files.`);
    expect(text).toContain('All files are in b2-inventory.');
    expect(tables[1]!.rows.map(([file]) => file)).toContain('urls.txt');
  });
});

/** A row as cells, written independently: null is empty, objects are JSON, and a `'` precedes what a spreadsheet would run. */
function cells(row: Record<string, unknown>): string[] {
  return Object.values(row).map((value) => {
    if (value === null) return '';
    const cell = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return "=+-@'".includes(cell[0] ?? '!') ? `'${cell}` : cell;
  });
}

describe('hostile names', () => {
  test.each(['friendly', 'id', 's3'])('%s: every URL leads to its file', async (style) => {
    const formats = 'ndjson,json,csv,urls';
    const result = await runInventory(server, { bucket: 'hostile-names', formats, 'url-style': style });
    const { rows, names, text } = readInventory(result);
    expect(names).toEqual([...HOSTILE_NAMES].sort(compareNames));
    for (const { name, url, sha1: digest } of rows) {
      expect(url).toMatch(/^[\x21-\x7e]+$/);
      const answer = await fetch(url as string);
      expect(sha1(Buffer.from(await answer.arrayBuffer())), `${name}`).toBe(digest);
    }
    const byId = rows.filter(({ url }) => String(url).includes('fileId=')).map(({ name }) => name);
    const folded = (name: string) => /(^|\/)\.{0,2}(\/|$)/.test(name.replace(/\/$/, ''));
    const expected = style === 'id' ? HOSTILE_NAMES : HOSTILE_NAMES.filter(folded);
    expect(byId).toEqual([...expected].sort(compareNames));
    expect(JSON.parse(text('files.json'))).toEqual(rows);
    if (hasPython) expect(readCsv(text('files.csv')).slice(1)).toEqual(rows.map(cells));
    expect(readMarkdown(result.summary).links.filter((link) => !link.startsWith(server.url))).toEqual([]);
  });

  test.each([
    ['s3-virtual-host', 'http://hostile-names.127.0.0.1:'],
    ['https://cdn.example.com/files/', 'https://cdn.example.com/files/plain.txt'],
  ])('%s', async (style, begin) => {
    const result = await runInventory(server, {
      bucket: 'hostile-names',
      prefix: 'plain',
      'url-style': style,
    });
    const { rows, manifest } = readInventory(result);
    expect(rows).toHaveLength(1);
    expect(String(rows[0]!.url).startsWith(begin)).toBe(true);
    expect(manifest.request).toMatchObject({ prefix: 'plain', urlStyle: style.replace(/\/$/, '') });
  });
});

test('no file is a warning and a pass; the files are there and empty', async () => {
  const result = await runInventory(server, { bucket: 'empty-bucket', formats: 'urls,ndjson,json,csv' });
  const { manifest, text } = readInventory(result);
  expect(result.code).toBe(0);
  expect(messages(result, 'warning')).toEqual([
    'No file was found in bucket empty-bucket: it is empty, or all files are hidden',
  ]);
  expect(result.outputs).toMatchObject({
    complete: 'true',
    urls: '[]',
    'file-count': '0',
    'total-bytes': '0',
  });
  expect(manifest).toMatchObject({ complete: true, files: 0, bytes: 0 });
  expect(text('urls.txt') + text('files.ndjson')).toBe('');
  expect(JSON.parse(text('files.json'))).toEqual([]);
  expect(lines(text('files.csv'))).toHaveLength(1);
});

test('one file', async () => {
  const result = await runInventory(server, { bucket: 'one.file', 'output-dir': 'deep/er/folder' });
  expect(readInventory(result, 'deep/er/folder').names).toEqual(['only']);
  expect(result.outputs).toMatchObject({ 'file-count': '1', 'total-bytes': '1', complete: 'true' });
  expect(readMarkdown(result.summary).text).toContain('1 file, 1 byte\nIn bucket one.file');
});
