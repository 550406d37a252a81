import { BACKSLASH, COMMA, NEW_LINE, QUOTE, SMALL_N } from '../../bytes/ascii.ts';
import type { ByteSink } from '../../bytes/byte-sink.ts';
import { stringOf } from '../../rows/json-literal.ts';
import type { Row } from '../../rows/row.ts';
import type { FileOptions } from '../../rows/row-sink.ts';
import { S3_REQUIRED, type S3Column } from './columns.ts';

/** A format of the data files of an S3 Inventory. */
export interface S3Data {
  /** `fileFormat` of its manifest.json. */
  readonly format: 'CSV' | 'Parquet';
  /** The extension of data files. */
  readonly ending: string;
  readonly compression?: FileOptions['compression'];
  /** The names of the columns in this format. */
  names(columns: readonly S3Column[]): readonly string[];
  /** `fileSchema` of its manifest.json. */
  schema(columns: readonly S3Column[]): string;
  begin(columns: readonly S3Column[], to: ByteSink): Promise<{ add(row: Row): void; end(): void }>;
}

/** Without a header. Every cell is quoted, even if empty. */
export const S3_CSV: S3Data = {
  format: 'CSV',
  ending: '.csv.gz',
  compression: 'gzip',
  names: (columns) => columns.map(({ csv }) => csv),
  schema: (columns) => columns.map(({ csv }) => csv).join(', '),
  begin: async (columns, to) => ({
    add: (row) => {
      for (const { write, writeCsv = write } of columns) {
        writeCell(row, writeCsv, to);
        to.byte(COMMA);
      }
      // Replaces the last comma.
      to.bytes[to.length - 1] = NEW_LINE;
    },
    end: () => {},
  }),
};

function writeCell(row: Row, write: S3Column['write'], to: ByteSink): void {
  const start = to.length;
  write(row, to);
  const first = to.bytes[start];
  // A string literal without escapes is a quoted cell as it is.
  if (first === QUOTE && !hasEscape(to, start)) return;
  if (first === QUOTE || first === SMALL_N) {
    const literal = to.slice(start);
    to.length = start;
    to.text(`"${stringOf(literal).replaceAll('"', '""')}"`);
  } else {
    to.byte(QUOTE);
    for (let at = to.length - 1; at > start; at--) to.bytes[at] = to.bytes[at - 1]!;
    to.bytes[start] = QUOTE;
    to.byte(QUOTE);
  }
}

function hasEscape({ bytes, length }: ByteSink, start: number): boolean {
  for (let at = start; at < length; at++) if (bytes[at] === BACKSLASH) return true;
  return false;
}

const SCHEMA = 's3.inventory';

export const S3_PARQUET: S3Data = {
  format: 'Parquet',
  ending: '.parquet',
  names: (columns) => columns.map(({ name }) => name),
  schema: (columns) => `message ${SCHEMA} { ${columns.map(schemaOf).join(' ')} }`,
  begin: async (columns, to) => {
    const { ParquetTable } = await import('../parquet/table.ts');
    return new ParquetTable(columns, to, { schema: SCHEMA, codec: 'SNAPPY', required: S3_REQUIRED });
  },
};

function schemaOf({ name, type }: S3Column): string {
  const kinds: Partial<Record<S3Column['type'], [type: string, note: string]>> = {
    integer: ['int64', ''],
    boolean: ['boolean', ''],
    timestamp: ['int64', ' (TIMESTAMP_MILLIS)'],
  };
  const [kind, note] = kinds[type] ?? ['binary', ' (UTF8)'];
  return `${S3_REQUIRED.includes(name) ? 'required' : 'optional'} ${kind} ${name}${note};`;
}
