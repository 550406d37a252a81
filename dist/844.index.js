export const id = 844;
export const ids = [844];
export const modules = {

/***/ 34844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  HtmlSite: () => (/* binding */ HtmlSite)
});

// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/formats/html/directory-name.js

/** Names that are safe and distinct in every file system, in URLs and in artifacts, and that no page has. */
const SAFE = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9_-])?$(?<!\.html)/;
/**
 * The name of the directory for a folder's pages: the folder's own name if it is safe, otherwise its safe characters and
 * a hash. It depends on nothing else, so links stay valid from run to run.
 */
function directoryName(name) {
    if (SAFE.test(name))
        return name;
    const safe = name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 24)
        .replace(/^-/, '');
    return `${safe || 'folder'}~${(0,external_node_crypto_.createHash)('sha256').update(name, 'latin1').digest('hex').slice(0, 16)}`;
}

// EXTERNAL MODULE: ./build/bytes/byte-sink.js
var byte_sink = __webpack_require__(68090);
// EXTERNAL MODULE: ./build/text/html.js
var html = __webpack_require__(61961);
;// CONCATENATED MODULE: ./build/formats/html/style.js

/** The style of every page. */
const STYLE = `
:root{color-scheme:light dark;--text:#1c2024;--quiet:#5c6570;--line:#dde1e6;--back:#fff;--band:#f5f7f9;--link:#0a58ca;--mark:#8a4b00}
@media(prefers-color-scheme:dark){:root{--text:#e3e6ea;--quiet:#9aa4b0;--line:#30363d;--back:#14171b;--band:#1c2127;--link:#78b0ff;--mark:#ffb45c}}
body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:80rem;background:var(--back);color:var(--text);font:1rem/1.5 system-ui,sans-serif}
a{color:var(--link);text-decoration:none}
a:hover,a:focus-visible{text-decoration:underline}
h1{margin:.25rem 0 1rem;font-size:1.5rem;line-height:1.25}
nav ol,nav ul{display:flex;flex-wrap:wrap;gap:0 .5rem;margin:0;padding:0;list-style:none}
nav ol a::after{content:"\\203a";margin-left:.5rem;color:var(--quiet)}
nav ul{gap:0 1.5rem;padding:1rem 0}
bdi{white-space:pre-wrap;overflow-wrap:anywhere}
.hidden::before{content:attr(aria-label);margin:0 .15em;padding:0 .25em;border:1px solid;border-radius:.25em;color:var(--mark);font:.75em ui-monospace,monospace}
div{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{padding:0 0 .5rem;text-align:left;color:var(--quiet)}
th,td{padding:.35rem 1rem .35rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;white-space:nowrap}
thead th{color:var(--quiet);font-size:.875rem}
tbody th{min-width:14rem;font-weight:400;white-space:normal}
.folder th{font-weight:600}
tbody tr:hover{background:var(--band)}
th:nth-child(2),td:nth-child(2){text-align:right}
td>bdi{display:inline-block;min-width:13rem}
small,footer{color:var(--quiet)}
`.replaceAll('\n', '');
/** Allows only this style: no script and no other file, whatever a name contains. */
const POLICY = `default-src 'none'; style-src 'sha256-${(0,external_node_crypto_.createHash)('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;

;// CONCATENATED MODULE: ./build/formats/html/page.js

function renderPage(page) {
    const { startedAt, title, breadcrumbs, heading, caption, columns, rows, note, links } = page;
    const parents = breadcrumbs.map(({ label, href }) => `<li><a href="${href}">${label}</a></li>`).join('');
    const others = links.map(({ label, href, rel }) => {
        const relation = rel ? ` rel="${rel}"` : '';
        return `<li><a href="${href}"${relation}>${label}</a></li>`;
    });
    const pages = (label) => others.length > 0 ? `<nav aria-label="${label}"><ul>${others.join('')}</ul></nav>\n` : '';
    const time = startedAt.toISOString();
    const before = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
${breadcrumbs.length > 0 ? `<nav aria-label="Parent folders"><ol>${parents}</ol></nav>\n` : ''}<h1>${heading}</h1>
</header>
<main>
${pages('Pages')}<div role="region" aria-label="Contents" tabindex="0">
<table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>
<tbody>
`;
    const after = `</tbody>
</table>
</div>
${note ? `<p>${note}</p>\n` : ''}${pages('Pages, repeated')}</main>
<footer><p>As of <time datetime="${time}">${time.slice(0, 16).replace('T', ' ')} UTC</time></p></footer>
</body>
</html>
`;
    return Buffer.concat([Buffer.from(before, 'latin1'), rows, Buffer.from(after, 'latin1')]);
}

