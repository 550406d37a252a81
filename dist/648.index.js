export const id = 648;
export const ids = [648];
export const modules = {

/***/ 36648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openRelease: () => (/* binding */ openRelease)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _github_releases_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97734);
/* harmony import */ var _inventory_manifest_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(50655);
/* harmony import */ var _spill_owner_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(40354);
/* harmony import */ var _data_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45367);
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(39250);
/* harmony import */ var _read_manifest_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(39648);










const NEED = {
    input: 'baseline',
    denied: 'the token may not read releases',
    permission: 'contents: read',
    failed: 'the inventory of the release could not be downloaded (REASON). Run the step again',
};
async function openRelease(tag, request, search) {
    const { inputs, log, env, signal } = search;
    const releases = await _github_releases_js__WEBPACK_IMPORTED_MODULE_4__/* .Releases */ .h9.open(inputs.githubToken, env, NEED, signal);
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(env.RUNNER_TEMP ?? (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), (0,_spill_owner_js__WEBPACK_IMPORTED_MODULE_5__/* .temporaryName */ .NT)('baseline')));
    const discard = () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(folder, { recursive: true, force: true });
    try {
        const manifestPath = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, _inventory_manifest_js__WEBPACK_IMPORTED_MODULE_9__/* .MANIFEST */ .e0);
        const manifest = await log.group('Find the baseline', async () => {
            const release = await releases.find(tag);
            if (!release)
                throw (0,_open_js__WEBPACK_IMPORTED_MODULE_7__.inputError)(`names the tag ${JSON.stringify(tag)}, which has no release, or a draft that the token cannot see; that needs \`contents: write\``);
            const assets = new Map((await releases.assets(release)).map((asset) => [asset.name, asset]));
            const found = assets.get(_inventory_manifest_js__WEBPACK_IMPORTED_MODULE_9__/* .MANIFEST */ .e0);
            if (!found) {
                log.notice(`The release ${release.url} has no ${_inventory_manifest_js__WEBPACK_IMPORTED_MODULE_9__/* .MANIFEST */ .e0} yet: nothing is compared, and this run counts as the first`);
                return undefined;
            }
            const read = await downloadManifest(releases, found, manifestPath);
            if (typeof read === 'string')
                throw (0,_open_js__WEBPACK_IMPORTED_MODULE_7__.inputError)(`${read}: ${_inventory_manifest_js__WEBPACK_IMPORTED_MODULE_9__/* .MANIFEST */ .e0} of ${release.url}`);
            log.info(`Compares with the inventory of ${read.startedAt}: ${release.url}`);
            if ((0,_read_manifest_js__WEBPACK_IMPORTED_MODULE_8__/* .otherRequest */ .Ee)(read, request) === undefined)
                await downloadRows(releases, read, assets, folder, search);
            return read;
        });
        if (!manifest) {
            await discard();
            return undefined;
        }
        const opened = await (0,_open_js__WEBPACK_IMPORTED_MODULE_7__.openPath)(manifestPath, manifest, request, search);
        return {
            ...opened,
            close: async () => {
                await opened.close();
                await discard();
            },
        };
    }
    catch (error) {
        await discard();
        throw error;
    }
}
async function downloadManifest(releases, asset, path) {
    await releases.download(asset, path);
    const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path));
    if (asset.digest !== undefined && asset.digest !== `sha256:${sha256}`)
        return 'is damaged: it does not match the SHA-256 that GitHub reports';
    return (0,_read_manifest_js__WEBPACK_IMPORTED_MODULE_8__.readBaseline)(path);
}
async function downloadRows(releases, manifest, assets, folder, { inputs: { formats } }) {
    const files = (0,_data_file_js__WEBPACK_IMPORTED_MODULE_6__/* .dataFiles */ .q)(manifest, formats);
    if (typeof files === 'string')
        return;
    const attached = files.find(({ files }) => files.every(({ path, bytes }) => bytes === 0 || assets.has(path)));
    for (const { path, bytes } of attached?.files ?? []) {
        if (bytes === 0)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, path), '');
        else
            await releases.download(assets.get(path), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, path));
    }
}


/***/ }),

