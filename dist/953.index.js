export const id = 953;
export const ids = [953];
export const modules = {

/***/ 89953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ParquetTable: () => (/* binding */ ParquetTable)
});

// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(58508);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/bytes/byte-sink.js
var byte_sink = __webpack_require__(68090);
// EXTERNAL MODULE: ./node_modules/hyparquet-writer/src/snappy.js
var snappy = __webpack_require__(61154);
// EXTERNAL MODULE: ./node_modules/hyparquet-writer/src/bytewriter.js
var bytewriter = __webpack_require__(83732);
// EXTERNAL MODULE: ./node_modules/hyparquet-writer/src/parquet-writer.js + 10 modules
var parquet_writer = __webpack_require__(33719);
// EXTERNAL MODULE: ./node_modules/hyparquet-writer/src/datapage.js + 2 modules
var datapage = __webpack_require__(9477);
// EXTERNAL MODULE: ./node_modules/hyparquet-writer/src/encoding.js
var encoding = __webpack_require__(13096);
;// CONCATENATED MODULE: ./build/formats/parquet/hyparquet-writer.js






class ParquetFile {
    #bytes = new bytewriter/* ByteWriter */.U();
    #writer;
    #groupStart;
    constructor(schema, createdBy, to) {
        const bytes = this.#bytes;
        const pass = () => {
            to.all((0,byte_sink/* bytesOf */.$$)(Buffer.from(bytes.buffer, 0, bytes.index)));
            bytes.index = 0;
        };
        const writer = Object.assign(bytes, { flush: pass, finish: pass });
        this.#writer = new parquet_writer/* ParquetWriter */.o({ writer, schema, createdBy });
        this.#groupStart = bytes.offset;
    }
    get offset() {
        return this.#bytes.offset;
    }
    writePage(header, bytes) {
        (0,datapage/* writePageHeader */.s)(this.#bytes, header);
        this.#bytes.appendBytes(bytes);
    }
    endRowGroup(columns, rows) {
        this.#writer.num_rows += BigInt(rows);
        this.#writer.row_groups.push({
            columns,
            num_rows: BigInt(rows),
            total_byte_size: columns.reduce((sum, { meta_data }) => sum + meta_data.total_uncompressed_size, 0n),
            total_compressed_size: BigInt(this.offset - this.#groupStart),
        });
        this.#writer.writer.flush?.();
        this.#groupStart = this.offset;
    }
    finish() {
        this.#writer.finish();
    }
}
function encodeHybrid(values, bitWidth) {
    const runs = new bytewriter/* ByteWriter */.U();
    (0,encoding/* writeRleBitPackedHybrid */.Y)(runs, values, bitWidth);
    return runs.getBytes();
}

;// CONCATENATED MODULE: ./build/formats/parquet/chunk.js



