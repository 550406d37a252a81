export const id = 450;
export const ids = [450,145];
export const modules = {

/***/ 73145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findingKey: () => (/* binding */ findingKey),
/* harmony export */   findingsSections: () => (/* binding */ findingsSections),
/* harmony export */   reportFindings: () => (/* binding */ reportFindings)
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

/***/ 35450:
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
// EXTERNAL MODULE: ./build/audit/bucket-settings.js
var bucket_settings = __webpack_require__(72256);
// EXTERNAL MODULE: ./build/rows/bucket.js
var bucket = __webpack_require__(26332);
// EXTERNAL MODULE: ./build/rows/bucket-columns.js
var bucket_columns = __webpack_require__(74910);
// EXTERNAL MODULE: ./build/audit/finding.js
var finding = __webpack_require__(85169);
// EXTERNAL MODULE: ./build/rows/timestamps.js
var timestamps = __webpack_require__(40199);
// EXTERNAL MODULE: ./build/report/gates.js
var report_gates = __webpack_require__(39295);
// EXTERNAL MODULE: ./build/report/result.js
var result = __webpack_require__(99934);
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
    const found = `${(0,numbers/* count */.U9)(files, (0,result/* rowNoun */.LU)(request))}, ${(0,numbers/* bytes */.ee)(size)}`;
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
    const noun = (0,result/* rowNoun */.LU)(request);
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
// EXTERNAL MODULE: ./build/report/findings.js
var findings = __webpack_require__(73145);
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
        ...(results ? (0,findings.findingsSections)(results, policy) : []),
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
function scope({ manifest, folder, places, policy }) {
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
    return `${what} ${(0,numbers/* count */.U9)(service.requests, 'request')}. All files are in ${all.join(' and in ')}.`;
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
