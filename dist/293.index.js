export const id = 293;
export const ids = [293];
export const modules = {

/***/ 30674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fittedSarif: () => (/* binding */ fittedSarif)
});

// UNUSED EXPORTS: SARIF_LIMITS

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
// EXTERNAL MODULE: ./build/names/file-url.js
var file_url = __webpack_require__(50565);
// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
;// CONCATENATED MODULE: ./build/text/sarif.js
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
function sarifText(text) {
    return text
        .replace(CONTROLS, ' ')
        .replace(/[\\[\]]/g, '\\$&')
        .replace(/[{}]/g, '$&$&');
}

// EXTERNAL MODULE: ./build/audit/finding.js
var audit_finding = __webpack_require__(85169);
// EXTERNAL MODULE: ./build/audit/rules/index.js + 9 modules
var rules = __webpack_require__(59164);
;// CONCATENATED MODULE: ./build/audit/sarif.js







const NAMES_QUOTED = 3;
const NAME_CHARACTERS = 200;
const SEVERITIES = {
    critical: '9.5',
    high: '8.0',
    medium: '5.5',
    low: '2.0',
};
function isAlert({ level }) {
    return level !== 'note';
}
function alertsOf({ findings }) {
    return findings.filter(isAlert);
}
function sarifLog(results, alerts, { version, category, hidesNames }) {
    const ids = results.rules.filter(isAlert).map(({ id }) => id);
    return {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: 'B2 Bucket Inventory',
                        semanticVersion: version,
                        informationUri: 'https://github.com/owner/b2-inventory',
                        rules: ids.map((id) => descriptor(rules.RULES.find((rule) => rule.id === id))),
                    },
                },
                automationDetails: { id: `b2-inventory/${category}/` },
                invocations: [invocation(results.notEvaluated.filter(isAlert), ids)],
                results: alerts.map((finding) => result(hidesNames ? (0,audit_finding/* withoutNames */.F)(finding) : finding, ids)),
            },
        ],
    };
}
function descriptor({ id, level, what, why, mend, link, security }) {
    const help = `${why}\n\n${mend}`;
    return {
        id,
        shortDescription: { text: `${what}.` },
        fullDescription: { text: why },
        help: { text: `${help}\n\n${link}`, markdown: `${help}\n\n[B2 documentation](${link})` },
        helpUri: link,
        defaultConfiguration: { level },
        properties: security
            ? { tags: ['security'], 'security-severity': SEVERITIES[security] }
            : { tags: ['maintainability'] },
    };
}
function result(finding, ids) {
    const { rule, level, resource } = finding;
    return {
        ruleId: rule,
        ruleIndex: ids.indexOf(rule),
        level,
        message: { text: sarifText(messageOf(finding)) },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: locationOf(resource) },
                    region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
                },
            },
        ],
        partialFingerprints: { primaryLocationLineHash: fingerprint(rule, resource) },
    };
}
function locationOf({ name }) {
    return `b2/${(0,file_url/* encodeName */.aA)((0,byte_string/* toByteString */.pv)(name)).replaceAll('/', '%2F')}`;
}
function fingerprint(rule, { kind, name, id }) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([rule, id, `${kind}/${name}`]))
        .digest('hex');
}
function messageOf({ message, offenders, lifecycle, keyCommand }) {
    const names = offenders?.names.slice(0, NAMES_QUOTED) ?? [];
    const quoted = names.map((name) => `"${Array.from(name).slice(0, NAME_CHARACTERS).join('')}"`);
    return [
        message,
        ...(quoted.length > 0 ? [`First: ${quoted.join(', ')}.`] : []),
        ...(lifecycle ? ['The job summary has the lifecycle rules to set.'] : []),
        ...(keyCommand === undefined ? [] : ['The job summary has the smallest key for this job.']),
    ].join(' ');
}
function invocation(notEvaluated, ids) {
    const byRule = Map.groupBy(notEvaluated, ({ rule }) => rule);
    return {
        executionSuccessful: true,
        toolExecutionNotifications: Array.from(byRule, ([id, [first, ...rest]]) => ({
            level: 'warning',
            associatedRule: { id, index: ids.indexOf(id) },
            message: {
                text: sarifText(`${id} was not evaluated: ${first.reason}${rest.length > 0 ? ` (and ${(0,numbers/* count */.U9)(rest.length, 'more resource')})` : ''}.`),
            },
        })),
    };
}

;// CONCATENATED MODULE: ./build/audit/sarif-limits.js



const SARIF_LIMITS = { results: 25_000, gzippedBytes: 10_000_000 };
async function fittedSarif(results, facts, limits = SARIF_LIMITS) {
    const alerts = alertsOf(results);
    for (let most = Math.min(alerts.length, limits.results);;) {
        const text = `${JSON.stringify(sarifLog(results, alerts.slice(0, most), facts))}\n`;
        const { length } = await (0,external_node_util_.promisify)(external_node_zlib_.gzip)(text);
        if (length <= limits.gzippedBytes || most === 0)
            return { text, results: most, leftOut: alerts.length - most };
        most = Math.floor(most * Math.min(0.9, limits.gzippedBytes / length));
    }
}


/***/ })

};
