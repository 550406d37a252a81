export const id = 767;
export const ids = [767];
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

/***/ 76767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  conclude: () => (/* binding */ conclude)
});

// EXTERNAL MODULE: ./build/audit/bucket-settings.js
var bucket_settings = __webpack_require__(72256);
// EXTERNAL MODULE: ./build/audit/gates.js
var audit_gates = __webpack_require__(74072);
;// CONCATENATED MODULE: ./build/audit/judge.js


function judge(gates, evidence, facts) {
    const { totals, scoped, locked, rules } = evidence;
    const results = rules?.evaluate();
    return {
        results,
        gates: (0,audit_gates/* evaluateGates */.ud)(gates, {
            now: facts.startedAt.getTime(),
            complete: facts.complete,
            buckets: facts.buckets.length,
            publicBuckets: (0,bucket_settings/* publicBuckets */.PA)(facts.buckets),
            results,
            urlFailures: rules?.urls?.failures,
            locked,
            all: totals.figures,
            within: (glob) => scoped.of(glob),
            filesOf: (glob) => (glob === null ? figureFiles(totals.totals) : scoped.filesOf(glob)),
            versions: totals.totals?.versions ?? null,
            duplicates: totals.totals?.duplicates,
            changes: changeFigures(evidence, facts),
            unmatched: evidence.unmatched,
        }),
    };
}
function changeFigures({ changes: recorder }, { baseline }) {
    const changes = recorder?.changes;
    if (typeof baseline === 'string')
        return baseline;
    if (!changes)
        return 'the listing is not complete';
    return { bytesBefore: baseline.bytes, count: changes.counts, names: changes.names };
}
function figureFiles(totals) {
    const [newest, oldest, largest] = [totals?.newest[0], totals?.oldest[0], totals?.largest[0]];
    return { ...(newest && { newest }), ...(oldest && { oldest }), ...(largest && { largest }) };
}

// EXTERNAL MODULE: ./build/bytes/byte-sink.js
var byte_sink = __webpack_require__(68090);
// EXTERNAL MODULE: ./build/formats/buckets.js
var buckets = __webpack_require__(31304);
// EXTERNAL MODULE: ./build/inventory/manifest.js + 1 modules
var inventory_manifest = __webpack_require__(50655);
// EXTERNAL MODULE: ./build/rows/bucket.js
var bucket = __webpack_require__(26332);
// EXTERNAL MODULE: ./build/rows/bucket-columns.js
var bucket_columns = __webpack_require__(74910);
;// CONCATENATED MODULE: ./build/documents/buckets.js





const COLUMNS = bucket_columns/* BUCKET_COLUMNS */.N.map(({ name }) => name);
const bucketsJson = {
    name: 'buckets',
    async write({ buckets: { buckets } }, folder) {
        const bytes = Buffer.from(`${JSON.stringify(buckets.map(bucket/* printedBucket */.b), null, 2)}\n`);
        await folder.whole(inventory_manifest/* BUCKETS_JSON */.Fj, [], buckets.length, bytes);
    },
};
const bucketTables = [...buckets/* BUCKETS_FORMATS */.z].map(([name, format]) => ({
    name,
    async write({ manifest, buckets: { buckets }, formats }, folder) {
        if (manifest.request.list === 'files' || !formats.includes(name))
            return;
        const to = new byte_sink/* ByteSink */._s(1 << 16);
        await format.write(buckets.map(bucket/* printedBucket */.b), to);
        await folder.whole(format.path, COLUMNS, buckets.length, to.bytes.subarray(0, to.length));
    },
}));

// EXTERNAL MODULE: ./build/changes/change.js
var changes_change = __webpack_require__(19624);
// EXTERNAL MODULE: ./build/rows/compared-row.js
var compared_row = __webpack_require__(77822);
// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
;// CONCATENATED MODULE: ./build/text/one-line.js

