export const id = 255;
export const ids = [255];
export const modules = {

/***/ 33255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openPreviousRun: () => (/* binding */ openPreviousRun)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/inventory/manifest.js + 1 modules
var inventory_manifest = __webpack_require__(50655);
// EXTERNAL MODULE: ./build/baseline/open.js + 9 modules
var baseline_open = __webpack_require__(39250);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/github/artifact-service.js
var artifact_service = __webpack_require__(19596);
// EXTERNAL MODULE: ./build/github/rest.js
var github_rest = __webpack_require__(61418);
;// CONCATENATED MODULE: ./build/github/earlier-artifacts.js

const PAGE = 100;
const MOST_PAGES = 10;
const MOST_RUNS = 50;
async function* candidates(rest, name, baseBranch, env) {
    const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
    const { actions } = rest.rest;
    const runOf = async (id) => (await actions.getWorkflowRun({ owner, repo, run_id: id, exclude_pull_requests: true })).data;
    const own = await runOf(Number(env.GITHUB_RUN_ID));
    const branch = baseBranch ?? own.head_branch;
    const home = own.repository.id;
    const judged = new Map();
    let hasExpired = false;
    for (let page = 1; page <= MOST_PAGES; page++) {
        const { data } = await actions.listArtifactsForRepo({ owner, repo, name, per_page: PAGE, page });
        for (const { id, digest, expired, expires_at, workflow_run: of } of data.artifacts) {
            if ((expired && hasExpired) || !of?.id || of.id === own.id)
                continue;
            if (of.head_branch !== branch || of.head_repository_id !== home)
                continue;
            if (!judged.has(of.id)) {
                if (judged.size === MOST_RUNS) {
                    yield `at most ${MOST_RUNS} runs are looked up; give this workflow an \`artifact-name\` of its own`;
                    return;
                }
                judged.set(of.id, isTrusted(await runOf(of.id).catch(ifGone), own));
            }
            if (!judged.get(of.id))
                continue;
            const runUrl = `${env.GITHUB_SERVER_URL}/${owner}/${repo}/actions/runs/${of.id}`;
            hasExpired ||= expired;
            const expiredAt = expired ? (expires_at ?? 'an unknown date') : undefined;
            yield { id, digest: digest ?? undefined, runId: of.id, runUrl, expiredAt };
        }
        if (data.artifacts.length === 0 || page * PAGE >= data.total_count)
            return;
    }
    yield `at most ${MOST_PAGES * PAGE} artifacts are looked up; give this workflow an \`artifact-name\` of its own`;
}
function ifGone(error) {
    if ((0,github_rest/* statusOf */.c2)(error) !== 404)
        throw error;
}
function isTrusted(run, own) {
    return (run?.workflow_id === own.workflow_id &&
        run.repository.id === own.repository.id &&
        run.head_repository?.id === own.repository.id &&
        !run.event.startsWith('pull_request'));
}

;// CONCATENATED MODULE: ./build/github/fetch-artifact.js


async function fetchArtifact(artifact, folder, { token, env, signal }) {
    const { default: client } = await Promise.all(/* import() */[__webpack_require__.e(351), __webpack_require__.e(645)]).then(__webpack_require__.bind(__webpack_require__, 9645));
    const [repositoryOwner = '', repositoryName = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
    const findBy = { token, workflowRunId: artifact.runId, repositoryOwner, repositoryName };
    const options = { path: folder, expectedHash: artifact.digest, findBy };
    const { digestMismatch } = await (0,artifact_service/* abandonOnAbort */.Fx)((0,github_rest/* patiently */.d_)(() => client.downloadArtifact(artifact.id, options), signal), signal);
    return digestMismatch === false;
}

// EXTERNAL MODULE: ./build/spill/owner.js
var owner = __webpack_require__(40354);
// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
// EXTERNAL MODULE: ./build/baseline/read-manifest.js
var read_manifest = __webpack_require__(39648);
;// CONCATENATED MODULE: ./build/baseline/previous-run.js











const MOST_DOWNLOADS = 5;
const NEED = {
    input: 'baseline',
    denied: "`previous-run` may not read the workflow's earlier runs",
    permission: 'actions: read',
    failed: 'could not look up the previous run (REASON). Run the step again, or leave `baseline` empty',
};
async function findPreviousRun(search) {
    const { artifactName, env, log, signal } = search;
    const missing = (0,artifact_service/* missingService */.wu)(env);
    if (missing !== undefined) {
        log.warning(`Nothing is compared with a previous run: ${missing}`);
        return undefined;
    }
    let passedOver = 0;
    let limit = '';
    let expired = '';
    try {
        const rest = await (0,github_rest/* openRest */.P8)(search.token, signal);
        for await (const next of candidates(rest, artifactName, search.baseBranch, env)) {
            if (typeof next === 'string') {
                limit = next;
                break;
            }
            if (next.expiredAt !== undefined) {
                expired = `artifact ${next.id} of ${next.runUrl} expired on ${next.expiredAt}`;
                continue;
            }
            if (passedOver === MOST_DOWNLOADS) {
                limit = `no more than ${MOST_DOWNLOADS} are tried`;
                break;
            }
            const found = await fetchCandidate(next, search);
            if (typeof found !== 'string') {
                log.info(`Compares with the inventory of ${found.manifest.startedAt}: ${found.runUrl}`);
                return found;
            }
            passedOver++;
            const text = `Artifact ${next.id} of ${next.runUrl} is passed over: it ${found}`;
            if (found === read_manifest/* NOT_COMPLETE */.YB)
                log.info(text);
            else
                log.warning(text);
        }
    }
    catch (error) {
        signal.throwIfAborted();
        throw (0,github_rest/* explained */.to)(error, NEED);
    }
    if (passedOver === 0 && limit === '' && expired === '') {
        const branch = search.baseBranch ?? 'this branch';
        log.notice(`No earlier run of this workflow has left an artifact ${artifactName} on ${branch}: nothing is compared, and this run counts as the first`);
    }
    else {
        const skipped = passedOver > 0 && `${(0,numbers/* count */.U9)(passedOver, 'artifact')} passed over`;
        const why = [skipped, expired, limit].filter(Boolean);
        const remedy = expired === '' ? '' : '. To keep inventories until the next run, raise `retention-days`';
        log.warning(`There is no previous inventory to compare with (${why.join('; ')}); this run counts as the first${remedy}`);
    }
    return undefined;
}
async function fetchCandidate(artifact, search) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(search.env.RUNNER_TEMP ?? (0,external_node_os_.tmpdir)(), (0,owner/* temporaryName */.NT)('baseline')));
    const discard = () => (0,promises_.rm)(folder, { recursive: true, force: true });
    try {
        const manifest = await openCandidate(artifact, folder, search);
        if (typeof manifest !== 'string')
            return { manifest, folder, runId: artifact.runId, runUrl: artifact.runUrl, discard };
        await discard();
        return manifest;
    }
    catch (error) {
        await discard();
        throw error;
    }
}
async function openCandidate({ id, digest, runId, runUrl }, folder, search) {
    if (digest === undefined)
        return 'has no digest to verify it by';
    try {
        if (!(await fetchArtifact({ id, digest, runId }, folder, search)))
            return 'is damaged: its sha256 is not the one that GitHub tells';
    }
    catch (error) {
        if ((0,github_rest/* statusOf */.c2)(error) === 404 || (0,github_rest/* statusOf */.c2)(error) === 410)
            return 'is gone';
        if (!Number.isNaN((0,github_rest/* statusOf */.c2)(error)) || search.signal.aborted)
            throw error;
        throw new Error(`Input \`baseline\`: artifact ${id} of ${runUrl} cannot be fetched, with which to compare (${String(error)}). Run the step again; if that does not help, delete the artifact`, { cause: error });
    }
    const manifest = await (0,read_manifest.readBaseline)((0,external_node_path_.join)(folder, inventory_manifest/* MANIFEST */.e0));
    if (typeof manifest === 'string')
        return manifest;
    return (await search.refuse(manifest, folder)) ?? manifest;
}

