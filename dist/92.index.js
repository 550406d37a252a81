export const id = 92;
export const ids = [92];
export const modules = {

/***/ 52092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ADDRESS_FORM: () => (/* binding */ ADDRESS_FORM),
/* harmony export */   addressText: () => (/* binding */ addressText),
/* harmony export */   parseAddress: () => (/* binding */ parseAddress)
/* harmony export */ });
/* harmony import */ var _text_yes_or_no_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14587);
/* harmony import */ var _bucket_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63381);


const ADDRESS_FORM = 'b2://BUCKET/PREFIX';
const PREFIX_BYTES = 500;
function parseAddress(text) {
    const fault = (what) => `: ${JSON.stringify(text)} ${what}`;
    if ((0,_text_yes_or_no_js__WEBPACK_IMPORTED_MODULE_0__/* .isYesOrNo */ .K)(text))
        return fault(`is not ${ADDRESS_FORM}; leave the input empty for none`);
    if (/\$\{\{|\$\{?[A-Za-z_]/.test(text)) {
        return fault('is not an address until it is evaluated, which only GitHub or a shell does');
    }
    const [, scheme, bucketName = '', path = ''] = /^(?:(\w+):\/*)?([^/]*)(?:\/(.*))?$/s.exec(text) ?? [];
    const prefix = path.replace(/\/$/, '');
    const meant = `b2://${bucketName}/${prefix}`;
    if (scheme !== 'b2' || !text.startsWith('b2://') || text.startsWith('b2:///')) {
        const isAddress = _bucket_name_js__WEBPACK_IMPORTED_MODULE_1__/* .BUCKET_NAME */ .B.test(bucketName) && (scheme === undefined || /^(?:b2|s3)$/i.test(scheme));
        return fault(`is not ${ADDRESS_FORM}${isAddress ? `; did you mean ${meant}?` : ''}`);
    }
    if (!_bucket_name_js__WEBPACK_IMPORTED_MODULE_1__/* .BUCKET_NAME */ .B.test(bucketName)) {
        return fault(`is not ${ADDRESS_FORM}: ${JSON.stringify(bucketName)} is not ${_bucket_name_js__WEBPACK_IMPORTED_MODULE_1__/* .BUCKET_NAME_RULE */ .a}`);
    }
    if (prefix !== '' && prefix.split('/').some((segment) => /^\.{0,2}$/.test(segment))) {
        return fault('has a part of the prefix that is empty, `.` or `..`; give a prefix such as inventories');
    }
    if (/[\0-\x1f\x7f]/.test(prefix) || !prefix.isWellFormed()) {
        return fault('has a prefix that no file name begins with: names contain no control characters');
    }
    if (Buffer.byteLength(prefix) > PREFIX_BYTES)
        return fault(`has a prefix of more than ${PREFIX_BYTES} bytes; give a shorter one`);
    return { bucketName, prefix: prefix === '' ? '' : `${prefix}/` };
}
function addressText({ bucketName, prefix }) {
    return `b2://${bucketName}/${prefix}`;
}


/***/ })

};