/***/ 97734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dm: () => (/* binding */ MOST_ASSET_BYTES),
/* harmony export */   h9: () => (/* binding */ Releases),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);
/* harmony import */ var _rest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61418);



const MOST_ASSET_BYTES = 2 * 2 ** 30;
const PAGE = 100;
const MOST_PAGES = 10;
const LEAST_BYTES_PER_MS = 50;
const BASE_MS = 60_000;
class Releases {
    #rest;
    #where;
    #need;
    #signal;
    constructor(rest, where, need, signal) {
        this.#rest = rest;
        this.#where = where;
        this.#need = need;
        this.#signal = signal;
    }
    static async open(token, env, need, signal) {
        const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
        return new Releases(await (0,_rest_js__WEBPACK_IMPORTED_MODULE_2__/* .openRest */ .P8)(token, signal), { owner, repo }, need, signal);
    }
    find(tag) {
        const { repos } = this.#rest.rest;
        return this.#explaining(async () => {
            const published = await repos.getReleaseByTag({ ...this.#where, tag }).catch(ifMissing);
            if (published)
                return releaseOf(published.data);
            for (let page = 1; page <= MOST_PAGES; page++) {
                const { data } = await repos.listReleases({ ...this.#where, per_page: PAGE, page });
                const draft = data.find((each) => each.draft && each.tag_name === tag);
                if (draft)
                    return releaseOf(draft);
                if (data.length < PAGE)
                    break;
            }
            return undefined;
        });
    }
    async checkWritable() {
        await this.remove({ id: 0 });
    }
    assets({ id }) {
        return this.#explaining(async () => {
            const { listReleaseAssets } = this.#rest.rest.repos;
            const all = await this.#rest.paginate(listReleaseAssets, {
                ...this.#where,
                release_id: id,
                per_page: PAGE,
            });
            return all.map(assetOf);
        });
    }
    upload(release, name, file) {
        return this.#explaining(() => (0,_rest_js__WEBPACK_IMPORTED_MODULE_2__/* .patiently */ .d_)(async () => {
            try {
                const asset = await this.#uploadOnce(release, name, file);
                if (asset.digest !== undefined && asset.digest !== digestOf(file))
                    throw new _rest_js__WEBPACK_IMPORTED_MODULE_2__/* .RestError */ .pj(500, `${name} was changed on its way to GitHub`);
                return asset;
            }
            catch (error) {
                if ((0,_rest_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c2)(error) >= 500)
                    await this.#removeNamed(release, name);
                throw error;
            }
        }, this.#signal));
    }
    async #uploadOnce({ uploadUrl }, name, { path, bytes }) {
        const body = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path);
        try {
            const { data } = await this.#rest.request(`POST ${uploadUrl}`, {
                name,
                data: body,
                headers: { 'content-type': 'application/octet-stream', 'content-length': bytes },
                request: { answerMs: answerMs(bytes), tries: 1 },
            });
            return assetOf(data);
        }
        finally {
            body.destroy();
        }
    }
    async #removeNamed(release, name) {
        for (const asset of await this.assets(release))
            if (asset.name === name)
                await this.remove(asset);
    }
    async rename({ id }, name) {
        await this.#explaining(() => this.#rest.rest.repos.updateReleaseAsset({ ...this.#where, asset_id: id, name }));
    }
    async remove({ id }) {
        await this.#explaining(() => this.#rest.rest.repos.deleteReleaseAsset({ ...this.#where, asset_id: id }).catch(ifMissing));
    }
    notes({ id }) {
        return this.#explaining(async () => (await this.#rest.rest.repos.getRelease({ ...this.#where, release_id: id })).data.body ?? '');
    }
    async setNotes({ id }, body) {
        await this.#explaining(() => this.#rest.rest.repos.updateRelease({ ...this.#where, release_id: id, body }));
    }
    async download(asset, path) {
        await this.#explaining(() => (0,_rest_js__WEBPACK_IMPORTED_MODULE_2__/* .patiently */ .d_)(async () => {
            const body = await this.#open(asset);
            const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(path, { mode: 0o600 });
            await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(body, file).catch((error) => {
                this.#signal.throwIfAborted();
                throw new _rest_js__WEBPACK_IMPORTED_MODULE_2__/* .RestError */ .pj(500, `the download of ${asset.name} ended early (${String(error)})`);
            });
        }, this.#signal));
    }
    #explaining(ask) {
        return (0,_rest_js__WEBPACK_IMPORTED_MODULE_2__/* .explaining */ .SK)(ask, this.#need);
    }
    async #open({ id, name, bytes }) {
        const { headers, data } = await this.#rest.request('GET /repos/{owner}/{repo}/releases/assets/{asset_id}', {
            ...this.#where,
            asset_id: id,
            headers: { accept: 'application/octet-stream' },
            request: { redirect: 'manual', parseSuccessResponseBody: false, answerMs: answerMs(bytes) },
        });
        if (headers.location === undefined)
            return data;
        const request = (this.#rest.request.endpoint.DEFAULTS.request?.fetch ?? fetch);
        const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(answerMs(bytes))]);
        const answer = await request(headers.location, { redirect: 'error', signal }).catch(() => undefined);
        this.#signal.throwIfAborted();
        if (answer?.status !== 200 || !answer.body)
            throw new _rest_js__WEBPACK_IMPORTED_MODULE_2__/* .RestError */ .pj(answer?.status ?? 500, `the download of ${name} failed`);
        return answer.body;
    }
}
function answerMs(bytes) {
    return BASE_MS + Math.ceil(bytes / LEAST_BYTES_PER_MS);
}
function digestOf({ sha256 }) {
    return `sha256:${sha256}`;
}
function ifMissing(error) {
    if ((0,_rest_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c2)(error) !== 404)
        throw error;
}
function releaseOf(data) {
    const { id, html_url: url, draft: isDraft, immutable: isImmutable = false, upload_url: uploadUrl } = data;
    return { id, url, isDraft, isImmutable, uploadUrl };
}
function assetOf(data) {
    return { id: data.id, name: data.name, bytes: data.size, digest: data.digest ?? undefined };
}


