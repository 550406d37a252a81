import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Manifest } from '../../src/inventory/manifest.ts';
import type { B2Server } from '../b2-server/index.ts';
import type { ActionResult } from '../runner/run-action.ts';
import { makeFolder } from '../runner/temp-folders.ts';
import { bucketOf, failure, runInventory, startAccount } from './setup.ts';

const NAMES = ['a/1', 'a/2', 'b/1', 'b/2', 'c'];
let b2: B2Server;
let workspace: string;
let serial = 0;

beforeAll(async () => {
  b2 = await startAccount([bucketOf('my-bucket', NAMES), bucketOf('other-bucket', NAMES)]);
  workspace = makeFolder('damaged');
  const first = await run({ formats: 'csv', 'output-dir': 'sound' });
  expect(first.outputs.complete).toBe('true');
});
afterAll(() => b2.close());

function run(inputs: Record<string, string>): Promise<ActionResult> {
  b2.counters.reset();
  return runInventory(b2, { bucket: 'my-bucket', 'output-dir': 'now', ...inputs }, { workspace });
}

interface BaselineCopy {
  /** Name of its folder. */
  folder: string;
  manifest: Manifest;
  rows: string;
}

/** Returns what replaces members of the manifest. */
type Change = (copy: BaselineCopy) => unknown;

/** A copy of the sound inventory in a folder of its own, after something was done to it. */
function damage(change: Change): string {
  const folder = `damaged-${++serial}`;
  const at = (file: string) => path.join(workspace, folder, file);
  cpSync(path.join(workspace, 'sound'), path.join(workspace, folder), { recursive: true });
  const manifest = JSON.parse(readFileSync(at('manifest.json'), 'utf8')) as Manifest;
  const changed = change({ folder: at('.'), manifest, rows: readFileSync(at('files.csv'), 'utf8') });
  writeFileSync(at('manifest.json'), JSON.stringify(Object.assign(manifest, changed)));
  return `${folder}/manifest.json`;
}

/** The listed files, of which the table is another. */
const table = ({ manifest }: BaselineCopy, change: Partial<Manifest['outputs'][number]>) => ({
  outputs: manifest.outputs.map((file) => (file.path === 'files.csv' ? { ...file, ...change } : file)),
});

/** Writes other rows, and a manifest that vouches for them. */
function reseal(copy: BaselineCopy, rows: string): Partial<Manifest> {
  writeFileSync(path.join(copy.folder, 'files.csv'), rows);
  const sha256 = createHash('sha256').update(rows).digest('hex');
  return table(copy, { bytes: Buffer.byteLength(rows), sha256 });
}

const lists = () => Object.keys(b2.counters.calls).filter((call) => call.startsWith('b2_list_file'));

