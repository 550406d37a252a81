export const id = 332;
export const ids = [332];
export const modules = {

/***/ 26332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ printedBucket),
/* harmony export */   n: () => (/* binding */ looksSecret)
/* harmony export */ });
const SECRET_NAME = /secret|passw|token|credential|private|api[-_.]?key|access[-_.]?key|auth/i;
const SECRET_VALUE = /-----BEGIN|^(?:ey[A-Za-z0-9_-]{10,}\.|gh[pousr]_|github_pat_|AKIA|ASIA|sk-|xox[abprs]-|K00\d[A-Za-z0-9+/]{27}$)|^[A-Za-z0-9+/_-]{40,}={0,2}$/;
function printedBucket({ accountId: _, ...given }) {
    const bucket = { ...given, bucketType: given.bucketType || null };
    if (!bucket.bucketInfo)
        return bucket;
    const info = Object.entries(bucket.bucketInfo).map(([key, value]) => looksSecret(key, value) ? [key, '[redacted]'] : [key, value]);
    return { ...bucket, bucketInfo: Object.fromEntries(info) };
}
function looksSecret(key, value) {
    return SECRET_NAME.test(key) || SECRET_VALUE.test(value);
}


/***/ })

};
