import { fromByteString, toByteString } from '../../src/bytes/byte-string.ts';
import { type Changes, Comparison } from '../../src/changes/comparison.ts';
import { MOST_RENAME_RECORDS, RENAME_RECORD_BYTES } from '../../src/changes/renames.ts';
import { type Sink, writeChanges } from '../../src/changes/write-changes.ts';
import type { ComparedRow } from '../../src/rows/compared-row.ts';
import { KeySpill } from '../../src/spill/key-spill.ts';
import { TextSpill } from '../../src/spill/text-spill.ts';
import { comparedRows, inBatches, rowsOf, type Walked } from './listed.ts';

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
  /** Rows of the walk between two looks at the baseline. */
  flushEvery?: number;
  mostKeys?: number;
  /** In place of the rows of `before`. */
  earlier?: AsyncIterable<readonly ComparedRow[]>;
}

/** Compares two walks the way a run does. */
export async function compare(before: Walked, now: Walked, how: How): Promise<Compared> {
  const { versions, directory, batches = [7], flushEvery = 3 } = how;
  const keys = await KeySpill.begin(directory, RENAME_RECORD_BYTES, how.mostKeys ?? MOST_RENAME_RECORDS);
  const texts = await TextSpill.begin(directory);
  try {
    const names = (walked: Walked) => walked.map(({ bucket }) => toByteString(bucket));
    const comparison = new Comparison({
      buckets: { before: names(before), now: names(now) },
      versions,
      earlier: how.earlier ?? inBatches(comparedRows(before, versions), batches),
      keys,
      texts,
    });
    let rows = 0;
    for (const row of rowsOf(now, versions)) {
      comparison.add(row);
      if (++rows % flushEvery === 0) await comparison.flush();
    }
    const changes = await comparison.end();
    const [ndjson, text] = [new TextSink(), new TextSink()];
    await writeChanges(changes, texts, ndjson, text);
    return { changes, ndjson: fromByteString(ndjson.text), text: fromByteString(text.text) };
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

class TextSink implements Sink {
  text = '';

  write(part: string): void {
    this.text += part;
  }
}
