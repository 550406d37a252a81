import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { BaselineRows } from '../../src/baseline/read-rows.ts';
import { CsvScanner } from '../../src/baseline/scan-csv.ts';
import { NdjsonScanner } from '../../src/baseline/scan-ndjson.ts';
import { TextCursor } from '../../src/baseline/text-cursor.ts';
import type { BaselineCursor } from '../../src/changes/baseline-cursor.ts';
import { rowPrinter } from '../../src/formats/index.ts';
import { compareNames } from '../../src/names/name-order.ts';
import { compare, objectsOf } from '../changes/compare.ts';
import type { Listing, WireFile } from '../changes/listed.ts';
import { world } from '../changes/world.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import {
  bytesOf,
  chunks,
  FORMATS_READ,
  formatOf,
  manifestOf,
  ownParquetOf,
  parquetOf,
  place,
} from './inventory-files.ts';

const directory = makeFolder('compared');
const PARQUET = 'parquet';
const FORMATS = [...FORMATS_READ, PARQUET, 'parquet of another program'];
const opened: BaselineRows[] = [];
afterEach(async () => {
  for (const baseline of opened.splice(0)) await baseline.close();
});

const FILLERS = Array.from({ length: 26 }, (_, at) => String.fromCharCode('a'.charCodeAt(0) + at)).map(
  (letter, at): WireFile => ({
    fileName: at % 4 === 0 ? `${letter}-"unchanged"` : `${letter}-unchanged, é`,
    fileId: `unchanged-${letter}`,
    action: 'upload',
    contentLength: 1,
    contentSha1: null,
  }),
);

/** A listing with files that are the same on both sides among the others. */
function filled(listing: Listing): Listing {
  return listing.map(({ bucket, files }) => ({
    bucket,
    // Sorting is stable, so versions stay in order.
    files: [...files, ...FILLERS].sort((a, b) => compareNames(a.fileName, b.fileName)),
  }));
}

/** Counts the rows that pass without being parsed, and those that are parsed. */
function counted(cursor: BaselineCursor, count: { skipped: number; parsed: number }): BaselineCursor {
  return {
    get done() {
      return cursor.done;
    },
    skip: (row) => {
      const isSame = cursor.skip(row);
      if (isSame) count.skipped++;
      return isSame;
    },
    next: () => {
      const row = cursor.next();
      if (row) count.parsed++;
      return row;
    },
    read: () => cursor.read(),
    close: () => cursor.close(),
  };
}

/** Compares with a file of the format, and with the parsed rows; both must find the same. */
async function compareBoth(
  name: string,
  size: number,
  before: Listing,
  now: Listing,
  versions: boolean,
  count: { skipped: number; parsed: number },
): Promise<void> {
  const how = { versions, directory };
  const expected = await compare(before, now, how);
  const cursor = name.startsWith('parquet')
    ? await parquetCursor(name, before, versions, size)
    : textCursor(name, before, versions, size);
  const found = await compare(before, now, { ...how, cursor: counted(cursor, count) });
  expect(objectsOf(found)).toEqual(objectsOf(expected));
  expect(found.changes.kinds).toEqual(expected.changes.kinds);
}

function textCursor(name: string, before: Listing, versions: boolean, size: number): BaselineCursor {
  const format = formatOf(name);
  const scanner =
    name === 'csv' ? new CsvScanner(format.columns) : new NdjsonScanner(format.columns, name === 'json');
  const print = rowPrinter(name as 'csv', format.columns);
  return new TextCursor(scanner, chunks(bytesOf(format, before, versions), size), print);
}

async function parquetCursor(
  name: string,
  before: Listing,
  versions: boolean,
  size: number,
): Promise<BaselineCursor> {
  const rows = before.reduce((sum, { files }) => sum + files.length, 0);
  const bytes = name === PARQUET ? ownParquetOf(before, versions) : parquetOf(before, versions, size);
  const placed = place(directory, 'files.parquet', bytes, { rows });
  const baseline = await BaselineRows.open(join(directory, 'manifest.json'), manifestOf(rows, placed));
  opened.push(baseline);
  return baseline.cursor();
}

test.each(FORMATS.flatMap((name) => [false, true].map((versions) => ({ name, versions }))))(
  'rows of a file that pass as they are change nothing: $name, all versions: $versions',
  async ({ name, versions }) => {
    const count = { skipped: 0, parsed: 0 };
    await fc.assert(
      fc.asyncProperty(world(versions), fc.integer({ min: 1, max: 2_000 }), async ({ before, now }, size) => {
        // The other program cannot write a file without rows.
        if (name === FORMATS.at(-1) && before.length === 0) return;
        await compareBoth(name, size, filled(before), filled(now), versions, count);
      }),
      { numRuns: name.startsWith(PARQUET) ? 15 : 35, seed: 17 },
    );
    expect(count.skipped).toBeGreaterThan(count.parsed / 2);
  },
);

test.each(FORMATS)('%s: of rows that are all the same, only the first is parsed', async (name) => {
  const files = Array.from({ length: 3_000 }, (_, at) => ({
    fileName: `n${String(at).padStart(5, '0')}`,
    fileId: `id-${at}`,
    action: 'upload' as const,
    contentLength: at,
    contentSha1: null,
  }));
  const listing = [{ bucket: 'b', files }];
  const count = { skipped: 0, parsed: 0 };
  await compareBoth(name, 1_000_000, listing, listing, false, count);
  // Text needs a row to get past its header, and cannot tell where its last row ends.
  expect(count.skipped + count.parsed).toBe(3_000);
  expect(count.parsed).toBeLessThanOrEqual(4);
});
