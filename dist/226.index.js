export const id = 226;
export const ids = [226];
export const modules = {

/***/ 12226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readSuppressions: () => (/* binding */ readSuppressions)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _names_glob_syntax_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23549);
/* harmony import */ var _names_unexpanded_path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(62225);
/* harmony import */ var _text_did_you_mean_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69903);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17324);






const MEMBERS = ['rule', 'resource', 'reason', 'expires'];
async function readSuppressions(text, given) {
    if (given.text('rules') === '' && given.text('verify-urls') !== 'true')
        return new _fault_js__WEBPACK_IMPORTED_MODULE_3__/* .Fault */ .vC(' is given, but `rules` is empty: there is nothing to suppress');
    const content = await readText(text, given.workspace);
    if (content instanceof _fault_js__WEBPACK_IMPORTED_MODULE_3__/* .Fault */ .vC)
        return content;
    const entries = await parseEntries(content);
    if (typeof entries === 'string')
        return new _fault_js__WEBPACK_IMPORTED_MODULE_3__/* .Fault */ .vC(`: ${JSON.stringify(text)} ${entries}`);
    const ids = (await Promise.all(/* import() */[__webpack_require__.e(164), __webpack_require__.e(332)]).then(__webpack_require__.bind(__webpack_require__, 59164))).RULES.map(({ id }) => id);
    const faults = entries.flatMap((entry, index) => faultsOf(entry, ids).map((fault) => `entry ${index + 1}: ${fault}`));
    if (faults.length > 0)
        return new _fault_js__WEBPACK_IMPORTED_MODULE_3__/* .Fault */ .vC(`: ${JSON.stringify(text)} is wrong in ${faults.join('\n')}`);
    return entries.map(({ rule, resource, reason, expires }) => ({
        rule: rule,
        resource: resource,
        reason: reason.trim(),
        expires: expires ?? null,
    }));
}
async function readText(text, workspace) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, text);
    try {
        const [root, file] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(workspace), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path)]);
        if (!file.startsWith(root + node_path__WEBPACK_IMPORTED_MODULE_1__.sep))
            return (0,_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .notAllowed */ .mj)(text, 'a file in the workspace');
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8');
    }
    catch (error) {
        const { code } = error;
        const why = code === 'ENOENT'
            ? `does not exist: ${path}; check out the repository first`
            : `cannot be read (${code})`;
        return new _fault_js__WEBPACK_IMPORTED_MODULE_3__/* .Fault */ .vC((0,_names_unexpanded_path_js__WEBPACK_IMPORTED_MODULE_4__/* .unexpandedPath */ .g)(text) ?? `: ${JSON.stringify(text)} ${why}`);
    }
}
async function parseEntries(text) {
    const { parse } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    let value;
    try {
        value = parse(text, { maxAliasCount: 0, prettyErrors: true });
    }
    catch (error) {
        return `is neither YAML nor JSON: ${error.message.split('\n', 1)[0]}`;
    }
    if (Array.isArray(value))
        return value;
    return value === null
        ? []
        : 'is not a list of entries with `rule`, `resource`, `reason` and perhaps `expires`';
}
function faultsOf(entry, ids) {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
        return ['it has no `rule`, `resource` and `reason`'];
    const members = entry;
    const faults = [];
    for (const name of Object.keys(members)) {
        if (!MEMBERS.includes(name))
            faults.push(`unknown member ${JSON.stringify(name)}${(0,_text_did_you_mean_js__WEBPACK_IMPORTED_MODULE_5__/* .nearest */ .p)(name, MEMBERS)}`);
    }
    const { rule, resource, reason, expires } = members;
    if (typeof rule !== 'string')
        faults.push('`rule` is missing');
    else if (!ids.includes(rule))
        faults.push(`unknown rule ${JSON.stringify(rule)}${(0,_text_did_you_mean_js__WEBPACK_IMPORTED_MODULE_5__/* .nearest */ .p)(rule, ids)}`);
    faults.push(...resourceFaults(resource));
    if (typeof reason !== 'string' || reason.trim() === '')
        faults.push('`reason` is missing: say why this is accepted');
    if (expires !== undefined && expires !== null && !isDate(expires))
        faults.push(`\`expires\`: ${JSON.stringify(expires)} is not a date, such as 2027-01-31`);
    return faults;
}
function resourceFaults(resource) {
    if (typeof resource !== 'string')
        return ['`resource` is missing: a bucket, `BUCKET/GLOB` for files, `key` or `keys/NAME`'];
    try {
        (0,_names_glob_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .readGlob */ .I)(resource);
        return [];
    }
    catch (error) {
        if (error instanceof _names_glob_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .GlobError */ .p)
            return [`\`resource\`: ${error.message}`];
        throw error;
    }
}
function isDate(value) {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value))
        return false;
    const time = Date.parse(value);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}


/***/ })

};
