export const id = 714;
export const ids = [714];
export const modules = {

/***/ 29613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ ChangeCounter)
/* harmony export */ });
/* harmony import */ var _bytes_byte_string_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58624);
/* harmony import */ var _names_name_filter_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3251);
/* harmony import */ var _change_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19624);



const COUNTED_AS = {
    added: 'added',
    unhidden: 'added',
    removed: 'removed',
    hidden: 'removed',
    changed: 'changed',
};
const NAMES_KEPT = 10;
class ChangeCounter {
    kinds = Object.fromEntries(_change_js__WEBPACK_IMPORTED_MODULE_1__/* .KINDS */ .GW.map((kind) => [kind, { files: 0, bytes: 0 }]));
    first = Object.fromEntries(_change_js__WEBPACK_IMPORTED_MODULE_1__/* .KINDS */ .GW.map((kind) => [kind, []]));
    #globs;
    #counts = zeros();
    constructor(globs) {
        this.#globs = new Map([...new Set(globs)].map((glob) => [glob, { ...(0,_names_name_filter_js__WEBPACK_IMPORTED_MODULE_0__/* .filterNames */ .z)([glob], []), counts: zeros() }]));
    }
    add(change) {
        const { name, size } = (0,_change_js__WEBPACK_IMPORTED_MODULE_1__/* .fileOf */ .W7)(change);
        const totals = this.kinds[change.kind];
        totals.files++;
        totals.bytes += size;
        const first = this.first[change.kind];
        if (first.length < NAMES_KEPT)
            first.push(changedName(change));
        const counted = COUNTED_AS[change.kind];
        if (counted === undefined)
            return;
        addTo(this.#counts[counted], change);
        if (this.#globs.size === 0)
            return;
        const decoded = (0,_bytes_byte_string_js__WEBPACK_IMPORTED_MODULE_2__/* .fromByteString */ .qL)(name);
        for (const { matches, counts } of this.#globs.values())
            if (matches(decoded))
                addTo(counts[counted], change);
    }
    count(kind, glob) {
        return this.#of(kind, glob).count;
    }
    names(kind, glob) {
        return this.#of(kind, glob).first;
    }
    #of(kind, glob) {
        return (glob === null ? this.#counts : this.#globs.get(glob).counts)[kind];
    }
}
function zeros() {
    const none = () => ({ count: 0, first: [] });
    return { added: none(), removed: none(), changed: none() };
}
function addTo(counted, change) {
    counted.count++;
    if (counted.first.length < NAMES_KEPT)
        counted.first.push(changedName(change));
}
function changedName(change) {
    const { bucket, name } = (0,_change_js__WEBPACK_IMPORTED_MODULE_1__/* .fileOf */ .W7)(change);
    return {
        bucket: (0,_bytes_byte_string_js__WEBPACK_IMPORTED_MODULE_2__/* .fromByteString */ .qL)(bucket),
        name: (0,_bytes_byte_string_js__WEBPACK_IMPORTED_MODULE_2__/* .fromByteString */ .qL)(name),
        ...(change.kind === 'renamed' && { from: (0,_bytes_byte_string_js__WEBPACK_IMPORTED_MODULE_2__/* .fromByteString */ .qL)(change.before.name) }),
    };
}


/***/ }),

/***/ 62299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ ChangeRecords)
/* harmony export */ });
/* harmony import */ var _renames_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52829);

