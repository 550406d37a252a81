import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type B2Server, generatedContent } from '../b2-server/index.ts';
import { validateInventory } from '../contract/validate.ts';
import { bucketOf, failure, messages, readInventory, runInventory, startAccount } from './setup.ts';

const DAY_MS = 86_400_000;
let server: B2Server;

beforeAll(async () => {
  server = await startAccount([
    bucketOf('filtered-bucket', [
      { name: 'docs/a.pdf', contentLength: 20_000_000, contentType: 'application/pdf' },
      { name: 'docs/b.txt', contentLength: 10, contentType: 'text/plain' },
      { name: 'photos/2025/a.jpg', contentLength: 30_000_000, contentType: 'image/jpeg' },
      { name: 'photos/2026/b.jpg', contentLength: 5, uploadTimestamp: Date.now() - DAY_MS },
      { name: 'photos/2026/b.jpg', contentLength: 6 },
      { name: 'photos/2026/c.png', contentLength: 1_000_000, contentType: 'image/png' },
      { name: 'top.jpg', contentLength: 7 },
      { name: 'zoo/日.jpg', contentLength: 8 },
    ]),
    bucketOf('other-filtered', ['photos/x.jpg', 'zoo/y.jpg']),
    { name: 'large-filtered', type: 'allPublic', content: generatedContent('logs', 30_000) },
  ]);
});
afterAll(() => server.close());

const BUCKET = 'filtered-bucket';
const run = (inputs: Record<string, string>) =>
  runInventory(server, { bucket: BUCKET, formats: 'urls,ndjson', ...inputs });
const prefixesAsked = () =>
  server.requests.flatMap(({ call, body }) =>
    call.startsWith('b2_list_file') ? [(body as { prefix?: string }).prefix ?? ''] : [],
  );

describe('include and exclude', () => {
  test('list what matches, and request only where it can be', async () => {
    server.requests.length = 0;
    const result = await run({ include: 'zoo/*\nphotos/**/*.{jpg,png}', exclude: '**/c.*' });
    const { names, manifest } = readInventory(result);
    expect(names).toEqual(['photos/2025/a.jpg', 'photos/2026/b.jpg', 'zoo/日.jpg']);
    expect(prefixesAsked().sort()).toEqual(['photos/', 'zoo/']);
    expect(result.stdout).toContain(
      '`include` limits the listing to names that begin with "photos/", "zoo/"',
    );
    expect(manifest.request).toMatchObject({
      prefix: '',
      include: ['zoo/*', 'photos/**/*.{jpg,png}'],
      exclude: ['**/c.*'],
    });
    expect(manifest).toMatchObject({
      files: 3,
      bytes: 30_000_013,
      buckets: [{ files: 3, bytes: 30_000_013 }],
    });
    expect(result.outputs).toMatchObject({ 'file-count': '3', 'total-bytes': '30000013' });
    expect(JSON.parse(result.outputs.urls!)).toHaveLength(3);
    expect(result.summary).toContain('In bucket filtered-bucket, filtered by `include`, `exclude`, with');
    await validateInventory(result.outputs['output-dir']!);
  });

  test('with several buckets, each is listed in its parts', async () => {
    const result = await run({ bucket: 'other-filtered\nfiltered-bucket', include: 'zoo/**\nphotos/**' });
    const { names, manifest } = readInventory(result);
    expect(names).toEqual([
      'photos/x.jpg',
      'zoo/y.jpg',
      'photos/2025/a.jpg',
      'photos/2026/b.jpg',
      'photos/2026/c.png',
      'zoo/日.jpg',
    ]);
    expect(manifest.buckets.map(({ files }) => files)).toEqual([2, 4]);
  });

  test('that no name can match request nothing', async () => {
    server.requests.length = 0;
    const result = await run({ prefix: 'docs/', include: 'photos/**' });
    expect(result.code).toBe(0);
    expect(readInventory(result)).toMatchObject({ names: [], manifest: { files: 0, complete: true } });
    expect(prefixesAsked()).toEqual([]);
    expect(result.stdout).toContain('No name can match both `include` and `prefix`: nothing is listed');
    expect(messages(result, 'warning')).toEqual([
      expect.stringMatching(
        /^Input `include`: "photos\/\*\*" matches no file; it does not begin with `prefix`/,
      ),
      'No file was found in bucket filtered-bucket whose name begins with "docs/" and that matches `include`',
    ]);
  });

  let everything: Record<string, unknown>[] | undefined;
  test.each([
    ['app-*/**\n**/*1*', '**/*2*'],
    ['**/*3', ''],
    ['{a,b,s,w}*/**/*[05]*', '**/*9*/**'],
  ])('%j without %j: the rows are those of the complete listing that match', async (include, exclude) => {
    everything ??= readInventory(await run({ bucket: 'large-filtered', formats: 'ndjson' })).rows;
    const narrow = readInventory(
      await run({ bucket: 'large-filtered', formats: 'ndjson', include, exclude }),
    );
    const { filterNames } = await import('../../src/names/name-filter.ts');
    const filter = filterNames(include.split('\n'), exclude ? [exclude] : []);
    expect(narrow.rows).toEqual(everything.filter(({ name }) => filter.matches(String(name))));
  });

  test('do not show prefixes where more people can read', async () => {
    const other = bucketOf('private-filtered', ['secret/a', 'secret/b'], 'allPrivate');
    const own = await startAccount([other]);
    try {
      const result = await runInventory(
        own,
        { bucket: 'private-filtered', include: 'secret/*' },
        { event: { repository: { private: false, visibility: 'public' } } },
      );
      expect(result.code).toBe(0);
      expect(result.stdout).not.toContain('secret');
      expect(result.stdout).toContain('limits the listing to 1 prefix');
    } finally {
      await own.close();
    }
  });
});

