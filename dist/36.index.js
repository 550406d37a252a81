export const id = 36;
export const ids = [36,936];
export const modules = {

/***/ 85036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ReportPage: () => (/* binding */ ReportPage)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/bytes/byte-sink.js
var byte_sink = __webpack_require__(68090);
// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
// EXTERNAL MODULE: ./build/rows/json-literal.js
var json_literal = __webpack_require__(39530);
;// CONCATENATED MODULE: ./build/totals/heaviest.js
class Heaviest {
    floor = Number.NEGATIVE_INFINITY;
    #limit;
    #items = [];
    #weights = [];
    constructor(limit) {
        this.#limit = limit;
    }
    add(weight, item) {
        this.#items.push(item);
        this.#weights.push(weight);
        if (this.#items.length === 2 * this.#limit)
            this.#prune();
    }
    #prune() {
        const weights = this.#weights;
        if (weights.length < this.#limit)
            return;
        const sorted = new Float64Array(weights).sort();
        const first = weights.length - this.#limit;
        const floor = sorted[first];
        let toDrop = first - sorted.indexOf(floor);
        let kept = 0;
        for (let at = 0; at < weights.length; at++) {
            const weight = weights[at];
            if (weight < floor || (weight === floor && toDrop-- > 0))
                continue;
            this.#items[kept] = this.#items[at];
            weights[kept] = weight;
            kept++;
        }
        this.#items.length = kept;
        weights.length = kept;
        this.floor = floor;
    }
    get items() {
        this.#prune();
        const weights = this.#weights;
        const order = [...weights.keys()].sort((a, b) => weights[b] - weights[a] || b - a);
        return order.map((at) => this.#items[at]);
    }
}

;// CONCATENATED MODULE: ./build/totals/largest-prefixes.js




class LargestPrefixes {
    #heaviest;
    #literal = new byte_sink/* ByteSink */._s(1_024);
    constructor(limit) {
        this.#heaviest = new Heaviest(limit);
    }
    put({ bucket, writePrefix, figures, versions, groups }) {
        const { files, bytes, newest } = figures;
        if (bytes < this.#heaviest.floor)
            return;
        const literal = this.#literal;
        literal.length = 0;
        writePrefix(literal);
        this.#heaviest.add(bytes, {
            bucket,
            literal: literal.slice(0),
            files,
            bytes,
            oldBytes: versions ? versions.oldBytes + versions.hiddenBytes : 0,
            newest,
            group: groups ? groups.indexOf(Math.max(...groups)) : 0,
        });
    }
    get items() {
        return this.#heaviest.items.map(({ bucket, literal, ...totals }) => ({
            bucket: (0,byte_string/* fromByteString */.qL)((0,json_literal/* stringOf */.Je)(bucket.bytes.toString('latin1'))),
            prefix: (0,byte_string/* fromByteString */.qL)((0,json_literal/* stringOf */.Je)(literal)),
            ...totals,
        }));
    }
}

// EXTERNAL MODULE: ./build/totals/prefixes.js
var totals_prefixes = __webpack_require__(1936);
// EXTERNAL MODULE: ./build/b2/page/fields.js
var fields = __webpack_require__(39008);
// EXTERNAL MODULE: ./build/bytes/ascii.js
var ascii = __webpack_require__(65435);
;// CONCATENATED MODULE: ./build/totals/type-groups.js



