export const id = 700;
export const ids = [700];
export const modules = {

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


/***/ }),

/***/ 13700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  release: () => (/* binding */ release)
});

// EXTERNAL MODULE: ./build/github/input-error.js
var input_error = __webpack_require__(81545);
// EXTERNAL MODULE: ./build/github/releases.js
var github_releases = __webpack_require__(97734);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/inventory/manifest.js + 1 modules
var inventory_manifest = __webpack_require__(50655);
// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
;// CONCATENATED MODULE: ./build/publish/release-assets.js






const UPLOADING = '.b2-inventory-upload';
async function attachedFiles({ outputs }, folder) {
    const manifest = await (0,promises_.readFile)((0,external_node_path_.join)(folder, inventory_manifest/* MANIFEST */.e0));
    const sha256 = (0,external_node_crypto_.hash)('sha256', manifest);
    const files = outputs.filter(({ path }) => path !== inventory_manifest/* BUCKETS_JSON */.Fj);
    return [...files, { path: inventory_manifest/* MANIFEST */.e0, bytes: manifest.length, sha256 }].map(({ path, bytes, sha256 }) => ({
        name: path,
        path: (0,external_node_path_.join)(folder, path),
        bytes,
        sha256,
    }));
}
async function replaceAssets(releases, release, files, log, signal) {
    const large = files.find(({ bytes }) => bytes >= github_releases/* MOST_ASSET_BYTES */.dm);
    if (large) {
        throw new Error(`Input \`release-tag\`: ${large.name} has ${(0,numbers/* bytes */.ee)(large.bytes)}, and GitHub attaches only files below 2 GiB; use a compressed format`);
    }
    const assets = await releases.assets(release);
    for (const left of assets.filter(({ name }) => name.endsWith(UPLOADING)))
        await releases.remove(left);
    const old = new Map(assets.map((asset) => [asset.name, asset]));
    const changed = files.filter((file) => old.get(file.name)?.digest !== (0,github_releases/* digestOf */.ol)(file));
    const uploaded = new Map();
    try {
        for (const file of changed) {
            const { name, bytes } = file;
            if (bytes === 0)
                log.info(`${name} is empty, and is not attached`);
            else
                uploaded.set(name, await releases.upload(release, name + UPLOADING, file));
        }
    }
    catch (error) {
        signal.throwIfAborted();
        for (const asset of uploaded.values())
            await releases.remove(asset).catch(() => { });
        throw error;
    }
    const manifest = old.get(inventory_manifest/* MANIFEST */.e0);
    if (manifest && uploaded.has(inventory_manifest/* MANIFEST */.e0))
        await releases.remove(manifest);
    for (const { name } of changed) {
        const [before, after] = [old.get(name), uploaded.get(name)];
        if (before && name !== inventory_manifest/* MANIFEST */.e0)
            await releases.remove(before);
        if (!after)
            continue;
        await releases.rename(after, name);
        log.info(`${before ? 'Replaced' : 'Attached'} ${name}`);
    }
}

// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
// EXTERNAL MODULE: ./build/report/row-noun.js
var row_noun = __webpack_require__(7556);
// EXTERNAL MODULE: ./build/rows/json-literal.js
var json_literal = __webpack_require__(39530);
// EXTERNAL MODULE: ./build/text/markdown.js
var markdown = __webpack_require__(51065);
;// CONCATENATED MODULE: ./build/publish/release-notes.js





