import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { changingContent, compareNames, type LifecycleRule } from '../b2-server/index.ts';
import { Duck, sqlOf } from '../readers/duckdb.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { BUCKETS, DAY, SimulatedAccount } from './nightly-account.ts';
import {
  bucketOf,
  failure,
  lines,
  messages,
  readInventory,
  runInventory,
  startAccount,
  strayFiles,
} from './setup.ts';
import { StoredFiles, WRITER } from './stored-copies.ts';

const NIGHTS = 30;
/** A fault in the middle of listing ends the run: nothing is stored. */
const CUT_SHORT = 11;
/** The first bucket fails before its first row: the inventory is not complete, and not stored. */
const INCOMPLETE = 19;
/** The data are stored, changes too, and then B2 refuses the manifest. */
const INTERRUPTED = 15;
/** Nights whose inventories are stored as S3 Inventory too: the last seven. */
const S3_NIGHTS = 7;
/** The first and the last are Parquet, from which the docs' queries read. */
const FORMATS = ['parquet', 'csv', 'ndjson.gz', 'parquet', 'json', 'csv.zst'];
const TO = 'b2://reports/nightly';

/** Moves the clock of the action's process, since a stamp has no seconds. */
const CLOCK = `data:text/javascript,${encodeURIComponent(`
  const Real = Date;
  const now = () => Real.now() + Number(process.env.TEST_CLOCK_MS);
  globalThis.Date = class Date extends Real {
    constructor(...given) { super(...(given.length === 0 ? [now()] : given)); }
    static now() { return now(); }
  };
`)}`;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

