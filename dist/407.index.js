export const id = 407;
export const ids = [407];
export const modules = {

/***/ 4407:
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

/**
 * Formats whose rows can be read back, the cheapest first. Processor time per million rows, with SHA-256: csv 1.2 s,
 * ndjson and json 1.7 s, parquet 3 s; zstd takes less, since there is less to hash, gzip a little more.
 */
const FORMATS = ['csv', 'ndjson', 'json', 'parquet'];
const COMPRESSIONS = ['.zst', '', '.gz'];
/**
 * The files of an inventory that contain every column that is compared: the cheapest to read first.
 * @returns text that continues the inventory's name if there is none
 */
function dataFiles(manifest) {
    const found = manifest.outputs.flatMap((file) => dataFileOf(file) ?? []);
    if (found.length === 0)
        return 'has no csv, ndjson, json or parquet file';
    const usable = found.filter(({ file }) => missing(file).length === 0);
    const rank = ({ format, compression }) => FORMATS.indexOf(format) * COMPRESSIONS.length + COMPRESSIONS.indexOf(compression);
    if (usable.length > 0)
        return usable.sort((a, b) => rank(a) - rank(b));
    const lacks = found.map(({ file }) => `${file.path} lacks ${missing(file).join(', ')}`);
    return `has no file with all columns that are compared: ${lacks.join('; ')}`;
}
/** The format in the manifest, with or without the compression, must match the file extension. */
function dataFileOf(file) {
    const [, extension, compression = ''] = /\.(\w+?)(\.zst|\.gz)?$/.exec(file.path) ?? [];
    const format = FORMATS.find((each) => each === extension);
    if (!format || file.format.replace(/\.(?:zst|gz)$/, '') !== format || !Array.isArray(file.columns))
        return;
    if (format === 'parquet' && compression !== '')
        return;
    return { file, format, compression: compression };
}
function missing({ columns }) {
    return compared_row/* COMPARED_COLUMNS */.wz.filter((name) => !columns.includes(name));
}

// EXTERNAL MODULE: ./build/inventory/validate.js + 4 modules
var validate = __webpack_require__(34397);
;// CONCATENATED MODULE: ./build/baseline/history.js

/** Most earlier inventories whose totals are kept. */
const MOST_EARLIER = 90;
/** With more buckets, totals by bucket are not kept: ninety times these would be most of the manifest. */
const MOST_BUCKETS = 10;
/**
 * The history of an inventory: the totals of its baseline, then the baseline's history, newest first. The history is
 * not trusted: it ends before the first entry that is invalid or not older than the entry before it.
 * @param baseline validated by readBaseline
 */
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
/** Only the known members of an entry. */
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

/** Artifacts of a page of the list: GitHub's maximum. */
const PAGE = 100;
/** The most pages of the list that are read. */
const MOST_PAGES = 10;
/** The most runs that are looked up. */
const MOST_RUNS = 50;
/**
 * The artifacts with a name that earlier runs of this workflow uploaded on this branch, newest first, whatever the
 * run's conclusion. They are as trustworthy as this workflow: the run is of the same workflow, of code from this
 * repository, and not for a pull request. The branch name alone proves nothing, since a fork can use the same name.
 *
 * A run for a pull request is compared with its target branch.
 *
 * Requests: two, and one for each run looked up; at most MOST_PAGES + MOST_RUNS + 1.
 * @param baseBranch target branch of this run's pull request; undefined without one
 * @returns artifacts; last a text if a limit ended the search
 * @throws RequestError of octokit
 */
async function* candidates(rest, name, baseBranch, env) {
    const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
    const { actions } = rest.rest;
    const runOf = async (id) => (await actions.getWorkflowRun({ owner, repo, run_id: id, exclude_pull_requests: true })).data;
    const own = await runOf(Number(env.GITHUB_RUN_ID));
    const branch = baseBranch ?? own.head_branch;
    const home = own.repository.id;
    const judged = new Map();
    for (let page = 1; page <= MOST_PAGES; page++) {
        const { data } = await actions.listArtifactsForRepo({ owner, repo, name, per_page: PAGE, page });
        for (const { id, digest, expired, workflow_run: of } of data.artifacts) {
            // What the list itself shows costs no request.
            if (expired || !of?.id || of.id === own.id)
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
            yield { id, digest: digest ?? undefined, runId: of.id, runUrl };
        }
        if (data.artifacts.length === 0 || page * PAGE >= data.total_count)
            return;
    }
    yield `at most ${MOST_PAGES * PAGE} artifacts are looked up; give this workflow an \`artifact-name\` of its own`;
}
/** A run that was deleted between the list and now. @throws any other error */
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

/**
 * Downloads the artifact of another run and unpacks it.
 * @param artifact its digest as GitHub reports it: `sha256:` and 64 hexadecimal digits
 * @param folder absolute path of an empty folder; the caller removes it
 * @returns whether the digest matches; if not, nothing of it may be used
 * @throws Error, with `status` when GitHub's API refuses; the signal's reason
 */
async function fetchArtifact(artifact, folder, { token, env, signal }) {
    const { default: client } = await Promise.all(/* import() */[__webpack_require__.e(351), __webpack_require__.e(645)]).then(__webpack_require__.bind(__webpack_require__, 9645));
    const [repositoryOwner = '', repositoryName = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
    const findBy = { token, workflowRunId: artifact.runId, repositoryOwner, repositoryName };
    const options = { path: folder, expectedHash: artifact.digest, findBy };
    // The client takes no signal, so a cancelled run does not wait for it.
    return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        (0,github_rest/* patiently */.d_)(() => client.downloadArtifact(artifact.id, options), signal).then(({ digestMismatch }) => resolve(digestMismatch === false), reject);
    });
}

// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
// EXTERNAL MODULE: ./build/baseline/read-manifest.js
var read_manifest = __webpack_require__(39648);
;// CONCATENATED MODULE: ./build/baseline/previous-run.js










/** Artifacts that are downloaded, at the most, until one can be compared with. */
const MOST_DOWNLOADS = 5;
/**
 * Finds and fetches the newest inventory that an earlier run of this workflow left on this branch, in an artifact of
 * that name: see candidates(). One that cannot serve is passed over for the next older, and the log says why.
 * @returns undefined, once the log has said so, when there is none: then this run is the first
 * @throws Error when GitHub does not tell, or does not hand it out
 */
async function findPreviousRun(search) {
    const { artifactName, env, log, signal } = search;
    const missing = (0,artifact_service/* missingService */.w)(env);
    if (missing !== undefined) {
        log.warning(`Nothing is compared with a previous run: ${missing}`);
        return undefined;
    }
    let passedOver = 0;
    let limit = '';
    try {
        const rest = await (0,github_rest/* openRest */.P8)(search.token, signal);
        for await (const next of candidates(rest, artifactName, search.baseBranch, env)) {
            if (typeof next === 'string') {
                limit = next;
                break;
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
            // A night that was cut short has said so itself.
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
    if (passedOver === 0 && limit === '') {
        const branch = search.baseBranch ?? 'this branch';
        log.notice(`No earlier run of this workflow has left an artifact ${artifactName} on ${branch}: nothing is compared, and this run counts as the first`);
    }
    else {
        const why = [passedOver > 0 && `${(0,numbers/* count */.U9)(passedOver, 'artifact')} passed over`, limit].filter(Boolean);
        log.warning(`There is no previous inventory to compare with (${why.join('; ')}); this run counts as the first`);
    }
    return undefined;
}
/** @returns why it cannot serve, as text to stand behind `it` */
async function fetchCandidate(artifact, search) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(search.env.RUNNER_TEMP ?? (0,external_node_os_.tmpdir)(), 'b2-inventory-baseline-'));
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
        // It went between the list and now.
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
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/inventory/folder.js
var inventory_folder = __webpack_require__(7755);
// EXTERNAL MODULE: ./build/rows/json-literal.js
var json_literal = __webpack_require__(39530);
// EXTERNAL MODULE: ./build/rows/timestamps.js
var timestamps = __webpack_require__(40199);
;// CONCATENATED MODULE: ./build/baseline/scanner.js
/** Bytes that are decoded at a time: the time per byte is higher for longer strings. */
const PIECE = 65_536;
/** Bytes that a row may have. Names have up to 1,024, and file info a few thousand. */
const MAX_ROW_BYTES = 1 << 20;
/** Rows of a batch, about. */
const BATCH = 512;
/**
 * The rows of a file that is read in chunks, which may end anywhere.
 * @param chunks each is valid until the next one is read
 * @throws DamagedError; whatever the chunks throw
 */
async function* scanned(scanner, chunks) {
    let rows = [];
    /** Begins with the bytes of a row that is not complete yet. */
    let bytes = Buffer.allocUnsafeSlow(2 * PIECE);
    let length = 0;
    for await (const chunk of chunks) {
        if (length + chunk.length > bytes.length) {
            const larger = Buffer.allocUnsafeSlow(2 * (length + chunk.length));
            bytes.copy(larger, 0, 0, length);
            bytes = larger;
        }
        length += chunk.copy(bytes, length);
        let at = 0;
        for (let piece = PIECE; at < length;) {
            const end = Math.min(at + piece, length);
            const used = scanner.scan(bytes.toString('latin1', at, end), false, rows);
            at += used;
            if (used === 0 && end === length)
                break;
            piece = used === 0 ? 2 * piece : PIECE;
        }
        bytes.copyWithin(0, at, length);
        length -= at;
        if (length > MAX_ROW_BYTES)
            throw new DamagedError();
        if (rows.length >= BATCH) {
            yield rows;
            rows = [];
        }
    }
    scanner.scan(bytes.toString('latin1', 0, length), true, rows);
    if (rows.length > 0)
        yield rows;
}
/** A file that is not as our formats write it. The message continues its name. */
class DamagedError extends Error {
    name = 'DamagedError';
    constructor(what = 'has an invalid row') {
        super(what);
    }
}

;// CONCATENATED MODULE: ./build/baseline/read-parquet.js





/** The library has no zstd. A page must not decompress to more than its header says. */
const compressors = {
    ZSTD: (bytes, outputLength) => (0,external_node_zlib_.zstdDecompressSync)(bytes, { maxOutputLength: Math.max(1, outputLength) }),
};
/**
 * The rows of a Parquet file, with one row group in memory at a time.
 * @throws DamagedError; an Error of the library if it is not a Parquet file
 */
async function* parquetRows(file, bytes) {
    const { parquetMetadataAsync, parquetReadObjects } = await Promise.all(/* import() */[__webpack_require__.e(649), __webpack_require__.e(459)]).then(__webpack_require__.bind(__webpack_require__, 54459));
    const buffer = { byteLength: bytes, slice: (start, end = bytes) => read(file, start, end) };
    const metadata = await parquetMetadataAsync(buffer);
    const columns = [...compared_row/* COMPARED_COLUMNS */.wz];
    const compared = new compared_row/* ComparedRows */.$3();
    const parsers = {
        // To a byte string.
        stringFromBytes: (text) => text && Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('latin1'),
        timestampFromMilliseconds: (millis) => (0,json_literal/* stringOf */.J)(timestamps/* timestamps */.AP.literal(Number(millis))),
    };
    let rowStart = 0;
    for (const group of metadata.row_groups) {
        const rowEnd = rowStart + Number(group.num_rows);
        const objects = await parquetReadObjects({
            file: buffer,
            metadata,
            columns,
            rowStart,
            rowEnd,
            parsers,
            compressors,
        });
        yield objects.map((object) => {
            const row = compared.fromTexts(columns.map((name) => String(object[name] ?? '')));
            if (!row)
                throw new DamagedError();
            return row;
        });
        rowStart = rowEnd;
    }
}
async function read(file, start, end) {
    const bytes = new Uint8Array(end - start);
    for (let at = 0; at < bytes.length;) {
        const { bytesRead } = await file.read(bytes, at, bytes.length - at, start + at);
        if (bytesRead === 0)
            throw new DamagedError('is cut short');
        at += bytesRead;
    }
    return bytes.buffer;
}

// EXTERNAL MODULE: ./build/bytes/ascii.js
var ascii = __webpack_require__(65435);
;// CONCATENATED MODULE: ./build/baseline/scan-csv.js



/** Reads files.csv: RFC 4180 with LF or CRLF, a header, and one `'` before cells that a spreadsheet would evaluate. */
class CsvScanner {
    #header;
    /** For each cell the index in COMPARED_COLUMNS, or -1. */
    #to;
    #rows = new compared_row/* ComparedRows */.$3();
    #texts = compared_row/* COMPARED_COLUMNS */.wz.map(() => '');
    #headerRead = false;
    /** @param columns of the header */
    constructor(columns) {
        this.#header = columns.join(',');
        this.#to = columns.map((name) => compared_row/* COMPARED_COLUMNS */.wz.indexOf(name));
    }
    scan(text, isLast, rows) {
        let start = 0;
        if (!this.#headerRead) {
            const end = text.indexOf('\n');
            if (end < 0 && !isLast)
                return 0;
            if (text.slice(0, end).replace(/\r$/, '') !== this.#header) {
                throw new DamagedError('has a header with other columns than its manifest');
            }
            this.#headerRead = true;
            start = end + 1;
        }
        for (let end = this.#record(text, start); end > start; end = this.#record(text, start)) {
            const row = this.#rows.fromTexts(this.#texts);
            if (!row)
                throw new DamagedError();
            rows.push(row);
            start = end;
        }
        if (isLast && start < text.length)
            throw new DamagedError('is cut short');
        return start;
    }
    /** Reads one record. @returns where the next one begins; `start` if the text ends before it does */
    #record(text, start) {
        const to = this.#to;
        // A record without quotes, as most are, is one line.
        let line = text.indexOf('\n', start);
        let at = start;
        for (let cell = 0; cell < to.length; cell++) {
            const isLast = cell === to.length - 1;
            const isQuoted = text.charCodeAt(at) === ascii/* QUOTE */.jA;
            let end = isQuoted ? quotedEnd(text, at) : at;
            if (end < 0)
                return start;
            if (end > line)
                line = text.indexOf('\n', end);
            if (line < 0)
                return start;
            if (isLast) {
                const stop = text[line - 1] === '\r' && line > at ? line - 1 : line;
                if (isQuoted && end !== stop)
                    throw new DamagedError();
                end = stop;
            }
            else {
                const comma = isQuoted ? end : text.indexOf(',', at);
                if (text[comma] !== ',' || comma > line)
                    throw new DamagedError();
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
/** The value of a cell, without quotes and one leading `'`. */
function unquoted(text, start, end, isQuoted) {
    const value = isQuoted ? text.slice(start + 1, end - 1).replaceAll('""', '"') : text.slice(start, end);
    return value.charCodeAt(0) === ascii/* APOSTROPHE */.CW ? value.slice(1) : value;
}
/** Where the quoted cell at `at` ends; -1 if the text may end within it. */
function quotedEnd(text, at) {
    let end = text.indexOf('"', at + 1);
    while (end >= 0 && text.charCodeAt(end + 1) === ascii/* QUOTE */.jA)
        end = text.indexOf('"', end + 2);
    // A quote at the end of the text may be the first of two.
    return end < 0 || end + 1 === text.length ? -1 : end + 1;
}

;// CONCATENATED MODULE: ./build/baseline/scan-ndjson.js




/**
 * Reads files.ndjson, or files.json with its brackets and commas, as our formats write them: one object per line,
 * members in the order of the manifest, no white space. It does not parse objects, which takes three times as long.
 */
class NdjsonScanner {
    #isArray;
    /** For each column up to the last that is needed: the text before its value, and the index in COMPARED_COLUMNS or -1. */
    #steps;
    #rows = new compared_row/* ComparedRows */.$3();
    #texts = compared_row/* COMPARED_COLUMNS */.wz.map(() => '');
    #isOpen = false;
    #isClosed = false;
    /** @param columns the members of each object
     *  @param isArray files.json */
    constructor(columns, isArray) {
        this.#isArray = isArray;
        const needed = new Set(compared_row/* COMPARED_COLUMNS */.wz);
        const last = columns.findLastIndex((name) => needed.has(name));
        this.#steps = columns.slice(0, last + 1).map((name, index) => ({
            before: `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`,
            to: compared_row/* COMPARED_COLUMNS */.wz.indexOf(name),
        }));
    }
    scan(text, isLast, rows) {
        let start = 0;
        for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            if (!this.#isArray)
                rows.push(this.#row(text, start, end));
            else if (!this.#isOpen)
                this.#open(text.slice(start, end));
            else if (text.startsWith(']\n', start))
                this.#isClosed = true;
            else
                rows.push(this.#row(text, start, text.charCodeAt(end - 1) === ascii/* COMMA */.KE ? end - 1 : end));
            start = end + 1;
        }
        if (isLast && (start < text.length || (this.#isArray && !this.#isClosed))) {
            throw new DamagedError('is cut short');
        }
        return start;
    }
    #open(line) {
        if (line !== '[')
            throw new DamagedError('is not a JSON array');
        this.#isOpen = true;
    }
    #row(text, start, end) {
        const texts = this.#texts;
        let at = start;
        for (const { before, to } of this.#steps) {
            if (!text.startsWith(before, at))
                throw new DamagedError();
            at += before.length;
            const after = valueEnd(text, at);
            if (to >= 0)
                texts[to] = scan_ndjson_unquoted(text, at, after);
            at = after;
        }
        const row = text[end - 1] === '}' && at < end && !this.#isClosed ? this.#rows.fromTexts(texts) : undefined;
        if (!row)
            throw new DamagedError();
        return row;
    }
}
/** The text of a value: a string without quotes and escapes, empty for null. */
function scan_ndjson_unquoted(text, start, end) {
    const first = text.charCodeAt(start);
    if (first === ascii/* QUOTE */.jA) {
        const value = text.slice(start + 1, end - 1);
        return value.includes('\\') ? (0,json_literal/* stringOf */.J)(text.slice(start, end)) : value;
    }
    return first === ascii/* SMALL_N */.nd ? '' : text.slice(start, end);
}
/** Where the value at `at` ends. */
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
    throw new DamagedError();
}
function stringEnd(text, at) {
    for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
        let before = end - 1;
        while (text.charCodeAt(before) === ascii/* BACKSLASH */.r_)
            before--;
        if ((end - before) % 2 === 1)
            return end + 1;
    }
    throw new DamagedError();
}

;// CONCATENATED MODULE: ./build/baseline/read-rows.js












/** The rows of a baseline cannot be read. The message continues "Input `baseline`". */
class BaselineRowsError extends Error {
    name = 'BaselineRowsError';
}
/** Bytes that are read at a time. */
const CHUNK = 262_144;
/** Reads the rows of a baseline back, in constant memory. */
class BaselineRows {
    /** The file that contains them, as in the manifest. */
    path;
    #data;
    #handle;
    constructor(data, handle) {
        this.path = data.file.path;
        this.#data = data;
        this.#handle = handle;
    }
    /**
     * Opens the file that is cheapest to read, and checks its size, SHA-256 and number of rows.
     * @param manifestPath the files are in its folder
     * @throws BaselineRowsError if there is no such file, or it does not match the manifest; the signal's reason
     */
    static async open(manifestPath, manifest, signal) {
        const files = dataFiles(manifest);
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
    /** All rows in order, in batches. May be called again. @throws BaselineRowsError */
    async *read() {
        const { file, format } = this.#data;
        let rows = 0;
        try {
            const batches = format === 'parquet'
                ? parquetRows(this.#handle, file.bytes)
                : scanned(scannerOf(this.#data), this.#bytes());
            for await (const batch of batches) {
                rows += batch.length;
                yield batch;
            }
            if (rows !== file.rows)
                throw new DamagedError(`has ${rows} rows instead of ${file.rows}`);
        }
        catch (error) {
            const what = error instanceof DamagedError ? error.message : `cannot be read (${error.message})`;
            throw new BaselineRowsError(`is damaged: ${this.path} ${what}`, { cause: error });
        }
    }
    #bytes() {
        const { compression } = this.#data;
        if (compression === '')
            return chunksOf(this.#handle);
        const source = this.#handle.createReadStream({ start: 0, autoClose: false });
        const options = { chunkSize: CHUNK };
        const expanded = compression === '.gz' ? (0,external_node_zlib_.createGunzip)(options) : (0,external_node_zlib_.createZstdDecompress)(options);
        // An error of the source reaches the reader of the result.
        return (0,external_node_stream_.pipeline)(source, expanded, () => { });
    }
    close() {
        return this.#handle.close();
    }
}
function scannerOf({ format, file: { columns } }) {
    return format === 'csv' ? new CsvScanner(columns) : new NdjsonScanner(columns, format === 'json');
}
/** A file in chunks. A chunk is valid until the next one is read. */
async function* chunksOf(handle) {
    const chunk = Buffer.allocUnsafeSlow(CHUNK);
    for (let at = 0;;) {
        const { bytesRead } = await handle.read(chunk, 0, CHUNK, at);
        if (bytesRead === 0)
            return;
        at += bytesRead;
        yield chunk.subarray(0, bytesRead);
    }
}
/**
 * Opens a file of the manifest, which is not trusted.
 * @returns undefined if it does not exist
 * @throws BaselineRowsError if it is outside the folder, or cannot be read
 */
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
/** Checks a file against the manifest: rows that are missing or changed would be reported as changes. */
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
    for await (const chunk of chunksOf(handle)) {
        signal?.throwIfAborted();
        hash.update(chunk);
    }
    if (hash.digest('hex') !== sha256)
        throw damaged('does not match its SHA-256');
}

;// CONCATENATED MODULE: ./build/baseline/open.js








/**
 * Opens the baseline, after checking that it is complete, undamaged and of the same request.
 * @returns undefined when there is none yet
 * @throws InputError when the one that is named cannot be used; Error when GitHub does not list earlier runs
 */
function openBaseline(source, request, search) {
    return source.kind === 'file' ? openFile(source, request, search) : openPreviousRun(request, search);
}
async function openFile({ manifest, path }, request, { policy, log, signal }) {
    const other = (0,read_manifest/* otherRequest */.Ee)(manifest, request, policy.hidesNames);
    const opened = other === undefined ? await openRows(path, manifest, signal) : { fault: other };
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
            const opened = await openRows((0,external_node_path_.join)(folder, inventory_manifest/* MANIFEST */.e0), manifest, signal);
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
        quantiles: (0,read_manifest/* quantilesByBucket */.we)(manifest),
        history: carriedForward(manifest),
        rows: rows && (() => rowsOf(rows, signal)),
        close,
    };
}
/** The rows while the files are listed: ends with the run, and names the input when they are damaged. */
async function* rowsOf(rows, signal) {
    try {
        for await (const batch of rows.read()) {
            signal.throwIfAborted();
            yield batch;
        }
    }
    catch (error) {
        if (error instanceof BaselineRowsError)
            throw inputError(error.message);
        throw error;
    }
}
function inputError(fault) {
    return new input_error/* InputError */.d([`Input \`baseline\` ${fault}`]);
}
async function openRows(path, manifest, signal) {
    const files = dataFiles(manifest);
    if (typeof files === 'string')
        return { lacks: files };
    try {
        return { rows: await BaselineRows.open(path, manifest, signal) };
    }
    catch (error) {
        if (error instanceof BaselineRowsError)
            return { fault: error.message };
        throw error;
    }
}


/***/ })

};
