export const id = 250;
export const ids = [250,267,921];
export const modules = {

/***/ 45367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ dataFiles)
/* harmony export */ });
/* harmony import */ var _rows_compared_row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77822);

const FORMATS = ['csv', 'ndjson', 'json', 'parquet'];
const COMPRESSIONS = ['.zst', '', '.gz'];
const COMPRESSED = /\.(?:zst|gz)$/;
function dataFiles(manifest, formats) {
    const read = manifest.outputs.filter((file) => readerOf(file) !== undefined);
    if (read.length === 0)
        return 'has no csv, ndjson, json or parquet file';
    const found = [...Map.groupBy(read, ({ format }) => format).values()];
    const usable = found.filter((files) => files.every((file) => missing(file).length === 0));
    const rank = ({ format, compression, printedBy }) => ((printedBy ? 0 : FORMATS.length) + FORMATS.indexOf(format)) * COMPRESSIONS.length +
        COMPRESSIONS.indexOf(compression);
    if (usable.length > 0)
        return usable.map((files) => dataFilesOf(files, formats)).sort((a, b) => rank(a) - rank(b));
    const lacks = found.map(([file]) => `${file.path} lacks ${missing(file).join(', ')}`);
    return `has no file with all columns that are compared: ${lacks.join('; ')}`;
}
function readerOf(file) {
    const [, extension, compression = ''] = /\.(\w+?)(\.zst|\.gz)?$/.exec(file.path) ?? [];
    const format = FORMATS.find((each) => each === extension);
    if (!format || file.format.replace(COMPRESSED, '') !== format || !Array.isArray(file.columns))
        return;
    if (format === 'parquet' && compression !== '')
        return;
    return { format, compression: compression };
}
function dataFilesOf(files, formats) {
    const { format, compression } = readerOf(files[0]);
    const printedBy = formats.find(({ name, columns, printed }) => printed &&
        name.replace(COMPRESSED, '') === format &&
        files.every((file) => String(columns) === String(file.columns)));
    return { files, format, compression, printedBy };
}
function missing({ columns }) {
    return _rows_compared_row_js__WEBPACK_IMPORTED_MODULE_0__/* .COMPARED_COLUMNS */ .wz.filter((name) => !columns.includes(name));
}


/***/ }),

/***/ 39250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  inputError: () => (/* binding */ inputError),
  openPath: () => (/* binding */ openPath),
  openRows: () => (/* binding */ openRows),
  opening: () => (/* binding */ opening)
});

// EXTERNAL MODULE: ./build/github/input-error.js
var input_error = __webpack_require__(81545);
// EXTERNAL MODULE: ./build/baseline/data-file.js
var data_file = __webpack_require__(45367);
// EXTERNAL MODULE: ./build/inventory/validate.js
var validate = __webpack_require__(39921);
;// CONCATENATED MODULE: ./build/baseline/history.js

const MOST_EARLIER = 90;
const MOST_BUCKETS = 10;
function carriedForward(baseline) {
    const taken = [totalsOf(baseline)];
    const held = baseline.history;
    for (const entry of Array.isArray(held) ? held : []) {
        const newer = taken.at(-1).startedAt;
        if (taken.length === MOST_EARLIER || !(0,validate/* isEarlierTotals */.m)(entry) || entry.startedAt >= newer)
            break;
        taken.push(totalsOf(entry));
    }
    return taken;
}
function totalsOf({ startedAt, files, bytes, buckets }) {
    const few = buckets && buckets.length <= MOST_BUCKETS ? buckets : undefined;
    return {
        startedAt,
        files,
        bytes,
        ...(few && { buckets: few.map((each) => pick(each)) }),
    };
}
function pick({ bucketName, files, bytes }) {
    return { bucketName, files, bytes };
}

// EXTERNAL MODULE: ./build/baseline/read-manifest.js
var read_manifest = __webpack_require__(39648);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/formats/index.js + 14 modules
var formats = __webpack_require__(44956);
// EXTERNAL MODULE: ./build/inventory/folder.js
var inventory_folder = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/inventory/manifest.js + 1 modules
var inventory_manifest = __webpack_require__(50655);
// EXTERNAL MODULE: ./build/inventory/read-file.js
var read_file = __webpack_require__(3398);
// EXTERNAL MODULE: ./build/baseline/scanner.js
var scanner = __webpack_require__(44644);
;// CONCATENATED MODULE: ./build/baseline/checked-cursor.js

