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
    gates: [],
    results: undefined,
    firstUrls: ['https://f/file/my-bucket/a'],
    folder: 'b2-inventory',
    artifactUrl: undefined,
    policy: SHOWN,
    ...more,
  });

const read = (...args: Parameters<typeof summary>) => readMarkdown(summary(...args).join('\n'));

test('the summary of a small bucket, as a whole', () => {
  expect(summary().join('\n')).toMatchInlineSnapshot(`
    "## B2 inventory

    **12 files** (3.40 kB) in 1 bucket, with 3 requests.

    | Bucket | Type | Files | Size |
    |---|---|---:|---:|
    | my-bucket | allPublic | 12 files | 3.40 kB |

    First URLs:

    1. <https://f/file/my-bucket/a>

    … and 11 more files.

    All files are in <code>b2-inventory</code>: <code>urls&#46;txt</code> (12 rows, 400 bytes).
    "
  `);
});

test('an artifact', () => {
  const artifactUrl = 'https://github.com/o/r/actions/runs/1/artifacts/2';
  expect(read({}, { artifactUrl }).links).toContain(artifactUrl);
  expect(read().links).not.toContain(artifactUrl);
});

test('a bucket that could not be listed is reported at the top', () => {
  const { text, tables } = read({
    complete: false,
    buckets: [bucket('good-one'), bucket('bad-one', { error: 'HTTP 401 | <b>no</b>', bucketType: null })],
  });
  expect(text).toContain('in 1 bucket, with');
  expect(text).toMatch(/^B2 inventory\n.*\[!CAUTION\]\nNot complete: 1 bucket could not be/s);
  expect(tables[0]!.rows).toEqual([
    ['good-one', 'allPublic', '12 files', '3.40 kB'],
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
  expect(tables).toHaveLength(1);
  expect(tables[0]!.rows).toEqual(
    buckets.slice(0, 200).map(({ bucketName }) => [bucketName, 'allPublic', 'id-1']),
  );
  expect(text).toContain('… and 1 more bucket, in buckets.json.');
});

test('no bucket has no table', () => {
  expect(summary({ buckets: [] }, { firstUrls: [] })).toHaveLength(2);
  expect(read({ buckets: [] }, { firstUrls: [] }).tables).toEqual([]);
});
