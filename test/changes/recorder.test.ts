import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ChangesRecorder, type RecorderOptions } from '../../src/changes/recorder.ts';
import { RowOrderError } from '../../src/changes/row-order.ts';
import type { RowSink } from '../../src/rows/row-sink.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { comparedRows, cursorOf, inBatches, type Listing, rowsOf, type WireFile } from './listed.ts';
import { writtenFiles } from './written-files.ts';

const file = (fileName: string, fileId: string, sha1 = fileId): WireFile => ({
  ...{ fileName, fileId, action: 'upload', contentLength: 3, contentSha1: sha1.padStart(40, '0') },
});
const one = (...files: WireFile[]): Listing => [{ bucket: 'b', files }];
const before = one(file('a', '1'), file('d/old', '2'), file('d/same', '3'), file('é', '4'));
const after = one(file('a', '5'), file('d/new', '6', '2'), file('d/same', '3'), file('z', '7'));

let directory: string;
let recorder: ChangesRecorder | undefined;
let readers = 0;
beforeEach(() => {
  directory = makeFolder('recorder');
  readers = 0;
});
afterEach(() => recorder?.close());

function newRecorder(options: Partial<RecorderOptions> = {}): ChangesRecorder {
  async function* rows() {
    readers++;
    try {
      yield* inBatches(comparedRows(before, false), [2]);
    } finally {
      readers--;
    }
  }
  recorder = new ChangesRecorder({
    baseline: { bucketNames: ['b'], rows: () => cursorOf(rows()) },
    buckets: ['b'],
    versions: false,
    directory,
    signal: new AbortController().signal,
    globs: ['d/**', 'é'],
    ...options,
  });
  return recorder;
}

/** Gives a sink the rows of a listing, ends and closes it. */
async function list(sink: RowSink, listed: Listing, complete = true): Promise<void> {
  try {
    for (const row of rowsOf(listed, false)) {
      sink.add!(row);
      await sink.read!();
    }
    await sink.end!(complete);
  } finally {
    await sink.close!();
  }
}

const lines = async (recorder: ChangesRecorder) =>
  (await writtenFiles(recorder.changes)).get('changes.txt')?.text.split('\n').slice(0, -1);
const CHANGES = ['* b/a', '> b/d/new\tb/d/old', '+ b/z', '- b/\xc3\xa9'];

test('records changes by kind and glob, and they can be read until it is closed', async () => {
  const recorder = newRecorder();
  const sink = await recorder.begin();
  expect(recorder.changes).toBeUndefined();
  await list(sink, after);
  const { kinds, count, renamesKnown, counts } = recorder.changes!;
  expect({ count, renamesKnown }).toEqual({ count: 4, renamesKnown: true });
  for (const kind of ['added', 'removed', 'changed', 'renamed'] as const)
    expect(kinds[kind]).toEqual({ files: 1, bytes: 3 });
  const counted = (glob: string | null) =>
    (['added', 'removed', 'changed'] as const).map((kind) => counts(kind, glob));
  // The rename is neither added nor removed.
  expect([counted(null), counted('d/**'), counted('é')]).toEqual([
    [1, 1, 1],
    [0, 0, 0],
    [0, 1, 0],
  ]);
  expect(await lines(recorder)).toEqual(CHANGES);
  expect(await lines(recorder)).toEqual(CHANGES);
  const files = await writtenFiles(recorder.changes);
  expect([...files].map(([path, { rows }]) => [path, rows])).toEqual([
    ['changes.ndjson', 4],
    ['changes.txt', 4],
  ]);
  expect(readdirSync(directory)).toHaveLength(1);
  await recorder.close();
  expect(readdirSync(directory)).toEqual([]);
});

test('a listing that starts over discards what the first one recorded', async () => {
  const recorder = newRecorder();
  await list(await recorder.begin(), one(file('0', '9')));
  expect(recorder.changes!.count).toBe(5);
  const first = await recorder.begin();
  expect(recorder.changes).toBeUndefined();
  for (const row of rowsOf(one(file('0', '9')), false)) first.add!(row);
  await first.read!();
  await first.close!();
  await list(await recorder.begin(), after);
  expect(await lines(recorder)).toEqual(CHANGES);
  expect(readdirSync(directory)).toHaveLength(1);
  expect(readers).toBe(0);
});

test('a listing that is not complete has no changes, and no documents', async () => {
  const recorder = newRecorder();
  await list(await recorder.begin(), after, false);
  expect(recorder.changes).toBeUndefined();
  expect((await writtenFiles(recorder.changes)).size).toBe(0);
  expect(readers).toBe(0);
});

test('buckets in another order are an error that leaves nothing', async () => {
  const recorder = newRecorder({
    buckets: ['b', 'a'],
    baseline: { bucketNames: ['a', 'b'], rows: () => cursorOf(never()) },
  });
  await expect(recorder.begin()).rejects.toThrow(RowOrderError);
  await recorder.close();
  expect(readdirSync(directory)).toEqual([]);
});

test('the signal ends the counting and the writing of changes', async () => {
  const signal = AbortSignal.abort(new Error('Cancelled'));
  await expect(list(await newRecorder({ signal }).begin(), after)).rejects.toThrow('Cancelled');
  await recorder!.close();
  const other = newRecorder();
  await list(await other.begin(), after);
  await expect(writtenFiles(other.changes, signal)).rejects.toThrow('Cancelled');
});

async function* never(): AsyncGenerator<never> {}