class ChangeRecords {
    #texts;
    #keys;
    #renames;
    constructor(keys, texts) {
        this.#texts = texts;
        this.#keys = keys;
        this.#renames = new _renames_js__WEBPACK_IMPORTED_MODULE_0__/* .Renames */ .E7(keys);
    }
    add(change) {
        const position = this.#texts.add(toTexts(change));
        if (change.kind === 'removed')
            this.#renames.removed(change.before, position);
        if (change.kind === 'added')
            this.#renames.added(change.after, position);
    }
    async flush() {
        await this.#texts.flush();
        await this.#keys.flush();
    }
    async end(counter, signal) {
        const pairs = await this.#renames.find();
        let count = 0;
        for await (const batch of this.#records(pairs)) {
            signal.throwIfAborted();
            for (const change of batch)
                counter.add(change);
            count += batch.length;
        }
        return {
            kinds: counter.kinds,
            count,
            renamesKnown: pairs !== undefined,
            counts: (kind, glob) => counter.count(kind, glob),
            names: (kind, glob) => counter.names(kind, glob),
            first: counter.first,
            records: () => this.#records(pairs),
            unjoined: () => this.#records(undefined),
        };
    }
    async *#records(pairs) {
        const renames = pairs?.cursor();
        for await (const batch of this.#texts.all()) {
            const changes = [];
            for (const { position, texts } of batch) {
                if (renames?.isRemoval(position))
                    continue;
                const change = fromTexts(texts);
                const removal = renames?.removalOf(position);
                if (removal === undefined)
                    changes.push(change);
                else {
                    const { before } = fromTexts(await this.#texts.at(removal));
                    changes.push({ kind: 'renamed', before, after: change.after });
                }
            }
            yield changes;
        }
    }
}
const SIDE_TEXTS = 5;
const ABSENT = Array.from({ length: SIDE_TEXTS }, () => '');
function toTexts({ kind, before, after }) {
    const { bucket, name } = (after ?? before);
    return [kind, bucket, name, ...sideTexts(before), ...sideTexts(after)];
}
function sideTexts(file) {
    return file ? [String(file.size), file.fileId, file.sha1, file.sha1Source, file.settings] : ABSENT;
}
function fromTexts(texts) {
    return { kind: texts[0], before: side(texts, 3), after: side(texts, 3 + SIDE_TEXTS) };
}
function side(texts, at) {
    if (texts[at] === '')
        return undefined;
    return {
        bucket: texts[1],
        name: texts[2],
        size: Number(texts[at]),
        fileId: texts[at + 1],
        sha1: texts[at + 2],
        sha1Source: texts[at + 3],
        settings: texts[at + 4],
    };
}


/***/ }),

/***/ 19624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ KINDS),
/* harmony export */   RK: () => (/* binding */ settingValues),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   Sb: () => (/* binding */ changedSettings),
/* harmony export */   W7: () => (/* binding */ fileOf)
/* harmony export */ });
/* harmony import */ var _rows_compared_row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77822);

const KINDS = [
    'added',
    'removed',
    'changed',
    're-uploaded',
    'hidden',
    'unhidden',
    'metadata',
    'renamed',
];
function judge(before, after) {
    const [hadFile, hasFile] = [isFile(before), isFile(after)];
    if (!hadFile && !hasFile)
        return undefined;
    if (!hadFile)
        return { kind: before === undefined ? 'added' : 'unhidden', after };
    if (!hasFile)
        return { kind: after === undefined ? 'removed' : 'hidden', before };
    if (before.fileId === after.fileId) {
        return changedSettings(before, after).length > 0 ? { kind: 'metadata', before, after } : undefined;
    }
    return { kind: sameContent(before, after) ? 're-uploaded' : 'changed', before, after };
}
function isFile(row) {
    return row !== undefined && row.action !== 'hide';
}
function sameContent(a, b) {
    if (a.size !== b.size)
        return false;
    if (a.sha1 !== '' && b.sha1 !== '')
        return a.sha1 === b.sha1;
    return a.md5 !== '' && a.md5 === b.md5;
}
const RETENTION = _rows_compared_row_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTINGS */ .yy.indexOf('retention');
const RETAIN_UNTIL = _rows_compared_row_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTINGS */ .yy.indexOf('retainUntil');
function changedSettings(before, after) {
    if (before.settings === after.settings)
        return [];
    const [old, current] = [settingValues(before), settingValues(after)];
    const unknown = (at) => old[at] === 'unknown' || current[at] === 'unknown';
    return _rows_compared_row_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTINGS */ .yy.flatMap((_, at) => {
        const same = old[at] === current[at] || unknown(at === RETAIN_UNTIL ? RETENTION : at);
        return same ? [] : at;
    });
}
function settingValues({ settings }) {
    return settings.split('\n');
}
function fileOf({ before, after }) {
    return (after ?? before);
}


