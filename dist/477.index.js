export const id = 477;
export const ids = [477];
export const modules = {

/***/ 29477:
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
// EXTERNAL MODULE: ./build/publish/index.js
var publish = __webpack_require__(61592);
// EXTERNAL MODULE: ./build/report/findings.js
var findings = __webpack_require__(73145);
// EXTERNAL MODULE: ./build/report/gates.js
var report_gates = __webpack_require__(39295);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/audit/finding.js
var finding = __webpack_require__(85169);
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
        `${failure === undefined ? '## B2 inventory' : report_failure/* FAILED_TITLE */.JE}\n\n**${(0,markdown/* markdownText */.p7)((0,headline/* headline */.P)(manifest, gates, results))}**\n`,
        failure === undefined ? '' : (0,report_failure/* failureHelp */.U2)(failure, docs),
        `${scope(facts)}\n`,
        ...(results ? (0,findings/* findingsSections */.XG)(results, policy) : []),
        (0,report_gates/* gateSection */.Tx)(gates, { policy, several, docs }),
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
    const published = places.map(({ name, url }) => url === undefined ? `<code>${(0,markdown/* markdownText */.p7)(name)}</code>` : `[${name}](${url})`);
    const all = [`<code>${(0,markdown/* markdownText */.p7)(folder)}</code>`, ...published];
    const page = reportUrl ? `**[Download the report page](${reportUrl})** to look at all of it. ` : '';
    return `${page}${what} ${(0,numbers/* count */.U9)(service.requests, 'request')}. All files are in ${all.join(' and in ')}.`;
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

// EXTERNAL MODULE: ./build/rows/bucket.js
var bucket = __webpack_require__(26332);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(58508);
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
        version: version/* VERSION */.x,
        startedAt: listed.startedAt,
        request,
        shard,
        buckets: written.buckets,
        totals: listed.totals,
        quantiles: listed.quantiles,
        failed: listed.failed,
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
    await written.documents.write({
        ...{ manifest: described, failure, gates, results, changes, buckets, policy, signal },
        printedBuckets: written.buckets.map(bucket/* printedBucket */.b),
        formats: inputs.formats.map(({ name }) => name),
        listsFiles,
        isShard: shard !== undefined,
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


/***/ })

};
