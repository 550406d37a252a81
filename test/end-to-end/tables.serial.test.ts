import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { generatedContent } from '../b2-server/index.ts';
import { Duck, sqlOf } from '../readers/duckdb.ts';
import { fingerprintOf, fingerprintQuery, TABLES } from '../readers/table-readers.ts';
import type { ActionResult } from '../runner/run-action.ts';
import { runInventory, startLargeAccount } from './setup.ts';

const MIB = 2 ** 20;
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function list(count: number): Promise<{ result: ActionResult; mib: number }> {
  const server = await startLargeAccount({ kind: 'hex', count });
  stops.push(server.stop);
  const inputs = { bucket: 'many-files', formats: [...TABLES, 's3-inventory-parquet'].join() };
  const result = await runInventory(server, inputs, { timeoutMs: 600_000 });
  expect(result.outputs, result.stdout).toMatchObject({ complete: 'true', 'file-count': String(count) });
  stops.push(result.dispose);
  const mib = (result.peakRssBytes ?? 0) / MIB;
  console.log(`${count} files, all tables: ${mib.toFixed(0)} MiB, ${(result.wallMs / 1_000).toFixed(1)} s`);
  return { result, mib };
}

test('a million rows are in every table, in memory that does not grow', async () => {
  const few = await list(200_000);
  const count = 1_000_000;
  const { result, mib } = await list(count);
  const duck = await Duck.in(result.outputs['output-dir']!);
  stops.push(() => duck.close());
  const docs = readFileSync(path.resolve(import.meta.dirname, '../../docs/formats.md'), 'utf8');
  for (const sql of sqlOf(docs).get('Reading tables')!) await duck.query(sql);
  const content = generatedContent('hex', count);
  const expected = fingerprintOf(
    (function* () {
      for (let i = 0; i < count; i++)
        yield { name: content.name(i), size: content.version(i, 0).contentLength };
    })(),
  );
  expect(expected.files).toBe(String(count));
  for (const format of TABLES) {
    expect(await duck.query(fingerprintQuery(format)), format).toEqual([expected]);
  }
  const [{ files }] = (await duck.query(
    `SELECT count(DISTINCT key) AS files FROM 's3-inventory/many-files/b2-inventory/data/*.parquet'`,
  )) as [{ files: string }];
  expect(files).toBe(String(count));
  if (process.platform === 'linux') expect(mib).toBeLessThan(Math.max(few.mib * 1.15, 600));
});
