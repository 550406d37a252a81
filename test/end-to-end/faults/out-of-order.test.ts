import { expect, test } from 'vitest';
import { generatedContent } from '../../b2-server/index.ts';
import { readInventory, runInventory, startAccount, strayFiles } from '../setup.ts';

test('names out of order: everything is listed again, with a warning, and the inventory is complete', async () => {
  const content = generatedContent('hex', 1_000);
  const server = await startAccount([{ name: 'the-bucket', content }], [], { settings: { pageLimit: 100 } });
  try {
    server.faults.at('b2_list_file_names', 3, 'out-of-order');
    const result = await runInventory(server, { bucket: 'the-bucket', formats: 'urls, ndjson' });
    expect(result.outputs.complete, result.stdout).toBe('true');
    expect(result.annotations).toMatchObject([
      { kind: 'warning', message: expect.stringMatching(/; listing again, one request at a time$/) },
    ]);
    const names = Array.from({ length: content.count }, (_, i) => content.name(i));
    expect(readInventory(result).names).toEqual(names);
    expect(strayFiles(result)).toEqual([]);
  } finally {
    await server.close();
  }
});