const TYPE_GROUPS = [
    'images',
    'video',
    'audio',
    'documents',
    'archives',
    'data',
    'programs',
    'other',
];
const OTHER = TYPE_GROUPS.indexOf('other');
const BY_TYPE = [
    [/^image\//, 'images'],
    [/^video\//, 'video'],
    [/^audio\//, 'audio'],
    [/zip|zstd|[-/]x?-?tar\b|compress|[-/]xz\b|7z|rar\b|java-archive/, 'archives'],
    [
        /pdf|msword|officedocument|opendocument|epub|rtf|ms-excel|ms-powerpoint|^text\/(?:html|markdown)/,
        'documents',
    ],
    [/json|xml|csv|sql|parquet|avro|yaml|protobuf|^text\//, 'data'],
    [/javascript|wasm|executable|x-sh\b|x-elf|x-msdownload|debian|rpm|iso9660|apple-diskimage/, 'programs'],
];
const BY_EXTENSION = {
    images: 'jpg jpeg png gif webp avif heic tif tiff bmp svg psd raw dng cr2 nef',
    video: 'mp4 mov mkv avi webm m4v mpg mpeg ts wmv',
    audio: 'mp3 wav flac ogg m4a aac opus wma',
    documents: 'pdf doc docx xls xlsx ppt pptx odt ods odp epub md html htm txt',
    archives: 'zip gz tgz tar zst xz bz2 7z rar lz4 br jar',
    data: 'json jsonl ndjson csv tsv xml sql db sqlite dump bak log parquet avro orc yaml yml pb',
    programs: 'exe dll so dylib deb rpm dmg pkg msi iso img bin apk wasm js py sh',
};
const LONGEST = 6;
const EXTENSIONS = new Map(Object.entries(BY_EXTENSION).flatMap(([group, extensions]) => extensions
    .split(' ')
    .map((extension) => [
    [...Buffer.from(extension)].reduceRight((key, byte) => key * 256 + byte, 0),
    TYPE_GROUPS.indexOf(group),
])));
class TypeGroups {
    count = TYPE_GROUPS.length;
    #bySettings = [];
    of(row) {
        const { id, contentType } = row.settings;
        let group = id < 0 ? undefined : this.#bySettings[id];
        if (group === undefined) {
            group = groupOfType((0,json_literal/* stringOf */.Je)(contentType).toLowerCase());
            if (id >= 0)
                this.#bySettings[id] = group;
        }
        return group >= 0 ? group : groupOfExtension(row);
    }
}
function groupOfType(type) {
    const found = BY_TYPE.find(([pattern]) => pattern.test(type));
    return found ? TYPE_GROUPS.indexOf(found[1]) : -1;
}
function groupOfExtension({ page, index }) {
    const { bytes } = page;
    const end = page.end(index, fields/* SLOT */.rt.fileName) - 1;
    let key = 0;
    for (let at = end - 1; at >= end - 1 - LONGEST && at > 0; at--) {
        const byte = bytes[at];
        if (byte === ascii/* DOT */.y0)
            return EXTENSIONS.get(key) ?? OTHER;
        if (byte === ascii/* SLASH */.o)
            return OTHER;
        key = key * 256 + (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte);
    }
    return OTHER;
}

// EXTERNAL MODULE: ./build/names/file-url.js
var file_url = __webpack_require__(50565);
// EXTERNAL MODULE: ./build/totals/upload-time.js
var upload_time = __webpack_require__(39771);
;// CONCATENATED MODULE: ./build/documents/report/row-sample.js







class RowSample {
    bases = new Map();
    #now;
    #limit;
    #all = [];
    #largest;
    #newest;
    #count = 0;
    #types = new Map();
    #address = new byte_sink/* ByteSink */._s(1_024);
    constructor(limit, now) {
        this.#limit = limit;
        this.#now = now;
        this.#largest = new Heaviest(limit / 2);
        this.#newest = new Heaviest(limit / 2);
    }
    add(row) {
        this.#count++;
        if (this.#all) {
            this.#all.push(this.#read(row));
            if (this.#all.length > this.#limit)
                this.#choose(this.#all);
            return;
        }
        const isLarge = row.size > this.#largest.floor;
        const isNew = row.uploaded > this.#newest.floor;
        if (!isLarge && !isNew)
            return;
        const sampled = this.#read(row);
        if (isLarge)
            this.#largest.add(row.size, sampled);
        if (isNew && sampled.uploaded > this.#newest.floor)
            this.#newest.add(sampled.uploaded, sampled);
    }
    #choose(all) {
        for (const row of all) {
            this.#largest.add(row.size, row);
            if (!Number.isNaN(row.uploaded))
                this.#newest.add(row.uploaded, row);
        }
        this.#all = undefined;
    }
    #read(row) {
        const { bucket, size, settings } = row;
        const name = nameOf(row);
        return {
            at: this.#count,
            bucket,
            name,
            size,
            uploaded: (0,upload_time/* plausible */.o)(row.uploaded, this.#now),
            contentType: this.#type(settings.contentType),
            state: stateOf(row),
            url: this.#url(row, name),
        };
    }
    #type(literal) {
        let type = this.#types.get(literal);
        if (type === undefined) {
            type = (0,byte_string/* detached */.ht)((0,json_literal/* stringOf */.Je)(literal));
            if (this.#types.size < this.#limit)
                this.#types.set((0,byte_string/* detached */.ht)(literal), type);
        }
        return type;
    }
    #url(row, name) {
        const to = this.#address;
        to.length = 0;
        if (!row.writeUrl(to))
            return null;
        const encoded = (0,file_url/* encodeName */.aA)(name);
        const base = this.bases.get(row.bucket);
        if (base === undefined) {
            const url = to.slice(0);
            if (!url.endsWith(encoded))
                return url;
            this.bases.set(row.bucket, url.slice(0, -encoded.length));
            return '';
        }
        const isUsual = to.length === base.length + encoded.length && hasText(to, base, 0) && hasText(to, encoded, base.length);
        return isUsual ? '' : to.slice(0);
    }
    get isAll() {
        return this.#all !== undefined;
    }
    get rows() {
        const time = ({ uploaded }) => (Number.isNaN(uploaded) ? 0 : uploaded);
        const largest = this.#all?.toSorted((a, b) => b.size - a.size) ?? this.#largest.items;
        const newest = this.#all?.toSorted((a, b) => time(b) - time(a)) ?? this.#newest.items;
        const rows = new Set();
        for (let at = 0; at < Math.max(largest.length, newest.length); at++) {
            for (const row of [largest[at], newest[at]])
                if (row)
                    rows.add(row);
        }
        return [...rows];
    }
}
function nameOf(row) {
    const { page, index } = row;
    const [start, end] = [page.start(index, fields/* SLOT */.rt.fileName) + 1, page.end(index, fields/* SLOT */.rt.fileName) - 1];
    const name = page.bytes.toString('latin1', start, end);
    return name.includes('\\') ? (0,byte_string/* detached */.ht)(row.name) : name;
}
function hasText({ bytes }, text, at) {
    for (let index = 0; index < text.length; index++)
        if (bytes[at + index] !== text.charCodeAt(index))
            return false;
    return true;
}
function stateOf({ settings, latest, isUpload }) {
    if (isUpload)
        return latest ? 'file' : 'old version';
    return settings.action === '"start"' ? 'unfinished upload' : 'hide marker';
}
function textsOf({ name, contentType }) {
    return { name: (0,byte_string/* fromByteString */.qL)(name), type: (0,byte_string/* fromByteString */.qL)(contentType) };
}

;// CONCATENATED MODULE: ./build/documents/report/file-table.js


const ROW_BYTES = 48;
function fileTable(sample, budget) {
    const rows = [];
    const types = new Map();
    const buckets = new Map();
    let left = budget;
    let isAll = sample.isAll;
    for (const row of sample.rows) {
        const texts = textsOf(row);
        const added = [texts.name, row.url ?? '', types.has(texts.type) ? '' : texts.type];
        left -= added.reduce((sum, text) => sum + jsonBytes(text), ROW_BYTES);
        if (left < 0) {
            isAll = false;
            break;
        }
        indexOf(types, texts.type);
        indexOf(buckets, (0,json_literal/* stringOf */.Je)(row.bucket));
        rows.push({ row, ...texts });
    }
    rows.sort((a, b) => a.row.at - b.row.at);
    const sparse = (value) => Object.fromEntries(rows.flatMap(({ row }, at) => (value(row) === undefined ? [] : [[at, value(row)]])));
    return {
        isAll,
        buckets: [...buckets.keys()],
        bases: Array.from(buckets.keys(), (name) => sample.bases.get(JSON.stringify(name)) ?? ''),
        types: [...types.keys()],
        names: rows.map(({ name }) => name),
        sizes: rows.map(({ row }) => row.size),
        times: rows.map(({ row }) => (Number.isNaN(row.uploaded) ? null : Math.floor(row.uploaded / 1_000))),
        bucketOf: buckets.size > 1 ? rows.map(({ row }) => buckets.get((0,json_literal/* stringOf */.Je)(row.bucket))) : [],
        typeOf: rows.map(({ type }) => types.get(type)),
        states: sparse(({ state }) => (state === 'file' ? undefined : state)),
        urls: sparse(({ url }) => (url === '' ? undefined : url)),
    };
}
function indexOf(known, text) {
    if (!known.has(text))
        known.set(text, known.size);
}
function jsonBytes(text) {
    return Buffer.byteLength(pageJson(text));
}
function pageJson(value) {
    return JSON.stringify(value).replaceAll('<', '\\u003c');
}

// EXTERNAL MODULE: ./build/text/html.js + 1 modules
var html = __webpack_require__(59607);
;// CONCATENATED MODULE: ./build/documents/report/page.js


function renderPage(data, { script, style }) {
    const policy = `default-src 'none'; script-src ${(0,html/* cspHash */.hS)(script)}; style-src ${(0,html/* cspHash */.hS)(style)}; img-src data:; base-uri 'none'; form-action 'none'`;
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>B2 inventory: ${(0,html/* plainHtml */.aT)(data.title)}</title>
<style>${style}</style>
</head>
<body>
<noscript><p>This page needs JavaScript. The same figures are in manifest.json.</p></noscript>
<script type="application/json" id="data">${pageJson(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

// EXTERNAL MODULE: ./build/report/bucket-table.js
var bucket_table = __webpack_require__(87684);
// EXTERNAL MODULE: ./build/report/findings.js
var findings = __webpack_require__(73145);
// EXTERNAL MODULE: ./build/report/gate-section.js
var gate_section = __webpack_require__(61142);
// EXTERNAL MODULE: ./build/report/headline.js
var headline = __webpack_require__(2251);
// EXTERNAL MODULE: ./build/report/row-noun.js
var row_noun = __webpack_require__(7556);
// EXTERNAL MODULE: ./build/report/totals.js
var report_totals = __webpack_require__(91756);
// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
;// CONCATENATED MODULE: ./build/documents/report/growth.js

const COUNTED_AS = {
    added: 'added',
    unhidden: 'added',
    removed: 'removed',
    hidden: 'removed',
    changed: 'changed',
    're-uploaded': 'changed',
    metadata: 'changed',
    renamed: 'changed',
};
const LEVELS = 2;
const MOST = 4_000;
const LISTED = 50;
const OTHERS = 'other prefixes';
class Growth {
    #several;
    #sums = new Map();
    constructor(several) {
        this.#several = several;
    }
    add({ kind, before, after }) {
        this.#of((after ?? before))[COUNTED_AS[kind]]++;
        if (before)
            this.#of(before).growth -= before.size;
        if (after)
            this.#of(after).growth += after.size;
        if (this.#sums.size > MOST)
            this.#prune();
    }
    #of({ bucket, name }) {
        let end = 0;
        for (let level = 0; level < LEVELS; level++)
            end = name.indexOf('/', end) + 1 || end;
        const key = `${this.#several ? `${bucket}: ` : ''}${name.slice(0, end)}`;
        let sums = this.#sums.get(key);
        if (!sums) {
            sums = noSums();
            this.#sums.set(key, sums);
        }
        return sums;
    }
    #prune() {
        const [, light] = this.#sorted(MOST / 2);
        for (const [key, sums] of light) {
            this.#sums.delete(key);
            const others = this.#sums.get(OTHERS) ?? noSums();
            for (const name of ['added', 'removed', 'changed', 'growth'])
                others[name] += sums[name];
            this.#sums.set(OTHERS, others);
        }
    }
    #sorted(first) {
        const weight = ({ growth, ...counts }) => Math.abs(growth) + (counts.added + counts.removed + counts.changed) / 1e6;
        const all = [...this.#sums].sort(([, a], [, b]) => weight(b) - weight(a));
        return [all.slice(0, first), all.slice(first)];
    }
    get result() {
        const [shown, rest] = this.#sorted(LISTED);
        return {
            prefixes: shown.map(([prefix, sums]) => ({ prefix: (0,byte_string/* fromByteString */.qL)(prefix), ...sums })),
            more: rest.length,
        };
    }
}
function noSums() {
    return { added: 0, removed: 0, changed: 0, growth: 0 };
}

;// CONCATENATED MODULE: ./build/documents/report/page-content.js








const FINDINGS_SHOWN = 200;
const KEYS_SHOWN = 12;
async function pageContent(facts) {
    const { manifest, failure, gates, results, policy } = facts;
    const { buckets, totals, files, history = [], complete } = manifest;
    const { hidesNames } = policy;
    const startedAt = Date.parse(manifest.startedAt);
    const points = [...history.toReversed(), { startedAt: manifest.startedAt, files, bytes: manifest.bytes }];
    return {
        title: buckets.length === 1 ? buckets[0].bucketName : (0,numbers/* count */.U9)(buckets.length, 'bucket'),
        headline: (0,headline/* headline */.P)(manifest, gates, results),
        scope: scopeText(facts),
        failure: complete ? null : (failure ?? null),
        hidden: hidesNames
            ? 'File names are hidden: more people can read this repository than the buckets.'
            : null,
        noun: (0,row_noun/* rowNoun */.L)(manifest.request),
        files,
        bytes: manifest.bytes,
        startedAt,
        gates: (0,gate_section/* shownGates */.i)(gates, policy),
        findings: results ? pageFindings(facts, results) : null,
        buckets: (0,bucket_table/* bucketRows */.i)(manifest, facts.buckets),
        trend: history.length > 0 && complete
            ? points.map((point) => ({
                at: Date.parse(point.startedAt),
                files: point.files,
                bytes: point.bytes,
            }))
            : [],
        changes: await pageChanges(facts),
        sums: totals && files > 0 ? sumTables(totals) : [],
        lists: totals && !hidesNames ? fileLists(totals) : [],
        duplicates: totals?.duplicates ? duplicates(totals.duplicates, hidesNames) : null,
    };
}
function scopeText({ manifest, policy }) {
    const { buckets, request, startedAt } = manifest;
    const given = ['include', 'exclude', 'where'].filter((input) => request[input]);
    const parts = [
        buckets.length === 1 ? `Bucket ${buckets[0].bucketName}` : (0,numbers/* count */.U9)(buckets.length, 'bucket'),
        ...(request.prefix ? [`names that begin with ${policy.show(request.prefix, '…')}`] : []),
        ...(given.length > 0 ? [`filtered by ${given.join(' and ')}`] : []),
        ...(request.versions === 'all' ? ['all versions'] : []),
    ];
    return `${parts.join(', ')}. As of ${(0,numbers/* utcMinute */.vD)(startedAt)}.`;
}
function pageFindings({ policy }, results) {
    const rules = new Map(results.rules.map((rule) => [rule.id, rule]));
    return {
        summary: (0,findings/* countLine */.QK)(results),
        list: results.findings.slice(0, FINDINGS_SHOWN).map((found) => {
            const finding = (0,findings/* shown */.SP)(found, policy);
            const { names, lifecycle, keyCommand } = (0,findings/* helpOf */.ZL)(finding);
            const { why, mend, link } = rules.get(finding.rule);
            return {
                level: finding.level,
                rule: finding.rule,
                where: (0,findings/* whereText */.ZF)(finding.resource),
                message: finding.message,
                why,
                mend,
                link,
                count: finding.offenders?.count ?? 0,
                names,
                lifecycle: lifecycle ?? null,
                keyCommand: keyCommand ?? null,
            };
        }),
        more: Math.max(0, results.findings.length - FINDINGS_SHOWN),
        notEvaluated: (0,findings/* notEvaluatedLines */.eJ)(results),
    };
}
async function pageChanges({ manifest, changes, policy, signal, }) {
    if (!changes || !manifest.changes)
        return null;
    const growth = new Growth(manifest.buckets.length > 1);
    if (!policy.hidesNames) {
        for await (const batch of changes.records()) {
            signal.throwIfAborted();
            for (const change of batch)
                growth.add(change);
        }
    }
    const kinds = Object.entries(changes.kinds).filter(([, { files }]) => files > 0);
    return {
        since: Date.parse(manifest.changes.since),
        note: changes.renamesKnown
            ? null
            : 'Renames are not detected, because too many files were added and removed: a renamed file counts as both.',
        kinds: kinds.map(([kind, sums]) => ({
            kind,
            ...sums,
            names: policy.hidesNames ? [] : changes.first[kind],
        })),
        ...growth.result,
    };
}
function sumTables(totals) {
    const { contentTypes, ages, undated, sizes, versions } = totals;
    const filled = (bins, text) => bins.filter(({ files }) => files > 0).map((bin) => ({ label: text(bin), ...sumOf(bin) }));
    const undatedRows = undated.files > 0 ? [{ label: 'unknown', ...undated }] : [];
    return [
        { title: 'Content types', rows: keyRows(contentTypes) },
        { title: 'Age', rows: [...filled(ages, report_totals/* ageText */.XG), ...undatedRows] },
        { title: 'Size of files', rows: filled(sizes, report_totals/* sizeText */.lP) },
        { title: 'Versions', rows: versions ? versionRows(versions) : [] },
    ].filter(({ title, rows }) => rows.length > (title === 'Versions' ? 0 : 1));
}
function keyRows({ heaviest, other }) {
    const rows = heaviest.slice(0, KEYS_SHOWN).map(({ key, ...sums }) => ({
        label: key === '' ? 'none' : key,
        ...sumOf(sums),
    }));
    const rest = { ...other };
    for (const { files, bytes: size } of heaviest.slice(KEYS_SHOWN)) {
        rest.files += files;
        rest.bytes += size;
    }
    return rest.files > 0 ? [...rows, { label: 'other', ...rest }] : rows;
}
function versionRows({ old, hidden, hideMarkers, unfinished, }) {
    return [
        { label: 'old versions', ...old },
        { label: 'versions of hidden files', ...hidden },
        { label: 'hide markers', files: hideMarkers, bytes: 0 },
        { label: 'unfinished large files', files: unfinished, bytes: 0 },
    ].filter(({ files }) => files > 0);
}
function sumOf({ files, bytes: size }) {
    return { files, bytes: size };
}
function fileLists({ largest, newest, oldest }) {
    const lists = { 'Largest files': largest, 'Newest files': newest, 'Oldest files': oldest };
    return Object.entries(lists).map(([title, files]) => ({ title, files: files.map(pageFile) }));
}
function pageFile({ bucket, name, bytes: size, uploadedAt }) {
    return { bucket, name, bytes: size, uploaded: uploadedAt === null ? null : Date.parse(uploadedAt) };
}
function duplicates(totals, hidesNames) {
    if (totals.groups === 0)
        return null;
    return {
        text: (0,report_totals/* duplicatesText */.q0)(totals),
        groups: hidesNames ? [] : totals.largest.map(({ size, ...group }) => ({ ...group, bytes: size })),
    };
}

;// CONCATENATED MODULE: ./build/documents/report/prefix-tree.js

function prefixTree(prefixes, buckets) {
    const known = new Map();
    const tops = [];
    for (const { bucket, prefix, ...own } of prefixes) {
        const slash = prefix.slice(0, -1).lastIndexOf('/');
        const parent = prefix === '' ? undefined : known.get(`${bucket}/${prefix.slice(0, slash + 1)}`);
        const node = { label: prefix === '' ? bucket : prefix.slice(slash + 1), own, children: [] };
        known.set(`${bucket}/${prefix}`, node);
        (parent?.children ?? tops).push(node);
    }
    const [first] = tops;
    const root = first && buckets === 1 ? first : { label: 'all buckets', own: prefix_tree_sumOf(tops), children: tops };
    const nodes = [];
    flatten(root, -1, nodes);
    return { nodes, groups: TYPE_GROUPS };
}
function prefix_tree_sumOf(nodes) {
    const sum = { files: 0, bytes: 0, oldBytes: 0, newest: Number.NaN, group: nodes[0]?.own.group ?? 0 };
    for (const { own } of nodes) {
        sum.files += own.files;
        sum.bytes += own.bytes;
        sum.oldBytes += own.oldBytes;
        if (!(own.newest <= sum.newest))
            sum.newest = own.newest;
    }
    return sum;
}
function flatten(node, parent, to) {
    let { label, children, own } = node;
    for (let only = children[0]; parent >= 0 && only && children.length === 1; only = children[0]) {
        if (only.own.files !== own.files)
            break;
        label += (label.endsWith('/') ? '' : ': ') + only.label;
        ({ children, own } = only);
    }
    const at = to.length;
    const { files, bytes, oldBytes, newest, group } = own;
    to.push([parent, label, files, bytes, oldBytes, Number.isNaN(newest) ? null : newest, group]);
    for (const child of children)
        flatten(child, at, to);
}

;// CONCATENATED MODULE: ./build/documents/report/report-page.js









const ROWS = 20_000;
const PREFIXES = 2_000;
const PAGE_BYTES = 5_000_000;
const SHELL_BYTES = 100_000;
class ReportPage {
    name = 'report';
    sinks;
    #prefixes;
    #counter;
    #sample;
    constructor(collects) {
        this.sinks = collects ? [this] : [];
    }
    async begin({ startedAt, versions }) {
        const now = startedAt.getTime();
        const prefixes = new LargestPrefixes(PREFIXES);
        const groups = new TypeGroups();
        const counter = new totals_prefixes.PrefixCounter({ now, versions, groups, put: (totals) => prefixes.put(totals) });
        const sample = new RowSample(ROWS, now);
        this.#prefixes = prefixes;
        this.#counter = counter;
        this.#sample = sample;
        return {
            enter: async (bucketName) => counter.enter(bucketName),
            add: (row) => {
                counter.add(row);
                sample.add(row);
            },
            end: async () => counter.end(),
        };
    }
    async write(facts, folder) {
        const { buckets } = facts.manifest;
        const tree = this.#prefixes && !this.#counter.isInParts ? prefixTree(this.#prefixes.items, buckets.length) : null;
        const content = { ...(await pageContent(facts)), tree };
        const left = PAGE_BYTES - SHELL_BYTES - Buffer.byteLength(pageJson(content));
        const table = this.#sample ? fileTable(this.#sample, left) : null;
        const page = renderPage({ ...content, table }, await readAssets());
        await folder.whole('report.html', [], 0, Buffer.from(page));
    }
}
async function readAssets() {
    const [script, style] = await Promise.all(['report-page.js', 'report-page.css'].map((name) => (0,promises_.readFile)(new URL(name, import.meta.url), 'utf8')));
    return { script: script, style: style };
}


/***/ }),

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
