export const id = 926;
export const ids = [926,332];
export const modules = {

/***/ 87684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ bucketTable),
/* harmony export */   i: () => (/* binding */ bucketRows)
/* harmony export */ });
/* harmony import */ var _audit_bucket_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72256);
/* harmony import */ var _rows_bucket_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(26332);
/* harmony import */ var _rows_bucket_columns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74910);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51065);
/* harmony import */ var _text_numbers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78296);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2251);
/* harmony import */ var _row_noun_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7556);







const BUCKETS_SHOWN = 200;
function bucketRows(manifest, facts) {
    const { buckets, request, history, complete } = manifest;
    const { buckets: settings, capabilities, lastUploads } = facts;
    const byName = new Map(settings.map((each) => [each.bucketName, each]));
    const before = new Map((complete ? history?.[0]?.buckets : undefined)?.map((each) => [each.bucketName, each]));
    const noun = (0,_row_noun_js__WEBPACK_IMPORTED_MODULE_4__/* .rowNoun */ .L)(request);
    const ofFiles = [
        {
            title: noun === 'file' ? 'Files' : 'Versions',
            right: true,
            cell: ({ bucket }) => (bucket.error === undefined ? (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .whole */ .WQ)(bucket.files) : 'not listed'),
        },
        {
            title: 'Size',
            right: true,
            cell: ({ bucket }) => (bucket.error === undefined ? (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .bytes */ .ee)(bucket.bytes) : bucket.error),
        },
        {
            title: 'Change',
            right: true,
            cell: ({ bucket }) => {
                const earlier = before.get(bucket.bucketName);
                return earlier ? (0,_headline_js__WEBPACK_IMPORTED_MODULE_3__/* .growth */ .A)(earlier.bytes, bucket.bytes) : before.size > 0 ? 'new' : '';
            },
        },
        { title: 'Last upload', cell: ({ bucket }) => timeText(lastUploads.get(bucket.bucketName)) },
    ];
    const columns = [
        { title: 'Bucket', cell: ({ bucket }) => bucket.bucketName },
        { title: 'Type', cell: ({ bucket }) => typeText(bucket.bucketType) },
        ...(request.list === 'files' ? ofFiles : []),
        setting('Encryption', 'defaultEncryption'),
        setting('Object Lock', 'fileLock'),
        {
            title: 'Lifecycle',
            cell: ({ settings: bucket }) => (bucket ? lifecycleText(bucket, capabilities) : ''),
        },
        ...(request.list === 'files' ? [] : [{ title: 'ID', cell: ({ bucket }) => bucket.bucketId }]),
    ];
    const isPublic = ({ bucketType }) => bucketType === 'allPublic';
    const shown = [...buckets.filter(isPublic), ...buckets.filter((bucket) => !isPublic(bucket))]
        .slice(0, BUCKETS_SHOWN)
        .map((bucket) => ({ bucket, settings: byName.get(bucket.bucketName) }));
    const filled = columns.filter(({ cell }) => shown.some((each) => cell(each) !== ''));
    return {
        head: filled.map(({ title }) => title),
        rows: shown.map((each) => filled.map(({ cell }) => cell(each))),
        right: filled.flatMap(({ right }, index) => (right ? index : [])),
        more: buckets.length - shown.length,
    };
}
function bucketTable(manifest, facts) {
    const { head, rows, right, more } = bucketRows(manifest, facts);
    if (rows.length === 0)
        return '';
    const cells = rows.map((row) => row.map(_text_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .markdownText */ .p7));
    const rest = more > 0 ? `\n… and ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(more, 'more bucket')}, in buckets.json.\n` : '';
    return `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_5__/* .markdownTable */ .Qj)(head, cells, right)}${rest}`;
}
function setting(title, name) {
    const column = _rows_bucket_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .BUCKET_COLUMNS */ .N.find((each) => each.name === name);
    return {
        title,
        cell({ settings }) {
            const value = settings && column.value((0,_rows_bucket_js__WEBPACK_IMPORTED_MODULE_6__/* .printedBucket */ .b)(settings));
            return value === undefined || value === null ? '' : String(value);
        },
    };
}
function lifecycleText(bucket, capabilities) {
    if (!Array.isArray(bucket.lifecycleRules))
        return '';
    const rules = (0,_audit_bucket_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .lifecycleRules */ .EM)({ bucket, capabilities, accountBuckets: null });
    if ((0,_audit_bucket_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnknown */ .t8)(rules))
        return 'unknown';
    return rules.value.length === 0 ? 'no rules' : (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(rules.value.length, 'rule');
}
function typeText(type) {
    if (type === 'allPublic')
        return '🔓 public';
    return type === 'allPrivate' ? 'private' : (type ?? 'unknown');
}
function timeText(ms) {
    if (ms === undefined || Number.isNaN(ms))
        return '';
    return (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .utcMinute */ .vD)(new Date(ms).toISOString());
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

/***/ 61142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ gateSection),
/* harmony export */   i: () => (/* binding */ shownGates)
/* harmony export */ });
/* harmony import */ var _conditions_print_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47428);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51065);
/* harmony import */ var _text_numbers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78296);
/* harmony import */ var _gates_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39295);
/* harmony import */ var _named_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97296);





