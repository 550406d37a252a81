import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OutputFile } from '../../src/inventory/output-file.ts';
import { makeFolder } from '../runner/temp-folders.ts';

const PIECE = 65_536;

test('writes whole pieces while rows come, and the rest at the end', async () => {
  const folder = makeFolder('output-file');
  let files = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3 * PIECE), { maxLength: 6 }), async (lengths) => {
      const path = join(folder, String(++files));
      const file = await OutputFile.open(path);
      let expected = '';
      for (const [index, length] of lengths.entries()) {
        const text = String.fromCharCode(0x61 + index).repeat(length);
        expected += text;
        file.to.text(text);
        await file.flush();
        expect(readFileSync(path, 'latin1')).toBe(
          expected.slice(0, expected.length - (expected.length % PIECE)),
        );
      }
      const { bytes, sha256 } = await file.end();
      expect(readFileSync(path, 'latin1')).toBe(expected);
      expect(bytes).toBe(expected.length);
      expect(sha256).toBe(createHash('sha256').update(expected).digest('hex'));
    }),
    { numRuns: 30 },
  );
});