const COMPRESS = {
    SNAPPY: snappy/* snappyCompress */.M,
    ZSTD: (bytes) => (0,external_node_zlib_.zstdCompressSync)(bytes, { params: { [external_node_zlib_.constants.ZSTD_c_compressionLevel]: 1 } }),
};
const page = new byte_sink/* ByteSink */._s(1 << 20);
function writeChunk(file, element, codec, group) {
    const { definitionLevels, dictionary, range } = group;
    const encoding = dictionary ? 'RLE_DICTIONARY' : 'PLAIN';
    const chunkStart = file.offset;
    let uncompressed = 0;
    const writePage = (header) => {
        const bytes = page.bytes.subarray(0, page.length);
        const compressed = COMPRESS[codec](bytes);
        const start = file.offset;
        const sizes = { uncompressed_page_size: bytes.length, compressed_page_size: compressed.length };
        file.writePage({ ...sizes, ...header }, compressed);
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
    }
    else {
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
            type: element.type,
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
function countNulls(definitionLevels) {
    let nulls = definitionLevels.length;
    for (const level of definitionLevels)
        nulls -= level;
    return nulls;
}
function append(bytes) {
    page.reserve(bytes.length);
    page.bytes.set(bytes, page.length);
    page.length += bytes.length;
}

;// CONCATENATED MODULE: ./build/formats/parquet/numbers.js
class NumberValues {
    type;
    #isBoolean;
    #number;
    #values;
    #levels;
    #rows = 0;
    constructor({ type, number }, rows) {
        this.#isBoolean = type === 'boolean';
        this.type = {
            type: this.#isBoolean ? 'BOOLEAN' : 'INT64',
            ...(type === 'timestamp'
                ? {
                    converted_type: 'TIMESTAMP_MILLIS',
                    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
                }
                : {}),
        };
        this.#number = number;
        this.#values = new Float64Array(rows);
        this.#levels = new Uint8Array(rows);
    }
    get bytes() {
        return this.#rows * 8;
    }
    add(row) {
        this.#values[this.#rows++] = this.#number(row);
    }
    take() {
        const values = this.#values.subarray(0, this.#rows);
        this.#rows = 0;
        let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
        for (let row = 0; row < values.length; row++) {
            const value = values[row];
            this.#levels[row] = Number.isNaN(value) ? 0 : 1;
            if (value < min)
                min = value;
            if (value > max)
                max = value;
        }
        const definitionLevels = this.#levels.subarray(0, values.length);
        const write = (to) => (this.#isBoolean ? writeBits(values, to) : writeIntegers(values, to));
        if (min > max)
            return { definitionLevels, write };
        const range = this.#isBoolean ? [min !== 0, max !== 0] : [BigInt(min), BigInt(max)];
        return { definitionLevels, write, range };
    }
}
function writeIntegers(values, to) {
    to.reserve(values.length * 8);
    for (const value of values) {
        if (Number.isNaN(value))
            continue;
        to.words.setUint32(to.length, value, true);
        to.words.setUint32(to.length + 4, Math.floor(value / 2 ** 32), true);
        to.length += 8;
    }
}
function writeBits(values, to) {
    let [byte, bits] = [0, 0];
    for (const value of values) {
        if (Number.isNaN(value))
            continue;
        byte |= value << bits++;
        if (bits === 8) {
            to.byte(byte);
            [byte, bits] = [0, 0];
        }
    }
    if (bits > 0)
        to.byte(byte);
}

// EXTERNAL MODULE: ./build/bytes/ascii.js
var ascii = __webpack_require__(65435);
;// CONCATENATED MODULE: ./build/formats/parquet/texts.js


const DICTIONARY_VALUES = 1_000;
class TextValues {
    type = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
    #column;
    #isString;
    #literals = new byte_sink/* ByteSink */._s(1 << 16);
    #starts;
    #ends;
    #count = 0;
    #indices;
    #levels;
    #rows = 0;
    #known = new Map();
    constructor(column, rows) {
        this.#column = column;
        this.#isString = column.type === 'string';
        this.#starts = new Int32Array(rows);
        this.#ends = new Int32Array(rows);
        this.#indices = new Int32Array(rows);
        this.#levels = new Uint8Array(rows);
    }
    get bytes() {
        return this.#literals.length;
    }
    add(row) {
        const start = this.#literals.length;
        this.#column.write(row, this.#literals);
        const index = this.#find(start);
        const isNew = index === this.#count;
        if (isNew) {
            this.#starts[index] = start;
            this.#ends[index] = this.#literals.length;
            this.#count++;
        }
        else {
            this.#literals.length = start;
        }
        this.#indices[this.#rows++] = index;
    }
    #find(start) {
        const literals = this.#literals;
        const length = literals.length - start;
        if (this.#rows > 0) {
            const last = this.#indices[this.#rows - 1];
            const before = this.#starts[last];
            if (this.#ends[last] - before === length && (0,byte_sink/* sameBytes */.er)(literals, before, literals, start, length))
                return last;
        }
        if (this.#known === undefined)
            return this.#count;
        const literal = literals.slice(start);
        const index = this.#known.get(literal) ?? this.#count;
        if (index < DICTIONARY_VALUES)
            this.#known.set(literal, index);
        else
            this.#known = undefined;
        return index;
    }
    take() {
        const [rows, count] = [this.#rows, this.#count];
        const isRepeating = this.#known !== undefined && 2 * count <= rows;
        const nullIndex = this.#unquote();
        const definitionLevels = this.#levels.subarray(0, rows);
        const literals = this.#indices.subarray(0, rows);
        for (let row = 0; row < rows; row++)
            definitionLevels[row] = this.#ends[literals[row]] < 0 ? 0 : 1;
        [this.#rows, this.#count, this.#known] = [0, 0, new Map()];
        if (!isRepeating)
            return { definitionLevels, write: (to) => this.#write(literals, to) };
        const indices = new Int32Array(rows);
        let values = 0;
        for (const index of literals) {
            if (index === nullIndex)
                continue;
            indices[values++] = nullIndex >= 0 && index > nullIndex ? index - 1 : index;
        }
        const distinct = this.#indices.subarray(0, count);
        return {
            definitionLevels,
            dictionary: { size: nullIndex >= 0 ? count - 1 : count, indices: indices.subarray(0, values) },
            write: (to) => {
                for (let index = 0; index < count; index++)
                    distinct[index] = index;
                this.#write(distinct, to);
            },
        };
    }
    #unquote() {
        const literals = this.#literals;
        const length = literals.length;
        let nullIndex = -1;
        let backslash = this.#isString ? indexOf(literals, ascii/* BACKSLASH */.r_, 0, length) : length;
        for (let index = 0; index < this.#count; index++) {
            const start = this.#starts[index];
            const end = this.#ends[index];
            if (literals.bytes[start] === ascii/* SMALL_N */.nd) {
                this.#ends[index] = -1;
                nullIndex = index;
            }
            else if (backslash < end) {
                const text = JSON.parse(literals.bytes.toString('utf8', start, end));
                this.#starts[index] = literals.length;
                literals.all((0,byte_sink/* bytesOf */.$$)(Buffer.from(text)));
                this.#ends[index] = literals.length;
                backslash = indexOf(literals, ascii/* BACKSLASH */.r_, end, length);
            }
            else if (this.#isString) {
                this.#starts[index] = start + 1;
                this.#ends[index] = end - 1;
            }
        }
        return nullIndex;
    }
    #write(indices, to) {
        for (const index of indices) {
            const end = this.#ends[index];
            if (end < 0)
                continue;
            const start = this.#starts[index];
            to.reserve(4);
            to.words.setUint32(to.length, end - start, true);
            to.length += 4;
            to.copy(this.#literals, start, end);
        }
        this.#literals.length = 0;
    }
}
function indexOf({ bytes }, byte, from, end) {
    const at = bytes.indexOf(byte, from);
    return at >= 0 && at < end ? at : end;
}

;// CONCATENATED MODULE: ./build/formats/parquet/table.js





const GROUP_ROWS = 50_000;
const GROUP_BYTES = 16 << 20;
const ROWS_BETWEEN = 64;
class ParquetTable {
    #columns;
    #codec;
    #file;
    #rows = 0;
    constructor(columns, to, { schema, codec, required }) {
        this.#columns = columns.map((column) => {
            const values = 'number' in column ? new NumberValues(column, GROUP_ROWS) : new TextValues(column, GROUP_ROWS);
            const repetition_type = required?.includes(column.name) ? 'REQUIRED' : 'OPTIONAL';
            return { element: { name: column.name, repetition_type, ...values.type }, values };
        });
        this.#codec = codec;
        const root = { name: schema, num_children: columns.length };
        const elements = this.#columns.map(({ element }) => element);
        this.#file = new ParquetFile([root, ...elements], `b2-inventory version ${version/* VERSION */.x}`, to);
    }
    add(row) {
        for (const { values } of this.#columns)
            values.add(row);
        this.#rows++;
        if (this.#rows === GROUP_ROWS || (this.#rows % ROWS_BETWEEN === 0 && this.#isLarge()))
            this.#endGroup();
    }
    end() {
        if (this.#rows > 0)
            this.#endGroup();
        this.#file.finish();
    }
    #isLarge() {
        return this.#columns.reduce((sum, { values }) => sum + values.bytes, 0) >= GROUP_BYTES;
    }
    #endGroup() {
        const chunks = this.#columns.map(({ element, values }) => writeChunk(this.#file, element, this.#codec, values.take()));
        this.#file.endRowGroup(chunks, this.#rows);
        this.#rows = 0;
    }
}


/***/ })

};
