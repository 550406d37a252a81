import type { Column } from '../../rows/columns.ts';
import type { Format } from '../format.ts';

/** @param columns of the table, in order */
export function parquet(columns: readonly Column[]): Format {
  const path = 'files.parquet';
  const names = columns.map(({ name }) => name);
  return {
    name: 'parquet',
    path,
    description:
      'The same table with types, for DuckDB, pandas, Spark and others: [docs/formats.md](docs/formats.md#parquet).',
    columns: names,
    begin: async (folder) => {
      const file = await folder.file(path, names);
      const { ParquetTable } = await import('./table.ts');
      const table = new ParquetTable(columns, file.to, { schema: 'file', codec: 'ZSTD' });
      return {
        add: (row) => {
          table.add(row);
          file.rows++;
        },
        end: async () => table.end(),
      };
    },
  };
}
