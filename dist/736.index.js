export const id = 736;
export const ids = [736,332];
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

/***/ 56736:
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
// EXTERNAL MODULE: ./build/rows/bucket-columns.js
var bucket_columns = __webpack_require__(74910);
;// CONCATENATED MODULE: ./build/documents/buckets.js



const COLUMNS = bucket_columns/* BUCKET_COLUMNS */.N.map(({ name }) => name);
const bucketsJson = {
    name: 'buckets',
    async write({ buckets }, folder) {
        const bytes = Buffer.from(`${JSON.stringify(buckets, null, 2)}\n`);
        await folder.whole('buckets.json', [], buckets.length, bytes);
    },
};
const bucketTables = [...buckets/* BUCKETS_FORMATS */.z].map(([name, format]) => ({
    name,
    async write({ buckets, formats, listsFiles }, folder) {
        if (listsFiles || !formats.includes(name))
            return;
        const to = new byte_sink/* ByteSink */._s(1 << 16);
        await format.write(buckets, to);
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
    async write({ changes, isShard, signal }, folder) {
        if (!changes || !isShard)
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

;// CONCATENATED MODULE: ./build/documents/index.js





const DOCUMENTS = [
    changesDocument,
    shardChanges,
    ...bucketTables,
    bucketsJson,
    findingsJson,
    findingsSarif,
];
async function writeDocuments(facts, folder) {
    for (const document of DOCUMENTS)
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

// EXTERNAL MODULE: ./build/inventory/manifest.js + 1 modules
var inventory_manifest = __webpack_require__(50655);
// EXTERNAL MODULE: ./build/inventory/output-files.js + 1 modules
var output_files = __webpack_require__(28895);
// EXTERNAL MODULE: ./build/publish/index.js + 1 modules
var publish = __webpack_require__(55014);
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
// EXTERNAL MODULE: ./build/rows/bucket.js
var bucket = __webpack_require__(26332);
// EXTERNAL MODULE: ./build/rows/timestamps.js
var timestamps = __webpack_require__(40199);
;// CONCATENATED MODULE: ./build/report/headline.js





function headline(manifest, gates, results) {
    const { buckets, complete } = manifest;
    const failed = buckets.filter(({ error }) => error !== undefined).length;
    const parts = [
        ...(complete
            ? []
            : [`not complete: ${failed} of ${(0,numbers/* count */.U9)(buckets.length, 'bucket')} could not be listed`]),
        ...(gates.length > 0 ? [gatesPart(gates)] : []),
        ...(results ? [findingsPart(results)] : []),
        foundPart(manifest),
    ];
    const sign = signOf(complete, gates, results);
    return `${sign === '' ? '' : `${sign} `}${parts.join(' · ')}`;
}
function signOf(complete, gates, results) {
    const verdicts = gates.map(report_gates/* verdict */.WJ);
    if (!complete || verdicts.includes('fails'))
        return '❌';
    const found = results ? (0,finding/* countOf */.p)(results, 'error') + (0,finding/* countOf */.p)(results, 'warning') : 0;
    if (verdicts.includes('warns') || found > 0)
        return '⚠️';
    return gates.length > 0 || results ? '✅' : '';
}
function gatesPart(gates) {
    const times = (word) => gates.filter((result) => (0,report_gates/* verdict */.WJ)(result) === word).length;
    const [fails, warns, skipped] = [times('fails'), times('warns'), times('skipped')];
    const total = gates.length;
    if (total === 1)
        return `the gate ${fails ? 'fails' : warns ? 'warns' : skipped ? 'was skipped' : 'passes'}`;
    if (fails + warns + skipped === 0)
        return `all ${total} gates pass`;
    const parts = [
        ...(fails > 0 ? [`${fails} ${fails === 1 ? 'fails' : 'fail'}`] : []),
        ...(warns > 0 ? [`${warns} ${warns === 1 ? 'warns' : 'warn'}`] : []),
        ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ];
    return `of ${total} gates ${parts.join(', ')}`;
}
function findingsPart(results) {
    const total = results.findings.length;
    if (total === 0)
        return results.notEvaluated.length > 0 ? 'no findings, some rules not evaluated' : 'no findings';
    const [errors, warnings] = [(0,finding/* countOf */.p)(results, 'error'), (0,finding/* countOf */.p)(results, 'warning')];
    const worst = errors > 0 ? (0,numbers/* count */.U9)(errors, 'error') : (0,numbers/* count */.U9)(warnings, 'warning');
    return `${(0,numbers/* count */.U9)(total, 'finding')} (${worst})`;
}
function foundPart(manifest) {
    const { buckets, request, files, bytes: size, history, startedAt } = manifest;
    if (request.list !== 'files')
        return (0,numbers/* count */.U9)(buckets.length, 'bucket');
    const found = `${(0,numbers/* count */.U9)(files, (0,row_noun/* rowNoun */.L)(request))}, ${(0,numbers/* bytes */.ee)(size)}`;
    const before = manifest.complete ? history?.[0] : undefined;
    if (!before)
        return found;
    return `${found} (${growth(before.bytes, size)} ${sinceText(Date.parse(startedAt) - Date.parse(before.startedAt))})`;
}
function growth(before, after) {
    if (before === after)
        return 'same size';
    if (before === 0)
        return `+${(0,numbers/* bytes */.ee)(after)}`;
    return `${after > before ? '+' : '−'}${(0,numbers/* share */.uM)(Math.abs(after - before), before)}`;
}
function sinceText(ms) {
    const days = Math.round(ms / timestamps/* DAY_MS */.sO);
    if (days === 1)
        return 'since yesterday';
    if (days > 1)
        return `in ${(0,numbers/* count */.U9)(days, 'day')}`;
    return `in ${(0,numbers/* count */.U9)(Math.max(1, Math.round(ms / 3_600_000)), 'hour')}`;
}

;// CONCATENATED MODULE: ./build/report/bucket-table.js







const BUCKETS_SHOWN = 200;
function bucketTable(manifest, facts) {
    const { buckets, request, history, complete } = manifest;
    const { buckets: settings, capabilities, lastUploads } = facts;
    if (buckets.length === 0)
        return '';
    const byName = new Map(settings.map((each) => [each.bucketName, each]));
    const before = new Map((complete ? history?.[0]?.buckets : undefined)?.map((each) => [each.bucketName, each]));
    const noun = (0,row_noun/* rowNoun */.L)(request);
    const ofFiles = [
        {
            title: noun === 'file' ? 'Files' : 'Versions',
            right: true,
            cell: ({ bucket }) => (bucket.error === undefined ? (0,numbers/* whole */.WQ)(bucket.files) : 'not listed'),
        },
        {
            title: 'Size',
            right: true,
            cell: ({ bucket }) => (bucket.error === undefined ? (0,numbers/* bytes */.ee)(bucket.bytes) : (0,markdown/* markdownText */.p7)(bucket.error)),
        },
        {
            title: 'Change',
            right: true,
            cell: ({ bucket }) => {
                const earlier = before.get(bucket.bucketName);
                return earlier ? growth(earlier.bytes, bucket.bytes) : before.size > 0 ? 'new' : '';
            },
        },
        { title: 'Last upload', cell: ({ bucket }) => timeText(lastUploads.get(bucket.bucketName)) },
    ];
    const columns = [
        { title: 'Bucket', cell: ({ bucket }) => (0,markdown/* markdownText */.p7)(bucket.bucketName) },
        { title: 'Type', cell: ({ bucket }) => typeText(bucket.bucketType) },
        ...(request.list === 'files' ? ofFiles : []),
        setting('Encryption', 'defaultEncryption'),
        setting('Object Lock', 'fileLock'),
        {
            title: 'Lifecycle',
            cell: ({ settings: bucket }) => (bucket ? lifecycleText(bucket, capabilities) : ''),
        },
        ...(request.list === 'files'
            ? []
            : [{ title: 'ID', cell: ({ bucket }) => `<code>${(0,markdown/* markdownText */.p7)(bucket.bucketId)}</code>` }]),
    ];
    const isPublic = ({ bucketType }) => bucketType === 'allPublic';
    const shown = [...buckets.filter(isPublic), ...buckets.filter((bucket) => !isPublic(bucket))]
        .slice(0, BUCKETS_SHOWN)
        .map((bucket) => ({ bucket, settings: byName.get(bucket.bucketName) }));
    const filled = columns.filter(({ cell }) => shown.some((each) => cell(each) !== ''));
    const rest = buckets.length - shown.length;
    const table = (0,markdown/* markdownTable */.Qj)(filled.map(({ title }) => title), shown.map((each) => filled.map(({ cell }) => cell(each))), filled.flatMap(({ right }, index) => (right ? index : [])));
    return `${table}${rest > 0 ? `\n… and ${(0,numbers/* count */.U9)(rest, 'more bucket')}, in buckets.json.\n` : ''}`;
}
function setting(title, name) {
    const column = bucket_columns/* BUCKET_COLUMNS */.N.find((each) => each.name === name);
    return {
        title,
        cell({ settings }) {
            const value = settings && column.value((0,bucket/* printedBucket */.b)(settings));
            return value === undefined || value === null ? '' : (0,markdown/* markdownText */.p7)(String(value));
        },
    };
}
function lifecycleText(bucket, capabilities) {
    if (!Array.isArray(bucket.lifecycleRules))
        return '';
    const rules = (0,bucket_settings/* lifecycleRules */.EM)({ bucket, capabilities, accountBuckets: null });
    if ((0,bucket_settings/* isUnknown */.t8)(rules))
        return 'unknown';
    return rules.value.length === 0 ? 'no rules' : (0,numbers/* count */.U9)(rules.value.length, 'rule');
}
function typeText(type) {
    if (type === 'allPublic')
        return '🔓 public';
    return type === 'allPrivate' ? 'private' : (0,markdown/* markdownText */.p7)(type ?? 'unknown');
}
function timeText(ms) {
    if (ms === undefined || Number.isNaN(ms))
        return '';
    return (0,numbers/* utcMinute */.vD)(new Date(ms).toISOString());
}

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
;// CONCATENATED MODULE: ./build/report/totals.js



const SHOWN = 20;
const FEW_FILES = 20;
function totalsSections(totals, all, policy) {
    if (all.files === 0)
        return [];
    const { extensions, contentTypes, ages, undated, sizes, versions, duplicates } = totals;
    const { hidesNames } = policy;
    const isLarge = all.files > FEW_FILES;
    const sections = [
        hidesNames ? '' : folderSection(totals.folders, all),
        hidesNames || !isLarge ? '' : keySection('Extensions', 'Extension', extensions, all),
        isLarge ? keySection('Content types', 'Content type', contentTypes, all) : '',
        isLarge ? bandSection('Age', ages, ageText, all, undated) : '',
        isLarge ? bandSection('Size of files', sizes, sizeText, all) : '',
        hidesNames || !isLarge ? '' : fileSection('Largest files', totals.largest),
        hidesNames || !isLarge ? '' : fileSection('Newest files', totals.newest),
        hidesNames || !isLarge ? '' : fileSection('Oldest files', totals.oldest),
        versions === null ? '' : versionSection(versions, all),
        duplicates === undefined ? '' : duplicateSection(duplicates, policy),
    ];
    return sections.filter((section) => section !== '');
}
const SUM_HEAD = ['Files', 'Size', 'Share', ''];
const SUM_RIGHT = [1, 2, 3];
const BAR_BLOCKS = 8;
function sumCells({ files, bytes: size }, all) {
    return [(0,numbers/* whole */.WQ)(files), (0,numbers/* bytes */.ee)(size), (0,numbers/* share */.uM)(size, all.bytes), bar(size, all.bytes)];
}
function bar(part, of) {
    const full = of === 0 ? 0 : Math.round((BAR_BLOCKS * part) / of);
    return '█'.repeat(full) + '░'.repeat(BAR_BLOCKS - full);
}
function treeOf(folders) {
    const roots = [];
    const open = [];
    for (const folder of folders) {
        const contains = ({ folder: outer }) => outer.bucket === folder.bucket && folder.prefix.startsWith(outer.prefix);
        while (open.length > 0 && !contains(open.at(-1)))
            open.pop();
        const node = { folder, children: [] };
        (open.at(-1)?.children ?? roots).push(node);
        open.push(node);
    }
    return roots;
}
function folderSection(folders, all) {
    if (folders === null)
        return (0,named_files/* folded */.TM)('Folders', 'Not available: the names are not in the order of their UTF-8 bytes.\n');
    const { heaviest, others, outside } = folders;
    if (heaviest.length === 0)
        return '';
    const least = heaviest.map((folder) => folder.bytes).sort((a, b) => b - a)[SHOWN - 1] ?? 0;
    const shown = heaviest.filter((folder) => folder.bytes >= least).slice(0, SHOWN);
    const several = shown.some(({ bucket }) => bucket !== shown[0].bucket);
    const rows = [];
    const add = (nodes, level, outer) => {
        for (const { folder, children } of nodes.toSorted((a, b) => b.folder.bytes - a.folder.bytes)) {
            const label = several && level === 0 ? `${folder.bucket}: ${folder.prefix}` : folder.prefix.slice(outer.length);
            rows.push([`${'&emsp;'.repeat(level)}${(0,markdown/* nameCell */.UQ)(label)}`, ...sumCells(folder, all)]);
            add(children, level + 1, folder.prefix);
        }
    };
    add(treeOf(shown), 0, '');
    if (outside.files > 0)
        rows.push(['in no folder', ...sumCells(outside, all)]);
    const more = heaviest.length - shown.length + others.reduce((sum, { folders }) => sum + folders, 0);
    const rest = more > 0 ? `\n… and ${(0,numbers/* count */.U9)(more, 'smaller folder')}.\n` : '';
    return (0,named_files/* folded */.TM)('Folders', `${(0,markdown/* markdownTable */.Qj)(['Folder', ...SUM_HEAD], rows, SUM_RIGHT)}${rest}`);
}
function keySection(title, head, { heaviest, other, mostUnlisted }, all) {
    if (heaviest.length === 1 && other.files === 0)
        return '';
    const rows = heaviest.slice(0, SHOWN).map(({ key, missed, ...sums }) => {
        const [files, size = '', ...rest] = sumCells(sums, all);
        return [key === '' ? 'none' : (0,markdown/* nameCell */.UQ)(key), files, `${missed ? 'at least ' : ''}${size}`, ...rest];
    });
    const rest = { ...other };
    for (const { files, bytes: size } of heaviest.slice(SHOWN)) {
        rest.files += files;
        rest.bytes += size;
    }
    if (rest.files > 0)
        rows.push(['other', ...sumCells(rest, all)]);
    const most = Math.max(mostUnlisted, ...heaviest.slice(SHOWN).map(atMost));
    const bound = rest.files > 0 ? `\nNone of the others is larger than ${(0,numbers/* bytes */.ee)(most)}.\n` : '';
    return (0,named_files/* folded */.TM)(title, `${(0,markdown/* markdownTable */.Qj)([head, ...SUM_HEAD], rows, SUM_RIGHT)}${bound}`);
}
function atMost({ bytes: size, missed = 0 }) {
    return size + missed;
}
function bandSection(title, bands, text, all, undated = { files: 0, bytes: 0 }) {
    const rows = bands.filter(({ files }) => files > 0).map((band) => [text(band), ...sumCells(band, all)]);
    if (undated.files > 0)
        rows.push(['unknown', ...sumCells(undated, all)]);
    return rows.length > 1 ? (0,named_files/* folded */.TM)(title, (0,markdown/* markdownTable */.Qj)([title, ...SUM_HEAD], rows, SUM_RIGHT)) : '';
}
function sizeText({ from, below }) {
    if (from === 0)
        return 'empty';
    return below === null ? `${(0,numbers/* bytes */.ee)(from)} or more` : `${(0,numbers/* bytes */.ee)(from)} to less than ${(0,numbers/* bytes */.ee)(below)}`;
}
function ageText({ from, below }) {
    if (below === null)
        return `${(0,numbers/* count */.U9)(from, 'day')} or more`;
    return `${from === 0 ? '' : `${(0,numbers/* whole */.WQ)(from)} to `}less than ${(0,numbers/* count */.U9)(below, 'day')}`;
}
function fileSection(title, files) {
    if (files.length === 0)
        return '';
    const several = files.some(({ bucket }) => bucket !== files[0].bucket);
    const rows = files.map(({ bucket, name, bytes: size, uploadedAt }) => [
        (0,markdown/* nameCell */.UQ)(several ? `${bucket}: ${name}` : name),
        (0,numbers/* bytes */.ee)(size),
        uploadedAt === null ? 'unknown' : (0,numbers/* utcMinute */.vD)(uploadedAt),
    ]);
    return (0,named_files/* folded */.TM)(title, (0,markdown/* markdownTable */.Qj)(['File', 'Size', 'Uploaded'], rows, [1]));
}
function versionSection(totals, all) {
    const { old, hidden, hiddenFiles, hideMarkers, unfinished } = totals;
    const rows = [
        ...(old.files > 0 ? [['old versions', ...sumCells(old, all)]] : []),
        ...(hidden.files > 0
            ? [[`versions of ${(0,numbers/* count */.U9)(hiddenFiles, 'hidden file')}`, ...sumCells(hidden, all)]]
            : []),
        ...(hideMarkers > 0 ? [['hide markers', (0,numbers/* whole */.WQ)(hideMarkers), '', '', '']] : []),
        ...(unfinished > 0 ? [['unfinished large files', (0,numbers/* whole */.WQ)(unfinished), 'not listed by B2', '', '']] : []),
    ];
    return rows.length > 0
        ? (0,named_files/* folded */.TM)('Versions', (0,markdown/* markdownTable */.Qj)(['', 'Number', ...SUM_HEAD.slice(1)], rows, SUM_RIGHT))
        : '';
}
function duplicateSection(duplicates, policy) {
    if (duplicates === null)
        return (0,named_files/* folded */.TM)('Duplicates', 'Not available: there are too many files to compare.\n');
    const { groups, spare, largest, notCompared } = duplicates;
    if (groups === 0)
        return '';
    const found = `${(0,numbers/* count */.U9)(groups, 'duplicate group')}: ${(0,numbers/* count */.U9)(spare.files, 'redundant file')}, ${(0,numbers/* bytes */.ee)(spare.bytes)} reclaimable.`;
    const rest = notCompared.files > 0
        ? ` Not compared, because B2 has not verified their SHA-1: ${(0,numbers/* count */.U9)(notCompared.files, 'file')}, ${(0,numbers/* bytes */.ee)(notCompared.bytes)}.`
        : '';
    const rows = largest.map(({ sha1, size, files }) => [
        `<code>${sha1}</code>`,
        (0,numbers/* bytes */.ee)(size),
        (0,numbers/* whole */.WQ)(files),
        (0,numbers/* bytes */.ee)(size * (files - 1)),
    ]);
    const table = policy.hidesNames || rows.length === 0
        ? ''
        : `\n${(0,markdown/* markdownTable */.Qj)(['SHA-1', 'Size', 'Files', 'Reclaimable'], rows, [1, 2, 3])}`;
    return (0,named_files/* folded */.TM)('Duplicates', `${found}${rest}\n${table}`);
}

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
const FIRST_URLS = FEW_FILES;
const URLS_SHOWN = 10;
function summarySections(facts) {
    const { manifest, failure, gates, results, changes, buckets, policy, docs } = facts;
    const several = manifest.buckets.length > 1;
    const isSmall = manifest.files <= FEW_FILES;
    const urls = urlSection(facts, isSmall);
    const sections = [
        `${failure === undefined ? '## B2 inventory' : report_failure/* FAILED_TITLE */.JE}\n\n**${(0,markdown/* markdownText */.p7)(headline(manifest, gates, results))}**\n`,
        failure === undefined ? '' : (0,report_failure/* failureHelp */.U2)(failure, docs),
        `${scope(facts)}\n`,
        ...(results ? (0,findings/* findingsSections */.XG)(results, policy) : []),
        (0,report_gates/* gateSection */.Tx)(gates, { policy, several, docs }),
        bucketTable(manifest, buckets),
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
        ...(manifest.totals ? totalsSections(manifest.totals, manifest, policy) : []),
        isSmall ? '' : urls,
    ];
    return sections.filter((section) => section !== '');
}
function scope({ manifest, folder, artifactUrl, policy }) {
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
    const whole = artifactUrl ? ` and in [the artifact](${artifactUrl})` : '';
    return `${part}${what} ${(0,numbers/* count */.U9)(service.requests, 'request')}. All files are in <code>${(0,markdown/* markdownText */.p7)(folder)}</code>${whole}.`;
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
    if (meant.length > 0 && meant.every((each) => !canMatch(each, prefix))) {
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
    const { inputs, request, buckets, shard, listed, evidence, urls, earlier } = written;
    const { env, log, policy, folder, signal } = finishing;
    const listsFiles = request.list === 'files';
    const { gates, results } = judge(inputs.gates, evidence, {
        ...listed,
        buckets,
        baseline: written.baseline,
    });
    if (results)
        await (0,findings/* reportFindings */.LH)(results, policy, log);
    await (0,report_gates/* reportGates */.Dx)(gates, policy, log);
    if (listsFiles && listed.complete && !shard) {
        reportUnmatched({ ...written.unmatched, gates: evidence.unmatched }, request.prefix, policy, log);
    }
    const changes = evidence.changes?.changes;
    const documents = new output_files/* OutputFiles */.R(folder);
    let files;
    try {
        await writeDocuments({
            buckets: buckets.map(bucket/* printedBucket */.b),
            formats: inputs.formats.map(({ name }) => name),
            listsFiles,
            isShard: shard !== undefined,
            changes,
            results,
            policy,
            category: (0,job_category/* jobCategory */.G)(env, inputs.artifactName),
            signal,
        }, documents);
        files = await documents.end();
    }
    finally {
        await documents.close();
    }
    signal.throwIfAborted();
    const manifest = (0,inventory_manifest/* describe */.q0)({
        version: version/* VERSION */.x,
        startedAt: listed.startedAt,
        request,
        shard,
        buckets,
        totals: listed.totals,
        quantiles: listed.quantiles,
        failed: listed.failed,
        service: written.service,
        outputs: [...listed.files, ...files],
        learned: learnedFrom(evidence, gates, earlier),
    });
    await folder.finish(manifest);
    await finishing.claim?.finish();
    const published = await (0,publish/* publish */.mk)(finishing.publications, manifest, finishing.publishing, signal);
    signal.throwIfAborted();
    const failure = failureText(manifest, gates, policy);
    const sections = summarySections({
        manifest,
        failure,
        firstUrls: policy.hidesNames ? [] : urls.first(FIRST_URLS),
        gates,
        results,
        changes,
        buckets: {
            buckets,
            capabilities: written.capabilities,
            lastUploads: evidence.totals.newestByBucket,
        },
        folder: shownPath(inputs.outputDir, env.GITHUB_WORKSPACE ?? process.cwd()),
        artifactUrl: published['artifact-url'],
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

/***/ 73145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LH: () => (/* binding */ reportFindings),
/* harmony export */   XG: () => (/* binding */ findingsSections),
/* harmony export */   fl: () => (/* binding */ findingKey)
/* harmony export */ });
/* harmony import */ var _audit_finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85169);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51065);
/* harmony import */ var _text_numbers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78296);



const ANNOTATIONS = 10;
const FINDINGS_SHOWN = 50;
const DETAILS_SHOWN = 20;
async function reportFindings(results, policy, log) {
    await log.group('Findings', async () => {
        for (const finding of results.findings)
            log.info(`${finding.level}: ${findingLine(finding)}`);
        for (const open of results.notEvaluated)
            log.info(`not evaluated: ${openLine(open)}`);
        log.info(countLine(results));
    });
    const annotate = { error: log.error, warning: log.warning, note: log.notice };
    for (const finding of results.findings.slice(0, ANNOTATIONS)) {
        const names = shown(finding, policy).offenders?.names ?? [];
        const first = names.length === 0
            ? ''
            : ` First: ${names
                .slice(0, 3)
                .map((name) => JSON.stringify(name))
                .join(', ')}`;
        annotate[finding.level].call(log, `${findingLine(finding)}${first}`);
    }
}
function shown(finding, policy) {
    return policy.isExposed ? (0,_audit_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutNames */ .F)(finding) : finding;
}
function findingLine({ rule, resource, message }) {
    return `${whereText(resource)}: ${message} (${rule})`;
}
function findingKey({ rule, resource, level }, rules) {
    return `${level}: ${whereText(resource)}: ${rules.find(({ id }) => id === rule).what} (${rule})`;
}
function openLine({ rule, resource, reason }) {
    return `${whereText(resource)}: ${reason} (${rule})`;
}
function whereText({ kind, name }) {
    return {
        bucket: `bucket ${name}`,
        key: 'the key in use',
        keys: 'keys of the account',
        suppressions: 'suppressions',
    }[kind];
}
function countLine({ findings, suppressed, notEvaluated }) {
    const parts = [
        (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(findings.length, 'finding'),
        ...(suppressed.length > 0 ? [`${suppressed.length} suppressed`] : []),
        ...(notEvaluated.length > 0 ? [`${notEvaluated.length} not evaluated`] : []),
    ];
    return parts.join(', ');
}
const SIGNS = { error: '❌ error', warning: '⚠️ warning', note: 'ℹ️ note' };
function findingsSections(results, policy) {
    const { findings, notEvaluated } = results;
    const links = new Map(results.rules.map(({ id, link }) => [id, link]));
    const rows = findings
        .slice(0, FINDINGS_SHOWN)
        .map((finding) => [
        SIGNS[finding.level],
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(whereText(finding.resource)),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(finding.message),
        `[${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(finding.rule)}](${links.get(finding.rule)})`,
    ]);
    const rest = findings.length - rows.length;
    const table = rows.length === 0 ? '' : `\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownTable */ .Qj)(['', 'Where', 'What', 'Rule'], rows, [])}`;
    const more = rest > 0 ? `\n… and ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(rest, 'more finding')}, in findings.json.\n` : '';
    const details = findings.map((finding) => detailsOf(shown(finding, policy))).filter((text) => text !== '');
    return [
        `### Findings\n\n${countLine(results)}.\n${table}${more}`,
        ...details.slice(0, DETAILS_SHOWN),
        notEvaluatedDetails(notEvaluated),
    ];
}
function detailsOf({ rule, resource, offenders, lifecycle, keyCommand }) {
    const parts = [];
    const names = offenders?.names ?? [];
    if (names.length > 0)
        parts.push(names.map((name) => `- ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .nameCell */ .UQ)(name)}\n`).join(''));
    if (lifecycle) {
        const { frees, notEvaluated, lifecycleRules } = lifecycle;
        const effect = frees
            ? `They delete ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(frees.versions, 'version')} now, which frees ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(frees.bytes)}. Locked versions are left out.`
            : `How much they free is not known: ${notEvaluated}.`;
        parts.push(`Lifecycle rules to set. ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(effect)}\n\n${codeBlock(JSON.stringify(lifecycleRules, null, 2))}`);
    }
    if (keyCommand !== undefined)
        parts.push(`The smallest key for this job:\n\n${codeBlock(keyCommand)}`);
    if (parts.length === 0)
        return '';
    const title = `${rule}, ${whereText(resource)}`;
    return `\n<details><summary>${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(title)}</summary>\n\n${parts.join('\n')}\n</details>\n`;
}
function codeBlock(text) {
    return `\`\`\`\`text\n${text.replaceAll('````', '` ` ` `')}\n\`\`\`\`\n`;
}
function notEvaluatedDetails(notEvaluated) {
    if (notEvaluated.length === 0)
        return '';
    const reasons = new Map();
    for (const { rule, reason } of notEvaluated) {
        const text = `${rule}: ${reason}`;
        reasons.set(text, (reasons.get(text) ?? 0) + 1);
    }
    const lines = Array.from(reasons, ([text, times]) => `- ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .markdownText */ .p7)(text)}${times > 1 ? ` (${times} times)` : ''}\n`);
    return `\n<details><summary>Not evaluated</summary>\n\n${lines.join('')}\n</details>\n`;
}


/***/ }),

/***/ 39295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C_: () => (/* binding */ gateLine),
/* harmony export */   Dx: () => (/* binding */ reportGates),
/* harmony export */   Tx: () => (/* binding */ gateSection),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   bp: () => (/* binding */ gateText)
/* harmony export */ });
/* harmony import */ var _audit_figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20113);
/* harmony import */ var _conditions_print_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47428);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51065);
/* harmony import */ var _text_numbers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78296);
/* harmony import */ var _named_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97296);





