export const id = 231;
export const ids = [231];
export const modules = {

/***/ 19624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ KINDS),
/* harmony export */   RK: () => (/* binding */ settingValues),
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   Sb: () => (/* binding */ changedSettings),
/* harmony export */   W7: () => (/* binding */ fileOf)
/* harmony export */ });
/* harmony import */ var _rows_compared_row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77822);

const KINDS = [
    'added',
    'removed',
    'changed',
    're-uploaded',
    'hidden',
    'unhidden',
    'metadata',
    'renamed',
];
function judge(before, after) {
    const [hadFile, hasFile] = [isFile(before), isFile(after)];
    if (!hadFile && !hasFile)
        return undefined;
    if (!hadFile)
        return { kind: before === undefined ? 'added' : 'unhidden', after };
    if (!hasFile)
        return { kind: after === undefined ? 'removed' : 'hidden', before };
    if (before.fileId === after.fileId) {
        return changedSettings(before, after).length > 0 ? { kind: 'metadata', before, after } : undefined;
    }
    return { kind: sameContent(before, after) ? 're-uploaded' : 'changed', before, after };
}
function isFile(row) {
    return row !== undefined && row.action !== 'hide';
}
function sameContent(a, b) {
    if (a.size !== b.size)
        return false;
    if (a.sha1 !== '' && b.sha1 !== '')
        return a.sha1 === b.sha1;
    return a.md5 !== '' && a.md5 === b.md5;
}
const RETENTION = _rows_compared_row_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTINGS */ .yy.indexOf('retention');
const RETAIN_UNTIL = _rows_compared_row_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTINGS */ .yy.indexOf('retainUntil');
function changedSettings(before, after) {
    if (before.settings === after.settings)
        return [];
    const [old, current] = [settingValues(before), settingValues(after)];
    const unknown = (at) => old[at] === 'unknown' || current[at] === 'unknown';
    return _rows_compared_row_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTINGS */ .yy.flatMap((_, at) => {
        const same = old[at] === current[at] || unknown(at === RETAIN_UNTIL ? RETENTION : at);
        return same ? [] : at;
    });
}
function settingValues({ settings }) {
    return settings.split('\n');
}
function fileOf({ before, after }) {
    return (after ?? before);
}


/***/ }),

/***/ 5231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DC: () => (/* binding */ schema_bucket),
  HR: () => (/* binding */ earlierBucket),
  CI: () => (/* binding */ earlierTotals),
  eu: () => (/* binding */ manifest),
  i9: () => (/* binding */ outputFile),
  tI: () => (/* binding */ quantiles),
  Em: () => (/* binding */ request),
  N8: () => (/* binding */ service),
  B5: () => (/* binding */ shard)
});

// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/index.mjs + 7 modules
var esm = __webpack_require__(10030);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/string/string.mjs
var string = __webpack_require__(71514);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/integer/integer.mjs
var integer = __webpack_require__(93562);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/unsafe/unsafe.mjs
var unsafe = __webpack_require__(10864);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/boolean/boolean.mjs
var boolean_boolean = __webpack_require__(37382);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/literal/literal.mjs
var literal = __webpack_require__(8538);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/number/number.mjs
var number = __webpack_require__(15354);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/optional/optional.mjs + 3 modules
var optional = __webpack_require__(95229);
// EXTERNAL MODULE: ./build/rows/json-schema.js
var json_schema = __webpack_require__(63142);
;// CONCATENATED MODULE: ./build/audit/schema.js


const printedGate = (0,json_schema/* object */.Ik)({
    gate: (0,json_schema/* text */.Qq)({ description: 'The gate in its canonical form.' }),
    holds: boolean_boolean/* Boolean */.v({ description: 'Whether the gate passes.' }),
    warns: boolean_boolean/* Boolean */.v({ description: 'It begins with `warn:` and does not fail the step.' }),
    figures: (0,json_schema/* list */.p_)((0,json_schema/* object */.Ik)({
        figure: (0,json_schema/* text */.Qq)({ description: 'The figure, with its glob if it has one.' }),
        unit: (0,json_schema/* oneOf */.yL)(['bytes', 'count', 'percent', 'seconds'], { description: 'Unit of the value.' }),
        value: (0,json_schema/* nullable */.me)(number/* Number */.w({ minimum: 0 }), { description: 'Null if the figure has no value.' }),
        missing: optional/* Optional */.X((0,json_schema/* text */.Qq)({ description: 'Why there is no value. Absent if there is one.' })),
    }), { description: 'The value of each figure that the gate uses.', minItems: 1 }),
});

