export const id = 921;
export const ids = [921];
export const modules = {

/***/ 39921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   damagedPart: () => (/* binding */ damagedPart),
/* harmony export */   m: () => (/* binding */ isEarlierTotals)
/* harmony export */ });
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77394);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26198);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71514);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95229);
/* harmony import */ var _sinclair_typebox_value__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(59251);
/* harmony import */ var _names_name_order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93933);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5231);




const { startedAt, complete, files, bytes } = _schema_js__WEBPACK_IMPORTED_MODULE_1__/* .manifest */ .eu.properties;
const USED = {
    startedAt,
    request: members(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .request */ .Em, 'list', 'buckets', 'prefix', 'versions', 'include', 'exclude', 'where'),
    complete,
    files,
    bytes,
    buckets: _sinclair_typebox__WEBPACK_IMPORTED_MODULE_2__/* .Array */ .O(members(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .bucket */ .DC, 'bucketId', 'bucketName', 'files', 'bytes', 'error')),
    outputs: _sinclair_typebox__WEBPACK_IMPORTED_MODULE_2__/* .Array */ .O(_sinclair_typebox__WEBPACK_IMPORTED_MODULE_3__/* .Object */ .w({
        ...members(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .outputFile */ .i9, 'format', 'rows', 'bytes', 'sha256').properties,
        path: _sinclair_typebox__WEBPACK_IMPORTED_MODULE_4__/* .String */ .Q({ minLength: 1 }),
        columns: _sinclair_typebox__WEBPACK_IMPORTED_MODULE_2__/* .Array */ .O(_sinclair_typebox__WEBPACK_IMPORTED_MODULE_4__/* .String */ .Q()),
    })),
};
const QUANTILES = members(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .quantiles */ .tI, 'rows', 'every', 'names');
const EARLIER = _sinclair_typebox__WEBPACK_IMPORTED_MODULE_3__/* .Object */ .w({
    ...members(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .earlierTotals */ .CI, 'startedAt', 'files', 'bytes').properties,
    buckets: _sinclair_typebox__WEBPACK_IMPORTED_MODULE_5__/* .Optional */ .X(_sinclair_typebox__WEBPACK_IMPORTED_MODULE_2__/* .Array */ .O(members(_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .earlierBucket */ .HR, 'bucketName', 'files', 'bytes'))),
});
function damagedPart(found) {
    const part = Object.keys(USED).find((name) => !isSound(USED[name], found[name]));
    if (part !== undefined)
        return `\`${part}\``;
    const { buckets, complete } = found;
    const ids = new Set(buckets.map(({ bucketId }) => bucketId));
    if (ids.size < buckets.length || (complete && buckets.some(({ error }) => error !== undefined)))
        return '`buckets`';
    return buckets.every(areQuantilesSound) ? undefined : 'quantiles';
}
function isEarlierTotals(value) {
    return isSound(EARLIER, value);
}
function areQuantilesSound({ files, quantiles }) {
    if (quantiles === undefined)
        return true;
    if (!isSound(QUANTILES, quantiles))
        return false;
    const { every, names, rows = files } = quantiles;
    return (names.length * every <= rows &&
        names.every((name, index) => index === 0 || (0,_names_name_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareNames */ .MP)(names[index - 1], name) <= 0));
}
function members({ properties }, ...names) {
    const some = Object.fromEntries(names.map((name) => [name, properties[name]]));
    return _sinclair_typebox__WEBPACK_IMPORTED_MODULE_3__/* .Object */ .w(some);
}
function isSound(schema, value) {
    return (0,_sinclair_typebox_value__WEBPACK_IMPORTED_MODULE_6__/* .Check */ .J)(schema, value) && isExact(schema, value);
}
function isExact(schema, value) {
    if (typeof value === 'string')
        return value.isWellFormed();
    if (typeof value === 'number')
        return Number.isSafeInteger(value);
    if (typeof value !== 'object' || value === null)
        return true;
    if (Array.isArray(value))
        return value.every((item) => isExact(schema?.items, item));
    const properties = Object.entries(schema?.properties ?? {});
    return properties.every(([name, member]) => isExact(member, value[name]));
}


/***/ })

};
