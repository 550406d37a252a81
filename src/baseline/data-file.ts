import type { Format } from '../formats/index.ts';
import type { Manifest, ManifestFile } from '../inventory/manifest.ts';
import { COMPARED_COLUMNS } from '../rows/compared-row.ts';

/**
 * Formats whose rows can be read back, the cheapest first. Zstandard takes less time than no compression, since there is
 * less to hash, and gzip takes more.
 */
const FORMATS = ['csv', 'ndjson', 'json', 'parquet'] as const;
const COMPRESSIONS = ['.zst', '', '.gz'] as const;

const COMPRESSED = /\.(?:zst|gz)$/;

/** The files with the rows, one or, if shards were merged, several in the order of the rows, and how to read them. */
export interface DataFiles {
  readonly files: readonly ManifestFile[];
  readonly format: (typeof FORMATS)[number];
  readonly compression: (typeof COMPRESSIONS)[number];
  /** The output format of this run that prints the same rows, if there is one. */
  readonly printedBy: Format | undefined;
}

/**
 * The files of an inventory that contain every column that is compared: first those whose rows this run prints anyway,
 * then the cheapest to read.
 * @param formats of this run
 * @returns text that continues the inventory's name if there is none
 */
export function dataFiles(manifest: Manifest, formats: readonly Format[]): DataFiles[] | string {
  const read = manifest.outputs.filter((file) => readerOf(file) !== undefined);
  if (read.length === 0) return 'has no csv, ndjson, json or parquet file';
  const found = [...Map.groupBy(read, ({ format }) => format).values()];
  const usable = found.filter((files) => files.every((file) => missing(file).length === 0));
  const rank = ({ format, compression, printedBy }: DataFiles) =>
    ((printedBy ? 0 : FORMATS.length) + FORMATS.indexOf(format)) * COMPRESSIONS.length +
    COMPRESSIONS.indexOf(compression);
  if (usable.length > 0)
    return usable.map((files) => dataFilesOf(files, formats)).sort((a, b) => rank(a) - rank(b));
  const lacks = found.map(([file]) => `${file!.path} lacks ${missing(file!).join(', ')}`);
  return `has no file with all columns that are compared: ${lacks.join('; ')}`;
}

/** The format in the manifest, with or without the compression, must match the file extension. */
function readerOf(file: ManifestFile): Pick<DataFiles, 'format' | 'compression'> | undefined {
  const [, extension, compression = ''] = /\.(\w+?)(\.zst|\.gz)?$/.exec(file.path) ?? [];
  const format = FORMATS.find((each) => each === extension);
  if (!format || file.format.replace(COMPRESSED, '') !== format || !Array.isArray(file.columns)) return;
  if (format === 'parquet' && compression !== '') return;
  return { format, compression: compression as DataFiles['compression'] };
}

/** @param files of one format, at least one */
function dataFilesOf(files: readonly ManifestFile[], formats: readonly Format[]): DataFiles {
  const { format, compression } = readerOf(files[0]!)!;
  const printedBy = formats.find(
    ({ name, columns, printed }) =>
      printed &&
      name.replace(COMPRESSED, '') === format &&
      files.every((file) => String(columns) === String(file.columns)),
  );
  return { files, format, compression, printedBy };
}

function missing({ columns }: ManifestFile): string[] {
  return COMPARED_COLUMNS.filter((name) => !columns.includes(name));
}
