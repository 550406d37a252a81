import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import { type GithubServer, startGithubServer } from '../github-server/server.ts';
import { bucketOf, failure, messages, readInventory, runInventory, startAccount } from './setup.ts';

let server: B2Server;
beforeAll(async () => {
  server = await startAccount([
    bucketOf('first-bucket', ['a', 'b']),
    bucketOf('second-bucket', ['c'], 'allPrivate'),
  ]);
});
afterAll(() => server.close());

const run = (inputs: Record<string, string>, more = {}) => runInventory(server, inputs, more);

describe('an empty input is its default', () => {
  test('for every optional input', async () => {
    const inputs = {
      bucket: 'first-bucket',
      prefix: '',
      versions: '',
      include: '',
      exclude: '',
      where: '',
      formats: '',
      columns: '',
      template: '',
      'url-style': '',
      sign: '',
      'sign-for': '',
      'release-tag': '',
      'output-dir': '',
      'retention-days': '',
      baseline: '',
      gates: '',
      concurrency: '',
      'github-token': '',
    };
    const result = await run(inputs);
    expect(result.code, result.stdout).toBe(0);
    expect(result.files()).toEqual(
      ['buckets.json', 'files.ndjson', 'manifest.json', 'urls.txt'].map((name) => `b2-inventory/${name}`),
    );
    expect(readInventory(result).manifest.request).toMatchObject({
      versions: 'current',
      urlStyle: 'friendly',
    });
    expect(messages(result, 'warning')).toEqual([]);
    result.dispose();
  });

  test('white space is empty, too', async () => {
    const result = await run({
      bucket: 'first-bucket',
      formats: ' \n',
      concurrency: '  ',
      'output-dir': '\n',
    });
    expect(result.outputs).toMatchObject({ complete: 'true', 'file-count': '2' });
    result.dispose();
  });
});

describe('bucket', () => {
  test.each(['first-bucket, second-bucket', 'first-bucket,second-bucket', 'first-bucket\n second-bucket,\n'])(
    'takes commas and line breaks: %j',
    async (bucket) => {
      const result = await run({ bucket });
      expect(readInventory(result).names).toEqual(['a', 'b', 'c']);
      result.dispose();
    },
  );

  test.each<Record<string, string>>([
    {},
    { formats: 'urls, ndjson' },
    { formats: 'ndjson\nurls' },
    { formats: 'csv, json' },
    { formats: 'parquet', gates: 'bucket-count >= 2' },
  ])('if it is empty, a notice says that only buckets are listed: %j', async (inputs) => {
    const result = await run({ bucket: '', ...inputs });
    expect(result.outputs).toMatchObject({ complete: 'true', 'bucket-count': '2', 'file-count': '0' });
    expect(messages(result, 'notice')).toEqual([
      'Only buckets are listed, since the input `bucket` is empty',
    ]);
    result.dispose();
  });

  test('if it is not, there is no such notice', async () => {
    const result = await run({ bucket: '*' });
    expect(messages(result, 'notice')).toEqual([]);
    result.dispose();
  });
});

describe('inputs without effect', () => {
  const noTable = 'Input `columns` has no effect: `formats` contains no table; add csv or parquet to it';
  const onlyBuckets = 'Input `columns` has no effect: only buckets are listed, with all their columns';
  test.each<[Record<string, string>, string[]]>([
    [{ columns: 'name, size' }, [noTable]],
    [{ columns: 'name', formats: 'urls, json' }, [noTable]],
    [{ columns: 'name', formats: 'template', template: '{url}' }, [noTable]],
    [{ columns: 'name', formats: 's3-inventory-parquet' }, [noTable]],
    [{ columns: 'name', formats: 'csv', bucket: '' }, [onlyBuckets]],
    [{ columns: 'name', formats: 'csv' }, []],
    [{ columns: 'name', formats: 'urls, csv.zst' }, []],
    [{ columns: 'name', formats: 'parquet' }, []],
    [
      { 'retention-days': '3' },
      ['Input `retention-days` has no effect: `artifact-name` is `none`, so nothing is uploaded'],
    ],
    [{ 'sign-for': '2h' }, ['Input `sign-for` has no effect: `sign` is `none`, so nothing is signed']],
  ])('%j', async (inputs, warnings) => {
    const result = await run({ bucket: 'first-bucket', ...inputs });
    expect(result.outputs.complete).toBe('true');
    expect(messages(result, 'warning')).toEqual(warnings);
    result.dispose();
  });
});

describe('baseline: previous-run, where no run uploads an artifact', () => {
  const open = { repository: { private: false, visibility: 'public' } };
  const inputs = { baseline: 'previous-run', 'artifact-name': '' };
  let github: GithubServer;
  beforeAll(async () => {
    github = await startGithubServer();
  });
  afterAll(() => github.close());

  test.each([
    ['a public repository', open, 'second-bucket'],
    ['a repository of unknown visibility', {}, 'second-bucket'],
    ['one of several buckets is private', open, '*'],
    ['only buckets are listed', open, ''],
  ])('is an error before the listing: %s', async (_, event, bucket) => {
    server.counters.reset();
    const result = await run({ ...inputs, bucket }, { github, event });
    expect(failure(result)).toBe(
      'Input `baseline` is `previous-run`, and no run uploads an artifact to compare with, since this repository is public, or its visibility is unknown, and a bucket is private; set `artifact-name` to upload the inventory anyway, or remove `baseline`',
    );
    expect(Object.keys(server.counters.calls).sort()).toEqual(['b2_authorize_account', 'b2_list_buckets']);
    expect(result.files()).toEqual([]);
    result.dispose();
  });

  test.each([
    ['the artifact has a name', open, { bucket: 'second-bucket', 'artifact-name': 'mine' }],
    ['the bucket is public', open, { bucket: 'first-bucket' }],
    ['the repository is private', undefined, { bucket: 'second-bucket' }],
  ])('is not one if %s', async (_, event, more) => {
    const result = await run(
      { ...inputs, ...more },
      // A GitHub of its own, without earlier artifacts.
      { github: undefined, ...(event && { event }) },
    );
    expect(result.outputs.complete, result.stdout).toBe('true');
    expect(result.artifacts).toHaveLength(1);
    result.dispose();
  });

  test.each(['off', 'No', 'null', 'false'])('a word for no lifts no protection: %s', async (name) => {
    server.counters.reset();
    const result = await run(
      { bucket: 'second-bucket', 'artifact-name': name },
      { github, event: open, runId: 4712 },
    );
    expect(failure(result)).toBe(
      `Input \`artifact-name\`: "${name}" is not the name of an artifact; give a name, or \`none\` to upload nothing`,
    );
    expect([server.counters.total, result.artifacts]).toEqual([0, []]);
    result.dispose();
  });
});
