export const id = 29;
export const ids = [29,986,921];
export const modules = {

/***/ 43554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ inParallel)
/* harmony export */ });
async function inParallel(items, limit, signal, work) {
    const failed = new AbortController();
    const either = AbortSignal.any([signal, failed.signal]);
    const rest = items.values();
    const worker = async () => {
        for (const item of rest) {
            either.throwIfAborted();
            await work(item, either);
        }
    };
    const workers = Array.from({ length: Math.min(limit, items.length) }, () => worker().catch((error) => failed.abort(error)));
    await Promise.all(workers);
    failed.signal.throwIfAborted();
}


/***/ }),

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

/***/ 19986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CHANGES_FILE: () => (/* binding */ CHANGES_FILE),
/* harmony export */   S: () => (/* binding */ readChanges),
/* harmony export */   changeLine: () => (/* binding */ changeLine)
/* harmony export */ });
/* harmony import */ var _bytes_ascii_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65435);

const CHANGES_FILE = 'shard/changes.zst';
function changeLine({ kind, before, after }) {
    const { bucket, name } = (after ?? before);
    const line = [kind, bucket, name, sideOf(before), sideOf(after)];
    return `${JSON.stringify(line)}\n`;
}
function sideOf(file) {
    return file ? [file.size, file.fileId, file.sha1, file.sha1Source, file.settings] : null;
}
async function* readChanges(chunks) {
    let left = Buffer.alloc(0);
    for await (const chunk of chunks) {
        const bytes = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
        const records = [];
        let start = 0;
        for (let end = bytes.indexOf(_bytes_ascii_js__WEBPACK_IMPORTED_MODULE_0__/* .NEW_LINE */ .qK); end >= 0; end = bytes.indexOf(_bytes_ascii_js__WEBPACK_IMPORTED_MODULE_0__/* .NEW_LINE */ .qK, start)) {
            records.push(recordOf(bytes.toString('latin1', start, end)));
            start = end + 1;
        }
        left = Buffer.from(bytes.subarray(start));
        yield records;
    }
    if (left.length > 0)
        throw new Error('it is cut short');
}
function recordOf(line) {
    const [kind, bucket, name, before, after] = JSON.parse(line);
    const fileOf = (side) => {
        if (side === null)
            return undefined;
        const [size, fileId, sha1, sha1Source, settings] = side;
        return { bucket, name, size, fileId, sha1, sha1Source, settings };
    };
    return { kind, before: fileOf(before), after: fileOf(after) };
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

/***/ 19596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fu: () => (/* binding */ prepareUpload),
/* harmony export */   Fx: () => (/* binding */ abandonOnAbort),
/* harmony export */   cg: () => (/* binding */ serviceError),
/* harmony export */   rU: () => (/* binding */ requireService),
/* harmony export */   wu: () => (/* binding */ missingService)
/* harmony export */ });
function missingService(env) {
    const host = URL.canParse(env.GITHUB_SERVER_URL ?? '')
        ? new URL(env.GITHUB_SERVER_URL).hostname
        : 'github.com';
    if (!/^github\.com$|\.ghe\.com$|\.localhost$/i.test(host))
        return `${host} has no artifact service that this action can use`;
    if (!env.ACTIONS_RUNTIME_TOKEN || !env.ACTIONS_RESULTS_URL)
        return 'this runner has no artifact service';
    return undefined;
}
function requireService(env) {
    const missing = missingService(env);
    if (missing !== undefined)
        throw new Error(`Shards need artifacts, and ${missing}`);
}
function abandonOnAbort(work, signal) {
    return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        work.then(resolve, reject);
    });
}
async function prepareUpload(name, { retentionDays, isRaw = false }, env, log) {
    const { default: client } = await Promise.all(/* import() */[__webpack_require__.e(351), __webpack_require__.e(645)]).then(__webpack_require__.bind(__webpack_require__, 9645));
    const { artifacts } = await client.listArtifacts().catch((error) => {
        throw serviceError('Nothing was listed', error);
    });
    const existing = artifacts.filter((artifact) => artifact.name === name);
    const begun = Number(env.GITHUB_RUN_ATTEMPT ?? '1') > 1 ? jobBegan(env.ACTIONS_RUNTIME_TOKEN) : 0;
    if (!existing.every(({ createdAt }) => createdAt && createdAt.getTime() < begun)) {
        throw nameTaken(name);
    }
    return {
        run: async (root, paths) => {
            const options = { skipArchive: isRaw, ...(retentionDays === undefined ? {} : { retentionDays }) };
            let id;
            try {
                if (existing.length > 0) {
                    log.info(`Replacing the artifact ${name} of an earlier attempt`);
                    await client.deleteArtifact(name);
                }
                ({ id } = await client.uploadArtifact(name, [...paths], root, options));
            }
            catch (error) {
                throw /\(409\)/.test(String(error)) ? nameTaken(name) : serviceError('Nothing was uploaded', error);
            }
            if (id === undefined)
                throw new Error('The artifact service returned no id for the artifact');
            const run = `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`;
            return { id: String(id), url: `${run}/artifacts/${id}` };
        },
    };
}
function nameTaken(name) {
    return new Error(`Input \`artifact-name\`: another step or job of this run has already uploaded an artifact named ${JSON.stringify(name)}. Give each its own name; in a matrix, for example, inventory-\${{ matrix.bucket }}`);
}
function serviceError(outcome, error, remedy = 'Set `artifact-name: none` to do without an artifact') {
    const message = error instanceof Error ? error.message : String(error);
    const isToken = /^Invalid token specified|^Failed to get backend IDs/.test(message);
    const what = isToken
        ? 'ACTIONS_RUNTIME_TOKEN is not a token of the artifact service; only the runner sets this variable'
        : `the artifact service failed: ${message.replace(/\.$/, '')}`;
    return new Error(`${outcome}: ${what}. ${remedy}`);
}
function jobBegan(token = '') {
    try {
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
        return (claims.iat ?? claims.nbf ?? 0) * 1_000;
    }
    catch {
        return 0;
    }
}