// EXTERNAL MODULE: ./build/changes/change.js
var change = __webpack_require__(19624);
;// CONCATENATED MODULE: ./build/totals/schema.js


const files = (0,json_schema/* count */.U9)('Number of files.');
const bytes = (0,json_schema/* count */.U9)('Size of the files in bytes.');
const bucket = string/* String */.Q({ description: 'Name of the bucket.' });
const totals = (0,json_schema/* object */.Ik)({ files, bytes }, { description: 'Files and their size. A size above 9 PB is rounded.' });
const totalsOf = (description) => (0,json_schema/* reference */.ir)('totals', totals, description);
const folderTotal = (0,json_schema/* object */.Ik)({
    bucket,
    prefix: string/* String */.Q({
        description: 'Prefix of the file names, up to and including a `/`. Files in subfolders count too.',
        pattern: '/$',
    }),
    files,
    bytes,
});
const levelTotal = (0,json_schema/* object */.Ik)({
    level: (0,json_schema/* oneOf */.yL)([1, 2], { description: 'Number of `/` in their prefixes.' }),
    folders: (0,json_schema/* count */.U9)('Number of folders.'),
    files,
    bytes,
});
const folderTotals = (0,json_schema/* object */.Ik)({
    heaviest: (0,json_schema/* list */.p_)(folderTotal, {
        description: 'The 100 largest folders of the first and of the second level, and the folders below them that have at least a twentieth of all bytes. Sorted as the rows are.',
    }),
    others: (0,json_schema/* list */.p_)(levelTotal, {
        description: 'Totals of the other folders of the first two levels, by level.',
    }),
    outside: totalsOf('Files whose name has no `/`.'),
});
const keyTotal = (0,json_schema/* object */.Ik)({
    key: string/* String */.Q({ description: 'Empty for files without one.' }),
    files,
    bytes,
    missed: optional/* Optional */.X(integer/* Integer */.j({
        description: 'Upper limit of the bytes that were not counted for this key. Absent if it is exact.',
        minimum: 1,
    })),
});
const keyTotals = (0,json_schema/* object */.Ik)({
    heaviest: (0,json_schema/* list */.p_)(keyTotal, { description: 'The keys with the most bytes, largest first.', maxItems: 100 }),
    other: totalsOf('Everything that is not counted under one of these keys.'),
    keys: (0,json_schema/* nullable */.me)(integer/* Integer */.j({ minimum: 0 }), {
        description: 'Number of distinct keys. Null if there were too many to count.',
    }),
    mostUnlisted: (0,json_schema/* count */.U9)('No key that is missing from `heaviest` has more bytes than this.'),
}, { description: 'Files and bytes by key.' });
const keyTotalsOf = (description) => (0,json_schema/* reference */.ir)('keyTotals', keyTotals, description);
const histogramBin = (0,json_schema/* object */.Ik)({
    from: integer/* Integer */.j({
        description: 'Lower bound, inclusive. The first bin also counts everything below it.',
        minimum: 0,
    }),
    below: (0,json_schema/* nullable */.me)(integer/* Integer */.j({ minimum: 1 }), {
        description: 'Upper bound, exclusive. Null if there is no upper bound.',
    }),
    files,
    bytes,
}, { description: 'One bin of a histogram.' });
const histogram = (description) => (0,json_schema/* list */.p_)((0,json_schema/* reference */.ir)('histogramBin', histogramBin, 'One bin.'), { description });
const listedFile = (0,json_schema/* object */.Ik)({
    bucket,
    name: string/* String */.Q({ description: 'File name.' }),
    bytes: (0,json_schema/* count */.U9)('Size of the file in bytes.'),
    uploadedAt: (0,json_schema/* nullable */.me)((0,json_schema/* timestamp */.vE)('RFC 3339 in UTC.'), {
        description: 'Upload time. Null if it is not known.',
    }),
}, { description: 'A file.' });
const topFiles = (description) => (0,json_schema/* list */.p_)((0,json_schema/* reference */.ir)('listedFile', listedFile, 'A file.'), { description, maxItems: 10 });
const versionTotals = (0,json_schema/* object */.Ik)({
    old: totalsOf('Versions of files that have a newer version.'),
    hidden: totalsOf('Versions of files whose newest version is a hide marker.'),
    hiddenFiles: (0,json_schema/* count */.U9)('Files whose newest version is a hide marker.'),
    hideMarkers: (0,json_schema/* count */.U9)('Hide markers, including those that are not the newest version.'),
    unfinished: (0,json_schema/* count */.U9)('Unfinished large files. B2 does not list their size.'),
});
const duplicateGroup = (0,json_schema/* object */.Ik)({
    sha1: string/* String */.Q({ description: 'SHA-1 in hex.', pattern: '^[0-9a-f]{40}$' }),
    size: (0,json_schema/* count */.U9)('Size of each file in bytes.'),
    files: integer/* Integer */.j({ description: 'Number of files.', minimum: 2 }),
    names: (0,json_schema/* list */.p_)((0,json_schema/* object */.Ik)({ bucket, name: string/* String */.Q({ description: 'File name.' }) }, { description: 'A file.' }), {
        description: 'Some of them, up to three. Empty if other files of about the same size displaced them from memory.',
        maxItems: 3,
    }),
});
const duplicateTotals = (0,json_schema/* object */.Ik)({
    groups: (0,json_schema/* count */.U9)('Groups of two or more files with the same content.'),
    spare: totalsOf('Redundant files: all but one of each group.'),
    largest: (0,json_schema/* list */.p_)(duplicateGroup, {
        description: 'The groups with the most redundant bytes.',
        maxItems: 10,
    }),
    notCompared: totalsOf('Files that are not empty and whose SHA-1 B2 has not verified.'),
});
const inventoryTotals = (0,json_schema/* object */.Ik)({
    folders: (0,json_schema/* nullable */.me)(folderTotals, {
        description: 'By folder, exact. Null if the names were not in the order of their UTF-8 bytes.',
    }),
    extensions: keyTotalsOf('By file name extension, in lower case.'),
    contentTypes: keyTotalsOf('By MIME type without parameters, in lower case.'),
    ages: histogram('By days from upload to `startedAt`.'),
    undated: totalsOf('Files that `ages` does not count: without an upload time, or with one more than a day in the future.'),
    sizes: histogram('By size in bytes.'),
    largest: topFiles('The largest files, largest first.'),
    oldest: topFiles('The files uploaded first, oldest first.'),
    newest: topFiles('The files uploaded last, newest first.'),
    versions: (0,json_schema/* nullable */.me)(versionTotals, {
        description: 'Old versions and hide markers. Null if `versions` is `current`: they are not known.',
    }),
    duplicates: optional/* Optional */.X((0,json_schema/* nullable */.me)(duplicateTotals, {
        description: 'Files of the same size and SHA-1, where B2 has verified the SHA-1. Null if there were too many files to compare. Absent if they were not compared.',
    })),
}, { description: 'Totals of all rows. Absent if only buckets were listed.' });
const DEFINITIONS = { totals, keyTotals, histogramBin, listedFile };