/***/ }),

/***/ 61418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P8: () => (/* binding */ openRest),
/* harmony export */   SK: () => (/* binding */ explaining),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   d_: () => (/* binding */ patiently),
/* harmony export */   pj: () => (/* binding */ RestError),
/* harmony export */   to: () => (/* binding */ explained)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

const ANSWER_MS = 30_000;
const WAITS_MS = [500, 2_000];
async function openRest(token, signal) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 351).then(__webpack_require__.bind(__webpack_require__, 61351));
    const rest = getOctokit(token);
    rest.hook.wrap('request', (request, options) => {
        const { answerMs = ANSWER_MS, tries } = options.request;
        const ask = async () => {
            options.request.redirect ??= 'error';
            options.request.signal = AbortSignal.any([signal, AbortSignal.timeout(answerMs)]);
            return request(options);
        };
        return tries === 1 ? ask() : patiently(ask, signal);
    });
    return rest;
}
async function patiently(ask, signal) {
    for (const wait of WAITS_MS) {
        try {
            return await ask();
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(statusOf(error) >= 500))
                throw error;
        }
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait, undefined, { signal });
    }
    return ask();
}
class RestError extends Error {
    name = 'RestError';
    status;
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}
function statusOf(error) {
    return error instanceof Error && 'status' in error ? Number(error.status) : Number.NaN;
}
function explained(error, { input, denied, permission, failed }) {
    const status = statusOf(error);
    if (!(error instanceof Error) || Number.isNaN(status))
        return error;
    const isAnswered = 'response' in error && error.response !== undefined;
    const reason = `${isAnswered ? `HTTP ${status}: ` : ''}${error.message.slice(0, 500)}`;
    const failure = (what) => new Error(what, { cause: error });
    if (status === 401)
        return failure(`Input \`github-token\`: GitHub does not accept it (${reason})`);
    if ((status === 403 || status === 404) && !/rate limit|archived/i.test(reason)) {
        return failure(`Input \`${input}\`: ${denied} (${reason}). Give the job this permission, in addition to those it has:\npermissions:\n  ${permission}`);
    }
    return failure(`Input \`${input}\`: ${failed.replace('REASON', () => reason)}`);
}
async function explaining(ask, need) {
    try {
        return await ask();
    }
    catch (error) {
        throw explained(error, need);
    }
}


/***/ })

};
