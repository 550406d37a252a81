export const id = 160;
export const ids = [160];
export const modules = {

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

/***/ 97160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   artifact: () => (/* binding */ artifact),
/* harmony export */   keptDays: () => (/* binding */ keptDays),
/* harmony export */   uploadedName: () => (/* binding */ uploadedName)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _github_artifact_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19596);
/* harmony import */ var _inventory_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50655);



const artifact = {
    async prepare({ inputs, policy, env, log, signal }) {
        const { artifactName, retentionDays, outputDir } = inputs;
        const withheld = isWithheld(inputs, policy);
        const hidden = policy.hidesNames && 'file names are hidden';
        if (withheld || hidden) {
            const what = [withheld && 'nothing is uploaded', hidden].filter(Boolean).join(' and ');
            const remedy = withheld ? '. Set `artifact-name` to upload the inventory anyway' : '';
            log.warning(`${what[0].toUpperCase()}${what.slice(1)}: this repository is public, or its visibility is unknown, and a bucket is private${remedy}`);
        }
        if (withheld || artifactName === undefined)
            return undefined;
        const missing = (0,_github_artifact_service_js__WEBPACK_IMPORTED_MODULE_1__/* .missingService */ .wu)(env);
        if (missing !== undefined) {
            log.warning(`Nothing is uploaded: ${missing}. The inventory is in ${outputDir}`);
            return undefined;
        }
        const most = mostDays(env);
        if (retentionDays !== undefined && retentionDays > most) {
            log.warning(`Input \`retention-days\`: ${retentionDays} is more than this repository allows; the artifact is kept for ${most} days`);
        }
        const options = { retentionDays: keptDays(inputs, env) };
        const upload = await log.group('Prepare the artifact', () => (0,_github_artifact_service_js__WEBPACK_IMPORTED_MODULE_1__/* .prepareUpload */ .Fu)(artifactName, options, env, log));
        return {
            title: 'Upload the inventory',
            async publish({ outputs }, folder) {
                const paths = [...outputs.map(({ path }) => path), _inventory_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST */ .e0].map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, path));
                const { id, url } = await (0,_github_artifact_service_js__WEBPACK_IMPORTED_MODULE_1__/* .abandonOnAbort */ .Fx)(upload.run(folder, paths), signal);
                return { outputs: { 'artifact-id': id, 'artifact-url': url }, place: { name: 'the artifact', url } };
            },
        };
    },
};
function isWithheld({ artifactName, artifactNamed }, policy) {
    return artifactName !== undefined && !policy.publishes(artifactNamed);
}
function uploadedName({ inputs, policy, env }) {
    return isWithheld(inputs, policy) || (0,_github_artifact_service_js__WEBPACK_IMPORTED_MODULE_1__/* .missingService */ .wu)(env) !== undefined ? undefined : inputs.artifactName;
}
function mostDays(env) {
    return Number(env.GITHUB_RETENTION_DAYS || Number.POSITIVE_INFINITY);
}
function keptDays({ retentionDays }, env) {
    return retentionDays === undefined ? undefined : Math.min(retentionDays, mostDays(env));
}


/***/ })

};