function shortText(unit, value) {
    if (unit === 'bytes')
        return (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(value);
    if (unit === 'percent')
        return (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .share */ .uM)(value, 100);
    return unit === 'seconds' ? (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .longDuration */ .lV)(value) : (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .whole */ .WQ)(value);
}
const SIGNS = { fails: '❌ fails', warns: '⚠️ warns', skipped: '➖ skipped', passes: '✅ passes' };
const ORDER = ['fails', 'warns', 'skipped', 'passes'];
function shownGates(results, policy) {
    return ORDER.flatMap((kind) => results.filter((result) => (0,_gates_js__WEBPACK_IMPORTED_MODULE_2__/* .verdict */ .WJ)(result) === kind)).map((result) => {
        const isWrong = !result.holds && !result.skipped;
        return {
            verdict: (0,_gates_js__WEBPACK_IMPORTED_MODULE_2__/* .verdict */ .WJ)(result),
            gate: (0,_gates_js__WEBPACK_IMPORTED_MODULE_2__/* .gateText */ .bp)(result, policy),
            found: (0,_gates_js__WEBPACK_IMPORTED_MODULE_2__/* .foundText */ .iq)(result, policy, shortText),
            files: isWrong && !policy.hidesNames ? result.found.flatMap(namedBy) : [],
        };
    });
}
function namedBy({ name, scope, unit, value, files }) {
    if (files.length === 0)
        return [];
    const count = unit === 'count' && typeof value === 'number' ? value : files.length;
    return [{ figure: (0,_conditions_print_js__WEBPACK_IMPORTED_MODULE_0__/* .printTerm */ .eV)(name, scope), count, names: files }];
}
function gateSection(results, { policy, several, docs }) {
    if (results.length === 0)
        return '';
    const shown = shownGates(results, policy);
    const rows = shown.map(({ verdict: word, gate, found }) => [
        SIGNS[word],
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .nameCell */ .UQ)(gate),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownText */ .p7)(found),
    ]);
    const files = shown
        .flatMap((each) => each.files)
        .map(({ figure, count: all, names }) => `\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .nameCell */ .UQ)(figure)}${(0,_named_files_js__WEBPACK_IMPORTED_MODULE_3__/* .firstOf */ .Ku)(names.length, all)}:\n\n${(0,_named_files_js__WEBPACK_IMPORTED_MODULE_3__/* .nameList */ .OD)(names, several)}`);
    const isWrong = shown.some(({ verdict: word }) => word === 'fails' || word === 'warns');
    const help = isWrong ? `\n[What the figures mean](${docs}gates.md)\n` : '';
    return `### Gates\n\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownTable */ .Qj)(['', 'Gate', 'Found'], rows, [])}${[...new Set(files)].join('')}${help}`;
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

/***/ 2251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ growth),
/* harmony export */   P: () => (/* binding */ headline)
/* harmony export */ });
/* harmony import */ var _audit_finding_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85169);
/* harmony import */ var _rows_timestamps_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40199);
/* harmony import */ var _text_numbers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78296);
/* harmony import */ var _gates_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39295);
/* harmony import */ var _row_noun_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7556);