/***/ }),

/***/ 10329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ RunArtifacts)
/* harmony export */ });
/* harmony import */ var _artifact_service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19596);

class RunArtifacts {
    #byName;
    #signal;
    constructor(byName, signal) {
        this.#byName = byName;
        this.#signal = signal;
    }
    static async list(env, signal) {
        (0,_artifact_service_js__WEBPACK_IMPORTED_MODULE_0__/* .requireService */ .rU)(env);
        const { default: client } = await Promise.all(/* import() */[__webpack_require__.e(351), __webpack_require__.e(645)]).then(__webpack_require__.bind(__webpack_require__, 9645));
        const { artifacts } = await (0,_artifact_service_js__WEBPACK_IMPORTED_MODULE_0__/* .abandonOnAbort */ .Fx)(client.listArtifacts({ latest: true }), signal).catch((error) => {
            signal.throwIfAborted();
            throw (0,_artifact_service_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)('The artifacts of this run could not be listed', error, 'Run the job again');
        });
        return new RunArtifacts(new Map(artifacts.map(({ name, id, digest }) => [name, { id, digest }])), signal);
    }
    has(name) {
        return this.#byName.has(name);
    }
    async fetch(name, folder) {
        const found = this.#byName.get(name);
        if (!found)
            return 'is missing';
        const { default: client } = await Promise.all(/* import() */[__webpack_require__.e(351), __webpack_require__.e(645)]).then(__webpack_require__.bind(__webpack_require__, 9645));
        const options = { path: folder, ...(found.digest && { expectedHash: found.digest }) };
        try {
            const { digestMismatch } = await (0,_artifact_service_js__WEBPACK_IMPORTED_MODULE_0__/* .abandonOnAbort */ .Fx)(client.downloadArtifact(found.id, options), this.#signal);
            return digestMismatch ? 'is damaged: its SHA-256 is not the one that GitHub reports' : undefined;
        }
        catch (error) {
            this.#signal.throwIfAborted();
            return `cannot be downloaded (${error instanceof Error ? error.message : String(error)})`;
        }
    }
}


/***/ }),

/***/ 97949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rd: () => (/* binding */ readWholeName),
/* harmony export */   iy: () => (/* binding */ CONCURRENCY),
/* harmony export */   jU: () => (/* binding */ readPlanInputs)
/* harmony export */ });
/* unused harmony export PLAN_DEFAULTS */
/* harmony import */ var _shards_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16884);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17324);
/* harmony import */ var _given_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68388);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16999);




const PLAN_DEFAULTS = { shards: '16' };
const CONCURRENCY = Number(_given_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .zY.concurrency);
const PLAN_READERS = {
    'application-key-id': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .READERS */ .Hk['application-key-id'],
    'application-key': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .READERS */ .Hk['application-key'],
    endpoint: _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .READERS */ .Hk.endpoint,
    bucket: (text) => (0,_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .items */ .ld)(text).length === 0
        ? new _fault_js__WEBPACK_IMPORTED_MODULE_2__/* .Fault */ .vC(' is empty, and a list of buckets needs no shards; name a bucket, or use `*` for every bucket')
        : _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .READERS */ .Hk.bucket(text),
    prefix: _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .READERS */ .Hk.prefix,
    versions: _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .READERS */ .Hk.versions,
    baseline: _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .READERS */ .Hk.baseline,
    shards: (text) => (0,_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .integer */ .nd)(text || PLAN_DEFAULTS.shards, 1, _shards_names_js__WEBPACK_IMPORTED_MODULE_3__/* .MOST_SHARDS */ .Y),
    'artifact-name': readWholeName,
    'github-token': _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .READERS */ .Hk['github-token'],
};
function readWholeName(text) {
    const artifact = _inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .READERS */ .Hk['artifact-name'](text);
    if (artifact instanceof _fault_js__WEBPACK_IMPORTED_MODULE_2__/* .Fault */ .vC)
        return artifact;
    const { name, isChosen } = artifact;
    return name === undefined
        ? new _fault_js__WEBPACK_IMPORTED_MODULE_2__/* .Fault */ .vC(': `none` is not possible, since shards are artifacts; give all jobs the same name')
        : { name, isChosen };
}
async function readPlanInputs(env, fromFork, mask) {
    const values = await (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readWith */ .$5)(PLAN_READERS, new _given_js__WEBPACK_IMPORTED_MODULE_0__/* .Given */ .EU(env, fromFork), mask);
    return {
        keyId: values['application-key-id'],
        key: values['application-key'],
        endpoint: values.endpoint,
        buckets: values.bucket,
        prefix: values.prefix,
        versions: values.versions,
        baseline: values.baseline,
        shards: values.shards,
        artifactName: values['artifact-name'].name,
        artifactNamed: values['artifact-name'].isChosen,
        concurrency: CONCURRENCY,
        githubToken: values['github-token'],
    };
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


/***/ }),

/***/ 8029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  merge: () => (/* binding */ merge)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/audit/evidence.js + 12 modules
var audit_evidence = __webpack_require__(10821);
// EXTERNAL MODULE: ./build/audit/figures.js
var figures = __webpack_require__(20113);
// EXTERNAL MODULE: ./build/b2/account.js
var b2_account = __webpack_require__(50306);
// EXTERNAL MODULE: ./build/documents/index.js
var build_documents = __webpack_require__(11845);
// EXTERNAL MODULE: ./build/github/event.js
var github_event = __webpack_require__(6830);
// EXTERNAL MODULE: ./build/github/input-error.js
var input_error = __webpack_require__(81545);
// EXTERNAL MODULE: ./build/github/log.js
var github_log = __webpack_require__(30284);
// EXTERNAL MODULE: ./build/github/outputs.js
var outputs = __webpack_require__(31224);
// EXTERNAL MODULE: ./build/github/privacy.js
var privacy = __webpack_require__(34546);
// EXTERNAL MODULE: ./build/github/run-artifacts.js
var run_artifacts = __webpack_require__(10329);
// EXTERNAL MODULE: ./build/inputs/client.js + 5 modules
var inputs_client = __webpack_require__(16239);
// EXTERNAL MODULE: ./build/inputs/key-prefix.js
var key_prefix = __webpack_require__(4956);
// EXTERNAL MODULE: ./build/inputs/fault.js
var fault = __webpack_require__(17324);
// EXTERNAL MODULE: ./build/inputs/gates.js
var inputs_gates = __webpack_require__(29728);
// EXTERNAL MODULE: ./build/inputs/given.js + 1 modules
var given = __webpack_require__(68388);
// EXTERNAL MODULE: ./build/inputs/inputs.js + 16 modules
var inputs = __webpack_require__(16999);
// EXTERNAL MODULE: ./build/inputs/plan.js
var plan = __webpack_require__(97949);
;// CONCATENATED MODULE: ./build/inputs/merge.js






