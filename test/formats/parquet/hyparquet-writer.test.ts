import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { expect, test } from 'vitest';

// Does not import the adapter, which does not load once a module has moved. Its files are read in parquet.test.ts.
const ADAPT = 'adapt src/formats/parquet/hyparquet-writer.ts to this version of hyparquet-writer';

test.each([
  ['datapage', 'writePageHeader', 2],
  ['encoding', 'writeRleBitPackedHybrid', 3],
  ['snappy', 'snappyCompress', 1],
])('src/%s.js exports %s, with %d parameters', async (module, name, parameters) => {
  const exports = await import(`hyparquet-writer/src/${module}.js`).catch(() => ({}));
  const found = exports[name] as (() => void) | undefined;
  expect(found, `hyparquet-writer/src/${module}.js does not export ${name}: ${ADAPT}`).toBeTypeOf('function');
  expect(found!.length, `${name} has other parameters: ${ADAPT}`).toBe(parameters);
});

test('the writer keeps row groups in the fields that the adapter fills', () => {
  const bytes = new ByteWriter();
  const schema = [
    { name: 'root', num_children: 1 },
    { name: 'n', type: 'INT64', repetition_type: 'OPTIONAL' } as const,
  ];
  const writer = new ParquetWriter({ writer: bytes, schema });
  expect([bytes.offset, bytes.index], `ByteWriter has changed: ${ADAPT}`).toEqual([4, 4]);
  expect(bytes.buffer, `ByteWriter has changed: ${ADAPT}`).toBeInstanceOf(ArrayBuffer);
  let flushed = 0;
  Object.assign(bytes, { flush: () => flushed++, finish: () => flushed++ });
  writer.write({ columnData: [{ name: 'n', data: [1n, null, 1n, 1n], offsetIndex: false }] });
  const [group] = writer.row_groups;
  const fields = (value: object | undefined) => Object.keys(value ?? {}).sort();
  expect([writer.num_rows, fields(group), fields(group?.columns[0])], `row groups differ: ${ADAPT}`).toEqual([
    4n,
    ['columns', 'num_rows', 'total_byte_size', 'total_compressed_size'],
    ['file_offset', 'meta_data'],
  ]);
  writer.finish();
  expect(flushed, `flush and finish are not called: ${ADAPT}`).toBe(2);
});
