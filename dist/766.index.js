export const id = 766;
export const ids = [766,92];
export const modules = {

/***/ 6902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ findBucket),
/* harmony export */   n: () => (/* binding */ outOfReach)
/* harmony export */ });
/* harmony import */ var _account_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50306);

function outOfReach({ capabilities, buckets, namePrefix }, needed, bucketName, prefix) {
    const lacking = needed.filter((capability) => !capabilities.includes(capability));
    if (lacking.length > 0)
        return `the application key lacks ${lacking.join(' and ')}; create one with it`;
    if (buckets && !buckets.some((bucket) => isNamed(bucket, bucketName))) {
        const names = buckets.map((bucket) => bucket.bucketName).join(', ');
        return `the application key is restricted to ${names || 'a deleted bucket'}; create one that may use ${bucketName} too`;
    }
    if (prefix.startsWith(namePrefix))
        return undefined;
    return `the application key is restricted to a prefix that ${JSON.stringify(prefix)} does not begin with; create one without`;
}
async function findBucket(client, { accountId, buckets, capabilities }, bucketName) {
    const allowed = buckets?.find((bucket) => isNamed(bucket, bucketName));
    if (buckets && (!allowed || !capabilities.includes('listBuckets')))
        return allowed;
    const by = allowed ? { bucketId: allowed.bucketId } : { bucketName };
    const found = await client.call('b2_list_buckets', { accountId, bucketTypes: ['all'], ...by }, _account_js__WEBPACK_IMPORTED_MODULE_0__/* .readBuckets */ .mm);
    return found.find((bucket) => isNamed(bucket, bucketName));
}
function isNamed(bucket, name) {
    return bucket.bucketName.toLowerCase() === name.toLowerCase();
}


/***/ }),

/***/ 32766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openBucket: () => (/* binding */ openBucket)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
// EXTERNAL MODULE: ./build/names/file-url.js
var file_url = __webpack_require__(50565);
// EXTERNAL MODULE: ./build/b2/errors.js
var errors = __webpack_require__(57770);
;// CONCATENATED MODULE: ./build/b2/download-file.js





class TooLongError extends Error {
    name = 'TooLongError';
}
async function downloadFile(client, { bucketName, name }, path, maxBytes, signal) {
    const file = await (0,promises_.open)(path, 'wx');
    try {
        const url = `/file/${(0,file_url/* encodeName */.aA)((0,byte_string/* toByteString */.pv)(bucketName))}/${(0,file_url/* encodeName */.aA)((0,byte_string/* toByteString */.pv)(name))}`;
        const begin = () => {
            (0,external_node_fs_.ftruncateSync)(file.fd, 0);
            let length = 0;
            return (chunk) => {
                if (length + chunk.length > maxBytes)
                    throw new TooLongError(`has more than ${maxBytes} bytes`);
                for (let at = 0; at < chunk.length;)
                    at += (0,external_node_fs_.writeSync)(file.fd, chunk, at, chunk.length - at, length + at);
                length += chunk.length;
            };
        };
        await client.download(url, begin, signal);
        return true;
    }
    catch (error) {
        if (error instanceof errors/* B2Error */.Z && error.status === 404)
            return false;
        throw error;
    }
    finally {
        await file.close();
    }
}

// EXTERNAL MODULE: ./build/b2/reach.js
var b2_reach = __webpack_require__(6902);
// EXTERNAL MODULE: ./build/github/input-error.js
var input_error = __webpack_require__(81545);
// EXTERNAL MODULE: ./build/inventory/bucket-copy.js
var bucket_copy = __webpack_require__(27799);
// EXTERNAL MODULE: ./build/inventory/manifest.js + 1 modules
var inventory_manifest = __webpack_require__(50655);
// EXTERNAL MODULE: ./build/names/bucket-address.js
var bucket_address = __webpack_require__(52092);
// EXTERNAL MODULE: ./build/spill/owner.js
var owner = __webpack_require__(40354);
// EXTERNAL MODULE: ./build/baseline/data-file.js
var data_file = __webpack_require__(45367);
// EXTERNAL MODULE: ./build/baseline/open.js + 9 modules
var baseline_open = __webpack_require__(39250);
// EXTERNAL MODULE: ./build/baseline/read-manifest.js
var read_manifest = __webpack_require__(39648);
;// CONCATENATED MODULE: ./build/baseline/open-bucket.js