test('every night of a month is compared with the night before in the bucket; the journal gives the last inventory', async () => {
  const account = new SimulatedAccount(7, false);
  const b2 = await startAccount(
    [
      ...BUCKETS.map((name) => {
        const base = account.content(name);
        return { name, type: 'allPublic', content: changingContent(base, () => account.content(name)) };
      }),
      bucketOf('reports', [], 'allPrivate'),
    ],
    [WRITER],
  );
  ends.push(() => b2.close());
  /** The complete inventories that were stored, the newest last. */
  const whole: { startedAt: string; files: number; bytes: number; s3: boolean }[] = [];
  const kinds = new Map<string, number>();

  for (let night = 0; night < NIGHTS; night++) {
    account.pass(night);
    if (night === 0) account.whole();
    b2.faults.clear();
    b2.settings.pageLimit = 25 + night;
    if (night === CUT_SHORT) b2.faults.at('list', 3, 'cap');
    if (night === INCOMPLETE) b2.faults.at('list', 1, 'cap');
    const s3 = night >= NIGHTS - S3_NIGHTS;
    const format = FORMATS[night % FORMATS.length]!;
    // One file for each format, changes.ndjson, changes.txt, and buckets.json: then comes the manifest.
    if (night === INTERRUPTED) b2.faults.at('b2_upload_file', 5, 'cap');
    const faulty = night === CUT_SHORT || night === INCOMPLETE;
    const result = await runInventory(
      b2,
      {
        bucket: BUCKETS.join('\n'),
        baseline: TO,
        'upload-to': TO,
        formats: s3 ? 'parquet, s3-inventory' : format,
        ...(faulty && { concurrency: '1' }),
      },
      {
        key: WRITER,
        runId: 1_000 + night,
        nodeArgs: ['--import', CLOCK],
        env: { TEST_CLOCK_MS: String((night - NIGHTS) * DAY) },
      },
    );
    expect(strayFiles(result)).toEqual([]);
    if (night === CUT_SHORT) expect(failure(result)).toContain('cap');
    else if (night === INTERRUPTED) {
      expect(failure(result)).toMatch(
        /^Input `upload-to`: b2:\/\/reports\/nightly\/ could not be written: b2_upload_file: /,
      );
    } else if (night === INCOMPLETE) {
      expect(messages(result, 'warning')).toEqual([
        `The inventory is not complete, so nothing is copied to ${TO}/`,
      ]);
      expect(result.code).toBe(1);
    } else {
      expect(result.outputs.complete, messages(result, 'error').join('\n')).toBe('true');
      const { manifest, text } = readInventory(result);
      const before = whole.at(-1);
      if (before) {
        expect(messages(result, 'notice')).toEqual([]);
        expect(result.stdout).toContain(`Compares with the inventory of ${before.startedAt}: ${TO}/`);
        expect(manifest.changes?.since).toBe(before.startedAt);
        expect(lines(text('changes.ndjson')).map((line) => JSON.parse(line) as unknown)).toEqual(
          account.done,
        );
        for (const { kind } of account.done) {
          const key = `${manifest.startedAt.slice(0, 16).replace(/[T:]/g, '-')} ${kind}`;
          kinds.set(key, (kinds.get(key) ?? 0) + 1);
        }
      } else expect(messages(result, 'notice')).toEqual([expect.stringContaining('counts as the first')]);
      expect(manifest.history?.length ?? 0).toBe(whole.length);
      whole.push({ startedAt: manifest.startedAt, files: manifest.files, bytes: manifest.bytes, s3 });
      account.whole();
    }
    result.dispose();
  }
  expect(whole).toHaveLength(NIGHTS - 3);

  const root = makeFolder('history');
  const stored = await StoredFiles.in(b2, 'reports');
  await stored.save('nightly/', path.join(root, 'reports/nightly'));
  const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/history.md'), 'utf8');
  const sql = sqlOf(page);
  const duck = await Duck.in(root);
  const rows = account.rows();

  // The run that was interrupted left its changes, from the same inventory as those of the next night.
  const since = (await stored.names('nightly/changes/')).map((name) => /since=([^/]+)/.exec(name)![1]!);
  expect(new Set(since).size).toBe(since.length - 1);

  const [growth, contents] = sql.get('All days')!;
  const days = await duck.query(growth!);
  expect(days.at(-1)).toEqual({
    dt: stampOf(whole.at(-1)!.startedAt),
    files: String(whole.at(-1)!.files),
    bytes: String(whole.at(-1)!.bytes),
  });
  const parquet = whole.filter(({ startedAt }) => days.some(({ dt }) => dt === stampOf(startedAt)));
  expect(parquet.length).toBeGreaterThan(10);
  for (const { startedAt, files, bytes } of parquet) {
    expect(days).toContainEqual({ dt: stampOf(startedAt), files: String(files), bytes: String(bytes) });
  }
  const last = (await duck.query(contents!)).filter((row) => row.last === stampOf(whole.at(-1)!.startedAt));
  expect(last).toHaveLength(rows.length);

  const [byKind, replay] = sql.get('The change journal')!;
  const counted = await duck.query(byKind!);
  for (const [key, files] of kinds) {
    const [dt, kind] = key.split(' ');
    expect(counted).toContainEqual({ dt, kind, files: String(files) });
  }
  const replayed = await duck.query(replay!);
  const byName = (a: { bucket: string; name: string }, b: { bucket: string; name: string }) =>
    compareNames(a.bucket, b.bucket) || compareNames(a.name, b.name);
  expect(replayed.map(({ bucket, name, size }) => ({ bucket, name, size }))).toEqual(
    rows.toSorted(byName).map(({ bucket, name, size }) => ({ bucket, name, size: String(size) })),
  );
  const newest = `reports/nightly/inventory/dt=${stampOf(whole.at(-1)!.startedAt)}/files-*.parquet`;
  const direct = await duck.query(
    `SELECT bucket, name, fileId, size, sha1 FROM '${newest}' ORDER BY bucket, name`,
  );
  expect(replayed).toEqual(direct);

  const [objects] = sql.get('S3 Inventory')!;
  const seven = await duck.query(objects!);
  const s3Days = whole.filter((each) => each.s3);
  expect(s3Days).toHaveLength(S3_NIGHTS);
  expect(seven).toHaveLength(S3_NIGHTS * BUCKETS.length);
  for (const { startedAt, files, bytes } of s3Days) {
    const ofDay = seven.filter(({ day }) => Date.parse(`${day}Z`) === Date.parse(startedAt));
    expect(ofDay.map(({ Bucket }) => Bucket)).toEqual(BUCKETS);
    expect(ofDay.reduce((sum, row) => sum + Number(row.objects), 0)).toBe(files);
    expect(ofDay.reduce((sum, row) => sum + Number(row.bytes), 0)).toBe(bytes);
  }
  duck.close();

  // The lifecycle rules of the page delete inventories and keep the journal.
  const rules = [...page.matchAll(/--lifecycle-rule '(.*)'/g)].map(
    ([, rule]) => JSON.parse(rule!) as LifecycleRule,
  );
  expect(rules).toHaveLength(3);
  b2.updateBucket('reports', { lifecycleRules: rules });
  const all = await stored.names('nightly/');
  for (const days of [89, 91, 93]) {
    b2.applyLifecycle('reports', Date.now() + days * DAY);
    const left = await stored.names('nightly/');
    const kept = /^nightly\/(?:changes\/|latest\.json$)/;
    expect(left).toEqual(days < 90 ? all : all.filter((name) => kept.test(name)));
  }
});

function stampOf(startedAt: string): string {
  return startedAt.slice(0, 16).replace(/[T:]/g, '-');
}