function verdict({ gate, holds, skipped }) {
    if (holds)
        return 'passes';
    if (skipped)
        return 'skipped';
    return gate.warns ? 'warns' : 'fails';
}
function gateLine(result, policy) {
    return `${gateText(result, policy)}: ${foundText(result, policy)}`;
}
function gateText({ gate }, policy) {
    return (0,_conditions_print_js__WEBPACK_IMPORTED_MODULE_1__/* .printGate */ .BZ)(policy.hidesNames ? { ...gate, condition: withoutGlobs(gate.condition) } : gate);
}
function foundText({ found }, policy, shown = exactText) {
    return found
        .map(({ name, scope, unit, value, unmatched }) => {
        const figure = (0,_conditions_print_js__WEBPACK_IMPORTED_MODULE_1__/* .printTerm */ .eV)(name, scope !== null && policy.hidesNames ? HIDDEN : scope);
        const text = typeof value === 'string' ? `has no value: ${value}` : `is ${shown(unit, value)}`;
        return `${figure} ${text}${unmatched && value !== _audit_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_MATCH */ .IP ? ` (${_audit_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_MATCH */ .IP})` : ''}`;
    })
        .join(', ');
}
const HIDDEN = '…';
function withoutGlobs(condition) {
    if (condition.kind === 'compare')
        return condition.scope === null ? condition : { ...condition, scope: HIDDEN };
    if (condition.kind === 'not')
        return { ...condition, of: withoutGlobs(condition.of) };
    return { ...condition, of: condition.of.map(withoutGlobs) };
}
function exactText(unit, value) {
    switch (unit) {
        case 'bytes': {
            const exact = (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(value, 'byte');
            return value < 1_000 ? exact : `${exact} (${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .bytes */ .ee)(value)})`;
        }
        case 'percent':
            return (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .percent */ .KN)(value);
        case 'seconds':
            return (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(value);
        case 'count':
            return (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .whole */ .WQ)(value);
    }
}
function shortText(unit, value) {
    if (unit === 'bytes')
        return (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .bytes */ .ee)(value);
    if (unit === 'percent')
        return (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .share */ .uM)(value, 100);
    return unit === 'seconds' ? (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .longDuration */ .lV)(value) : (0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_2__/* .whole */ .WQ)(value);
}
const SIGNS = { fails: '❌ fails', warns: '⚠️ warns', skipped: '➖ skipped', passes: '✅ passes' };
const ORDER = ['fails', 'warns', 'skipped', 'passes'];
async function reportGates(results, policy, log) {
    if (results.length === 0)
        return;
    await log.group('Gates', async () => {
        for (const result of results)
            log.info(`${verdict(result)}: ${gateLine(result, policy)}`);
    });
    for (const result of results) {
        if (verdict(result) === 'warns')
            log.warning(`A gate fails. ${gateLine(result, policy)}`);
    }
}
function gateSection(results, { policy, several, docs }) {
    if (results.length === 0)
        return '';
    const ordered = ORDER.flatMap((kind) => results.filter((result) => verdict(result) === kind));
    const rows = ordered.map((result) => [
        SIGNS[verdict(result)],
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .nameCell */ .UQ)(gateText(result, policy)),
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownText */ .p7)(foundText(result, policy, shortText)),
    ]);
    const wrong = ordered.filter((result) => ['fails', 'warns'].includes(verdict(result)));
    const files = policy.hidesNames
        ? []
        : wrong.flatMap(({ found }) => found.flatMap((each) => filesText(each, several)));
    const help = wrong.length > 0 ? `\n[What the figures mean](${docs}gates.md)\n` : '';
    return `### Gates\n\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .markdownTable */ .Qj)(['', 'Gate', 'Found'], rows, [])}${[...new Set(files)].join('')}${help}`;
}
function filesText({ name, scope, unit, value, files }, several) {
    if (files.length === 0)
        return [];
    const all = unit === 'count' && typeof value === 'number' ? value : files.length;
    return [
        `\n${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .nameCell */ .UQ)((0,_conditions_print_js__WEBPACK_IMPORTED_MODULE_1__/* .printTerm */ .eV)(name, scope))}${(0,_named_files_js__WEBPACK_IMPORTED_MODULE_3__/* .firstOf */ .Ku)(files.length, all)}:\n\n${(0,_named_files_js__WEBPACK_IMPORTED_MODULE_3__/* .nameList */ .OD)(files, several)}`,
    ];
}


