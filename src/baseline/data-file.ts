import type { Manifest, ManifestFile } from '../inventory/manifest.ts';
import { COMPARED_COLUMNS } from '../rows/compared-row.ts';

/**
 * Ways of storing rows that can be read back, the cheapest first. Per million rows, SHA-256 included: csv 1.2 s of
 * processor, ndjson and json 1.7 s, parquet 3 s; zstd takes less, for there is less to hash, gzip a little more.
 */
const KINDS = ['csv', 'ndjson', 'json', 'parquet'] as const;
const COMPRESSIONS = ['.zst', '', '.gz'] as const;

/** A file of rows, and how to read it. */
export interface DataFile {
  readonly file: ManifestFile;
  readonly kind: (typeof KINDS)[number];
  readonly compression: (typeof COMPRESSIONS)[number];
}

/**
 * The files of an inventory from which its rows can be read back: those with every column that is compared, in the
 * order of KINDS, and of one kind in that of COMPRESSIONS.
 * @returns text that says why, when there is none
 */
export function dataFiles(manifest: Manifest): DataFile[] | string {
  const found = manifest.outputs.flatMap((file) => dataFileOf(file) ?? []);
  if (found.length === 0) return 'has no file with rows that can be read: csv, ndjson, json or parquet';
  const usable = found.filter(({ file }) => missing(file).length === 0);
  const rank = ({ kind, compression }: DataFile) =>
    KINDS.indexOf(kind) * COMPRESSIONS.length + COMPRESSIONS.indexOf(compression);
  if (usable.length > 0) return usable.sort((a, b) => rank(a) - rank(b));
  const lacks = found.map(({ file }) => `${file.path} lacks the columns ${missing(file).join(', ')}`);
  return `has no file with every column that is compared: ${lacks.join('; ')}`;
}

/** The manifest's format, with or without the compression, and the ending of the path must agree. */
function dataFileOf(file: ManifestFile): DataFile | undefined {
  const [, kindOfPath, compression = ''] = /\.(\w+?)(\.zst|\.gz)?$/.exec(file.path) ?? [];
  const kind = KINDS.find((each) => each === kindOfPath);
  if (!kind || file.format.replace(/\.(?:zst|gz)$/, '') !== kind || !Array.isArray(file.columns)) return;
  if (kind === 'parquet' && compression !== '') return;
  return { file, kind, compression: compression as DataFile['compression'] };
}

function missing({ columns }: ManifestFile): string[] {
  return COMPARED_COLUMNS.filter((name) => !columns.includes(name));
}