class CheckedCursor {
    #cursor;
    #file;
    #digestFault;
    #failure;
    #signal;
    #rows = 0;
    constructor(cursor, file, digestFault, failure, signal) {
        this.#cursor = cursor;
        this.#file = file;
        this.#digestFault = digestFault;
        this.#failure = failure;
        this.#signal = signal;
    }
    get done() {
        return this.#cursor.done;
    }
    skip(listed) {
        if (!this.#cursor.skip(listed))
            return false;
        this.#rows++;
        return true;
    }
    next() {
        try {
            const row = this.#cursor.next();
            if (row)
                this.#rows++;
            else
                this.#checkEnd();
            return row;
        }
        catch (error) {
            throw this.#damaged(error);
        }
    }
    async read() {
        this.#signal?.throwIfAborted();
        const fault = await this.#digestFault;
        if (fault !== undefined)
            throw this.#failure(fault);
        try {
            await this.#cursor.read();
            this.#checkEnd();
        }
        catch (error) {
            throw this.#damaged(error);
        }
    }
    #checkEnd() {
        const { rows } = this.#file;
        if (this.done && this.#rows !== rows)
            throw new scanner/* DamagedError */.M(`has ${this.#rows} rows instead of ${rows}`);
    }
    #damaged(error) {
        const what = error instanceof scanner/* DamagedError */.M ? error.message : `cannot be read (${error.message})`;
        return Object.assign(this.#failure(`is damaged: ${this.#file.path} ${what}`), { cause: error });
    }
    close() {
        return this.#cursor.close();
    }
}

;// CONCATENATED MODULE: ./build/baseline/joined-cursor.js
class JoinedCursor {
    #cursors;
    #at = 0;
    constructor(cursors) {
        this.#cursors = cursors;
    }
    get done() {
        return this.#current.done;
    }
    get #current() {
        while (this.#at + 1 < this.#cursors.length && this.#cursors[this.#at].done)
            this.#at++;
        return this.#cursors[this.#at];
    }
    skip(listed) {
        return this.#current.skip(listed);
    }
    next() {
        return this.#current.next();
    }
    read() {
        return this.#current.read();
    }
    async close() {
        await Promise.allSettled(this.#cursors.map((cursor) => cursor.close()));
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/rows/compared-row.js
var compared_row = __webpack_require__(77822);
// EXTERNAL MODULE: ./build/rows/json-literal.js
var json_literal = __webpack_require__(39530);
// EXTERNAL MODULE: ./build/rows/timestamps.js
var timestamps = __webpack_require__(40199);
// EXTERNAL MODULE: ./build/b2/page/fields.js
var fields = __webpack_require__(39008);
;// CONCATENATED MODULE: ./build/baseline/parquet-row-group.js



const SHARED_SETTINGS = compared_row/* SETTINGS */.yy.filter((name) => name !== 'retainUntil');
const SHARED_COLUMNS = ['bucket', 'action', 'latest', ...SHARED_SETTINGS];
class ParquetRowGroup {
    rows;
    #columns;
    #name;
    #fileId;
    #retainUntil;
    #sharedColumns;
    #shared;
    #known = [new Map(), new Map()];
    #bucket;
    constructor(rows, columns) {
        this.rows = rows;
        this.#columns = compared_row/* COMPARED_COLUMNS */.wz.map((name) => columns.get(name));
        this.#name = columns.get('name');
        this.#fileId = columns.get('fileId');
        this.#retainUntil = columns.get('retainUntil');
        this.#sharedColumns = SHARED_COLUMNS.map((name) => columns.get(name));
        this.#shared = combine(rows, this.#sharedColumns);
    }
    texts(row) {
        return this.#columns.map((column) => column.text(row));
    }
    isSame(at, listed) {
        return (isLiteral(this.#name, at, listed, fields/* SLOT */.rt.fileName) &&
            isLiteral(this.#fileId, at, listed, fields/* SLOT */.rt.fileId) &&
            this.#retainUntil.text(at) === (0,json_literal/* stringOf */.Je)((0,compared_row/* settingOf */.y7)(listed, 'retainUntil')) &&
            this.#hasShared(at, listed));
    }
    #hasShared(at, row) {
        const { settings, bucket, latest } = row;
        if (bucket !== this.#bucket)
            for (const known of this.#known)
                known.clear();
        this.#bucket = bucket;
        const known = this.#known[latest ? 1 : 0];
        const shared = this.#shared?.[at];
        if (shared !== undefined && known.get(settings) === shared)
            return true;
        const listed = [(0,json_literal/* stringOf */.Je)(bucket), (0,json_literal/* stringOf */.Je)(settings.action), String(latest)];
        for (const name of SHARED_SETTINGS)
            listed.push((0,json_literal/* stringOf */.Je)((0,compared_row/* settingOf */.y7)(row, name)));
        if (!this.#sharedColumns.every((column, index) => column.text(at) === listed[index]))
            return false;
        if (shared !== undefined && settings.id >= 0)
            known.set(settings, shared);
        return true;
    }
}
function isLiteral(column, at, { page, index }, slot) {
    return column.isText(at, page, page.start(index, slot) + 1, page.end(index, slot) - 1);
}
function combine(rows, columns) {
    const combined = new Int32Array(rows);
    let count = 1;
    for (const column of columns) {
        const numbers = column.numbers();
        const base = (numbers?.count ?? 0) + 1;
        count *= base;
        if (!numbers || count > 2 ** 31)
            return undefined;
        const { of } = numbers;
        for (let row = 0; row < rows; row++)
            combined[row] = combined[row] * base + of[row] + 1;
    }
    return combined;
}

;// CONCATENATED MODULE: ./build/baseline/parquet-cursor.js






class ParquetCursor {
    done = false;
    #file;
    #bytes;
    #compared = new compared_row/* ComparedRows */.$3();
    #groups;
    #group;
    #at = 0;
    constructor(file, bytes) {
        this.#file = file;
        this.#bytes = bytes;
    }
    skip(listed) {
        if (!this.#group?.isSame(this.#at, listed))
            return false;
        this.#pass();
        return true;
    }
    next() {
        if (this.#group === undefined)
            return undefined;
        const row = this.#compared.fromTexts(this.#group.texts(this.#at));
        if (!row)
            throw new scanner/* DamagedError */.M();
        this.#pass();
        return row;
    }
    #pass() {
        this.#at++;
        if (this.#at === this.#group.rows)
            this.#group = undefined;
    }
    async read() {
        if (this.#group || this.done)
            return;
        this.#groups ??= rowGroups(this.#file, this.#bytes);
        const { value, done } = await this.#groups.next();
        this.done = done === true;
        this.#group = value;
        this.#at = 0;
    }
    async close() {
        this.done = true;
        this.#group = undefined;
        await this.#groups?.return?.();
    }
}
async function* rowGroups({ fd }, bytes) {
    const { parquetMetadataAsync } = await Promise.all(/* import() */[__webpack_require__.e(15), __webpack_require__.e(167), __webpack_require__.e(649), __webpack_require__.e(537)]).then(__webpack_require__.bind(__webpack_require__, 50537));
    const metadata = await parquetMetadataAsync({
        byteLength: bytes,
        slice: (start, end = bytes) => readRange(fd, start, end),
    });
    let rowStart = 0;
    for (const group of metadata.row_groups) {
        const rows = Number(group.num_rows);
        if (rows > 0)
            yield new ParquetRowGroup(rows, await readColumns(fd, bytes, metadata, group, rowStart));
        rowStart += rows;
    }
}
async function readColumns(fd, bytes, metadata, group, rowStart) {
    const { ComputedColumn, compressors, decodeColumn } = await Promise.all(/* import() */[__webpack_require__.e(15), __webpack_require__.e(167), __webpack_require__.e(813)]).then(__webpack_require__.bind(__webpack_require__, 43813));
    const { parquetRead } = await Promise.all(/* import() */[__webpack_require__.e(15), __webpack_require__.e(167), __webpack_require__.e(649), __webpack_require__.e(537)]).then(__webpack_require__.bind(__webpack_require__, 50537));
    const rows = Number(group.num_rows);
    const columns = new Map();
    for (const name of compared_row/* COMPARED_COLUMNS */.wz) {
        const meta = group.columns.find(({ meta_data }) => meta_data?.path_in_schema.join() === name)?.meta_data;
        const element = metadata.schema.find((each) => each.name === name);
        if (!meta || !element)
            throw new scanner/* DamagedError */.M(`has no column ${name}`);
        const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
        const chunk = readRange(fd, start, start + Number(meta.total_compressed_size));
        const isOptional = element.repetition_type === 'OPTIONAL';
        const integerText = element.logical_type?.type === 'TIMESTAMP' ? timestampText : String;
        const column = decodeColumn(chunk, meta, isOptional, rows, integerText);
        if (column)
            columns.set(name, column);
    }
    const missing = compared_row/* COMPARED_COLUMNS */.wz.filter((name) => !columns.has(name));
    const values = new Map(missing.map((name) => [name, []]));
    if (missing.length > 0) {
        await parquetRead({
            file: { byteLength: bytes, slice: (start, end = bytes) => readRange(fd, start, end) },
            metadata,
            columns: missing,
            rowStart,
            rowEnd: rowStart + rows,
            parsers: PARSERS,
            compressors,
            onChunk: ({ columnName, columnData }) => {
                for (const value of columnData)
                    values.get(columnName).push(value);
            },
        });
    }
    for (const [name, all] of values) {
        if (all.length !== rows)
            throw new scanner/* DamagedError */.M();
        columns.set(name, new ComputedColumn(rows, (row) => String(all[row] ?? '')));
    }
    return columns;
}
const PARSERS = {
    stringFromBytes: (text) => text && Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('latin1'),
    timestampFromMilliseconds: timestampText,
};
function timestampText(millis) {
    return (0,json_literal/* stringOf */.Je)(timestamps/* timestamps */.AP.literal(Number(millis)));
}
function readRange(fd, start, end) {
    const bytes = new Uint8Array(end - start);
    for (let at = 0; at < bytes.length;) {
        const bytesRead = (0,external_node_fs_.readSync)(fd, bytes, at, bytes.length - at, start + at);
        if (bytesRead === 0)
            throw new scanner/* DamagedError */.M('is cut short');
        at += bytesRead;
    }
    return bytes.buffer;
}

// EXTERNAL MODULE: ./build/bytes/ascii.js
var ascii = __webpack_require__(65435);
;// CONCATENATED MODULE: ./build/baseline/scan-csv.js



class CsvScanner {
    #header;
    #to;
    #rows = new compared_row/* ComparedRows */.$3();
    #texts = compared_row/* COMPARED_COLUMNS */.wz.map(() => '');
    #headerRead = false;
    hasCommas = false;
    row;
    constructor(columns) {
        this.#header = columns.join(',');
        this.#to = columns.map((name) => compared_row/* COMPARED_COLUMNS */.wz.indexOf(name));
    }
    scan(text, start) {
        if (!this.#headerRead)
            return this.#readHeader(text, start);
        const end = this.#record(text, start);
        if (end < 0)
            return end;
        this.row = this.#rows.fromTexts(this.#texts);
        if (!this.row)
            throw new scanner/* DamagedError */.M();
        return end;
    }
    end() {
        if (!this.#headerRead)
            throw new scanner/* DamagedError */.M('is cut short');
    }
    #readHeader(text, start) {
        const end = text.indexOf('\n', start);
        if (end < 0)
            return -1;
        if (text.slice(start, end).replace(/\r$/, '') !== this.#header) {
            throw new scanner/* DamagedError */.M('has a header with other columns than its manifest');
        }
        this.#headerRead = true;
        return end + 1;
    }
    #record(text, start) {
        const to = this.#to;
        let line = text.indexOf('\n', start);
        let at = start;
        for (let cell = 0; cell < to.length; cell++) {
            const isLast = cell === to.length - 1;
            const isQuoted = text.charCodeAt(at) === ascii/* QUOTE */.jA;
            let end = isQuoted ? quotedEnd(text, at) : at;
            if (end < 0)
                return -1;
            if (end > line)
                line = text.indexOf('\n', end);
            if (line < 0)
                return -1;
            if (isLast) {
                const stop = text[line - 1] === '\r' && line > at ? line - 1 : line;
                if (isQuoted && end !== stop)
                    throw new scanner/* DamagedError */.M();
                end = stop;
            }
            else {
                const comma = isQuoted ? end : text.indexOf(',', at);
                if (text[comma] !== ',' || comma > line)
                    throw new scanner/* DamagedError */.M();
                end = comma;
            }
            const place = to[cell];
            if (place >= 0)
                this.#texts[place] = unquoted(text, at, end, isQuoted);
            at = end + 1;
        }
        return line + 1;
    }
}
function unquoted(text, start, end, isQuoted) {
    const value = isQuoted ? text.slice(start + 1, end - 1).replaceAll('""', '"') : text.slice(start, end);
    return value.charCodeAt(0) === ascii/* APOSTROPHE */.CW ? value.slice(1) : value;
}
function quotedEnd(text, at) {
    let end = text.indexOf('"', at + 1);
    while (end >= 0 && text.charCodeAt(end + 1) === ascii/* QUOTE */.jA)
        end = text.indexOf('"', end + 2);
    return end < 0 || end + 1 === text.length ? -1 : end + 1;
}

;// CONCATENATED MODULE: ./build/baseline/scan-ndjson.js




class NdjsonScanner {
    hasCommas;
    row;
    #steps;
    #rows = new compared_row/* ComparedRows */.$3();
    #texts = compared_row/* COMPARED_COLUMNS */.wz.map(() => '');
    #isOpen = false;
    #isClosed = false;
    constructor(columns, isArray) {
        this.hasCommas = isArray;
        const needed = new Set(compared_row/* COMPARED_COLUMNS */.wz);
        const last = columns.findLastIndex((name) => needed.has(name));
        this.#steps = columns.slice(0, last + 1).map((name, index) => ({
            before: `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`,
            to: compared_row/* COMPARED_COLUMNS */.wz.indexOf(name),
        }));
    }
    scan(text, start) {
        const end = text.indexOf('\n', start);
        if (end < 0)
            return -1;
        this.row = undefined;
        if (!this.hasCommas)
            this.row = this.#row(text, start, end);
        else if (!this.#isOpen)
            this.#open(text.slice(start, end));
        else if (text.startsWith(']\n', start))
            this.#isClosed = true;
        else
            this.row = this.#row(text, start, text.charCodeAt(end - 1) === ascii/* COMMA */.KE ? end - 1 : end);
        return end + 1;
    }
    end() {
        if (this.hasCommas && !this.#isClosed)
            throw new scanner/* DamagedError */.M('is cut short');
    }
    #open(line) {
        if (line !== '[')
            throw new scanner/* DamagedError */.M('is not a JSON array');
        this.#isOpen = true;
    }
    #row(text, start, end) {
        const texts = this.#texts;
        let at = start;
        for (const { before, to } of this.#steps) {
            if (!text.startsWith(before, at))
                throw new scanner/* DamagedError */.M();
            at += before.length;
            const after = valueEnd(text, at);
            if (to >= 0)
                texts[to] = scan_ndjson_unquoted(text, at, after);
            at = after;
        }
        const row = text[end - 1] === '}' && at < end && !this.#isClosed ? this.#rows.fromTexts(texts) : undefined;
        if (!row)
            throw new scanner/* DamagedError */.M();
        return row;
    }
}
function scan_ndjson_unquoted(text, start, end) {
    const first = text.charCodeAt(start);
    if (first === ascii/* QUOTE */.jA) {
        const value = text.slice(start + 1, end - 1);
        return value.includes('\\') ? (0,json_literal/* stringOf */.Je)(text.slice(start, end)) : value;
    }
    return first === ascii/* SMALL_N */.nd ? '' : text.slice(start, end);
}
function valueEnd(text, at) {
    const first = text.charCodeAt(at);
    if (first === ascii/* QUOTE */.jA)
        return stringEnd(text, at);
    if (first === ascii/* SMALL_N */.nd)
        return at + 'null'.length;
    let depth = 0;
    for (let end = at; end < text.length;) {
        const sign = text.charCodeAt(end);
        if (depth === 0 && (sign === ascii/* COMMA */.KE || sign === ascii/* CLOSE_BRACE */.rc))
            return end;
        if (sign === ascii/* QUOTE */.jA)
            end = stringEnd(text, end);
        else {
            if (sign === ascii/* OPEN_BRACE */.Hv || sign === ascii/* OPEN_BRACKET */.WL)
                depth++;
            if (sign === ascii/* CLOSE_BRACE */.rc || sign === ascii/* CLOSE_BRACKET */.wt)
                depth--;
            end++;
        }
    }
    throw new scanner/* DamagedError */.M();
}
function stringEnd(text, at) {
    for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
        let before = end - 1;
        while (text.charCodeAt(before) === ascii/* BACKSLASH */.r_)
            before--;
        if ((end - before) % 2 === 1)
            return end + 1;
    }
    throw new scanner/* DamagedError */.M();
}

// EXTERNAL MODULE: ./build/bytes/byte-sink.js
var byte_sink = __webpack_require__(68090);
;// CONCATENATED MODULE: ./build/baseline/text-cursor.js



const AHEAD = 131_072;
const PIECE = 4_096;
const MAX_ROW_BYTES = 1 << 20;
class TextCursor {
    done = false;
    #scanner;
    #chunks;
    #print;
    #window = (0,byte_sink/* bytesOf */.$$)(Buffer.allocUnsafeSlow(4 * AHEAD));
    #at = 0;
    #end = 0;
    #ended = false;
    #isShort = false;
    #begun = false;
    #decoded = '';
    #decodedFrom = 0;
    constructor(scanner, chunks, print) {
        this.#scanner = scanner;
        this.#chunks = chunks[Symbol.asyncIterator]();
        this.#print = print;
    }
    skip(listed) {
        if (this.#print === undefined || !this.#begun)
            return false;
        const printed = this.#print(listed);
        const { bytes } = printed.to;
        let { start, end } = printed;
        if (bytes[start] === ascii/* COMMA */.KE && bytes[start + 1] === ascii/* NEW_LINE */.qK)
            start++;
        if (bytes[start] === ascii/* NEW_LINE */.qK)
            start++;
        if (bytes[end - 1] === ascii/* NEW_LINE */.qK)
            end--;
        const length = end - start;
        let after = this.#at + length;
        if (length <= 0 || after + 1 >= this.#end)
            return false;
        if (!(0,byte_sink/* sameBytes */.er)(this.#window, this.#at, printed.to, start, length))
            return false;
        if (this.#scanner.hasCommas && this.#window.bytes[after] === ascii/* COMMA */.KE)
            after++;
        if (this.#window.bytes[after] !== ascii/* NEW_LINE */.qK)
            return false;
        this.#at = after + 1;
        return true;
    }
    next() {
        for (;;) {
            const length = this.#scan();
            if (length < 0)
                return undefined;
            this.#at += length;
            this.#begun = true;
            if (this.#scanner.row)
                return this.#scanner.row;
        }
    }
    #scan() {
        const start = this.#at - this.#decodedFrom;
        let end = start < this.#decoded.length ? this.#scanner.scan(this.#decoded, start) : -1;
        if (end >= 0)
            return end - start;
        for (let size = PIECE; end < 0; size *= 2) {
            if (this.#decodedFrom === this.#at && this.#at + this.#decoded.length === this.#end)
                return this.#stop();
            this.#decode(Math.min(this.#at + size, this.#end));
            end = this.#scanner.scan(this.#decoded, 0);
        }
        return end;
    }
    #stop() {
        const left = this.#end - this.#at;
        if (left > MAX_ROW_BYTES)
            throw new scanner/* DamagedError */.M();
        if (!this.#ended) {
            this.#isShort = true;
        }
        else if (!this.done) {
            if (left > 0)
                throw new scanner/* DamagedError */.M('is cut short');
            this.#scanner.end();
            this.done = true;
        }
        return -1;
    }
    #decode(end) {
        this.#decoded = this.#window.bytes.toString('latin1', this.#at, end);
        this.#decodedFrom = this.#at;
    }
    async read() {
        while (!this.#ended && (this.#isShort || this.#end - this.#at < AHEAD)) {
            const { value, done } = await this.#chunks.next();
            if (done)
                this.#ended = true;
            else
                this.#append(value);
            this.#isShort = false;
        }
    }
    #append(chunk) {
        const left = this.#end - this.#at;
        if (this.#end + chunk.length > this.#window.bytes.length) {
            const { bytes } = this.#window;
            const room = bytes.length >= left + chunk.length ? bytes : Buffer.allocUnsafeSlow(2 * (left + chunk.length));
            bytes.copy(room, 0, this.#at, this.#end);
            if (room !== bytes)
                this.#window = (0,byte_sink/* bytesOf */.$$)(room);
            this.#decoded = '';
            this.#decodedFrom = 0;
            this.#at = 0;
            this.#end = left;
        }
        this.#end += chunk.copy(this.#window.bytes, this.#end);
    }
    async close() {
        this.done = true;
        await this.#chunks.return?.();
    }
}

;// CONCATENATED MODULE: ./build/baseline/read-rows.js















class BaselineRowsError extends Error {
    name = 'BaselineRowsError';
}
const EXPANDED_CHUNK = 262_144;
const CHECKED_AT_ONCE = 16 * 1_048_576;
class BaselineRows {
    path;
    digestFault;
    #data;
    #handles;
    #closing = new AbortController();
    constructor(data, handles, signal) {
        this.path = data.files[0].path;
        this.#data = data;
        this.#handles = handles;
        const signals = [this.#closing.signal, ...(signal ? [signal] : [])];
        this.digestFault = digestFaultOf(data, handles, AbortSignal.any(signals));
        this.digestFault.catch(() => { });
    }
    static async open(manifestPath, manifest, formats = [], signal) {
        const found = (0,data_file/* dataFiles */.q)(manifest, formats);
        if (typeof found === 'string')
            throw new BaselineRowsError(found);
        for (const data of found) {
            const handles = [];
            let isOpen = false;
            try {
                for (const { path } of data.files) {
                    const handle = await openInside((0,external_node_path_.dirname)(manifestPath), path);
                    if (!handle)
                        break;
                    handles.push(handle);
                }
                if (handles.length < data.files.length)
                    continue;
                await checkSizes(data, handles, manifest);
                const rows = new BaselineRows(data, handles, signal);
                const bytes = data.files.reduce((sum, file) => sum + file.bytes, 0);
                const fault = bytes > CHECKED_AT_ONCE ? undefined : await rows.digestFault;
                if (fault !== undefined)
                    throw new BaselineRowsError(fault);
                isOpen = true;
                return rows;
            }
            finally {
                if (!isOpen)
                    for (const handle of handles)
                        await handle.close();
            }
        }
        const paths = found.flatMap(({ files }) => files.map(({ path }) => path));
        throw new BaselineRowsError(`is missing ${paths.join(', ')}; keep its files beside its ${inventory_manifest/* MANIFEST */.e0}`);
    }
    cursor(failure = (fault) => new BaselineRowsError(fault), signal) {
        const cursors = this.#data.files.map((file, index) => {
            const cursor = this.#cursor(file, this.#handles[index]);
            return new CheckedCursor(cursor, file, this.digestFault, failure, signal);
        });
        return cursors.length === 1 ? cursors[0] : new JoinedCursor(cursors);
    }
    #cursor(file, handle) {
        const { format, printedBy } = this.#data;
        if (format === 'parquet')
            return new ParquetCursor(handle, file.bytes);
        const print = printedBy ? () => printedBy.printed : (0,formats/* rowPrinter */.Xj)(format, file.columns);
        return new TextCursor(scannerOf(format, file.columns), this.#chunks(handle), print);
    }
    #chunks(handle) {
        const { compression } = this.#data;
        if (compression === '')
            return (0,read_file/* chunksOf */.U_)(handle);
        return readLater(() => {
            const source = handle.createReadStream({ start: 0, autoClose: false, highWaterMark: read_file/* CHUNK */.m$ });
            const options = { chunkSize: EXPANDED_CHUNK, readableHighWaterMark: 2 * EXPANDED_CHUNK };
            const expanded = compression === '.gz' ? (0,external_node_zlib_.createGunzip)(options) : (0,external_node_zlib_.createZstdDecompress)(options);
            return (0,external_node_stream_.pipeline)(source, expanded, () => { });
        });
    }
    async close() {
        this.#closing.abort();
        await Promise.allSettled([this.digestFault]);
        for (const handle of this.#handles)
            await handle.close();
    }
}
async function* readLater(open) {
    yield* open();
}
function scannerOf(format, columns) {
    return format === 'csv' ? new CsvScanner(columns) : new NdjsonScanner(columns, format === 'json');
}
async function openInside(folder, path) {
    const outside = () => new BaselineRowsError(`lists a file outside its folder: ${JSON.stringify(path)}`);
    if (!(0,inventory_folder/* isInside */.FK)(path))
        throw outside();
    try {
        const whole = await (0,promises_.realpath)((0,external_node_path_.join)(folder, path));
        if (!whole.startsWith((await (0,promises_.realpath)(folder)) + external_node_path_.sep))
            throw outside();
        return await (0,promises_.open)(whole, 'r');
    }
    catch (error) {
        if (error instanceof BaselineRowsError)
            throw error;
        if (error.code === 'ENOENT')
            return undefined;
        throw new BaselineRowsError(`cannot be used: ${path} cannot be read (${error.code})`);
    }
}
async function checkSizes({ files }, handles, manifest) {
    const damaged = (path, what) => new BaselineRowsError(`is damaged: ${path} ${what}`);
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    const what = files.length === 1 ? 'has' : 'and the files after it have';
    if (rows !== manifest.files)
        throw damaged(files[0].path, `${what} ${rows} rows instead of ${manifest.files}`);
    for (const [index, file] of files.entries()) {
        const fault = await (0,read_file/* sizeFault */.q8)(handles[index], file);
        if (fault !== undefined)
            throw damaged(file.path, fault);
    }
}
async function digestFaultOf({ files }, handles, signal) {
    for (const [index, file] of files.entries()) {
        const fault = await (0,read_file/* digestFault */.B$)(handles[index], file, signal);
        if (fault !== undefined)
            return `is damaged: ${file.path} ${fault}`;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/baseline/open.js





async function openPath(manifestPath, manifest, request, { inputs: { formats }, policy, log, signal }) {
    const other = (0,read_manifest/* otherRequest */.Ee)(manifest, request, policy.hidesNames);
    const opened = other === undefined ? await openRows(manifestPath, manifest, formats, signal) : { fault: other };
    const { rows, lacks, fault } = opened;
    if (fault !== undefined)
        throw inputError(fault);
    if (lacks !== undefined) {
        log.warning(`Input \`baseline\` ${lacks}; it only speeds up the listing, and nothing is compared`);
    }
    return opening(manifest, rows, signal, async () => rows?.close());
}
function opening(manifest, rows, signal, close) {
    return {
        manifest,
        bucketNames: manifest.buckets.map(({ bucketName }) => bucketName),
        quantiles: (0,read_manifest/* quantilesByBucket */.we)(manifest),
        history: carriedForward(manifest),
        rows: rows && (() => rows.cursor(inputError, signal)),
        close,
    };
}
function inputError(fault) {
    return new input_error/* InputError */.d([`Input \`baseline\` ${fault}`]);
}
async function openRows(manifestPath, manifest, formats, signal) {
    const files = (0,data_file/* dataFiles */.q)(manifest, formats);
    if (typeof files === 'string')
        return { lacks: files };
    try {
        return { rows: await BaselineRows.open(manifestPath, manifest, formats, signal) };
    }
    catch (error) {
        if (error instanceof BaselineRowsError)
            return { fault: error.message };
        throw error;
    }
}


/***/ }),

/***/ 39648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ee: () => (/* binding */ otherRequest),
/* harmony export */   YB: () => (/* binding */ NOT_COMPLETE),
/* harmony export */   ZJ: () => (/* binding */ MAX_MANIFEST_BYTES),
/* harmony export */   readBaseline: () => (/* binding */ readBaseline),
/* harmony export */   we: () => (/* binding */ quantilesByBucket)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _inventory_folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7755);
/* harmony import */ var _inventory_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50655);



const SCHEMA = 1;
const MAX_MANIFEST_BYTES = 256 << 20;
const NOT_OURS = `is not a ${_inventory_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST */ .e0} of this action`;
const NOT_COMPLETE = 'describes an incomplete inventory';
async function readBaseline(path) {
    let text;
    try {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
        if (found.isDirectory())
            return `is a folder; give the path of its ${_inventory_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST */ .e0}`;
        if (!found.isFile() || found.size > MAX_MANIFEST_BYTES)
            return NOT_OURS;
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
    }
    catch (error) {
        return `cannot be read (${error.code})`;
    }
    const manifest = parse(text);
    if (manifest?.tool?.name !== _inventory_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .TOOL */ .js)
        return NOT_OURS;
    const schema = manifest.schemaVersion;
    if (Number.isInteger(schema) && schema > SCHEMA)
        return `has schema version ${schema}, but this version of the action reads ${SCHEMA}; update the action`;
    const { damagedPart } = await Promise.all(/* import() */[__webpack_require__.e(718), __webpack_require__.e(231), __webpack_require__.e(921)]).then(__webpack_require__.bind(__webpack_require__, 39921));
    const part = schema === SCHEMA ? damagedPart(manifest) : '`schemaVersion`';
    if (part !== undefined)
        return `is damaged: invalid ${part}`;
    if (manifest.shard !== undefined)
        return 'is of one shard; give that of the merged inventory';
    if (!manifest.complete)
        return NOT_COMPLETE;
    const out = manifest.outputs.find((output) => !(0,_inventory_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .FK)(output.path));
    return out ? `lists a file outside its folder: ${JSON.stringify(out.path)}` : manifest;
}
function parse(text) {
    try {
        return JSON.parse(text) ?? undefined;
    }
    catch {
        return undefined;
    }
}
function otherRequest(baseline, request, hidesNames = false) {
    const before = baseline.request;
    const differs = (input, was, is) => `was made with another \`${input}\`: ${was} instead of ${is}`;
    if (before.list !== request.list)
        return `lists ${before.list} instead of ${request.list}`;
    const [oldBuckets, buckets] = [bucketText(before.buckets), bucketText(request.buckets)];
    if (oldBuckets !== buckets)
        return differs('bucket', oldBuckets, buckets);
    if (String(before.buckets) !== String(request.buckets))
        return `was made with the buckets in another order; use its order: ${before.buckets?.join(', ')}`;
    if (before.versions !== request.versions)
        return differs('versions', before.versions, request.versions);
    const filters = request.anyFilter ? ['prefix'] : FILTERS;
    const given = filters.find((name) => filterText(before[name]) !== filterText(request[name]));
    if (given === undefined)
        return undefined;
    if (hidesNames)
        return `was made with another \`${given}\``;
    return differs(given, filterText(before[given]), filterText(request[given]));
}
const FILTERS = ['prefix', 'include', 'exclude', 'where'];
function bucketText(names) {
    return names === null ? '*' : names.toSorted().join(', ') || 'no bucket';
}
function filterText(given) {
    if (given === undefined)
        return '""';
    return (typeof given === 'string' ? [given] : given.toSorted())
        .map((each) => JSON.stringify(each))
        .join(', ');
}
function quantilesByBucket(baseline) {
    const found = new Map();
    for (const { bucketId, files, quantiles } of baseline.buckets) {
        if (quantiles)
            found.set(bucketId, { rows: files, ...quantiles });
    }
    return found;
}


/***/ }),

/***/ 44644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ DamagedError)
/* harmony export */ });
class DamagedError extends Error {
    name = 'DamagedError';
    constructor(what = 'has an invalid row') {
        super(what);
    }
}


/***/ }),

/***/ 3398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B$: () => (/* binding */ digestFault),
/* harmony export */   U_: () => (/* binding */ chunksOf),
/* harmony export */   bT: () => (/* binding */ fileFault),
/* harmony export */   m$: () => (/* binding */ CHUNK),
/* harmony export */   q8: () => (/* binding */ sizeFault)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58500);



const CHUNK = 131_072;
const CHUNKS_BETWEEN = 128;
async function* chunksOf({ fd }) {
    const chunk = Buffer.allocUnsafeSlow(CHUNK);
    for (let at = 0;;) {
        const bytesRead = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(fd, chunk, 0, CHUNK, at);
        if (bytesRead === 0)
            return;
        at += bytesRead;
        yield chunk.subarray(0, bytesRead);
    }
}
async function fileFault(handle, file, signal) {
    return (await sizeFault(handle, file)) ?? digestFault(handle, file, signal);
}
async function sizeFault(handle, { bytes }) {
    const stat = await handle.stat();
    if (!stat.isFile())
        return 'is not a file';
    return stat.size === bytes ? undefined : `has ${stat.size} bytes instead of ${bytes}`;
}
async function digestFault(handle, { sha256 }, signal) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let chunks = 0;
    for await (const chunk of chunksOf(handle)) {
        hash.update(chunk);
        if (++chunks % CHUNKS_BETWEEN === 0)
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setImmediate)();
        signal?.throwIfAborted();
    }
    return hash.digest('hex') === sha256 ? undefined : 'does not match its SHA-256';
}


