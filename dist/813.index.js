export const id = 813;
export const ids = [813];
export const modules = {

/***/ 43813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ComputedColumn: () => (/* binding */ ComputedColumn),
/* harmony export */   compressors: () => (/* binding */ compressors),
/* harmony export */   decodeColumn: () => (/* binding */ decodeColumn)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var hyparquet_src_column_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16167);
/* harmony import */ var hyparquet_src_datapage_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63730);
/* harmony import */ var hyparquet_src_encoding_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23448);
/* harmony import */ var _bytes_ascii_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(65435);
/* harmony import */ var _bytes_byte_sink_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(68090);
/* harmony import */ var _scanner_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44644);







const MAX_NUMBERS = 1_000;
const compressors = {
    ZSTD: (bytes, outputLength) => (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.zstdDecompressSync)(bytes, { maxOutputLength: Math.max(1, outputLength) }),
};
function decodeColumn(chunk, { codec, type }, isOptional, rows, integerText) {
    const reader = { view: new DataView(chunk), offset: 0 };
    let dictionary;
    for (;;) {
        const header = (0,hyparquet_src_column_js__WEBPACK_IMPORTED_MODULE_2__/* .parquetHeader */ .wK)(reader);
        const size = header.compressed_page_size;
        const isDictionary = header.dictionary_page_header !== undefined;
        if (!isDictionary && header.data_page_header?.num_values !== rows)
            return undefined;
        const compressed = new Uint8Array(chunk, reader.offset, size);
        reader.offset += size;
        const bytes = (0,hyparquet_src_datapage_js__WEBPACK_IMPORTED_MODULE_3__/* .decompressPage */ .tC)(compressed, header.uncompressed_page_size, codec, compressors);
        const page = (0,_bytes_byte_sink_js__WEBPACK_IMPORTED_MODULE_4__/* .bytesOf */ .$$)(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
        const at = { view: page.words, offset: 0 };
        if (isDictionary) {
            if (type !== 'BYTE_ARRAY' || dictionary)
                return undefined;
            const starts = readStarts(page, at, header.dictionary_page_header.num_values);
            dictionary = Array.from(starts, (start) => textAt(page, start));
            continue;
        }
        const { encoding } = header.data_page_header;
        const places = isOptional ? readPlaces(at, rows) : undefined;
        const values = places ? places.values : rows;
        if (encoding === 'RLE_DICTIONARY' && dictionary) {
            const indices = new Int32Array(values);
            const bitWidth = page.words.getUint8(at.offset++);
            (0,hyparquet_src_encoding_js__WEBPACK_IMPORTED_MODULE_5__/* .readRleBitPackedHybrid */ .z)(at, bitWidth, indices, page.bytes.length - at.offset);
            return new DictionaryColumn(dictionary, spread(indices, places));
        }
        if (encoding !== 'PLAIN')
            return undefined;
        if (type === 'BYTE_ARRAY')
            return new TextColumn(page, spread(readStarts(page, at, values), places));
        const value = valueReader(type, page, at.offset, integerText);
        const of = places?.of;
        return (value && new ComputedColumn(rows, (row) => (of ? (of[row] < 0 ? '' : value(of[row])) : value(row))));
    }
}
function readPlaces(page, rows) {
    const levels = new Uint8Array(rows);
    (0,hyparquet_src_encoding_js__WEBPACK_IMPORTED_MODULE_5__/* .readRleBitPackedHybrid */ .z)(page, 1, levels);
    const of = new Int32Array(rows);
    let values = 0;
    for (let row = 0; row < rows; row++)
        of[row] = levels[row] === 1 ? values++ : -1;
    return values === rows ? undefined : { of, values };
}
function spread(values, places) {
    return places ? places.of.map((place) => (place < 0 ? -1 : values[place])) : values;
}
function readStarts(page, at, count) {
    const starts = new Int32Array(count);
    let { offset } = at;
    for (let index = 0; index < count; index++) {
        starts[index] = offset + 4;
        offset += 4 + page.words.getUint32(offset, true);
    }
    if (offset > page.bytes.length)
        throw new _scanner_js__WEBPACK_IMPORTED_MODULE_1__/* .DamagedError */ .M();
    return starts;
}
function textAt({ bytes, words }, start) {
    return bytes.toString('latin1', start, start + words.getUint32(start - 4, true));
}
function valueReader(type, { bytes, words }, start, integerText) {
    if (type === 'INT64')
        return (index) => integerText(words.getBigInt64(start + index * 8, true));
    if (type === 'BOOLEAN')
        return (index) => String(((bytes[start + (index >> 3)] >> (index & 7)) & 1) === 1);
    return undefined;
}
class TextColumn {
    #page;
    #starts;
    constructor(page, starts) {
        this.#page = page;
        this.#starts = starts;
    }
    text(row) {
        const start = this.#starts[row];
        return start < 0 ? '' : textAt(this.#page, start);
    }
    isText(row, text, start, end) {
        const own = this.#starts[row];
        const length = end - start;
        if (own < 0 || this.#page.words.getUint32(own - 4, true) !== length)
            return false;
        if (!(0,_bytes_byte_sink_js__WEBPACK_IMPORTED_MODULE_4__/* .sameBytes */ .er)(this.#page, own, text, start, length))
            return false;
        for (let at = start; at < end; at++)
            if (text.bytes[at] === _bytes_ascii_js__WEBPACK_IMPORTED_MODULE_6__/* .BACKSLASH */ .r_)
                return false;
        return true;
    }
    numbers() {
        return numbered(this.#starts.length, this);
    }
}
class DictionaryColumn {
    #texts;
    #indices;
    constructor(texts, indices) {
        this.#texts = texts;
        this.#indices = indices;
        for (const index of indices)
            if (index >= texts.length)
                throw new _scanner_js__WEBPACK_IMPORTED_MODULE_1__/* .DamagedError */ .M();
    }
    text(row) {
        return this.#texts[this.#indices[row]] ?? '';
    }
    isText(row, text, start, end) {
        return isSame(this.text(row), text, start, end);
    }
    numbers() {
        return { of: this.#indices, count: this.#texts.length };
    }
}
class ComputedColumn {
    #rows;
    text;
    constructor(rows, text) {
        this.#rows = rows;
        this.text = text;
    }
    isText(row, text, start, end) {
        return isSame(this.text(row), text, start, end);
    }
    numbers() {
        return numbered(this.#rows, this);
    }
}
function isSame(own, { bytes }, start, end) {
    return !own.includes('\\') && own === bytes.toString('latin1', start, end);
}
function numbered(rows, column) {
    const numbers = new Map();
    const of = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
        const text = column.text(row);
        const number = numbers.get(text) ?? numbers.size;
        if (number === numbers.size)
            numbers.set(text, number);
        if (number === MAX_NUMBERS)
            return undefined;
        of[row] = number;
    }
    return { of, count: numbers.size };
}


/***/ })

};
