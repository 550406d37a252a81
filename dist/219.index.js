export const id = 219;
export const ids = [219,332,134];
export const modules = {

/***/ 44134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listKeys: () => (/* binding */ listKeys)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21303);

const PAGE_KEYS = 10_000;
const MOST_KEYS = 100_000;
async function listKeys(client, account) {
    if (!account.capabilities.includes('listKeys'))
        return undefined;
    const found = [];
    let start = null;
    do {
        const body = {
            accountId: account.accountId,
            maxKeyCount: PAGE_KEYS,
            ...(start === null ? {} : { startApplicationKeyId: start }),
        };
        const page = await client.call('b2_list_keys', body, readKeys);
        for (const { keyName, capabilities, bucketIds, bucketId, expirationTimestamp } of page.keys) {
            found.push({
                keyName,
                capabilities,
                bucketIds: bucketIds ?? (bucketId ? [bucketId] : null),
                expires: expirationTimestamp ?? null,
            });
        }
        if (start !== null && page.nextApplicationKeyId === start)
            return undefined;
        start = page.nextApplicationKeyId;
        if (found.length > MOST_KEYS)
            return undefined;
    } while (start !== null);
    return found;
}
function readKeys(bytes) {
    const page = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .V)(bytes);
    const isList = Array.isArray(page?.keys) && page.keys.every(({ capabilities }) => Array.isArray(capabilities));
    if (!isList)
        throw new Error('it is not a list of keys');
    return { ...page, nextApplicationKeyId: page.nextApplicationKeyId ?? null };
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

/***/ 2219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plan: () => (/* binding */ plan_plan)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/b2/account.js
var b2_account = __webpack_require__(50306);
// EXTERNAL MODULE: ./build/b2/list-keys.js
var list_keys = __webpack_require__(44134);
// EXTERNAL MODULE: ./build/b2/list-page.js
var list_page = __webpack_require__(28721);
// EXTERNAL MODULE: ./build/github/artifact-service.js
var artifact_service = __webpack_require__(19596);
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
// EXTERNAL MODULE: ./build/inputs/client.js + 5 modules
var inputs_client = __webpack_require__(16239);
// EXTERNAL MODULE: ./build/inputs/plan.js
var plan = __webpack_require__(97949);
// EXTERNAL MODULE: ./build/names/name-order.js
var name_order = __webpack_require__(93933);
;// CONCATENATED MODULE: ./build/listing/alphabet.js