const ESCAPED = /[\\\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
function onOneLine(name) {
    if (!/[^ -[\]-~]/.test(name))
        return name;
    return (0,byte_string/* toByteString */.pv)((0,byte_string/* fromByteString */.qL)(name).replace(ESCAPED, (character) => character === '\\' ? '\\\\' : `\\u{${character.charCodeAt(0).toString(16)}}`));
}

;// CONCATENATED MODULE: ./build/documents/changes.js



const SYMBOLS = {
    added: '+',
    removed: '-',
    changed: '*',
    're-uploaded': '*',
    hidden: '-',
    unhidden: '+',
    metadata: '*',
    renamed: '>',
};
const changesDocument = {
    name: 'changes',
    async write({ changes, signal }, folder) {
        if (!changes)
            return;
        const objects = await folder.file('changes.ndjson', []);
        const lines = await folder.file('changes.txt', []);
        objects.rows = changes.count;
        lines.rows = changes.count;
        for await (const batch of changes.records()) {
            signal.throwIfAborted();
            for (const change of batch) {
                objects.to.text(`${objectOf(change)}\n`);
                lines.to.text(`${lineOf(change)}\n`);
            }
            await objects.flush();
            await lines.flush();
        }
    },
};
function objectOf(change) {
    const { kind, before, after } = change;
    const { bucket, name } = (0,changes_change/* fileOf */.W7)(change);
    const settings = kind === 'metadata' ? (0,changes_change/* changedSettings */.Sb)(before, after) : [];
    return JSON.stringify({
        kind,
        bucket,
        name,
        fromName: kind === 'renamed' ? before.name : undefined,
        before: before && versionOf(before, settings),
        after: after && versionOf(after, settings),
    });
}
function versionOf(file, settings) {
    const { fileId, size, sha1, sha1Source } = file;
    return {
        fileId: fileId || null,
        size,
        sha1: sha1 || null,
        sha1Source,
        ...Object.fromEntries(settings.map((at) => [compared_row/* SETTINGS */.yy[at], (0,changes_change/* settingValues */.RK)(file)[at] || null])),
    };
}
function lineOf(change) {
    const { kind, before } = change;
    const from = kind === 'renamed' ? `\t${pathOf(before)}` : '';
    return `${SYMBOLS[kind]} ${pathOf((0,changes_change/* fileOf */.W7)(change))}${from}`;
}
function pathOf({ bucket, name }) {
    return `${bucket}/${onOneLine(name)}`;
}

// EXTERNAL MODULE: ./build/audit/finding.js
var finding = __webpack_require__(85169);
;// CONCATENATED MODULE: ./build/documents/findings.js

const findingsJson = {
    name: 'findings',
    async write({ results, policy }, folder) {
        if (!results)
            return;
        const bytes = Buffer.from(`${JSON.stringify(findingsObject(results, policy.isExposed), null, 2)}\n`);
        await folder.whole('findings.json', [], results.findings.length, bytes);
    },
};
function findingsObject(results, hidesNames) {
    return {
        schemaVersion: 1,
        errors: (0,finding/* countOf */.p)(results, 'error'),
        warnings: (0,finding/* countOf */.p)(results, 'warning'),
        notes: (0,finding/* countOf */.p)(results, 'note'),
        rules: results.rules,
        findings: hidesNames ? results.findings.map(finding/* withoutNames */.F) : results.findings,
        suppressed: hidesNames ? results.suppressed.map(finding/* withoutNames */.F) : results.suppressed,
        notEvaluated: results.notEvaluated,
    };
}

// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(58508);
;// CONCATENATED MODULE: ./build/documents/sarif.js


const findingsSarif = {
    name: 'sarif',
    async write({ results, policy, category }, folder) {
        if (!results)
            return;
        const { fittedSarif } = await Promise.all(/* import() */[__webpack_require__.e(164), __webpack_require__.e(293)]).then(__webpack_require__.bind(__webpack_require__, 30674));
        const fitted = await fittedSarif(results, { version: version/* VERSION */.x, category, hidesNames: policy.isExposed });
        const file = await folder.file('findings.sarif', []);
        file.rows = fitted.results;
        file.leftOut = fitted.leftOut;
        file.to.text((0,byte_string/* toByteString */.pv)(fitted.text));
    },
};

;// CONCATENATED MODULE: ./build/documents/shard.js
const shardChanges = {
    name: 'shard',
    async write({ manifest, changes, signal }, folder) {
        if (!changes || !manifest.shard)
            return;
        const { CHANGES_FILE, changeLine } = await __webpack_require__.e(/* import() */ 986).then(__webpack_require__.bind(__webpack_require__, 19986));
        const file = await folder.file(CHANGES_FILE, [], { compression: 'zstd' });
        for await (const batch of changes.unjoined()) {
            signal.throwIfAborted();
            for (const change of batch) {
                file.to.text(changeLine(change));
                file.rows++;
            }
            await file.flush();
        }
    },
};

;// CONCATENATED MODULE: ./build/documents/write.js





const DOCUMENTS = [
    changesDocument,
    shardChanges,
    ...bucketTables,
    bucketsJson,
    findingsJson,
    findingsSarif,
];
async function writeDocuments(asked, facts, folder) {
    for (const document of [...DOCUMENTS, ...asked])
        await document.write(facts, folder.of(document.name));
}

// EXTERNAL MODULE: ./build/github/docs-url.js
var docs_url = __webpack_require__(36015);
// EXTERNAL MODULE: ./build/github/job-category.js
var job_category = __webpack_require__(50398);
// EXTERNAL MODULE: ./build/github/outputs.js
var outputs = __webpack_require__(31224);
// EXTERNAL MODULE: ./build/github/summary.js
var summary = __webpack_require__(13794);
;// CONCATENATED MODULE: ./build/inventory/learned.js

function learnedFrom({ totals: { totals }, changes: recorder }, gates, baseline) {
    const changes = recorder?.changes;
    return {
        ...(totals && { totals }),
        ...(changes && {
            changes: { since: baseline.startedAt, kinds: changes.kinds, renamesKnown: changes.renamesKnown },
        }),
        ...(gates.length > 0 && { gates: (0,audit_gates/* printedGates */.nS)(gates) }),
        ...(baseline && { history: baseline.history }),
    };
}

// EXTERNAL MODULE: ./build/inventory/output-files.js + 1 modules
var output_files = __webpack_require__(28895);
// EXTERNAL MODULE: ./build/publish/index.js
var publish = __webpack_require__(61592);
// EXTERNAL MODULE: ./build/report/findings.js
var findings = __webpack_require__(73145);
// EXTERNAL MODULE: ./build/report/gates.js
var report_gates = __webpack_require__(39295);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/report/outputs.js




function outputValues(facts) {
    const { manifest, gates, results, changes, urls, folder, published } = facts;
    const { buckets, files, bytes, service } = manifest;
    return {
        urls,
        buckets: buckets.map(({ bucketId, bucketName, bucketType }) => ({ bucketId, bucketName, bucketType })),
        'file-count': files,
        'total-bytes': bytes,
        'bucket-count': buckets.filter(({ error }) => error === undefined).length,
        'output-dir': folder,
        'manifest-path': (0,external_node_path_.join)(folder, inventory_manifest/* MANIFEST */.e0),
        'artifact-id': published['artifact-id'] ?? '',
        'artifact-url': published['artifact-url'] ?? '',
        'report-url': published['report-url'] ?? '',
        'release-url': published['release-url'] ?? '',
        'signed-urls-path': published['signed-urls-path'] ?? '',
        requests: service.requests,
        added: changes?.counts('added', null) ?? '',
        removed: changes?.counts('removed', null) ?? '',
        changed: changes?.counts('changed', null) ?? '',
        'gates-failed': gates.length > 0 ? gates.filter((result) => (0,report_gates/* verdict */.WJ)(result) === 'fails').length : '',
        errors: results ? (0,finding/* countOf */.p)(results, 'error') : '',
        warnings: results ? (0,finding/* countOf */.p)(results, 'warning') : '',
    };
}

// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
// EXTERNAL MODULE: ./build/report/row-noun.js
var row_noun = __webpack_require__(7556);
;// CONCATENATED MODULE: ./build/report/result.js



function resultLine({ files, bytes: size, request, service }, folder) {
    return `${(0,numbers/* count */.U9)(files, (0,row_noun/* rowNoun */.L)(request))}, ${(0,numbers/* bytes */.ee)(size)}, ${(0,numbers/* count */.U9)(service.requests, 'request')}: ${folder}`;
}
function failureText({ buckets, complete }, gates, policy) {
    if (!complete) {
        const failed = buckets.filter(({ error }) => error !== undefined);
        const reasons = failed.map(({ bucketName, error }) => `${bucketName}: ${error}`);
        return `${(0,numbers/* count */.U9)(failed.length, 'bucket')} could not be listed, so the inventory is not complete. ${reasons.join('; ')}`;
    }
    const failed = gates.filter((result) => (0,report_gates/* verdict */.WJ)(result) === 'fails');
    if (failed.length === 0)
        return undefined;
    const lines = failed.map((result) => (0,report_gates/* gateLine */.C_)(result, policy));
    return `${(0,numbers/* count */.U9)(failed.length, 'gate')} failed:\n${lines.join('\n')}`;
}

// EXTERNAL MODULE: ./build/text/markdown.js
var markdown = __webpack_require__(51065);
// EXTERNAL MODULE: ./build/report/bucket-table.js
var bucket_table = __webpack_require__(87684);
// EXTERNAL MODULE: ./build/report/named-files.js
var named_files = __webpack_require__(97296);
;// CONCATENATED MODULE: ./build/report/changes.js



const SHOWN_OPEN = 10;
function changesSection({ since, changes, several, policy }) {
    const { kinds, count, renamesKnown, first } = changes;
    const occurring = Object.entries(kinds).filter(([, { files }]) => files > 0);
    const rows = occurring.map(([kind, totals]) => [
        (0,markdown/* markdownText */.p7)(kind),
        (0,numbers/* whole */.WQ)(totals.files),
        (0,numbers/* bytes */.ee)(totals.bytes),
    ]);
    const table = rows.length === 0 ? 'Nothing has changed.\n' : (0,markdown/* markdownTable */.Qj)(['Change', 'Files', 'Size'], rows, [1, 2]);
    const note = renamesKnown
        ? ''
        : '\nRenames are not detected, because too many files were added and removed: a renamed file counts as both.\n';
    const names = policy.hidesNames
        ? []
        : occurring.map(([kind, { files }]) => {
            const shown = first[kind];
            const [title, list] = [`${kind}${(0,named_files/* firstOf */.Ku)(shown.length, files)}`, (0,named_files/* nameList */.OD)(shown, several)];
            return count <= SHOWN_OPEN ? `\n${title}:\n\n${list}` : `\n${(0,named_files/* folded */.TM)(title, list)}`;
        });
    return `### Changes since ${(0,markdown/* markdownText */.p7)((0,numbers/* utcMinute */.vD)(since))}\n\n${table}${note}${names.join('')}`;
}

// EXTERNAL MODULE: ./build/report/failure.js
var report_failure = __webpack_require__(20897);
// EXTERNAL MODULE: ./build/report/gate-section.js
var gate_section = __webpack_require__(61142);
// EXTERNAL MODULE: ./build/report/headline.js
var headline = __webpack_require__(2251);
// EXTERNAL MODULE: ./build/report/totals.js
var totals = __webpack_require__(91756);
;// CONCATENATED MODULE: ./build/report/trend.js

const BLOCKS = '▁▂▃▄▅▆▇█';
function trendSection({ history = [], files, bytes: size, complete }) {
    if (history.length === 0 || !complete)
        return '';
    const all = [...history.toReversed(), { files, bytes: size }];
    const line = (title, values, text) => `${title} \`${sparkline(values)}\` ${text(values[0])} → ${text(values.at(-1))}`;
    const lines = [
        line('Files', all.map((each) => each.files), numbers/* whole */.WQ),
        line('Size', all.map((each) => each.bytes), numbers/* bytes */.ee),
    ];
    const first = history.at(-1).startedAt.slice(0, 10);
    return `### Trend\n\nThe last ${all.length} inventories, since ${first}.\n\n${lines.join('  \n')}\n`;
}
function sparkline(values) {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const top = BLOCKS.length - 1;
    return values
        .map((value) => BLOCKS[most === least ? top >> 1 : Math.round(((value - least) / (most - least)) * top)])
        .join('');
}

;// CONCATENATED MODULE: ./build/report/summary.js













const FILES_SHOWN = 30;
const FIRST_URLS = totals/* FEW_FILES */.BU;
const URLS_SHOWN = 10;
function summarySections(facts) {
    const { manifest, failure, gates, results, changes, buckets, policy, docs } = facts;
    const several = manifest.buckets.length > 1;
    const isSmall = manifest.files <= totals/* FEW_FILES */.BU;
    const urls = urlSection(facts, isSmall);
    const sections = [
        `${failure === undefined ? '## B2 inventory' : report_failure/* FAILED_TITLE */.J}\n\n**${(0,markdown/* markdownText */.p7)((0,headline/* headline */.P)(manifest, gates, results))}**\n`,
        failure === undefined ? '' : (0,report_failure/* failureHelp */.U)(failure, docs),
        `${scope(facts)}\n`,
        ...(results ? (0,findings/* findingsSections */.XG)(results, policy) : []),
        (0,gate_section/* gateSection */.T)(gates, { policy, several, docs }),
        (0,bucket_table/* bucketTable */.L)(manifest, buckets),
        changes && manifest.changes
            ? changesSection({ since: manifest.changes.since, changes, several, policy })
            : '',
        trendSection(manifest),
        policy.hidesNames
            ? 'File names are hidden: more people can read this repository than the buckets.\n'
            : isSmall
                ? urls
                : '',
        fileTable(facts),
        ...(manifest.totals ? (0,totals/* totalsSections */.O1)(manifest.totals, manifest, policy) : []),
        isSmall ? '' : urls,
    ];
    return sections.filter((section) => section !== '');
}
function scope({ manifest, folder, places, reportUrl, policy }) {
    const { buckets, request, service } = manifest;
    const listed = buckets.filter(({ error }) => error === undefined);
    const [only] = buckets;
    const where = buckets.length === 1 ? `bucket ${(0,markdown/* markdownText */.p7)(only.bucketName)}` : (0,numbers/* count */.U9)(listed.length, 'bucket');
    const prefix = request.prefix
        ? `, names that begin with <code>${policy.show((0,markdown/* markdownText */.p7)(request.prefix), '…')}</code>`
        : '';
    const what = request.list === 'files' ? `In ${where}${prefix}${filters(request)}, with` : 'Listed with';
    const { shard } = manifest;
    const part = shard ? `Shard ${shard.index}, one of ${shard.of}. ` : '';
    const published = places.map(({ name, url }) => url === undefined ? `<code>${(0,markdown/* markdownText */.p7)(name)}</code>` : `[${name}](${url})`);
    const all = [`<code>${(0,markdown/* markdownText */.p7)(folder)}</code>`, ...published];
    const page = reportUrl ? `**[Download the report page](${reportUrl})** to look at all of it. ` : '';
    return `${page}${part}${what} ${(0,numbers/* count */.U9)(service.requests, 'request')}. All files are in ${all.join(' and in ')}.`;
}
function urlSection({ manifest, firstUrls }, isSmall) {
    const shown = isSmall ? firstUrls : firstUrls.slice(0, URLS_SHOWN);
    if (shown.length === 0)
        return '';
    const list = shown.map((url) => `1. <${url}>\n`).join('');
    if (isSmall)
        return `URLs:\n\n${list}`;
    const rest = manifest.files - shown.length;
    return (0,named_files/* folded */.TM)('First URLs', `${list}\n… and ${(0,numbers/* count */.U9)(rest, `more ${(0,row_noun/* rowNoun */.L)(manifest.request)}`)}.\n`);
}
function fileTable({ manifest: { outputs } }) {
    const byPath = new Map();
    for (const { path, rows, bytes: size } of outputs) {
        const slash = path.indexOf('/');
        const key = slash < 0 ? path : path.slice(0, slash + 1);
        const sums = byPath.get(key) ?? { files: 0, rows: 0, bytes: 0 };
        byPath.set(key, { files: sums.files + 1, rows: sums.rows + rows, bytes: sums.bytes + size });
    }
    const rows = Array.from(byPath, ([path, { files, rows, bytes: size }]) => [
        `<code>${(0,markdown/* markdownText */.p7)(path)}</code>${path.endsWith('/') ? ` (${(0,numbers/* count */.U9)(files, path === 'html/' ? 'page' : 'file')})` : ''}`,
        (0,numbers/* whole */.WQ)(rows),
        (0,numbers/* bytes */.ee)(size),
    ]);
    const rest = rows.length - FILES_SHOWN;
    const table = (0,markdown/* markdownTable */.Qj)(['File', 'Rows', 'Size'], rows.slice(0, FILES_SHOWN), [1, 2]);
    return `${table}${rest > 0 ? `\n… and ${(0,numbers/* count */.U9)(rest, 'more file')}.\n` : ''}`;
}
function filters({ include, exclude, where }) {
    const given = Object.entries({ include, exclude, where }).flatMap(([name, value]) => value ? `\`${name}\`` : []);
    return given.length > 0 ? `, filtered by ${given.join(', ')}` : '';
}
function shownPath(folder, workspace) {
    const path = (0,external_node_path_.relative)(workspace, folder);
    return path.startsWith('..') || (0,external_node_path_.isAbsolute)(path) ? folder : path;
}

// EXTERNAL MODULE: ./build/names/glob-syntax.js
var glob_syntax = __webpack_require__(23549);
// EXTERNAL MODULE: ./build/names/name-filter.js
var name_filter = __webpack_require__(3251);
;// CONCATENATED MODULE: ./build/names/misspelling.js


function replaced(fault, pattern, replacement) {
    return { fault, of: (text) => (pattern.test(text) ? [text.replace(pattern, replacement)] : undefined) };
}
const SYNTAX = [
    replaced('is in quotes', /^(["'`])((?:(?!\1).)*)\1$/, '$2'),
    replaced('begins with "- "', /^-\s+/, ''),
    replaced('has a comment', /(?:^#\s|\s#).*$/, ''),
    replaced('ends with a comma', /,\s*$/, ''),
    replaced('is in brackets', /^\[(.*[,/*"'].*)\]$/, '$1'),
    { fault: 'is a list with commas', of: commaList },
    replaced('begins with "/"', /^\/+(?=[^*/])/, ''),
    replaced('begins with "./"', /^(?:\.\/+)+(?=[^*/])/, ''),
];
const GLOBS = [
    ...SYNTAX,
    replaced('names a folder, not the files in it', /^(?=.*[^*/])(.*\/)$/, '$1**'),
    replaced('names a folder, not the files in it', /^((?:[^*?[\]{}\\]*\/)?[^*?[\]{}\\./]+)$/, '$1/**'),
];
function misspelledGlob(glob, prefix) {
    const { faults, meant } = repair(glob, GLOBS);
    if (prefix !== '' && meant.length > 0 && meant.every((each) => !canMatch(each, prefix))) {
        faults.push('does not begin with `prefix`: a glob matches the whole name');
        return { faults, meant: meant.map((each) => prefix + each) };
    }
    return faults.length === 0 ? undefined : { faults, meant };
}
const PREFIXES = [
    ...SYNTAX,
    replaced('has a wildcard: a prefix is plain text', /(?:\*+|[^/]*[*?].*)$/, ''),
    {
        fault: 'has "\\" in place of "/"',
        of: (text) => (/\\/.test(text) ? [text.replaceAll('\\', '/')] : undefined),
    },
];
function misspelledPrefix(prefix, buckets) {
    const withBucket = {
        fault: 'begins with the name of the bucket',
        of: (text) => {
            const bucket = buckets.find((name) => text.startsWith(`${name}/`));
            return bucket === undefined ? undefined : [text.slice(bucket.length + 1)];
        },
    };
    const { faults, meant } = repair(prefix, [...PREFIXES, withBucket]);
    return faults.length === 0 ? undefined : { faults, meant };
}
function repair(text, repairs) {
    const faults = new Set();
    const repaired = (each) => {
        for (const { fault, of } of repairs) {
            const parts = of(each)?.map((part) => part.trim());
            if (!parts)
                continue;
            faults.add(fault);
            return parts.flatMap((part) => (part === '' ? [] : repaired(part)));
        }
        return [each];
    };
    const meant = repaired(text);
    return { faults: [...faults], meant };
}
function commaList(text) {
    const items = text.match(/(?:\\.|\{[^{}]*\}|\[[^\]]*\]|[^,])+/g) ?? [];
    return items.length > 1 ? items : undefined;
}
function canMatch(glob, prefix) {
    try {
        (0,glob_syntax/* readGlob */.I)(glob);
    }
    catch (error) {
        if (error instanceof glob_syntax/* GlobError */.p)
            return true;
        throw error;
    }
    return (0,name_filter/* filterNames */.z)([glob], []).prefixes(prefix).length > 0;
}

;// CONCATENATED MODULE: ./build/report/unmatched.js


function reportUnmatched(unmatched, prefix, policy, log) {
    for (const input of ['include', 'exclude', 'gates']) {
        for (const glob of unmatched[input]) {
            const wrong = misspelledGlob(glob, prefix) ?? (input === 'include' ? onlyInTopFolder(glob) : undefined);
            const shown = policy.show(`"${glob}" matches no file`, 'a glob matches no file');
            const text = `Input \`${input}\`: ${shown}${wrong ? advice(wrong, policy) : ''}`;
            if (wrong || input === 'include')
                log.warning(text);
            else if (input === 'exclude')
                log.info(text);
        }
    }
}
function onlyInTopFolder(glob) {
    if (glob.includes('/') || glob.startsWith('**'))
        return undefined;
    return { faults: ['matches only names without "/"'], meant: [`**/${glob}`] };
}
function advice({ faults, meant }, policy) {
    const globs = meant.map((each) => `"${each}"`).join(' and ');
    const lines = meant.length > 1 ? ', one on each line' : '';
    const question = meant.length === 0 ? 'remove it' : `did you mean ${globs}${lines}?`;
    return `; it ${faults.join(', ')}${policy.show(`: ${question}`, '')}`;
}
function noFilesText({ buckets, request }, policy) {
    const { prefix, versions } = request;
    const [first, ...others] = buckets.map(({ bucketName }) => bucketName);
    if (first === undefined)
        return 'No file was found: there is no bucket to list';
    const where = others.length === 0 ? `bucket ${first}` : (0,numbers/* count */.U9)(buckets.length, 'bucket');
    const filters = ['include', 'exclude', 'where'].filter((input) => request[input]);
    if (prefix !== '') {
        const wrong = misspelledPrefix(prefix, [first, ...others]);
        const shown = policy.show(`"${prefix}"`, 'the prefix');
        const begins = `No file was found in ${where} whose name begins with ${shown}`;
        if (wrong)
            return `${begins}${advice(wrong, policy)}`;
        return filters.length > 0
            ? `${begins} and that matches ${inputs(filters)}`
            : `${begins}; names are case-sensitive, and match from the first character`;
    }
    if (filters.length > 0)
        return `No file was found in ${where} that matches ${inputs(filters)}`;
    const hidden = versions === 'all' ? '' : ', or all files are hidden';
    return `No file was found in ${where}: ${others.length === 0 ? 'it is' : 'they are'} empty${hidden}`;
}
function inputs(names) {
    return names.map((name) => `\`${name}\``).join(' and ');
}

;// CONCATENATED MODULE: ./build/conclude.js

















async function conclude(written, finishing) {
    const { inputs, request, shard, listed, evidence, urls, earlier } = written;
    const { env, log, policy, folder, signal, cleanup } = finishing;
    const listsFiles = request.list === 'files';
    const { gates, results } = judge(inputs.gates, evidence, {
        ...listed,
        buckets: written.buckets,
        baseline: written.baseline,
    });
    if (results)
        await (0,findings/* reportFindings */.LH)(results, policy, log);
    await (0,report_gates/* reportGates */.Dx)(gates, policy, log);
    if (listsFiles && listed.complete && !shard) {
        reportUnmatched({ ...written.unmatched, gates: evidence.unmatched }, request.prefix, policy, log);
    }
    const described = (0,inventory_manifest/* describe */.q0)({
        ...listed,
        version: version/* VERSION */.x,
        request,
        shard,
        buckets: written.buckets,
        service: written.service,
        outputs: listed.files,
        learned: learnedFrom(evidence, gates, earlier),
    });
    const failure = failureText(described, gates, policy);
    const changes = evidence.changes?.changes;
    const buckets = {
        buckets: written.buckets,
        capabilities: written.capabilities,
        lastUploads: evidence.totals.newestByBucket,
    };
    const files = new output_files/* OutputFiles */.R(folder);
    cleanup.defer(() => files.close());
    await writeDocuments(written.documents, {
        ...{ manifest: described, failure, gates, results, changes, buckets, policy, signal },
        formats: inputs.formats.map(({ name }) => name),
        category: (0,job_category/* jobCategory */.G)(env, inputs.artifactName),
    }, files);
    signal.throwIfAborted();
    const manifest = (0,inventory_manifest/* finished */.xl)(described, await files.end());
    await folder.finish(manifest);
    await finishing.claim?.finish();
    const { outputs: published, places } = await (0,publish/* publish */.mk)(finishing.publications, manifest, failure !== undefined, finishing.publishing);
    signal.throwIfAborted();
    const sections = summarySections({
        manifest,
        failure,
        firstUrls: policy.hidesNames ? [] : urls.first(FIRST_URLS),
        gates,
        results,
        changes,
        buckets,
        folder: shownPath(inputs.outputDir, env.GITHUB_WORKSPACE ?? process.cwd()),
        places,
        reportUrl: published['report-url'],
        docs: (0,docs_url/* docsUrl */.f)(env),
        policy,
    });
    await (0,summary/* writeSummary */.Sy)(sections);
    if (failure !== undefined)
        finishing.onFailureShown();
    const facts = { manifest, gates, results, changes, urls: urls.all, folder: inputs.outputDir, published };
    (0,outputs/* writeOutputs */.Kn)(outputValues(facts), log, inputs.outputDir);
    if (listsFiles) {
        log.info(resultLine(manifest, inputs.outputDir));
        if (manifest.files === 0 && manifest.complete && !shard)
            log.warning(noFilesText(manifest, policy));
    }
    await finishing.issue?.report({ manifest, gates, results, policy }, sections, failure !== undefined);
    if (manifest.complete)
        (0,outputs/* completeOutputs */.w$)();
    if (failure !== undefined)
        throw new Error(failure);
}


/***/ }),

/***/ 50398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ jobCategory)
/* harmony export */ });
function jobCategory(env, artifactName = 'none') {
    const [, file] = /^[^/]+\/[^/]+\/(?:\.github\/workflows\/)?(.+)@/.exec(env.GITHUB_WORKFLOW_REF ?? '') ?? [];
    const parts = [file ?? (env.GITHUB_WORKFLOW || 'workflow'), env.GITHUB_JOB || 'job', artifactName];
    return parts.map((part) => part.replaceAll('/', '-')).join('/');
}


/***/ }),

