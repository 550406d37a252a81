import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteSink } from '../../src/bytes/byte-sink.ts';
import { fromByteString } from '../../src/bytes/byte-string.ts';
import { TotalsCollector } from '../../src/totals/collector.ts';
import { PrefixCounter } from '../../src/totals/prefixes.ts';
import { current, DAY, eachRow, type Listed, NOW, versions } from '../rows/listed.ts';

/** A prefix as a plain object; times as numbers, NaN as null. */
interface Prefix {
  bucket: string;
  prefix: string;
  depth: number;
  files: number;
  bytes: number;
  oldest: number | null;
  newest: number | null;
  oldBytes: number | null;
  hiddenBytes: number | null;
  unfinishedFiles: number | null;
}

const known = (value: number) => (Number.isNaN(value) ? null : value);

/** @param buckets in order; those without files too */
function prefixesOf(files: readonly Listed[], all: boolean, buckets = bucketsOf(files)) {
  const found: Prefix[] = [];
  const text = new ByteSink(64);
  const counter = new PrefixCounter({
    now: NOW,
    versions: all,
    put: (totals) => {
      text.length = 0;
      totals.writePrefix(text);
      const { files: count, bytes, oldest, newest } = totals.figures;
      found.push({
        bucket: JSON.parse(totals.bucket.bytes.toString()) as string,
        prefix: JSON.parse(fromByteString(text.slice(0))) as string,
        depth: totals.depth,
        files: count,
        bytes,
        oldest: known(oldest),
        newest: known(newest),
        oldBytes: totals.versions?.oldBytes ?? null,
        hiddenBytes: totals.versions?.hiddenBytes ?? null,
        unfinishedFiles: totals.versions?.unfinishedFiles ?? null,
      });
    },
  });
  for (const bucket of buckets) {
    counter.enter(bucket);
    eachRow(
      files.filter((file) => file.bucket === bucket),
      all,
      (row) => counter.add(row),
    );
  }
  counter.end();
  return { found, isInParts: counter.isInParts };
}

function bucketsOf(files: readonly Listed[]): string[] {
  return [...new Set(files.map(({ bucket }) => bucket))];
}

/** The kind of each version, from the versions of its name, newest first. */
function kindOf(file: Listed, all: readonly Listed[]): string {
  if (file.action === 'start') return 'unfinished';
  const same = all.filter(
    ({ bucket, fileName, action }) =>
      bucket === file.bucket && fileName === file.fileName && action !== 'start',
  );
  if (file.action === 'hide' || same[0] === file) return 'other';
  return same[0]!.action === 'hide' ? 'hidden' : 'old';
}

/** The plainest way: every prefix for itself. */
function plainly(files: readonly Listed[], all: boolean): Prefix[] {
  const prefixes = new Set<string>();
  for (const { bucket, fileName } of files) {
    for (let end = 0; end <= fileName.length; end++)
      if (end === 0 || fileName[end - 1] === '/')
        prefixes.add(JSON.stringify([bucket, fileName.slice(0, end)]));
  }
  return [...prefixes].map((key) => {
    const [bucket, prefix] = JSON.parse(key) as [string, string];
    const its = files.filter((file) => file.bucket === bucket && file.fileName.startsWith(prefix));
    const bytesOf = (kind?: string) =>
      its
        .filter((file) => kind === undefined || kindOf(file, files) === kind)
        .reduce((sum, { contentLength }) => sum + contentLength, 0);
    const dates = its
      .filter(({ action, uploadTimestamp }) => action === 'upload' && uploadTimestamp <= NOW + DAY)
      .map(({ uploadTimestamp }) => uploadTimestamp);
    return {
      bucket,
      prefix,
      depth: prefix.split('/').length - 1,
      files: its.length,
      bytes: bytesOf(),
      oldest: dates.length === 0 ? null : Math.min(...dates),
      newest: dates.length === 0 ? null : Math.max(...dates),
      oldBytes: all ? bytesOf('old') : null,
      hiddenBytes: all ? bytesOf('hidden') : null,
      unfinishedFiles: all ? its.filter(({ action }) => action === 'start').length : null,
    };
  });
}

const keyOf = ({ bucket, prefix }: Prefix) => JSON.stringify([bucket, prefix]);
const sorted = (some: Prefix[]) => some.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

test.each([
  ['current', false, current],
  ['all', true, versions],
] as const)('versions: %s: each prefix once, equal to a plain sum', (_, all, arbitrary) => {
  fc.assert(
    fc.property(arbitrary, (files) => {
      const { found, isInParts } = prefixesOf(files, all);
      expect(sorted(found)).toEqual(sorted(plainly(files, all)));
      expect(isInParts).toBe(false);
      // A prefix comes after those below it and before those of later buckets.
      found.forEach((prefix, at) => {
        for (const before of found.slice(0, at))
          expect(before.bucket === prefix.bucket && prefix.prefix.startsWith(before.prefix)).toBe(false);
      });
      expect(bucketsOf(files)).toEqual(
        found.filter(({ prefix }) => prefix === '').map(({ bucket }) => bucket),
      );
    }),
    { numRuns: 500 },
  );
});

