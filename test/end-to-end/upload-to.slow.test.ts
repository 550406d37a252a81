import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { B2Server, KeySpec } from '../b2-server/index.ts';
import type { ActionResult } from '../runner/run-action.ts';
import {
  bucketOf,
  failure,
  MASTER,
  messages,
  readInventory,
  runInventory,
  signalWhen,
  startAccount,
  strayFiles,
} from './setup.ts';
import { StoredFiles, WRITER } from './stored-copies.ts';

type Finding = { rule: string; keyCommand?: string };

let server: B2Server;
afterEach(() => server.close());

const FILES = ['a', "süß/it's, =1", 'z'];
const TO = 'b2://reports/nightly';
const UNREADING: KeySpec = {
  ...WRITER,
  id: '00123456789abcd0000000079',
  capabilities: WRITER.capabilities.filter((each) => each !== 'readFiles'),
};

async function account(type = 'allPrivate', options: Parameters<typeof startAccount>[2] = {}): Promise<void> {
  const buckets = [bucketOf('data-bucket', FILES), bucketOf('reports', ['nightly-other'], type)];
  server = await startAccount(buckets, [WRITER, UNREADING], options);
}

function run(
  inputs: Record<string, string> = {},
  more: Parameters<typeof runInventory>[2] = {},
): Promise<ActionResult> {
  return runInventory(
    server,
    { bucket: 'data-bucket', 'upload-to': TO, ...inputs },
    { key: WRITER, ...more },
  );
}