function headline(manifest, gates, results) {
    const { buckets, complete } = manifest;
    const failed = buckets.filter(({ error }) => error !== undefined).length;
    const parts = [
        ...(complete
            ? []
            : [`not complete: ${failed} of ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(buckets.length, 'bucket')} could not be listed`]),
        ...(gates.length > 0 ? [gatesPart(gates)] : []),
        ...(results ? [findingsPart(results)] : []),
        foundPart(manifest),
    ];
    const sign = signOf(complete, gates, results);
    return `${sign === '' ? '' : `${sign} `}${parts.join(' · ')}`;
}
function signOf(complete, gates, results) {
    const verdicts = gates.map(_gates_js__WEBPACK_IMPORTED_MODULE_2__/* .verdict */ .WJ);
    if (!complete || verdicts.includes('fails'))
        return '❌';
    const found = results ? (0,_audit_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .countOf */ .p)(results, 'error') + (0,_audit_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .countOf */ .p)(results, 'warning') : 0;
    if (verdicts.includes('warns') || found > 0)
        return '⚠️';
    return gates.length > 0 || results ? '✅' : '';
}
function gatesPart(gates) {
    const times = (word) => gates.filter((result) => (0,_gates_js__WEBPACK_IMPORTED_MODULE_2__/* .verdict */ .WJ)(result) === word).length;
    const [fails, warns, skipped] = [times('fails'), times('warns'), times('skipped')];
    const total = gates.length;
    if (total === 1)
        return `the gate ${fails ? 'fails' : warns ? 'warns' : skipped ? 'was skipped' : 'passes'}`;
    if (fails + warns + skipped === 0)
        return `all ${total} gates pass`;
    const parts = [
        ...(fails > 0 ? [[fails, fails === 1 ? 'fails' : 'fail']] : []),
        ...(warns > 0 ? [[warns, warns === 1 ? 'warns' : 'warn']] : []),
        ...(skipped > 0 ? [[skipped, 'skipped']] : []),
    ];
    return parts.map(([n, verb], at) => `${n}${at === 0 ? ` of ${total} gates` : ''} ${verb}`).join(', ');
}
function findingsPart(results) {
    const total = results.findings.length;
    if (total === 0)
        return results.notEvaluated.length > 0 ? 'no findings, some rules not evaluated' : 'no findings';
    const [errors, warnings] = [(0,_audit_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .countOf */ .p)(results, 'error'), (0,_audit_finding_js__WEBPACK_IMPORTED_MODULE_3__/* .countOf */ .p)(results, 'warning')];
    const worst = errors > 0 ? (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(errors, 'error') : (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(warnings, 'warning');
    return `${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(total, 'finding')} (${worst})`;
}
function foundPart(manifest) {
    const { buckets, request, files, bytes: size, history, startedAt } = manifest;
    if (request.list !== 'files')
        return (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(buckets.length, 'bucket');
    const found = `${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(files, (0,_row_noun_js__WEBPACK_IMPORTED_MODULE_4__/* .rowNoun */ .L)(request))}, ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(size)}`;
    const before = manifest.complete ? history?.[0] : undefined;
    if (!before)
        return found;
    return `${found} (${growth(before.bytes, size)} ${sinceText(Date.parse(startedAt) - Date.parse(before.startedAt))})`;
}
function growth(before, after) {
    if (before === after)
        return 'same size';
    if (before === 0)
        return `+${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(after)}`;
    return `${after > before ? '+' : '−'}${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .share */ .uM)(Math.abs(after - before), before)}`;
}
function sinceText(ms) {
    const days = Math.round(ms / _rows_timestamps_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO);
    if (days === 1)
        return 'since yesterday';
    if (days > 1)
        return `in ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(days, 'day')}`;
    return `in ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(Math.max(1, Math.round(ms / 3_600_000)), 'hour')}`;
}


/***/ }),

/***/ 97296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   OD: () => (/* binding */ nameList),
/* harmony export */   TM: () => (/* binding */ folded)
/* harmony export */ });
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51065);
/* harmony import */ var _text_numbers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78296);


function nameList(files, several) {
    const shown = ({ bucket, name }) => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .nameCell */ .UQ)(several ? `${bucket}: ${name}` : name);
    return files
        .map((file) => {
        const from = file.from === undefined ? '' : `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .nameCell */ .UQ)(file.from)} → `;
        return `- ${from}${shown(file)}\n`;
    })
        .join('');
}
function firstOf(shown, all) {
    return shown < all ? `, the first ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(shown)} of ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(all)}` : '';
}
function folded(title, text) {
    return `<details><summary>${title}</summary>\n\n${text}\n</details>\n`;
}


/***/ }),

/***/ 91756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ FEW_FILES),
/* harmony export */   O1: () => (/* binding */ totalsSections),
/* harmony export */   XG: () => (/* binding */ ageText),
/* harmony export */   lP: () => (/* binding */ sizeText),
/* harmony export */   q0: () => (/* binding */ duplicatesText)
/* harmony export */ });
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51065);
/* harmony import */ var _text_numbers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78296);
/* harmony import */ var _named_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97296);



