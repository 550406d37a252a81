import type { Format } from '../format.ts';
import { S3_COLUMNS } from './columns.ts';
import type { S3Data } from './data.ts';

const PATH = 's3-inventory/';
/** A data file with this many rows is followed by another. */
const FILE_ROWS = 1_000_000;

/**
 * An inventory of each bucket in the layout of Amazon S3 Inventory (Amazon's documentation: "Amazon S3 Inventory
 * location", "Inventory manifest"). docs/formats.md lists the differences between B2 and S3 and our choices.
 * @param rows of a data file; it may have a few hundred more
 */
export function s3Inventory(name: string, description: string, data: S3Data, rows = FILE_ROWS): Format {
  return {
    name,
    path: PATH,
    description,
    columns: data.names(S3_COLUMNS),
    begin: async (folder) => {
      const { S3Inventory } = await import('./inventory.ts');
      return new S3Inventory(folder, PATH, data, rows);
    },
  };
}