test('a copy has the layout that the docs describe, and serves as the next baseline', async () => {
  await account('allPrivate', { settings: { partSizes: { minimum: 50, recommended: 100 } } });
  const formats = 'urls, csv, parquet, s3-inventory, html';
  const first = await run({ baseline: TO, formats }, { runId: 77, attempt: 2 });
  expect(first.outputs.complete, first.stdout).toBe('true');
  expect(messages(first, 'notice')).toEqual([
    `There is no inventory at ${TO}/ yet: nothing is compared, and this run counts as the first`,
  ]);
  expect(messages(first, 'warning')).toEqual([]);
  expect(strayFiles(first)).toEqual([]);

  const { manifest } = readInventory(first);
  const stamp = manifest.startedAt.slice(0, 16).replace(/[T:]/g, '-');
  const minute = manifest.startedAt.slice(0, 16).replace(':', '-');
  const stored = await StoredFiles.in(server, 'reports');
  const names = await stored.names('nightly/');
  const s3 = 'nightly/s3-inventory/data-bucket/b2-inventory';
  const known = [
    `nightly/inventory/dt=${stamp}/buckets-77-2.json`,
    `nightly/inventory/dt=${stamp}/files-77-2.csv`,
    `nightly/inventory/dt=${stamp}/files-77-2.parquet`,
    `nightly/inventory/dt=${stamp}/html-77-2/index.html`,
    `nightly/inventory/dt=${stamp}/manifest-77-2.json`,
    `nightly/inventory/dt=${stamp}/manifest-77-2.json.sha256`,
    `nightly/inventory/dt=${stamp}/urls-77-2.txt`,
    'nightly/latest.json',
    `${s3}/${minute}Z/manifest.checksum`,
    `${s3}/${minute}Z/manifest.json`,
    `${s3}/hive/dt=${stamp}/symlink.txt`,
  ];
  const data = names.filter((name) => name.startsWith(`${s3}/data/`));
  const pages = names.filter((name) => name.includes('/html-77-2/'));
  expect([...new Set([...known, ...data, ...pages])].sort()).toEqual(names.toSorted());
  expect(data).toHaveLength(1);
  expect(await stored.unfinished()).toEqual([]);

  // Every file of the inventory is there, byte by byte.
  const local = path.resolve(first.workspace, 'b2-inventory');
  const digests = new Set<string>();
  for (const name of names) digests.add(sha256(await stored.bytes(name)));
  for (const output of manifest.outputs) expect(digests, output.path).toContain(output.sha256);
  const copied = await stored.bytes(`nightly/inventory/dt=${stamp}/manifest-77-2.json`);
  expect(copied).toEqual(readFileSync(path.join(local, 'manifest.json')));
  expect((await stored.bytes(`nightly/inventory/dt=${stamp}/manifest-77-2.json.sha256`)).toString()).toBe(
    `${sha256(copied)}  manifest-77-2.json\n`,
  );
  expect(await stored.json('nightly/latest.json')).toEqual({
    schemaVersion: 1,
    startedAt: manifest.startedAt,
    manifest: `inventory/dt=${stamp}/manifest-77-2.json`,
    sha256: sha256(copied),
  });

  // The layout of S3 Inventory names the bucket and the copies.
  const links = (await stored.bytes(known[10]!)).toString().trim().split('\n');
  expect(links).toEqual(data.map((name) => `s3://reports/${name}`));
  const s3Manifest = await stored.json<{ destinationBucket: string; files: { key: string }[] }>(known[9]!);
  expect(s3Manifest.destinationBucket).toBe('arn:aws:s3:::reports');
  expect(s3Manifest.files.map(({ key }) => key)).toEqual(data);

  // What describes others is stored after them.
  const order = server.requests.flatMap(({ call, status, body }) => {
    const { fileName } = (body ?? {}) as { fileName?: string };
    const isStored = status === 200 && (call === 'b2_upload_file' || call === 'b2_start_large_file');
    return isStored && fileName !== undefined ? fileName : [];
  });
  const described = order.slice(-6);
  expect(described[0]).toBe(`${s3}/${minute}Z/manifest.json`);
  expect(described.slice(1, 3).sort()).toEqual([known[8], known[10]]);
  expect(described.slice(3)).toEqual([known[4], known[5], known[7]]);
  expect(server.counters.calls.b2_upload_part).toBeGreaterThan(2);

  // Where it went is in the log and the summary.
  const place = `${TO}/inventory/dt=${stamp}/manifest-77-2.json`;
  expect(first.stdout).toContain(`Stored: ${place}`);
  expect(first.summary.replaceAll('&#58;', ':').replaceAll('&#46;', '.')).toContain(
    `<code>${path.dirname(place)}</code>`,
  );

  server.putFile('data-bucket', { name: 'new', bytes: 'x' });
  const rules = 'none\n+key-can-write\n+key-no-expiry';
  const second = await run({ baseline: TO, formats: 'csv', rules }, { runId: 78 });
  expect(second.outputs).toMatchObject({ complete: 'true', added: '1', removed: '0', changed: '0' });
  expect(second.stdout).toContain(`Compares with the inventory of ${manifest.startedAt}: ${TO}/`);
  expect(strayFiles(second)).toEqual([]);
  // What the copy needs is no fault of the key, and a part of the smallest key.
  const { findings } = JSON.parse(readInventory(second).text('findings.json')) as { findings: Finding[] };
  expect(findings.map(({ rule }) => rule)).toEqual(['key-no-expiry']);
  expect(findings[0]!.keyCommand).toMatch(
    / --bucket data-bucket --bucket reports .* listBuckets,listFiles,readFiles,writeFiles$/,
  );
  const later = await stored.names('nightly/changes/');
  const again = readInventory(second).manifest.startedAt.slice(0, 16).replace(/[T:]/g, '-');
  expect(later).toEqual([`nightly/changes/dt=${again}/since=${stamp}/changes-78-1.ndjson`]);
  expect((await stored.json<{ name: string }>(later[0]!)).name).toBe('new');
  const { startedAt } = await stored.json<{ startedAt: string }>('nightly/latest.json');
  expect(startedAt).toBe(readInventory(second).manifest.startedAt);
});

test('what cannot be stored is one error before the listing', async () => {
  await account('allPublic');
  server.updateBucket('data-bucket', { type: 'allPrivate' });
  const said = 'is in a public bucket, and a listed bucket is not public: everyone could read its file names';
  expect(failure(await run())).toBe(`Input \`upload-to\`: "${TO}/" ${said}. Give a private bucket`);
  expect(failure(await run({}, { key: MASTER }))).toBe(
    `Input \`upload-to\`: "${TO}/" cannot be written: the application key lacks writeFiles; create one with it`,
  );
  expect(failure(await run({ 'upload-to': 'b2://no-such-bucket/x' }))).toBe(
    'Input `upload-to`: "b2://no-such-bucket/x/" is in no bucket that the application key has access to; check the name',
  );
  expect(failure(await run({ baseline: TO, 'upload-to': '' }, { key: UNREADING }))).toBe(
    `Input \`baseline\`: "${TO}/" cannot be read: the application key lacks readFiles; create one with it`,
  );
  expect(server.counters.calls.b2_list_file_names).toBeUndefined();
  expect(server.counters.calls.b2_get_upload_url).toBeUndefined();
});