/***/ 20897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ FAILED_TITLE),
/* harmony export */   U: () => (/* binding */ failureHelp),
/* harmony export */   failureSection: () => (/* binding */ failureSection)
/* harmony export */ });
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51065);

const SHOWN = 8_000;
const input = (names, page) => ({
    text: new RegExp(`Input \`(?:${names})\``),
    remedy: 'Correct the input in the workflow.',
    page,
});
const HELP = [
    { text: /^Cancelled/, remedy: 'Run the workflow again.', page: 'limits.md' },
    { ...input('tracking-issue', 'tracking-issue.md'), remedy: 'Check the permissions of the job.' },
    { ...input('github-token', 'troubleshooting.md'), remedy: 'Remove the input, or correct the token.' },
    { text: /^\d+ gates? failed/, remedy: 'Check the files, or change the gate.', page: 'gates.md' },
    {
        text: /Input `application-key(?:-id)?`|HTTP 401|lacks? the capability|has the capabilities/,
        remedy: 'Check the secrets with the key ID and the key, and what the key may do.',
        page: 'troubleshooting.md',
    },
    {
        text: /transaction_cap_exceeded/,
        remedy: 'Raise the daily transaction cap, or run again after 00:00 UTC.',
        page: 'limits.md#cost',
    },
    {
        text: /certificate|proxy|host_not_found|network/i,
        remedy: 'Check the connection of the runner to B2.',
        page: 'endpoint.md',
    },
    {
        text: /HTTP (?:408|429|5\d\d)|attempts/,
        remedy: 'Run the step again, or lower `concurrency`.',
        page: 'troubleshooting.md',
    },
    input('upload-to', 'history.md'),
    input('include|exclude|where|prefix', 'filters.md'),
    input('gates', 'gates.md'),
    input('rules|suppressions|verify-urls', 'rules.md'),
    { ...input('baseline', 'baseline.md'), text: /Input `baseline`|actions: read/ },
    input('template', 'template.md'),
    input('columns', 'columns.md'),
    input('formats', 'formats.md'),
    input('url-style', 'urls.md'),
    input('endpoint', 'endpoint.md'),
    { text: /Input `/, remedy: 'Correct the input in the workflow.', page: 'troubleshooting.md' },
    { text: /(?:)/, remedy: 'Look the message up.', page: 'troubleshooting.md' },
];
function failureSection(message, docs, policy) {
    return `${FAILED_TITLE}\n\n${failureHelp(policy?.hidesNames ? withoutNames(message) : message, docs)}`;
}
const FAILED_TITLE = '## B2 inventory failed';
function failureHelp(text, docs) {
    const lines = text.slice(0, SHOWN).split('\n').map(_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .markdownText */ .p7);
    const { remedy, page } = HELP.find((help) => help.text.test(text));
    return `<pre>${lines.join('\n')}</pre>\n\n${remedy} See [docs/${page}](${docs}${page}).\n`;
}
function withoutNames(message) {
    const safe = /^(?:b2_\w+: (?:HTTP \d+ )?\w+|Cancelled \(SIG[A-Z]+\); the inventory is not complete$)/.exec(message);
    if (safe)
        return safe[0];
    const inputs = [...new Set(Array.from(message.matchAll(/Input (`[a-z-]+`)/g), ([, name]) => name))];
    const what = inputs.length > 0 ? `Wrong: ${inputs.join(', ')}.` : 'The step failed.';
    return `${what} The log of the step has the message.`;
}


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


/***/ })

};
