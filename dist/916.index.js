export const id = 916;
export const ids = [916];
export const modules = {

/***/ 41916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ParquetTable: () => (/* binding */ ParquetTable)
});

// EXTERNAL MODULE: ./node_modules/hyparquet-writer/src/bytewriter.js
var bytewriter = __webpack_require__(83732);
// EXTERNAL MODULE: ./node_modules/hyparquet-writer/src/parquet-writer.js + 10 modules
var parquet_writer = __webpack_require__(33719);
// EXTERNAL MODULE: ./build/bytes/byte-sink.js
var byte_sink = __webpack_require__(68090);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(58508);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/hyparquet-writer/src/datapage.js + 2 modules
var datapage = __webpack_require__(9477);
// EXTERNAL MODULE: ./node_modules/hyparquet-writer/src/encoding.js
var encoding = __webpack_require__(13096);
// EXTERNAL MODULE: ./node_modules/hyparquet-writer/src/snappy.js
var snappy = __webpack_require__(61154);
;// CONCATENATED MODULE: ./build/formats/parquet/chunk.js






const COMPRESS = {
    SNAPPY: snappy/* snappyCompress */.M,
    ZSTD: (bytes) => (0,external_node_zlib_.zstdCompressSync)(bytes, { params: { [external_node_zlib_.constants.ZSTD_c_compressionLevel]: 1 } }),
};
/** The page at hand, before it is compressed. */
const page = new byte_sink/* ByteSink */._s(1 << 20);
/**
 * Writes a column's part of a row group: its dictionary, if it has one, and one page of data in the first version of
 * the format, which every reader knows.
 * @param nullable in the schema
 */