/***/ }),

/***/ 8714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ChangesRecorder: () => (/* binding */ ChangesRecorder)
});

// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
// EXTERNAL MODULE: ./build/spill/comparison-scratch.js + 1 modules
var comparison_scratch = __webpack_require__(40755);
// EXTERNAL MODULE: ./build/changes/change-counter.js
var change_counter = __webpack_require__(29613);
// EXTERNAL MODULE: ./build/changes/change-records.js
var change_records = __webpack_require__(62299);
// EXTERNAL MODULE: ./build/rows/compared-row.js
var compared_row = __webpack_require__(77822);
// EXTERNAL MODULE: ./build/rows/json-literal.js
var json_literal = __webpack_require__(39530);
// EXTERNAL MODULE: ./build/changes/row-order.js
var row_order = __webpack_require__(38159);
;// CONCATENATED MODULE: ./build/changes/baseline-side.js

class BaselineSide {
    head;
    #cursor;
    #order;
    constructor(cursor, ranks, versions) {
        this.#cursor = cursor;
        this.#order = new row_order/* RowOrder */.t2('the baseline', ranks, versions);
    }
    get done() {
        return this.head === undefined && this.#cursor.done;
    }
    skip(bucket, listed) {
        if (this.head !== undefined || !this.#cursor.skip(listed))
            return false;
        this.#order.follows(bucket, listed);
        return true;
    }
    find() {
        while (this.head === undefined) {
            const row = this.#cursor.next();
            if (row === undefined)
                return;
            this.#order.next(row.bucket, row.name, row.latest);
            if (row.latest && isState(row.action))
                this.head = row;
        }
    }
    read() {
        return this.#cursor.read();
    }
    close() {
        return this.#cursor.close();
    }
}
function isState(action) {
    return action === 'upload' || action === 'copy' || action === 'hide';
}

// EXTERNAL MODULE: ./build/changes/change.js
var changes_change = __webpack_require__(19624);
;// CONCATENATED MODULE: ./build/changes/comparison.js





class Comparison {
    #ranks;
    #order;
    #baseline;
    #records;
    #rows = new compared_row/* ComparedRows */.$3();
    #versions;
    #page;
    #literal;
    #bucket = '';
    #waiting = [];
    #next = 0;
    constructor({ buckets, versions, baseline, records }) {
        this.#ranks = (0,row_order/* bucketRanks */._B)(buckets.before, buckets.now);
        this.#order = new row_order/* RowOrder */.t2('this listing', this.#ranks, versions);
        this.#baseline = new BaselineSide(baseline, this.#ranks, versions);
        this.#records = records;
        this.#versions = versions;
    }
    add(row) {
        this.#checkOrder(row);
        if (this.#waiting.length === 0 && this.#baseline.skip(this.#bucket, row))
            return;
        if (!row.latest)
            return;
        const copy = this.#rows.copy(row, this.#bucket);
        if (!isState(copy.action))
            return;
        this.#waiting.push(copy);
        this.#merge(false);
    }
    #checkOrder(row) {
        if (row.page === this.#page) {
            this.#order.follows(this.#bucket, row);
            return;
        }
        if (row.bucket !== this.#literal) {
            this.#literal = row.bucket;
            this.#bucket = (0,json_literal/* stringOf */.Je)(row.bucket);
        }
        this.#order.next(this.#bucket, row.name, row.latest);
        if (row.page.ascends(this.#versions))
            this.#page = row.page;
    }
    async flush() {
        do {
            await this.#baseline.read();
            this.#merge(false);
            await this.#records.flush();
        } while (this.#waiting.length > 0);
    }
    async end() {
        for (;;) {
            this.#merge(true);
            await this.#records.flush();
            if (this.#baseline.done)
                break;
            await this.#baseline.read();
        }
    }
    close() {
        return this.#baseline.close();
    }
    #merge(ended) {
        const baseline = this.#baseline;
        for (;;) {
            const now = this.#waiting[this.#next];
            if (now === undefined && !ended)
                break;
            baseline.find();
            const before = baseline.head;
            if (before === undefined && (now === undefined || !baseline.done))
                break;
            const order = before === undefined ? 1 : now === undefined ? -1 : this.#compare(before, now);
            const change = (0,changes_change/* judge */.S4)(order <= 0 ? before : undefined, order >= 0 ? now : undefined);
            if (change)
                this.#records.add(change);
            if (order <= 0)
                baseline.head = undefined;
            if (order >= 0)
                this.#next++;
        }
        if (this.#next === this.#waiting.length) {
            this.#waiting = [];
            this.#next = 0;
        }
    }
    #compare(a, b) {
        if (a.bucket !== b.bucket)
            return this.#ranks.get(a.bucket) - this.#ranks.get(b.bucket);
        return a.name === b.name ? 0 : a.name < b.name ? -1 : 1;
    }
}

// EXTERNAL MODULE: ./build/changes/renames.js
var renames = __webpack_require__(52829);
;// CONCATENATED MODULE: ./build/changes/recorder.js






class ChangesRecorder {
    name = 'changes';
    #options;
    #scratch;
    #changes;
    constructor(options) {
        this.#options = options;
    }
    get changes() {
        return this.#changes;
    }
    async begin() {
        const { baseline, buckets, versions, directory, signal, globs } = this.#options;
        await this.close();
        const scratch = await comparison_scratch/* ComparisonScratch */.g.begin(directory, renames/* RENAME_RECORD_BYTES */.Lb, renames/* MAX_RENAME_RECORDS */.$v);
        this.#scratch = scratch;
        const counter = new change_counter/* ChangeCounter */.j(globs);
        const records = new change_records/* ChangeRecords */.P(scratch.keys, scratch.texts);
        const comparison = new Comparison({
            buckets: { before: baseline.bucketNames.map(byte_string/* toByteString */.pv), now: buckets.map(byte_string/* toByteString */.pv) },
            versions,
            baseline: baseline.rows(),
            records,
        });
        return {
            add: (row) => comparison.add(row),
            read: () => comparison.flush(),
            end: async (complete) => {
                if (!complete)
                    return;
                await comparison.end();
                this.#changes = await records.end(counter, signal);
            },
            close: () => comparison.close(),
        };
    }
    async close() {
        this.#changes = undefined;
        const scratch = this.#scratch;
        this.#scratch = undefined;
        await scratch?.close();
    }
}


/***/ }),

/***/ 52829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ MAX_RENAME_RECORDS),
/* harmony export */   E7: () => (/* binding */ Renames),
/* harmony export */   Lb: () => (/* binding */ RENAME_RECORD_BYTES)
/* harmony export */ });
/* unused harmony export RenamePairs */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _spill_key_store_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96162);


