import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BufferPool } from '../../../src/bytes/buffer-pool.ts';
import { Spool } from '../../../src/listing/spool.ts';
import { pageOf } from '../../b2/page/page-of.ts';
import { type B2Server, changingContent, generatedContent } from '../../b2-server/index.ts';
import { inventoryFaults } from '../../contract/validate.ts';
import { makeFolder } from '../../runner/temp-folders.ts';
import { failure, readFolder, runInventory, startAccount, strayFiles } from '../setup.ts';
import { mountSmall, NO_MOUNT, unmount } from './small-disk.ts';

const mounts = [mountSmall(512), mountSmall(64), mountSmall(1_024)];
const [disk, tiny, temp] = mounts;

let server: B2Server;

beforeAll(async () => {
  server = await startAccount([
    { name: 'big-bucket', content: generatedContent('hex', 5_000) },
    { name: 'small-bucket', content: generatedContent('hex', 50) },
  ]);
});
afterAll(async () => {
  await server.close();
  for (const folder of mounts) unmount(folder);
});

describe('a full disk', () => {
  test('under the inventory: one clear error, nothing left behind, the earlier inventory intact', async ({
    skip,
  }) => {
    if (!disk) return skip(NO_MOUNT);
    const workspace = join(disk, 'workspace');
    mkdirSync(workspace);
    const inputs = { formats: 'urls, ndjson, csv' };
    const before = await runInventory(server, { ...inputs, bucket: 'small-bucket' }, { workspace });
    expect(before.outputs.complete).toBe('true');

    const result = await runInventory(server, { ...inputs, bucket: 'big-bucket' }, { workspace });
    expect(failure(result)).toMatch(/no space left on device/);
    expect(strayFiles(result)).toEqual([]);
    expect(await inventoryFaults(join(workspace, 'b2-inventory'))).toEqual([]);
    expect(readFolder(join(workspace, 'b2-inventory')).manifest.files).toBe(50);
  });

  test('under what is compared: one clear error, nothing left behind', async ({ skip }) => {
    if (!temp) return skip(NO_MOUNT);
    let files = 20_000;
    const content = changingContent(generatedContent('hex', 1), () => generatedContent('hex', files));
    const emptied = await startAccount([{ name: 'emptied-bucket', content }]);
    try {
      const workspace = makeFolder('workspace');
      const inputs = { bucket: 'emptied-bucket', formats: 'csv' };
      const before = await runInventory(emptied, inputs, { workspace });
      expect(before.outputs).toMatchObject({ complete: 'true', 'file-count': '20000' });
      // The removed rows are more than fits into RUNNER_TEMP.
      files = 1;
      const baseline = 'b2-inventory/manifest.json';
      const result = await runInventory(emptied, { ...inputs, baseline }, { workspace, runnerTemp: temp });
      expect(failure(result)).toMatch(/no space left on device/);
      expect(strayFiles(result)).toEqual([]);
      expect(readFolder(join(workspace, 'b2-inventory')).manifest.files).toBe(20_000);
    } finally {
      await emptied.close();
    }
  });

  test('under pages that wait for their turn: one clear error', async ({ skip }) => {
    if (!tiny) return skip(NO_MOUNT);
    const spool = new Spool(tiny, 0, new BufferPool(1 << 20));
    const file = { fileInfo: { filler: 'x'.repeat(400) } };
    const page = pageOf(Array.from({ length: 300 }, () => file));
    await expect(spool.put(page)).rejects.toThrow(/no space left on device/i);
  });
});

test('files larger than the system allows: one clear error, nothing left behind', async ({ skip }) => {
  if (process.platform !== 'linux' || spawnSync('prlimit', ['--version']).status !== 0)
    return skip('there is no prlimit');
  const result = await runInventory(
    server,
    { bucket: 'big-bucket' },
    {
      onSpawn: (child) => {
        // Node ignores SIGXFSZ, so the write fails instead.
        spawnSync('prlimit', ['--pid', String(child.pid), '--fsize=400000']);
      },
    },
  );
  expect(failure(result)).toMatch(/EFBIG|too large/i);
  expect(strayFiles(result)).toEqual([]);
  expect(readdirSync(result.workspace)).toEqual([]);
});
