export const id = 897;
export const ids = [897];
export const modules = {

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
