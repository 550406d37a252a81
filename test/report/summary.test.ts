import { describe, expect, test } from 'vitest';
import { PrivacyPolicy } from '../../src/github/privacy.ts';
import type { Manifest, ManifestBucket } from '../../src/inventory/manifest.ts';
import { type SummaryFacts, summarySections } from '../../src/report/summary.ts';
import { readMarkdown } from '../readers/markdown.ts';

const SHOWN = new PrivacyPolicy('private', []);
const HIDDEN = new PrivacyPolicy('public', [{ bucketType: 'allPrivate' }]);

const bucket = (bucketName: string, more: Partial<ManifestBucket> = {}): ManifestBucket => ({
  bucketId: 'id-1',
  bucketName,
  bucketType: 'allPublic',
  files: 12,
  bytes: 3_400,
  ...more,
});
const manifest = {
  request: { list: 'files', buckets: ['b'], prefix: '', versions: 'current', urlStyle: 'friendly' },
  complete: true,
  files: 12,
  bytes: 3_400,
  buckets: [bucket('my-bucket')],
  service: { requests: 3 },
  outputs: [{ path: 'urls.txt', rows: 12, bytes: 400 }],
} as unknown as Manifest;

const summary = (change: Partial<Manifest> = {}, more: Partial<SummaryFacts> = {}) =>
  summarySections({
    manifest: { ...manifest, ...change },
    failure: undefined,
    gates: [],
    results: undefined,
    changes: undefined,
    buckets: { buckets: [], capabilities: [], lastUploads: new Map() },
    docs: 'https://example.com/docs/',
    firstUrls: ['https://f/file/my-bucket/a'],
    folder: 'b2-inventory',
    places: [],
    reportUrl: undefined,
    policy: SHOWN,
    ...more,
  });

const read = (...args: Parameters<typeof summary>) => readMarkdown(summary(...args).join('\n'));

test('the summary of a small bucket, as a whole', () => {
  expect(summary().join('\n')).toMatchInlineSnapshot(`
    "## B2 inventory

    **12 files, 3&#46;40 kB**

    In bucket my-bucket, with 3 requests. All files are in <code>b2-inventory</code>.

    | Bucket | Type | Files | Size |
    |---|---|---:|---:|
    | my-bucket | 🔓 public | 12 | 3&#46;40 kB |

    URLs:

    1. <https://f/file/my-bucket/a>

    | File | Rows | Size |
    |---|---:|---:|
    | <code>urls&#46;txt</code> | 12 | 400 bytes |
    "
  `);
});

test('an artifact', () => {
  const url = 'https://github.com/o/r/actions/runs/1/artifacts/2';
  const places = [{ name: 'the artifact', url }];
  expect(read({}, { places }).links).toContain(url);
  const reportUrl = 'https://github.com/o/r/actions/runs/1/artifacts/3';
  expect(read({}, { places, reportUrl }).links).toEqual(expect.arrayContaining([url, reportUrl]));
  expect(read().links).not.toContain(url);
});

test('a bucket that could not be listed is reported at the top', () => {
  const { text, tables } = read({
    complete: false,
    buckets: [bucket('good-one'), bucket('bad-one', { error: 'HTTP 401 | <b>no</b>', bucketType: null })],
  });
  expect(text).toMatch(/^B2 inventory\n❌ not complete: 1 of 2 buckets could not be listed · 12 files/);
  expect(text).toContain('In 1 bucket, with');
  expect(tables[0]!.rows).toEqual([
    ['good-one', '🔓 public', '12', '3.40 kB'],
    ['bad-one', 'unknown', expect.stringMatching(/^not /), 'HTTP 401 | <b>no</b>'],
  ]);
});

describe('names', () => {
  test('a prefix cannot end its code', () => {
    const { text, tags } = read({ request: { ...manifest.request, prefix: '</code>`x`|' } });
    expect(text).toContain('begin with </code>`x`|');
    expect(new Set(tags)).toEqual(new Set(['<code>', '</code>']));
  });

  test('are withheld where more people can read', () => {
    const { text } = read(
      { request: { ...manifest.request, prefix: 'confidential/' } },
      { firstUrls: [], policy: HIDDEN },
    );
    expect(text).not.toContain('confidential');
    expect(text).toContain('begin with …');
    expect(text).toContain('File names are hidden');
  });
});

test('buckets alone, up to the limit of the table', () => {
  const buckets = Array.from({ length: 201 }, (_, i) => bucket(`bucket-${i}`));
  const { text, tables } = read(
    { request: { ...manifest.request, list: 'buckets' }, buckets },
    { firstUrls: [] },
  );
  expect(text).toContain('201 buckets');
  expect(tables).toHaveLength(2);
  expect(tables[0]!.rows).toEqual(
    buckets.slice(0, 200).map(({ bucketName }) => [bucketName, '🔓 public', 'id-1']),
  );
  expect(text).toContain('… and 1 more bucket, in buckets.json.');
});

test('no bucket has no table', () => {
  const { tables } = read({ buckets: [] }, { firstUrls: [] });
  expect(tables.map(({ head }) => head[0])).toEqual(['File']);
});
