export const id = 330;
export const ids = [330];
export const modules = {

/***/ 35330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S3Inventory: () => (/* binding */ S3Inventory)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _bytes_byte_string_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58624);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53581);



const CONFIGURATION = 'b2-inventory';
class S3Inventory {
    #folder;
    #path;
    #data;
    #fileRows;
    #columns;
    #bucket;
    #open;
    constructor(folder, path, data, fileRows) {
        this.#folder = folder;
        this.#path = path;
        this.#data = data;
        this.#fileRows = fileRows;
        this.#columns = _columns_js__WEBPACK_IMPORTED_MODULE_1__/* .S3_COLUMNS */ .XQ.filter(({ versions }) => folder.versions || !versions);
    }
    async enter(name) {
        await this.end();
        this.#bucket = { name, root: `${this.#path}${name}/${CONFIGURATION}/`, files: [] };
        this.#open = await this.#begin(this.#bucket);
    }
    add(row) {
        if (!(0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(row))
            return;
        this.#open.rows.add(row);
        this.#open.file.rows++;
    }
    async pause() {
        if (this.#bucket && this.#open.file.rows >= this.#fileRows) {
            await this.#finish(this.#bucket);
            this.#open = await this.#begin(this.#bucket);
        }
    }
    async end() {
        if (!this.#bucket)
            return;
        await this.#finish(this.#bucket);
        await this.#describe(this.#bucket);
    }
    async #begin({ root }) {
        const { ending, compression, names, begin } = this.#data;
        const key = `${root}data/${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}${ending}`;
        const file = await this.#folder.file(key, names(this.#columns), { compression, md5: true });
        return { key, file, rows: await begin(this.#columns, file.to) };
    }
    async #finish({ files }) {
        const { key, file, rows } = this.#open;
        if (file.rows === 0)
            return this.#folder.drop(key);
        rows.end();
        const { bytes, md5 } = await file.end();
        files.push({ key, size: bytes, MD5checksum: md5 });
    }
    async #describe({ name, root, files }) {
        const { startedAt, storedAt } = this.#folder;
        const prefix = storedAt?.prefix ?? '';
        const minute = startedAt.toISOString().slice(0, 16).replace(':', '-');
        const manifest = {
            sourceBucket: name,
            destinationBucket: `arn:aws:s3:::${storedAt?.bucketName ?? ''}`,
            version: '2016-11-30',
            creationTimestamp: String(startedAt.getTime()),
            fileFormat: this.#data.format,
            fileSchema: this.#data.schema(this.#columns),
            files: files.map((file) => ({ ...file, key: prefix + file.key })),
        };
        const md5 = await this.#write(`${root}${minute}Z/manifest.json`, JSON.stringify(manifest, null, 2));
        await this.#write(`${root}${minute}Z/manifest.checksum`, md5);
        const bucket = storedAt ? `s3://${storedAt.bucketName}/` : '';
        const lines = files.map(({ key }) => `${bucket}${prefix}${key}\n`);
        await this.#write(`${root}hive/dt=${minute.replace('T', '-')}/symlink.txt`, lines.join(''));
    }
    async #write(path, text) {
        const file = await this.#folder.file(path, [], { md5: true });
        file.to.text((0,_bytes_byte_string_js__WEBPACK_IMPORTED_MODULE_2__/* .toByteString */ .pv)(text));
        const { md5 } = await file.end();
        return md5;
    }
}


/***/ })

};