const RENAME_RECORD_BYTES = 24;
const MAX_RENAME_RECORDS = 1_000_000;
const HASH_BYTES = 16;
class Renames {
    #keys;
    #record = (0,_spill_key_store_js__WEBPACK_IMPORTED_MODULE_1__/* .keyRecord */ .B)(RENAME_RECORD_BYTES);
    constructor(keys) {
        this.#keys = keys;
    }
    removed(file, position) {
        this.#add(file, position * 2);
    }
    added(file, position) {
        this.#add(file, position * 2 + 1);
    }
    #add({ bucket, sha1, size }, positionAndSide) {
        if (sha1 === '' || this.#keys.overflowed)
            return;
        const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', `${bucket}/${sha1}/${size}`, 'buffer');
        const { bytes, words } = this.#record;
        bytes.set(key.subarray(0, HASH_BYTES));
        words.setFloat64(HASH_BYTES, positionAndSide);
        this.#keys.add(this.#record);
    }
    async find() {
        const pairs = [];
        for await (const partition of this.#keys.partitions()) {
            for (const { removed, added } of candidates(partition)) {
                if (removed === undefined || added === undefined)
                    continue;
                if (removed !== AMBIGUOUS && added !== AMBIGUOUS)
                    pairs.push({ removed, added });
            }
        }
        return this.#keys.overflowed ? undefined : new RenamePairs(pairs);
    }
}
const AMBIGUOUS = -1;
function candidates(partition) {
    const found = new Map();
    const bytes = Buffer.from(partition.buffer, partition.byteOffset, partition.byteLength);
    for (let at = 0; at < bytes.length; at += RENAME_RECORD_BYTES) {
        const key = bytes.toString('latin1', at, at + HASH_BYTES);
        const positionAndSide = bytes.readDoubleBE(at + HASH_BYTES);
        const side = positionAndSide % 2 === 0 ? 'removed' : 'added';
        const position = Math.floor(positionAndSide / 2);
        const entry = found.get(key);
        if (entry)
            entry[side] = entry[side] === undefined ? position : AMBIGUOUS;
        else
            found.set(key, { removed: undefined, added: undefined, [side]: position });
    }
    return found.values();
}
class RenamePairs {
    #removed;
    #pairs;
    constructor(pairs) {
        this.#removed = Float64Array.from(pairs, ({ removed }) => removed).sort();
        this.#pairs = pairs.sort((a, b) => a.added - b.added);
    }
    cursor() {
        const [removed, pairs] = [this.#removed, this.#pairs];
        let [nextRemoved, nextPair] = [0, 0];
        return {
            isRemoval(position) {
                if (removed[nextRemoved] !== position)
                    return false;
                nextRemoved++;
                return true;
            },
            removalOf(position) {
                const pair = pairs[nextPair];
                if (pair?.added !== position)
                    return undefined;
                nextPair++;
                return pair.removed;
            },
        };
    }
}


/***/ }),

