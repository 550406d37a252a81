export const id = 301;
export const ids = [301];
export const modules = {

/***/ 57301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keyJob: () => (/* binding */ keyJob)
/* harmony export */ });
function keyJob({ buckets: named, sign, uploadTo, baseline }, { listsFiles, buckets, prefix }) {
    const from = baseline?.address;
    const places = [uploadTo, from].flatMap((place) => place?.bucketName ?? []);
    const listed = named === 'all' || !listsFiles ? null : buckets.map(({ bucketName }) => bucketName);
    return {
        listsFiles,
        buckets: listed && [...new Set([...listed, ...places])],
        prefix: places.length > 0 ? '' : prefix,
        capabilities: [
            ...(sign === 'b2' ? ['shareFiles'] : []),
            ...(sign === 's3' || from ? ['readFiles'] : []),
            ...(uploadTo ? ['writeFiles'] : []),
            ...(places.length > 0 ? ['listFiles'] : []),
        ],
    };
}


/***/ })

};