const MERGE_READERS = {
    'application-key-id': forCopy(inputs/* READERS */.Hk['application-key-id']),
    'application-key': forCopy(inputs/* READERS */.Hk['application-key']),
    endpoint: inputs/* READERS */.Hk.endpoint,
    documents: readDocuments,
    'output-dir': inputs/* READERS */.Hk['output-dir'],
    'artifact-name': plan/* readWholeName */.Rd,
    'retention-days': inputs/* READERS */.Hk['retention-days'],
    'upload-to': inputs/* READERS */.Hk['upload-to'],
    gates: inputs/* READERS */.Hk.gates,
    rules: inputs/* READERS */.Hk.rules,
    suppressions: inputs/* READERS */.Hk.suppressions,
    'tracking-issue': inputs/* READERS */.Hk['tracking-issue'],
    'github-token': inputs/* READERS */.Hk['github-token'],
};
const OF_SHARDS = { bucket: '*', baseline: 'given', versions: 'all' };
class MergeGiven extends given/* Given */.EU {
    text(name) {
        return OF_SHARDS[name] ?? super.text(name);
    }
}
async function readMergeInputs(env, fromFork, mask) {
    const values = await (0,inputs/* readWith */.$5)(MERGE_READERS, new MergeGiven(env, fromFork), mask);
    return {
        keyId: values['application-key-id'],
        key: values['application-key'],
        endpoint: values.endpoint,
        uploadTo: values['upload-to'],
        documents: values.documents,
        outputDir: values['output-dir'],
        artifactName: values['artifact-name'].name,
        artifactNamed: values['artifact-name'].isChosen,
        retentionDays: values['retention-days'],
        gates: values.gates,
        rules: values.rules,
        suppressions: values.suppressions,
        trackingIssue: values['tracking-issue'],
        githubToken: values['github-token'],
        concurrency: plan/* CONCURRENCY */.iy,
    };
}
function forCopy(read) {
    return (text, given) => (given.text('upload-to') === '' ? '' : read(text, given));
}
function readDocuments(text) {
    const known = [...build_documents/* DOCUMENT_FORMATS */.J.keys()];
    const unknown = (0,fault/* items */.ld)(text).find((name) => !build_documents/* DOCUMENT_FORMATS */.J.has(name));
    if (unknown !== undefined) {
        return (0,fault/* notAllowed */.mj)(unknown, `one of ${known.join(', ')}`, 'files of rows are those of the shards; name their formats there');
    }
    return [...new Set((0,fault/* items */.ld)(text))].map((name) => build_documents/* DOCUMENT_FORMATS */.J.get(name));
}
function gatesFault({ gates }, shards) {
    const faults = [
        { need: 'baseline', isMet: shards.hasBaseline, input: '`baseline`' },
        { need: 'versions', isMet: shards.versions === 'all', input: '`versions: all`' },
    ].flatMap(({ need, isMet, input }) => {
        const names = isMet ? [] : (0,inputs_gates/* figuresThatNeed */.f)([need], gates);
        return names.length === 0
            ? []
            : `${names.join(', ')} ${names.length === 1 ? 'needs' : 'need'} ${input} in the plan and in every shard`;
    });
    return faults.length === 0 ? undefined : `: ${faults.join('; ')}`;
}

// EXTERNAL MODULE: ./build/inputs/ruleset.js
var ruleset = __webpack_require__(19026);
// EXTERNAL MODULE: ./build/inventory/claim.js
var inventory_claim = __webpack_require__(9763);
// EXTERNAL MODULE: ./build/inventory/folder.js
var inventory_folder = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/inventory/write-rows.js + 7 modules
var write_rows = __webpack_require__(32001);
// EXTERNAL MODULE: ./build/listing/request-limit.js
var request_limit = __webpack_require__(47620);
// EXTERNAL MODULE: ./build/publish/index.js
var publish = __webpack_require__(61592);
// EXTERNAL MODULE: ./build/rows/url-list.js
var url_list = __webpack_require__(24606);
// EXTERNAL MODULE: ./build/run.js + 5 modules
var run = __webpack_require__(38823);
// EXTERNAL MODULE: ./build/shards/fetch-plan.js
var fetch_plan = __webpack_require__(14050);
// EXTERNAL MODULE: ./build/listing/quantiles.js
var quantiles = __webpack_require__(65969);
// EXTERNAL MODULE: ./build/shards/names.js
var names = __webpack_require__(16884);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/value/check/check.mjs + 6 modules
var check = __webpack_require__(59251);
// EXTERNAL MODULE: ./build/b2/parallel.js
var parallel = __webpack_require__(43554);
// EXTERNAL MODULE: ./build/changes/changes-file.js
var changes_file = __webpack_require__(19986);
// EXTERNAL MODULE: ./build/inventory/manifest.js + 1 modules
var inventory_manifest = __webpack_require__(50655);
// EXTERNAL MODULE: ./build/inventory/read-file.js
var read_file = __webpack_require__(3398);
// EXTERNAL MODULE: ./build/inventory/schema.js + 2 modules
var schema = __webpack_require__(5231);
// EXTERNAL MODULE: ./build/inventory/validate.js
var validate = __webpack_require__(39921);
// EXTERNAL MODULE: ./build/shards/rows-file.js
var rows_file = __webpack_require__(24314);
;// CONCATENATED MODULE: ./build/shards/parts.js












