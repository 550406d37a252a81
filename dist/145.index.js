export const id = 145;
export const ids = [145];
export const modules = {

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
