/**
 * The only file that imports hyparquet-writer. It uses more than the package's public API: page headers, the run-length
 * encoder and Snappy come from inner modules, and row groups are appended to the writer's own list.
 * test/formats/parquet/hyparquet-writer.test.ts names what a new version has moved or changed.
 */
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js';
import { snappyCompress } from 'hyparquet-writer/src/snappy.js';
import { type ByteSink, bytesOf } from '../../bytes/byte-sink.ts';

export type PageHeader = Parameters<typeof writePageHeader>[1];
/** The footer's entry for one column of a row group. */
export type ColumnChunk = ParquetWriter['row_groups'][number]['columns'][number];
export { type SchemaElement, snappyCompress };

/** A Parquet file whose pages and row groups are made by the caller. */
export class ParquetFile {
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  #groupStart: number;

  /**
   * @param schema the root element, then one element for each column
   * @param to receives the file's bytes at the end of each row group, and the footer
   */
  constructor(schema: SchemaElement[], createdBy: string, to: ByteSink) {
    const bytes = this.#bytes;
    const pass = () => {
      to.all(bytesOf(Buffer.from(bytes.buffer, 0, bytes.index)));
      bytes.index = 0;
    };
    const writer = Object.assign(bytes, { flush: pass, finish: pass });
    this.#writer = new ParquetWriter({ writer, schema, createdBy });
    this.#groupStart = bytes.offset;
  }

  /** Bytes written so far. */
  get offset(): number {
    return this.#bytes.offset;
  }

  /** Appends a page. @param bytes compressed, as the header states */
  writePage(header: PageHeader, bytes: Uint8Array): void {
    writePageHeader(this.#bytes, header);
    this.#bytes.appendBytes(bytes);
  }

  /** Ends a row group whose pages have all been written. @param columns in the order of the schema */
  endRowGroup(columns: ColumnChunk[], rows: number): void {
    this.#writer.num_rows += BigInt(rows);
    this.#writer.row_groups.push({
      columns,
      num_rows: BigInt(rows),
      total_byte_size: columns.reduce((sum, { meta_data }) => sum + meta_data!.total_uncompressed_size, 0n),
      total_compressed_size: BigInt(this.offset - this.#groupStart),
    });
    this.#writer.writer.flush?.();
    this.#groupStart = this.offset;
  }

  /** Writes the footer. */
  finish(): void {
    this.#writer.finish();
  }
}

/** Encodes small integers as Parquet's hybrid of runs and bit-packed values. */
export function encodeHybrid(values: Uint8Array | Int32Array, bitWidth: number): Uint8Array {
  const runs = new ByteWriter();
  writeRleBitPackedHybrid(runs, values, bitWidth);
  return runs.getBytes();
}
