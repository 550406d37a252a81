import { constants, zstdCompressSync } from 'node:zlib';
import { ByteWriter, type ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js';
import { snappyCompress } from 'hyparquet-writer/src/snappy.js';
import { ByteSink } from '../../bytes/byte-sink.ts';
import type { Group } from './column.ts';

export type Codec = 'SNAPPY' | 'ZSTD';
/** What the footer says of a column's part of a row group. */
export type ColumnChunk = ParquetWriter['row_groups'][number]['columns'][number];

const COMPRESS: Readonly<Record<Codec, (bytes: Uint8Array) => Uint8Array>> = {
  SNAPPY: snappyCompress,
  ZSTD: (bytes) => zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
};

/** The page at hand, before it is compressed. */
const page = new ByteSink(1 << 20);

/**
 * Writes a column's part of a row group: its dictionary, if it has one, and one page of data in the first version of
 * the format, which every reader knows.
 * @param nullable in the schema
 */
export function writeChunk(
  writer: ByteWriter,
  element: SchemaElement,
  codec: Codec,
  group: Group,
): ColumnChunk {
  const { present, dictionary, range } = group;
  const encoding = dictionary ? 'RLE_DICTIONARY' : 'PLAIN';
  const chunkStart = writer.offset;
  let uncompressed = 0;
  const write = (header: Partial<PageHeader>) => {
    const bytes = page.bytes.subarray(0, page.length);
    const compressed = COMPRESS[codec](bytes);
    const start = writer.offset;
    const sizes = { uncompressed_page_size: bytes.length, compressed_page_size: compressed.length };
    writePageHeader(writer, { ...sizes, ...header } as PageHeader);
    uncompressed += writer.offset - start + bytes.length;
    writer.appendBytes(compressed);
    page.length = 0;
  };
  if (dictionary) {
    group.write(page);
    write({
      type: 'DICTIONARY_PAGE',
      dictionary_page_header: { num_values: dictionary.values, encoding: 'PLAIN' },
    });
  }
  const dataStart = writer.offset;
  if (element.repetition_type === 'OPTIONAL') writeRuns(present, 1, true);
  if (dictionary) {
    const bits = Math.max(1, Math.ceil(Math.log2(dictionary.values)));
    page.byte(bits);
    writeRuns(dictionary.places, bits, false);
  } else {
    group.write(page);
  }
  write({
    type: 'DATA_PAGE',
    data_page_header: {
      num_values: present.length,
      encoding,
      definition_level_encoding: 'RLE',
      repetition_level_encoding: 'RLE',
    },
  });
  return {
    file_offset: BigInt(chunkStart),
    meta_data: {
      type: element.type!,
      encodings: dictionary ? ['PLAIN', 'RLE', encoding] : ['RLE', encoding],
      path_in_schema: [element.name],
      codec,
      num_values: BigInt(present.length),
      total_uncompressed_size: BigInt(uncompressed),
      total_compressed_size: BigInt(writer.offset - chunkStart),
      data_page_offset: BigInt(dataStart),
      ...(dictionary ? { dictionary_page_offset: BigInt(chunkStart) } : {}),
      statistics: {
        null_count: BigInt(nullsIn(present)),
        ...(range ? { min_value: range[0], max_value: range[1] } : {}),
      },
    },
  };
}

function nullsIn(present: Uint8Array): number {
  let nulls = present.length;
  for (const each of present) nulls -= each;
  return nulls;
}

type PageHeader = Parameters<typeof writePageHeader>[1];

/** Small numbers as runs and packed bits; `measured`: behind their length. */
function writeRuns(values: Uint8Array | Int32Array, bits: number, measured: boolean): void {
  const runs = new ByteWriter();
  writeRleBitPackedHybrid(runs, values, bits);
  const bytes = runs.getBytes();
  page.reserve(4 + bytes.length);
  if (measured) {
    page.words.setUint32(page.length, bytes.length, true);
    page.length += 4;
  }
  page.bytes.set(bytes, page.length);
  page.length += bytes.length;
}