describe('where', () => {
  test.each([
    ['size >= 10MB', ['docs/a.pdf', 'photos/2025/a.jpg']],
    ['type == image/* and size < 10MB', ['photos/2026/c.png']],
    ['age < 30d', ['photos/2026/b.jpg']],
    ['not (name == *.jpg or name == docs/*)', ['photos/2026/c.png']],
    ['name == "zoo/日.jpg"\n  or size == 7', ['top.jpg', 'zoo/日.jpg']],
    ['latest == false', []],
  ])('%s', async (where, expected) => {
    const result = await run({ where });
    const { names, manifest, text } = readInventory(result);
    expect(names).toEqual(expected);
    expect(manifest.files).toBe(expected.length);
    expect(manifest.service.rowsReceived).toBe(7);
    expect(manifest.request.where).toBe(where.replace(/\s+/g, ' ').replaceAll('"', ''));
    expect(text('urls.txt').split('\n')).toHaveLength(expected.length + 1);
    await validateInventory(result.outputs['output-dir']!);
  });

  test('goes with include and with versions', async () => {
    const result = await run({ versions: 'all', include: 'photos/**', where: 'latest == false' });
    const { rows } = readInventory(result);
    expect(rows.map(({ name, size, latest }) => [name, size, latest])).toEqual([
      ['photos/2026/b.jpg', 6, false],
    ]);
  });
});

describe('baselines', () => {
  test('one of the same filter serves, however few rows it let through', async () => {
    const inputs = { bucket: 'large-filtered', formats: 'urls', where: 'size == 0 and size == 1' };
    const first = await run(inputs);
    const { manifest } = readInventory(first);
    expect(manifest.files).toBe(0);
    expect(manifest.buckets[0]!.quantiles).toMatchObject({ rows: 30_000, every: 1_000 });
    await validateInventory(first.outputs['output-dir']!);
    const again = await runInventory(
      server,
      { ...inputs, baseline: 'b2-inventory/manifest.json' },
      { workspace: first.workspace },
    );
    expect(again.code, again.stdout).toBe(0);
    const other = await runInventory(
      server,
      { ...inputs, where: 'size == 1', exclude: 'x', baseline: 'b2-inventory/manifest.json' },
      { workspace: first.workspace },
    );
    expect(failure(other)).toBe('Input `baseline` was made with another `exclude`: "" instead of "x"');
    const versions = await runInventory(
      server,
      { ...inputs, versions: 'all', baseline: 'b2-inventory/manifest.json' },
      { workspace: first.workspace },
    );
    expect(failure(versions)).toBe(
      'Input `baseline` was made with another `versions`: current instead of all',
    );
  });
});

describe('a bucket that is listed in parts', () => {
  const include = 'photos/**\nzoo/**';

  test('fails as a whole when any part fails', async () => {
    for (const nth of [1, 2]) {
      server.faults.clear();
      server.faults.at('b2_list_file_names', nth, 'unauthorized');
      const result = await run({ include, concurrency: '1' });
      server.faults.clear();
      expect(failure(result)).toContain('b2_list_file_names: HTTP 401 unauthorized');
      expect(result.files()).toEqual([]);
    }
  });

  test('and that has no file in the other part is named as one that could not be listed', async () => {
    server.faults.clear();
    server.faults.at('b2_list_file_names', 1, 'unauthorized');
    const result = await run({
      bucket: 'other-filtered\nfiltered-bucket',
      include: 'nothing/**\nphotos/2025/**',
      concurrency: '1',
    });
    server.faults.clear();
    expect(result.code).toBe(1);
    const { manifest, names } = readInventory(result);
    expect(names).toEqual(['photos/2025/a.jpg']);
    expect(manifest.complete).toBe(false);
    expect(manifest.buckets.map(({ error }) => error !== undefined)).toEqual([true, false]);
  });
});