const AT_ONCE = 4;
const MOST_FAULTS = 20;
async function openParts(plan, name, artifacts, folder, signal) {
    const opened = [];
    await (0,parallel/* inParallel */.H)([...plan.shards.keys()], AT_ONCE, signal, async (index, either) => {
        opened[index] = await openPart(plan, index, name, artifacts, folder, either);
    });
    const faults = opened.flatMap((each, index) => (typeof each === 'string' ? `Shard ${index} ${each}` : []));
    const parts = opened.filter((each) => typeof each !== 'string');
    if (faults.length === 0)
        faults.push(...differences(parts));
    if (faults.length === 0)
        return parts;
    const shown = faults.slice(0, MOST_FAULTS);
    if (faults.length > shown.length)
        shown.push(`${faults.length - shown.length} more`);
    throw new Error(`The shards cannot be merged. ${shown.join('.\n')}.\nRun the failed jobs again: a shard that is listed again replaces its artifact`);
}
async function openPart(plan, index, name, artifacts, whole, signal) {
    const artifact = (0,names/* shardArtifact */.Vi)(name, index);
    if (!artifacts.has(artifact))
        return `is missing: there is no artifact ${artifact}`;
    const folder = await whole.directory((0,names/* shardFolder */.nG)(index));
    const unfetched = await artifacts.fetch(artifact, folder);
    if (unfetched !== undefined)
        return unfetched;
    const manifest = (0,inventory_manifest/* parseManifest */.Ng)(await (0,promises_.readFile)((0,external_node_path_.join)(folder, inventory_manifest/* MANIFEST */.e0), 'utf8').catch(() => ''));
    if (!manifest)
        return `has no ${inventory_manifest/* MANIFEST */.e0} of this action in its artifact`;
    const damaged = (0,validate.damagedPart)(manifest);
    if (damaged !== undefined)
        return `is damaged: invalid ${damaged}`;
    const { shard } = manifest;
    if (!shard || !(0,check/* Check */.J)(schema/* shard */.B5, shard))
        return 'was listed without the input `shard`';
    if (shard.plan !== plan.id)
        return 'is of another plan';
    if (shard.index !== index)
        return `is shard ${shard.index}, which is there twice`;
    if (JSON.stringify(shard.ranges) !== JSON.stringify(plan.shards[index]) || shard.of !== plan.shards.length)
        return 'has other bounds than the plan gives it';
    if (!manifest.complete)
        return 'is not complete: a bucket could not be listed';
    const unfit = await filesFault(manifest, folder, signal);
    return unfit ?? { index, manifest: { ...manifest, shard }, folder };
}
async function filesFault({ outputs, changes }, folder, signal) {
    const paths = outputs.map(({ path }) => path);
    if (!paths.includes(rows_file/* ROWS_FILE */.ZX) || (changes && !paths.includes(changes_file.CHANGES_FILE)))
        return 'lacks what is needed to merge it';
    for (const file of outputs) {
        if (!(0,inventory_folder/* isInside */.FK)(file.path))
            return 'lists a file outside its folder';
        const handle = await (0,promises_.open)((0,external_node_path_.join)(folder, file.path), 'r').catch(() => undefined);
        if (!handle)
            return `is missing its file ${file.path}`;
        try {
            const fault = await (0,read_file/* fileFault */.bT)(handle, file, signal);
            if (fault !== undefined)
                return `is damaged: ${file.path} ${fault}`;
        }
        finally {
            await handle.close();
        }
    }
    return undefined;
}
function differences([first, ...others]) {
    return others.flatMap(({ index, manifest }) => {
        const what = differenceOf(first.manifest, manifest);
        return what === undefined ? [] : `Shard ${index} has ${what} than shard 0`;
    });
}
function differenceOf(first, other) {
    const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
    const names = new Set([...Object.keys(first.request), ...Object.keys(other.request)]);
    for (const name of names) {
        const key = name;
        if (!same(first.request[key], other.request[key]))
            return `another \`${INPUTS[name] ?? name}\``;
    }
    if (!same(rowFiles(first).map(written), rowFiles(other).map(written)))
        return 'other `formats` or `columns`';
    const isCompared = ({ shard, changes, history }) => [
        shard.hasBaseline,
        changes !== undefined,
        history?.[0]?.startedAt,
    ];
    return same(isCompared(first), isCompared(other)) ? undefined : 'another `baseline`';
}
const INPUTS = {
    buckets: 'bucket',
    urlStyle: 'url-style',
    mirrorStyles: 'url-style',
};
function written({ path, columns }) {
    return { path, columns };
}
const OF_ALL = new Set(['shard', 'changes', 'buckets', 'findings', 'sarif']);
function rowFiles({ outputs }) {
    return outputs.filter(({ format }) => !OF_ALL.has(format));
}

;// CONCATENATED MODULE: ./build/shards/merge-manifests.js



function partFiles(parts) {
    const formats = rowFiles(parts[0].manifest).map(({ path }) => path);
    return formats.flatMap((path) => parts.map(({ index, manifest }) => {
        const file = manifest.outputs.find((output) => output.path === path);
        return { ...file, path: `${(0,names/* shardFolder */.nG)(index)}/${path}` };
    }));
}
function wholeQuantiles(parts) {
    const found = Map.groupBy(parts.flatMap(({ manifest }) => manifest.buckets), ({ bucketId }) => bucketId);
    const whole = new Map();
    for (const [bucketId, buckets] of found) {
        const joined = (0,quantiles/* joinQuantiles */.z7)(buckets.map(({ files, quantiles }) => ({ rows: files, every: 1, names: [], ...quantiles })));
        if (joined.names.length > 0)
            whole.set(bucketId, joined);
    }
    return whole;
}
function serviceOf({ service: planned }, parts) {
    const all = [planned, ...parts.map(({ manifest }) => manifest.service)];
    const names = Object.keys(planned);
    const sums = names.map((name) => [name, all.reduce((sum, each) => sum + each[name], 0)]);
    const concurrency = Math.max(...all.map((each) => each.concurrency));
    return { ...Object.fromEntries(sums), concurrency };
}
function unmatchedIn(parts) {
    const [first, ...others] = parts.map(({ manifest }) => manifest.shard.unmatched);
    const inAll = (name) => first[name].filter((glob) => others.every((other) => other[name].includes(glob)));
    return { include: inAll('include'), exclude: inAll('exclude') };
}

