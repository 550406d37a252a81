import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { formatsOf } from '../../../src/formats/index.ts';
import { COLUMNS } from '../../../src/rows/columns.ts';
import { hostileNames } from '../../names/hostile-names.ts';
import { Duck } from '../../readers/duckdb.ts';
import { makeFolder, removeFolder } from '../../runner/temp-folders.ts';
import { writeFormat } from '../write-format.ts';

const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom('null', 'n', '', 'plain', '"', '\\', '\\n', '\u2028', '😀', "'", 'a"b\\c'),
);
/** As the service allows them. */
const infoName = fc.stringMatching(/^[a-z0-9_-]{1,12}$/);
const settings = fc.oneof(
  fc.constant({}),
  fc.record({
    fileRetention: fc.constantFrom(
      { isClientAuthorizedToRead: false, value: null },
      {
        isClientAuthorizedToRead: true,
        value: { mode: 'governance', retainUntilTimestamp: 4_102_444_800_123 },
      },
    ),
    legalHold: fc.constant({ isClientAuthorizedToRead: true, value: 'on' }),
    replicationStatus: fc.constantFrom('pending', null),
    serverSideEncryption: fc.constant({ mode: 'SSE-B2', algorithm: 'AES256' }),
  }),
);
const file = fc
  .record({
    fileName: word.filter(Boolean),
    action: fc.constantFrom('upload', 'upload', 'hide', 'start'),
    fileId: fc.uuid(),
    contentLength: fc.oneof(fc.nat(), fc.maxSafeNat(), fc.constantFrom(0, 2 ** 32, 2 ** 32 - 1, 2 ** 53 - 1)),
    contentSha1: fc.constantFrom(null, 'none', 'ab'.repeat(20), `unverified:${'cd'.repeat(20)}`),
    contentType: fc.oneof(fc.constantFrom('text/plain', 'image/jpeg'), fc.option(word)),
    fileInfo: fc.dictionary(infoName, word, { maxKeys: 2 }),
    uploadTimestamp: fc.oneof(fc.nat(), fc.constantFrom(0, 1_793_999_999_999, 253_402_300_799_999)),
  })
  .chain((given) => settings.map((more) => ({ ...given, ...more })));

/** Before each text: DuckDB's package would take a byte order mark away. */
const MARK = '|';

/** A row of files.parquet by DuckDB as files.ndjson has it. */
function asPrinted(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const { type } = COLUMNS.find((column) => column.name === name)!;
      if (value === null) return [name, null];
      if (type === 'integer') return [name, Number(value)];
      if (type === 'boolean' || type === 'timestamp') return [name, value];
      const text = (value as string).slice(MARK.length);
      return [name, type === 'string' ? text : JSON.parse(text)];
    }),
  );
}

async function compare(files: object[]): Promise<void> {
  const folder = makeFolder('parquet');
  onTestFinished(() => removeFolder(folder));
  const options = { urlStyles: ['friendly', 's3'], versions: true };
  const [parquet, ndjson] = formatsOf(['parquet', 'ndjson'], { columns: COLUMNS, mirrors: true });
  const [written] = await writeFormat(parquet!, files, options);
  const [text] = await writeFormat(ndjson!, files, options);
  expect(written).toMatchObject({ path: 'files.parquet', rows: files.length, columns: parquet!.columns });
  writeFileSync(path.join(folder, 'files.parquet'), written!.bytes);
  const duck = await Duck.in(folder);
  onTestFinished(() => duck.close());
  const read = COLUMNS.flatMap(({ name, type }) => {
    if (type === 'integer' || type === 'boolean') return [];
    const text = type === 'timestamp' ? `strftime(${name}, '%Y-%m-%dT%H:%M:%S.%gZ')` : `'${MARK}' || ${name}`;
    return `${text} AS ${name}`;
  });
  const rows = await duck.query(`SELECT * REPLACE (${read}) FROM 'files.parquet'`);
  const expected = text!.bytes
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as object);
  expect(rows.map(asPrinted)).toEqual(expected);
}

test('DuckDB reads the same rows as NDJSON has: nulls, escapes, few and many distinct values', async () => {
  // Fewer rows than a dictionary needs, some, and more different values than it may have.
  for (const [seed, length] of [1, 3, 60, 3_000].entries())
    await compare(fc.sample(file, { numRuns: length, seed }));
});

test('hostile names', async () => {
  await compare(
    hostileNames(500, 6).map((fileName) => ({
      fileName,
      action: 'upload',
      fileId: '4_z1',
      contentLength: 1,
    })),
  );
});

test('no rows at all, and more than one row group', async () => {
  await compare([]);
  const files = Array.from({ length: 50_001 }, (_, index) => ({
    fileName: `file-${index}`,
    action: index % 40_000 < 1_000 ? 'hide' : 'upload',
    fileId: `4_z${index}`,
    contentLength: index,
  }));
  const [parquet] = formatsOf(['parquet'], { columns: COLUMNS.slice(0, 5), mirrors: false });
  const folder = makeFolder('parquet');
  onTestFinished(() => removeFolder(folder));
  writeFileSync(path.join(folder, 'files.parquet'), (await writeFormat(parquet!, files))[0]!.bytes);
  const duck = await Duck.in(folder);
  onTestFinished(() => duck.close());
  expect(
    await duck.query(`SELECT count(*) AS n, sum(size) AS bytes, count(url) AS urls FROM 'files.parquet'`),
  ).toEqual([{ n: '50001', bytes: String((50_000 * 50_001) / 2), urls: String(50_001 - 2_000) }]);
  expect(
    await duck.query(`SELECT DISTINCT row_group_id AS id FROM parquet_metadata('files.parquet') ORDER BY id`),
  ).toEqual([{ id: '0' }, { id: '1' }]);
});

test('types and what the statistics skip', async () => {
  const folder = makeFolder('parquet');
  onTestFinished(() => removeFolder(folder));
  const [parquet] = formatsOf(['parquet'], { columns: COLUMNS, mirrors: false });
  const [written] = await writeFormat(parquet!, [
    { fileName: 'a', action: 'upload', fileId: '1', contentLength: 7, uploadTimestamp: 1_700_000_000_000 },
    // Too late for a timestamp.
    { fileName: 'b', fileId: '2', contentLength: 3, uploadTimestamp: 253_402_300_800_000 },
  ]);
  writeFileSync(path.join(folder, 'files.parquet'), written!.bytes);
  const duck = await Duck.in(folder);
  onTestFinished(() => duck.close());
  const types = { integer: 'BIGINT', boolean: 'BOOLEAN', timestamp: 'TIMESTAMP WITH TIME ZONE' };
  const described = await duck.query(
    `SELECT column_name AS name, column_type AS type FROM (DESCRIBE FROM 'files.parquet')`,
  );
  expect(described).toEqual(
    COLUMNS.map(({ name, type }) => ({ name, type: (types as Record<string, string>)[type] ?? 'VARCHAR' })),
  );
  const statistics = await duck.query(
    `SELECT path_in_schema AS name, stats_min_value AS min, stats_max_value AS max, stats_null_count AS nulls, compression
     FROM parquet_metadata('files.parquet') WHERE path_in_schema IN ('size', 'uploadedAt')`,
  );
  expect(statistics).toMatchObject([
    { name: 'size', min: '3', max: '7', nulls: '0', compression: 'ZSTD' },
    { name: 'uploadedAt', nulls: '1' },
  ]);
});