;// CONCATENATED MODULE: ./build/baseline/open-previous-run.js





async function openPreviousRun(request, search) {
    const { inputs, event, policy, log, env, signal } = search;
    if (!policy.publishes(inputs.artifactNamed)) {
        throw (0,baseline_open.inputError)('is `previous-run`, and no run uploads an artifact to compare with, since this repository is public, or its visibility is unknown, and a bucket is private; set `artifact-name` to upload the inventory anyway, or remove `baseline`');
    }
    let rows;
    const previous = await log.group('Find the previous run', () => findPreviousRun({
        artifactName: inputs.artifactName,
        token: inputs.githubToken,
        baseBranch: event.baseBranch,
        log,
        env,
        signal,
        refuse: async (manifest, folder) => {
            const other = (0,read_manifest/* otherRequest */.Ee)(manifest, request, policy.hidesNames);
            if (other !== undefined)
                return other;
            const opened = await (0,baseline_open.openRows)((0,external_node_path_.join)(folder, inventory_manifest/* MANIFEST */.e0), manifest, inputs.formats, signal);
            ({ rows } = opened);
            const fault = opened.fault ?? opened.lacks ?? (await rows?.digestFault);
            if (fault !== undefined)
                await rows?.close();
            return fault;
        },
    }));
    if (!previous)
        return undefined;
    return (0,baseline_open.opening)(previous.manifest, rows, signal, async () => {
        await rows?.close();
        await previous.discard();
    });
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
