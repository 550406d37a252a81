export const id = 397;
export const ids = [397];
export const modules = {

/***/ 34397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  damagedPart: () => (/* binding */ damagedPart),
  m: () => (/* binding */ isEarlierTotals)
});

// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/array/array.mjs
var array = __webpack_require__(77394);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/object/object.mjs
var object = __webpack_require__(26198);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/string/string.mjs
var string = __webpack_require__(71514);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/optional/optional.mjs + 3 modules
var optional = __webpack_require__(95229);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/value/check/check.mjs + 6 modules
var check = __webpack_require__(59251);
// EXTERNAL MODULE: ./build/names/name-order.js
var name_order = __webpack_require__(93933);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/index.mjs + 1 modules
var esm = __webpack_require__(93476);
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
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/registry/type.mjs
var type = __webpack_require__(55563);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/registry/format.mjs
var format = __webpack_require__(53646);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/union/union.mjs + 1 modules
var union = __webpack_require__(10754);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/null/null.mjs
var null_null = __webpack_require__(70994);
// EXTERNAL MODULE: ./node_modules/@sinclair/typebox/build/esm/type/symbols/symbols.mjs
var symbols = __webpack_require__(57946);
;// CONCATENATED MODULE: ./build/rows/json-schema.js

const TIMESTAMP = {
    type: 'string',
    format: 'date-time',
    pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
};
const ONE_OF = 'OneOf';
type/* Set */.NZ(ONE_OF, (schema, value) => schema.enum.includes(value));
format/* Set */.NZ('date-time', (value) => !Number.isNaN(Date.parse(value)));
function json_schema_object(members, options = {}) {
    return object/* Object */.w(members, { ...options, additionalProperties: false });
}
function list(items, options) {
    return unsafe/* Unsafe */.T(array/* Array */.O(items, options));
}
function nullable(schema, options) {
    return union/* Union */.g([schema, null_null/* Null */.U()], options);
}
function json_schema_text(options) {
    return string/* String */.Q({ minLength: 1, ...options });
}
function oneOf(values, options) {
    return unsafe/* Unsafe */.T({ ...options, [symbols/* Kind */.b8]: ONE_OF, enum: values });
}
function count(description) {
    return integer/* Integer */.j({ minimum: 0, description });
}
function timestamp(description) {
    const { type: _, ...rules } = TIMESTAMP;
    return string/* String */.Q({ ...rules, description });
}
function reference(name, _, description) {
    return unsafe/* Unsafe */.T({ $ref: `#/$defs/${name}`, description });
}

;// CONCATENATED MODULE: ./build/audit/schema.js


const printedGate = json_schema_object({
    gate: json_schema_text({ description: 'The gate in its canonical form.' }),
    holds: boolean_boolean/* Boolean */.v({ description: 'Whether the gate passes.' }),
    warns: boolean_boolean/* Boolean */.v({ description: 'It begins with `warn:` and does not fail the step.' }),
    figures: list(json_schema_object({
        figure: json_schema_text({ description: 'The figure, with its glob if it has one.' }),
        unit: oneOf(['bytes', 'count', 'percent', 'seconds'], { description: 'Unit of the value.' }),
        value: nullable(number/* Number */.w({ minimum: 0 }), { description: 'Null if the figure has no value.' }),
        missing: optional/* Optional */.X(json_schema_text({ description: 'Why there is no value. Absent if there is one.' })),
    }), { description: 'The value of each figure that the gate uses.', minItems: 1 }),
});

// EXTERNAL MODULE: ./build/changes/change.js
var change = __webpack_require__(19624);
;// CONCATENATED MODULE: ./build/totals/schema.js


