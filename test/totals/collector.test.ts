import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type InventoryTotals, TotalsCollector } from '../../src/totals/collector.ts';
import { current, DAY, eachRow, type Listed, type MemoryKeys, NOW, versions } from '../rows/listed.ts';

async function totalsOf(
  files: readonly Listed[],
  all = false,
  keys: MemoryKeys | undefined = undefined,
): Promise<InventoryTotals> {
  const collector = new TotalsCollector({ now: NOW, versions: all, keys });
  eachRow(files, all, (row) => collector.add(row));
  await collector.flush();
  return collector.end();
}

const listed = (fileName: string, more: Partial<Listed> = {}): Listed => ({
  bucket: 'my-bucket',
  fileName,
  action: 'upload',
  contentLength: 1,
  contentType: null,
  contentSha1: 'none',
  uploadTimestamp: NOW,
  ...more,
});

/** The plainest way to add up by a key. */
function grouped(files: readonly Listed[], keysOf: (file: Listed) => string[]) {
  const groups: Record<string, { files: number; bytes: number }> = {};
  for (const file of files) {
    for (const key of keysOf(file)) {
      groups[key] ??= { files: 0, bytes: 0 };
      groups[key].files++;
      groups[key].bytes += file.contentLength;
    }
  }
  return groups;
}

const whole = (files: readonly Listed[]) => grouped(files, () => ['all']).all ?? { files: 0, bytes: 0 };

/** Folders of a name down to the eighth level. */
function foldersOf({ bucket, fileName }: Listed): string[] {
  const parts = fileName.split('/').slice(0, -1).slice(0, 8);
  return parts.map((_, level) => JSON.stringify([bucket, `${parts.slice(0, level + 1).join('/')}/`]));
}

function extension({ fileName }: Listed): string {
  const segment = fileName.split('/').at(-1)!;
  return /^.+\.([a-zA-Z0-9_+-]{1,16})$/su.exec(segment)?.[1]?.toLowerCase() ?? '';
}

const mimeType = ({ contentType }: Listed) =>
  (contentType ?? '').replace(/;.*/, '').replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const dated = ({ uploadTimestamp }: Listed) => (uploadTimestamp <= NOW + DAY ? uploadTimestamp : undefined);

