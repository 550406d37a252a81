export const id = 805;
export const ids = [805,145];
export const modules = {

/***/ 61418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P8: () => (/* binding */ openRest),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   d_: () => (/* binding */ patiently),
/* harmony export */   to: () => (/* binding */ explained)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

const ANSWER_MS = 30_000;
const WAITS_MS = [500, 2_000];
async function openRest(token, signal) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 351).then(__webpack_require__.bind(__webpack_require__, 61351));
    const rest = getOctokit(token);
    rest.hook.wrap('request', (request, options) => patiently(async () => {
        options.request.redirect = 'error';
        options.request.signal = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
        return request(options);
    }, signal));
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
function statusOf(error) {
    return error instanceof Error && 'status' in error ? Number(error.status) : Number.NaN;
}
function explained(error) {
    const status = statusOf(error);
    if (!(error instanceof Error) || Number.isNaN(status))
        return error;
    const answered = 'response' in error && error.response !== undefined;
    const said = `${answered ? `HTTP ${status}: ` : ''}${error.message.slice(0, 500)}`;
    if (status === 401)
        return failure(`Input \`github-token\`: GitHub does not accept it (${said})`, error);
    if ((status === 403 || status === 404) && !/rate limit/i.test(said)) {
        return failure(`Input \`baseline\`: \`previous-run\` may not read the workflow's earlier runs (${said}). Give the job the permission, beside those that it has:\npermissions:\n  actions: read`, error);
    }
    return failure(`Input \`baseline\`: GitHub did not tell the previous run, with which to compare (${said}). Run the step again, or leave \`baseline\` empty`, error);
}
function failure(message, cause) {
    return new Error(message, { cause });
}


/***/ }),

/***/ 95805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TrackingIssue: () => (/* binding */ TrackingIssue)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/github/rest.js
var rest = __webpack_require__(61418);
;// CONCATENATED MODULE: ./build/github/issues.js

const BODY_CHARACTERS = 65_536;
const PAGE = 100;
const MOST_PAGES = 10;
class Issues {
    #rest;
    #where;
    #label;
    constructor(rest, where, label) {
        this.#rest = rest;
        this.#where = where;
        this.#label = label;
    }
    static async open(token, env, label, signal) {
        const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
        return new Issues(await (0,rest/* openRest */.P8)(token, signal), { owner, repo }, label);
    }
    async defaultBranch() {
        return explaining(async () => (await this.#rest.rest.repos.get(this.#where)).data.default_branch);
    }
    find(marker) {
        return explaining(async () => {
            const found = [];
            for (let page = 1; page <= MOST_PAGES; page++) {
                const { data } = await this.#rest.rest.issues.listForRepo({
                    ...this.#where,
                    labels: this.#label,
                    state: 'all',
                    per_page: PAGE,
                    page,
                });
                for (const { number, state, body, html_url: url, pull_request: isPull } of data) {
                    if (!isPull && body?.includes(marker))
                        found.push({ number, isOpen: state === 'open', body, url });
                }
                if (data.length < PAGE)
                    break;
            }
            return found.filter(({ isOpen }) => isOpen).at(-1) ?? found[0];
        });
    }
    create({ title, body }) {
        return explaining(async () => {
            const labels = [this.#label];
            const { data } = await this.#rest.rest.issues.create({ ...this.#where, title, body, labels });
            return data.html_url;
        });
    }
    update({ number }, { title, body }, state) {
        return explaining(async () => {
            await this.#rest.rest.issues.update({
                ...this.#where,
                issue_number: number,
                title,
                body,
                state,
            });
        });
    }
    comment({ number }, body) {
        return explaining(async () => {
            await this.#rest.rest.issues.createComment({ ...this.#where, issue_number: number, body });
        });
    }
}
async function explaining(ask) {
    try {
        return await ask();
    }
    catch (error) {
        throw explained(error);
    }
}
function explained(error) {
    const status = (0,rest/* statusOf */.c2)(error);
    if (!(error instanceof Error) || Number.isNaN(status))
        return error;
    const said = `HTTP ${status}: ${error.message.slice(0, 500)}`;
    const failure = (what) => new Error(what, { cause: error });
    if (status === 401)
        return failure(`Input \`github-token\`: GitHub does not accept it (${said})`);
    if (status === 410)
        return failure(`Input \`tracking-issue\`: issues are turned off in this repository (${said}); turn them on in its settings, or set the input to false`);
    if ((status === 403 || status === 404) && !/rate limit|archived/i.test(said))
        return failure(`Input \`tracking-issue\`: the token may not write issues (${said}). Give the job this permission, in addition to those it has:\npermissions:\n  issues: write`);
    return failure(`Input \`tracking-issue\`: the issue could not be updated (${said}). Run the step again, or set the input to false`);
}