const DIGITS = 10;
class Alphabet {
    #characters = [];
    #seen = new Set();
    add(name) {
        const before = this.#seen.size;
        for (const character of name)
            this.#seen.add(character);
        if (this.#seen.size > before)
            this.#characters = [...this.#seen].sort(name_order/* compareNames */.MP);
    }
    position(name, from) {
        if (name === null)
            return 1;
        const base = this.#characters.length;
        let [value, unit] = [0, 1];
        for (const character of [...name.slice(from)].slice(0, DIGITS)) {
            unit /= base;
            value += unit * this.#rank(character);
        }
        return value;
    }
    middle(after, before, prefix) {
        const common = Math.max(prefix.length, before === null ? 0 : (0,name_order/* commonLength */.ug)(after, before));
        const half = (this.position(after, common) + this.position(before, common)) / 2;
        const base = this.#characters.length;
        let [name, rest] = [after.slice(0, common), half];
        for (let digit = 0; digit < DIGITS; digit++) {
            rest *= base;
            const rank = Math.min(Math.floor(rest), base - 1);
            rest -= rank;
            name += this.#characters[rank];
            const isBetween = (0,name_order/* compareNames */.MP)(name, after) > 0 && (before === null || (0,name_order/* compareNames */.MP)(name, before) < 0);
            if (isBetween)
                return Buffer.byteLength(name) <= name_order/* NAME_BYTES */.ce ? name : undefined;
        }
        return undefined;
    }
    #rank(character) {
        let [low, high] = [0, this.#characters.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((0,name_order/* compareNames */.MP)(this.#characters[middle], character) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

// EXTERNAL MODULE: ./build/listing/range.js
var range = __webpack_require__(97950);
;// CONCATENATED MODULE: ./build/listing/probe.js



function segmentsOf({ bucketName }, { rows, every, names }) {
    const last = rows - names.length * every;
    return ['', ...names].map((from, index) => ({
        bucketName,
        from,
        rows: index < names.length ? every : last,
    }));
}
const PROBE_ROWS = 1_000;
const STEP_ROWS = 250;
const MOST_FOLDERS = 2;
const OUTLIER = 4;
const LEAST_DISTANCE = 2 ** -50;
async function probe(targets, options) {
    const found = [];
    const alphabet = new Alphabet();
    const { concurrency } = options;
    for (let at = 0; at < targets.length; at += concurrency) {
        const some = targets.slice(at, at + concurrency);
        found.push(...(await Promise.all(some.map((target) => ask(target, target.prefix, null, options, alphabet)))));
    }
    for (let left = options.requests - targets.length; left > 0;) {
        const next = heaviest(found, Math.min(left, concurrency), alphabet);
        if (next.length === 0)
            break;
        left -= next.length;
        const halves = await Promise.all(next.map(({ interval, middle }) => ask(interval.target, middle, interval.to, options, alphabet)));
        for (const [index, { interval, middle, folders }] of next.entries()) {
            interval.to = middle;
            interval.divisions++;
            Object.assign(halves[index], { folders, divisions: interval.divisions });
            found.splice(found.indexOf(interval) + 1, 0, halves[index]);
        }
    }
    const rows = estimates(found.filter(isDivisible), alphabet);
    return found.flatMap((interval) => segmentsIn(interval, rows.get(interval) ?? rowsOf(interval, alphabet)));
}
function heaviest(found, most, alphabet) {
    const open = found.filter(isDivisible);
    const rows = estimates(open, alphabet);
    const sorted = open
        .toSorted((a, b) => rows.get(b) - rows.get(a) || a.divisions - b.divisions)
        .slice(0, most);
    return sorted.flatMap((interval) => {
        const end = endOfFolder(interval);
        const middle = end ??
            alphabet.middle(interval.last, interval.to, interval.target.prefix) ??
            afterCharacter(interval) ??
            nextPage(interval);
        if (middle !== undefined)
            return { interval, middle, folders: end === undefined ? 0 : interval.folders + 1 };
        interval.isWhole = true;
        return [];
    });
}
function estimates(intervals, alphabet) {
    const rows = intervals.map((interval) => rowsOf(interval, alphabet));
    const most = OUTLIER * (rows.toSorted((a, b) => a - b)[rows.length >> 1] ?? 0);
    return new Map(intervals.map((interval, index) => [interval, Math.min(rows[index], most)]));
}
function endOfFolder({ names, last, to, folders }) {
    if (folders === MOST_FOLDERS)
        return undefined;
    const shared = last.slice(0, (0,name_order/* commonLength */.ug)(names[0], last));
    const end = (0,name_order/* endOfPrefix */.VT)(shared.slice(0, shared.lastIndexOf('/') + 1));
    return end !== null && (to === null || (0,name_order/* compareNames */.MP)(end, to) < 0) ? end : undefined;
}
function afterCharacter({ target, last, to }) {
    const common = Math.max(target.prefix.length, to === null ? 0 : (0,name_order/* commonLength */.ug)(last, to));
    const [character = ''] = last.slice(common);
    const end = (0,name_order/* endOfPrefix */.VT)(last.slice(0, common) + character);
    if (character === '' || end === null || !end.startsWith(target.prefix))
        return undefined;
    return to === null || (0,name_order/* compareNames */.MP)(end, to) < 0 ? end : undefined;
}
function nextPage({ from, last }) {
    return (0,name_order/* compareNames */.MP)(last, from) > 0 ? last : undefined;
}
function isDivisible({ isOpen, isWhole, last, to }) {
    return isOpen && !isWhole && (to === null || (0,name_order/* compareNames */.MP)(last, to) < 0);
}
async function ask(target, from, to, { call, list, buffers, signal }, alphabet) {
    const { bucketId, prefix } = target;
    const start = from === prefix ? {} : { startFileName: from };
    const request = { bucketId, ...start, maxFileCount: PROBE_ROWS, ...(prefix ? { prefix } : {}) };
    const page = await list(call, request, signal);
    if (!page.ascends(call === 'b2_list_file_versions'))
        throw new range/* OutOfOrderError */.Y(`B2 listed names of bucket ${target.bucketName} out of order`);
    const names = [];
    for (let row = 0; row < page.count; row += STEP_ROWS)
        names.push(page.name(row));
    const last = page.count > 0 ? page.name(page.count - 1) : from;
    for (const name of [...names, last])
        alphabet.add(name);
    const isOpen = page.nextFileName !== null;
    const received = page.count;
    page.release(buffers);
    return { target, from, to, names, last, received, isOpen, isWhole: false, folders: 0, divisions: 0 };
}
function rowsOf({ from, to, names, last, received, isOpen }, alphabet) {
    if (!isOpen || (to !== null && (0,name_order/* compareNames */.MP)(last, to) >= 0))
        return names.filter((name) => to === null || (0,name_order/* compareNames */.MP)(name, to) < 0).length * STEP_ROWS;
    const first = names[0];
    const common = to === null ? 0 : (0,name_order/* commonLength */.ug)(first, to);
    const [asked, start, reached, end] = [from, first, last, to].map((name) => alphabet.position(name, common));
    const page = Math.max(reached - start, LEAST_DISTANCE);
    const withGap = from.startsWith(first.slice(0, common)) ? Math.max(reached - asked, page) : page;
    return (received * (end - start)) / Math.sqrt(page * withGap);
}
function segmentsIn(interval, rows) {
    const { target, from, to, names } = interval;
    const { bucketName } = target;
    const segments = [{ bucketName, from: from === target.prefix ? '' : from, rows }];
    if (isDivisible({ ...interval, isWhole: false }))
        return segments;
    segments[0].rows = Math.min(rows, STEP_ROWS);
    for (const name of names.slice(1)) {
        if (to !== null && (0,name_order/* compareNames */.MP)(name, to) >= 0)
            break;
        const before = segments.at(-1);
        if ((0,name_order/* compareNames */.MP)(name, before.from) <= 0)
            before.rows += STEP_ROWS;
        else
            segments.push({ bucketName, from: name, rows: STEP_ROWS });
    }
    return segments;
}

// EXTERNAL MODULE: ./build/listing/request-limit.js
var request_limit = __webpack_require__(47620);
// EXTERNAL MODULE: ./build/listing/targets.js
var targets = __webpack_require__(33465);
;// CONCATENATED MODULE: ./build/shards/cuts.js
function divide(segments, most) {
    const total = segments.reduce((sum, { rows }) => sum + rows, 0);
    const shards = [[]];
    const share = total / most;
    let before = 0;
    let due = share;
    for (const [index, { bucketName, from, rows }] of segments.entries()) {
        const isDue = total > 0 && before + rows / 2 >= due;
        const current = shards.at(-1);
        const open = current.at(-1);
        if (index > 0 && isDue && shards.length < most) {
            if (open?.bucket === bucketName)
                open.to = from;
            shards.push([{ bucket: bucketName, from, to: null }]);
            due = share * (Math.floor(before / share + 0.5) + 1);
        }
        else if (from === '') {
            current.push({ bucket: bucketName, from, to: null });
        }
        before += rows;
    }
    return shards;
}

// EXTERNAL MODULE: ./build/rows/bucket.js
var rows_bucket = __webpack_require__(26332);
// EXTERNAL MODULE: ./build/shards/plan-file.js
var plan_file = __webpack_require__(71872);
;// CONCATENATED MODULE: ./build/shards/describe-plan.js


function describePlan({ account, selection, keys, ...rest }) {
    const { downloadUrl, s3ApiUrl, namePrefix, capabilities, keyExpires, buckets } = account;
    const { accountBuckets } = selection;
    return (0,plan_file/* identified */.AR)({
        ...rest,
        account: {
            downloadUrl,
            s3ApiUrl,
            namePrefix,
            capabilities: [...capabilities],
            ...(keyExpires === undefined ? {} : { keyExpires }),
            isRestricted: buckets !== null,
            bucketIds: accountBuckets && [...accountBuckets],
            ...(keys && {
                keys: keys.map(({ bucketIds, capabilities, ...key }) => ({
                    ...key,
                    capabilities: [...capabilities],
                    bucketIds: bucketIds && [...bucketIds],
                })),
            }),
        },
        buckets: selection.buckets.map(plannedBucket),
    });
}
const REDACTED = '-----BEGIN';
function plannedBucket(bucket) {
    const { bucketInfo, bucketType } = bucket;
    const info = Object.entries(bucketInfo ?? {}).map(([key, value]) => [
        key,
        (0,rows_bucket/* looksSecret */.n)(key, value) ? REDACTED : value,
    ]);
    const { bucketId, bucketName } = bucket;
    return {
        ...(0,rows_bucket/* printedBucket */.b)(bucket),
        bucketId,
        bucketName,
        bucketType,
        ...(bucketInfo && { bucketInfo: Object.fromEntries(info) }),
    };
}

// EXTERNAL MODULE: ./build/shards/names.js
var names = __webpack_require__(16884);
// EXTERNAL MODULE: ./build/spill/owner.js
var owner = __webpack_require__(40354);
// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
;// CONCATENATED MODULE: ./build/plan.js























const PROBES_EACH = 32;
const MOST_PROBES = 4_096;
async function plan_plan(env, signal, state) {
    const log = new github_log/* Log */.t();
    const event = (0,github_event/* readEvent */.j)(env);
    state.policy = new privacy/* PrivacyPolicy */.t(event.visibility, [{ bucketType: null }]);
    const inputs = await (0,plan/* readPlanInputs */.jU)(env, event.fromFork, (secret) => log.mask(secret));
    const temp = env.RUNNER_TEMP ?? (0,external_node_os_.tmpdir)();
    if (env.RUNNER_TEMP)
        await (0,owner/* removeLeftovers */.DA)(env.RUNNER_TEMP);
    const cleanup = new AsyncDisposableStack();
    try {
        const startedAt = new Date().toISOString();
        const limit = new request_limit/* RequestLimit */.d(inputs.concurrency);
        const client = (0,inputs_client/* newClient */._)(inputs, limit, log, env, signal);
        cleanup.defer(() => client.close());
        const account = await log.group('Authorize', () => (0,b2_account/* openAccount */.sj)(client));
        const selection = await log.group('Find the buckets', () => (0,targets/* findBuckets */.B)(client, account, inputs.buckets, inputs.prefix));
        const policy = new privacy/* PrivacyPolicy */.t(event.visibility, selection.buckets);
        state.policy = policy;
        const upload = await prepare(inputs, policy, env, log);
        const request = requestOf(inputs, selection);
        const baseline = await inputs.baseline?.open({ ...request, list: 'files', urlStyle: '', anyFilter: true }, { inputs: { ...inputs, formats: [] }, client, account, event, policy, log, env, signal });
        cleanup.defer(async () => baseline?.close());
        const lister = new list_page/* PageLister */.B(client, () => { }, false);
        const probing = {
            call: inputs.versions === 'all' ? 'b2_list_file_versions' : 'b2_list_file_names',
            list: lister.list,
            buffers: client.buffers,
            concurrency: inputs.concurrency,
            requests: Math.min(PROBES_EACH * inputs.shards, MOST_PROBES),
            signal,
        };
        const segments = await log.group('Estimate the files', () => estimateRows(selection, baseline?.quantiles ?? new Map(), probing));
        const shards = divide(segments, inputs.shards);
        const keys = await (0,list_keys.listKeys)(client, account);
        const made = describePlan({
            startedAt,
            request,
            account,
            selection,
            keys: policy.hidesKeyNames ? keys?.map((key) => ({ ...key, keyName: '' })) : keys,
            shards,
            service: {
                ...client.stats,
                rowsReceived: lister.rowsReceived,
                transactions: lister.transactions,
                concurrency: limit.reached,
            },
        });
        await log.group('Upload the plan', () => uploadPlan(made, temp, upload, signal));
        log.info(`${(0,numbers/* count */.U9)(shards.length, 'shard')} of ${(0,numbers/* count */.U9)(selection.buckets.length, 'bucket')}`);
        (0,outputs/* writeShards */.T7)(shards.keys().toArray());
    }
    finally {
        await cleanup.disposeAsync();
    }
}
async function prepare(inputs, policy, env, log) {
    if (!policy.publishes(inputs.artifactNamed)) {
        throw new input_error/* InputError */.d([
            'Input `artifact-name`: the plan contains names of files, and this repository is public, or its visibility is unknown, and a bucket is private; give a name to upload the plan and the shards anyway',
        ]);
    }
    (0,artifact_service/* requireService */.rU)(env);
    return (0,artifact_service/* prepareUpload */.Fu)((0,names/* planArtifact */.sH)(inputs.artifactName), { retentionDays: undefined }, env, log);
}
function requestOf(inputs, { prefix }) {
    return {
        buckets: inputs.buckets === 'all' ? null : [...inputs.buckets],
        prefix,
        versions: inputs.versions,
    };
}
async function estimateRows({ targets, buckets }, quantiles, options) {
    const unknown = targets.filter(({ bucketId }) => !quantiles.has(bucketId));
    const probed = Map.groupBy(await probe(unknown, options), ({ bucketName }) => bucketName);
    const known = new Map(targets.map((target) => [target.bucketName, target]));
    return buckets.flatMap(({ bucketId, bucketName }) => {
        const found = quantiles.get(bucketId);
        return found ? segmentsOf(known.get(bucketName), found) : probed.get(bucketName);
    });
}
async function uploadPlan(made, temp, upload, signal) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, (0,owner/* temporaryName */.NT)('plan')));
    try {
        const path = (0,external_node_path_.join)(folder, plan_file/* PLAN_FILE */.VI);
        await (0,promises_.writeFile)(path, JSON.stringify(made));
        await (0,artifact_service/* abandonOnAbort */.Fx)(upload.run(folder, [path]), signal);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}


/***/ }),

/***/ 26332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ printedBucket),
/* harmony export */   n: () => (/* binding */ looksSecret)
/* harmony export */ });
const SECRET_NAME = /secret|passw|token|credential|private|api[-_.]?key|access[-_.]?key|auth/i;
const SECRET_VALUE = /-----BEGIN|^(?:ey[A-Za-z0-9_-]{10,}\.|gh[pousr]_|github_pat_|AKIA|ASIA|sk-|xox[abprs]-|K00\d[A-Za-z0-9+/]{27}$)|^[A-Za-z0-9+/_-]{40,}={0,2}$/;
function printedBucket({ accountId: _, ...given }) {
    const bucket = { ...given, bucketType: given.bucketType || null };
    if (!bucket.bucketInfo)
        return bucket;
    const info = Object.entries(bucket.bucketInfo).map(([key, value]) => looksSecret(key, value) ? [key, '[redacted]'] : [key, value]);
    return { ...bucket, bucketInfo: Object.fromEntries(info) };
}
function looksSecret(key, value) {
    return SECRET_NAME.test(key) || SECRET_VALUE.test(value);
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


/***/ })

};