function writeChunk(writer, element, codec, group) {
    const { present, dictionary, range } = group;
    const encoding = dictionary ? 'RLE_DICTIONARY' : 'PLAIN';
    const chunkStart = writer.offset;
    let uncompressed = 0;
    const write = (header) => {
        const bytes = page.bytes.subarray(0, page.length);
        const compressed = COMPRESS[codec](bytes);
        const start = writer.offset;
        const sizes = { uncompressed_page_size: bytes.length, compressed_page_size: compressed.length };
        (0,datapage/* writePageHeader */.s)(writer, { ...sizes, ...header });
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
    if (element.repetition_type === 'OPTIONAL')
        writeRuns(present, 1, true);
    if (dictionary) {
        const bits = Math.max(1, Math.ceil(Math.log2(dictionary.values)));
        page.byte(bits);
        writeRuns(dictionary.places, bits, false);
    }
    else {
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
            type: element.type,
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
function nullsIn(present) {
    let nulls = present.length;
    for (const each of present)
        nulls -= each;
    return nulls;
}
/** Small numbers as runs and packed bits; `measured`: behind their length. */
function writeRuns(values, bits, measured) {
    const runs = new bytewriter/* ByteWriter */.U();
    (0,encoding/* writeRleBitPackedHybrid */.Y)(runs, values, bits);
    const bytes = runs.getBytes();
    page.reserve(4 + bytes.length);
    if (measured) {
        page.words.setUint32(page.length, bytes.length, true);
        page.length += 4;
    }
    page.bytes.set(bytes, page.length);
    page.length += bytes.length;
}

;// CONCATENATED MODULE: ./build/formats/parquet/numbers.js
/** Integers, moments, and true and false. */
class Numbers {
    type;
    #isBoolean;
    #number;
    #values;
    #present;
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
        this.#present = new Uint8Array(rows);
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
            this.#present[row] = Number.isNaN(value) ? 0 : 1;
            if (value < min)
                min = value;
            if (value > max)
                max = value;
        }
        const present = this.#present.subarray(0, values.length);
        const write = (to) => (this.#isBoolean ? writeBits(values, to) : writeIntegers(values, to));
        if (min > max)
            return { present, write };
        return { present, write, range: this.#isBoolean ? [min !== 0, max !== 0] : [BigInt(min), BigInt(max)] };
    }
}
function writeIntegers(values, to) {
    to.reserve(values.length * 8);
    for (const value of values) {
        if (Number.isNaN(value))
            continue;
        // Both halves are taken modulo 2 ** 32.
        to.words.setUint32(to.length, value, true);
        to.words.setUint32(to.length + 4, Math.floor(value / 2 ** 32), true);
        to.length += 8;
    }
}
/** Eight to a byte, the first in the lowest bit. */
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

;// CONCATENATED MODULE: ./build/formats/parquet/texts.js

/** Beyond so many different values in a group there is no dictionary. */
const DICTIONARY_VALUES = 1_000;
const NULL = 0x6e;
const BACKSLASH = 0x5c;
/** Strings; arrays and objects as JSON. */
class Texts {
    // That it is JSON is not said: not all readers would take it for text then.
    type = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
    #column;
    /** A string's literal has quotes around it, and may have escapes in it. */
    #isString;
    /** Literals, each different one once, as long as there may be a dictionary. */
    #literals = new byte_sink/* ByteSink */._s(1 << 16);
    #starts;
    #ends;
    #count = 0;
    /** Which of them each row has. */
    #places;
    #present;
    #rows = 0;
    /** The places of the literals; undefined once there are too many. */
    #known = new Map();
    constructor(column, rows) {
        this.#column = column;
        this.#isString = column.type === 'string';
        this.#starts = new Int32Array(rows);
        this.#ends = new Int32Array(rows);
        this.#places = new Int32Array(rows);
        this.#present = new Uint8Array(rows);
    }
    get bytes() {
        return this.#literals.length;
    }
    add(row) {
        const start = this.#literals.length;
        this.#column.write(row, this.#literals);
        const place = this.#find(start);
        const isNew = place === this.#count;
        if (isNew) {
            this.#starts[place] = start;
            this.#ends[place] = this.#literals.length;
            this.#count++;
        }
        else {
            this.#literals.length = start;
        }
        this.#places[this.#rows++] = place;
    }
    /** The place of the literal that begins there, which may be a new one. */
    #find(start) {
        const literals = this.#literals;
        const length = literals.length - start;
        if (this.#rows > 0) {
            const last = this.#places[this.#rows - 1];
            const before = this.#starts[last];
            if (this.#ends[last] - before === length && (0,byte_sink/* sameBytes */.er)(literals, before, literals, start, length))
                return last;
        }
        if (this.#known === undefined)
            return this.#count;
        const literal = literals.slice(start);
        const place = this.#known.get(literal) ?? this.#count;
        if (place < DICTIONARY_VALUES)
            this.#known.set(literal, place);
        else
            this.#known = undefined;
        return place;
    }
    take() {
        const [rows, count] = [this.#rows, this.#count];
        const isRepeating = this.#known !== undefined && 2 * count <= rows;
        const nulls = this.#bare();
        const present = this.#present.subarray(0, rows);
        const places = this.#places.subarray(0, rows);
        for (let row = 0; row < rows; row++)
            present[row] = this.#ends[places[row]] < 0 ? 0 : 1;
        [this.#rows, this.#count, this.#known] = [0, 0, new Map()];
        if (!isRepeating)
            return { present, write: (to) => this.#write(places, to) };
        // The dictionary has no place for null.
        const indices = new Int32Array(rows);
        let values = 0;
        for (const place of places) {
            if (place === nulls)
                continue;
            indices[values++] = nulls >= 0 && place > nulls ? place - 1 : place;
        }
        const all = this.#places.subarray(0, count);
        return {
            present,
            dictionary: { values: nulls >= 0 ? count - 1 : count, places: indices.subarray(0, values) },
            write: (to) => {
                for (let place = 0; place < count; place++)
                    all[place] = place;
                this.#write(all, to);
            },
        };
    }
    /** Makes texts of the literals, in their places; the end of null is -1. @returns the place of the last null, or -1 */
    #bare() {
        const literals = this.#literals;
        const length = literals.length;
        let nulls = -1;
        let backslash = this.#isString ? indexOf(literals, BACKSLASH, 0, length) : length;
        for (let place = 0; place < this.#count; place++) {
            const start = this.#starts[place];
            const end = this.#ends[place];
            if (literals.bytes[start] === NULL) {
                this.#ends[place] = -1;
                nulls = place;
            }
            else if (backslash < end) {
                const text = JSON.parse(literals.bytes.toString('utf8', start, end));
                this.#starts[place] = literals.length;
                literals.all((0,byte_sink/* bytesOf */.$$)(Buffer.from(text)));
                this.#ends[place] = literals.length;
                backslash = indexOf(literals, BACKSLASH, end, length);
            }
            else if (this.#isString) {
                this.#starts[place] = start + 1;
                this.#ends[place] = end - 1;
            }
        }
        return nulls;
    }
    /** Each behind its length in bytes. */
    #write(places, to) {
        for (const place of places) {
            const end = this.#ends[place];
            if (end < 0)
                continue;
            const start = this.#starts[place];
            to.reserve(4);
            to.words.setUint32(to.length, end - start, true);
            to.length += 4;
            to.copy(this.#literals, start, end);
        }
        this.#literals.length = 0;
    }
}
/** Where the byte is next; `end` when it is not there. */
function indexOf({ bytes }, byte, from, end) {
    const at = bytes.indexOf(byte, from);
    return at >= 0 && at < end ? at : end;
}

;// CONCATENATED MODULE: ./build/formats/parquet/table.js






/** A row group is held in memory until it is full. */
const GROUP_ROWS = 50_000;
const GROUP_BYTES = 16 << 20;
/** Rows between two looks at how many bytes there are. */
const ROWS_BETWEEN = 64;
/**
 * A Parquet file while rows come, written one row group after the other. The library writes what is particular to
 * Parquet; the values go into its pages without an object for each, which takes a third of the time.
 */
class ParquetTable {
    #columns;
    #codec;
    #bytes = new bytewriter/* ByteWriter */.U();
    #writer;
    #rows = 0;
    /** @param to takes the file's bytes, a row group at a time */
    constructor(columns, to, { schema, codec, required }) {
        this.#columns = columns.map((column) => {
            const values = 'number' in column ? new Numbers(column, GROUP_ROWS) : new Texts(column, GROUP_ROWS);
            const repetition_type = required?.includes(column.name) ? 'REQUIRED' : 'OPTIONAL';
            return { element: { name: column.name, repetition_type, ...values.type }, values };
        });
        this.#codec = codec;
        const bytes = this.#bytes;
        const pass = () => {
            to.all((0,byte_sink/* bytesOf */.$$)(Buffer.from(bytes.buffer, 0, bytes.index)));
            bytes.index = 0;
        };
        this.#writer = new parquet_writer/* ParquetWriter */.o({
            writer: Object.assign(bytes, { flush: pass, finish: pass }),
            schema: [
                { name: schema, num_children: columns.length },
                ...this.#columns.map(({ element }) => element),
            ],
            createdBy: `b2-inventory version ${version/* VERSION */.x}`,
        });
    }
    add(row) {
        for (const { values } of this.#columns)
            values.add(row);
        this.#rows++;
        if (this.#rows === GROUP_ROWS || (this.#rows % ROWS_BETWEEN === 0 && this.#isLarge()))
            this.#endGroup();
    }
    /** All rows have come. */
    end() {
        if (this.#rows > 0)
            this.#endGroup();
        this.#writer.finish();
    }
    #isLarge() {
        return this.#columns.reduce((sum, { values }) => sum + values.bytes, 0) >= GROUP_BYTES;
    }
    #endGroup() {
        const start = this.#bytes.offset;
        const columns = this.#columns.map(({ element, values }) => writeChunk(this.#bytes, element, this.#codec, values.take()));
        const rows = BigInt(this.#rows);
        this.#writer.num_rows += rows;
        this.#writer.row_groups.push({
            columns,
            num_rows: rows,
            total_byte_size: columns.reduce((sum, { meta_data }) => sum + meta_data.total_uncompressed_size, 0n),
            total_compressed_size: BigInt(this.#bytes.offset - start),
        });
        this.#writer.writer.flush?.();
        this.#rows = 0;
    }
}


/***/ })

};
