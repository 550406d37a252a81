import { execFile } from 'node:child_process';
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import type { Kind } from '../../src/changes/change.ts';
import type { Totals } from '../../src/totals/sums.ts';
import { makeFolder } from '../runner/temp-folders.ts';

interface Found {
  kinds: Record<Kind, Totals>;
  changes: number;
  renamesKnown: boolean;
  before: number;
  now: number;
  peakBytes: number;
  keptBytes: number;
}

async function compare(folder: string, count: number): Promise<Found> {
  const script = join(import.meta.dirname, 'two-listings.ts');
  const args = ['--expose-gc', script, folder, String(count)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Found;
}

/** The same two files as a reader of them would compare them: outer and anti joins by name. */
const SQL = `
  WITH old AS (SELECT * FROM read_json('before/files.ndjson', format = 'newline_delimited', columns = COLUMNS)),
    new AS (SELECT * FROM read_json('files.ndjson', format = 'newline_delimited', columns = COLUMNS)),
    gone AS (SELECT * FROM old ANTI JOIN new USING (bucket, name)),
    came AS (SELECT * FROM new ANTI JOIN old USING (bucket, name)),
    pairs AS (
      SELECT any_value(g.name) AS old_name, any_value(c.name) AS new_name, g.size AS size
      FROM gone g JOIN came c USING (bucket, sha1, size) GROUP BY g.bucket, g.sha1, g.size HAVING count(*) = 1
    ),
    stayed AS (
      SELECT new.bucket, new.name, new.size, CASE
        WHEN old.fileId <> new.fileId AND old.sha1 = new.sha1 AND old.size = new.size THEN 're-uploaded'
        WHEN old.fileId <> new.fileId THEN 'changed'
        WHEN old.legalHold <> new.legalHold THEN 'metadata' END AS kind
      FROM old JOIN new USING (bucket, name)
    ),
    expected AS (
      SELECT 'added' AS kind, name, size, NULL AS fromName FROM came WHERE name NOT IN (SELECT new_name FROM pairs)
      UNION ALL
      SELECT 'removed', name, size, NULL FROM gone WHERE name NOT IN (SELECT old_name FROM pairs)
      UNION ALL SELECT 'renamed', new_name, size, old_name FROM pairs
      UNION ALL SELECT kind, name, size, NULL FROM stayed WHERE kind IS NOT NULL
    ),
    found AS (
      SELECT kind, name, coalesce(after.size, before.size) AS size, fromName FROM read_json('changes.ndjson',
        format = 'newline_delimited', columns = {kind: 'VARCHAR', name: 'VARCHAR', fromName: 'VARCHAR',
          before: 'STRUCT(size BIGINT)', after: 'STRUCT(size BIGINT)'})
    )
  SELECT side, kind, count(*)::DOUBLE AS files, sum(size)::DOUBLE AS bytes,
    bit_xor(hash(name, size, fromName))::VARCHAR AS hash
  FROM (SELECT 'expected' AS side, * FROM expected UNION ALL SELECT 'found', * FROM found)
  GROUP BY side, kind ORDER BY kind, side`;
const COLUMNS = `{bucket: 'VARCHAR', name: 'VARCHAR', size: 'BIGINT', sha1: 'VARCHAR', fileId: 'VARCHAR', legalHold: 'VARCHAR'}`;

async function duckDb(folder: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const sql = SQL.replaceAll('COLUMNS', COLUMNS).replace(
    /'((?:before\/)?(?:files|changes)\.ndjson)'/g,
    (_, path: string) => `'${join(folder, path)}'`,
  );
  try {
    return (await connection.runAndReadAll(sql)).getRowObjects();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

test('two inventories of a million rows: in constant memory, and as DuckDB sees it', async () => {
  const small = await compare(makeFolder('listings'), 200_000);
  const folder = makeFolder('listings');
  const large = await compare(folder, 1_000_000);
  const mib = (bytes: number) => bytes / 2 ** 20;
  const told = ({ keptBytes, peakBytes }: Found) =>
    `${mib(keptBytes).toFixed(1)} MiB kept, ${mib(peakBytes).toFixed(0)} MiB resident`;
  console.log(`200,000 rows: ${told(small)}; 1,000,000 rows: ${told(large)}`);
  // Buffers that are not collected yet make some MiB of noise. Anything kept for each row would be 40 bytes or more, and
  // so 30 MiB for these 800,000.
  expect(mib(large.keptBytes - small.keptBytes)).toBeLessThan(16);
  // Resident memory differs by a sixth between runs, with the moments at which garbage is collected.
  expect(large.peakBytes).toBeLessThan(small.peakBytes * 1.4);
  expect(readdirSync(folder).sort()).toEqual(['before', 'changes.ndjson', 'changes.txt', 'files.ndjson']);

  expect(large).toMatchObject({ before: 990_000, now: 990_000, renamesKnown: true, changes: 60_000 });
  const rows = await duckDb(folder);
  expect(rows.map(({ side, kind }) => `${kind} ${side}`)).toEqual(
    ['added', 'changed', 'metadata', 're-uploaded', 'removed', 'renamed'].flatMap((kind) => [
      `${kind} expected`,
      `${kind} found`,
    ]),
  );
  for (let at = 0; at < rows.length; at += 2) {
    const [expected, found] = [rows[at]!, rows[at + 1]!];
    expect({ ...found, side: 'expected' }).toEqual(expected);
    const { files, bytes } = large.kinds[found.kind as Kind];
    expect([files, bytes]).toEqual([found.files, found.bytes]);
  }
  let lines = 0;
  for await (const line of createInterface(createReadStream(join(folder, 'changes.txt')))) {
    if (!/^[-+*>] my-bucket\/(?:a-)?folder-/.test(line)) throw new Error(line);
    lines++;
  }
  expect(lines).toBe(60_000);
});
