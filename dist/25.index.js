export const id = 25;
export const ids = [25,397];
export const modules = {

/***/ 92025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openBaseline: () => (/* binding */ openBaseline)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/github/input-error.js
var input_error = __webpack_require__(81545);
// EXTERNAL MODULE: ./build/inventory/manifest.js + 1 modules
var inventory_manifest = __webpack_require__(50655);
// EXTERNAL MODULE: ./build/rows/compared-row.js
var compared_row = __webpack_require__(77822);
;// CONCATENATED MODULE: ./build/baseline/data-file.js

const FORMATS = ['csv', 'ndjson', 'json', 'parquet'];
const COMPRESSIONS = ['.zst', '', '.gz'];
const COMPRESSED = /\.(?:zst|gz)$/;
function dataFiles(manifest, formats) {
    const found = manifest.outputs.flatMap((file) => dataFileOf(file, formats) ?? []);
    if (found.length === 0)
        return 'has no csv, ndjson, json or parquet file';
    const usable = found.filter(({ file }) => missing(file).length === 0);
    const rank = ({ format, compression, printedBy }) => ((printedBy ? 0 : FORMATS.length) + FORMATS.indexOf(format)) * COMPRESSIONS.length +
        COMPRESSIONS.indexOf(compression);
    if (usable.length > 0)
        return usable.sort((a, b) => rank(a) - rank(b));
    const lacks = found.map(({ file }) => `${file.path} lacks ${missing(file).join(', ')}`);
    return `has no file with all columns that are compared: ${lacks.join('; ')}`;
}
function dataFileOf(file, formats) {
    const [, extension, compression = ''] = /\.(\w+?)(\.zst|\.gz)?$/.exec(file.path) ?? [];
    const format = FORMATS.find((each) => each === extension);
    if (!format || file.format.replace(COMPRESSED, '') !== format || !Array.isArray(file.columns))
        return;
    if (format === 'parquet' && compression !== '')
        return;
    const printedBy = formats.find(({ name, columns, printed }) => printed && name.replace(COMPRESSED, '') === format && String(columns) === String(file.columns));
    return { file, format, compression: compression, printedBy };
}
function missing({ columns }) {
    return compared_row/* COMPARED_COLUMNS */.wz.filter((name) => !columns.includes(name));
}

// EXTERNAL MODULE: ./build/inventory/validate.js + 4 modules
var validate = __webpack_require__(34397);
;// CONCATENATED MODULE: ./build/baseline/history.js

const MOST_EARLIER = 90;
const MOST_BUCKETS = 10;
function carriedForward(baseline) {
    const taken = [totalsOf(baseline)];
    const held = baseline.history;
    for (const entry of Array.isArray(held) ? held : []) {
        const newer = taken.at(-1).startedAt;
        if (taken.length === MOST_EARLIER || !(0,validate/* isEarlierTotals */.m)(entry) || entry.startedAt >= newer)
            break;
        taken.push(totalsOf(entry));
    }
    return taken;
}
function totalsOf({ startedAt, files, bytes, buckets }) {
    const few = buckets && buckets.length <= MOST_BUCKETS ? buckets : undefined;
    return {
        startedAt,
        files,
        bytes,
        ...(few && { buckets: few.map((each) => pick(each)) }),
    };
}
function pick({ bucketName, files, bytes }) {
    return { bucketName, files, bytes };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/github/artifact-service.js
var artifact_service = __webpack_require__(19596);
// EXTERNAL MODULE: ./build/github/rest.js
var github_rest = __webpack_require__(61418);
;// CONCATENATED MODULE: ./build/github/earlier-artifacts.js

const PAGE = 100;
const MOST_PAGES = 10;
const MOST_RUNS = 50;
async function* candidates(rest, name, baseBranch, env) {
    const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
    const { actions } = rest.rest;
    const runOf = async (id) => (await actions.getWorkflowRun({ owner, repo, run_id: id, exclude_pull_requests: true })).data;
    const own = await runOf(Number(env.GITHUB_RUN_ID));
    const branch = baseBranch ?? own.head_branch;
    const home = own.repository.id;
    const judged = new Map();
    let hasExpired = false;
    for (let page = 1; page <= MOST_PAGES; page++) {
        const { data } = await actions.listArtifactsForRepo({ owner, repo, name, per_page: PAGE, page });
        for (const { id, digest, expired, expires_at, workflow_run: of } of data.artifacts) {
            if ((expired && hasExpired) || !of?.id || of.id === own.id)
                continue;
            if (of.head_branch !== branch || of.head_repository_id !== home)
                continue;
            if (!judged.has(of.id)) {
                if (judged.size === MOST_RUNS) {
                    yield `at most ${MOST_RUNS} runs are looked up; give this workflow an \`artifact-name\` of its own`;
                    return;
                }
                judged.set(of.id, isTrusted(await runOf(of.id).catch(ifGone), own));
            }
            if (!judged.get(of.id))
                continue;
            const runUrl = `${env.GITHUB_SERVER_URL}/${owner}/${repo}/actions/runs/${of.id}`;
            hasExpired ||= expired;
            const expiredAt = expired ? (expires_at ?? 'an unknown date') : undefined;
            yield { id, digest: digest ?? undefined, runId: of.id, runUrl, expiredAt };
        }
        if (data.artifacts.length === 0 || page * PAGE >= data.total_count)
            return;
    }
    yield `at most ${MOST_PAGES * PAGE} artifacts are looked up; give this workflow an \`artifact-name\` of its own`;
}
function ifGone(error) {
    if ((0,github_rest/* statusOf */.c2)(error) !== 404)
        throw error;
}
function isTrusted(run, own) {
    return (run?.workflow_id === own.workflow_id &&
        run.repository.id === own.repository.id &&
        run.head_repository?.id === own.repository.id &&
        !run.event.startsWith('pull_request'));
}

;// CONCATENATED MODULE: ./build/github/fetch-artifact.js

async function fetchArtifact(artifact, folder, { token, env, signal }) {
    const { default: client } = await Promise.all(/* import() */[__webpack_require__.e(351), __webpack_require__.e(645)]).then(__webpack_require__.bind(__webpack_require__, 9645));
    const [repositoryOwner = '', repositoryName = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
    const findBy = { token, workflowRunId: artifact.runId, repositoryOwner, repositoryName };
    const options = { path: folder, expectedHash: artifact.digest, findBy };
    return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        (0,github_rest/* patiently */.d_)(() => client.downloadArtifact(artifact.id, options), signal).then(({ digestMismatch }) => resolve(digestMismatch === false), reject);
    });
}

// EXTERNAL MODULE: ./build/spill/owner.js
var owner = __webpack_require__(40354);
// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
// EXTERNAL MODULE: ./build/baseline/read-manifest.js
var read_manifest = __webpack_require__(39648);
;// CONCATENATED MODULE: ./build/baseline/previous-run.js











const MOST_DOWNLOADS = 5;
async function findPreviousRun(search) {
    const { artifactName, env, log, signal } = search;
    const missing = (0,artifact_service/* missingService */.w)(env);
    if (missing !== undefined) {
        log.warning(`Nothing is compared with a previous run: ${missing}`);
        return undefined;
    }
    let passedOver = 0;
    let limit = '';
    let expired = '';
    try {
        const rest = await (0,github_rest/* openRest */.P8)(search.token, signal);
        for await (const next of candidates(rest, artifactName, search.baseBranch, env)) {
            if (typeof next === 'string') {
                limit = next;
                break;
            }
            if (next.expiredAt !== undefined) {
                expired = `artifact ${next.id} of ${next.runUrl} expired on ${next.expiredAt}`;
                continue;
            }
            if (passedOver === MOST_DOWNLOADS) {
                limit = `no more than ${MOST_DOWNLOADS} are tried`;
                break;
            }
            const found = await fetchCandidate(next, search);
            if (typeof found !== 'string') {
                log.info(`Compares with the inventory of ${found.manifest.startedAt}: ${found.runUrl}`);
                return found;
            }
            passedOver++;
            const text = `Artifact ${next.id} of ${next.runUrl} is passed over: it ${found}`;
            if (found === read_manifest/* NOT_COMPLETE */.YB)
                log.info(text);
            else
                log.warning(text);
        }
    }
    catch (error) {
        signal.throwIfAborted();
        throw (0,github_rest/* explained */.to)(error);
    }
    if (passedOver === 0 && limit === '' && expired === '') {
        const branch = search.baseBranch ?? 'this branch';
        log.notice(`No earlier run of this workflow has left an artifact ${artifactName} on ${branch}: nothing is compared, and this run counts as the first`);
    }
    else {
        const skipped = passedOver > 0 && `${(0,numbers/* count */.U9)(passedOver, 'artifact')} passed over`;
        const why = [skipped, expired, limit].filter(Boolean);
        const remedy = expired === '' ? '' : '. To keep inventories until the next run, raise `retention-days`';
        log.warning(`There is no previous inventory to compare with (${why.join('; ')}); this run counts as the first${remedy}`);
    }
    return undefined;
}
async function fetchCandidate(artifact, search) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(search.env.RUNNER_TEMP ?? (0,external_node_os_.tmpdir)(), (0,owner/* temporaryName */.NT)('baseline')));
    const discard = () => (0,promises_.rm)(folder, { recursive: true, force: true });
    try {
        const manifest = await openCandidate(artifact, folder, search);
        if (typeof manifest !== 'string')
            return { manifest, folder, runId: artifact.runId, runUrl: artifact.runUrl, discard };
        await discard();
        return manifest;
    }
    catch (error) {
        await discard();
        throw error;
    }
}
async function openCandidate({ id, digest, runId, runUrl }, folder, search) {
    if (digest === undefined)
        return 'has no digest to verify it by';
    try {
        if (!(await fetchArtifact({ id, digest, runId }, folder, search)))
            return 'is damaged: its sha256 is not the one that GitHub tells';
    }
    catch (error) {
        if ((0,github_rest/* statusOf */.c2)(error) === 404 || (0,github_rest/* statusOf */.c2)(error) === 410)
            return 'is gone';
        if (!Number.isNaN((0,github_rest/* statusOf */.c2)(error)) || search.signal.aborted)
            throw error;
        throw new Error(`Input \`baseline\`: artifact ${id} of ${runUrl} cannot be fetched, with which to compare (${String(error)}). Run the step again; if that does not help, delete the artifact`, { cause: error });
    }
    const manifest = await (0,read_manifest/* readBaseline */.mF)((0,external_node_path_.join)(folder, inventory_manifest/* MANIFEST */.e0));
    if (typeof manifest === 'string')
        return manifest;
    return (await search.refuse(manifest, folder)) ?? manifest;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/formats/index.js + 15 modules
var formats = __webpack_require__(20859);
// EXTERNAL MODULE: ./build/inventory/folder.js
var inventory_folder = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/rows/json-literal.js
var json_literal = __webpack_require__(39530);
// EXTERNAL MODULE: ./build/rows/timestamps.js
var timestamps = __webpack_require__(40199);
// EXTERNAL MODULE: ./build/b2/page/fields.js
var fields = __webpack_require__(39008);
;// CONCATENATED MODULE: ./build/baseline/parquet-row-group.js



const SHARED_COLUMNS = ['bucket', 'action', 'latest', ...compared_row/* SETTINGS */.yy];
class ParquetRowGroup {
    rows;
    #columns;
    #name;
    #fileId;
    #sharedColumns;
    #shared;
    #known = [new Map(), new Map()];
    #bucket;
    constructor(rows, columns) {
        this.rows = rows;
        this.#columns = compared_row/* COMPARED_COLUMNS */.wz.map((name) => columns.get(name));
        this.#name = columns.get('name');
        this.#fileId = columns.get('fileId');
        this.#sharedColumns = SHARED_COLUMNS.map((name) => columns.get(name));
        this.#shared = combine(rows, this.#sharedColumns);
    }
    texts(row) {
        return this.#columns.map((column) => column.text(row));
    }
    isSame(at, listed) {
        return (isLiteral(this.#name, at, listed, fields/* SLOT */.rt.fileName) &&
            isLiteral(this.#fileId, at, listed, fields/* SLOT */.rt.fileId) &&
            this.#hasShared(at, listed));
    }
    #hasShared(at, { settings, bucket, latest }) {
        if (bucket !== this.#bucket)
            for (const known of this.#known)
                known.clear();
        this.#bucket = bucket;
        const known = this.#known[latest ? 1 : 0];
        const shared = this.#shared?.[at];
        if (shared !== undefined && known.get(settings) === shared)
            return true;
        const listed = [(0,json_literal/* stringOf */.J)(bucket), (0,json_literal/* stringOf */.J)(settings.action), String(latest)];
        for (const name of compared_row/* SETTINGS */.yy)
            listed.push((0,json_literal/* stringOf */.J)(settings[name]));
        if (!this.#sharedColumns.every((column, index) => column.text(at) === listed[index]))
            return false;
        if (shared !== undefined && settings.id >= 0)
            known.set(settings, shared);
        return true;
    }
}
function isLiteral(column, at, { page, index }, slot) {
    return column.isText(at, page, page.start(index, slot) + 1, page.end(index, slot) - 1);
}
function combine(rows, columns) {
    const combined = new Int32Array(rows);
    let count = 1;
    for (const column of columns) {
        const numbers = column.numbers();
        const base = (numbers?.count ?? 0) + 1;
        count *= base;
        if (!numbers || count > 2 ** 31)
            return undefined;
        const { of } = numbers;
        for (let row = 0; row < rows; row++)
            combined[row] = combined[row] * base + of[row] + 1;
    }
    return combined;
}

// EXTERNAL MODULE: ./build/baseline/scanner.js
var scanner = __webpack_require__(44644);
;// CONCATENATED MODULE: ./build/baseline/parquet-cursor.js






class ParquetCursor {
    done = false;
    #file;
    #bytes;
    #compared = new compared_row/* ComparedRows */.$3();
    #groups;
    #group;
    #at = 0;
    constructor(file, bytes) {
        this.#file = file;
        this.#bytes = bytes;
    }
    skip(listed) {
        if (!this.#group?.isSame(this.#at, listed))
            return false;
        this.#pass();
        return true;
    }
    next() {
        if (this.#group === undefined)
            return undefined;
        const row = this.#compared.fromTexts(this.#group.texts(this.#at));
        if (!row)
            throw new scanner/* DamagedError */.M();
        this.#pass();
        return row;
    }
    #pass() {
        this.#at++;
        if (this.#at === this.#group.rows)
            this.#group = undefined;
    }
    async read() {
        if (this.#group || this.done)
            return;
        this.#groups ??= rowGroups(this.#file, this.#bytes);
        const { value, done } = await this.#groups.next();
        this.done = done === true;
        this.#group = value;
        this.#at = 0;
    }
    async close() {
        this.done = true;
        this.#group = undefined;
        await this.#groups?.return?.();
    }
}
async function* rowGroups({ fd }, bytes) {
    const { parquetMetadataAsync } = await Promise.all(/* import() */[__webpack_require__.e(15), __webpack_require__.e(167), __webpack_require__.e(649), __webpack_require__.e(537)]).then(__webpack_require__.bind(__webpack_require__, 50537));
    const metadata = await parquetMetadataAsync({
        byteLength: bytes,
        slice: (start, end = bytes) => readRange(fd, start, end),
    });
    let rowStart = 0;
    for (const group of metadata.row_groups) {
        const rows = Number(group.num_rows);
        if (rows > 0)
            yield new ParquetRowGroup(rows, await readColumns(fd, bytes, metadata, group, rowStart));
        rowStart += rows;
    }
}
async function readColumns(fd, bytes, metadata, group, rowStart) {
    const { ComputedColumn, compressors, decodeColumn } = await Promise.all(/* import() */[__webpack_require__.e(15), __webpack_require__.e(167), __webpack_require__.e(813)]).then(__webpack_require__.bind(__webpack_require__, 43813));
    const { parquetRead } = await Promise.all(/* import() */[__webpack_require__.e(15), __webpack_require__.e(167), __webpack_require__.e(649), __webpack_require__.e(537)]).then(__webpack_require__.bind(__webpack_require__, 50537));
    const rows = Number(group.num_rows);
    const columns = new Map();
    for (const name of compared_row/* COMPARED_COLUMNS */.wz) {
        const meta = group.columns.find(({ meta_data }) => meta_data?.path_in_schema.join() === name)?.meta_data;
        const element = metadata.schema.find((each) => each.name === name);
        if (!meta || !element)
            throw new scanner/* DamagedError */.M(`has no column ${name}`);
        const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
        const chunk = readRange(fd, start, start + Number(meta.total_compressed_size));
        const isOptional = element.repetition_type === 'OPTIONAL';
        const integerText = element.logical_type?.type === 'TIMESTAMP' ? timestampText : String;
        const column = decodeColumn(chunk, meta, isOptional, rows, integerText);
        if (column)
            columns.set(name, column);
    }
    const missing = compared_row/* COMPARED_COLUMNS */.wz.filter((name) => !columns.has(name));
    const values = new Map(missing.map((name) => [name, []]));
    if (missing.length > 0) {
        await parquetRead({
            file: { byteLength: bytes, slice: (start, end = bytes) => readRange(fd, start, end) },
            metadata,
            columns: missing,
            rowStart,
            rowEnd: rowStart + rows,
            parsers: PARSERS,
            compressors,
            onChunk: ({ columnName, columnData }) => {
                for (const value of columnData)
                    values.get(columnName).push(value);
            },
        });
    }
    for (const [name, all] of values) {
        if (all.length !== rows)
            throw new scanner/* DamagedError */.M();
        columns.set(name, new ComputedColumn(rows, (row) => String(all[row] ?? '')));
    }
    return columns;
}
const PARSERS = {
    stringFromBytes: (text) => text && Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('latin1'),
    timestampFromMilliseconds: timestampText,
};
function timestampText(millis) {
    return (0,json_literal/* stringOf */.J)(timestamps/* timestamps */.AP.literal(Number(millis)));
}
function readRange(fd, start, end) {
    const bytes = new Uint8Array(end - start);
    for (let at = 0; at < bytes.length;) {
        const bytesRead = (0,external_node_fs_.readSync)(fd, bytes, at, bytes.length - at, start + at);
        if (bytesRead === 0)
            throw new scanner/* DamagedError */.M('is cut short');
        at += bytesRead;
    }
    return bytes.buffer;
}

// EXTERNAL MODULE: ./build/bytes/ascii.js
var ascii = __webpack_require__(65435);
;// CONCATENATED MODULE: ./build/baseline/scan-csv.js



class CsvScanner {
    #header;
    #to;
    #rows = new compared_row/* ComparedRows */.$3();
    #texts = compared_row/* COMPARED_COLUMNS */.wz.map(() => '');
    #headerRead = false;
    hasCommas = false;
    row;
    constructor(columns) {
        this.#header = columns.join(',');
        this.#to = columns.map((name) => compared_row/* COMPARED_COLUMNS */.wz.indexOf(name));
    }
    scan(text, start) {
        if (!this.#headerRead)
            return this.#readHeader(text, start);
        const end = this.#record(text, start);
        if (end < 0)
            return end;
        this.row = this.#rows.fromTexts(this.#texts);
        if (!this.row)
            throw new scanner/* DamagedError */.M();
        return end;
    }
    end() {
        if (!this.#headerRead)
            throw new scanner/* DamagedError */.M('is cut short');
    }
    #readHeader(text, start) {
        const end = text.indexOf('\n', start);
        if (end < 0)
            return -1;
        if (text.slice(start, end).replace(/\r$/, '') !== this.#header) {
            throw new scanner/* DamagedError */.M('has a header with other columns than its manifest');
        }
        this.#headerRead = true;
        return end + 1;
    }
    #record(text, start) {
        const to = this.#to;
        let line = text.indexOf('\n', start);
        let at = start;
        for (let cell = 0; cell < to.length; cell++) {
            const isLast = cell === to.length - 1;
            const isQuoted = text.charCodeAt(at) === ascii/* QUOTE */.jA;
            let end = isQuoted ? quotedEnd(text, at) : at;
            if (end < 0)
                return -1;
            if (end > line)
                line = text.indexOf('\n', end);
            if (line < 0)
                return -1;
            if (isLast) {
                const stop = text[line - 1] === '\r' && line > at ? line - 1 : line;
                if (isQuoted && end !== stop)
                    throw new scanner/* DamagedError */.M();
                end = stop;
            }
            else {
                const comma = isQuoted ? end : text.indexOf(',', at);
                if (text[comma] !== ',' || comma > line)
                    throw new scanner/* DamagedError */.M();
                end = comma;
            }
            const place = to[cell];
            if (place >= 0)
                this.#texts[place] = unquoted(text, at, end, isQuoted);
            at = end + 1;
        }
        return line + 1;
    }
}
function unquoted(text, start, end, isQuoted) {
    const value = isQuoted ? text.slice(start + 1, end - 1).replaceAll('""', '"') : text.slice(start, end);
    return value.charCodeAt(0) === ascii/* APOSTROPHE */.CW ? value.slice(1) : value;
}
function quotedEnd(text, at) {
    let end = text.indexOf('"', at + 1);
    while (end >= 0 && text.charCodeAt(end + 1) === ascii/* QUOTE */.jA)
        end = text.indexOf('"', end + 2);
    return end < 0 || end + 1 === text.length ? -1 : end + 1;
}

;// CONCATENATED MODULE: ./build/baseline/scan-ndjson.js




class NdjsonScanner {
    hasCommas;
    row;
    #steps;
    #rows = new compared_row/* ComparedRows */.$3();
    #texts = compared_row/* COMPARED_COLUMNS */.wz.map(() => '');
    #isOpen = false;
    #isClosed = false;
    constructor(columns, isArray) {
        this.hasCommas = isArray;
        const needed = new Set(compared_row/* COMPARED_COLUMNS */.wz);
        const last = columns.findLastIndex((name) => needed.has(name));
        this.#steps = columns.slice(0, last + 1).map((name, index) => ({
            before: `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`,
            to: compared_row/* COMPARED_COLUMNS */.wz.indexOf(name),
        }));
    }
    scan(text, start) {
        const end = text.indexOf('\n', start);
        if (end < 0)
            return -1;
        this.row = undefined;
        if (!this.hasCommas)
            this.row = this.#row(text, start, end);
        else if (!this.#isOpen)
            this.#open(text.slice(start, end));
        else if (text.startsWith(']\n', start))
            this.#isClosed = true;
        else
            this.row = this.#row(text, start, text.charCodeAt(end - 1) === ascii/* COMMA */.KE ? end - 1 : end);
        return end + 1;
    }
    end() {
        if (this.hasCommas && !this.#isClosed)
            throw new scanner/* DamagedError */.M('is cut short');
    }
    #open(line) {
        if (line !== '[')
            throw new scanner/* DamagedError */.M('is not a JSON array');
        this.#isOpen = true;
    }
    #row(text, start, end) {
        const texts = this.#texts;
        let at = start;
        for (const { before, to } of this.#steps) {
            if (!text.startsWith(before, at))
                throw new scanner/* DamagedError */.M();
            at += before.length;
            const after = valueEnd(text, at);
            if (to >= 0)
                texts[to] = scan_ndjson_unquoted(text, at, after);
            at = after;
        }
        const row = text[end - 1] === '}' && at < end && !this.#isClosed ? this.#rows.fromTexts(texts) : undefined;
        if (!row)
            throw new scanner/* DamagedError */.M();
        return row;
    }
}
function scan_ndjson_unquoted(text, start, end) {
    const first = text.charCodeAt(start);
    if (first === ascii/* QUOTE */.jA) {
        const value = text.slice(start + 1, end - 1);
        return value.includes('\\') ? (0,json_literal/* stringOf */.J)(text.slice(start, end)) : value;
    }
    return first === ascii/* SMALL_N */.nd ? '' : text.slice(start, end);
}
function valueEnd(text, at) {
    const first = text.charCodeAt(at);
    if (first === ascii/* QUOTE */.jA)
        return stringEnd(text, at);
    if (first === ascii/* SMALL_N */.nd)
        return at + 'null'.length;
    let depth = 0;
    for (let end = at; end < text.length;) {
        const sign = text.charCodeAt(end);
        if (depth === 0 && (sign === ascii/* COMMA */.KE || sign === ascii/* CLOSE_BRACE */.rc))
            return end;
        if (sign === ascii/* QUOTE */.jA)
            end = stringEnd(text, end);
        else {
            if (sign === ascii/* OPEN_BRACE */.Hv || sign === ascii/* OPEN_BRACKET */.WL)
                depth++;
            if (sign === ascii/* CLOSE_BRACE */.rc || sign === ascii/* CLOSE_BRACKET */.wt)
                depth--;
            end++;
        }
    }
    throw new scanner/* DamagedError */.M();
}
function stringEnd(text, at) {
    for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
        let before = end - 1;
        while (text.charCodeAt(before) === ascii/* BACKSLASH */.r_)
            before--;
        if ((end - before) % 2 === 1)
            return end + 1;
    }
    throw new scanner/* DamagedError */.M();
}

// EXTERNAL MODULE: ./build/bytes/byte-sink.js
var byte_sink = __webpack_require__(68090);
;// CONCATENATED MODULE: ./build/baseline/text-cursor.js



const AHEAD = 131_072;
const PIECE = 4_096;
const MAX_ROW_BYTES = 1 << 20;
class TextCursor {
    done = false;
    #scanner;
    #chunks;
    #print;
    #window = (0,byte_sink/* bytesOf */.$$)(Buffer.allocUnsafeSlow(4 * AHEAD));
    #at = 0;
    #end = 0;
    #ended = false;
    #isShort = false;
    #begun = false;
    #decoded = '';
    #decodedFrom = 0;
    constructor(scanner, chunks, print) {
        this.#scanner = scanner;
        this.#chunks = chunks[Symbol.asyncIterator]();
        this.#print = print;
    }
    skip(listed) {
        if (this.#print === undefined || !this.#begun)
            return false;
        const printed = this.#print(listed);
        const { bytes } = printed.to;
        let { start, end } = printed;
        if (bytes[start] === ascii/* COMMA */.KE && bytes[start + 1] === ascii/* NEW_LINE */.qK)
            start++;
        if (bytes[start] === ascii/* NEW_LINE */.qK)
            start++;
        if (bytes[end - 1] === ascii/* NEW_LINE */.qK)
            end--;
        const length = end - start;
        let after = this.#at + length;
        if (length <= 0 || after + 1 >= this.#end)
            return false;
        if (!(0,byte_sink/* sameBytes */.er)(this.#window, this.#at, printed.to, start, length))
            return false;
        if (this.#scanner.hasCommas && this.#window.bytes[after] === ascii/* COMMA */.KE)
            after++;
        if (this.#window.bytes[after] !== ascii/* NEW_LINE */.qK)
            return false;
        this.#at = after + 1;
        return true;
    }
    next() {
        for (;;) {
            const length = this.#scan();
            if (length < 0)
                return undefined;
            this.#at += length;
            this.#begun = true;
            if (this.#scanner.row)
                return this.#scanner.row;
        }
    }
    #scan() {
        const start = this.#at - this.#decodedFrom;
        let end = start < this.#decoded.length ? this.#scanner.scan(this.#decoded, start) : -1;
        if (end >= 0)
            return end - start;
        for (let size = PIECE; end < 0; size *= 2) {
            if (this.#decodedFrom === this.#at && this.#at + this.#decoded.length === this.#end)
                return this.#stop();
            this.#decode(Math.min(this.#at + size, this.#end));
            end = this.#scanner.scan(this.#decoded, 0);
        }
        return end;
    }
    #stop() {
        const left = this.#end - this.#at;
        if (left > MAX_ROW_BYTES)
            throw new scanner/* DamagedError */.M();
        if (!this.#ended) {
            this.#isShort = true;
        }
        else if (!this.done) {
            if (left > 0)
                throw new scanner/* DamagedError */.M('is cut short');
            this.#scanner.end();
            this.done = true;
        }
        return -1;
    }
    #decode(end) {
        this.#decoded = this.#window.bytes.toString('latin1', this.#at, end);
        this.#decodedFrom = this.#at;
    }
    async read() {
        while (!this.#ended && (this.#isShort || this.#end - this.#at < AHEAD)) {
            const { value, done } = await this.#chunks.next();
            if (done)
                this.#ended = true;
            else
                this.#append(value);
            this.#isShort = false;
        }
    }
    #append(chunk) {
        const left = this.#end - this.#at;
        if (this.#end + chunk.length > this.#window.bytes.length) {
            const { bytes } = this.#window;
            const room = bytes.length >= left + chunk.length ? bytes : Buffer.allocUnsafeSlow(2 * (left + chunk.length));
            bytes.copy(room, 0, this.#at, this.#end);
            if (room !== bytes)
                this.#window = (0,byte_sink/* bytesOf */.$$)(room);
            this.#decoded = '';
            this.#decodedFrom = 0;
            this.#at = 0;
            this.#end = left;
        }
        this.#end += chunk.copy(this.#window.bytes, this.#end);
    }
    async close() {
        this.done = true;
        await this.#chunks.return?.();
    }
}

;// CONCATENATED MODULE: ./build/baseline/read-rows.js
















class BaselineRowsError extends Error {
    name = 'BaselineRowsError';
}
const CHUNK = 131_072;
const CHUNKS_BETWEEN = 128;
const EXPANDED_CHUNK = 262_144;
class BaselineRows {
    path;
    #data;
    #handle;
    constructor(data, handle) {
        this.path = data.file.path;
        this.#data = data;
        this.#handle = handle;
    }
    static async open(manifestPath, manifest, formats = [], signal) {
        const files = dataFiles(manifest, formats);
        if (typeof files === 'string')
            throw new BaselineRowsError(files);
        for (const data of files) {
            const handle = await openInside((0,external_node_path_.dirname)(manifestPath), data.file.path);
            if (!handle)
                continue;
            try {
                await check(data, handle, manifest, signal);
                return new BaselineRows(data, handle);
            }
            catch (error) {
                await handle.close();
                throw error;
            }
        }
        const paths = files.map(({ file }) => file.path);
        throw new BaselineRowsError(`is missing ${paths.join(', ')}; keep its files beside its ${inventory_manifest/* MANIFEST */.e0}`);
    }
    cursor(failure = (fault) => new BaselineRowsError(fault), signal) {
        return new CheckedCursor(this.#cursor(), this.#data.file, failure, signal);
    }
    #cursor() {
        const { file, format, printedBy } = this.#data;
        if (format === 'parquet')
            return new ParquetCursor(this.#handle, file.bytes);
        const print = printedBy ? () => printedBy.printed : (0,formats/* rowPrinter */.Xj)(format, file.columns);
        return new TextCursor(scannerOf(format, file.columns), this.#chunks(), print);
    }
    #chunks() {
        const { compression } = this.#data;
        if (compression === '')
            return chunksOf(this.#handle);
        const source = this.#handle.createReadStream({ start: 0, autoClose: false, highWaterMark: CHUNK });
        const options = { chunkSize: EXPANDED_CHUNK, readableHighWaterMark: 2 * EXPANDED_CHUNK };
        const expanded = compression === '.gz' ? (0,external_node_zlib_.createGunzip)(options) : (0,external_node_zlib_.createZstdDecompress)(options);
        return (0,external_node_stream_.pipeline)(source, expanded, () => { });
    }
    close() {
        return this.#handle.close();
    }
}
class CheckedCursor {
    #cursor;
    #file;
    #failure;
    #signal;
    #rows = 0;
    constructor(cursor, file, failure, signal) {
        this.#cursor = cursor;
        this.#file = file;
        this.#failure = failure;
        this.#signal = signal;
    }
    get done() {
        return this.#cursor.done;
    }
    skip(listed) {
        if (!this.#cursor.skip(listed))
            return false;
        this.#rows++;
        return true;
    }
    next() {
        try {
            const row = this.#cursor.next();
            if (row)
                this.#rows++;
            else
                this.#checkEnd();
            return row;
        }
        catch (error) {
            throw this.#damaged(error);
        }
    }
    async read() {
        this.#signal?.throwIfAborted();
        try {
            await this.#cursor.read();
            this.#checkEnd();
        }
        catch (error) {
            throw this.#damaged(error);
        }
    }
    #checkEnd() {
        const { rows } = this.#file;
        if (this.done && this.#rows !== rows)
            throw new scanner/* DamagedError */.M(`has ${this.#rows} rows instead of ${rows}`);
    }
    #damaged(error) {
        const what = error instanceof scanner/* DamagedError */.M ? error.message : `cannot be read (${error.message})`;
        return Object.assign(this.#failure(`is damaged: ${this.#file.path} ${what}`), { cause: error });
    }
    close() {
        return this.#cursor.close();
    }
}
function scannerOf(format, columns) {
    return format === 'csv' ? new CsvScanner(columns) : new NdjsonScanner(columns, format === 'json');
}
async function* chunksOf({ fd }) {
    const chunk = Buffer.allocUnsafeSlow(CHUNK);
    for (let at = 0;;) {
        const bytesRead = (0,external_node_fs_.readSync)(fd, chunk, 0, CHUNK, at);
        if (bytesRead === 0)
            return;
        at += bytesRead;
        yield chunk.subarray(0, bytesRead);
    }
}
async function openInside(folder, path) {
    const outside = () => new BaselineRowsError(`lists a file outside its folder: ${JSON.stringify(path)}`);
    if (!(0,inventory_folder/* isInside */.FK)(path))
        throw outside();
    try {
        const whole = await (0,promises_.realpath)((0,external_node_path_.join)(folder, path));
        if (!whole.startsWith((await (0,promises_.realpath)(folder)) + external_node_path_.sep))
            throw outside();
        return await (0,promises_.open)(whole, 'r');
    }
    catch (error) {
        if (error instanceof BaselineRowsError)
            throw error;
        if (error.code === 'ENOENT')
            return undefined;
        throw new BaselineRowsError(`cannot be used: ${path} cannot be read (${error.code})`);
    }
}
async function check({ file }, handle, manifest, signal) {
    const { path, bytes, rows, sha256 } = file;
    const damaged = (what) => new BaselineRowsError(`is damaged: ${path} ${what}`);
    if (rows !== manifest.files)
        throw damaged(`has ${rows} rows instead of ${manifest.files}`);
    const stat = await handle.stat();
    if (!stat.isFile())
        throw damaged('is not a file');
    if (stat.size !== bytes)
        throw damaged(`has ${stat.size} bytes instead of ${bytes}`);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let chunks = 0;
    for await (const chunk of chunksOf(handle)) {
        hash.update(chunk);
        if (++chunks % CHUNKS_BETWEEN === 0)
            await (0,external_node_timers_promises_.setImmediate)();
        signal?.throwIfAborted();
    }
    if (hash.digest('hex') !== sha256)
        throw damaged('does not match its SHA-256');
}

;// CONCATENATED MODULE: ./build/baseline/open.js








function openBaseline(source, request, search) {
    return source.kind === 'file' ? openFile(source, request, search) : openPreviousRun(request, search);
}
async function openFile({ manifest, path }, request, { inputs: { formats }, policy, log, signal }) {
    const other = (0,read_manifest/* otherRequest */.Ee)(manifest, request, policy.hidesNames);
    const opened = other === undefined ? await openRows(path, manifest, formats, signal) : { fault: other };
    const { rows, lacks, fault } = opened;
    if (fault !== undefined)
        throw inputError(fault);
    if (lacks !== undefined) {
        log.warning(`Input \`baseline\` ${lacks}; it only speeds up the listing, and nothing is compared`);
    }
    return opening(manifest, rows, signal, async () => rows?.close());
}
async function openPreviousRun(request, search) {
    const { inputs, event, policy, log, env, signal } = search;
    if (!policy.publishes(inputs.artifactNamed)) {
        throw inputError('is `previous-run`, and no run uploads an artifact to compare with, since this repository is public, or its visibility is unknown, and a bucket is private; set `artifact-name` to upload the inventory anyway, or remove `baseline`');
    }
    let rows;
    const previous = await log.group('Find the previous run', () => findPreviousRun({
        artifactName: inputs.artifactName,
        token: inputs.githubToken,
        baseBranch: event.baseBranch,
        log,
        env,
        signal,
        refuse: async (manifest, folder) => {
            const other = (0,read_manifest/* otherRequest */.Ee)(manifest, request, policy.hidesNames);
            if (other !== undefined)
                return other;
            const opened = await openRows((0,external_node_path_.join)(folder, inventory_manifest/* MANIFEST */.e0), manifest, inputs.formats, signal);
            ({ rows } = opened);
            return opened.fault ?? opened.lacks;
        },
    }));
    if (!previous)
        return undefined;
    return opening(previous.manifest, rows, signal, async () => {
        await rows?.close();
        await previous.discard();
    });
}
function opening(manifest, rows, signal, close) {
    return {
        manifest,
        bucketNames: manifest.buckets.map(({ bucketName }) => bucketName),
        quantiles: (0,read_manifest/* quantilesByBucket */.we)(manifest),
        history: carriedForward(manifest),
        rows: rows && (() => rows.cursor(inputError, signal)),
        close,
    };
}
function inputError(fault) {
    return new input_error/* InputError */.d([`Input \`baseline\` ${fault}`]);
}
async function openRows(path, manifest, formats, signal) {
    const files = dataFiles(manifest, formats);
    if (typeof files === 'string')
        return { lacks: files };
    try {
        return { rows: await BaselineRows.open(path, manifest, formats, signal) };
    }
    catch (error) {
        if (error instanceof BaselineRowsError)
            return { fault: error.message };
        throw error;
    }
}


/***/ }),

/***/ 44644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ DamagedError)
/* harmony export */ });
class DamagedError extends Error {
    name = 'DamagedError';
    constructor(what = 'has an invalid row') {
        super(what);
    }
}


/***/ }),

/***/ 61418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P8: () => (/* binding */ openRest),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   d_: () => (/* binding */ patiently),
/* harmony export */   to: () => (/* binding */ explained)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

const ANSWER_MS = 30_000;
const WAITS_MS = [500, 2_000];
async function openRest(token, signal) {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 351).then(__webpack_require__.bind(__webpack_require__, 61351));
    const rest = getOctokit(token);
    rest.hook.wrap('request', (request, options) => patiently(async () => {
        options.request.redirect = 'error';
        options.request.signal = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
        return request(options);
    }, signal));
    return rest;
}
async function patiently(ask, signal) {
    for (const wait of WAITS_MS) {
        try {
            return await ask();
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(statusOf(error) >= 500))
                throw error;
        }
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait, undefined, { signal });
    }
    return ask();
}
function statusOf(error) {
    return error instanceof Error && 'status' in error ? Number(error.status) : Number.NaN;
}
function explained(error) {
    const status = statusOf(error);
    if (!(error instanceof Error) || Number.isNaN(status))
        return error;
    const answered = 'response' in error && error.response !== undefined;
    const said = `${answered ? `HTTP ${status}: ` : ''}${error.message.slice(0, 500)}`;
    if (status === 401)
        return failure(`Input \`github-token\`: GitHub does not accept it (${said})`, error);
    if ((status === 403 || status === 404) && !/rate limit/i.test(said)) {
        return failure(`Input \`baseline\`: \`previous-run\` may not read the workflow's earlier runs (${said}). Give the job the permission, beside those that it has:\npermissions:\n  actions: read`, error);
    }
    return failure(`Input \`baseline\`: GitHub did not tell the previous run, with which to compare (${said}). Run the step again, or leave \`baseline\` empty`, error);
}
function failure(message, cause) {
    return new Error(message, { cause });
}


/***/ }),

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
