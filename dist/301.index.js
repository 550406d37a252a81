export const id = 301;
export const ids = [301];
export const modules = {

/***/ 57301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keyJobOf: () => (/* binding */ keyJobOf)
/* harmony export */ });
function keyJobOf(inputs, { listsFiles, buckets, prefix }) {
    const { uploadTo, baseline, sign } = inputs;
    const places = [uploadTo, baseline?.readsFrom].filter((place) => place !== undefined);
    const isAll = inputs.buckets === 'all' || !listsFiles;
    const names = [...buckets, ...places].map(({ bucketName }) => bucketName);
    return {
        listsFiles: listsFiles || places.length > 0,
        buckets: isAll ? null : [...new Set(names)],
        prefix: places.every((place) => place.prefix.startsWith(prefix)) ? prefix : '',
        capabilities: [
            ...(uploadTo ? ['writeFiles'] : []),
            ...(baseline?.readsFrom || sign === 's3' ? ['readFiles'] : []),
            ...(sign === 'b2' ? ['shareFiles'] : []),
        ],
    };
}


/***/ })

};
