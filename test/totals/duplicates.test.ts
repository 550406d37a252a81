import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DuplicateFinder, type DuplicateTotals } from '../../src/totals/duplicates.ts';
import { current, eachRow, type Listed, MemoryKeys } from '../rows/listed.ts';

async function found(files: readonly Listed[], keys = new MemoryKeys()): Promise<DuplicateTotals | null> {
  const finder = new DuplicateFinder(keys);
  eachRow(files, false, (row) => finder.add(row, row.size));
  return finder.totals();
}

const verified = ({ contentSha1 }: Listed) => /^[0-9a-f]{40}$/i.test(contentSha1 ?? '');
const sizes = (some: readonly Listed[]) => some.reduce((sum, { contentLength }) => sum + contentLength, 0);

test('the same as a plain comparison finds', async () => {
  await fc.assert(
    fc.asyncProperty(current, async (all) => {
      const files = all.filter(({ contentLength }) => contentLength > 0);
      const groups = [
        ...Map.groupBy(
          files.filter(verified),
          ({ contentSha1, contentLength }) => `${contentSha1!.toLowerCase()} ${contentLength}`,
        ),
      ].flatMap(([key, same]) => {
        const [sha1, size] = key.split(' ');
        return same.length > 1 ? { sha1, size: Number(size), files: same.length } : [];
      });
      const reclaimable = ({ size, files }: { size: number; files: number }) => size * (files - 1);
      const result = (await found(all))!;
      expect(result.groups).toBe(groups.length);
      expect(result.spare).toEqual({
        files: groups.reduce((sum, group) => sum + group.files - 1, 0),
        bytes: groups.reduce((sum, group) => sum + reclaimable(group), 0),
      });
      const rest = files.filter((file) => !verified(file));
      expect(result.notCompared).toEqual({ files: rest.length, bytes: sizes(rest) });
      const largest = groups.toSorted((a, b) => reclaimable(b) - reclaimable(a)).slice(0, 10);
      expect(result.largest.map(reclaimable)).toEqual(largest.map(reclaimable));
      for (const { names, ...group } of result.largest) {
        expect(groups).toContainEqual(group);
        const same = files.filter(({ contentSha1 }) => contentSha1?.toLowerCase() === group.sha1);
        const ofSize = same.filter(({ contentLength }) => contentLength === group.size);
        const known = ofSize.map(({ bucket, fileName }) => ({ bucket, name: fileName }));
        for (const name of names) expect(known).toContainEqual(name);
        // Nothing else is in their slot.
        if (same.length === ofSize.length) expect(names).toEqual(known.slice(0, 3));
      }
    }),
    { numRuns: 500 },
  );
});

const file = (contentSha1: string, contentLength = 5): Listed => ({
  bucket: 'my-bucket',
  fileName: 'n',
  action: 'upload',
  contentLength,
  uploadTimestamp: 0,
  contentType: null,
  contentSha1,
});

test('text that only looks like a digest is not compared', async () => {
  const odd = 'g'.repeat(40);
  expect(await found([file(odd), file(odd)])).toMatchObject({
    groups: 0,
    notCompared: { files: 2, bytes: 10 },
  });
});

test('files with the same digest and different sizes are not duplicates, nor are empty files', async () => {
  const same = '0'.repeat(40);
  expect(await found([file(same, 5), file(same, 6), file(same, 0), file(same, 0)])).toMatchObject({
    groups: 0,
    notCompared: { files: 0 },
  });
});

test('null beyond the limit', async () => {
  const same = '0'.repeat(40);
  expect(await found([file(same), file(same), file(same)], new MemoryKeys(2))).toBeNull();
  expect(await found([file(same), file(same)], new MemoryKeys(2))).toMatchObject({ groups: 1 });
});

test('of contents that share a slot, the one with most bytes has names', async () => {
  const many = Array.from({ length: 5_000 }, (_, at) => ({
    ...file(`${String(at).padStart(8, '0')}00000000${'1'.repeat(24)}`, 10),
    fileName: `many/${at}`,
  }));
  const heavy = (fileName: string) => ({
    ...file('5'.repeat(8) + '0'.repeat(8) + '5'.repeat(24), 60_000),
    fileName,
  });
  const light = (fileName: string) => ({
    ...file('7'.repeat(8) + '0'.repeat(8) + '7'.repeat(24), 10),
    fileName,
  });
  const files = [heavy('a'), light('b'), ...many, heavy('\u2028/"\\'), heavy('y'), heavy('z'), light('zz')];
  const result = (await found(files))!;
  expect(result.largest).toMatchObject([
    { files: 4, names: ['a', '\u2028/"\\', 'y'].map((name) => ({ bucket: 'my-bucket', name })) },
    { files: 2, names: [] },
  ]);
});
