export const id = 735;
export const ids = [735];
export const modules = {

/***/ 62735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   preparePage: () => (/* binding */ preparePage)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _github_artifact_service_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19596);
/* harmony import */ var _spill_owner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(40354);
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97160);






const NAME_BYTES = 255;
async function preparePage(page, artifactName, { inputs, env, log }) {
    const name = `${artifactName}.html`;
    if (Buffer.byteLength(name) > NAME_BYTES)
        throw new Error(`Input \`artifact-name\`: the report page is uploaded as ${JSON.stringify(name)}, which is too long for a file name; use at most ${NAME_BYTES - '.html'.length} bytes`);
    const options = { retentionDays: (0,_artifact_js__WEBPACK_IMPORTED_MODULE_4__/* .keptDays */ .CP)(inputs, env), isRaw: true };
    const upload = await log.group('Prepare the report page', () => (0,_github_artifact_service_js__WEBPACK_IMPORTED_MODULE_5__/* .prepareUpload */ .F)(name, options, env, log));
    return {
        title: 'Upload the report page',
        async publish(_, folder, signal) {
            const temporary = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(env.RUNNER_TEMP ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), (0,_spill_owner_js__WEBPACK_IMPORTED_MODULE_3__/* .temporaryName */ .NT)('page')));
            try {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, page), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(temporary, name));
                const { url } = await (0,_artifact_js__WEBPACK_IMPORTED_MODULE_4__/* .abandonOnAbort */ .Fx)(upload.run(temporary, [(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(temporary, name)]), signal);
                return { 'report-url': url };
            }
            finally {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(temporary, { recursive: true, force: true });
            }
        },
    };
}


/***/ })

};