const MAX_LATEST_BYTES = 65_536;
async function openBucket(address, request, search) {
    const { account, env, log } = search;
    const where = (0,bucket_address.addressText)(address);
    const reach = (0,b2_reach/* outOfReach */.n)(account, ['readFiles'], address.bucketName, address.prefix);
    if (reach !== undefined)
        throw fault(`${JSON.stringify(where)} cannot be read: ${reach}`);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(env.RUNNER_TEMP ?? (0,external_node_os_.tmpdir)(), (0,owner/* temporaryName */.NT)('baseline')));
    const discard = () => (0,promises_.rm)(folder, { recursive: true, force: true });
    try {
        const opened = await log.group('Fetch the newest inventory', () => fetchLatest(address, folder, request, search));
        if (!opened) {
            await discard();
            log.notice(`There is no inventory at ${where} yet: nothing is compared, and this run counts as the first`);
            return undefined;
        }
        log.info(`Compares with the inventory of ${opened.manifest.startedAt}: ${where}`);
        const close = async () => {
            await opened.close();
            await discard();
        };
        return { ...opened, close };
    }
    catch (error) {
        await discard();
        throw error;
    }
}
async function fetchLatest({ bucketName, prefix }, folder, request, search) {
    const { client, inputs, policy, signal } = search;
    const fetch = async (name, path, maxBytes) => {
        const source = { bucketName, name: prefix + name };
        try {
            return await downloadFile(client, source, (0,external_node_path_.join)(folder, path), maxBytes, signal);
        }
        catch (error) {
            if (error instanceof TooLongError)
                throw fault(`${name} is damaged: it ${error.message}`);
            throw error instanceof errors/* B2Error */.Z ? fault(error.message, error) : error;
        }
    };
    if (!(await fetch(bucket_copy/* LATEST */.k0, bucket_copy/* LATEST */.k0, MAX_LATEST_BYTES)))
        return undefined;
    const latest = parseLatest(await (0,promises_.readFile)((0,external_node_path_.join)(folder, bucket_copy/* LATEST */.k0), 'utf8'));
    const run = latest && (0,bucket_copy/* runOf */.ng)(latest.manifest);
    if (!latest || !run)
        throw fault(`${bucket_copy/* LATEST */.k0} is damaged: it does not name a manifest`);
    const exists = await fetch(latest.manifest, inventory_manifest/* MANIFEST */.e0, read_manifest/* MAX_MANIFEST_BYTES */.ZJ);
    if (!exists)
        throw fault(`${latest.manifest} does not exist, but ${bucket_copy/* LATEST */.k0} names it`);
    const manifestPath = (0,external_node_path_.join)(folder, inventory_manifest/* MANIFEST */.e0);
    const digest = (0,external_node_crypto_.hash)('sha256', await (0,promises_.readFile)(manifestPath));
    if (digest !== latest.sha256)
        throw fault(`${latest.manifest} does not match the SHA-256 in ${bucket_copy/* LATEST */.k0}`);
    const manifest = await (0,read_manifest.readBaseline)(manifestPath);
    if (typeof manifest === 'string')
        throw fault(`${latest.manifest} ${manifest}`);
    if ((0,read_manifest/* otherRequest */.Ee)(manifest, request, policy.hidesNames) === undefined) {
        const files = (0,data_file/* dataFiles */.q)(manifest, inputs.formats);
        for (const file of typeof files === 'string' ? [] : files[0].files) {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(folder, file.path)), { recursive: true });
            const name = (0,bucket_copy/* storedName */.Rs)(file.path, run);
            if (!(await fetch(name, file.path, file.bytes)))
                throw fault(`${name} does not exist, but ${latest.manifest} lists ${file.path}`);
        }
    }
    return (0,baseline_open.openPath)(manifestPath, manifest, request, search);
}
function parseLatest(text) {
    try {
        const latest = JSON.parse(text);
        const isLatest = typeof latest?.manifest === 'string' && typeof latest.sha256 === 'string';
        return isLatest ? latest : undefined;
    }
    catch {
        return undefined;
    }
}
function fault(text, cause) {
    return Object.assign(new input_error/* InputError */.d([`Input \`baseline\`: ${text}`]), cause && { cause });
}


/***/ }),