;// CONCATENATED MODULE: ./build/inventory/schema.js





const { /* Optional */ "Xx": Optional } = esm;
const request = (0,json_schema/* object */.Ik)({
    list: (0,json_schema/* oneOf */.yL)(['files', 'buckets'], {
        description: '`files`: the files of buckets were listed. `buckets`: only the buckets were listed.',
    }),
    buckets: (0,json_schema/* nullable */.me)((0,json_schema/* list */.p_)(string/* String */.Q(), {}), {
        description: 'Names of the requested buckets. Null: every bucket that the key can see.',
    }),
    prefix: string/* String */.Q({
        description: 'Prefix of the listed file names. That of the key if the step had none.',
    }),
    versions: (0,json_schema/* oneOf */.yL)(['current', 'all'], {
        description: '`current`: the newest version of each file, unless it is hidden. `all`: every version, including hide markers and unfinished large files.',
    }),
    include: Optional((0,json_schema/* list */.p_)((0,json_schema/* text */.Qq)({}), {
        description: 'Globs of which a name must match at least one. Absent if none were given.',
        minItems: 1,
    })),
    exclude: Optional((0,json_schema/* list */.p_)((0,json_schema/* text */.Qq)({}), {
        description: 'Globs of which a name must match none. Absent if none were given.',
        minItems: 1,
    })),
    where: Optional((0,json_schema/* text */.Qq)({
        description: 'The condition that files must meet, in its canonical form. Absent if none was given.',
    })),
    urlStyle: string/* String */.Q({
        description: 'How URLs are built: the name of a style, or the base URL of a CDN or custom domain.',
    }),
    mirrorStyles: Optional((0,json_schema/* list */.p_)(string/* String */.Q(), {
        description: 'How the additional URLs in the field `urls` are built. Absent if there are none.',
        minItems: 1,
        uniqueItems: true,
    })),
}, { description: 'The request, without credentials.' });
const quantiles = (0,json_schema/* object */.Ik)({
    rows: Optional((0,json_schema/* count */.U9)('Number of rows listed before filters. Absent if it equals `files`, so that no row was dropped.')),
    every: integer/* Integer */.j({
        description: 'Number of rows between two names, and before the first name.',
        minimum: 1,
    }),
    names: (0,json_schema/* list */.p_)((0,json_schema/* text */.Qq)({}), { description: 'In the order of the rows.', maxItems: 2_048 }),
}, {
    description: 'Equally spaced file names, shortened, at which a later listing of the same bucket, prefix and filters is split. Absent if the bucket was not listed, is empty, or was listed in several parts.',
});
const schema_bucket = (0,json_schema/* object */.Ik)({
    bucketId: (0,json_schema/* text */.Qq)({ description: 'Id of the bucket.' }),
    bucketName: (0,json_schema/* text */.Qq)({ description: 'Name of the bucket.' }),
    bucketType: (0,json_schema/* nullable */.me)((0,json_schema/* text */.Qq)({}), {
        description: '`allPublic`, `allPrivate`, `snapshot`, or another type that B2 adds later. Null if the key cannot list buckets.',
    }),
    files: (0,json_schema/* count */.U9)('Number of files listed.'),
    bytes: (0,json_schema/* count */.U9)('Size of the files in bytes.'),
    error: Optional((0,json_schema/* text */.Qq)({ description: 'Why the bucket could not be listed. Absent if it was.' })),
    quantiles: Optional(quantiles),
});
const changes = (0,json_schema/* object */.Ik)({
    since: (0,json_schema/* timestamp */.vE)('When the listing of the baseline started.'),
    kinds: unsafe/* Unsafe */.T({
        description: 'Number of files by kind of change, and their size: the current size, or the previous size of files that no longer exist.',
        type: 'object',
        propertyNames: { enum: change/* KINDS */.GW },
        additionalProperties: { $ref: '#/$defs/totals' },
    }),
    renamesKnown: boolean_boolean/* Boolean */.v({
        description: 'False if too many files were added and removed to look for renames. Renamed files then count as added and removed.',
    }),
}, {
    description: 'Summary of changes.ndjson and changes.txt: what changed since the baseline. Absent if nothing was compared.',
});
const service = (0,json_schema/* object */.Ik)({
    requests: (0,json_schema/* count */.U9)('Requests made to B2, including retries and authorizations.'),
    retries: (0,json_schema/* count */.U9)('Requests that were repeated.'),
    throttled: (0,json_schema/* count */.U9)('Responses with status 429 or 503, which ask for fewer requests.'),
    authorizations: (0,json_schema/* count */.U9)('Authorizations. More than one if a token expired.'),
    rowsReceived: (0,json_schema/* count */.U9)('Rows received, including those beyond the end of a key range.'),
    transactions: (0,json_schema/* count */.U9)('Class C transactions billed for the listing: one for every 1,000 rows of a response, rounded up.'),
    concurrency: (0,json_schema/* count */.U9)('Highest number of concurrent list requests.'),
}, { description: 'What the inventory cost.' });
const outputFile = (0,json_schema/* object */.Ik)({
    path: string/* String */.Q({
        description: 'Path relative to the folder, with `/`. Never outside the folder.',
        pattern: '^(?!.*(?:^|/)\\.\\.(?:/|$))[^/\\\\][^\\\\]*$',
    }),
    format: (0,json_schema/* text */.Qq)({
        description: 'A name of the input `formats`, `buckets` for buckets.json, `changes` for the files of the comparison, `findings` for findings.json, `sarif` for findings.sarif, or `shard` for what the action `merge` reads of a shard.',
    }),
    rows: (0,json_schema/* count */.U9)('Number of rows in the file. Less than `files` if some rows have no URL or the format has several files; 0 for files that only describe others.'),
    leftOut: Optional(integer/* Integer */.j({
        description: 'Number of rows that the format cannot represent, such as names that would make a downloader write outside its folder, or findings beyond the limits of GitHub. Absent if there are none.',
        minimum: 1,
    })),
    bytes: (0,json_schema/* count */.U9)('Size of the file in bytes.'),
    sha256: string/* String */.Q({ description: 'SHA-256 of the file in hex.', pattern: '^[0-9a-f]{64}$' }),
    columns: (0,json_schema/* list */.p_)(string/* String */.Q(), {
        description: 'The fields of a row that the file contains, in order. Empty for buckets.json and files without rows. Fields of files are described by row.json, those of buckets.csv and buckets.parquet by docs/columns.md, those of s3-inventory by docs/formats.md.',
        uniqueItems: true,
    }),
});
const shard = (0,json_schema/* object */.Ik)({
    plan: (0,json_schema/* text */.Qq)({ description: 'Id of the plan: SHA-256 of its content.' }),
    index: integer/* Integer */.j({ description: 'Index of this shard, from 0.', minimum: 0, maximum: 255 }),
    of: integer/* Integer */.j({ description: 'Number of shards in the plan.', minimum: 1, maximum: 256 }),
    ranges: (0,json_schema/* list */.p_)((0,json_schema/* object */.Ik)({
        bucket: (0,json_schema/* text */.Qq)({ description: 'Name of the bucket.' }),
        from: string/* String */.Q({ description: 'The first possible name; empty: the first of the bucket.' }),
        to: (0,json_schema/* nullable */.me)((0,json_schema/* text */.Qq)({}), {
            description: 'The first name that is no longer in the shard. Null: the shard contains the last name.',
        }),
    }), { description: 'The names that were listed, in order. At most one range of each bucket.', minItems: 1 }),
    hasBaseline: boolean_boolean/* Boolean */.v({ description: 'The step was given a `baseline`.' }),
    unmatched: (0,json_schema/* object */.Ik)({
        include: (0,json_schema/* list */.p_)((0,json_schema/* text */.Qq)({}), { description: 'Globs of `include`.' }),
        exclude: (0,json_schema/* list */.p_)((0,json_schema/* text */.Qq)({}), { description: 'Globs of `exclude`.' }),
    }, { description: 'Globs that match no name in this shard.' }),
}, {
    description: 'This is one shard of an inventory: see docs/scale.md. Absent if the inventory is whole, whether merged or listed in one run.',
});
const earlierBucket = (0,json_schema/* object */.Ik)({
    bucketName: (0,json_schema/* text */.Qq)({ description: 'Name of the bucket.' }),
    files: (0,json_schema/* count */.U9)('Number of files listed.'),
    bytes: (0,json_schema/* count */.U9)('Size of the files in bytes.'),
});
const earlierTotals = (0,json_schema/* object */.Ik)({
    startedAt: (0,json_schema/* timestamp */.vE)('When the listing started.'),
    files: (0,json_schema/* count */.U9)('Number of files listed.'),
    bytes: (0,json_schema/* count */.U9)('Size of the files in bytes.'),
    buckets: Optional((0,json_schema/* list */.p_)(earlierBucket, {
        description: 'The same by bucket, in the order of the rows. Absent if there were more than ten buckets.',
        maxItems: 10,
    })),
});
const manifest = (0,json_schema/* object */.Ik)({
    schemaVersion: literal/* Literal */.u(1, {
        description: 'Version of this schema. It changes when readers of the previous version would misread the file.',
    }),
    tool: (0,json_schema/* object */.Ik)({
        name: literal/* Literal */.u('b2-inventory', { description: 'Always `b2-inventory`.' }),
        version: string/* String */.Q({ description: 'Version of the tool.', pattern: '^\\d+\\.\\d+\\.\\d+' }),
    }, { description: 'The program that wrote the inventory.' }),
    startedAt: (0,json_schema/* timestamp */.vE)('When the listing started.'),
    endedAt: (0,json_schema/* timestamp */.vE)('When the inventory was finished. A file that changed in between may be listed in its old or its new state.'),
    request,
    shard: Optional(shard),
    complete: boolean_boolean/* Boolean */.v({
        description: 'Every requested bucket was listed to its end. If false, the buckets with an `error` are missing and the others are complete.',
    }),
    files: (0,json_schema/* count */.U9)('Number of files listed in all buckets, or of file versions if all versions were listed. Rows dropped by filters do not count.'),
    bytes: (0,json_schema/* count */.U9)('Size of the files in bytes.'),
    buckets: (0,json_schema/* list */.p_)(schema_bucket, { description: 'The buckets, in the order of the rows.' }),
    totals: Optional(inventoryTotals),
    changes: Optional(changes),
    gates: Optional((0,json_schema/* list */.p_)(printedGate, {
        description: 'Results of the gates, in the order of the input. Absent if there are none.',
        minItems: 1,
    })),
    service,
    outputs: (0,json_schema/* list */.p_)(outputFile, {
        description: 'Every file in the folder, except the manifest itself.',
    }),
    history: Optional((0,json_schema/* list */.p_)(earlierTotals, {
        description: 'Totals of earlier inventories of the same request, newest first: the baseline, and those in its own `history`. Absent without a baseline.',
        minItems: 1,
        maxItems: 90,
    })),
});


