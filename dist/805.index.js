export const id = 805;
export const ids = [805,897];
export const modules = {

/***/ 50398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ jobCategory)
/* harmony export */ });
function jobCategory(env, artifactName = 'none') {
    const [, file] = /^[^/]+\/[^/]+\/(?:\.github\/workflows\/)?(.+)@/.exec(env.GITHUB_WORKFLOW_REF ?? '') ?? [];
    const parts = [file ?? (env.GITHUB_WORKFLOW || 'workflow'), env.GITHUB_JOB || 'job', artifactName];
    return parts.map((part) => part.replaceAll('/', '-')).join('/');
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
// EXTERNAL MODULE: ./build/github/docs-url.js
var docs_url = __webpack_require__(36015);
// EXTERNAL MODULE: ./build/github/rest.js
var rest = __webpack_require__(61418);
;// CONCATENATED MODULE: ./build/github/issues.js

const BODY_CHARACTERS = 65_536;
const NEED = {
    input: 'tracking-issue',
    denied: 'the token may not write issues',
    permission: 'issues: write',
    failed: 'the issue could not be updated (REASON). Run the step again, or set the input to false',
};
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
function explaining(ask) {
    return (0,rest/* explaining */.SK)(async () => {
        try {
            return await ask();
        }
        catch (error) {
            if ((0,rest/* statusOf */.c2)(error) !== 410)
                throw error;
            throw new Error('Input `tracking-issue`: issues are turned off in this repository (HTTP 410); turn them on in its settings, or set the input to false', { cause: error });
        }
    }, NEED);
}

// EXTERNAL MODULE: ./build/github/job-category.js
var job_category = __webpack_require__(50398);
// EXTERNAL MODULE: ./build/github/summary.js
var summary = __webpack_require__(13794);
// EXTERNAL MODULE: ./build/report/failure.js
var failure = __webpack_require__(20897);
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
            ...(results?.findings ?? []).filter(matters).map((finding) => (0,findings/* findingKey */.fl)(finding, results.rules)),
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
    async reportFailure(error, policy) {
        if (this.#reported || this.#context.signal.aborted)
            return;
        const message = error instanceof Error ? error.message : String(error);
        const section = (0,failure.failureSection)(message, (0,docs_url/* docsUrl */.f)(this.#context.env), policy);
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

/***/ 20897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ FAILED_TITLE),
/* harmony export */   U: () => (/* binding */ failureHelp),
/* harmony export */   failureSection: () => (/* binding */ failureSection)
/* harmony export */ });
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51065);

const SHOWN = 8_000;
const input = (names, page) => ({
    text: new RegExp(`Input \`(?:${names})\``),
    remedy: 'Correct the input in the workflow.',
    page,
});
const HELP = [
    { text: /^Cancelled/, remedy: 'Run the workflow again.', page: 'limits.md' },
    { ...input('tracking-issue', 'tracking-issue.md'), remedy: 'Check the permissions of the job.' },
    { ...input('github-token', 'troubleshooting.md'), remedy: 'Remove the input, or correct the token.' },
    { text: /^\d+ gates? failed/, remedy: 'Check the files, or change the gate.', page: 'gates.md' },
    {
        text: /Input `application-key(?:-id)?`|HTTP 401|lacks? the capability|has the capabilities/,
        remedy: 'Check the secrets with the key ID and the key, and what the key may do.',
        page: 'troubleshooting.md',
    },
    {
        text: /transaction_cap_exceeded/,
        remedy: 'Raise the daily transaction cap, or run again after 00:00 UTC.',
        page: 'limits.md#cost',
    },
    {
        text: /certificate|proxy|host_not_found|network/i,
        remedy: 'Check the connection of the runner to B2.',
        page: 'endpoint.md',
    },
    {
        text: /HTTP (?:408|429|5\d\d)|attempts/,
        remedy: 'Run the step again, or lower `concurrency`.',
        page: 'troubleshooting.md',
    },
    input('upload-to', 'history.md'),
    input('include|exclude|where|prefix', 'filters.md'),
    input('gates', 'gates.md'),
    input('rules|suppressions|verify-urls', 'rules.md'),
    { ...input('baseline', 'baseline.md'), text: /Input `baseline`|actions: read/ },
    input('template', 'template.md'),
    input('columns', 'columns.md'),
    input('formats', 'formats.md'),
    input('url-style', 'urls.md'),
    input('endpoint', 'endpoint.md'),
    { text: /Input `/, remedy: 'Correct the input in the workflow.', page: 'troubleshooting.md' },
    { text: /(?:)/, remedy: 'Look the message up.', page: 'troubleshooting.md' },
];
function failureSection(message, docs, policy) {
    return `${FAILED_TITLE}\n\n${failureHelp(policy?.hidesNames ? withoutNames(message) : message, docs)}`;
}
const FAILED_TITLE = '## B2 inventory failed';
function failureHelp(text, docs) {
    const lines = text.slice(0, SHOWN).split('\n').map(_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .markdownText */ .p7);
    const { remedy, page } = HELP.find((help) => help.text.test(text));
    return `<pre>${lines.join('\n')}</pre>\n\n${remedy} See [docs/${page}](${docs}${page}).\n`;
}
function withoutNames(message) {
    const safe = /^(?:b2_\w+: (?:HTTP \d+ )?\w+|Cancelled \(SIG[A-Z]+\); the inventory is not complete$)/.exec(message);
    if (safe)
        return safe[0];
    const inputs = [...new Set(Array.from(message.matchAll(/Input (`[a-z-]+`)/g), ([, name]) => name))];
    const what = inputs.length > 0 ? `Wrong: ${inputs.join(', ')}.` : 'The step failed.';
    return `${what} The log of the step has the message.`;
}


/***/ }),

/***/ 73145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LH: () => (/* binding */ reportFindings),
/* harmony export */   QK: () => (/* binding */ countLine),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   XG: () => (/* binding */ findingsSections),
/* harmony export */   ZF: () => (/* binding */ whereText),
/* harmony export */   ZL: () => (/* binding */ helpOf),
/* harmony export */   eJ: () => (/* binding */ notEvaluatedLines),
/* harmony export */   fl: () => (/* binding */ findingKey)
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


/***/ }),

/***/ 39295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C_: () => (/* binding */ gateLine),
/* harmony export */   Dx: () => (/* binding */ reportGates),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   bp: () => (/* binding */ gateText),
/* harmony export */   iq: () => (/* binding */ foundText)
/* harmony export */ });
/* harmony import */ var _audit_figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20113);
/* harmony import */ var _conditions_print_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47428);
/* harmony import */ var _text_numbers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78296);



function verdict({ gate, holds, skipped }) {
    if (holds)
        return 'passes';
    if (skipped)
        return 'skipped';
    return gate.warns ? 'warns' : 'fails';
}
function gateLine(result, policy) {
    return `${gateText(result, policy)}: ${foundText(result, policy)}`;
}
function gateText({ gate }, policy) {
    return (0,_conditions_print_js__WEBPACK_IMPORTED_MODULE_1__/* .printGate */ .BZ)(policy.hidesNames ? { ...gate, condition: withoutGlobs(gate.condition) } : gate);
}
function foundText({ found }, policy, shown = exactText) {
    return found
        .map(({ name, scope, unit, value, unmatched }) => {
        const figure = (0,_conditions_print_js__WEBPACK_IMPORTED_MODULE_1__/* .printTerm */ .eV)(name, scope !== null && policy.hidesNames ? HIDDEN : scope);
        const text = typeof value === 'string' ? `has no value: ${value}` : `is ${shown(unit, value)}`;
        return `${figure} ${text}${unmatched && value !== _audit_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_MATCH */ .IP ? ` (${_audit_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_MATCH */ .IP})` : ''}`;
    })
        .join(', ');
}
const HIDDEN = '…';
function withoutGlobs(condition) {
    if (condition.kind === 'compare')
        return condition.scope === null ? condition : { ...condition, scope: HIDDEN };
    if (condition.kind === 'not')
        return { ...condition, of: withoutGlobs(condition.of) };
    return { ...condition, of: condition.of.map(withoutGlobs) };
}
function exactText(unit, value) {
    switch (unit) {
        case 'bytes': {
            const exact = (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(value, 'byte');
            return value < 1_000 ? exact : `${exact} (${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .bytes */ .ee)(value)})`;
        }
        case 'percent':
            return (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .percent */ .KN)(value);
        case 'seconds':
            return (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(value);
        case 'count':
            return (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .whole */ .WQ)(value);
    }
}
async function reportGates(results, policy, log) {
    if (results.length === 0)
        return;
    await log.group('Gates', async () => {
        for (const result of results)
            log.info(`${verdict(result)}: ${gateLine(result, policy)}`);
    });
    for (const result of results) {
        if (verdict(result) === 'warns')
            log.warning(`A gate fails. ${gateLine(result, policy)}`);
    }
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
