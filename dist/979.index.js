export const id = 979;
export const ids = [979,92];
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


/***/ }),

/***/ 54979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bucketCopy: () => (/* binding */ bucketCopy)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
// EXTERNAL MODULE: ./build/b2/json.js
var json = __webpack_require__(21303);
;// CONCATENATED MODULE: ./build/b2/find-file.js

async function findFile(client, bucketId, name, signal) {
    const request = { bucketId, prefix: name, startFileName: name, maxFileCount: 1 };
    const files = await client.call('b2_list_file_names', request, readFiles, signal);
    return files.find(({ fileName }) => fileName === name);
}
async function hasVersion(client, bucketId, name, fileId, signal) {
    return (await findFile(client, bucketId, name, signal))?.fileId === fileId;
}
async function cancelUnfinished(client, bucketId, name, signal) {
    try {
        const request = { bucketId, namePrefix: name, maxFileCount: 100 };
        const call = 'b2_list_unfinished_large_files';
        const files = await client.callDespiteAbort(call, request, readFiles, signal);
        for (const { fileId, fileName } of files) {
            if (fileName === name)
                await client.callDespiteAbort('b2_cancel_large_file', { fileId }, json/* readJson */.V, signal);
        }
    }
    catch {
    }
}
function readFiles(bytes) {
    const files = (0,json/* readJson */.V)(bytes)?.files;
    if (!Array.isArray(files))
        throw new Error('no list "files"');
    return files;
}

// EXTERNAL MODULE: ./build/b2/reach.js
var b2_reach = __webpack_require__(6902);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
// EXTERNAL MODULE: ./build/names/file-url.js
var file_url = __webpack_require__(50565);
// EXTERNAL MODULE: ./build/b2/parallel.js
var parallel = __webpack_require__(43554);
// EXTERNAL MODULE: ./build/b2/errors.js
var errors = __webpack_require__(57770);
// EXTERNAL MODULE: ./build/b2/safe-url.js
var safe_url = __webpack_require__(64936);
;// CONCATENATED MODULE: ./build/b2/upload-urls.js



const DAMAGED = /(?:sha-?1|checksum) did not match/i;
class UploadUrls {
    #client;
    #call;
    #request;
    #idle = [];
    constructor(client, call, request) {
        this.#client = client;
        this.#call = call;
        this.#request = request;
    }
    upload(call, { headers, open }, read, signal) {
        return this.#client.repeat(call, async (send) => {
            const url = this.#idle.pop() ?? (await this.#next(signal));
            const { uploadUrl, authorizationToken: authorization } = url;
            const sent = send({ url: uploadUrl, authorization, headers, body: open() }, read);
            const result = await sent.catch((error) => {
                if (!(error instanceof errors/* B2Error */.Z && error.status === 400 && DAMAGED.test(error.message)))
                    throw error;
                throw new errors/* B2Error */.Z({ call, status: 400, code: 'damaged', message: 'the upload arrived damaged' });
            });
            this.#idle.push(url);
            return result;
        }, signal);
    }
    async #next(signal) {
        const url = await this.#client.call(this.#call, this.#request, readUploadUrl, signal);
        this.#client.secrets.addToken(url.authorizationToken);
        if (!(0,safe_url/* isSafeUrl */.F)(url.uploadUrl))
            throw new errors/* B2Error */.Z({ call: this.#call, status: 200, code: 'unsafe_host' });
        return url;
    }
}
function readUploadUrl(bytes) {
    const { uploadUrl, authorizationToken } = (0,json/* readJson */.V)(bytes) ?? {};
    if (typeof uploadUrl !== 'string' || typeof authorizationToken !== 'string' || authorizationToken === '')
        throw new Error('no upload URL');
    return { uploadUrl, authorizationToken };
}

;// CONCATENATED MODULE: ./build/b2/upload-file.js










