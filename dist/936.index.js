export const id = 936;
export const ids = [936];
export const modules = {

/***/ 1936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PrefixCounter: () => (/* binding */ PrefixCounter)
/* harmony export */ });
/* harmony import */ var _b2_page_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39008);
/* harmony import */ var _bytes_ascii_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(65435);
/* harmony import */ var _bytes_byte_sink_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68090);
/* harmony import */ var _bytes_byte_string_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58624);
/* harmony import */ var _rows_json_literal_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(39530);
/* harmony import */ var _file_figures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99830);
/* harmony import */ var _upload_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39771);
/* harmony import */ var _versions_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74481);








class Open {
    end = 0;
    lastClosed = new _bytes_byte_sink_js__WEBPACK_IMPORTED_MODULE_3__/* .ByteSink */ ._s(64);
    figures = (0,_file_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .noFigures */ .$0)();
    versions = { oldBytes: 0, hiddenBytes: 0, unfinishedFiles: 0 };
    groups;
    constructor(groups) {
        this.groups = groups && new Float64Array(groups.count);
    }
    begin(end) {
        this.end = end;
        this.lastClosed.length = 0;
        this.figures = (0,_file_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .noFigures */ .$0)();
        this.versions.oldBytes = this.versions.hiddenBytes = this.versions.unfinishedFiles = 0;
        this.groups?.fill(0);
    }
    add({ figures, versions, groups }) {
        (0,_file_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .merge */ .h1)(this.figures, figures);
        this.versions.oldBytes += versions.oldBytes;
        this.versions.hiddenBytes += versions.hiddenBytes;
        this.versions.unfinishedFiles += versions.unfinishedFiles;
        if (groups)
            for (let group = 0; group < groups.length; group++)
                this.groups[group] += groups[group];
    }
}
class PrefixCounter {
    isInParts = false;
    #now;
    #put;
    #kinds;
    #groups;
    #bucket;
    #path = new _bytes_byte_sink_js__WEBPACK_IMPORTED_MODULE_3__/* .ByteSink */ ._s(1_024);
    #open = [];
    #depth = 0;
    #innermost;
    constructor({ now, versions, groups, put }) {
        this.#now = now;
        this.#put = put;
        this.#kinds = versions ? new _versions_js__WEBPACK_IMPORTED_MODULE_4__/* .VersionKinds */ .I() : undefined;
        this.#groups = groups;
    }
    enter(bucketName) {
        this.end();
        this.#bucket = (0,_bytes_byte_sink_js__WEBPACK_IMPORTED_MODULE_3__/* .bytesOf */ .$$)(Buffer.from((0,_bytes_byte_string_js__WEBPACK_IMPORTED_MODULE_5__/* .toByteString */ .pv)(JSON.stringify(bucketName)), 'latin1'));
        this.#begin(0);
    }
    add(row) {
        const { page, index } = row;
        const start = page.start(index, _b2_page_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .SLOT */ .rt.fileName) + 1;
        const length = row.folderEnd - start;
        if (length !== this.#path.length || !(0,_bytes_byte_sink_js__WEBPACK_IMPORTED_MODULE_3__/* .sameBytes */ .er)(page, start, this.#path, 0, length))
            this.#moveTo(page, start, length);
        const { figures, versions, groups } = this.#innermost;
        (0,_file_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .addTo */ .DN)(figures, row.size, (0,_upload_time_js__WEBPACK_IMPORTED_MODULE_2__/* .plausible */ .o)(row.uploaded, this.#now), row.isUpload);
        if (groups)
            groups[this.#groups.of(row)] += row.size;
        const kind = this.#kinds?.of(row);
        if (kind === 'old')
            versions.oldBytes += row.size;
        else if (kind === 'hidden')
            versions.hiddenBytes += row.size;
        else if (kind === 'unfinished')
            versions.unfinishedFiles++;
    }
    end() {
        while (this.#depth > 0)
            this.#close();
    }
    #moveTo(from, start, length) {
        const path = this.#path;
        let parent = this.#innermost.end;
        while (parent > length || !(0,_bytes_byte_sink_js__WEBPACK_IMPORTED_MODULE_3__/* .sameBytes */ .er)(from, start, path, 0, parent)) {
            this.#close();
            parent = this.#innermost.end;
        }
        path.copy(from, start + parent, start + length);
        for (let at = parent; at < length; at++)
            if (path.bytes[at] === _bytes_ascii_js__WEBPACK_IMPORTED_MODULE_6__/* .SLASH */ .o)
                this.#begin(at + 1);
    }
    #begin(end) {
        const parent = this.#innermost;
        if (parent && parent.lastClosed.length > 0 && !this.#isAfter(parent.lastClosed, parent.end, end))
            this.isInParts = true;
        this.#innermost = this.#open[this.#depth] ??= new Open(this.#groups);
        this.#innermost.begin(end);
        this.#depth++;
    }
    #close() {
        const closed = this.#innermost;
        const { end, figures, versions, groups } = closed;
        this.#depth--;
        this.#put({
            bucket: this.#bucket,
            writePrefix: (to) => {
                to.byte(_bytes_ascii_js__WEBPACK_IMPORTED_MODULE_6__/* .QUOTE */ .jA);
                to.copy(this.#path, 0, end);
                to.byte(_bytes_ascii_js__WEBPACK_IMPORTED_MODULE_6__/* .QUOTE */ .jA);
            },
            depth: this.#depth,
            figures,
            versions: this.#kinds && versions,
            groups,
        });
        const parent = this.#open[this.#depth - 1];
        this.#innermost = parent;
        if (parent) {
            parent.add(closed);
            parent.lastClosed.length = 0;
            parent.lastClosed.copy(this.#path, parent.end, end);
        }
        this.#path.length = parent?.end ?? 0;
    }
    #isAfter(closed, start, end) {
        const path = this.#path.bytes;
        let at = 0;
        while (at < closed.length && path[start + at] === closed.bytes[at] && path[start + at] !== _bytes_ascii_js__WEBPACK_IMPORTED_MODULE_6__/* .BACKSLASH */ .r_)
            at++;
        if (at === closed.length)
            return false;
        if (path[start + at] !== _bytes_ascii_js__WEBPACK_IMPORTED_MODULE_6__/* .BACKSLASH */ .r_ && closed.bytes[at] !== _bytes_ascii_js__WEBPACK_IMPORTED_MODULE_6__/* .BACKSLASH */ .r_)
            return path[start + at] > closed.bytes[at];
        return unescaped(this.#path, start, end) > unescaped(closed, 0, closed.length);
    }
}
function unescaped({ bytes }, start, end) {
    return (0,_rows_json_literal_js__WEBPACK_IMPORTED_MODULE_7__/* .stringOf */ .Je)(`"${bytes.toString('latin1', start, end)}"`);
}


/***/ })

};
