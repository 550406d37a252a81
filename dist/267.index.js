export const id = 267;
export const ids = [267];
export const modules = {

/***/ 39648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ee: () => (/* binding */ otherRequest),
/* harmony export */   YB: () => (/* binding */ NOT_COMPLETE),
/* harmony export */   ZJ: () => (/* binding */ MAX_MANIFEST_BYTES),
/* harmony export */   readBaseline: () => (/* binding */ readBaseline),
/* harmony export */   we: () => (/* binding */ quantilesByBucket)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _inventory_folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7755);
/* harmony import */ var _inventory_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50655);



const SCHEMA = 1;
const MAX_MANIFEST_BYTES = 256 << 20;
const NOT_OURS = `is not a ${_inventory_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST */ .e0} of this action`;
const NOT_COMPLETE = 'describes an incomplete inventory';
async function readBaseline(path) {
    let text;
    try {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
        if (found.isDirectory())
            return `is a folder; give the path of its ${_inventory_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .MANIFEST */ .e0}`;
        if (!found.isFile() || found.size > MAX_MANIFEST_BYTES)
            return NOT_OURS;
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
    }
    catch (error) {
        return `cannot be read (${error.code})`;
    }
    const manifest = parse(text);
    if (manifest?.tool?.name !== _inventory_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .TOOL */ .js)
        return NOT_OURS;
    const schema = manifest.schemaVersion;
    if (Number.isInteger(schema) && schema > SCHEMA)
        return `has schema version ${schema}, but this version of the action reads ${SCHEMA}; update the action`;
    const { damagedPart } = await Promise.all(/* import() */[__webpack_require__.e(718), __webpack_require__.e(231), __webpack_require__.e(921)]).then(__webpack_require__.bind(__webpack_require__, 39921));
    const part = schema === SCHEMA ? damagedPart(manifest) : '`schemaVersion`';
    if (part !== undefined)
        return `is damaged: invalid ${part}`;
    if (manifest.shard !== undefined)
        return 'is of one shard; give that of the merged inventory';
    if (!manifest.complete)
        return NOT_COMPLETE;
    const out = manifest.outputs.find((output) => !(0,_inventory_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .FK)(output.path));
    return out ? `lists a file outside its folder: ${JSON.stringify(out.path)}` : manifest;
}
function parse(text) {
    try {
        return JSON.parse(text) ?? undefined;
    }
    catch {
        return undefined;
    }
}
function otherRequest(baseline, request, hidesNames = false) {
    const before = baseline.request;
    const differs = (input, was, is) => `was made with another \`${input}\`: ${was} instead of ${is}`;
    if (before.list !== request.list)
        return `lists ${before.list} instead of ${request.list}`;
    const [oldBuckets, buckets] = [bucketText(before.buckets), bucketText(request.buckets)];
    if (oldBuckets !== buckets)
        return differs('bucket', oldBuckets, buckets);
    if (String(before.buckets) !== String(request.buckets))
        return `was made with the buckets in another order; use its order: ${before.buckets?.join(', ')}`;
    if (before.versions !== request.versions)
        return differs('versions', before.versions, request.versions);
    const filters = request.anyFilter ? ['prefix'] : FILTERS;
    const given = filters.find((name) => filterText(before[name]) !== filterText(request[name]));
    if (given === undefined)
        return undefined;
    if (hidesNames)
        return `was made with another \`${given}\``;
    return differs(given, filterText(before[given]), filterText(request[given]));
}
const FILTERS = ['prefix', 'include', 'exclude', 'where'];
function bucketText(names) {
    return names === null ? '*' : names.toSorted().join(', ') || 'no bucket';
}
function filterText(given) {
    if (given === undefined)
        return '""';
    return (typeof given === 'string' ? [given] : given.toSorted())
        .map((each) => JSON.stringify(each))
        .join(', ');
}
function quantilesByBucket(baseline) {
    const found = new Map();
    for (const { bucketId, files, quantiles } of baseline.buckets) {
        if (quantiles)
            found.set(bucketId, { rows: files, ...quantiles });
    }
    return found;
}


/***/ })

};