// EXTERNAL MODULE: ./build/changes/change-counter.js
var change_counter = __webpack_require__(29613);
// EXTERNAL MODULE: ./build/changes/change-records.js
var change_records = __webpack_require__(62299);
// EXTERNAL MODULE: ./build/changes/renames.js
var renames = __webpack_require__(52829);
// EXTERNAL MODULE: ./build/spill/comparison-scratch.js + 1 modules
var comparison_scratch = __webpack_require__(40755);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/bytes/buffer-pool.js
var buffer_pool = __webpack_require__(54139);
// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
// EXTERNAL MODULE: ./build/rows/json-literal.js
var json_literal = __webpack_require__(39530);
;// CONCATENATED MODULE: ./build/shards/replay.js








const CHUNK = 262_144;
const POOLED_BYTES = 8 * 1_048_576;
async function* replay(plan, parts, signal) {
    const buffers = new buffer_pool/* BufferPool */.P(POOLED_BYTES);
    const versions = plan.request.versions === 'all';
    const targets = plan.buckets.map(({ bucketId, bucketName, bucketType }) => ({
        bucketId,
        bucketName,
        bucketType: bucketType || null,
        prefix: plan.request.prefix,
    }));
    let at = 0;
    let hasRows = false;
    for (const part of parts) {
        const check = new PartCheck(part, versions);
        for await (const { bucketName, page } of check.reading((0,rows_file/* readRows */.aK)(expanded(part, rows_file/* ROWS_FILE */.ZX), buffers))) {
            signal.throwIfAborted();
            if (!page)
                continue;
            for (; targets[at]?.bucketName !== bucketName; at++) {
                if (targets[at] === undefined)
                    throw check.error('has rows of a bucket that should come before');
                if (!hasRows)
                    yield { target: targets[at], empty: true };
                hasRows = false;
            }
            hasRows = true;
            yield { target: targets[at], page, wait: (work) => work };
            page.release(buffers);
        }
        check.end();
    }
    for (; at < targets.length; at++) {
        if (!hasRows)
            yield { target: targets[at], empty: true };
        hasRows = false;
    }
}
function expanded({ folder }, path) {
    const source = (0,external_node_fs_.createReadStream)((0,external_node_path_.join)(folder, path), { highWaterMark: CHUNK });
    return (0,external_node_stream_.pipeline)(source, (0,external_node_zlib_.createZstdDecompress)({ chunkSize: CHUNK }), () => { });
}
class PartCheck {
    #part;
    #versions;
    #bucket;
    #last = '';
    #rows = 0;
    constructor(part, versions) {
        this.#part = part;
        this.#versions = versions;
    }
    async *reading(pages) {
        const next = pages[Symbol.asyncIterator]();
        for (;;) {
            const { value, done } = await next.next().catch((error) => {
                throw this.error(`is damaged: ${rows_file/* ROWS_FILE */.ZX} cannot be read (${error.message})`);
            });
            if (done)
                return;
            if (value.page)
                this.#check(value.bucketName, value.page);
            yield value;
        }
    }
    #check(bucketName, page) {
        if (bucketName !== this.#bucket) {
            this.#bucket = bucketName;
            this.#last = '';
        }
        const name = (row) => (0,json_literal/* stringOf */.Je)(page.literal(row, 'fileName'));
        const [first, last] = [name(0), name(page.count - 1)];
        const follows = this.#versions ? first >= this.#last : first > this.#last;
        if (!page.ascends(this.#versions) || !follows)
            throw this.error('has rows that are out of order');
        const range = this.#part.manifest.shard.ranges.find(({ bucket }) => bucket === bucketName);
        const isInside = range && first >= (0,byte_string/* toByteString */.pv)(range.from) && (range.to === null || last < (0,byte_string/* toByteString */.pv)(range.to));
        if (!isInside)
            throw this.error('has rows outside its bounds');
        this.#last = last;
        this.#rows += page.count;
    }
    end() {
        const { files } = this.#part.manifest;
        if (this.#rows !== files)
            throw this.error(`has ${this.#rows} rows instead of ${files}`);
    }
    error(what) {
        return new Error(`The shards cannot be merged. Shard ${this.#part.index} ${what}. Run its job again: a shard that is listed again replaces its artifact`);
    }
}

;// CONCATENATED MODULE: ./build/shards/merged-changes.js






class MergedChanges {
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
        return { end: () => this.#read() };
    }
    async #read() {
        const { parts, directory, signal, globs } = this.#options;
        this.#scratch = await comparison_scratch/* ComparisonScratch */.g.begin(directory, renames/* RENAME_RECORD_BYTES */.Lb, renames/* MAX_RENAME_RECORDS */.$v);
        const records = new change_records/* ChangeRecords */.P(this.#scratch.keys, this.#scratch.texts);
        for (const part of parts) {
            for await (const changes of (0,changes_file/* readChanges */.S)(expanded(part, changes_file.CHANGES_FILE))) {
                signal.throwIfAborted();
                for (const change of changes)
                    records.add(change);
                await records.flush();
            }
        }
        this.#changes = await records.end(new change_counter/* ChangeCounter */.j(globs), signal);
    }
    async close() {
        this.#changes = undefined;
        const scratch = this.#scratch;
        this.#scratch = undefined;
        await scratch?.close();
    }
}

// EXTERNAL MODULE: ./build/spill/owner.js
var owner = __webpack_require__(40354);
// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
;// CONCATENATED MODULE: ./build/merge.js





























async function merge(env, signal, state) {
    (0,outputs/* beginOutputs */.Ah)();
    const log = new github_log/* Log */.t();
    const event = (0,github_event/* readEvent */.j)(env);
    state.policy = new privacy/* PrivacyPolicy */.t(event.visibility, [{ bucketType: null }]);
    const inputs = await readMergeInputs(env, event.fromFork, (secret) => log.mask(secret));
    const issue = await (0,publish/* trackingIssue */.T)({ inputs, event, env, log, signal });
    const temp = env.RUNNER_TEMP ?? (0,external_node_os_.tmpdir)();
    const cleanup = new AsyncDisposableStack();
    try {
        const claim = env.RUNNER_TEMP ? await inventory_claim/* FolderClaim */.N.take(inputs.outputDir, env.RUNNER_TEMP) : undefined;
        cleanup.defer(() => claim?.release());
        if (env.RUNNER_TEMP)
            await (0,owner/* removeLeftovers */.DA)(env.RUNNER_TEMP);
        const artifacts = await run_artifacts/* RunArtifacts */.T.list(env, signal);
        const plan = await log.group('Download the plan', () => (0,fetch_plan/* fetchPlan */.u)(artifacts, inputs.artifactName, temp));
        const buckets = plan.buckets.map((bucket) => ({ accountId: '', ...bucket }));
        const policy = new privacy/* PrivacyPolicy */.t(event.visibility, buckets);
        state.policy = policy;
        const key = keyOf(plan);
        (0,key_prefix/* checkKeyPrefix */.m)({ include: [], gates: inputs.gates, prefix: givenPrefix(plan) }, key, policy);
        const listing = await storing(inputs, plan, buckets, { log, env, signal, cleanup });
        const publishing = { inputs, listing, policy, env, log, signal };
        const publications = await (0,publish/* preparePublishing */.fj)(publishing);
        for (const { close } of publications)
            cleanup.defer(async () => close?.());
        const folder = await inventory_folder/* Folder */.vd.begin(inputs.outputDir);
        cleanup.defer(() => folder.discard());
        const parts = await log.group(`Download ${(0,numbers/* count */.U9)(plan.shards.length, 'shard')}`, () => openParts(plan, inputs.artifactName, artifacts, folder, signal));
        const { request, shard, history, changes } = parts[0].manifest;
        const fault = gatesFault(inputs, { versions: request.versions, hasBaseline: shard.hasBaseline });
        if (fault !== undefined)
            throw new input_error/* InputError */.d([`Input \`gates\`${fault}`]);
        const { prefix } = request;
        const accountBuckets = plan.account.bucketIds && new Set(plan.account.bucketIds);
        const selection = { listsFiles: true, buckets, accountBuckets, prefix };
        const keyInputs = {
            buckets: request.buckets ?? 'all',
            sign: 'none',
            uploadTo: inputs.uploadTo,
            baseline: undefined,
        };
        const rules = await (0,ruleset/* knownRuleset */.g)({ ...inputs, ...keyInputs }, { request, selection, policy, key, accountKeys: plan.account.keys, verification: undefined });
        const evidence = await audit_evidence/* Evidence */.o.begin(inputs.gates, rules, buckets, temp, changes && ((globs) => new MergedChanges({ parts, directory: temp, signal, globs })));
        cleanup.defer(() => evidence.close());
        const documents = await (0,build_documents/* beginDocuments */.m)(inputs.documents, !policy.hidesNames);
        const urls = new url_list/* UrlList */.U(outputs/* LIST_BYTES */.Hp);
        const listed = await log.group('Merge the shards', () => (0,write_rows/* writeRows */.l)(replay(plan, parts, signal), buckets.length, [urls, ...evidence.sinks, ...documents.flatMap(({ sinks }) => sinks)], {
            startedAt: new Date(plan.startedAt),
            urlStyles: [request.urlStyle, ...(request.mirrorStyles ?? [])],
            hosts: plan.account,
            versions: request.versions === 'all',
            filter: undefined,
            storedAt: undefined,
            warn: (text) => log.warning(text),
        }, folder));
        const files = partFiles(parts);
        for (const { path } of files)
            await folder.place(path);
        const earlier = history?.[0];
        const { conclude } = await (0,run/* secondHalf */.u)();
        await conclude({
            inputs: { ...inputs, formats: [] },
            request,
            buckets,
            capabilities: plan.account.capabilities,
            shard: undefined,
            listed: { ...listed, quantiles: wholeQuantiles(parts), files },
            evidence,
            documents,
            unmatched: unmatchedIn(parts),
            urls,
            baseline: !earlier
                ? figures/* NO_BASELINE_YET */.bz
                : changes
                    ? { bytes: earlier.bytes }
                    : 'the baseline has no rows to compare with',
            earlier: earlier && { startedAt: earlier.startedAt, history: history },
            service: serviceOf(plan, parts),
        }, {
            env,
            log,
            policy,
            folder,
            claim,
            publications,
            publishing,
            issue,
            signal,
            cleanup,
            onFailureShown: () => {
                state.showsFailure = true;
            },
        });
    }
    catch (error) {
        await issue?.reportFailure(error, state.policy);
        throw error;
    }
    finally {
        await cleanup.disposeAsync();
    }
}
async function storing(inputs, { request }, buckets, { log, env, signal, cleanup, }) {
    if (!inputs.uploadTo)
        return undefined;
    const limit = new request_limit/* RequestLimit */.d(inputs.concurrency);
    const client = (0,inputs_client/* newClient */._)(inputs, limit, log, env, signal);
    cleanup.defer(() => client.close());
    const account = await log.group('Authorize', () => (0,b2_account/* openAccount */.sj)(client));
    const targets = buckets.map((bucket) => ({ ...bucket, prefix: request.prefix }));
    const others = { names: undefined, releaseTag: undefined, sign: 'none', signSeconds: 0 };
    return {
        inputs: { ...inputs, ...others },
        client,
        account,
        selection: { buckets: [...buckets], targets },
    };
}
function keyOf({ account }) {
    const { capabilities, keyExpires, namePrefix, isRestricted } = account;
    return { capabilities, keyExpires, namePrefix, buckets: isRestricted ? [] : null };
}
function givenPrefix({ request: { prefix }, account: { namePrefix } }) {
    return prefix === namePrefix ? '' : prefix;
}


/***/ }),

