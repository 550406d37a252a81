import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Row, TestClient } from '../b2-server/client.ts';
import { type B2Server, generatedContent } from '../b2-server/index.ts';
import { validateInventory } from '../contract/validate.ts';
import { readMarkdown } from '../readers/markdown.ts';
import { bucketOf, MASTER, readInventory, runInventory, startAccount } from './setup.ts';

const MANY = 100_000;
let server: B2Server;
let client: TestClient;

beforeAll(async () => {
  server = await startAccount([
    bucketOf('mixed-versions', [
      { name: 'a' },
      { name: 'a' },
      { name: 'b', action: 'hide' },
      { name: 'b' },
      { name: 'c', action: 'start' },
      { name: 'd', action: 'start' },
      { name: 'd', action: 'start' },
      { name: 'd' },
      { name: 'd', action: 'hide' },
      { name: 'd' },
      { name: 'd/../x' },
      { name: 'd/../x' },
      { name: 'é "q"', action: 'start' },
      { name: 'é "q"', action: 'hide' },
      { name: 'é "q"' },
      { name: '日😀' },
    ]),
    bucketOf('same-names', [{ name: 'z' }, { name: 'z' }]),
    bucketOf('same-names-again', [{ name: 'z' }, { name: 'z' }]),
    {
      name: 'many-versions',
      type: 'allPublic',
      content: generatedContent('hex', 20_000, 3, {
        versionsPerName: (i) => (i === 7_000 ? 3_500 : 1 + (i % 4)),
        hidden: (i) => i % 5 === 0,
      }),
    },
    {
      name: 'one-name-of-many',
      type: 'allPublic',
      content: generatedContent('hex', 3_000, 4, { versionsPerName: (i) => (i === 1_500 ? MANY : 1) }),
    },
  ]);
  client = await TestClient.open(server, MASTER.id, MASTER.secret);
});
afterAll(() => server.close());

/** The service's own list, in its order, and which rows are the newest of their names. */
async function listed(bucket: string): Promise<{ identity: string; latest: boolean; row: Row }[]> {
  const seen = new Set<string>();
  const rows = await client.list(bucket, { maxFileCount: 10_000 }, true);
  return rows.map((row) => {
    const latest = row.action !== 'start' && !seen.has(row.fileName);
    if (latest) seen.add(row.fileName);
    return { identity: `${row.fileName} ${row.fileId} ${row.action}`, latest, row };
  });
}

const all = (bucket: string, more: Record<string, string> = {}) =>
  runInventory(server, { bucket, versions: 'all', formats: 'urls,ndjson', ...more });

describe('every version', () => {
  test('of every kind, in the order of the service, with a URL that gives that version', async () => {
    const result = await all('mixed-versions', { formats: 'urls, ndjson, json, csv' });
    expect(result.code).toBe(0);
    const { rows, manifest, text } = readInventory(result);
    await validateInventory(result.outputs['output-dir']!);
    const expected = await listed('mixed-versions');
    expect(rows.map(({ name, fileId, action }) => `${name} ${fileId} ${action}`)).toEqual(
      expected.map(({ identity }) => identity),
    );
    expect(rows.map(({ latest }) => latest)).toEqual(expected.map(({ latest }) => latest));
    const flags = rows.map(({ name, latest }) => `${name}:${latest ? 1 : 0}`).join(' ');
    expect(flags).toBe(
      'a:1 a:0 b:1 b:0 c:0 d:0 d:0 d:1 d:0 d:0 d/../x:1 d/../x:0 é "q":0 é "q":1 é "q":0 日😀:1',
    );
    expect(manifest.request.versions).toBe('all');
    expect(result.outputs['file-count']).toBe('16');
    expect(readMarkdown(result.summary).text).toContain('16 versions');
    const count = new Map<unknown, number>();
    for (const { name, url, action, latest, fileId } of rows) {
      const version = count.get(name) ?? 0;
      count.set(name, version + 1);
      if (action !== 'upload') {
        expect(url).toBeNull();
        continue;
      }
      expect(String(url).endsWith(`?fileId=${fileId}`)).toBe(!latest || name === 'd/../x');
      expect(await (await fetch(String(url))).text()).toBe(`${name} version ${version}\n`);
    }
    const urls = rows.flatMap(({ url }) => (url === null ? [] : [`${url}\n`]));
    expect(text('urls.txt')).toBe(urls.join(''));
  });

  test('a name in one bucket says nothing of the same name in the next', async () => {
    const { rows } = readInventory(await all('same-names\nsame-names-again'));
    expect(rows.map(({ latest }) => latest)).toEqual([true, false, true, false]);
  });

  test('current versions are all the latest, and asked for as before', async () => {
    server.requests.length = 0;
    const result = await runInventory(server, { bucket: 'mixed-versions', formats: 'ndjson' });
    expect(readInventory(result).rows.map(({ name, latest }) => [name, latest])).toEqual(
      ['a', 'd', 'd/../x', '日😀'].map((name) => [name, true]),
    );
    expect(server.requests.some(({ call }) => call === 'b2_list_file_versions')).toBe(false);
  });
});

describe('the latest is right', () => {
  test.each([
    [1, 1],
    [2, 4],
    [3, 16],
  ])('where pages of %i rows end within a name, %i requests at once', async (pageLimit, concurrency) => {
    server.settings.pageLimit = pageLimit;
    const { rows } = readInventory(await all('mixed-versions', { concurrency: String(concurrency) }));
    server.settings.pageLimit = undefined;
    const expected = await listed('mixed-versions');
    expect(rows.map(({ fileId, latest }) => [fileId, latest])).toEqual(
      expected.map(({ row, latest }) => [row.fileId, latest]),
    );
  });

  test.each(['1', '16'])('over many pages and ranges, %s requests at once', async (concurrency) => {
    // Without latency, few requests keep up, and no more run.
    server.latency.perRowMs = concurrency === '1' ? 0 : 0.1;
    const result = await all('many-versions', { concurrency });
    server.latency.perRowMs = 0;
    const { rows, manifest } = readInventory(result);
    if (concurrency !== '1') expect(manifest.service.concurrency).toBeGreaterThan(4);
    const expected = await listed('many-versions');
    expect(rows.length).toBe(expected.length);
    const same = rows.every(({ name, fileId, action, latest }, index) => {
      const one = expected[index]!;
      return `${name} ${fileId} ${action}` === one.identity && latest === one.latest;
    });
    expect(same).toBe(true);
    expect(rows.filter(({ latest }) => latest)).toHaveLength(20_000);
    // Nothing is cut within a name.
    const { names } = manifest.buckets[0]!.quantiles!;
    expect(new Set(names).size).toBe(names.length);
  });

  test('for a name with 100,000 versions, also by its baseline', async () => {
    const first = await all('one-name-of-many', { formats: 'csv', columns: 'name, latest' });
    expect(first.outputs['file-count']).toBe(String(MANY + 2_999));
    const read = () => readFileSync(path.join(first.outputs['output-dir']!, 'files.csv'), 'utf8');
    const text = read();
    expect(text.match(/,true$/gm)).toHaveLength(3_000);
    expect(text.match(/,false$/gm)).toHaveLength(MANY - 1);
    const again = await runInventory(
      server,
      {
        bucket: 'one-name-of-many',
        versions: 'all',
        formats: 'csv',
        columns: 'name, latest',
        baseline: 'b2-inventory/manifest.json',
      },
      { workspace: first.workspace },
    );
    expect(again.code, again.stdout).toBe(0);
    expect(read()).toBe(text);
  });
});