/***/ }),

/***/ 39921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   damagedPart: () => (/* binding */ damagedPart),
/* harmony export */   m: () => (/* binding */ isEarlierTotals)
/* harmony export */ });
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77394);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26198);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71514);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95229);
/* harmony import */ var _sinclair_typebox_value__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(59251);
/* harmony import */ var _names_name_order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93933);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5231);




const { startedAt, complete, files, bytes } = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .manifest */ .eu.properties;
const USED = {
    startedAt,
    request: members(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .request */ .Em, 'list', 'buckets', 'prefix', 'versions', 'include', 'exclude', 'where'),
    complete,
    files,
    bytes,
    buckets: _sinclair_typebox__WEBPACK_IMPORTED_MODULE_2__/* .Array */ .O(members(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .bucket */ .DC, 'bucketId', 'bucketName', 'files', 'bytes', 'error')),
    outputs: _sinclair_typebox__WEBPACK_IMPORTED_MODULE_2__/* .Array */ .O(_sinclair_typebox__WEBPACK_IMPORTED_MODULE_3__/* .Object */ .w({
        ...members(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .outputFile */ .i9, 'format', 'rows', 'bytes', 'sha256').properties,
        path: _sinclair_typebox__WEBPACK_IMPORTED_MODULE_4__/* .String */ .Q({ minLength: 1 }),
        columns: _sinclair_typebox__WEBPACK_IMPORTED_MODULE_2__/* .Array */ .O(_sinclair_typebox__WEBPACK_IMPORTED_MODULE_4__/* .String */ .Q()),
    })),
};
const QUANTILES = members(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .quantiles */ .tI, 'rows', 'every', 'names');
const EARLIER = _sinclair_typebox__WEBPACK_IMPORTED_MODULE_3__/* .Object */ .w({
    ...members(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .earlierTotals */ .CI, 'startedAt', 'files', 'bytes').properties,
    buckets: _sinclair_typebox__WEBPACK_IMPORTED_MODULE_5__/* .Optional */ .X(_sinclair_typebox__WEBPACK_IMPORTED_MODULE_2__/* .Array */ .O(members(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .earlierBucket */ .HR, 'bucketName', 'files', 'bytes'))),
});
function damagedPart(found) {
    const part = Object.keys(USED).find((name) => !isSound(USED[name], found[name]));
    if (part !== undefined)
        return `\`${part}\``;
    const { buckets, complete } = found;
    const ids = new Set(buckets.map(({ bucketId }) => bucketId));
    if (ids.size < buckets.length || (complete && buckets.some(({ error }) => error !== undefined)))
        return '`buckets`';
    return buckets.every(areQuantilesSound) ? undefined : 'quantiles';
}
function isEarlierTotals(value) {
    return isSound(EARLIER, value);
}
function areQuantilesSound({ files, quantiles }) {
    if (quantiles === undefined)
        return true;
    if (!isSound(QUANTILES, quantiles))
        return false;
    const { every, names, rows = files } = quantiles;
    return (names.length * every <= rows &&
        names.every((name, index) => index === 0 || (0,_names_name_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareNames */ .MP)(names[index - 1], name) <= 0));
}
function members({ properties }, ...names) {
    const some = Object.fromEntries(names.map((name) => [name, properties[name]]));
    return _sinclair_typebox__WEBPACK_IMPORTED_MODULE_3__/* .Object */ .w(some);
}
function isSound(schema, value) {
    return (0,_sinclair_typebox_value__WEBPACK_IMPORTED_MODULE_6__/* .Check */ .J)(schema, value) && isExact(schema, value);
}
function isExact(schema, value) {
    if (typeof value === 'string')
        return value.isWellFormed();
    if (typeof value === 'number')
        return Number.isSafeInteger(value);
    if (typeof value !== 'object' || value === null)
        return true;
    if (Array.isArray(value))
        return value.every((item) => isExact(schema?.items, item));
    const properties = Object.entries(schema?.properties ?? {});
    return properties.every(([name, member]) => isExact(member, value[name]));
}


/***/ })

};