/***/ }),

/***/ 77822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ ComparedRows),
/* harmony export */   wz: () => (/* binding */ COMPARED_COLUMNS),
/* harmony export */   y7: () => (/* binding */ settingOf),
/* harmony export */   yy: () => (/* binding */ SETTINGS)
/* harmony export */ });
/* harmony import */ var _json_literal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39530);
/* harmony import */ var _timestamps_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40199);


const SETTINGS = ['encryption', 'retention', 'retainUntil', 'legalHold', 'replication'];
function settingOf({ settings, retainUntil }, name) {
    return name === 'retainUntil' ? _timestamps_js__WEBPACK_IMPORTED_MODULE_0__/* .timestamps */ .AP.literal(retainUntil) : settings[name];
}
const COMPARED_COLUMNS = [
    'bucket',
    'name',
    'fileId',
    'size',
    'sha1',
    'sha1Source',
    'md5',
    'action',
    'latest',
    ...SETTINGS,
];
const FIRST_SETTING = COMPARED_COLUMNS.indexOf('encryption');
class ComparedRows {
    #last = [];
    #lastOf;
    #lastUntil = Number.NaN;
    #settings = '';
    fromTexts(texts) {
        const size = Number(texts[3]);
        const latest = texts[8] === 'true';
        const isRow = texts[0] !== '' && texts[1] !== '' && texts[7] !== '' && texts[3] !== '';
        if (!isRow || !Number.isSafeInteger(size) || size < 0 || (!latest && texts[8] !== 'false'))
            return undefined;
        return {
            bucket: texts[0],
            name: texts[1],
            fileId: texts[2],
            size,
            sha1: texts[4],
            sha1Source: texts[5],
            md5: texts[6],
            action: texts[7],
            latest,
            settings: this.#settingsOf(texts),
        };
    }
    #settingsOf(texts) {
        const last = this.#last;
        let at = FIRST_SETTING;
        while (at < texts.length && texts[at] === last[at])
            at++;
        if (at < texts.length) {
            this.#last = texts.slice();
            this.#settings = texts.slice(FIRST_SETTING).join('\n');
        }
        return this.#settings;
    }
    settings(row) {
        const { settings, retainUntil } = row;
        if (settings !== this.#lastOf || !Object.is(retainUntil, this.#lastUntil)) {
            this.#lastOf = settings;
            this.#lastUntil = retainUntil;
            this.#settings = SETTINGS.map((name) => (0,_json_literal_js__WEBPACK_IMPORTED_MODULE_1__/* .stringOf */ .Je)(settingOf(row, name))).join('\n');
        }
        return this.#settings;
    }
    copy(row, bucket) {
        return {
            bucket,
            name: row.name,
            fileId: (0,_json_literal_js__WEBPACK_IMPORTED_MODULE_1__/* .stringOf */ .Je)(row.literal('fileId')),
            size: row.size,
            sha1: (0,_json_literal_js__WEBPACK_IMPORTED_MODULE_1__/* .stringOf */ .Je)(row.sha1()),
            sha1Source: row.sha1Source(),
            md5: (0,_json_literal_js__WEBPACK_IMPORTED_MODULE_1__/* .stringOf */ .Je)(row.literal('contentMd5')),
            action: (0,_json_literal_js__WEBPACK_IMPORTED_MODULE_1__/* .stringOf */ .Je)(row.settings.action),
            latest: row.latest,
            settings: this.settings(row),
        };
    }
}