/***/ 27799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B0: () => (/* binding */ storedFiles),
/* harmony export */   Rp: () => (/* binding */ STARTED_INFO),
/* harmony export */   Rs: () => (/* binding */ storedName),
/* harmony export */   Zs: () => (/* binding */ stampOf),
/* harmony export */   k0: () => (/* binding */ LATEST),
/* harmony export */   ng: () => (/* binding */ runOf)
/* harmony export */ });
const LATEST = 'latest.json';
const STARTED_INFO = 'src_last_modified_millis';
function stampOf(startedAt) {
    return startedAt.slice(0, 16).replace(/[T:]/g, '-');
}
function storedName(path, { stamp, id }) {
    if (path.startsWith('s3-inventory/'))
        return path;
    const [, first, rest] = /^([^./]*)(.*)$/s.exec(path);
    return `inventory/dt=${stamp}/${first}-${id}${rest}`;
}
const CHANGES = 'changes.ndjson';
const DESCRIBING = [
    /^s3-inventory\/.*\/manifest\.json$/,
    /^s3-inventory\/.*\/(?:manifest\.checksum|symlink\.txt)$/,
];
function storedFiles({ outputs, changes }, run) {
    const groups = [[], [], []];
    for (const { path } of outputs) {
        const name = changes && path === CHANGES
            ? `changes/dt=${run.stamp}/since=${stampOf(changes.since)}/changes-${run.id}.ndjson`
            : storedName(path, run);
        groups[DESCRIBING.findIndex((pattern) => pattern.test(path)) + 1].push({ path, name });
    }
    return groups;
}
function runOf(manifest) {
    const [, stamp, id] = /^inventory\/dt=(\d{4}(?:-\d\d){4})\/manifest-([\w-]+)\.json$/.exec(manifest) ?? [];
    return stamp === undefined || id === undefined ? undefined : { stamp, id };
}


/***/ }),

/***/ 52092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ADDRESS_FORM: () => (/* binding */ ADDRESS_FORM),
/* harmony export */   addressText: () => (/* binding */ addressText),
/* harmony export */   parseAddress: () => (/* binding */ parseAddress)
/* harmony export */ });
/* harmony import */ var _text_yes_or_no_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14587);
/* harmony import */ var _bucket_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63381);


const ADDRESS_FORM = 'b2://BUCKET/PREFIX';
const PREFIX_BYTES = 500;
function parseAddress(text) {
    const fault = (what) => `: ${JSON.stringify(text)} ${what}`;
    if ((0,_text_yes_or_no_js__WEBPACK_IMPORTED_MODULE_0__/* .isYesOrNo */ .K)(text))
        return fault(`is not ${ADDRESS_FORM}; leave the input empty for none`);
    if (/\$\{\{|\$\{?[A-Za-z_]/.test(text)) {
        return fault('is not an address until it is evaluated, which only GitHub or a shell does');
    }
    const [, scheme, bucketName = '', path = ''] = /^(?:(\w+):\/*)?([^/]*)(?:\/(.*))?$/s.exec(text) ?? [];
    const prefix = path.replace(/\/$/, '');
    const meant = `b2://${bucketName}/${prefix}`;
    if (scheme !== 'b2' || !text.startsWith('b2://') || text.startsWith('b2:///')) {
        const isAddress = _bucket_name_js__WEBPACK_IMPORTED_MODULE_1__/* .BUCKET_NAME */ .B.test(bucketName) && (scheme === undefined || /^(?:b2|s3)$/i.test(scheme));
        return fault(`is not ${ADDRESS_FORM}${isAddress ? `; did you mean ${meant}?` : ''}`);
    }
    if (!_bucket_name_js__WEBPACK_IMPORTED_MODULE_1__/* .BUCKET_NAME */ .B.test(bucketName)) {
        return fault(`is not ${ADDRESS_FORM}: ${JSON.stringify(bucketName)} is not ${_bucket_name_js__WEBPACK_IMPORTED_MODULE_1__/* .BUCKET_NAME_RULE */ .a}`);
    }
    if (prefix !== '' && prefix.split('/').some((segment) => /^\.{0,2}$/.test(segment))) {
        return fault('has a part of the prefix that is empty, `.` or `..`; give a prefix such as inventories');
    }
    if (/[\0-\x1f\x7f]/.test(prefix) || !prefix.isWellFormed()) {
        return fault('has a prefix that no file name begins with: names contain no control characters');
    }
    if (Buffer.byteLength(prefix) > PREFIX_BYTES)
        return fault(`has a prefix of more than ${PREFIX_BYTES} bytes; give a shorter one`);
    return { bucketName, prefix: prefix === '' ? '' : `${prefix}/` };
}
function addressText({ bucketName, prefix }) {
    return `b2://${bucketName}/${prefix}`;
}


/***/ })

};