/***/ }),

/***/ 97296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   OD: () => (/* binding */ nameList),
/* harmony export */   TM: () => (/* binding */ folded)
/* harmony export */ });
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51065);
/* harmony import */ var _text_numbers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78296);


function nameList(files, several) {
    const shown = ({ bucket, name }) => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .nameCell */ .UQ)(several ? `${bucket}: ${name}` : name);
    return files
        .map((file) => {
        const from = file.from === undefined ? '' : `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .nameCell */ .UQ)(file.from)} → `;
        return `- ${from}${shown(file)}\n`;
    })
        .join('');
}
function firstOf(shown, all) {
    return shown < all ? `, the first ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(shown)} of ${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)(all)}` : '';
}
function folded(title, text) {
    return `<details><summary>${title}</summary>\n\n${text}\n</details>\n`;
}


/***/ }),

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


/***/ }),

/***/ 77822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ ComparedRows),
/* harmony export */   wz: () => (/* binding */ COMPARED_COLUMNS),
/* harmony export */   yy: () => (/* binding */ SETTINGS)
/* harmony export */ });
/* harmony import */ var _json_literal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39530);

const SETTINGS = ['encryption', 'retention', 'retainUntil', 'legalHold', 'replication'];
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
        const mode = row.settings.retention;
        const until = row.settings.retainUntil;
        const encryption = row.settings.encryption;
        const legalHold = row.settings.legalHold;
        const replication = row.settings.replication;
        const last = this.#last;
        if (encryption !== last[0] ||
            mode !== last[1] ||
            until !== last[2] ||
            legalHold !== last[3] ||
            replication !== last[4]) {
            this.#last = [encryption, mode, until, legalHold, replication];
            this.#settings = this.#last.map(_json_literal_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOf */ .J).join('\n');
        }
        return this.#settings;
    }
    copy(row, bucket) {
        return {
            bucket,
            name: row.name,
            fileId: (0,_json_literal_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOf */ .J)(row.literal('fileId')),
            size: row.size,
            sha1: (0,_json_literal_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOf */ .J)(row.sha1()),
            sha1Source: row.sha1Source(),
            md5: (0,_json_literal_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOf */ .J)(row.literal('contentMd5')),
            action: (0,_json_literal_js__WEBPACK_IMPORTED_MODULE_0__/* .stringOf */ .J)(row.settings.action),
            latest: row.latest,
            settings: this.settings(row),
        };
    }
}


/***/ })

};
