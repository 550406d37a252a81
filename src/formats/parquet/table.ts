import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { type ByteSink, bytesOf } from '../../bytes/byte-sink.ts';
import type { TableColumn } from '../../rows/table-column.ts';
import { VERSION } from '../../version.ts';
import { type Codec, writeChunk } from './chunk.ts';
import type { ColumnValues } from './column.ts';
import { Numbers } from './numbers.ts';
import { Texts } from './texts.ts';

/** A row group is held in memory until it is full. */
const GROUP_ROWS = 50_000;
const GROUP_BYTES = 16 << 20;
/** Rows between two looks at how many bytes there are. */
const ROWS_BETWEEN = 64;

/** How a table is written. */
export interface TableOptions {
  /** The schema's own name. */
  schema: string;
  codec: Codec;
  /** Names of the columns that hold no null; the others may. */
  required?: readonly string[];
}

/**
 * A Parquet file while rows come, written one row group after the other. The library writes what is particular to
 * Parquet; the values go into its pages without an object for each, which takes a third of the time.
 */
export class ParquetTable<T> {
  readonly #columns: readonly { element: SchemaElement; values: ColumnValues<T> }[];
  readonly #codec: Codec;
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  #rows = 0;

  /** @param to takes the file's bytes, a row group at a time */
  constructor(columns: readonly TableColumn<T>[], to: ByteSink, { schema, codec, required }: TableOptions) {
    this.#columns = columns.map((column) => {
      const values = 'number' in column ? new Numbers(column, GROUP_ROWS) : new Texts(column, GROUP_ROWS);
      const repetition_type = required?.includes(column.name) ? 'REQUIRED' : 'OPTIONAL';
      return { element: { name: column.name, repetition_type, ...values.type }, values };
    });
    this.#codec = codec;
    const bytes = this.#bytes;
    const pass = () => {
      to.all(bytesOf(Buffer.from(bytes.buffer, 0, bytes.index)));
      bytes.index = 0;
    };
    this.#writer = new ParquetWriter({
      writer: Object.assign(bytes, { flush: pass, finish: pass }),
      schema: [
        { name: schema, num_children: columns.length },
        ...this.#columns.map(({ element }) => element),
      ],
      createdBy: `b2-inventory version ${VERSION}`,
    });
  }

  add(row: T): void {
    for (const { values } of this.#columns) values.add(row);
    this.#rows++;
    if (this.#rows === GROUP_ROWS || (this.#rows % ROWS_BETWEEN === 0 && this.#isLarge())) this.#endGroup();
  }

  /** All rows have come. */
  end(): void {
    if (this.#rows > 0) this.#endGroup();
    this.#writer.finish();
  }

  #isLarge(): boolean {
    return this.#columns.reduce((sum, { values }) => sum + values.bytes, 0) >= GROUP_BYTES;
  }

  #endGroup(): void {
    const start = this.#bytes.offset;
    const columns = this.#columns.map(({ element, values }) =>
      writeChunk(this.#bytes, element, this.#codec, values.take()),
    );
    const rows = BigInt(this.#rows);
    this.#writer.num_rows += rows;
    this.#writer.row_groups.push({
      columns,
      num_rows: rows,
      total_byte_size: columns.reduce((sum, { meta_data }) => sum + meta_data!.total_uncompressed_size, 0n),
      total_compressed_size: BigInt(this.#bytes.offset - start),
    });
    this.#writer.writer.flush?.();
    this.#rows = 0;
  }
}
