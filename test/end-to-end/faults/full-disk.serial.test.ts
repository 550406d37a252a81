import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedContent } from '../../b2-server/index.ts';
import { startAccount } from '../setup.ts';
import { takeInProcess } from './in-process.ts';
import { mountSmall, NO_MOUNT, unmount } from './small-disk.ts';

test('a disk that is full of waiting pages is one clear error, and nothing is left on it', async ({
  skip,
}) => {
  const disk = mountSmall(8 * 1_024);
  if (!disk) return skip(NO_MOUNT);
  const server = await startAccount([
    { name: 'a-bucket', content: generatedContent('hex', 10) },
    { name: 'b-bucket', content: generatedContent('hex', 200_000) },
  ]);
  try {
    // All of the second bucket waits for the first one, and is more than is kept in memory.
    server.faults.at('b2_list_file_names', 1, 'hang');
    const outcome = await takeInProcess({ server, concurrency: 4, spill: disk, patienceMs: 20_000 });
    expect(outcome.error?.message).toMatch(/no space left on device/i);
    expect(outcome).toMatchObject({ complete: false, faults: [] });
    expect(readdirSync(disk)).toEqual([]);
  } finally {
    unmount(disk);
    await server.close();
  }
});