/***/ 14050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ fetchPlan)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _spill_owner_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40354);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16884);
/* harmony import */ var _plan_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71872);





async function fetchPlan(artifacts, name, temp) {
    const artifact = (0,_names_js__WEBPACK_IMPORTED_MODULE_4__/* .planArtifact */ .sH)(name);
    if (!artifacts.has(artifact)) {
        throw new Error(`This workflow run has no plan: the artifact ${artifact} is missing. Let a job that this one \`needs\` use the action \`plan\` with the same \`artifact-name\``);
    }
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, (0,_spill_owner_js__WEBPACK_IMPORTED_MODULE_2__/* .temporaryName */ .NT)('plan')));
    try {
        const fault = await artifacts.fetch(artifact, folder);
        const text = fault === undefined ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, _plan_file_js__WEBPACK_IMPORTED_MODULE_3__/* .PLAN_FILE */ .VI), 'utf8').catch(() => '') : '';
        const plan = fault ?? (text === '' ? `contains no ${_plan_file_js__WEBPACK_IMPORTED_MODULE_3__/* .PLAN_FILE */ .VI}` : (0,_plan_file_js__WEBPACK_IMPORTED_MODULE_3__/* .parsePlan */ .vS)(text));
        if (typeof plan !== 'string')
            return plan;
        throw new Error(`The artifact ${artifact} cannot be used: it ${plan}. Run all jobs of the workflow again`);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    }
}


