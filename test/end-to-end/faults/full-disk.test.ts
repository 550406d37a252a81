import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPage } from '../../../src/b2/page/read-page.ts';
import { BufferPool } from '../../../src/bytes/buffer-pool.ts';
import { Spool } from '../../../src/listing/spool.ts';
import { type B2Server, changingContent, generatedContent } from '../../b2-server/index.ts';
import { makeFolder } from '../../runner/temp-folders.ts';
import { flawsOf, readManifest, runOn, startServer, strayFiles } from './setup.ts';
import { mountSmall, NO_MOUNT, unmount } from './small-disk.ts';

const mounts = [mountSmall(512), mountSmall(64), mountSmall(1_024)];
const [disk, tiny, temp] = mounts;

let server: B2Server;

beforeAll(async () => {
  server = await startServer([
    { name: 'big-bucket', content: generatedContent('hex', 5_000) },
    { name: 'small-bucket', content: generatedContent('hex', 50) },
  ]);
});
afterAll(async () => {
  await server.close();
  for (const folder of mounts) unmount(folder);
});

describe('a full disk', () => {
  test('under the inventory: one clear error, nothing left behind, the earlier inventory whole', async ({
    skip,
  }) => {
    if (!disk) return skip(NO_MOUNT);
    const workspace = join(disk, 'workspace');
    mkdirSync(workspace);
    const inputs = { 'artifact-name': 'none', formats: 'urls, ndjson, csv' };
    const before = await runOn(server, { workspace, inputs: { ...inputs, bucket: 'small-bucket' } });
    expect(before.outputs.complete).toBe('true');

    const result = await runOn(server, { workspace, inputs: { ...inputs, bucket: 'big-bucket' } });
    expect(result).toMatchObject({ code: 1, outputs: { complete: 'false' } });
    const errors = result.annotations.filter(({ kind }) => kind === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]!.message).toMatch(/no space left on device/);
    expect(strayFiles(workspace, result.runnerTemp)).toEqual([]);
    expect(flawsOf(join(workspace, 'b2-inventory'))).toEqual([]);
    expect(readManifest(join(workspace, 'b2-inventory')).files).toBe(50);
  });

  test('under what is compared: one clear error, nothing left behind', async ({ skip }) => {
    if (!temp) return skip(NO_MOUNT);
    let files = 20_000;
    const content = changingContent(generatedContent('hex', 1), () => generatedContent('hex', files));
    const emptied = await startServer([{ name: 'emptied-bucket', content }]);
    try {
      const workspace = makeFolder('workspace');
      const inputs = { 'artifact-name': 'none', bucket: 'emptied-bucket', formats: 'csv' };
      const before = await runOn(emptied, { workspace, inputs });
      expect(before.outputs).toMatchObject({ complete: 'true', 'file-count': '20000' });
      // What is gone is more than RUNNER_TEMP can hold.
      files = 1;
      const baseline = 'b2-inventory/manifest.json';
      const result = await runOn(emptied, { workspace, runnerTemp: temp, inputs: { ...inputs, baseline } });
      expect(result).toMatchObject({ code: 1, outputs: { complete: 'false' } });
      const errors = result.annotations.filter(({ kind }) => kind === 'error');
      expect(errors).toHaveLength(1);
      expect(errors[0]!.message).toMatch(/no space left on device/);
      expect(strayFiles(workspace, temp)).toEqual([]);
      expect(readManifest(join(workspace, 'b2-inventory')).files).toBe(20_000);
    } finally {
      await emptied.close();
    }
  });

  test('under pages that wait for their turn: one clear error', async ({ skip }) => {
    if (!tiny) return skip(NO_MOUNT);
    const spool = new Spool(tiny, 0, new BufferPool(1));
    const file = { action: 'upload', fileName: 'name', fileId: 'id', fileInfo: { filler: 'x'.repeat(400) } };
    const body = JSON.stringify({ files: Array.from({ length: 300 }, () => file), nextFileName: null });
    await expect(spool.put(readPage(Buffer.from(new TextEncoder().encode(body).buffer)))).rejects.toThrow(
      /no space left on device/i,
    );
  });
});

test('files larger than the system allows: one clear error, nothing left behind', async ({ skip }) => {
  if (process.platform !== 'linux' || spawnSync('prlimit', ['--version']).status !== 0)
    return skip('there is no prlimit');
  const result = await runOn(server, {
    inputs: { bucket: 'big-bucket', 'artifact-name': 'none' },
    onSpawn: (child) => {
      // Node ignores SIGXFSZ, so that the write fails instead.
      spawnSync('prlimit', ['--pid', String(child.pid), '--fsize=400000']);
    },
  });
  expect(result).toMatchObject({ code: 1, outputs: { complete: 'false' } });
  expect(result.annotations.filter(({ kind }) => kind === 'error')[0]!.message).toMatch(/EFBIG|too large/i);
  expect(strayFiles(result.workspace, result.runnerTemp)).toEqual([]);
  expect(readdirSync(result.workspace)).toEqual([]);
});
