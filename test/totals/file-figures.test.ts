import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterNames } from '../../src/names/name-filter.ts';
import { TotalsCollector } from '../../src/totals/collector.ts';
import { FigureCollector } from '../../src/totals/file-figures.ts';
import { DAY, eachRow, type Listed, NOW, versions } from '../rows/listed.ts';

const GLOBS = ['**', '*', 'a*/**', '**/*.jpg', '{a,b}/**', 'é**', '', '\u{1f600}*', '-'].filter(Boolean);

function plainly(files: readonly Listed[]) {
  const uploads = files.filter(({ action }) => action === 'upload');
  const sizes = uploads.map(({ contentLength }) => contentLength);
  const dates = uploads.flatMap(({ uploadTimestamp: date }) =>
    date !== undefined && date <= NOW + DAY ? date : [],
  );
  return {
    files: files.length,
    bytes: files.reduce((sum, { contentLength }) => sum + contentLength, 0),
    newest: dates.length === 0 ? Number.NaN : Math.max(...dates),
    oldest: dates.length === 0 ? Number.NaN : Math.min(...dates),
    largest: sizes.length === 0 ? Number.NaN : Math.max(...sizes),
  };
}

test('figures of parts are those of the rows that fit', () => {
  fc.assert(
    fc.property(versions, fc.subarray(GLOBS), (files, globs) => {
      const collector = new FigureCollector([...globs, ...globs], NOW);
      const totals = new TotalsCollector({ now: NOW, versions: true });
      eachRow(files, true, (row) => {
        collector.add(row);
        totals.add(row);
      });
      for (const glob of globs) {
        const filter = filterNames([glob], []);
        expect(collector.of(glob)).toEqual(plainly(files.filter(({ fileName }) => filter.matches(fileName))));
      }
      expect(totals.figures).toEqual(plainly(files));
    }),
    { numRuns: 500 },
  );
});