const MOST_PARTS = 10_000;
const CLEANUP_MS = 4_000;
class Uploader {
    #client;
    #bucketId;
    #partBytes;
    #concurrency;
    #urls;
    constructor(client, bucketId, partBytes, concurrency) {
        this.#client = client;
        this.#bucketId = bucketId;
        this.#partBytes = partBytes;
        this.#concurrency = concurrency;
        this.#urls = new UploadUrls(client, 'b2_get_upload_url', { bucketId });
    }
    async store(files, signal) {
        const sized = await Promise.all(files.map(async (file) => ({ file, bytes: await sizeOf(file) })));
        const isLarge = ({ bytes }) => bytes > this.#partBytes;
        const small = sized.filter((each) => !isLarge(each));
        await (0,parallel/* inParallel */.H)(small, this.#concurrency, signal, ({ file, bytes }, either) => this.#storeWhole(file, bytes, either));
        for (const { file, bytes } of sized.filter(isLarge))
            await this.#storeInParts(file, bytes, signal);
    }
    async #storeWhole(file, bytes, signal) {
        const { headers, open } = await partOf(file.content, 0, bytes);
        const info = Object.entries(file.info).map(([key, value]) => [
            `x-bz-info-${key}`,
            encodeURIComponent(value),
        ]);
        const all = {
            ...headers,
            'content-type': file.contentType,
            'x-bz-file-name': (0,file_url/* encodeName */.aA)((0,byte_string/* toByteString */.pv)(file.name)),
            ...Object.fromEntries(info),
        };
        await this.#urls.upload('b2_upload_file', { headers: all, open }, readFileId, signal);
    }
    async #storeInParts({ content, name, contentType, info }, bytes, signal) {
        const [client, bucketId] = [this.#client, this.#bucketId];
        const size = Math.max(this.#partBytes, Math.ceil(bytes / MOST_PARTS));
        const starts = Array.from({ length: Math.ceil(bytes / size) }, (_, index) => index * size);
        try {
            const request = { bucketId, fileName: name, contentType, fileInfo: info };
            const fileId = await client.call('b2_start_large_file', request, readFileId, signal);
            const urls = new UploadUrls(client, 'b2_get_upload_part_url', { fileId });
            const partSha1Array = [];
            await (0,parallel/* inParallel */.H)(starts, this.#concurrency, signal, async (start, either) => {
                const index = start / size;
                const { headers, open } = await partOf(content, start, Math.min(size, bytes - start));
                partSha1Array[index] = headers['x-bz-content-sha1'];
                const all = { ...headers, 'x-bz-part-number': String(index + 1) };
                await urls.upload('b2_upload_part', { headers: all, open }, readFileId, either);
            });
            await client
                .call('b2_finish_large_file', { fileId, partSha1Array }, readFileId, signal)
                .catch(async (error) => {
                if (!(await hasVersion(client, bucketId, name, fileId, signal)))
                    throw error;
            });
        }
        finally {
            await cancelUnfinished(client, bucketId, name, AbortSignal.timeout(CLEANUP_MS));
        }
    }
}
async function sizeOf({ content }) {
    return typeof content === 'string' ? (await (0,promises_.stat)(content)).size : content.length;
}
async function partOf(content, start, bytes) {
    const open = () => typeof content === 'string' && bytes > 0
        ? (0,external_node_fs_.createReadStream)(content, { start, end: start + bytes - 1 })
        : external_node_stream_.Readable.from(bytes > 0 ? [content.slice(start, start + bytes)] : []);
    const sha1 = (0,external_node_crypto_.createHash)('sha1');
    for await (const chunk of open())
        sha1.update(chunk);
    const headers = { 'content-length': String(bytes), 'x-bz-content-sha1': sha1.digest('hex') };
    return { headers, open };
}
function readFileId(bytes) {
    const { fileId } = (0,json/* readJson */.V)(bytes) ?? {};
    if (typeof fileId !== 'string' || fileId === '')
        throw new Error('no fileId');
    return fileId;
}

// EXTERNAL MODULE: ./build/github/input-error.js
var input_error = __webpack_require__(81545);
// EXTERNAL MODULE: ./build/inventory/bucket-copy.js
var bucket_copy = __webpack_require__(27799);
// EXTERNAL MODULE: ./build/inventory/manifest.js + 1 modules
var inventory_manifest = __webpack_require__(50655);
// EXTERNAL MODULE: ./build/names/bucket-address.js
var bucket_address = __webpack_require__(52092);
;// CONCATENATED MODULE: ./build/publish/bucket-copy.js