const BEGIN = '<!-- begin b2-inventory -->';
const END = '<!-- end b2-inventory -->';
const MOST_FILES = 100;
const MOST_CHARACTERS = 60_000;
class LinkedFiles {
    name = 'release-notes';
    files = [];
    #isShown;
    #shown = false;
    constructor(isShown) {
        this.#isShown = isShown;
    }
    async begin() {
        this.files = [];
        return this;
    }
    async enter(bucketName) {
        this.#shown = this.#isShown(bucketName);
    }
    add(row) {
        if (!this.#shown || this.files.length === MOST_FILES)
            return;
        const { url, size } = row;
        if (url === null)
            return;
        const sha1 = row.sha1Source() === 'verified' ? (0,json_literal/* stringOf */.Je)(row.sha1()) : '';
        this.files.push({ name: (0,byte_string/* fromByteString */.qL)(row.name), url, bytes: size, sha1 });
    }
}
function linkTable(manifest, linked, attached, base) {
    const link = (name, url) => `[${(0,markdown/* nameCell */.UQ)(name)}](${url})`;
    const lists = attached
        .filter((file) => file.bytes > 0)
        .map(({ name, bytes: size, sha256 }) => [
        link(name, base + name),
        (0,numbers/* bytes */.ee)(size),
        `<code>sha256:${sha256}</code>`,
    ]);
    const rows = [];
    let characters = 0;
    for (const { name, url, bytes: size, sha1 } of linked) {
        const row = [link(name, url), (0,numbers/* bytes */.ee)(size), sha1 && `<code>sha1:${sha1}</code>`];
        characters += row.join().length;
        if (characters > MOST_CHARACTERS)
            break;
        rows.push(row);
    }
    const noun = (0,row_noun/* rowNoun */.L)(manifest.request);
    const rest = manifest.files - rows.length;
    const all = `${(0,numbers/* count */.U9)(manifest.files, noun)}, ${(0,numbers/* bytes */.ee)(manifest.bytes)}, as of ${(0,numbers/* utcMinute */.vD)(manifest.startedAt)}`;
    const more = rest > 0 && rows.length > 0 ? `; ${(0,numbers/* count */.U9)(rest, `more ${noun}`)} in the attached lists` : '';
    return `${(0,markdown/* markdownTable */.Qj)(['File', 'Size', 'Digest'], [...rows, ...lists], [1])}\n${all}${more}.`;
}
function withTable(notes, table) {
    const begin = notes.indexOf(BEGIN);
    const end = notes.indexOf(END, begin);
    if (begin < 0 || end < 0)
        return undefined;
    return `${notes.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${notes.slice(end)}`;
}

;// CONCATENATED MODULE: ./build/publish/release.js




const NEED = {
    input: 'release-tag',
    denied: 'the token may not write releases',
    permission: 'contents: write',
    failed: 'the release could not be updated (REASON). Run the step again',
};
const release = {
    async prepare({ inputs, listing, policy, env, log, signal }) {
        if (listing?.inputs.releaseTag === undefined)
            return undefined;
        const { releaseTag: tag, githubToken } = listing.inputs;
        if (!policy.publishes(inputs.artifactNamed)) {
            throw refused('nothing is attached, since this repository is public, or its visibility is unknown, and a bucket is private; set `artifact-name` to publish the inventory anyway, or remove `release-tag`');
        }
        const releases = await github_releases/* Releases */.h9.open(githubToken, env, NEED, signal);
        const found = await log.group('Find the release', () => releases.find(tag));
        await releases.checkWritable();
        if (!found) {
            throw refused(`there is no release with the tag ${JSON.stringify(tag)}; create it, for example as a draft`);
        }
        if (found.isImmutable) {
            throw refused(`the release ${found.url} is immutable, so that no file can be attached; attach to the draft, before it is published`);
        }
        const isPublic = new Set(listing.selection.buckets.flatMap(({ bucketName, bucketType }) => bucketType === 'allPublic' ? bucketName : []));
        const linked = new LinkedFiles((bucket) => !policy.hidesNames && isPublic.has(bucket));
        return {
            title: 'Attach to the release',
            sink: linked,
            async publish(manifest, folder, fails) {
                if (fails) {
                    log.warning(`Nothing was attached to the release ${found.url}, since the inventory is not complete or a gate failed`);
                    return {};
                }
                const files = await attachedFiles(manifest, folder);
                await replaceAssets(releases, found, files, log, signal);
                const base = `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/releases/download/${encodeURIComponent(tag)}/`;
                const notes = await releases.notes(found);
                const changed = withTable(notes, linkTable(manifest, linked.files, files, base));
                if (changed !== undefined && changed !== notes) {
                    await releases.setNotes(found, changed);
                    log.info('The table in the notes is up to date');
                }
                return { outputs: { 'release-url': found.url }, place: { name: 'the release', url: found.url } };
            },
        };
    },
};
function refused(why) {
    return new input_error/* InputError */.d([`Input \`release-tag\`: ${why}`]);
}


/***/ }),

/***/ 51065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   UQ: () => (/* binding */ nameCell),
/* harmony export */   p7: () => (/* binding */ markdownText)
/* harmony export */ });
function markdownText(text) {
    return text
        .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, ' ')
        .replace(/[\\`*_{}[\]()#.!|<>&~@:$]/g, (character) => `&#${character.charCodeAt(0)};`);
}
const NAME_SHOWN = 200;
function nameCell(name) {
    const characters = Array.from(name);
    const half = NAME_SHOWN / 2;
    const shown = characters.length <= NAME_SHOWN
        ? name
        : `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
    return `<code>${markdownText(shown)}</code>`;
}
function markdownTable(head, rows, right) {
    const line = (cells) => `| ${cells.join(' | ')} |\n`;
    const rule = head.map((_, column) => (right.includes(column) ? '---:' : '---'));
    return `${line(head)}|${rule.join('|')}|\n${rows.map(line).join('')}`;
}


/***/ })

};