const SHOWN = 20;
const FEW_FILES = 20;
function totalsSections(totals, all, policy) {
    if (all.files === 0)
        return [];
    const { extensions, contentTypes, ages, undated, sizes, versions, duplicates } = totals;
    const { hidesNames } = policy;
    const isLarge = all.files > FEW_FILES;
    const sections = [
        hidesNames ? '' : folderSection(totals.folders, all),
        hidesNames || !isLarge ? '' : keySection('Extensions', 'Extension', extensions, all),
        isLarge ? keySection('Content types', 'Content type', contentTypes, all) : '',
        isLarge ? bandSection('Age', ages, ageText, all, undated) : '',
        isLarge ? bandSection('Size of files', sizes, sizeText, all) : '',
        hidesNames || !isLarge ? '' : fileSection('Largest files', totals.largest),
        hidesNames || !isLarge ? '' : fileSection('Newest files', totals.newest),
        hidesNames || !isLarge ? '' : fileSection('Oldest files', totals.oldest),
        versions === null ? '' : versionSection(versions, all),
        duplicates === undefined ? '' : duplicateSection(duplicates, policy),
    ];
    return sections.filter((section) => section !== '');
}
const SUM_HEAD = ['Files', 'Size', 'Share', ''];
const SUM_RIGHT = [1, 2, 3];
const BAR_BLOCKS = 8;
function sumCells({ files, bytes: size }, all) {
    return [(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(files), (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(size), (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .share */ .uM)(size, all.bytes), bar(size, all.bytes)];
}
function bar(part, of) {
    const full = of === 0 ? 0 : Math.round((BAR_BLOCKS * part) / of);
    return '█'.repeat(full) + '░'.repeat(BAR_BLOCKS - full);
}
function treeOf(folders) {
    const roots = [];
    const open = [];
    for (const folder of folders) {
        const contains = ({ folder: outer }) => outer.bucket === folder.bucket && folder.prefix.startsWith(outer.prefix);
        while (open.length > 0 && !contains(open.at(-1)))
            open.pop();
        const node = { folder, children: [] };
        (open.at(-1)?.children ?? roots).push(node);
        open.push(node);
    }
    return roots;
}
function folderSection(folders, all) {
    if (folders === null)
        return (0,_named_files_js__WEBPACK_IMPORTED_MODULE_1__/* .folded */ .TM)('Folders', 'Not available: the names are not in the order of their UTF-8 bytes.\n');
    const { heaviest, others, outside } = folders;
    if (heaviest.length === 0)
        return '';
    const least = heaviest.map((folder) => folder.bytes).sort((a, b) => b - a)[SHOWN - 1] ?? 0;
    const shown = heaviest.filter((folder) => folder.bytes >= least).slice(0, SHOWN);
    const several = shown.some(({ bucket }) => bucket !== shown[0].bucket);
    const rows = [];
    const add = (nodes, level, outer) => {
        for (const { folder, children } of nodes.toSorted((a, b) => b.folder.bytes - a.folder.bytes)) {
            const label = several && level === 0 ? `${folder.bucket}: ${folder.prefix}` : folder.prefix.slice(outer.length);
            rows.push([`${'&emsp;'.repeat(level)}${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .nameCell */ .UQ)(label)}`, ...sumCells(folder, all)]);
            add(children, level + 1, folder.prefix);
        }
    };
    add(treeOf(shown), 0, '');
    if (outside.files > 0)
        rows.push(['in no folder', ...sumCells(outside, all)]);
    const more = heaviest.length - shown.length + others.reduce((sum, { folders }) => sum + folders, 0);
    const rest = more > 0 ? `\n… and ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(more, 'smaller folder')}.\n` : '';
    return (0,_named_files_js__WEBPACK_IMPORTED_MODULE_1__/* .folded */ .TM)('Folders', `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Qj)(['Folder', ...SUM_HEAD], rows, SUM_RIGHT)}${rest}`);
}
function keySection(title, head, { heaviest, other, mostUnlisted }, all) {
    if (heaviest.length === 1 && other.files === 0)
        return '';
    const rows = heaviest.slice(0, SHOWN).map(({ key, missed, ...sums }) => {
        const [files, size = '', ...rest] = sumCells(sums, all);
        return [key === '' ? 'none' : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .nameCell */ .UQ)(key), files, `${missed ? 'at least ' : ''}${size}`, ...rest];
    });
    const rest = { ...other };
    for (const { files, bytes: size } of heaviest.slice(SHOWN)) {
        rest.files += files;
        rest.bytes += size;
    }
    if (rest.files > 0)
        rows.push(['other', ...sumCells(rest, all)]);
    const most = Math.max(mostUnlisted, ...heaviest.slice(SHOWN).map(atMost));
    const bound = rest.files > 0 ? `\nNone of the others is larger than ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(most)}.\n` : '';
    return (0,_named_files_js__WEBPACK_IMPORTED_MODULE_1__/* .folded */ .TM)(title, `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Qj)([head, ...SUM_HEAD], rows, SUM_RIGHT)}${bound}`);
}
function atMost({ bytes: size, missed = 0 }) {
    return size + missed;
}
function bandSection(title, bands, text, all, undated = { files: 0, bytes: 0 }) {
    const rows = bands.filter(({ files }) => files > 0).map((band) => [text(band), ...sumCells(band, all)]);
    if (undated.files > 0)
        rows.push(['unknown', ...sumCells(undated, all)]);
    return rows.length > 1 ? (0,_named_files_js__WEBPACK_IMPORTED_MODULE_1__/* .folded */ .TM)(title, (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Qj)([title, ...SUM_HEAD], rows, SUM_RIGHT)) : '';
}
function sizeText({ from, below }) {
    if (from === 0)
        return 'empty';
    return below === null ? `${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(from)} or more` : `${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(from)} to less than ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(below)}`;
}
function ageText({ from, below }) {
    if (below === null)
        return `${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(from, 'day')} or more`;
    return `${from === 0 ? '' : `${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(from)} to `}less than ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(below, 'day')}`;
}
function fileSection(title, files) {
    if (files.length === 0)
        return '';
    const several = files.some(({ bucket }) => bucket !== files[0].bucket);
    const rows = files.map(({ bucket, name, bytes: size, uploadedAt }) => [
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .nameCell */ .UQ)(several ? `${bucket}: ${name}` : name),
        (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(size),
        uploadedAt === null ? 'unknown' : (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .utcMinute */ .vD)(uploadedAt),
    ]);
    return (0,_named_files_js__WEBPACK_IMPORTED_MODULE_1__/* .folded */ .TM)(title, (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Qj)(['File', 'Size', 'Uploaded'], rows, [1]));
}
function versionSection(totals, all) {
    const { old, hidden, hiddenFiles, hideMarkers, unfinished } = totals;
    const rows = [
        ...(old.files > 0 ? [['old versions', ...sumCells(old, all)]] : []),
        ...(hidden.files > 0
            ? [[`versions of ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(hiddenFiles, 'hidden file')}`, ...sumCells(hidden, all)]]
            : []),
        ...(hideMarkers > 0 ? [['hide markers', (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(hideMarkers), '', '', '']] : []),
        ...(unfinished > 0 ? [['unfinished large files', (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(unfinished), 'not listed by B2', '', '']] : []),
    ];
    return rows.length > 0
        ? (0,_named_files_js__WEBPACK_IMPORTED_MODULE_1__/* .folded */ .TM)('Versions', (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Qj)(['', 'Number', ...SUM_HEAD.slice(1)], rows, SUM_RIGHT))
        : '';
}
function duplicateSection(duplicates, policy) {
    if (duplicates === null)
        return (0,_named_files_js__WEBPACK_IMPORTED_MODULE_1__/* .folded */ .TM)('Duplicates', 'Not available: there are too many files to compare.\n');
    const { groups, largest } = duplicates;
    if (groups === 0)
        return '';
    const several = largest
        .flatMap(({ names }) => names)
        .some(({ bucket }, _, all) => bucket !== all[0].bucket);
    const rows = largest.map(({ sha1, size, files, names }) => [
        names.map(({ bucket, name }) => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .nameCell */ .UQ)(several ? `${bucket}: ${name}` : name)).join('<br>') ||
            `SHA-1 <code>${sha1}</code>`,
        (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(size),
        (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(files),
        (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(size * (files - 1)),
    ]);
    const table = policy.hidesNames || rows.length === 0
        ? ''
        : `\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Qj)(['Files with the same content', 'Size', 'Files', 'Reclaimable'], rows, [1, 2, 3])}`;
    return (0,_named_files_js__WEBPACK_IMPORTED_MODULE_1__/* .folded */ .TM)('Duplicates', `${duplicatesText(duplicates)}\n${table}`);
}
function duplicatesText({ groups, spare, notCompared }) {
    const found = `${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(groups, 'duplicate group')}: ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(spare.files, 'redundant file')}, ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(spare.bytes)} reclaimable.`;
    const rest = notCompared.files > 0
        ? ` Not compared, because B2 has not verified their SHA-1: ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(notCompared.files, 'file')}, ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(notCompared.bytes)}.`
        : '';
    return `${found}${rest}`;
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
