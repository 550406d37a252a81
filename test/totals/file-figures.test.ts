import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterNames } from '../../src/names/name-filter.ts';
import type { SinkFolder } from '../../src/rows/row-sink.ts';
import { TotalsCollector } from '../../src/totals/collector.ts';
import { ScopedFigures } from '../../src/totals/file-figures.ts';
import { DAY, eachRow, type Listed, NOW, versions } from '../rows/listed.ts';

const GLOBS = ['**', '*', 'a*/**', '**/*.jpg', '{a,b}/**', 'é**', '', '\u{1f600}*', '-'].filter(Boolean);

function plainly(files: readonly Listed[]) {
  const uploads = files.filter(({ action }) => action === 'upload');
  const sizes = uploads.map(({ contentLength }) => contentLength);
  const dates = uploads.flatMap(({ uploadTimestamp: date }) => (date <= NOW + DAY ? date : []));
  return {
    files: files.length,
    bytes: files.reduce((sum, { contentLength }) => sum + contentLength, 0),
    newest: dates.length === 0 ? Number.NaN : Math.max(...dates),
    oldest: dates.length === 0 ? Number.NaN : Math.min(...dates),
    largest: sizes.length === 0 ? Number.NaN : Math.max(...sizes),
  };
}

test('the figures of a glob are those of the matching rows', async () => {
  await fc.assert(
    fc.asyncProperty(versions, fc.subarray(GLOBS), async (files, globs) => {
      const scoped = new ScopedFigures([...globs, ...globs]);
      const sink = await scoped.begin({ startedAt: new Date(NOW) } as SinkFolder);
      const totals = new TotalsCollector({ now: NOW, versions: true });
      eachRow(files, true, (row) => {
        sink.add?.(row);
        totals.add(row);
      });
      for (const glob of globs) {
        const filter = filterNames([glob], []);
        expect(scoped.of(glob)).toEqual(plainly(files.filter(({ fileName }) => filter.matches(fileName))));
      }
      expect(totals.figures).toEqual(plainly(files));
    }),
    { numRuns: 500 },
  );
});