// EXTERNAL MODULE: ./build/github/job-category.js
var job_category = __webpack_require__(50398);
// EXTERNAL MODULE: ./build/github/summary.js
var summary = __webpack_require__(13794);
// EXTERNAL MODULE: ./build/report/findings.js
var findings = __webpack_require__(73145);
// EXTERNAL MODULE: ./build/report/gates.js
var report_gates = __webpack_require__(39295);
;// CONCATENATED MODULE: ./build/report/problems.js


function problemsOf({ manifest: { buckets }, gates, results, policy }) {
    const failed = buckets.filter(({ error }) => error !== undefined);
    const matters = ({ level }) => level !== 'note';
    return {
        lines: [
            ...failed.map(({ bucketName }) => `bucket ${bucketName} could not be listed`),
            ...gates
                .filter(({ holds }) => !holds)
                .map((result) => `gate ${(0,report_gates/* verdict */.WJ)(result)}: ${(0,report_gates/* gateText */.bp)(result, policy)}`),
            ...(results?.findings ?? []).filter(matters).map((finding) => (0,findings.findingKey)(finding, results.rules)),
        ],
        isPartial: failed.length > 0,
        isOpen: results?.notEvaluated.some(matters) === true,
    };
}

// EXTERNAL MODULE: ./build/text/markdown.js
var markdown = __webpack_require__(51065);
// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
;// CONCATENATED MODULE: ./build/publish/tracking-issue.js