/***/ }),

/***/ 71872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ identified),
/* harmony export */   VI: () => (/* binding */ PLAN_FILE),
/* harmony export */   vS: () => (/* binding */ parsePlan)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10030);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8538);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(26198);
/* harmony import */ var _sinclair_typebox_value__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(59251);
/* harmony import */ var _inventory_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5231);
/* harmony import */ var _names_name_order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93933);
/* harmony import */ var _rows_json_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63142);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(16884);







const PLAN_FILE = 'plan.json';
const SCHEMA = 1;
const { /* Array */ "O3": list, /* Boolean */ "v8": flag, /* Integer */ "jz": integer, /* Null */ "Uv": none, /* Optional */ "Xx": Optional, /* String */ "Qf": text, /* Union */ "gP": Union } = _sinclair_typebox__WEBPACK_IMPORTED_MODULE_4__;
const nameRange = (0,_rows_json_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik)({
    bucket: text(),
    from: text(),
    to: Union([text(), none()]),
});
const accountKey = (0,_rows_json_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik)({
    keyName: text(),
    capabilities: list(text()),
    bucketIds: Union([list(text()), none()]),
    expires: Union([integer(), none()]),
});
const content = {
    schemaVersion: _sinclair_typebox__WEBPACK_IMPORTED_MODULE_5__/* .Literal */ .u(SCHEMA),
    nonce: text(),
    startedAt: text(),
    request: (0,_rows_json_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik)({
        buckets: Union([list(text()), none()]),
        prefix: text(),
        versions: (0,_rows_json_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .oneOf */ .yL)(['current', 'all'], {}),
    }),
    account: (0,_rows_json_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik)({
        downloadUrl: text(),
        s3ApiUrl: Union([text(), none()]),
        namePrefix: text(),
        capabilities: list(text()),
        keyExpires: Optional(Union([integer(), none()])),
        isRestricted: flag(),
        bucketIds: Union([list(text()), none()]),
        keys: Optional(list(accountKey)),
    }),
    buckets: list(_sinclair_typebox__WEBPACK_IMPORTED_MODULE_6__/* .Object */ .w({ bucketId: text(), bucketName: text(), bucketType: text() })),
    shards: list(list(nameRange)),
    service: _inventory_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .service */ .N8,
};
const planContent = (0,_rows_json_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik)(content);
const plan = (0,_rows_json_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik)({ id: text(), ...content });
function identified(given) {
    const all = { schemaVersion: SCHEMA, nonce: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(), ...given };
    return { id: digestOf(all), ...all };
}
function parsePlan(given) {
    let value;
    try {
        value = JSON.parse(given);
    }
    catch {
        return 'is not JSON';
    }
    const version = value?.schemaVersion;
    if (typeof version === 'number' && version > SCHEMA)
        return `has schema version ${version}, but this version of the action reads ${SCHEMA}; use one version in all jobs`;
    if (!(0,_sinclair_typebox_value__WEBPACK_IMPORTED_MODULE_7__/* .Check */ .J)(plan, value))
        return 'is not a plan';
    const { id, ...rest } = value;
    if (id !== digestOf(rest))
        return 'was changed after it was made: its id is not the digest of its content';
    return faultOf(value) ?? value;
}
function faultOf({ buckets, shards }) {
    if (shards.length < 1 || shards.length > _names_js__WEBPACK_IMPORTED_MODULE_8__/* .MOST_SHARDS */ .Y)
        return `has ${shards.length} shards`;
    let at = 0;
    let next = '';
    for (const [index, ranges] of shards.entries()) {
        if (ranges.length === 0)
            return `has no names for shard ${index}`;
        for (const { bucket, from, to } of ranges) {
            if (next === null)
                [at, next] = [at + 1, ''];
            if (bucket !== buckets[at]?.bucketName)
                return `has cuts out of order: shard ${index} is in another bucket`;
            if (from !== next)
                return `has a gap or an overlap before shard ${index}`;
            if (to !== null && (0,_names_name_order_js__WEBPACK_IMPORTED_MODULE_2__/* .compareNames */ .MP)(from, to) >= 0)
                return `has cuts out of order in shard ${index}`;
            next = to;
        }
    }
    return next === null && at === buckets.length - 1 ? undefined : 'does not cover every name';
}
function digestOf(value) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', JSON.stringify(value));
}


