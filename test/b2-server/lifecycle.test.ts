import { afterEach, expect, test } from 'vitest';
import { ALL, TestClient } from './client.ts';
import { generatedContent } from './generated.ts';
import { type ListedFile, listContent } from './list-content.ts';
import { startB2Server } from './server.ts';
import type { B2Server, LifecycleRule } from './types.ts';

const DAY = 86_400_000;
const start = Date.UTC(2026, 10, 1);
let server: B2Server;
let client: TestClient;
afterEach(() => server.close());

async function open(files: ListedFile[], lifecycleRules: LifecycleRule[]): Promise<void> {
  server = await startB2Server({
    buckets: [
      { name: 'the-bucket', content: listContent(files), lifecycleRules },
      {
        name: 'generated',
        content: generatedContent('counter', 50, 1, { versionsPerName: (i) => 1 + (i % 3) }),
        lifecycleRules: [{ fileNamePrefix: '', daysFromHidingToDeleting: 1 }],
      },
    ],
    keys: [{ id: 'key', secret: 'secret', capabilities: ALL }],
    settings: { now: start },
  });
  client = await TestClient.open(server);
}

const rows = async (bucket = 'the-bucket') =>
  (await client.list(bucket, {}, true)).map(({ action, fileName }) => `${action} ${fileName}`);

test('hides after upload, deletes after hiding, day by day', async () => {
  await open(
    [
      { name: 'logs/a', uploadTimestamp: start, bytes: 'new' },
      { name: 'logs/a', uploadTimestamp: start - DAY, bytes: 'older' },
      { name: 'other', uploadTimestamp: start - 99 * DAY },
    ],
    [{ fileNamePrefix: 'logs/', daysFromUploadingToHiding: 2, daysFromHidingToDeleting: 3 }],
  );
  const pass = (days: number) => server.applyLifecycle('the-bucket', start + days * DAY);
  expect(pass(1)).toMatchObject({ hidden: [], deleted: [], deletedBytes: 0 });
  expect(pass(2)).toMatchObject({ hidden: ['logs/a'], deleted: [] });
  expect(await rows()).toEqual(['hide logs/a', 'upload logs/a', 'upload logs/a', 'upload other']);
  expect((await client.list('the-bucket')).map(({ fileName }) => fileName)).toEqual(['other']);
  // The older version was hidden by the newer one, not by the marker.
  expect(pass(3)).toMatchObject({ deletedBytes: 5, deleted: [{ fileName: 'logs/a', contentLength: 5 }] });
  expect(pass(4)).toMatchObject({ hidden: [], deletedBytes: 0, deleted: [] });
  expect(pass(5)).toMatchObject({ deletedBytes: 3, deleted: [{ action: 'hide' }, { action: 'upload' }] });
  expect(await rows()).toEqual(['upload other']);
});

test('leaves locked versions, and the marker above them', async () => {
  const old = start - 10 * DAY;
  const until = { mode: 'compliance', retainUntilTimestamp: start + DAY };
  await open(
    [
      { name: 'held', action: 'hide', uploadTimestamp: old },
      { name: 'held', uploadTimestamp: old - 1, legalHold: 'on' },
      { name: 'kept', uploadTimestamp: start },
      { name: 'kept', uploadTimestamp: old, fileRetention: until },
    ],
    [{ fileNamePrefix: '', daysFromHidingToDeleting: 1 }],
  );
  expect(server.applyLifecycle('the-bucket', start).deleted).toEqual([]);
  const later = server.applyLifecycle('the-bucket', start + DAY);
  expect(later.deleted).toMatchObject([{ fileName: 'kept', action: 'upload' }]);
  expect(await rows()).toEqual(['hide held', 'upload held', 'upload kept']);
});

test('keeps the last version alone, of generated files too, whose ids stay', async () => {
  await open([], []);
  const before = await client.list('generated', {}, true);
  const current = await client.list('generated');
  const report = server.applyLifecycle('generated', start + 9999 * DAY);
  const after = await client.list('generated', {}, true);
  expect(after).toEqual(current);
  expect(report.deleted).toHaveLength(before.length - after.length);
  const bytes = (files: Record<string, unknown>[]) =>
    files.reduce((sum, row) => sum + Number(row.contentLength), 0);
  expect(report.deletedBytes).toBe(bytes(before) - bytes(after));
});

test('cancels unfinished large files, and refuses rules that the service refuses', async () => {
  await open(
    [{ name: 'big', action: 'start', uploadTimestamp: start }],
    [{ fileNamePrefix: '', daysFromStartingToCancelingUnfinishedLargeFiles: 7 }],
  );
  expect(server.applyLifecycle('the-bucket', start + 6 * DAY).cancelled).toEqual([]);
  expect(server.applyLifecycle('the-bucket', start + 7 * DAY)).toMatchObject({
    cancelled: [{ fileName: 'big' }],
    deletedBytes: 0,
  });
  expect(await rows()).toEqual([]);
  const apply = (rules: LifecycleRule[]) => {
    server.updateBucket('the-bucket', { lifecycleRules: rules });
    return () => server.applyLifecycle('the-bucket');
  };
  expect(apply([{ fileNamePrefix: 'a/' }])).toThrow('does nothing');
  expect(apply([{ fileNamePrefix: '', daysFromHidingToDeleting: 0 }])).toThrow('positive');
  const one = { daysFromHidingToDeleting: 1 };
  expect(
    apply([
      { fileNamePrefix: 'photos/', ...one },
      { fileNamePrefix: 'photos/kittens/', ...one },
    ]),
  ).toThrow('same files');
});

test('files that are put and hidden while the server runs', async () => {
  await open([{ name: 'b', bytes: 'base' }], []);
  const id = server.putFile('the-bucket', { name: 'a', bytes: 'first' });
  server.settings.now = start + 5;
  server.putFile('the-bucket', { name: 'b', bytes: 'newer' });
  expect(await rows()).toEqual(['upload a', 'upload b', 'upload b']);
  server.putFile('the-bucket', { name: 'b', action: 'hide' });
  const [a, ...others] = await client.list('the-bucket', {}, true);
  expect(a).toMatchObject({ fileId: id, uploadTimestamp: start });
  expect(others.map(({ action }) => action)).toEqual(['hide', 'upload', 'upload']);
  expect(new Set([a, ...others].map((row) => row?.fileId)).size).toBe(4);
  const older = await fetch(`${server.url}/b2api/v4/b2_download_file_by_id?fileId=${others[2]!.fileId}`, {
    headers: { Authorization: client.token },
  });
  expect(await older.text()).toBe('base');
});
