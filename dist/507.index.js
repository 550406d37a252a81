export const id = 507;
export const ids = [507];
export const modules = {

/***/ 23507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FIRST_URLS: () => (/* binding */ FIRST_URLS),
  shownPath: () => (/* binding */ shownPath),
  summarySections: () => (/* binding */ summarySections)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/text/markdown.js
var markdown = __webpack_require__(51065);
// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
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
// EXTERNAL MODULE: ./build/report/findings.js
var findings = __webpack_require__(73145);
// EXTERNAL MODULE: ./build/report/gate-section.js
var gate_section = __webpack_require__(61142);
// EXTERNAL MODULE: ./build/report/headline.js
var headline = __webpack_require__(2251);
// EXTERNAL MODULE: ./build/report/result.js
var result = __webpack_require__(99934);
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
        ...(results ? (0,findings.findingsSections)(results, policy) : []),
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
function scope({ manifest, folder, artifactUrl, reportUrl, policy }) {
    const { buckets, request, service } = manifest;
    const listed = buckets.filter(({ error }) => error === undefined);
    const [only] = buckets;
    const where = buckets.length === 1 ? `bucket ${(0,markdown/* markdownText */.p7)(only.bucketName)}` : (0,numbers/* count */.U9)(listed.length, 'bucket');
    const prefix = request.prefix
        ? `, names that begin with <code>${policy.show((0,markdown/* markdownText */.p7)(request.prefix), '…')}</code>`
        : '';
    const what = request.list === 'files' ? `In ${where}${prefix}${filters(request)}, with` : 'Listed with';
    const whole = artifactUrl ? ` and in [the artifact](${artifactUrl})` : '';
    const page = reportUrl ? `**[Download the report page](${reportUrl})** to look at all of it. ` : '';
    return `${page}${what} ${(0,numbers/* count */.U9)(service.requests, 'request')}. All files are in <code>${(0,markdown/* markdownText */.p7)(folder)}</code>${whole}.`;
}
function urlSection({ manifest, firstUrls }, isSmall) {
    const shown = isSmall ? firstUrls : firstUrls.slice(0, URLS_SHOWN);
    if (shown.length === 0)
        return '';
    const list = shown.map((url) => `1. <${url}>\n`).join('');
    if (isSmall)
        return `URLs:\n\n${list}`;
    const rest = manifest.files - shown.length;
    return (0,named_files/* folded */.TM)('First URLs', `${list}\n… and ${(0,numbers/* count */.U9)(rest, `more ${(0,result/* rowNoun */.LU)(manifest.request)}`)}.\n`);
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


/***/ })

};