const LABEL = 'b2-inventory';
const LINES_SHOWN = 30;
const LINE_CHARACTERS = 300;
const KEPT_CHARACTERS = 8_192;
const FAILED = 'the run failed before it had listed everything';
const MOST_DIGESTS = 500;
class TrackingIssue {
    #context;
    #reported = false;
    constructor(context) {
        this.#context = context;
    }
    async report(judged, sections, fails) {
        this.#reported = true;
        const updated = this.#update(problemsOf(judged), sections);
        await (fails ? updated.catch((refused) => this.#warn(refused)) : updated);
    }
    async reportFailure(section) {
        if (this.#reported || this.#context.signal.aborted)
            return;
        const problems = { lines: [FAILED], isOpen: false, isPartial: true };
        await this.#update(problems, [section]).catch((refused) => this.#warn(refused));
    }
    #warn(refused) {
        this.#context.log.warning(refused instanceof Error ? refused.message : String(refused));
    }
    async #update(problems, sections) {
        const { inputs, event, env, log, signal } = this.#context;
        await log.group('Update the tracking issue', async () => {
            const issues = await Issues.open(inputs.githubToken, env, LABEL, signal);
            const branch = event.defaultBranch ?? (await issues.defaultBranch());
            const isOfPull = env.GITHUB_EVENT_NAME?.startsWith('pull_request') === true;
            if (isOfPull || env.GITHUB_REF !== `refs/heads/${branch}`) {
                log.info(`Only runs on the default branch, ${branch}, update the tracking issue`);
                return;
            }
            const marker = markerOf(env, inputs.artifactName);
            const found = await issues.find(marker);
            const text = {
                title: `B2 inventory: problems found by ${env.GITHUB_WORKFLOW} / ${env.GITHUB_JOB}`.slice(0, 256),
                body: bodyOf(digestsOf(problems, found), sections, marker, runUrl(env)),
            };
            if (problems.lines.length > 0)
                await this.#open(issues, found, problems, text);
            else if (!found?.isOpen)
                log.info('There is nothing to report, and no open issue');
            else if (problems.isOpen) {
                await issues.update(found, text, 'open');
                log.info(`Some rules were not evaluated, so the issue stays open: ${found.url}`);
            }
            else {
                await issues.comment(found, `All is well in [this run](${runUrl(env)}).`);
                await issues.update(found, text, 'closed');
                log.info(`Closed: ${found.url}`);
            }
        });
    }
    async #open(issues, found, { lines, isPartial }, text) {
        const { env, log } = this.#context;
        if (!found) {
            log.info(`Opened: ${await issues.create(text)}`);
            return;
        }
        const before = found.isOpen ? digestsIn(found.body) : [];
        const added = lines.slice(0, MOST_DIGESTS).filter((line) => !before.includes(digestOf(line)));
        const now = new Set(lines.map(digestOf));
        const gone = isPartial ? 0 : before.filter((digest) => !now.has(digest)).length;
        await issues.update(found, text, 'open');
        log.info(`${found.isOpen ? 'Updated' : 'Reopened'}: ${found.url}`);
        if (added.length === 0 && gone === 0)
            return;
        await issues.comment(found, commentOf(found.isOpen, added, gone, runUrl(env)));
    }
}
function markerOf(env, artifactName) {
    return `<!-- b2-inventory tracking-issue ${encodeURIComponent((0,job_category/* jobCategory */.G)(env, artifactName))} -->`;
}
function runUrl(env) {
    const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = env;
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}
function bodyOf(digests, sections, marker, url) {
    const state = `<!-- problems ${digests.join(' ')} -->`;
    const head = `${marker}\n${state}\n\nAs of [this run](${url}). The action keeps this issue up to date, and closes it when all is well.\n`;
    const rest = (0,summary/* fitSections */.WK)(sections, BODY_CHARACTERS - KEPT_CHARACTERS, 'GitHub limits the length of an issue, and the job summary has more');
    return `${head}\n${rest}`;
}
function digestsOf({ lines, isPartial }, found) {
    const earlier = isPartial && found?.isOpen ? digestsIn(found.body) : [];
    return [...new Set([...lines.map(digestOf), ...earlier])].slice(0, MOST_DIGESTS);
}
function digestOf(line) {
    return (0,external_node_crypto_.createHash)('sha256').update(line).digest('hex').slice(0, 8);
}
function digestsIn(body) {
    return /<!-- problems ([0-9a-f ]*) -->/.exec(body)?.[1]?.split(' ').filter(Boolean) ?? [];
}
function commentOf(wasOpen, added, gone, url) {
    const shown = added.slice(0, LINES_SHOWN).map((line) => {
        const text = line.length <= LINE_CHARACTERS ? line : `${line.slice(0, LINE_CHARACTERS - 1)}…`;
        return `- ${(0,markdown/* markdownText */.p7)(text)}\n`;
    });
    const rest = added.length - shown.length;
    return [
        `${wasOpen ? 'Changed' : 'Again'} in [this run](${url}).\n`,
        shown.length > 0 ? `\n${wasOpen ? 'New' : 'Found'}:\n\n${shown.join('')}` : '',
        rest > 0 ? `- and ${(0,numbers/* count */.U9)(rest, 'more problem')}\n` : '',
        gone > 0 ? `\nResolved: ${(0,numbers/* count */.U9)(gone, 'problem')}.\n` : '',
    ].join('');
}


/***/ }),

/***/ 73145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   countLine: () => (/* binding */ countLine),
/* harmony export */   findingKey: () => (/* binding */ findingKey),
/* harmony export */   findingsSections: () => (/* binding */ findingsSections),
/* harmony export */   helpOf: () => (/* binding */ helpOf),
/* harmony export */   notEvaluatedLines: () => (/* binding */ notEvaluatedLines),
/* harmony export */   reportFindings: () => (/* binding */ reportFindings),
/* harmony export */   shown: () => (/* binding */ shown),
/* harmony export */   whereText: () => (/* binding */ whereText)
/* harmony export */ });
/* harmony import */ var _audit_finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85169);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51065);
/* harmony import */ var _text_numbers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78296);



