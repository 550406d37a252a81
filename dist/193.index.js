export const id = 193;
export const ids = [193];
export const modules = {

/***/ 74193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ChangesRecorder: () => (/* binding */ ChangesRecorder)
});

// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/spill/key-spill.js
var key_spill = __webpack_require__(44609);
// EXTERNAL MODULE: ./build/spill/scratch-file.js
var scratch_file = __webpack_require__(28766);
;// CONCATENATED MODULE: ./build/spill/text-spill.js

/** Characters that wait in memory before they are written. */
const WAITING = 65_536;
/** Bytes that are read at a time. */
const CHUNK = 262_144;
/** Bytes that are read around a place: what is asked for one after the other mostly stands side by side. */
const WINDOW = 65_536;
/** Lines in a file of their own. A place is where a line begins, in bytes. */
class TextSpill {
    #file;
    #waiting = '';
    /** Bytes of all texts, those that wait included. */
    #length = 0;
    #window = { from: 0, text: '' };
    constructor(file) {
        this.#file = file;
    }
    /** @param directory exists, below RUNNER_TEMP */
    static async begin(directory) {
        return new TextSpill(await scratch_file/* ScratchFile */.$.begin(directory, 'texts'));
    }
    add(text) {
        const place = this.#length;
        this.#waiting += `${text}\n`;
        this.#length += text.length + 1;
        return place;
    }
    /** @throws Error of the file system, a full disk among them */
    async flush() {
        if (this.#waiting.length > WAITING)
            await this.#write();
    }
    async #write() {
        const bytes = Buffer.from(this.#waiting, 'latin1');
        this.#waiting = '';
        if (bytes.length > 0)
            await this.#file.append(bytes);
    }
    async *all() {
        await this.#write();
        let rest = '';
        for (let at = 0; at < this.#file.length; at += CHUNK) {
            const text = rest + (await this.#read(at, CHUNK));
            const from = at - rest.length;
            const lines = [];
            let start = 0;
            for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
                lines.push({ place: from + start, text: text.slice(start, end) });
                start = end + 1;
            }
            rest = text.slice(start);
            yield lines;
        }
    }
    async at(place) {
        await this.#write();
        for (let bytes = WINDOW;; bytes *= 2) {
            const { from, text } = this.#window;
            const start = place - from;
            const end = start < 0 || start >= text.length ? -1 : text.indexOf('\n', start);
            if (end >= 0)
                return text.slice(start, end);
            if (bytes > WINDOW && place + bytes > 2 * this.#file.length)
                throw new RangeError(`No text is at ${place}`);
            this.#window = { from: place, text: await this.#read(place, bytes) };
        }
    }
    async #read(from, bytes) {
        const chunk = Buffer.allocUnsafe(Math.max(0, Math.min(bytes, this.#file.length - from)));
        await this.#file.read(chunk, from);
        return chunk.toString('latin1');
    }
    /** Removes its file. */
    close() {
        return this.#file.close();
    }
}

;// CONCATENATED MODULE: ./build/spill/comparison-scratch.js




/** What a comparison keeps on the disk while it runs, in a folder of its own. */
class ComparisonScratch {
    keys;
    texts;
    #folder;
    constructor(folder, keys, texts) {
        this.#folder = folder;
        this.keys = keys;
        this.texts = texts;
    }
    /**
     * @param directory RUNNER_TEMP
     * @param recordBytes, most of the keys: size of a record, and records that are kept
     */
    static async begin(directory, recordBytes, most) {
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(directory, 'b2-inventory-changes-'));
        let keys;
        try {
            keys = await key_spill/* KeySpill */.C.begin(folder, recordBytes, most);
            return new ComparisonScratch(folder, keys, await TextSpill.begin(folder));
        }
        catch (error) {
            // A full disk, for example.
            await keys?.close();
            await (0,promises_.rm)(folder, { recursive: true, force: true });
            throw error;
        }
    }
    /** Removes everything. */
    async close() {
        await this.keys.close();
        await this.texts.close();
        await (0,promises_.rm)(this.#folder, { recursive: true, force: true });
    }
}

// EXTERNAL MODULE: ./build/names/name-filter.js
var name_filter = __webpack_require__(3251);
;// CONCATENATED MODULE: ./build/changes/change-counter.js

/** What was hidden is as good as gone, and without old versions nobody can tell one from the other. */
const COUNTED_AS = {
    added: 'added',
    unhidden: 'added',
    removed: 'removed',
    hidden: 'removed',
    changed: 'changed',
};
/** Counts changes, of all names and of parts of them. */
class ChangeCounter {
    #all = none();
    #parts;
    /** @throws GlobError */
    constructor(globs) {
        this.#parts = new Map([...new Set(globs)].map((glob) => [glob, { ...(0,name_filter/* filterNames */.z)([glob], []), counts: none() }]));
    }
    /** @param name decoded */
    add(kind, name) {
        const counted = COUNTED_AS[kind];
        if (counted === undefined)
            return;
        this.#all[counted]++;
        for (const { matches, counts } of this.#parts.values())
            if (matches(name))
                counts[counted]++;
    }
    /** @param glob null: of all; else one of those that the counter was made with */
    count(kind, glob) {
        return (glob === null ? this.#all : this.#parts.get(glob).counts)[kind];
    }
}
function none() {
    return { added: 0, removed: 0, changed: 0 };
}

// EXTERNAL MODULE: ./build/rows/compared-row.js
var compared_row = __webpack_require__(77822);
// EXTERNAL MODULE: ./build/rows/row.js + 1 modules
var rows_row = __webpack_require__(29031);
;// CONCATENATED MODULE: ./build/changes/row-order.js
/** Rows that do not stand as those of an inventory do. Nothing can be said of them then. */
class RowOrderError extends Error {
    name = 'RowOrderError';
}
/**
 * The order in which two inventories hold their buckets, as ranks by name. What both have must stand in the same
 * order; between these, what only one of them has stands by name.
 * @param before, now names in the order of the rows, as byte strings
 * @throws RowOrderError when the two orders cannot be one
 */
function bucketRanks(before, now) {
    const ranks = new Map();
    const [inBefore, inNow] = [new Set(before), new Set(now)];
    let [b, n] = [0, 0];
    while (b < before.length || n < now.length) {
        const [old, current] = [before[b], now[n]];
        // Neither may overtake one that the other still waits for.
        const oldMay = old !== undefined && (old === current || !inNow.has(old));
        const currentMay = current !== undefined && (old === current || !inBefore.has(current));
        if (!oldMay && !currentMay)
            throw new RowOrderError('The baseline has its buckets in another order');
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
/** Sees to it that rows come bucket after bucket, by name, and that no name comes again. */
class RowOrder {
    #of;
    #ranks;
    #versions;
    #bucket;
    #name = '';
    #latestPassed = false;
    #rows = 0;
    /**
     * @param of whose rows they are, for errors
     * @param versions a name may have several rows, one of which is the latest
     */
    constructor(of, ranks, versions) {
        this.#of = of;
        this.#ranks = ranks;
        this.#versions = versions;
    }
    /** @throws RowOrderError when the row may not come next */
    next(bucket, name, latest) {
        this.#rows++;
        if (bucket !== this.#bucket)
            this.#enter(bucket);
        if (name === this.#name) {
            if (!this.#versions)
                throw this.#error('has the name of the row before it');
            if (latest && this.#latestPassed)
                throw this.#error('is a second newest version of its name');
            this.#latestPassed ||= latest;
            return;
        }
        // Of byte strings, so by the bytes of UTF-8.
        if (name < this.#name)
            throw this.#error('is out of order');
        this.#name = name;
        this.#latestPassed = latest;
    }
    #enter(bucket) {
        const rank = this.#ranks.get(bucket);
        if (rank === undefined)
            throw this.#error('is of a bucket that was not asked for');
        const last = this.#bucket === undefined ? -1 : this.#ranks.get(this.#bucket);
        if (rank <= last)
            throw this.#error('is of a bucket whose turn has passed');
        this.#bucket = bucket;
        this.#name = '';
    }
    #error(what) {
        return new RowOrderError(`Row ${this.#rows} of ${this.#of} ${what}`);
    }
}

;// CONCATENATED MODULE: ./build/changes/baseline-side.js

/** The rows of the baseline while they are merged: of each name the newest version. */
class BaselineSide {
    /** The next name's newest version; undefined when more must be read first, or all have passed. */
    head;
    /** There is no more to read. */
    done = false;
    #batches;
    #order;
    #batch = [];
    #at = 0;
    constructor(batches, ranks, versions) {
        this.#batches = batches[Symbol.asyncIterator]();
        this.#order = new RowOrder('the baseline', ranks, versions);
    }
    /** Goes on to the next name, as far as rows were read. @throws RowOrderError */
    advance() {
        while (this.#at < this.#batch.length) {
            const row = this.#batch[this.#at++];
            this.#order.next(row.bucket, row.name, row.latest);
            if (row.latest && isState(row.action)) {
                this.head = row;
                return;
            }
        }
        this.head = undefined;
    }
    /** Reads on when all that was read has passed. @throws whatever the reader throws; RowOrderError */
    async read() {
        while (this.head === undefined && !this.done) {
            const { value, done } = await this.#batches.next();
            if (done) {
                this.done = true;
                return;
            }
            this.#batch = value;
            this.#at = 0;
            this.advance();
        }
    }
    /** Lets the reader close what it has open. */
    async close() {
        this.done = true;
        await this.#batches.return?.();
    }
}
/** Whether a row says that its name is there or hidden; an unfinished large file says nothing of its name. */
function isState(action) {
    return isFile(action) || action === 'hide';
}
function isFile(action) {
    return action === 'upload' || action === 'copy';
}

;// CONCATENATED MODULE: ./build/text/one-line.js

/** Characters that end a line for some reader, move what stands around them, or show as nothing. */
const UNSEEN = /[\\\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
/**
 * A name as part of a line of text: a backslash is doubled, as coreutils does, and characters that control a line or
 * its direction are written as `\u{2028}`. Whoever undoes these two has the name again.
 */
function onOneLine(name) {
    if (!/[^ -[\]-~]/.test(name))
        return name;
    return (0,byte_string/* toByteString */.pv)((0,byte_string/* fromByteString */.qL)(name).replace(UNSEEN, (character) => character === '\\' ? '\\\\' : `\\u{${character.charCodeAt(0).toString(16)}}`));
}

;// CONCATENATED MODULE: ./build/changes/change.js


/** What can happen to a name, and the sign that changes.txt has for it: those of `rclone check --combined`, and `>`. */
const SYMBOLS = {
    added: '+',
    removed: '-',
    changed: '*',
    're-uploaded': '*',
    hidden: '-',
    unhidden: '+',
    metadata: '*',
    renamed: '>',
};
const KINDS = Object.keys(SYMBOLS);
/**
 * What happened between a name's newest version in the baseline and that of this walk, either of which may be a hide
 * marker or missing. Only files that can be fetched count: a name that was hidden and is gone, or that came and was
 * hidden since, had no file before and has none now.
 */
function judge(before, after) {
    const [was, is] = [isThere(before), isThere(after)];
    if (!was && !is)
        return undefined;
    if (!was)
        return { kind: before === undefined ? 'added' : 'unhidden', after };
    if (!is)
        return { kind: after === undefined ? 'removed' : 'hidden', before };
    if (before.fileId === after.fileId) {
        return changedSettings(before, after).length > 0 ? { kind: 'metadata', before, after } : undefined;
    }
    return { kind: sameContent(before, after) ? 're-uploaded' : 'changed', before, after };
}
function isThere(row) {
    return row !== undefined && row.action !== 'hide';
}
/** What is not known to be the same counts as another content: a digest that one side lacks hides no change. */
function sameContent(a, b) {
    if (a.size !== b.size)
        return false;
    if (a.sha1 !== '' && b.sha1 !== '')
        return a.sha1 === b.sha1;
    return a.md5 !== '' && a.md5 === b.md5;
}
const RETENTION = compared_row/* SETTINGS */.yy.indexOf('retention');
const RETAIN_UNTIL = compared_row/* SETTINGS */.yy.indexOf('retainUntil');
/** The settings that differ, by place in SETTINGS. What a key could not read on one side is not compared. */
function changedSettings(before, after) {
    if (before.settings === after.settings)
        return [];
    const [old, current] = [before.settings.split('\n'), after.settings.split('\n')];
    const unknown = (at) => old[at] === 'unknown' || current[at] === 'unknown';
    return compared_row/* SETTINGS */.yy.flatMap((_, at) => {
        const same = old[at] === current[at] || unknown(at === RETAIN_UNTIL ? RETENTION : at);
        return same ? [] : at;
    });
}
/** Bytes that a change is about: of the file as it is, or as it was when it is no more. */
function bytesOf({ before, after }) {
    return (after ?? before).size;
}
/** A line of changes.ndjson, without its end: an object as schema/change.json describes it. */
function objectOf({ kind, before, after }) {
    const { bucket, name } = (after ?? before);
    const changed = kind === 'metadata' ? changedSettings(before, after) : [];
    // The texts are byte strings, and so is what this makes of them.
    return JSON.stringify({
        kind,
        bucket,
        name,
        before: before && versionOf(before, changed),
        after: after && versionOf(after, changed),
    });
}
/** A file version as a change shows it, with those settings that have changed. */
function versionOf(row, settings) {
    const { fileId, size, sha1, sha1Source } = row;
    const values = row.settings.split('\n');
    return {
        fileId: fileId || null,
        size,
        sha1: sha1 || null,
        sha1Source,
        ...Object.fromEntries(settings.map((at) => [compared_row/* SETTINGS */.yy[at], values[at] || null])),
    };
}
/** A line of changes.txt, without its end: the sign, a blank, and where the file is. */
function textOf({ kind, before, after }) {
    const { bucket, name } = (after ?? before);
    return `${SYMBOLS[kind]} ${bucket}/${onOneLine(name)}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/spill/key-store.js
var key_store = __webpack_require__(96162);
;// CONCATENATED MODULE: ./build/changes/renames.js


/** Bytes of a record: 16 of the hash, the place with the side, the size. */
const RENAME_RECORD_BYTES = 32;
/** Files added and removed among which renames are looked for; 32 MB on the disk. */
const MOST_RENAME_RECORDS = 1_000_000;
const HASH_BYTES = 16;
/** Looks for files that only changed their name: by bucket, digest and size exactly one is gone and one is new. */
class Renames {
    #keys;
    #record = (0,key_store/* keyRecord */.B)(RENAME_RECORD_BYTES);
    /** @param keys holds records of RENAME_RECORD_BYTES */
    constructor(keys) {
        this.#keys = keys;
    }
    /** @param place where the removal stands in the changes; an integer */
    gone(row, place) {
        this.#add(row, place * 2);
    }
    /** @param place where the addition stands in the changes; an integer */
    came(row, place) {
        this.#add(row, place * 2 + 1);
    }
    #add({ bucket, sha1, size }, placeAndSide) {
        // Uploaders may state what digest they like, so a hash of it is what no one can choose.
        if (sha1 === '' || this.#keys.overflowed)
            return;
        const key = (0,external_node_crypto_.hash)('sha256', `${bucket}/${sha1}/${size}`, 'buffer');
        const { bytes, words } = this.#record;
        bytes.set(key.subarray(0, HASH_BYTES));
        words.setFloat64(HASH_BYTES, placeAndSide);
        words.setFloat64(HASH_BYTES + 8, size);
        this.#keys.add(this.#record);
    }
    /** @returns undefined when there were more than the cap allows */
    async find() {
        const pairs = [];
        let bytes = 0;
        for await (const partition of this.#keys.partitions()) {
            for (const { gone, came, size } of candidates(partition).values()) {
                if (gone === undefined || came === undefined || gone === TWICE || came === TWICE)
                    continue;
                pairs.push([gone, came]);
                bytes += size;
            }
        }
        return this.#keys.overflowed ? undefined : new RenamePairs(pairs, bytes);
    }
}
/** In place of a place: several have the key. */
const TWICE = -1;
/** By key, one entry for all its records. */
function candidates(partition) {
    const found = new Map();
    const bytes = Buffer.from(partition.buffer, partition.byteOffset, partition.byteLength);
    for (let at = 0; at < bytes.length; at += RENAME_RECORD_BYTES) {
        const key = bytes.toString('latin1', at, at + HASH_BYTES);
        const placeAndSide = bytes.readDoubleBE(at + HASH_BYTES);
        const side = placeAndSide % 2 === 0 ? 'gone' : 'came';
        const place = Math.floor(placeAndSide / 2);
        const entry = found.get(key);
        if (entry)
            entry[side] = entry[side] === undefined ? place : TWICE;
        else {
            const size = bytes.readDoubleBE(at + HASH_BYTES + 8);
            found.set(key, { gone: undefined, came: undefined, size, [side]: place });
        }
    }
    return found;
}
/** The renames that were found, to be gone through once in the order of places. */
class RenamePairs {
    count;
    /** Bytes of the files renamed. */
    bytes;
    /** Sorted, of removals. */
    #gone;
    /** Sorted by the addition, with the removal of each. */
    #came;
    #goneAt = 0;
    #cameAt = 0;
    constructor(pairs, bytes) {
        this.count = pairs.length;
        this.bytes = bytes;
        this.#gone = Float64Array.from(pairs, ([gone]) => gone).sort();
        this.#came = pairs.sort(([, a], [, b]) => a - b);
    }
    /** Begins anew. */
    rewind() {
        this.#goneAt = 0;
        this.#cameAt = 0;
    }
    /** Whether the change at a place is the removal of a rename. @param place above that of the last call */
    isGone(place) {
        if (this.#gone[this.#goneAt] !== place)
            return false;
        this.#goneAt++;
        return true;
    }
    /** Of an addition that is a rename, where its removal stands. @param place above that of the last call */
    goneOf(place) {
        const pair = this.#came[this.#cameAt];
        if (pair?.[1] !== place)
            return undefined;
        this.#cameAt++;
        return pair[0];
    }
}

;// CONCATENATED MODULE: ./build/changes/comparison.js






/**
 * Compares a walk with an earlier inventory while it passes: both sides stand in the same order, so that one pass and
 * little memory do, however many rows a name has. It judges by the newest version of each name.
 */
class Comparison {
    #ranks;
    #order;
    #earlier;
    #keys;
    #texts;
    #renames;
    #rows = new compared_row/* ComparedRows */.$3();
    #kinds = Object.fromEntries(KINDS.map((kind) => [kind, { files: 0, bytes: 0 }]));
    /** The bucket of the walk, as a literal and bare. */
    #literal;
    #bucket = '';
    /** Rows of the walk that the baseline has not been read up to. */
    #waiting = [];
    #next = 0;
    /** @throws RowOrderError when the buckets cannot be brought into one order */
    constructor({ buckets, versions, earlier, keys, texts }) {
        this.#ranks = bucketRanks(buckets.before, buckets.now);
        this.#order = new RowOrder('this walk', this.#ranks, versions);
        this.#earlier = new BaselineSide(earlier, this.#ranks, versions);
        this.#keys = keys;
        this.#texts = texts;
        this.#renames = new Renames(keys);
    }
    /** Takes the next row of the walk; waits for nothing. @throws RowOrderError */
    add(row) {
        if (row.bucket !== this.#literal) {
            this.#literal = row.bucket;
            this.#bucket = (0,rows_row/* stringOf */.J)(row.bucket);
        }
        const { name, latest } = row;
        this.#order.next(this.#bucket, name, latest);
        if (!latest)
            return;
        const { head } = this.#earlier;
        if (head !== undefined &&
            this.#waiting.length === 0 &&
            head.name === name &&
            head.bucket === this.#bucket &&
            head.fileId === (0,rows_row/* stringOf */.J)(row.literal('fileId')) &&
            head.settings === this.#rows.settings(row)) {
            // The same version with the same settings, as most are.
            this.#earlier.advance();
            return;
        }
        const copy = this.#rows.copy(row, this.#bucket);
        if (!isState(copy.action))
            return;
        this.#waiting.push(copy);
        this.#merge(false);
    }
    /** Reads the baseline up to where the walk is, and a little further. Call it every hundred rows or so. @throws whatever its reader throws */
    async flush() {
        await this.#store();
        while (this.#earlier.head === undefined && !this.#earlier.done) {
            await this.#earlier.read();
            this.#merge(false);
            await this.#store();
        }
    }
    /**
     * Ends the comparison. Call it only when the walk has listed everything: what did not pass counts as removed.
     * @throws whatever the reader of the baseline throws
     */
    async end() {
        for (;;) {
            this.#merge(true);
            await this.#store();
            if (this.#earlier.head === undefined && this.#earlier.done)
                break;
            await this.#earlier.read();
        }
        const renames = await this.#renames.find();
        if (renames) {
            for (const kind of ['added', 'removed']) {
                this.#kinds[kind].files -= renames.count;
                this.#kinds[kind].bytes -= renames.bytes;
            }
            this.#kinds.renamed = { files: renames.count, bytes: renames.bytes };
        }
        return {
            kinds: this.#kinds,
            count: KINDS.reduce((sum, kind) => sum + this.#kinds[kind].files, 0),
            renamesKnown: renames !== undefined,
            renames,
        };
    }
    /** Lets the reader of the baseline close what it has open. */
    close() {
        return this.#earlier.close();
    }
    async #store() {
        await this.#texts.flush();
        await this.#keys.flush();
    }
    /** Judges names as far as both sides are at hand. @param ended no more rows of the walk will come */
    #merge(ended) {
        const earlier = this.#earlier;
        for (;;) {
            const now = this.#waiting[this.#next];
            const before = earlier.head;
            if (before === undefined ? !earlier.done || now === undefined : now === undefined && !ended)
                break;
            const order = before === undefined ? 1 : now === undefined ? -1 : this.#compare(before, now);
            const change = judge(order <= 0 ? before : undefined, order >= 0 ? now : undefined);
            if (change)
                this.#keep(change);
            if (order <= 0)
                earlier.advance();
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
    /** Both lines are kept until it is known which are renames; neither holds a tab. */
    #keep(change) {
        const place = this.#texts.add(`${textOf(change)}\t${objectOf(change)}`);
        const total = this.#kinds[change.kind];
        total.files++;
        total.bytes += bytesOf(change);
        if (change.kind === 'removed')
            this.#renames.gone(change.before, place);
        if (change.kind === 'added')
            this.#renames.came(change.after, place);
    }
}

;// CONCATENATED MODULE: ./build/changes/write-changes.js

/** Characters that are written at a time. */
const write_changes_CHUNK = 65_536;
/**
 * Writes changes.ndjson and changes.txt, in the order of names; a renamed file stands where its new name does.
 * @param texts in which the comparison kept what it found
 * @param each hears of every change, as a line of changes.ndjson
 */
async function writeChanges({ renames }, texts, ndjson, text, each = () => { }) {
    let [objects, lines] = ['', ''];
    const write = async (above) => {
        if (objects.length > above) {
            await ndjson.write(objects);
            objects = '';
        }
        if (lines.length > above) {
            await text.write(lines);
            lines = '';
        }
    };
    renames?.rewind();
    for await (const batch of texts.all()) {
        for (const { place, text: kept } of batch) {
            if (renames?.isGone(place))
                continue;
            const gone = renames?.goneOf(place);
            const [line, object] = halves(gone === undefined ? kept : renamed(kept, await texts.at(gone)));
            lines += `${line}\n`;
            objects += `${object}\n`;
            each(object);
            await write(write_changes_CHUNK);
        }
    }
    await write(0);
}
function halves(kept) {
    // The line of a rename has a tab of its own, an object has none.
    const tab = kept.lastIndexOf('\t');
    return [kept.slice(0, tab), kept.slice(tab + 1)];
}
/** Makes one change of two: in text the new name, a tab, and the one that is gone. */
function renamed(added, removed) {
    const [[newLine, newObject], [oldLine, oldObject]] = [halves(added), halves(removed)];
    const { bucket, name, after } = JSON.parse(newObject);
    const { name: fromName, before } = JSON.parse(oldObject);
    const object = JSON.stringify({ kind: 'renamed', bucket, name, fromName, before, after });
    return `${SYMBOLS.renamed} ${newLine.slice(2)}\t${oldLine.slice(2)}\t${object}`;
}

;// CONCATENATED MODULE: ./build/changes/recorder.js






/** Compares a listing with a baseline while its rows pass. */
class ChangesRecorder {
    name = 'changes';
    #options;
    #scratch;
    changes;
    constructor(options) {
        this.#options = options;
    }
    async begin(folder) {
        await this.close();
        this.changes = undefined;
        const { baseline, buckets, versions, directory, globs } = this.#options;
        const counter = new ChangeCounter(globs);
        this.#scratch = await ComparisonScratch.begin(directory, RENAME_RECORD_BYTES, MOST_RENAME_RECORDS);
        const { keys, texts } = this.#scratch;
        const comparison = new Comparison({
            buckets: { before: baseline.bucketNames.map(byte_string/* toByteString */.pv), now: buckets.map(byte_string/* toByteString */.pv) },
            versions,
            earlier: baseline.rows(),
            keys,
            texts,
        });
        return {
            add: (row) => comparison.add(row),
            pause: () => comparison.flush(),
            end: async (complete) => {
                if (!complete)
                    return;
                const found = await comparison.end();
                this.changes = { ...found, counts: (kind, glob) => counter.count(kind, glob) };
                const [objects, lines] = [
                    await this.#file(folder, 'changes.ndjson'),
                    await this.#file(folder, 'changes.txt'),
                ];
                for (const { file } of [objects, lines])
                    file.rows = found.count;
                await writeChanges(found, texts, objects, lines, (object) => {
                    const { kind, name } = JSON.parse((0,byte_string/* fromByteString */.qL)(object));
                    counter.add(kind, name);
                });
            },
            close: () => comparison.close(),
        };
    }
    async close() {
        await this.#scratch?.close();
        this.#scratch = undefined;
    }
    async #file(folder, path) {
        const file = await folder.file(path, []);
        const write = (text) => {
            this.#options.signal.throwIfAborted();
            file.to.text(text);
            return file.flush();
        };
        return { file, write };
    }
}


/***/ }),

/***/ 77822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ ComparedRows),
/* harmony export */   wz: () => (/* binding */ COMPARED_COLUMNS),
/* harmony export */   yy: () => (/* binding */ SETTINGS)
/* harmony export */ });
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29031);

/** Columns whose values can change while the file version stays the same. */
const SETTINGS = ['encryption', 'retention', 'retainUntil', 'legalHold', 'replication'];
/** The columns that a ComparedRow is made of. */
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
/** Where the settings begin in it. */
const FIRST_SETTING = COMPARED_COLUMNS.indexOf('encryption');
/** Makes rows to compare, of texts or of the walk. Rows of a bucket mostly repeat their settings, so the last are kept. */
class ComparedRows {
    #last = [];
    #settings = '';
    /**
     * @param texts the values of COMPARED_COLUMNS, bare
     * @returns undefined when they are no row
     */
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
    /** The settings of the row that the walk is at. */
    settings(row) {
        const mode = row.settings.retention;
        const until = row.settings.retainUntil;
        const encryption = row.settings.encryption;
        const legalHold = row.settings.legalHold;
        const replication = row.settings.replication;
        const last = this.#last;
        if (encryption !== last[0] ||
            mode !== last[1] ||
            until !== last[2] ||
            legalHold !== last[3] ||
            replication !== last[4]) {
            this.#last = [encryption, mode, until, legalHold, replication];
            this.#settings = this.#last.map(_row_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOf */ .J).join('\n');
        }
        return this.#settings;
    }
    /** A copy of the row that the walk is at. @param bucket its name, bare */
    copy(row, bucket) {
        return {
            bucket,
            name: row.name,
            fileId: (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOf */ .J)(row.literal('fileId')),
            size: row.size,
            sha1: (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOf */ .J)(row.sha1()),
            sha1Source: row.sha1Source(),
            md5: (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOf */ .J)(row.literal('contentMd5')),
            action: (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOf */ .J)(row.settings.action),
            latest: row.latest,
            settings: this.settings(row),
        };
    }
}


/***/ })

};