const NEEDED = ['writeFiles', 'listFiles'];
const bucketCopy = {
    async prepare(context) {
        const { listing } = context;
        return listing?.inputs.uploadTo && prepareCopy(listing.inputs.uploadTo, listing, context);
    },
};
async function prepareCopy(address, listing, { policy, env, log, signal }) {
    const { client, account, inputs } = listing;
    const where = (0,bucket_address.addressText)(address);
    const refusal = (why) => new input_error/* InputError */.d([`Input \`upload-to\`: ${JSON.stringify(where)} ${why}`]);
    const reach = (0,b2_reach/* outOfReach */.n)(account, NEEDED, address.bucketName, address.prefix);
    if (reach !== undefined)
        throw refusal(`cannot be written: ${reach}`);
    const bucket = await (0,b2_reach/* findBucket */.U)(client, account, address.bucketName);
    if (!bucket)
        throw refusal('is in no bucket that the application key has access to; check the name');
    if (!policy.allowsCopy(bucket.bucketType ?? null)) {
        throw refusal(bucket.bucketType === undefined
            ? 'may be in a public bucket, and a listed bucket is not public. The application key cannot read the type of a bucket; create one with listBuckets'
            : 'is in a public bucket, and a listed bucket is not public: everyone could read its file names. Give a private bucket');
    }
    warnIfListed(address, listing, log);
    return {
        title: `Copy the inventory to ${where}`,
        async publish(manifest, folder) {
            if (!manifest.complete) {
                log.warning(`The inventory is not complete, so nothing is copied to ${where}`);
                return {};
            }
            const run = {
                stamp: (0,bucket_copy/* stampOf */.Zs)(manifest.startedAt),
                id: `${env.GITHUB_RUN_ID || 'local'}-${env.GITHUB_RUN_ATTEMPT || '1'}`,
            };
            const uploader = new Uploader(client, bucket.bucketId, account.partBytes, inputs.concurrency);
            try {
                const copy = new Copy(address.prefix, run, manifest, await (0,promises_.readFile)((0,external_node_path_.join)(folder, inventory_manifest/* MANIFEST */.e0)));
                for (const files of copy.groups(folder))
                    await uploader.store(files, signal);
                const newest = await findFile(client, bucket.bucketId, copy.latest.name, signal);
                if (Number(newest?.fileInfo?.[bucket_copy/* STARTED_INFO */.Rp]) >= Date.parse(manifest.startedAt)) {
                    log.info(`${bucket_copy/* LATEST */.k0} stays as it is: it names an inventory that was started later`);
                }
                else
                    await uploader.store([copy.latest], signal);
            }
            catch (error) {
                signal.throwIfAborted();
                const why = error instanceof Error ? error.message : String(error);
                throw new Error(`Input \`upload-to\`: ${where} could not be written: ${why}`, { cause: error });
            }
            const manifestName = `${where}${(0,bucket_copy/* storedName */.Rs)(inventory_manifest/* MANIFEST */.e0, run)}`;
            log.info(`Stored: ${manifestName}`);
            return { place: { name: (0,posix_.dirname)(manifestName), url: undefined } };
        },
    };
}
class Copy {
    #prefix;
    #run;
    #manifest;
    #bytes;
    #sha256;
    constructor(prefix, run, manifest, bytes) {
        this.#prefix = prefix;
        this.#run = run;
        this.#manifest = manifest;
        this.#bytes = bytes;
        this.#sha256 = (0,external_node_crypto_.hash)('sha256', bytes);
    }
    groups(folder) {
        const data = (0,bucket_copy/* storedFiles */.B0)(this.#manifest, this.#run).map((files) => files.map(({ path, name }) => this.#file(name, (0,external_node_path_.join)(folder, path))));
        const manifest = this.#file((0,bucket_copy/* storedName */.Rs)(inventory_manifest/* MANIFEST */.e0, this.#run), this.#bytes);
        const line = `${this.#sha256}  ${(0,external_node_path_.basename)(manifest.name)}\n`;
        const checksum = this.#file((0,bucket_copy/* storedName */.Rs)(`${inventory_manifest/* MANIFEST */.e0}.sha256`, this.#run), Buffer.from(line));
        return [...data, [manifest], [checksum]];
    }
    get latest() {
        const latest = {
            schemaVersion: 1,
            startedAt: this.#manifest.startedAt,
            manifest: (0,bucket_copy/* storedName */.Rs)(inventory_manifest/* MANIFEST */.e0, this.#run),
            sha256: this.#sha256,
        };
        return this.#file(bucket_copy/* LATEST */.k0, Buffer.from(`${JSON.stringify(latest, null, 2)}\n`));
    }
    #file(name, content) {
        const info = { [bucket_copy/* STARTED_INFO */.Rp]: String(Date.parse(this.#manifest.startedAt)) };
        return { name: this.#prefix + name, content, contentType: 'b2/x-auto', info };
    }
}
function warnIfListed(address, { selection, inputs }, log) {
    const { prefix } = address;
    const latest = prefix + bucket_copy/* LATEST */.k0;
    const isListed = selection.targets.some((target) => target.bucketName.toLowerCase() === address.bucketName.toLowerCase() &&
        (latest.startsWith(target.prefix) || target.prefix.startsWith(prefix)));
    if (!isListed || inputs.names?.matches(latest) === false)
        return;
    const advice = prefix === ''
        ? 'Give it a prefix, such as inventories, and exclude that'
        : `To leave them out, add this line to \`exclude\`: ${globOf(prefix)}**`;
    log.warning(`Input \`upload-to\`: ${(0,bucket_address.addressText)(address)} is inside what is listed, so later inventories list the copies. ${advice}`);
}
function globOf(text) {
    return text.replace(/[\\*?[\]{}!]/g, '\\$&');
}


/***/ })

};
