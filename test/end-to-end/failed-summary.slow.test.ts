import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { bucketOf, readInventory, runInventory, startAccount } from './setup.ts';

let server: B2Server;

beforeAll(async () => {
  server = await startAccount([
    bucketOf('the-bucket', ['secret-plans.pdf', 'a;b', 'c']),
    bucketOf('empty-bucket', []),
    bucketOf('private-bucket', ['secret-plans.pdf'], 'allPrivate'),
  ]);
});
afterAll(() => server.close());

describe('a failed step writes a job summary: what failed, what to do, where to read on', () => {
  test.each([
    ['a wrong input', { concurrency: 'many' }, /concurrency/, 'troubleshooting.md'],
    ['a wrong gate', { gates: 'files > 1' }, /gates/, 'gates.md'],
    ['a bucket that does not exist', { bucket: 'no-such-bucket' }, /no-such-bucket/, 'docs/'],
    ['a gate that fails', { gates: 'file-count >= 100' }, /1 gate failed/, 'gates.md'],
  ])('%s', async (_, inputs, what, page) => {
    const result = await runInventory(server, { bucket: 'the-bucket', ...inputs });
    expect(result.code).toBe(1);
    expect(result.summary).toMatch(/^## B2 inventory failed\n/);
    expect(result.summary).toMatch(what);
    expect(result.summary).toContain(page);
    // Once, and before anything else.
    expect(result.summary.match(/## B2 inventory failed/g)).toHaveLength(1);
  });

  test('without the names of files where more people can read the repository than the bucket', async () => {
    const gates = 'file-count in secret-plans.pdf >= 100';
    const result = await runInventory(
      server,
      { bucket: 'private-bucket', gates },
      { event: { repository: { private: false, visibility: 'public' } } },
    );
    expect(result.code).toBe(1);
    expect(result.summary).toContain('## B2 inventory failed');
    expect(result.summary).not.toContain('secret');
  });
});

describe('what other programs read', () => {
  test('a CSV cell with a semicolon is quoted, so that no separator splits it', async () => {
    const result = await runInventory(server, {
      bucket: 'the-bucket',
      formats: 'csv',
      columns: 'name, size',
    });
    expect(readInventory(result).text('files.csv')).toContain('\n"a;b",');
  });

  test('a template with CRLF writes LF', async () => {
    const inputs = { bucket: 'the-bucket', formats: 'template', template: '{size}\r\n{url}' };
    const result = await runInventory(server, inputs);
    const [file] = readInventory(result).manifest.outputs.filter(({ format }) => format === 'template');
    expect(readInventory(result).text(file!.path)).not.toContain('\r');
  });

  test('an empty bucket has an S3 inventory without data files', async () => {
    const result = await runInventory(server, { bucket: 'empty-bucket', formats: 's3-inventory' });
    const paths = readInventory(result).manifest.outputs.map(({ path }) => path);
    expect(paths.filter((path) => path.includes('/data/'))).toEqual([]);
    expect(paths.some((path) => path.endsWith('manifest.json'))).toBe(true);
  });

  test('versions are called versions', async () => {
    const result = await runInventory(server, { bucket: 'the-bucket', versions: 'all' });
    expect(result.stdout).toMatch(/^3 versions, /m);
    expect(result.summary).toContain('**3 versions, 53 bytes**');
    expect(result.summary).toContain('| Versions |');
  });
});
