import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { B2Server } from '../b2-server/index.ts';
import type { ActionResult } from '../runner/run-action.ts';
import { bucketOf, messages, readInventory, runInventory, startAccount, strayFiles } from './setup.ts';
import { StoredFiles, WRITER } from './stored-copies.ts';

let server: B2Server;
afterEach(() => server.close());

const FILES = ['a', "süß/it's, =1", 'z'];
const TO = 'b2://reports/nightly';

async function account(type = 'allPrivate', options: Parameters<typeof startAccount>[2] = {}): Promise<void> {
  const buckets = [bucketOf('data-bucket', FILES), bucketOf('reports', ['nightly-other'], type)];
  server = await startAccount(buckets, [WRITER], options);
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
  expect(first.summary.replaceAll('&#58;', ':').replaceAll('&#46;', '.')).toContain(`<code>${place}</code>`);

  server.putFile('data-bucket', { name: 'new', bytes: 'x' });
  const second = await run({ baseline: TO, formats: 'csv' }, { runId: 78 });
  expect(second.outputs).toMatchObject({ complete: 'true', added: '1', removed: '0', changed: '0' });
  expect(second.stdout).toContain(`Compares with the inventory of ${manifest.startedAt}: ${TO}/`);
  expect(strayFiles(second)).toEqual([]);
  const later = await stored.names('nightly/changes/');
  const again = readInventory(second).manifest.startedAt.slice(0, 16).replace(/[T:]/g, '-');
  expect(later).toEqual([`nightly/changes/dt=${again}/since=${stamp}/changes-78-1.ndjson`]);
  expect((await stored.json<{ name: string }>(later[0]!)).name).toBe('new');
  const { startedAt } = await stored.json<{ startedAt: string }>('nightly/latest.json');
  expect(startedAt).toBe(readInventory(second).manifest.startedAt);
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