;// CONCATENATED MODULE: ./build/formats/html/folder-pages.js





const FILE_COLUMNS = ['Name', 'Size', 'Uploaded (UTC)', 'Type'];
const PAGE_COLUMNS = ['Page', 'Items', 'Begins with'];
/**
 * The pages of a folder, of a bucket, or of the list of buckets. What fits on one page is on index.html; otherwise
 * index.html is the list of pages.
 */
class FolderPages {
    #parent;
    /** The prefix of its files' names. */
    prefix;
    /** The directory of its pages, ending in `/`. */
    path;
    /** The last part of the prefix. */
    #name;
    #options;
    /** Totals, including subfolders. */
    #files = 0;
    #bytes = 0;
    /** The unfinished page. */
    #rows = new byte_sink/* ByteSink */._s(4_096);
    #entries = 0;
    #pageFiles = 0;
    #firstName = '';
    #hasDeepFiles = false;
    /** Finished pages, and the rows of their list. */
    #pages = 0;
    #list = new byte_sink/* ByteSink */._s(0);
    constructor(options, path, name, prefix, parent) {
        this.#options = options;
        this.path = path;
        this.#name = name;
        this.prefix = prefix;
        this.#parent = parent;
    }
    /** @param isDeep it is in a subfolder without pages */
    addFile(row, name, isDeep) {
        this.#makeRoom(name);
        this.#options.rows.file(row, name, this.#rows);
        this.#hasDeepFiles ||= isDeep;
        this.#pageFiles++;
        this.#files++;
        this.#bytes += row.size;
    }
    /** Finishes its pages and adds it to its parent. @returns the parent */
    close() {
        this.finish();
        const parent = this.#parent;
        parent.#addFolder(this);
        return parent;
    }
    #addFolder(folder) {
        this.#makeRoom(folder.#name);
        const href = `${folder.path.slice(this.path.length)}index.html`;
        const files = (0,numbers/* count */.U9)(folder.#files, 'file');
        this.#options.rows.folder(folder.#name, href, folder.#bytes, files, this.#rows);
        this.#files += folder.#files;
        this.#bytes += folder.#bytes;
    }
    /** Finishes its pages. Nothing can be added afterwards. */
    finish() {
        const contents = `${(0,numbers/* count */.U9)(this.#files, 'file')}, ${(0,numbers/* bytes */.ee)(this.#bytes)}`;
        if (this.#pages === 0) {
            this.#put('index.html', contents, FILE_COLUMNS, this.#rows);
            return;
        }
        this.#endPage(true);
        this.#put('index.html', `${contents}, on ${(0,numbers/* count */.U9)(this.#pages, 'page')}`, PAGE_COLUMNS, this.#list);
    }
    /** Starts a new page if the last one is full. */
    #makeRoom(name) {
        const { entries, bytes: limit } = this.#options;
        if (this.#entries >= entries || this.#rows.length >= limit)
            this.#endPage(false);
        if (this.#entries++ === 0)
            this.#firstName = name;
    }
    /** Puts the unfinished page as one of several. */
    #endPage(isLast) {
        const page = ++this.#pages;
        const items = (0,numbers/* count */.U9)(this.#entries, 'item');
        const [file, before, after] = [page, page - 1, page + 1].map((number) => `page-${number}.html`);
        const first = (0,html/* visibleHtml */.eK)(shortened(this.#firstName));
        this.#list.text(`<tr class="page"><th scope="row"><a href="${file}">Page ${page}</a></th><td>${items}</td><td><bdi>${first}</bdi></td></tr>\n`);
        this.#put(file, `Page ${page}, ${items}`, FILE_COLUMNS, this.#rows, [
            ...(page > 1 ? [{ label: 'Previous page', href: before, rel: 'prev' }] : []),
            { label: 'All pages', href: 'index.html' },
            ...(isLast ? [] : [{ label: 'Next page', href: after, rel: 'next' }]),
        ]);
    }
    #put(file, caption, columns, rows, links = []) {
        const breadcrumbs = [];
        for (let each = this.#parent, up = '../'; each; each = each.#parent, up += '../')
            breadcrumbs.unshift({ label: each.#label, href: `${up}index.html` });
        const page = renderPage({
            startedAt: this.#options.startedAt,
            title: this.#title,
            breadcrumbs,
            heading: this.#label,
            caption,
            columns,
            rows: rows.bytes.subarray(0, rows.length),
            note: this.#hasDeepFiles
                ? 'Files in folders that have no page of their own are listed here with their path.'
                : undefined,
            links,
        });
        this.#options.put({ path: this.path + file, files: this.#pageFiles, bytes: page });
        this.#rows.length = 0;
        this.#entries = 0;
        this.#pageFiles = 0;
        this.#hasDeepFiles = false;
    }
    get #label() {
        if (!this.#parent)
            return ROOT;
        return `<bdi>${(0,html/* visibleHtml */.eK)(this.#name)}</bdi>${this.prefix === '' ? '' : '/'}`;
    }
    get #title() {
        if (!this.#parent)
            return ROOT;
        let bucket = this;
        while (bucket.prefix !== '')
            bucket = bucket.#parent;
        const name = (0,html/* plainHtml */.aT)(bucket.#name);
        return this === bucket ? name : `${(0,html/* plainHtml */.aT)(this.prefix)} in ${name}`;
    }
}
const ROOT = 'Buckets';
/** The most characters of a name in the list of pages. */
const SHORT_NAME = 60;
function shortened(name) {
    const characters = Array.from((0,byte_string/* fromByteString */.qL)(name));
    return characters.length <= SHORT_NAME
        ? name
        : (0,byte_string/* toByteString */.pv)(`${characters.slice(0, SHORT_NAME).join('')}…`);
}

// EXTERNAL MODULE: ./build/bytes/ascii.js
var ascii = __webpack_require__(65435);
// EXTERNAL MODULE: ./build/rows/json-literal.js
var json_literal = __webpack_require__(39530);
// EXTERNAL MODULE: ./build/rows/timestamps.js
var timestamps = __webpack_require__(40199);
;// CONCATENATED MODULE: ./build/formats/html/row.js






/** Writes files and folders as rows of a table: name, size, time, type. */
class HtmlRows {
    /** A cache, since types repeat. */
    #types = new Map();
    /** @param name relative to the page's folder */
    file(row, name, to) {
        to.all(OPEN);
        const start = to.length;
        to.all(LINK);
        const url = to.length;
        const hasUrl = row.writeUrl(to);
        if (hasUrl) {
            escapeFrom(to, url);
            to.text('">');
        }
        else {
            to.length = start;
        }
        to.text('<bdi>');
        to.text((0,html/* visibleHtml */.eK)(name));
        to.text('</bdi>');
        if (name.trim() === '')
            to.text(BLANK_NAME);
        if (hasUrl)
            to.text('</a>');
        if (!hasUrl || !row.latest)
            to.text(stateOf(row, hasUrl));
        size(row.size, to);
        time(row.uploaded, to);
        to.text(this.#type(row.settings.contentType));
        to.all(CLOSE);
    }
    #type(literal) {
        let type = this.#types.get(literal);
        if (type === undefined) {
            type = `<bdi>${(0,html/* visibleHtml */.eK)((0,json_literal/* stringOf */.J)(literal))}</bdi>`;
            if (this.#types.size === CACHED_TYPES)
                this.#types.clear();
            this.#types.set(literal, type);
        }
        return type;
    }
    /** @param summary in place of a type */
    folder(name, href, totalBytes, summary, to) {
        to.text(`<tr class="folder"><th scope="row"><a href="${href}"><bdi>${(0,html/* visibleHtml */.eK)(name)}</bdi>/</a>`);
        size(totalBytes, to);
        to.all(TIME_CLOSE);
        to.text(summary);
        to.all(CLOSE);
    }
}
const CACHED_TYPES = 500;
/** Makes a link to a file with a blank name visible. */
const BLANK_NAME = ' <small>blank name</small>';
const OPEN = constant('<tr><th scope="row">');
const LINK = constant('<a href="');
const SIZE_OPEN = constant('</th><td><data value="');
const SIZE_CLOSE = constant('</data></td><td>');
const TIME_OPEN = constant('<time datetime=');
const TIME_CLOSE = constant('</td><td>');
const CLOSE = constant('</td></tr>\n');
function constant(text) {
    return (0,byte_sink/* bytesOf */.$$)(Buffer.from(text));
}
function size(value, to) {
    to.all(SIZE_OPEN);
    to.text(String(value));
    to.text('">');
    to.text((0,numbers/* bytes */.ee)(value));
    to.all(SIZE_CLOSE);
}
/** Shown to the minute; exact in the attribute. */
function time(millis, to) {
    if (!Number.isNaN(millis)) {
        to.all(TIME_OPEN);
        const start = to.length + 1;
        timestamps/* timestamps */.AP.write(millis, to);
        to.text('>');
        to.copy(to, start, start + 10);
        to.text(' ');
        to.copy(to, start + 11, start + 16);
        to.text('</time>');
    }
    to.all(TIME_CLOSE);
}
function stateOf(row, hasUrl) {
    if (hasUrl)
        return ' <small>old version</small>';
    return row.settings.action === '"start"'
        ? ' <small>unfinished upload</small>'
        : ' <small>hide marker</small>';
}
/** Escapes a URL for an attribute. Most need it not, and none contains `"`, `<` or `>`. */
function escapeFrom(to, start) {
    for (let at = start; at < to.length; at++) {
        const byte = to.bytes[at];
        if (byte === ascii/* AMPERSAND */.e0 || byte === ascii/* APOSTROPHE */.CW) {
            const url = to.slice(start);
            to.length = start;
            to.text((0,html/* escapeHtml */.ZD)(url));
            return;
        }
    }
}

;// CONCATENATED MODULE: ./build/formats/html/site.js





/**
 * A page for each folder. Since names are in order, the contents of a folder are contiguous, so only the folders that
 * contain the current name are open, each with one unfinished page.
 */
class HtmlSite {
    #folder;
    #limits;
    #columns;
    #options;
    /** Finished pages, written at the next pause. */
    #full = [];
    /** The paths of folders so far. Names that are out of order may return to one. */
    #paths = new Set();
    #root;
    #current;
    #depth = 0;
    #isCapped = false;
    /** @param columns for the manifest */
    constructor(folder, limits, columns) {
        this.#folder = folder;
        this.#columns = columns;
        this.#limits = limits;
        this.#options = {
            startedAt: folder.startedAt,
            rows: new HtmlRows(),
            entries: limits.entries,
            bytes: limits.bytes,
            put: (page) => this.#full.push(page),
        };
        this.#root = new FolderPages(this.#options, 'html/', '', '', undefined);
        this.#current = this.#root;
    }
    async enter(bucketName) {
        while (this.#current !== this.#root)
            this.#current = this.#current.close();
        const name = (0,byte_string/* toByteString */.pv)(bucketName);
        this.#begin(`html/${directoryName(name)}/`, name, '');
        this.#depth = 0;
    }
    add(row) {
        const { name } = row;
        while (!name.startsWith(this.#current.prefix)) {
            this.#current = this.#current.close();
            this.#depth--;
        }
        const { length } = this.#current.prefix;
        let slash = name.indexOf('/', length);
        while (slash >= 0 && this.#open(name, slash))
            slash = name.indexOf('/', slash + 1);
        this.#current.addFile(row, name.slice(this.#current.prefix.length), slash >= 0);
    }
    async pause() {
        if (this.#full.length === 0)
            return;
        const full = this.#full;
        this.#full = [];
        for (const { path, files, bytes } of full)
            await this.#folder.whole(path, this.#columns, files, bytes);
    }
    async end() {
        while (this.#current !== this.#root)
            this.#current = this.#current.close();
        this.#root.finish();
        await this.pause();
        if (this.#isCapped) {
            const folders = (0,numbers/* count */.U9)(this.#limits.folders, 'folder');
            this.#folder.warn(`The HTML index is limited to pages for ${folders}: files in other folders are listed on the pages of their parent folders`);
        }
    }
    /** Opens the folder that ends at the slash. @returns false if it gets no pages of its own */
    #open(name, slash) {
        const { depth, folders } = this.#limits;
        if (this.#depth === depth)
            return false;
        if (this.#paths.size >= folders) {
            this.#isCapped = true;
            return false;
        }
        const ownName = name.slice(this.#current.prefix.length, slash);
        const path = `${this.#current.path}${directoryName(ownName)}/`;
        if (this.#paths.has(path))
            return false;
        this.#begin(path, ownName, name.slice(0, slash + 1));
        this.#depth++;
        return true;
    }
    #begin(path, name, prefix) {
        this.#paths.add(path);
        this.#current = new FolderPages(this.#options, path, name, prefix, this.#current);
    }
}


/***/ })

};
