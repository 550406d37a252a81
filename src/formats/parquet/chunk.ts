import { constants, zstdCompressSync } from 'node:zlib';
import { ByteSink } from '../../bytes/byte-sink.ts';
import type { ColumnGroup } from './column.ts';
import {
  type ColumnChunk,
  encodeHybrid,
  type PageHeader,
  type ParquetFile,
  type SchemaElement,
  snappyCompress,
} from './hyparquet-writer.ts';

export type Codec = 'SNAPPY' | 'ZSTD';

const COMPRESS: Readonly<Record<Codec, (bytes: Uint8Array) => Uint8Array>> = {
  SNAPPY: snappyCompress,
  ZSTD: (bytes) => zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
};

/** The page being made, uncompressed. */
const page = new ByteSink(1 << 20);

/**
 * Writes the column chunk of a row group: its dictionary page, if it has one, and one data page of version 1, which
 * every reader supports.
 * @returns the chunk's entry in the footer
 */
export function writeChunk(
  file: ParquetFile,
  element: SchemaElement,
  codec: Codec,
  group: ColumnGroup,
): ColumnChunk {
  const { definitionLevels, dictionary, range } = group;
  const encoding = dictionary ? 'RLE_DICTIONARY' : 'PLAIN';
  const chunkStart = file.offset;
  let uncompressed = 0;
  const writePage = (header: Partial<PageHeader>) => {
    const bytes = page.bytes.subarray(0, page.length);
    const compressed = COMPRESS[codec](bytes);
    const start = file.offset;
    const sizes = { uncompressed_page_size: bytes.length, compressed_page_size: compressed.length };
    file.writePage({ ...sizes, ...header } as PageHeader, compressed);
    uncompressed += file.offset - start - compressed.length + bytes.length;
    page.length = 0;
  };
  if (dictionary) {
    group.write(page);
    writePage({
      type: 'DICTIONARY_PAGE',
      dictionary_page_header: { num_values: dictionary.size, encoding: 'PLAIN' },
    });
  }
  const dataStart = file.offset;
  if (element.repetition_type === 'OPTIONAL') {
    const levels = encodeHybrid(definitionLevels, 1);
    page.reserve(4);
    page.words.setUint32(page.length, levels.length, true);
    page.length += 4;
    append(levels);
  }
  if (dictionary) {
    const bitWidth = Math.max(1, Math.ceil(Math.log2(dictionary.size)));
    page.byte(bitWidth);
    append(encodeHybrid(dictionary.indices, bitWidth));
  } else {
    group.write(page);
  }
  writePage({
    type: 'DATA_PAGE',
    data_page_header: {
      num_values: definitionLevels.length,
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
      num_values: BigInt(definitionLevels.length),
      total_uncompressed_size: BigInt(uncompressed),
      total_compressed_size: BigInt(file.offset - chunkStart),
      data_page_offset: BigInt(dataStart),
      ...(dictionary ? { dictionary_page_offset: BigInt(chunkStart) } : {}),
      statistics: {
        null_count: BigInt(countNulls(definitionLevels)),
        ...(range ? { min_value: range[0], max_value: range[1] } : {}),
      },
    },
  };
}

function countNulls(definitionLevels: Uint8Array): number {
  let nulls = definitionLevels.length;
  for (const level of definitionLevels) nulls -= level;
  return nulls;
}

function append(bytes: Uint8Array): void {
  page.reserve(bytes.length);
  page.bytes.set(bytes, page.length);
  page.length += bytes.length;
}
