export const id = 134;
export const ids = [134];
export const modules = {

/***/ 44134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listKeys: () => (/* binding */ listKeys)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21303);

const PAGE_KEYS = 10_000;
const MOST_KEYS = 100_000;
async function listKeys(client, account) {
    if (!account.capabilities.includes('listKeys'))
        return undefined;
    const found = [];
    let start = null;
    do {
        const body = {
            accountId: account.accountId,
            maxKeyCount: PAGE_KEYS,
            ...(start === null ? {} : { startApplicationKeyId: start }),
        };
        const page = await client.call('b2_list_keys', body, readKeys);
        for (const { keyName, capabilities, bucketIds, bucketId, expirationTimestamp } of page.keys) {
            found.push({
                keyName,
                capabilities,
                bucketIds: bucketIds ?? (bucketId ? [bucketId] : null),
                expires: expirationTimestamp ?? null,
            });
        }
        if (start !== null && page.nextApplicationKeyId === start)
            return undefined;
        start = page.nextApplicationKeyId;
        if (found.length > MOST_KEYS)
            return undefined;
    } while (start !== null);
    return found;
}
function readKeys(bytes) {
    const page = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .V)(bytes);
    const isList = Array.isArray(page?.keys) && page.keys.every(({ capabilities }) => Array.isArray(capabilities));
    if (!isList)
        throw new Error('it is not a list of keys');
    return { ...page, nextApplicationKeyId: page.nextApplicationKeyId ?? null };
}


/***/ })

};