const files = count('Number of files.');
const bytes = count('Size of the files in bytes.');
const bucket = string/* String */.Q({ description: 'Name of the bucket.' });
const totals = json_schema_object({ files, bytes }, { description: 'Files and their size. A size above 9 PB is rounded.' });
const totalsOf = (description) => reference('totals', totals, description);
const folderTotal = json_schema_object({
    bucket,
    prefix: string/* String */.Q({
        description: 'Prefix of the file names, up to and including a `/`. Files in subfolders count too.',
        pattern: '/$',
    }),
    files,
    bytes,
});
const levelTotal = json_schema_object({
    level: oneOf([1, 2], { description: 'Number of `/` in their prefixes.' }),
    folders: count('Number of folders.'),
    files,
    bytes,
});
const folderTotals = json_schema_object({
    heaviest: list(folderTotal, {
        description: 'The 100 largest folders of the first and of the second level, and the folders below them that have at least a twentieth of all bytes. Sorted as the rows are.',
    }),
    others: list(levelTotal, {
        description: 'Totals of the other folders of the first two levels, by level.',
    }),
    outside: totalsOf('Files whose name has no `/`.'),
});
const keyTotal = json_schema_object({
    key: string/* String */.Q({ description: 'Empty for files without one.' }),
    files,
    bytes,
    missed: optional/* Optional */.X(integer/* Integer */.j({
        description: 'Upper limit of the bytes that were not counted for this key. Absent if it is exact.',
        minimum: 1,
    })),
});
const keyTotals = json_schema_object({
    heaviest: list(keyTotal, { description: 'The keys with the most bytes, largest first.', maxItems: 100 }),
    other: totalsOf('Everything that is not counted under one of these keys.'),
    keys: nullable(integer/* Integer */.j({ minimum: 0 }), {
        description: 'Number of distinct keys. Null if there were too many to count.',
    }),
    mostUnlisted: count('No key that is missing from `heaviest` has more bytes than this.'),
}, { description: 'Files and bytes by key.' });
const keyTotalsOf = (description) => reference('keyTotals', keyTotals, description);
const histogramBin = json_schema_object({
    from: integer/* Integer */.j({
        description: 'Lower bound, inclusive. The first bin also counts everything below it.',
        minimum: 0,
    }),
    below: nullable(integer/* Integer */.j({ minimum: 1 }), {
        description: 'Upper bound, exclusive. Null if there is no upper bound.',
    }),
    files,
    bytes,
}, { description: 'One bin of a histogram.' });
const histogram = (description) => list(reference('histogramBin', histogramBin, 'One bin.'), { description });
const listedFile = json_schema_object({
    bucket,
    name: string/* String */.Q({ description: 'File name.' }),
    bytes: count('Size of the file in bytes.'),
    uploadedAt: nullable(timestamp('RFC 3339 in UTC.'), {
        description: 'Upload time. Null if it is not known.',
    }),
}, { description: 'A file.' });
const topFiles = (description) => list(reference('listedFile', listedFile, 'A file.'), { description, maxItems: 10 });
const versionTotals = json_schema_object({
    old: totalsOf('Versions of files that have a newer version.'),
    hidden: totalsOf('Versions of files whose newest version is a hide marker.'),
    hiddenFiles: count('Files whose newest version is a hide marker.'),
    hideMarkers: count('Hide markers, including those that are not the newest version.'),
    unfinished: count('Unfinished large files. B2 does not list their size.'),
});
const duplicateGroup = json_schema_object({
    sha1: string/* String */.Q({ description: 'SHA-1 in hex.', pattern: '^[0-9a-f]{40}$' }),
    size: count('Size of each file in bytes.'),
    files: integer/* Integer */.j({ description: 'Number of files.', minimum: 2 }),
    names: list(json_schema_object({ bucket, name: string/* String */.Q({ description: 'File name.' }) }, { description: 'A file.' }), {
        description: 'Some of them, up to three. Empty if other files of about the same size displaced them from memory.',
        maxItems: 3,
    }),
});
const duplicateTotals = json_schema_object({
    groups: count('Groups of two or more files with the same content.'),
    spare: totalsOf('Redundant files: all but one of each group.'),
    largest: list(duplicateGroup, {
        description: 'The groups with the most redundant bytes.',
        maxItems: 10,
    }),
    notCompared: totalsOf('Files that are not empty and whose SHA-1 B2 has not verified.'),
});
const inventoryTotals = json_schema_object({
    folders: nullable(folderTotals, {
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
    versions: nullable(versionTotals, {
        description: 'Old versions and hide markers. Null if `versions` is `current`: they are not known.',
    }),
    duplicates: optional/* Optional */.X(nullable(duplicateTotals, {
        description: 'Files of the same size and SHA-1, where B2 has verified the SHA-1. Null if there were too many files to compare. Absent if they were not compared.',
    })),
}, { description: 'Totals of all rows. Absent if only buckets were listed.' });
const DEFINITIONS = { totals, keyTotals, histogramBin, listedFile };

;// CONCATENATED MODULE: ./build/inventory/schema.js





const { /* Optional */ "Xx": Optional } = esm;
const request = json_schema_object({
    list: oneOf(['files', 'buckets'], {
        description: '`files`: the files of buckets were listed. `buckets`: only the buckets were listed.',
    }),
    buckets: nullable(list(string/* String */.Q(), {}), {
        description: 'Names of the requested buckets. Null: every bucket that the key can see.',
    }),
    prefix: string/* String */.Q({
        description: 'Prefix of the listed file names. That of the key if the step had none.',
    }),
    versions: oneOf(['current', 'all'], {
        description: '`current`: the newest version of each file, unless it is hidden. `all`: every version, including hide markers and unfinished large files.',
    }),
    include: Optional(list(json_schema_text({}), {
        description: 'Globs of which a name must match at least one. Absent if none were given.',
        minItems: 1,
    })),
    exclude: Optional(list(json_schema_text({}), {
        description: 'Globs of which a name must match none. Absent if none were given.',
        minItems: 1,
    })),
    where: Optional(json_schema_text({
        description: 'The condition that files must meet, in its canonical form. Absent if none was given.',
    })),
    urlStyle: string/* String */.Q({
        description: 'How URLs are built: the name of a style, or the base URL of a CDN or custom domain.',
    }),
    mirrorStyles: Optional(list(string/* String */.Q(), {
        description: 'How the additional URLs in the field `urls` are built. Absent if there are none.',
        minItems: 1,
        uniqueItems: true,
    })),
}, { description: 'The request, without credentials.' });
const quantiles = json_schema_object({
    rows: Optional(count('Number of rows listed before filters. Absent if it equals `files`, so that no row was dropped.')),
    every: integer/* Integer */.j({
        description: 'Number of rows between two names, and before the first name.',
        minimum: 1,
    }),
    names: list(json_schema_text({}), { description: 'In the order of the rows.', maxItems: 2_048 }),
}, {
    description: 'Equally spaced file names, shortened, at which a later listing of the same bucket, prefix and filters is split. Absent if the bucket was not listed, is empty, or was listed in several parts.',
});
const schema_bucket = json_schema_object({
    bucketId: json_schema_text({ description: 'Id of the bucket.' }),
    bucketName: json_schema_text({ description: 'Name of the bucket.' }),
    bucketType: nullable(json_schema_text({}), {
        description: '`allPublic`, `allPrivate`, `snapshot`, or another type that B2 adds later. Null if the key cannot list buckets.',
    }),
    files: count('Number of files listed.'),
    bytes: count('Size of the files in bytes.'),
    error: Optional(json_schema_text({ description: 'Why the bucket could not be listed. Absent if it was.' })),
    quantiles: Optional(quantiles),
});
const changes = json_schema_object({
    since: timestamp('When the listing of the baseline started.'),
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
const service = json_schema_object({
    requests: count('Requests made to B2, including retries and authorizations.'),
    retries: count('Requests that were repeated.'),
    throttled: count('Responses with status 429 or 503, which ask for fewer requests.'),
    authorizations: count('Authorizations. More than one if a token expired.'),
    rowsReceived: count('Rows received, including those beyond the end of a key range.'),
    transactions: count('Class C transactions billed for the listing: one for every 1,000 rows of a response, rounded up.'),
    concurrency: count('Highest number of concurrent list requests.'),
}, { description: 'What the inventory cost.' });
const outputFile = json_schema_object({
    path: string/* String */.Q({
        description: 'Path relative to the folder, with `/`. Never outside the folder.',
        pattern: '^(?!.*(?:^|/)\\.\\.(?:/|$))[^/\\\\][^\\\\]*$',
    }),
    format: json_schema_text({
        description: 'A name of the input `formats`, `buckets` for buckets.json, `changes` for the files of the comparison, `findings` for findings.json, or `sarif` for findings.sarif.',
    }),
    rows: count('Number of rows in the file. Less than `files` if some rows have no URL or the format has several files; 0 for files that only describe others.'),
    leftOut: Optional(integer/* Integer */.j({
        description: 'Number of rows that the format cannot represent, such as names that would make a downloader write outside its folder, or findings beyond the limits of GitHub. Absent if there are none.',
        minimum: 1,
    })),
    bytes: count('Size of the file in bytes.'),
    sha256: string/* String */.Q({ description: 'SHA-256 of the file in hex.', pattern: '^[0-9a-f]{64}$' }),
    columns: list(string/* String */.Q(), {
        description: 'The fields of a row that the file contains, in order. Empty for buckets.json and files without rows. Fields of files are described by row.json, those of buckets.csv and buckets.parquet by docs/columns.md, those of s3-inventory by docs/formats.md.',
        uniqueItems: true,
    }),
});
const earlierBucket = json_schema_object({
    bucketName: json_schema_text({ description: 'Name of the bucket.' }),
    files: count('Number of files listed.'),
    bytes: count('Size of the files in bytes.'),
});
const earlierTotals = json_schema_object({
    startedAt: timestamp('When the listing started.'),
    files: count('Number of files listed.'),
    bytes: count('Size of the files in bytes.'),
    buckets: Optional(list(earlierBucket, {
        description: 'The same by bucket, in the order of the rows. Absent if there were more than ten buckets.',
        maxItems: 10,
    })),
});
const manifest = json_schema_object({
    schemaVersion: literal/* Literal */.u(1, {
        description: 'Version of this schema. It changes when readers of the previous version would misread the file.',
    }),
    tool: json_schema_object({
        name: literal/* Literal */.u('b2-inventory', { description: 'Always `b2-inventory`.' }),
        version: string/* String */.Q({ description: 'Version of the tool.', pattern: '^\\d+\\.\\d+\\.\\d+' }),
    }, { description: 'The program that wrote the inventory.' }),
    startedAt: timestamp('When the listing started.'),
    endedAt: timestamp('When the inventory was finished. A file that changed in between may be listed in its old or its new state.'),
    request,
    complete: boolean_boolean/* Boolean */.v({
        description: 'Every requested bucket was listed to its end. If false, the buckets with an `error` are missing and the others are complete.',
    }),
    files: count('Number of files listed in all buckets, or of file versions if all versions were listed. Rows dropped by filters do not count.'),
    bytes: count('Size of the files in bytes.'),
    buckets: list(schema_bucket, { description: 'The buckets, in the order of the rows.' }),
    totals: Optional(inventoryTotals),
    changes: Optional(changes),
    gates: Optional(list(printedGate, {
        description: 'Results of the gates, in the order of the input. Absent if there are none.',
        minItems: 1,
    })),
    service,
    outputs: list(outputFile, {
        description: 'Every file in the folder, except the manifest itself.',
    }),
    history: Optional(list(earlierTotals, {
        description: 'Totals of earlier inventories of the same request, newest first: the baseline, and those in its own `history`. Absent without a baseline.',
        minItems: 1,
        maxItems: 90,
    })),
});

;// CONCATENATED MODULE: ./build/inventory/validate.js




const { startedAt, complete, files: validate_files, bytes: validate_bytes } = manifest.properties;
const USED = {
    startedAt,
    request: members(request, 'list', 'buckets', 'prefix', 'versions', 'include', 'exclude', 'where'),
    complete,
    files: validate_files,
    bytes: validate_bytes,
    buckets: array/* Array */.O(members(schema_bucket, 'bucketId', 'bucketName', 'files', 'bytes', 'error')),
    outputs: array/* Array */.O(object/* Object */.w({
        ...members(outputFile, 'format', 'rows', 'bytes', 'sha256').properties,
        path: string/* String */.Q({ minLength: 1 }),
        columns: array/* Array */.O(string/* String */.Q()),
    })),
};
const QUANTILES = members(quantiles, 'rows', 'every', 'names');
const EARLIER = object/* Object */.w({
    ...members(earlierTotals, 'startedAt', 'files', 'bytes').properties,
    buckets: optional/* Optional */.X(array/* Array */.O(members(earlierBucket, 'bucketName', 'files', 'bytes'))),
});
function damagedPart(found) {
    const part = Object.keys(USED).find((name) => !isSound(USED[name], found[name]));
    if (part !== undefined)
        return `\`${part}\``;
    const { buckets, complete } = found;
    const ids = new Set(buckets.map(({ bucketId }) => bucketId));
    if (ids.size < buckets.length || (complete && buckets.some(({ error }) => error !== undefined)))
        return '`buckets`';
    return buckets.every(areQuantilesSound) ? undefined : 'quantiles';
}
function isEarlierTotals(value) {
    return isSound(EARLIER, value);
}
function areQuantilesSound({ files, quantiles }) {
    if (quantiles === undefined)
        return true;
    if (!isSound(QUANTILES, quantiles))
        return false;
    const { every, names, rows = files } = quantiles;
    return (names.length * every <= rows &&
        names.every((name, index) => index === 0 || (0,name_order/* compareNames */.MP)(names[index - 1], name) <= 0));
}
function members({ properties }, ...names) {
    const some = Object.fromEntries(names.map((name) => [name, properties[name]]));
    return object/* Object */.w(some);
}
function isSound(schema, value) {
    return (0,check/* Check */.J)(schema, value) && isExact(schema, value);
}
function isExact(schema, value) {
    if (typeof value === 'string')
        return value.isWellFormed();
    if (typeof value === 'number')
        return Number.isSafeInteger(value);
    if (typeof value !== 'object' || value === null)
        return true;
    if (Array.isArray(value))
        return value.every((item) => isExact(schema?.items, item));
    const properties = Object.entries(schema?.properties ?? {});
    return properties.every(([name, member]) => isExact(member, value[name]));
}


/***/ })

};