/***/ 38159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _B: () => (/* binding */ bucketRanks),
/* harmony export */   t2: () => (/* binding */ RowOrder)
/* harmony export */ });
/* unused harmony export RowOrderError */
/* harmony import */ var _b2_page_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39008);
/* harmony import */ var _bytes_byte_sink_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68090);
/* harmony import */ var _rows_json_literal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39530);



class RowOrderError extends Error {
    name = 'RowOrderError';
}
function bucketRanks(before, now) {
    const ranks = new Map();
    const [inBefore, inNow] = [new Set(before), new Set(now)];
    let [b, n] = [0, 0];
    while (b < before.length || n < now.length) {
        const [old, current] = [before[b], now[n]];
        const oldMay = old !== undefined && (old === current || !inNow.has(old));
        const currentMay = current !== undefined && (old === current || !inBefore.has(current));
        if (!oldMay && !currentMay)
            throw new RowOrderError('The baseline lists its buckets in another order');
        const takesOld = oldMay && (!currentMay || old <= current);
        const takesCurrent = currentMay && (!oldMay || current <= old);
        ranks.set((takesOld ? old : current), ranks.size);
        if (takesOld)
            b++;
        if (takesCurrent)
            n++;
    }
    return ranks;
}
class RowOrder {
    #of;
    #ranks;
    #versions;
    #bucket;
    #name = '';
    #literal = new _bytes_byte_sink_js__WEBPACK_IMPORTED_MODULE_1__/* .ByteSink */ ._s(1_024);
    #latestPassed = false;
    #rows = 0;
    constructor(of, ranks, versions) {
        this.#of = of;
        this.#ranks = ranks;
        this.#versions = versions;
    }
    next(bucket, name, latest) {
        this.#rows++;
        if (bucket !== this.#bucket)
            this.#enter(bucket);
        this.#readLiteral();
        if (name === this.#name) {
            if (!this.#versions)
                throw this.#error('has the name of the row before it');
            if (latest && this.#latestPassed)
                throw this.#error('is the second row of its name that is marked latest');
            this.#latestPassed ||= latest;
            return;
        }
        if (name < this.#name)
            throw this.#error('is out of order');
        this.#name = name;
        this.#latestPassed = latest;
    }
    follows(bucket, row) {
        this.#rows++;
        if (bucket !== this.#bucket)
            this.#enter(bucket);
        if (row.latest) {
            this.#latestPassed = true;
        }
        else {
            this.#readLiteral();
            if (row.name !== this.#name)
                this.#latestPassed = false;
        }
        this.#literal.length = 0;
        row.writeField(_b2_page_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .SLOT */ .rt.fileName, this.#literal);
    }
    #readLiteral() {
        if (this.#literal.length === 0)
            return;
        this.#name = (0,_rows_json_literal_js__WEBPACK_IMPORTED_MODULE_2__/* .stringOf */ .Je)(this.#literal.slice(0));
        this.#literal.length = 0;
    }
    #enter(bucket) {
        const rank = this.#ranks.get(bucket);
        if (rank === undefined)
            throw this.#error('is from a bucket that is in neither inventory');
        const last = this.#bucket === undefined ? -1 : this.#ranks.get(this.#bucket);
        if (rank <= last)
            throw this.#error('is from a bucket that should come before');
        this.#bucket = bucket;
        this.#name = '';
        this.#literal.length = 0;
    }
    #error(what) {
        return new RowOrderError(`Row ${this.#rows} of ${this.#of} ${what}`);
    }
}


/***/ }),

/***/ 77822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ ComparedRows),
/* harmony export */   wz: () => (/* binding */ COMPARED_COLUMNS),
/* harmony export */   y7: () => (/* binding */ settingOf),
/* harmony export */   yy: () => (/* binding */ SETTINGS)
/* harmony export */ });
/* harmony import */ var _json_literal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39530);
/* harmony import */ var _timestamps_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40199);


