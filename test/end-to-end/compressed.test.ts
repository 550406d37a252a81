import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type B2Server, generatedContent } from '../b2-server/index.ts';
import { runInventory, startAccount } from './setup.ts';

let server: B2Server;

beforeAll(async () => {
  server = await startAccount([
    { name: 'many-files', type: 'allPublic', content: generatedContent('hex', 3_000) },
    { name: 'no-files', type: 'allPublic', content: generatedContent('hex', 0) },
  ]);
});
afterAll(() => server.close());

const FILES = { urls: 'urls.txt', ndjson: 'files.ndjson', json: 'files.json', csv: 'files.csv' };
const formats = Object.keys(FILES)
  .flatMap((name) => [name, `${name}.gz`, `${name}.zst`])
  .join();

test.each(['many-files', 'no-files'])(
  'compressed files of %s hold what the plain ones hold',
  async (bucket) => {
    const result = await runInventory(server, { bucket, formats });
    expect(result.code).toBe(0);
    const folder = path.join(result.workspace, 'b2-inventory');
    const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
    for (const [name, file] of Object.entries(FILES)) {
      const plain = readFileSync(path.join(folder, file));
      const gunzipped = execFileSync('gzip', ['--decompress', '--stdout', path.join(folder, `${file}.gz`)], {
        maxBuffer: 1e8,
      });
      expect(gunzipped.equals(plain), name).toBe(true);
      expect(zstdDecompressSync(readFileSync(path.join(folder, `${file}.zst`))).equals(plain), name).toBe(
        true,
      );
      const rows = ['', '.gz', '.zst'].map(
        (ending) => manifest.outputs.find((output: { path: string }) => output.path === file + ending).rows,
      );
      expect(new Set(rows), name).toEqual(new Set([manifest.files]));
    }
  },
);