/***/ }),

/***/ 24314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZX: () => (/* binding */ ROWS_FILE),
/* harmony export */   aK: () => (/* binding */ readRows),
/* harmony export */   it: () => (/* binding */ rowsRecorder)
/* harmony export */ });
/* harmony import */ var _b2_page_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39008);
/* harmony import */ var _b2_page_read_page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59791);
/* harmony import */ var _bytes_ascii_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65435);
/* harmony import */ var _bytes_byte_sink_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68090);
/* harmony import */ var _rows_json_literal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39530);





const ROWS_FILE = 'shard/rows.zst';
const OWN_FIELDS = _b2_page_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .FIELDS */ .cJ.filter((field) => !_b2_page_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTING_FIELDS */ .t8.includes(field) && field !== 'fileName').map((field) => ({ slot: _b2_page_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .SLOT */ .rt[field], before: literal(`"${field}":`) }));
const NAME = literal('"fileName":');
function literal(text) {
    return (0,_bytes_byte_sink_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesOf */ .$$)(Buffer.from(text, 'latin1'));
}
const rowsRecorder = {
    name: 'shard',
    async begin(folder) {
        const file = await folder.file(ROWS_FILE, [], { compression: 'zstd' });
        const heads = [];
        const headOf = ({ settings: { id, dateAt }, page, index }) => {
            if (id < 0 || dateAt > 0)
                return head(page, index);
            heads[id] ??= head(page, index);
            return heads[id];
        };
        return {
            enter: async (bucketName) => {
                file.to.text(Buffer.from(`${JSON.stringify(bucketName)}\n`).toString('latin1'));
            },
            add: (row) => {
                const { to } = file;
                const { page, index } = row;
                to.all(headOf(row));
                for (const { slot, before } of OWN_FIELDS) {
                    const start = page.start(index, slot);
                    if (start === 0)
                        continue;
                    to.all(before);
                    to.copy(page, start, page.end(index, slot));
                    to.byte(_bytes_ascii_js__WEBPACK_IMPORTED_MODULE_3__/* .COMMA */ .KE);
                }
                to.all(NAME);
                to.copy(page, page.start(index, _b2_page_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .SLOT */ .rt.fileName), page.end(index, _b2_page_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .SLOT */ .rt.fileName));
                to.byte(_bytes_ascii_js__WEBPACK_IMPORTED_MODULE_3__/* .CLOSE_BRACE */ .rc);
                to.byte(_bytes_ascii_js__WEBPACK_IMPORTED_MODULE_3__/* .COMMA */ .KE);
                to.byte(_bytes_ascii_js__WEBPACK_IMPORTED_MODULE_3__/* .NEW_LINE */ .qK);
                file.rows++;
            },
        };
    },
};
function head(page, row) {
    const settings = _b2_page_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTING_FIELDS */ .t8.flatMap((field) => {
        const value = page.setting(row, field);
        return value === undefined ? [] : `"${field}":${(0,_rows_json_literal_js__WEBPACK_IMPORTED_MODULE_4__/* .canonical */ .$N)(value)},`;
    });
    return literal(`{${settings.join('')}`);
}
const PAGE_BYTES = 1 << 20;
const BEFORE = Buffer.from('{"files":[');
const AFTER = Buffer.from('],"nextFileName":null}');
async function* readRows(chunks, buffers) {
    let bucketName;
    let left = Buffer.alloc(0);
    const take = function* (bytes) {
        for (let at = 0; at < bytes.length;) {
            if (bytes[at] === _bytes_ascii_js__WEBPACK_IMPORTED_MODULE_3__/* .QUOTE */ .jA) {
                const end = bytes.indexOf(_bytes_ascii_js__WEBPACK_IMPORTED_MODULE_3__/* .NEW_LINE */ .qK, at);
                bucketName = JSON.parse(bytes.toString('utf8', at, end));
                yield { bucketName, page: undefined };
                at = end + 1;
                continue;
            }
            const next = bytes.indexOf('\n"', at, 'latin1');
            const end = next < 0 ? bytes.length : next + 1;
            if (bucketName === undefined)
                throw new Error('its first row is of no bucket');
            yield { bucketName, page: pageOf(bytes.subarray(at, end), buffers) };
            at = end;
        }
    };
    let pieces = [];
    let size = 0;
    for await (const chunk of chunks) {
        pieces.push(chunk);
        size += chunk.length;
        if (size < PAGE_BYTES)
            continue;
        const bytes = Buffer.concat([left, ...pieces]);
        [pieces, size] = [[], 0];
        const end = bytes.lastIndexOf(_bytes_ascii_js__WEBPACK_IMPORTED_MODULE_3__/* .NEW_LINE */ .qK) + 1;
        left = bytes.subarray(end);
        yield* take(bytes.subarray(0, end));
    }
    const rest = Buffer.concat([left, ...pieces]);
    if (rest.length > 0 && rest.at(-1) !== _bytes_ascii_js__WEBPACK_IMPORTED_MODULE_3__/* .NEW_LINE */ .qK)
        throw new Error('it is cut short');
    yield* take(rest);
}
function pageOf(rows, buffers) {
    const inner = rows.length - ',\n'.length;
    const length = BEFORE.length + inner + AFTER.length;
    const bytes = buffers.take(length).subarray(0, length);
    BEFORE.copy(bytes);
    rows.copy(bytes, BEFORE.length, 0, inner);
    AFTER.copy(bytes, BEFORE.length + inner);
    return (0,_b2_page_read_page_js__WEBPACK_IMPORTED_MODULE_1__/* .readPage */ .S)(bytes, buffers);
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
