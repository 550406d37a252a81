export const id = 986;
export const ids = [986];
export const modules = {

/***/ 19986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CHANGES_FILE: () => (/* binding */ CHANGES_FILE),
/* harmony export */   S: () => (/* binding */ readChanges),
/* harmony export */   changeLine: () => (/* binding */ changeLine)
/* harmony export */ });
/* harmony import */ var _bytes_ascii_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65435);

const CHANGES_FILE = 'shard/changes.zst';
function changeLine({ kind, before, after }) {
    const { bucket, name } = (after ?? before);
    const line = [kind, bucket, name, sideOf(before), sideOf(after)];
    return `${JSON.stringify(line)}\n`;
}
function sideOf(file) {
    return file ? [file.size, file.fileId, file.sha1, file.sha1Source, file.settings] : null;
}
async function* readChanges(chunks) {
    let left = Buffer.alloc(0);
    for await (const chunk of chunks) {
        const bytes = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
        const records = [];
        let start = 0;
        for (let end = bytes.indexOf(_bytes_ascii_js__WEBPACK_IMPORTED_MODULE_0__/* .NEW_LINE */ .qK); end >= 0; end = bytes.indexOf(_bytes_ascii_js__WEBPACK_IMPORTED_MODULE_0__/* .NEW_LINE */ .qK, start)) {
            records.push(recordOf(bytes.toString('latin1', start, end)));
            start = end + 1;
        }
        left = Buffer.from(bytes.subarray(start));
        yield records;
    }
    if (left.length > 0)
        throw new Error('it is cut short');
}
function recordOf(line) {
    const [kind, bucket, name, before, after] = JSON.parse(line);
    const fileOf = (side) => {
        if (side === null)
            return undefined;
        const [size, fileId, sha1, sha1Source, settings] = side;
        return { bucket, name, size, fileId, sha1, sha1Source, settings };
    };
    return { kind, before: fileOf(before), after: fileOf(after) };
}


/***/ })

};