/***/ }),

/***/ 63142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ik: () => (/* binding */ object),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   ir: () => (/* binding */ reference),
/* harmony export */   me: () => (/* binding */ nullable),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   vE: () => (/* binding */ timestamp),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/* unused harmony export TIMESTAMP */
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55563);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53646);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26198);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10864);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77394);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(10754);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(70994);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(71514);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(57946);
/* harmony import */ var _sinclair_typebox__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(93562);

const TIMESTAMP = {
    type: 'string',
    format: 'date-time',
    pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
};
const ONE_OF = 'OneOf';
_sinclair_typebox__WEBPACK_IMPORTED_MODULE_0__/* .Set */ .NZ(ONE_OF, (schema, value) => schema.enum.includes(value));
_sinclair_typebox__WEBPACK_IMPORTED_MODULE_1__/* .Set */ .NZ('date-time', (value) => !Number.isNaN(Date.parse(value)));
function object(members, options = {}) {
    return _sinclair_typebox__WEBPACK_IMPORTED_MODULE_2__/* .Object */ .w(members, { ...options, additionalProperties: false });
}
function list(items, options) {
    return _sinclair_typebox__WEBPACK_IMPORTED_MODULE_3__/* .Unsafe */ .T(_sinclair_typebox__WEBPACK_IMPORTED_MODULE_4__/* .Array */ .O(items, options));
}
function nullable(schema, options) {
    return _sinclair_typebox__WEBPACK_IMPORTED_MODULE_5__/* .Union */ .g([schema, _sinclair_typebox__WEBPACK_IMPORTED_MODULE_6__/* .Null */ .U()], options);
}
function text(options) {
    return _sinclair_typebox__WEBPACK_IMPORTED_MODULE_7__/* .String */ .Q({ minLength: 1, ...options });
}
function oneOf(values, options) {
    return _sinclair_typebox__WEBPACK_IMPORTED_MODULE_3__/* .Unsafe */ .T({ ...options, [_sinclair_typebox__WEBPACK_IMPORTED_MODULE_8__/* .Kind */ .b8]: ONE_OF, enum: values });
}
function count(description) {
    return _sinclair_typebox__WEBPACK_IMPORTED_MODULE_9__/* .Integer */ .j({ minimum: 0, description });
}
function timestamp(description) {
    const { type: _, ...rules } = TIMESTAMP;
    return _sinclair_typebox__WEBPACK_IMPORTED_MODULE_7__/* .String */ .Q({ ...rules, description });
}
function reference(name, _, description) {
    return _sinclair_typebox__WEBPACK_IMPORTED_MODULE_3__/* .Unsafe */ .T({ $ref: `#/$defs/${name}`, description });
}


/***/ })

};