const SETTINGS = ['encryption', 'retention', 'retainUntil', 'legalHold', 'replication'];
function settingOf({ settings, retainUntil }, name) {
    return name === 'retainUntil' ? _timestamps_js__WEBPACK_IMPORTED_MODULE_0__/* .timestamps */ .AP.literal(retainUntil) : settings[name];
}
const COMPARED_COLUMNS = [
    'bucket',
    'name',
    'fileId',
    'size',
    'sha1',
    'sha1Source',
    'md5',
    'action',
    'latest',
    ...SETTINGS,
];
const FIRST_SETTING = COMPARED_COLUMNS.indexOf('encryption');
class ComparedRows {
    #last = [];
    #lastOf;
    #lastUntil = Number.NaN;
    #settings = '';
    fromTexts(texts) {
        const size = Number(texts[3]);
        const latest = texts[8] === 'true';
        const isRow = texts[0] !== '' && texts[1] !== '' && texts[7] !== '' && texts[3] !== '';
        if (!isRow || !Number.isSafeInteger(size) || size < 0 || (!latest && texts[8] !== 'false'))
            return undefined;
        return {
            bucket: texts[0],
            name: texts[1],
            fileId: texts[2],
            size,
            sha1: texts[4],
            sha1Source: texts[5],
            md5: texts[6],
            action: texts[7],
            latest,
            settings: this.#settingsOf(texts),
        };
    }
    #settingsOf(texts) {
        const last = this.#last;
        let at = FIRST_SETTING;
        while (at < texts.length && texts[at] === last[at])
            at++;
        if (at < texts.length) {
            this.#last = texts.slice();
            this.#settings = texts.slice(FIRST_SETTING).join('\n');
        }
        return this.#settings;
    }
    settings(row) {
        const { settings, retainUntil } = row;
        if (settings !== this.#lastOf || !Object.is(retainUntil, this.#lastUntil)) {
            this.#lastOf = settings;
            this.#lastUntil = retainUntil;
            this.#settings = SETTINGS.map((name) => (0,_json_literal_js__WEBPACK_IMPORTED_MODULE_1__/* .stringOf */ .Je)(settingOf(row, name))).join('\n');
        }
        return this.#settings;
    }
    copy(row, bucket) {
        return {
            bucket,
            name: row.name,
            fileId: (0,_json_literal_js__WEBPACK_IMPORTED_MODULE_1__/* .stringOf */ .Je)(row.literal('fileId')),
            size: row.size,
            sha1: (0,_json_literal_js__WEBPACK_IMPORTED_MODULE_1__/* .stringOf */ .Je)(row.sha1()),
            sha1Source: row.sha1Source(),
            md5: (0,_json_literal_js__WEBPACK_IMPORTED_MODULE_1__/* .stringOf */ .Je)(row.literal('contentMd5')),
            action: (0,_json_literal_js__WEBPACK_IMPORTED_MODULE_1__/* .stringOf */ .Je)(row.settings.action),
            latest: row.latest,
            settings: this.settings(row),
        };
    }
}


