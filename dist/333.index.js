export const id = 333;
export const ids = [333];
export const modules = {

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

/***/ 76714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Shard: () => (/* binding */ Shard)
});

// EXTERNAL MODULE: ./build/github/input-error.js
var input_error = __webpack_require__(81545);
// EXTERNAL MODULE: ./build/github/run-artifacts.js
var run_artifacts = __webpack_require__(10329);
// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
// EXTERNAL MODULE: ./build/changes/row-order.js
var row_order = __webpack_require__(38159);
// EXTERNAL MODULE: ./build/names/name-order.js
var name_order = __webpack_require__(93933);
;// CONCATENATED MODULE: ./build/shards/bounds.js



function targetsWithin(targets, ranges) {
    return ranges.flatMap(({ bucket, from, to }) => targets
        .filter(({ bucketName }) => bucketName === bucket)
        .flatMap((target) => {
        const { prefix } = target;
        const end = (0,name_order/* endOfPrefix */.VT)(prefix);
        const isBefore = to !== null && (0,name_order/* compareNames */.MP)(to, prefix) <= 0;
        const isAfter = prefix !== '' && end !== null && (0,name_order/* compareNames */.MP)(from, end) >= 0;
        if (isBefore || isAfter)
            return [];
        const ends = to !== null && (prefix === '' || end === null || (0,name_order/* compareNames */.MP)(to, end) < 0);
        return {
            ...target,
            ...((0,name_order/* compareNames */.MP)(from, prefix) > 0 ? { from } : {}),
            ...(ends ? { to } : {}),
        };
    }));
}
function quantilesWithin({ rows, every, names }, { from, to }) {
    const inside = names.filter((name) => (0,name_order/* compareNames */.MP)(name, from) > 0 && (to === null || (0,name_order/* compareNames */.MP)(name, to) < 0));
    const after = to === null ? rows - names.length * every : every;
    return { rows: inside.length * every + after, every, names: inside };
}
function ownedBy(ranges, before, now) {
    const listed = new Set(now);
    const ranks = (0,row_order/* bucketRanks */._B)(before.map(byte_string/* toByteString */.pv), now.map(byte_string/* toByteString */.pv));
    const owned = new Map();
    let previous;
    let last = -1;
    for (const [literal, rank] of ranks) {
        const bucket = (0,byte_string/* fromByteString */.qL)(literal);
        if (listed.has(bucket))
            previous = bucket;
        const range = listed.has(bucket)
            ? ranges.find((each) => each.bucket === bucket)
            : ranges.some((each) => each.bucket === (previous ?? now[0]) && isEdge(each, previous === undefined))
                ? { from: '', to: null }
                : undefined;
        if (!range)
            continue;
        const { from, to } = range;
        owned.set(literal, { from: (0,byte_string/* toByteString */.pv)(from), to: to === null ? null : (0,byte_string/* toByteString */.pv)(to) });
        last = rank;
    }
    return (bucket, name) => {
        const range = owned.get(bucket);
        if (!range)
            return ranks.get(bucket) > last ? 'after' : 'before';
        if (name < range.from)
            return 'before';
        return range.to === null || name < range.to ? 'owned' : 'after';
    };
}
function isEdge({ from, to }, atStart) {
    return atStart ? from === '' : to === null;
}
class OwnedCursor {
    #cursor;
    #placeOf;
    #hasEnded = false;
    constructor(cursor, placeOf) {
        this.#cursor = cursor;
        this.#placeOf = placeOf;
    }
    get done() {
        return this.#hasEnded || this.#cursor.done;
    }
    skip(listed) {
        return !this.#hasEnded && this.#cursor.skip(listed);
    }
    next() {
        while (!this.#hasEnded) {
            const row = this.#cursor.next();
            if (row === undefined)
                return undefined;
            const place = this.#placeOf(row.bucket, row.name);
            if (place === 'owned')
                return row;
            this.#hasEnded = place === 'after';
        }
        return undefined;
    }
    async read() {
        if (!this.#hasEnded)
            await this.#cursor.read();
    }
    close() {
        return this.#cursor.close();
    }
}

// EXTERNAL MODULE: ./build/shards/fetch-plan.js
var fetch_plan = __webpack_require__(14050);
// EXTERNAL MODULE: ./build/shards/names.js
var shards_names = __webpack_require__(16884);
// EXTERNAL MODULE: ./build/shards/rows-file.js
var rows_file = __webpack_require__(24314);
;// CONCATENATED MODULE: ./build/shards/open-shard.js






class Shard {
    #plan;
    #index;
    #ranges;
    #hasBaseline;
    selection;
    #artifactName;
    startedAt;
    sinks = [rows_file/* rowsRecorder */.it];
    constructor(plan, index, found, { artifactName, baseline }) {
        this.#plan = plan;
        this.#index = index;
        this.#ranges = plan.shards[index];
        this.#hasBaseline = baseline !== undefined;
        this.startedAt = new Date(plan.startedAt);
        this.#artifactName = (0,shards_names/* shardArtifact */.Vi)(artifactName, index);
        const names = new Set(this.#ranges.map(({ bucket }) => bucket));
        this.selection = {
            ...found,
            buckets: plan.buckets.flatMap(({ bucketName }) => names.has(bucketName) ? found.buckets.filter((bucket) => bucket.bucketName === bucketName) : []),
            targets: targetsWithin(found.targets, this.#ranges),
        };
    }
    static async open(found, { inputs, policy, env, temp, signal }) {
        if (!policy.publishes(inputs.artifactNamed)) {
            throw new input_error/* InputError */.d([
                'Input `artifact-name`: shards are uploaded, and this repository is public, or its visibility is unknown, and a bucket is private; give a name to upload them anyway',
            ]);
        }
        const artifacts = await run_artifacts/* RunArtifacts */.T.list(env, signal);
        const plan = await (0,fetch_plan/* fetchPlan */.u)(artifacts, inputs.artifactName, temp);
        const index = inputs.shard;
        if (index >= plan.shards.length) {
            throw new input_error/* InputError */.d([
                `Input \`shard\`: the plan has no shard ${index}; it has ${plan.shards.length}, from 0. Take the index from the output \`shards\` of the action \`plan\``,
            ]);
        }
        const other = otherRequest(plan, found, inputs);
        if (other !== undefined) {
            throw new input_error/* InputError */.d([
                `Input \`shard\`: the plan was made with another \`${other}\` than this step has; give both the same`,
            ]);
        }
        return new Shard(plan, index, found, inputs);
    }
    part(baseline) {
        const { rows, bucketNames } = baseline;
        const placeOf = ownedBy(this.#ranges, bucketNames, this.bucketNames);
        const quantiles = this.selection.buckets.flatMap(({ bucketId, bucketName }) => {
            const all = baseline.quantiles.get(bucketId);
            const range = this.#ranges.find(({ bucket }) => bucket === bucketName);
            return all ? [[bucketId, quantilesWithin(all, range)]] : [];
        });
        return {
            ...baseline,
            quantiles: new Map(quantiles),
            rows: rows && (() => new OwnedCursor(rows(), placeOf)),
        };
    }
    publishing(inputs) {
        return { ...inputs, artifactName: this.#artifactName };
    }
    get bucketNames() {
        return this.#plan.buckets.map(({ bucketName }) => bucketName);
    }
    described(unmatched) {
        return {
            plan: this.#plan.id,
            index: this.#index,
            of: this.#plan.shards.length,
            ranges: this.#ranges,
            hasBaseline: this.#hasBaseline,
            unmatched,
        };
    }
}
function otherRequest({ request, buckets }, found, inputs) {
    const names = inputs.buckets === 'all' ? null : inputs.buckets;
    if (JSON.stringify(names) !== JSON.stringify(request.buckets))
        return 'bucket';
    if (found.prefix !== request.prefix)
        return 'prefix';
    if (inputs.versions !== request.versions)
        return 'versions';
    const ids = new Set(found.buckets.map(({ bucketId }) => bucketId));
    return buckets.every(({ bucketId }) => ids.has(bucketId)) ? undefined : 'bucket';
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


/***/ })

};