test('a copy inside what is listed is warned of, with the line that leaves it out', async () => {
  await account();
  const to = 'b2://data-bucket/[copies]/*';
  const first = await run({ 'upload-to': to });
  expect(messages(first, 'warning')).toEqual([
    `Input \`upload-to\`: ${to}/ is inside what is listed, so later inventories list the copies. To leave them out, add this line to \`exclude\`: \\[copies\\]/\\*/**`,
  ]);
  const [, exclude] = /to `exclude`: (.*)$/.exec(messages(first, 'warning')[0]!)!;
  const second = await run({ 'upload-to': to, exclude: exclude! });
  expect(messages(second, 'warning')).toEqual([]);
  expect(readInventory(second).names).toEqual(FILES);
  expect((await run({ 'upload-to': to, prefix: 'z' })).annotations).toEqual([]);
});

test('a list of buckets is stored too', async () => {
  await account();
  const result = await run({ bucket: '', formats: 'csv' });
  expect(result.outputs.complete, result.stdout).toBe('true');
  const stored = await StoredFiles.in(server, 'reports');
  const names = (await stored.names('nightly/inventory/')).map((name) => path.basename(name));
  expect(names).toEqual([
    'buckets-4711-1.csv',
    'buckets-4711-1.json',
    'manifest-4711-1.json',
    'manifest-4711-1.json.sha256',
  ]);
});

test('a baseline that arrives late, cut or refused is asked for again; a damaged one is one error', async () => {
  await account();
  expect((await run({ formats: 'csv' })).outputs.complete).toBe('true');
  for (const [index, kind] of (['cut', 'expired-token', '200-html'] as const).entries()) {
    server.faults.at('download_by_name', 2 * index + 1, kind);
  }
  const compared = await run({ formats: 'csv', baseline: TO, 'upload-to': '' });
  expect(compared.outputs).toMatchObject({ complete: 'true', added: '0', removed: '0', changed: '0' });
  expect(server.counters.calls.download_by_name).toBeGreaterThan(5);

  const stored = await StoredFiles.in(server, 'reports');
  const names = await stored.names('nightly/');
  const [csv, manifest] = ['files-4711-1.csv', 'manifest-4711-1.json'].map(
    (end) => names.find((name) => name.endsWith(end))!,
  ) as [string, string];
  const latest = (await stored.bytes('nightly/latest.json')).toString();
  const short = (name: string) => name.slice('nightly/'.length);
  const cases: [name: string, bytes: string | undefined, said: string][] = [
    [csv, 'bucket,name\n', 'is damaged: files.csv has 12 bytes instead of'],
    [csv, undefined, `${short(csv)} does not exist, but ${short(manifest)} lists files.csv`],
    [manifest, '{}', `${short(manifest)} does not match the SHA-256 in latest.json`],
    [manifest, undefined, `${short(manifest)} does not exist, but latest.json names it`],
    ['nightly/latest.json', '{', 'latest.json is damaged: it does not name a manifest'],
    [
      'nightly/latest.json',
      latest.replace('inventory/', '../../x/'),
      'latest.json is damaged: it does not name a manifest',
    ],
    ['nightly/latest.json', 'x'.repeat(70_000), 'latest.json is damaged: it has more than 65536 bytes'],
  ];
  for (const [name, bytes, said] of cases) {
    const before = (await stored.bytes(name)).toString();
    server.putFile('reports', bytes === undefined ? { name, action: 'hide' } : { name, bytes });
    server.counters.reset();
    const result = await run({ baseline: TO });
    expect(failure(result)).toMatch(/^Input `baseline`/);
    expect(failure(result)).toContain(said);
    expect(server.counters.calls.b2_list_file_names).toBeUndefined();
    expect(strayFiles(result)).toEqual([]);
    server.putFile('reports', { name, bytes: before });
  }
  const other = await run({ baseline: TO, exclude: 'z' });
  expect(failure(other)).toBe('Input `baseline` was made with another `exclude`: "" instead of "z"');
});

test('a run that is cancelled cancels the large file that it was uploading', async () => {
  await account('allPrivate', { settings: { partSizes: { minimum: 50, recommended: 100 } } });
  server.faults.at('b2_upload_part', 2, { kind: 'slow', delayMs: 30_000 });
  const result = await run(
    {},
    signalWhen('SIGTERM', () => server.counters.faults > 0),
  );
  expect(failure(result)).toBe('Cancelled (SIGTERM); the inventory is not complete');
  const stored = await StoredFiles.in(server, 'reports');
  expect(await stored.unfinished()).toEqual([]);
  expect((await stored.names('nightly/')).filter((name) => /manifest|latest/.test(name))).toEqual([]);
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
