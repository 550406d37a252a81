import { ByteSink } from '../bytes/byte-sink.ts';
import { COLUMNS, type Column, USUAL_COLUMNS } from '../rows/columns.ts';
import type { Row } from '../rows/row.ts';
import type { Compression } from '../rows/row-sink.ts';
import { aria2 } from './aria2.ts';
import { csv } from './csv.ts';
import { type Format, type PrintedRow, type TextFormat, textFormat } from './format.ts';
import { html } from './html/html.ts';
import { json, ndjson } from './json.ts';
import { metalink } from './metalink.ts';
import { parquet } from './parquet/parquet.ts';
import { prefixes } from './prefixes.ts';
import { S3_CSV, S3_PARQUET } from './s3/data.ts';
import { s3Inventory } from './s3/format.ts';
import { sha1sums } from './sha1sums.ts';
import { template } from './template.ts';
import type { TemplatePart } from './template-syntax.ts';
import { urls } from './urls.ts';

/** What formats write of a row. */
export interface Print {
  /** The columns of tables; undefined for all except `urls`. */
  readonly columns: readonly Column[] | undefined;
  /** Files have several URLs. */
  readonly mirrors: boolean;
  /** The parsed input `template`. */
  readonly template?: readonly TemplatePart[] | undefined;
}

/** Endings of a format's name and file that ask for compression. Only formats that are one text file support them. */
const COMPRESSIONS: readonly (readonly [ending: string, compression: Compression])[] = [
  ['.gz', 'gzip'],
  ['.zst', 'zstd'],
];

/** The table of formats, in the order of the README's table, and their compressed forms. */
function table({ columns = USUAL_COLUMNS, mirrors, template: line = [] }: Print): {
  plain: Format[];
  compressed: Format[];
} {
  const members = mirrors ? COLUMNS : USUAL_COLUMNS;
  const texts: TextFormat[] = [urls, ndjson(members), json(members), csv(columns), template(line)];
  return {
    plain: [
      ...texts.map((text) => textFormat(text)),
      parquet(columns),
      sha1sums,
      aria2(mirrors),
      metalink(mirrors),
      html,
      prefixes,
      s3Inventory(
        's3-inventory',
        'An inventory of each bucket in the layout of Amazon S3 Inventory, as gzipped CSV: [docs/formats.md](docs/formats.md#s3-inventory).',
        S3_CSV,
      ),
      s3Inventory(
        's3-inventory-parquet',
        'The same as Parquet. Cannot be combined with `s3-inventory`.',
        S3_PARQUET,
      ),
    ],
    compressed: COMPRESSIONS.flatMap(([ending, compression]) =>
      texts.map((text) =>
        textFormat({ ...text, name: text.name + ending, path: text.path + ending }, compression),
      ),
    ),
  };
}

/** Formats by name, in the order of the names. @param names of FORMATS */
export function formatsOf(names: readonly string[], print: Print): Format[] {
  const { plain, compressed } = table(print);
  const all = [...plain, ...compressed];
  return names.map((name) => all.find((format) => format.name === name)!);
}

/**
 * Returns what prints rows as a format does, uncompressed and with these columns, to compare them with rows of a file;
 * a file in JSON has the same rows as one in NDJSON.
 * @returns undefined if the format has no such column
 */
export function rowPrinter(
  format: 'csv' | 'ndjson' | 'json',
  names: readonly string[],
): ((row: Row) => PrintedRow) | undefined {
  const columns = names.flatMap((name) => COLUMNS.find((column) => column.name === name) ?? []);
  if (columns.length < names.length) return undefined;
  const text = format === 'csv' ? csv(columns) : ndjson(columns);
  const to = new ByteSink(4_096);
  return (row) => {
    to.length = 0;
    text.row(row, to, false);
    return { to, start: 0, end: to.length };
  };
}

const USUAL = table({ columns: undefined, mirrors: false });

/** The formats of the README's table, by name, with their default columns. */
export const FORMATS: ReadonlyMap<string, Format> = byName(USUAL.plain);

/** Their compressed forms, by name. */
export const COMPRESSED_FORMATS: ReadonlyMap<string, Format> = byName(USUAL.compressed);

function byName(formats: readonly Format[]): Map<string, Format> {
  return new Map(formats.map((format) => [format.name, format]));
}

export type { Format };
