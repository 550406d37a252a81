import { fromByteString, toByteString } from '../../src/bytes/byte-string.ts';
import { ChangeCounter } from '../../src/changes/change-counter.ts';
import { ChangeRecords, type Changes } from '../../src/changes/change-records.ts';
import { Comparison } from '../../src/changes/comparison.ts';
import { MAX_RENAME_RECORDS, RENAME_RECORD_BYTES } from '../../src/changes/renames.ts';
import type { ComparedRow } from '../../src/rows/compared-row.ts';
import { KeySpill } from '../../src/spill/key-spill.ts';
import { TextSpill } from '../../src/spill/text-spill.ts';
import { comparedRows, inBatches, type Listing, rowsOf } from './listed.ts';
import { writtenFiles } from './written-files.ts';

export interface Compared {
  changes: Changes;
  /** The two files, as text. */
  ndjson: string;
  text: string;
}

export interface How {
  versions: boolean;
  /** Where files may be made. */
  directory: string;
  /** Rows that the baseline's reader gives at a time, again and again. */
  batches?: readonly number[];
  /** Rows of the listing between two calls of flush. */
  flushEvery?: number;
  mostKeys?: number;
  /** In place of the rows of `before`. */
  baseline?: AsyncIterable<readonly ComparedRow[]>;
  globs?: readonly string[];
}

/** Compares two listings the way a run does. */
export async function compare(before: Listing, now: Listing, how: How): Promise<Compared> {
  const { versions, directory, batches = [7], flushEvery = 3 } = how;
  const keys = await KeySpill.begin(directory, RENAME_RECORD_BYTES, how.mostKeys ?? MAX_RENAME_RECORDS);
  const texts = await TextSpill.begin(directory);
  try {
    const names = (listing: Listing) => listing.map(({ bucket }) => toByteString(bucket));
    const records = new ChangeRecords(keys, texts);
    const comparison = new Comparison({
      buckets: { before: names(before), now: names(now) },
      versions,
      baseline: how.baseline ?? inBatches(comparedRows(before, versions), batches),
      records,
    });
    let rows = 0;
    for (const row of rowsOf(now, versions)) {
      comparison.add(row);
      if (++rows % flushEvery === 0) await comparison.flush();
    }
    await comparison.end();
    const { signal } = new AbortController();
    const changes = await records.end(new ChangeCounter(how.globs ?? []), signal);
    const files = await writtenFiles(changes);
    const text = (path: string) => fromByteString(files.get(path)!.text);
    return { changes, ndjson: text('changes.ndjson'), text: text('changes.txt') };
  } finally {
    await keys.close();
    await texts.close();
  }
}

/** The changes as objects. */
export function objectsOf({ ndjson }: Compared): Record<string, unknown>[] {
  return ndjson
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