/***/ }),

/***/ 40755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ ComparisonScratch)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/spill/key-spill.js
var key_spill = __webpack_require__(44609);
// EXTERNAL MODULE: ./build/spill/owner.js
var owner = __webpack_require__(40354);
// EXTERNAL MODULE: ./build/bytes/byte-sink.js
var byte_sink = __webpack_require__(68090);
// EXTERNAL MODULE: ./build/spill/scratch-file.js
var scratch_file = __webpack_require__(28766);
;// CONCATENATED MODULE: ./build/spill/text-spill.js


const BUFFER = 65_536;
const CHUNK = 65_536;
class TextSpill {
    #file;
    #buffer = new byte_sink/* ByteSink */._s(2 * BUFFER);
    #length = 0;
    #window = { from: 0, bytes: '' };
    constructor(file) {
        this.#file = file;
    }
    static async begin(directory) {
        return new TextSpill(await scratch_file/* ScratchFile */.$.begin(directory, 'texts'));
    }
    add(texts) {
        const position = this.#length;
        const record = `${texts.map(({ length }) => length).join()}\n${texts.join('')}`;
        this.#buffer.text(record);
        this.#length += record.length;
        return position;
    }
    async flush() {
        if (this.#buffer.length > BUFFER)
            await this.#write();
    }
    async #write() {
        const bytes = this.#buffer.bytes.subarray(0, this.#buffer.length);
        this.#buffer.length = 0;
        await this.#file.append(bytes);
    }
    async *all() {
        await this.#write();
        let [from, bytes] = [0, ''];
        for (let at = 0; at < this.#file.length; at += CHUNK) {
            bytes += await this.#read(at, CHUNK);
            const records = [];
            let start = 0;
            for (let found = recordAt(bytes, start); found; found = recordAt(bytes, start)) {
                records.push({ position: from + start, texts: found.texts });
                start = found.end;
            }
            from += start;
            bytes = bytes.slice(start);
            yield records;
        }
    }
    async at(position) {
        await this.#write();
        for (let length = CHUNK;; length *= 2) {
            const { from, bytes } = this.#window;
            const found = position < from ? undefined : recordAt(bytes, position - from);
            if (found)
                return found.texts;
            if (length > CHUNK && position + length > 2 * this.#file.length)
                throw new RangeError(`No record at position ${position}`);
            this.#window = { from: position, bytes: await this.#read(position, length) };
        }
    }
    async #read(from, bytes) {
        const chunk = Buffer.allocUnsafe(Math.max(0, Math.min(bytes, this.#file.length - from)));
        await this.#file.read(chunk, from);
        return chunk.toString('latin1');
    }
    close() {
        return this.#file.close();
    }
}
function recordAt(bytes, start) {
    const newLine = bytes.indexOf('\n', start);
    if (newLine < 0)
        return undefined;
    const texts = [];
    let end = newLine + 1;
    for (const length of bytes.slice(start, newLine).split(',')) {
        const begin = end;
        end += Number(length);
        texts.push(bytes.slice(begin, end));
    }
    return end <= bytes.length ? { texts, end } : undefined;
}

;// CONCATENATED MODULE: ./build/spill/comparison-scratch.js





class ComparisonScratch {
    keys;
    texts;
    #folder;
    constructor(folder, keys, texts) {
        this.#folder = folder;
        this.keys = keys;
        this.texts = texts;
    }
    static async begin(directory, recordBytes, most) {
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(directory, (0,owner/* temporaryName */.NT)('changes')));
        let keys;
        try {
            keys = await key_spill/* KeySpill */.C.begin(folder, recordBytes, most);
            return new ComparisonScratch(folder, keys, await TextSpill.begin(folder));
        }
        catch (error) {
            await keys?.close();
            await (0,promises_.rm)(folder, { recursive: true, force: true });
            throw error;
        }
    }
    async close() {
        await this.keys.close();
        await this.texts.close();
        await (0,promises_.rm)(this.#folder, { recursive: true, force: true });
    }
}


/***/ })

};
