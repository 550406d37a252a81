export const id = 3;
export const ids = [3];
export const modules = {

/***/ 49003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UrlVerifier: () => (/* binding */ UrlVerifier)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57770);

class UrlVerifier {
    #client;
    #account;
    constructor(client, account) {
        this.#client = client;
        this.#account = account;
    }
    needsSignature(url, isPublic) {
        const { downloadUrl, s3ApiUrl } = this.#account;
        if (isPublic || url.startsWith(`${downloadUrl}/file/`) || url.startsWith(`${downloadUrl}/b2api/`))
            return false;
        return s3ApiUrl !== null && new URL(url).host.endsWith(new URL(s3ApiUrl).host);
    }
    async verify(url, isPublic, signal) {
        try {
            const { status, headers } = await this.#client.head(url, !isPublic, signal);
            return { status, bytes: lengthIn(headers), sha1: sha1In(headers) };
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .B2Error */ .Z)
                return error.message;
            throw error;
        }
    }
}
function lengthIn(headers) {
    const value = headers['content-length'];
    return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
function sha1In(headers) {
    const value = headers['x-bz-content-sha1'];
    const [, sha1] = /^(?:unverified:)?([0-9a-f]{40})$/i.exec(typeof value === 'string' ? value : '') ?? [];
    return sha1?.toLowerCase();
}


/***/ })

};
