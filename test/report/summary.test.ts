import { describe, expect, test } from 'vitest';
import { PrivacyPolicy } from '../../src/github/privacy.ts';
import type { Manifest, ManifestBucket } from '../../src/inventory/manifest.ts';
import { type SummaryFacts, summarySections } from '../../src/report/summary.ts';

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
    firstUrls: ['https://f/file/my-bucket/a'],
    folder: 'b2-inventory',
    artifactUrl: undefined,
    policy: SHOWN,
    ...more,
  });

test('a walk', () => {
  expect(summary()).toEqual([
    '## B2 inventory\n\n**12 files** (3.40 kB) in 1 bucket, with 3 requests.\n',
    '| Bucket | Type | Files | Size |\n|---|---|---:|---:|\n| my-bucket | allPublic | 12 files | 3.40 kB |\n',
    'First URLs:\n\n1. <https://f/file/my-bucket/a>\n\n… and 11 more files.\n',
    'The whole is in <code>b2-inventory</code>: <code>urls&#46;txt</code> (12 rows, 400 bytes).\n',
  ]);
});

test('an artifact', () => {
  const last = summary({}, { artifactUrl: 'https://github.com/o/r/actions/runs/1/artifacts/2' }).at(-1);
  expect(last).toContain('and in [the artifact](https://github.com/o/r/actions/runs/1/artifacts/2): ');
});

test('a bucket that could not be walked is told above all', () => {
  const text = summary({
    complete: false,
    buckets: [bucket('good-one'), bucket('bad-one', { error: 'HTTP 401 | <b>no</b>', bucketType: null })],
  }).join('');
  expect(text).toContain('in 1 bucket, with');
  expect(text).toContain('> [!CAUTION]\n> Not complete: 1 bucket could not be walked.\n');
  expect(text).toContain('| bad-one | unknown | not walked | HTTP 401 &#124; &#60;b&#62;no&#60;/b&#62; |');
});

describe('names', () => {
  test('a prefix cannot end its code', () => {
    const [first] = summary({ request: { ...manifest.request, prefix: '</code>`x`|' } });
    expect(first).toContain('begin with <code>&#60;/code&#62;&#96;x&#96;&#124;</code>');
  });

  test('are held back where more people can read', () => {
    const text = summary(
      { request: { ...manifest.request, prefix: 'hidden/' } },
      { firstUrls: [], policy: HIDDEN },
    ).join('');
    expect(text).not.toContain('hidden');
    expect(text).toContain('begin with <code>…</code>');
    expect(text).toContain('File names are not shown');
  });
});

test('buckets alone, and no more of them than a table bears', () => {
  const buckets = Array.from({ length: 201 }, (_, i) => bucket(`bucket-${i}`));
  const [first, table] = summary(
    { request: { ...manifest.request, list: 'buckets' }, buckets },
    { firstUrls: [] },
  );
  expect(first).toContain('**201 buckets**');
  expect(table!.match(/^\| bucket-/gm)).toHaveLength(200);
  expect(table).toContain('| bucket-0 | allPublic | <code>id-1</code> |');
  expect(table).toContain('… and 1 more bucket, in buckets.json.');
});

test('no bucket has no table', () => {
  expect(summary({ buckets: [] }, { firstUrls: [] })).toHaveLength(2);
});