const file = (fileName: string, more: Partial<Listed> = {}): Listed => ({
  bucket: 'my-bucket',
  fileName,
  action: 'upload',
  contentLength: 1,
  contentType: null,
  contentSha1: 'none',
  uploadTimestamp: NOW,
  ...more,
});
const named = (names: string[]) => names.map((name) => file(name));
const counts = ({ found }: ReturnType<typeof prefixesOf>) =>
  found.map(({ prefix, files }) => [prefix, files]);

test('every slash ends a prefix, also one that begins, ends or follows another', () => {
  const { found } = prefixesOf(named(['/', '/a', 'a', 'a/', 'a//', 'a//b', 'a/b', '😀/é/x']), false);
  expect(found.map(({ prefix, depth, files }) => [prefix, depth, files])).toEqual([
    ['/', 1, 2],
    ['a//', 2, 2],
    ['a/', 1, 4],
    ['😀/é/', 2, 1],
    ['😀/', 1, 1],
    ['', 0, 8],
  ]);
});

test('a name of 1,024 slashes, and one beside it', () => {
  const { found } = prefixesOf(named([`${'/'.repeat(1_023)}a`, '/'.repeat(1_024)].sort()), false);
  expect(found.map(({ prefix, files }) => [prefix.length, files])).toEqual(
    Array.from({ length: 1_025 }, (_, at) => [1_024 - at, at === 0 ? 1 : 2]),
  );
});

test('names with characters that JSON escapes keep their order', () => {
  // As JSON, `"` and `\` begin with a backslash, which sorts after most characters.
  const result = prefixesOf(named(['"/1', '#/1', 'Z/1', '\\/1', ']/1']), false);
  expect(counts(result)).toEqual([
    ['"/', 1],
    ['#/', 1],
    ['Z/', 1],
    ['\\/', 1],
    [']/', 1],
    ['', 5],
  ]);
  expect(result.isInParts).toBe(false);
});

test('buckets with the same prefixes have each their own', () => {
  const files = ['a-bucket', 'b-bucket', 'c-bucket'].flatMap((bucket) => [
    file('a/b/1', { bucket }),
    file('a/b/2', { bucket }),
  ]);
  expect(prefixesOf(files, false).found.map(({ bucket, prefix, files }) => [bucket, prefix, files])).toEqual(
    ['a-bucket', 'b-bucket', 'c-bucket'].flatMap((bucket) => [
      [bucket, 'a/b/', 2],
      [bucket, 'a/', 2],
      [bucket, '', 2],
    ]),
  );
});

test('buckets without files have a row', () => {
  const buckets = ['a-bucket', 'my-bucket', 'z-bucket'];
  const none = { prefix: '', depth: 0, files: 0, bytes: 0, oldest: null, newest: null };
  const { found } = prefixesOf([file('a')], true, buckets);
  const versionsOfNone = { oldBytes: 0, hiddenBytes: 0, unfinishedFiles: 0 };
  expect(found[0]).toEqual({ bucket: 'a-bucket', ...none, ...versionsOfNone });
  expect(found.map(({ bucket, files }) => [bucket, files])).toEqual([
    ['a-bucket', 0],
    ['my-bucket', 1],
    ['z-bucket', 0],
  ]);
});

test('out of order, a prefix is in parts, whose sum is right, and that is said', () => {
  for (const names of [
    ['b/1', 'a/1', 'b/2'],
    ['a/b/1', 'a/c', 'a/b/2'],
    ['a/b/c/1', 'a/b/d/1', 'a/b/c/2'],
  ]) {
    const result = prefixesOf(named(names), false);
    expect(result.isInParts).toBe(true);
    const sums = new Map<string, number>();
    for (const { prefix, files } of result.found) sums.set(prefix, (sums.get(prefix) ?? 0) + files);
    expect(sums).toEqual(new Map(plainly(named(names), false).map(({ prefix, files }) => [prefix, files])));
  }
});

test('a bucket has the figures of the gates, and the versions of manifest.json', async () => {
  await fc.assert(
    fc.asyncProperty(versions, async (rows) => {
      const files = rows.filter(({ bucket }) => bucket === 'first-bucket');
      const collector = new TotalsCollector({ now: NOW, versions: true });
      eachRow(files, true, (row) => collector.add(row));
      const { old, hidden, unfinished } = (await collector.end()).versions!;
      const { files: count, bytes, oldest, newest } = collector.figures;
      expect(prefixesOf(files, true, ['first-bucket']).found.at(-1)).toEqual({
        bucket: 'first-bucket',
        prefix: '',
        depth: 0,
        files: count,
        bytes,
        oldest: known(oldest),
        newest: known(newest),
        oldBytes: old.bytes,
        hiddenBytes: hidden.bytes,
        unfinishedFiles: unfinished,
      });
    }),
  );
});