const ANNOTATIONS = 10;
const FINDINGS_SHOWN = 50;
const DETAILS_SHOWN = 20;
async function reportFindings(results, policy, log) {
    await log.group('Findings', async () => {
        for (const finding of results.findings)
            log.info(`${finding.level}: ${findingLine(finding)}`);
        for (const open of results.notEvaluated)
            log.info(`not evaluated: ${openLine(open)}`);
        log.info(countLine(results));
    });
    const annotate = { error: log.error, warning: log.warning, note: log.notice };
    for (const finding of results.findings.slice(0, ANNOTATIONS)) {
        const names = shown(finding, policy).offenders?.names ?? [];
        const first = names.length === 0
            ? ''
            : ` First: ${names
                .slice(0, 3)
                .map((name) => JSON.stringify(name))
                .join(', ')}`;
        annotate[finding.level].call(log, `${findingLine(finding)}${first}`);
    }
}
function shown(finding, policy) {
    return policy.isExposed ? (0,_audit_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutNames */ .F)(finding) : finding;
}
function findingLine({ rule, resource, message }) {
    return `${whereText(resource)}: ${message} (${rule})`;
}
function findingKey({ rule, resource, level }, rules) {
    return `${level}: ${whereText(resource)}: ${rules.find(({ id }) => id === rule).what} (${rule})`;
}
function openLine({ rule, resource, reason }) {
    return `${whereText(resource)}: ${reason} (${rule})`;
}
function whereText({ kind, name }) {
    return {
        bucket: `bucket ${name}`,
        key: 'the key in use',
        keys: 'keys of the account',
        suppressions: 'suppressions',
    }[kind];
}
function countLine({ findings, suppressed, notEvaluated }) {
    const parts = [
        (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(findings.length, 'finding'),
        ...(suppressed.length > 0 ? [`${suppressed.length} suppressed`] : []),
        ...(notEvaluated.length > 0 ? [`${notEvaluated.length} not evaluated`] : []),
    ];
    return parts.join(', ');
}
const SIGNS = { error: '❌ error', warning: '⚠️ warning', note: 'ℹ️ note' };
function findingsSections(results, policy) {
    const { findings } = results;
    const links = new Map(results.rules.map(({ id, link }) => [id, link]));
    const rows = findings
        .slice(0, FINDINGS_SHOWN)
        .map((finding) => [
        SIGNS[finding.level],
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(whereText(finding.resource)),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(finding.message),
        `[${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(finding.rule)}](${links.get(finding.rule)})`,
    ]);
    const rest = findings.length - rows.length;
    const table = rows.length === 0 ? '' : `\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Qj)(['', 'Where', 'What', 'Rule'], rows, [])}`;
    const more = rest > 0 ? `\n… and ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(rest, 'more finding')}, in findings.json.\n` : '';
    const details = findings.map((finding) => detailsOf(shown(finding, policy))).filter((text) => text !== '');
    return [
        `### Findings\n\n${countLine(results)}.\n${table}${more}`,
        ...details.slice(0, DETAILS_SHOWN),
        notEvaluatedDetails(results),
    ];
}
function helpOf({ offenders, lifecycle, keyCommand }) {
    const { frees, notEvaluated, lifecycleRules } = lifecycle ?? {};
    const effect = frees
        ? `They delete ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(frees.versions, 'version')} now, which frees ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(frees.bytes)}. Locked versions are left out.`
        : `How much they free is not known: ${notEvaluated}.`;
    return {
        names: offenders?.names ?? [],
        lifecycle: lifecycle && { effect, json: JSON.stringify(lifecycleRules, null, 2) },
        keyCommand,
    };
}
function detailsOf(finding) {
    const { names, lifecycle, keyCommand } = helpOf(finding);
    const parts = [];
    if (names.length > 0)
        parts.push(names.map((name) => `- ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .nameCell */ .UQ)(name)}\n`).join(''));
    if (lifecycle) {
        const { effect, json } = lifecycle;
        parts.push(`Lifecycle rules to set. ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(effect)}\n\n${codeBlock(json)}`);
    }
    if (keyCommand !== undefined)
        parts.push(`The smallest key for this job:\n\n${codeBlock(keyCommand)}`);
    if (parts.length === 0)
        return '';
    const title = `${finding.rule}, ${whereText(finding.resource)}`;
    return `\n<details><summary>${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(title)}</summary>\n\n${parts.join('\n')}\n</details>\n`;
}
function codeBlock(text) {
    return `\`\`\`\`text\n${text.replaceAll('````', '` ` ` `')}\n\`\`\`\`\n`;
}
function notEvaluatedLines({ notEvaluated }) {
    const reasons = new Map();
    for (const { rule, reason } of notEvaluated) {
        const text = `${rule}: ${reason}`;
        reasons.set(text, (reasons.get(text) ?? 0) + 1);
    }
    return Array.from(reasons, ([text, times]) => `${text}${times > 1 ? ` (${times} times)` : ''}`);
}
function notEvaluatedDetails(results) {
    const lines = notEvaluatedLines(results).map((line) => `- ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(line)}\n`);
    return lines.length === 0
        ? ''
        : `\n<details><summary>Not evaluated</summary>\n\n${lines.join('')}\n</details>\n`;
}


/***/ })

};