/** The step fails with this one error, and has left the folder alone. */
function checkRefused(result: ActionResult, text: string): void {
  expect(failure(result)).toBe(`Input \`baseline\`${text}`);
  expect(result.files().filter((file) => file.startsWith('now/'))).toEqual([]);
  expect(result.summary).toMatch(/^## B2 inventory failed\n/);
}

test.each<[what: string, change: Change, fault: string]>([
  [
    'a newer schema',
    () => ({ schemaVersion: 2 as 1 }),
    'has schema version 2, but this version of the action reads 1; update the action',
  ],
  ['not complete', () => ({ complete: false }), 'describes an incomplete inventory'],
  [
    'no manifest of ours',
    () => ({ tool: { name: 'other' as 'b2-inventory', version: '1' } }),
    'is not a manifest.json of this action',
  ],
  [
    'a path that climbs out',
    (copy) => table(copy, { path: '../sound/files.csv' }),
    'lists a file outside its folder: "../sound/files.csv"',
  ],
  [
    'an absolute path',
    (copy) => table(copy, { path: '/etc/passwd' }),
    'lists a file outside its folder: "/etc/passwd"',
  ],
  [
    'a path of Windows',
    (copy) => table(copy, { path: '..\\files.csv' }),
    'lists a file outside its folder: "..\\\\files.csv"',
  ],
  ['an invalid count', (copy) => table(copy, { rows: -1 }), 'is damaged: invalid `outputs`'],
  ['an invalid checksum', (copy) => table(copy, { sha256: 'abc' }), 'is damaged: invalid `outputs`'],
  ['a date that is none', () => ({ startedAt: 'yesterday' }), 'is damaged: invalid `startedAt`'],
])('%s is refused before anything is asked of B2', async (_, change, fault) => {
  const baseline = damage(change);
  const result = await run({ baseline });
  checkRefused(result, `: ${JSON.stringify(baseline)} ${fault}`);
  expect(b2.counters.total).toBe(0);
});

test('no file, a folder, and no JSON are refused before anything is asked of B2', async () => {
  writeFileSync(path.join(workspace, 'no.json'), '{"tool": {"na');
  for (const [baseline, fault] of [
    ['nowhere/manifest.json', `does not exist: ${path.join(workspace, 'nowhere/manifest.json')}`],
    ['sound', 'is a folder; give the path of its manifest.json'],
    ['no.json', 'is not a manifest.json of this action'],
  ] as const) {
    checkRefused(await run({ baseline }), `: "${baseline}" ${fault}`);
    expect(b2.counters.total).toBe(0);
  }
});

test.each<[what: string, change: Change, fault: RegExp | string]>([
  [
    'a table that is cut short',
    ({ folder }) => truncateSync(path.join(folder, 'files.csv'), 300),
    /^ is damaged: files.csv has 300 bytes instead of \d+$/,
  ],
  [
    'a table that is longer',
    ({ folder, rows }) => writeFileSync(path.join(folder, 'files.csv'), `${rows}\n`),
    /^ is damaged: files.csv has \d+ bytes instead of \d+$/,
  ],
  [
    'a table with another byte',
    ({ folder, rows }) => writeFileSync(path.join(folder, 'files.csv'), rows.replace('a/1', 'a/0')),
    ' is damaged: files.csv does not match its SHA-256',
  ],
  [
    'another sha256',
    (copy) => table(copy, { sha256: '0'.repeat(64) }),
    ' is damaged: files.csv does not match its SHA-256',
  ],
  [
    'another count of rows',
    (copy) => table(copy, { rows: 4 }),
    ' is damaged: files.csv has 4 rows instead of 5',
  ],
  [
    'a table that is gone',
    ({ folder }) => rmSync(path.join(folder, 'files.csv')),
    ' is missing files.csv; keep its files beside its manifest.json',
  ],
  [
    'a table that is a link out of the folder',
    ({ folder }) => {
      rmSync(path.join(folder, 'files.csv'));
      symlinkSync('../sound/files.csv', path.join(folder, 'files.csv'));
    },
    ' lists a file outside its folder: "files.csv"',
  ],
])('%s is refused before anything is listed', async (_, change, fault) => {
  const result = await run({ baseline: damage(change) });
  const told = failure(result);
  expect(told).toMatch(/^Input `baseline`/);
  if (typeof fault === 'string') checkRefused(result, fault);
  else expect(told.slice('Input `baseline`'.length)).toMatch(fault);
  expect(lists()).toEqual([]);
});

test.each<[inputs: Record<string, string>, fault: string]>([
  [{ bucket: 'other-bucket' }, ' was made with another `bucket`: my-bucket instead of other-bucket'],
  [
    { bucket: 'my-bucket\nother-bucket' },
    ' was made with another `bucket`: my-bucket instead of my-bucket, other-bucket',
  ],
  [{ bucket: '*' }, ' was made with another `bucket`: my-bucket instead of *'],
  [{ prefix: 'a/' }, ' was made with another `prefix`: "" instead of "a/"'],
  [{ versions: 'all' }, ' was made with another `versions`: current instead of all'],
  [{ include: 'a/**' }, ' was made with another `include`: "" instead of "a/**"'],
  [{ exclude: 'b/**' }, ' was made with another `exclude`: "" instead of "b/**"'],
  [{ where: 'size > 1' }, ' was made with another `where`: "" instead of "size > 1"'],
])('one of another request is refused before anything is listed: %o', async (inputs, fault) => {
  checkRefused(await run({ baseline: 'sound/manifest.json', ...inputs }), fault);
  expect(lists()).toEqual([]);
});

test.each<[what: string, change: (rows: string[]) => string[], fault: string]>([
  [
    'out of order',
    ([head, a, b, ...rest]) => [head!, b!, a!, ...rest],
    'Row 2 of the baseline is out of order',
  ],
  [
    'twice',
    ([head, a, _, ...rest]) => [head!, a!, a!, ...rest],
    'Row 2 of the baseline has the name of the row before it',
  ],
  [
    'fewer than it says',
    (rows) => rows.slice(0, -1),
    'Input `baseline` is damaged: files.csv has 4 rows instead of 5',
  ],
  [
    'of another bucket',
    (rows) => rows.map((row) => row.replace('my-bucket', 'bucket-x')),
    'Row 1 of the baseline is from a bucket that is in neither inventory',
  ],
  [
    'no rows at all',
    (rows) => rows.map((row, index) => (index === 3 ? 'x,y' : row)),
    'Input `baseline` is damaged: files.csv',
  ],
])(
  'rows that a manifest vouches for and that are %s end the run: nothing is made of them',
  async (_, change, fault) => {
    const baseline = damage((each) =>
      reseal(each, `${change(each.rows.trimEnd().split('\n')).join('\n')}\n`),
    );
    const result = await run({ baseline });
    expect(failure(result)).toContain(fault);
    expect(result.files().filter((file) => file.startsWith('now/'))).toEqual([]);
  },
);

test('a large table with another byte ends the run, although its check takes longer than a page', async () => {
  const names = Array.from({ length: 12_000 }, (_, index) => `${index}-`.padStart(9, '0') + 'n'.repeat(900));
  const large = await startAccount([bucketOf('my-bucket', names)]);
  try {
    const first = await runInventory(large, { bucket: 'my-bucket', formats: 'csv' });
    const table = path.join(first.workspace, 'b2-inventory/files.csv');
    const bytes = readFileSync(table);
    expect(bytes.length).toBeGreaterThan(16 * 1_048_576);
    const last = bytes.lastIndexOf('nnn');
    bytes[last] = 'm'.charCodeAt(0);
    writeFileSync(table, bytes);
    const result = await runInventory(
      large,
      { bucket: 'my-bucket', 'output-dir': 'now', baseline: 'b2-inventory/manifest.json' },
      { workspace: first.workspace },
    );
    checkRefused(result, ' is damaged: files.csv does not match its SHA-256');
  } finally {
    await large.close();
  }
});