describe('equal to a plain sum', () => {
  test('by folder', async () => {
    await fc.assert(
      fc.asyncProperty(current, async (files) => {
        const { folders } = await totalsOf(files);
        const all = grouped(files, foldersOf);
        const shallow = Object.entries(all).filter(
          ([key, { bytes }]) =>
            (JSON.parse(key) as string[])[1]!.split('/').length <= 3 ||
            (bytes > 0 && bytes * 20 >= whole(files).bytes),
        );
        expect(
          folders!.heaviest.map(({ bucket, prefix, ...sums }) => [JSON.stringify([bucket, prefix]), sums]),
        ).toEqual(shallow);
        expect(folders!.others).toEqual([]);
        expect(folders!.outside).toEqual(whole(files.filter(({ fileName }) => !fileName.includes('/'))));
      }),
      { numRuns: 500 },
    );
  });

  test('by extension and type, with all keys and exact counts while there are few', async () => {
    await fc.assert(
      fc.asyncProperty(current, async (files) => {
        const { extensions, contentTypes } = await totalsOf(files);
        for (const [found, keyOf] of [
          [extensions, extension],
          [contentTypes, mimeType],
        ] as const) {
          const groups = grouped(files, (file) => [keyOf(file)]);
          expect(Object.fromEntries(found.heaviest.map(({ key, ...sums }) => [key, sums]))).toEqual(groups);
          expect(found).toMatchObject({ other: { files: 0, bytes: 0 }, mostUnlisted: 0 });
          expect(found.keys).toBe(Object.keys(groups).length);
          const bytes = found.heaviest.map((each) => each.bytes);
          expect(bytes).toEqual([...bytes].sort((a, b) => b - a));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('by age and size', async () => {
    await fc.assert(
      fc.asyncProperty(current, async (files) => {
        const { ages, sizes, undated } = await totalsOf(files);
        for (const { from, below, ...sums } of sizes) {
          const within = ({ contentLength: size }: Listed) =>
            size >= from && (below === null || size < below);
          expect(sums).toEqual(whole(files.filter(within)));
        }
        for (const { from, below, ...sums } of ages) {
          const within = (file: Listed) => {
            const days = (NOW - (dated(file) ?? Number.NaN)) / DAY;
            return (days >= from || (from === 0 && days < 0)) && (below === null || days < below);
          };
          expect(sums).toEqual(whole(files.filter(within)));
        }
        expect(undated).toEqual(whole(files.filter((file) => dated(file) === undefined)));
      }),
      { numRuns: 500 },
    );
  });

  test('the largest, oldest and newest', async () => {
    await fc.assert(
      fc.asyncProperty(versions, async (files) => {
        const { largest, oldest, newest } = await totalsOf(files, true);
        const uploads = files.filter(({ action }) => action === 'upload');
        const listedFiles = (some: Listed[]) =>
          some.slice(0, 10).map((file) => ({
            bucket: file.bucket,
            name: file.fileName,
            bytes: file.contentLength,
            uploadedAt: dated(file) === undefined ? null : new Date(dated(file)!).toISOString(),
          }));
        expect(largest).toEqual(listedFiles(uploads.toSorted((a, b) => b.contentLength - a.contentLength)));
        const withDate = uploads.filter((file) => dated(file) !== undefined);
        expect(oldest).toEqual(listedFiles(withDate.toSorted((a, b) => dated(a)! - dated(b)!)));
        expect(newest).toEqual(listedFiles(withDate.toSorted((a, b) => dated(b)! - dated(a)!)));
      }),
      { numRuns: 500 },
    );
  });

  test('by kind of version', async () => {
    await fc.assert(
      fc.asyncProperty(versions, async (files) => {
        const names = Map.groupBy(files, ({ bucket, fileName }) => `${bucket}\0${fileName}`);
        const part = (wanted: string) =>
          [...names.values()].flatMap((rows) => {
            const finished = rows.filter(({ action }) => action !== 'start');
            const hidden = finished[0]?.action === 'hide';
            return finished
              .slice(1)
              .filter(({ action }) => action === 'upload' && hidden === (wanted === 'hidden'));
          });
        const markers = files.filter(({ action }) => action === 'hide').length;
        expect((await totalsOf(files, true)).versions).toEqual({
          old: whole(part('old')),
          hidden: whole(part('hidden')),
          hiddenFiles: [...names.values()].filter(
            (rows) => rows.find(({ action }) => action !== 'start')?.action === 'hide',
          ).length,
          hideMarkers: markers,
          unfinished: files.length - markers - files.filter(({ action }) => action === 'upload').length,
        });
      }),
      { numRuns: 500 },
    );
  });
});

test('totals of versions are null, not zero, if only current versions are listed', async () => {
  expect((await totalsOf([listed('a')])).versions).toBeNull();
  expect((await totalsOf([listed('a')], true)).versions).toMatchObject({ old: { files: 0, bytes: 0 } });
});

describe('with more folders than are listed', () => {
  test('the heaviest are exact, and the others are summed', async () => {
    const files = Array.from({ length: 3_000 }, (_, at) => {
      const folder = String(at % 1_500).padStart(4, '0');
      return listed(`${folder}/${at < 1_500 ? 'a' : 'b'}`, { contentLength: Number(folder) });
    }).sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
    const { heaviest, others } = (await totalsOf(files)).folders!;
    expect(heaviest).toHaveLength(100);
    expect(heaviest[0]).toEqual({ bucket: 'my-bucket', prefix: '1400/', files: 2, bytes: 2_800 });
    expect(heaviest.at(-1)).toEqual({ bucket: 'my-bucket', prefix: '1499/', files: 2, bytes: 2_998 });
    expect(others).toEqual([{ level: 1, folders: 1_400, files: 2_800, bytes: 1_400 * 1_399 }]);
  });

  test('names that are out of order give no folders instead of wrong ones', async () => {
    expect((await totalsOf([listed('b/1'), listed('a/1')])).folders).toBeNull();
    expect((await totalsOf([listed('a/1'), listed('a0'), listed('a/2')])).folders).toBeNull();
    expect((await totalsOf([listed('a/b/1'), listed('a/a/1')])).folders).toBeNull();
    expect(
      (await totalsOf([listed('x/1'), listed('x/1', { bucket: 'other-bucket' })])).folders,
    ).not.toBeNull();
  });
});
