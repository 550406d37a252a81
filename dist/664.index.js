export const id = 664;
export const ids = [664];
export const modules = {

/***/ 8664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  HtmlIndex: () => (/* binding */ HtmlIndex)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
// EXTERNAL MODULE: ./build/bytes/byte-sink.js
var byte_sink = __webpack_require__(68090);
// EXTERNAL MODULE: ./build/text/html.js
var html = __webpack_require__(61961);
;// CONCATENATED MODULE: ./build/formats/html/page.js

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
/** Nothing but this style is taken: no script, no other file, whatever a name may hold. */
const POLICY = `default-src 'none'; style-src 'sha256-${(0,external_node_crypto_.createHash)('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'`;
/** The bytes of a page. */
function pageOf(page) {
    const { startedAt, title, trail, heading, caption, columns, rows, note, links } = page;
    const way = trail.map(({ label, href }) => `<li><a href="${href}">${label}</a></li>`).join('');
    const others = links.map(({ label, href, rel }) => {
        const kind = rel ? ` rel="${rel}"` : '';
        return `<li><a href="${href}"${kind}>${label}</a></li>`;
    });
    const pages = (label) => others.length > 0 ? `<nav aria-label="${label}"><ul>${others.join('')}</ul></nav>\n` : '';
    const moment = startedAt.toISOString();
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
${trail.length > 0 ? `<nav aria-label="Folders above"><ol>${way}</ol></nav>\n` : ''}<h1>${heading}</h1>
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
${note ? `<p>${note}</p>\n` : ''}${pages('Pages, once more')}</main>
<footer><p>As of <time datetime="${moment}">${moment.slice(0, 16).replace('T', ' ')} UTC</time></p></footer>
</body>
</html>
`;
    return Buffer.concat([Buffer.from(before, 'latin1'), rows, Buffer.from(after, 'latin1')]);
}

;// CONCATENATED MODULE: ./build/formats/html/folder-pages.js





const FILE_COLUMNS = ['Name', 'Size', 'Uploaded (UTC)', 'Type'];
const PAGE_COLUMNS = ['Page', 'Items', 'Begins with'];
/**
 * A folder, a bucket, or above them all the list of buckets, while its pages are made. What one page can hold stands
 * on index.html; of more, index.html is the list of pages.
 */
class Level {
    above;
    /** What the names of its files begin with. */
    prefix;
    /** The folder of its pages. */
    path;
    /** Its own part of the name. */
    #name;
    #settings;
    /** Of all that is in it. */
    #files = 0;
    #bytes = 0;
    /** The rows of the page at hand, and what is in them. */
    #rows = new byte_sink/* ByteSink */._s(4_096);
    #entries = 0;
    #pageFiles = 0;
    #first = '';
    #hasDeeper = false;
    /** Pages that are full, and the rows of their list. */
    #pages = 0;
    #list = new byte_sink/* ByteSink */._s(0);
    constructor(settings, path, name, prefix, above) {
        this.#settings = settings;
        this.path = path;
        this.#name = name;
        this.prefix = prefix;
        this.above = above;
    }
    /** @param isDeeper it lies in a folder that has no page */
    addFile(row, name, isDeeper) {
        this.#makeRoom(name);
        this.#settings.print.file(row, name, this.#rows);
        this.#hasDeeper ||= isDeeper;
        this.#pageFiles++;
        this.#files++;
        this.#bytes += row.size;
    }
    /** Nothing more comes into it: it becomes an entry of the one above. @returns that one */
    close() {
        this.finish();
        const above = this.above;
        above.#addFolder(this);
        return above;
    }
    #addFolder(folder) {
        this.#makeRoom(folder.#name);
        const href = `${folder.path.slice(this.path.length)}index.html`;
        const about = (0,numbers/* count */.U9)(folder.#files, 'file');
        this.#settings.print.folder(folder.#name, href, folder.#bytes, about, this.#rows);
        this.#files += folder.#files;
        this.#bytes += folder.#bytes;
    }
    /** Nothing more comes into it. */
    finish() {
        const what = `${(0,numbers/* count */.U9)(this.#files, 'file')}, ${(0,numbers/* bytes */.ee)(this.#bytes)}`;
        if (this.#pages === 0) {
            this.#put('index.html', what, FILE_COLUMNS, this.#rows);
            return;
        }
        this.#cut(true);
        this.#put('index.html', `${what}, on ${(0,numbers/* count */.U9)(this.#pages, 'page')}`, PAGE_COLUMNS, this.#list);
    }
    /** For one more entry. */
    #makeRoom(name) {
        const { entries, bytes: most } = this.#settings;
        if (this.#entries >= entries || this.#rows.length >= most)
            this.#cut(false);
        if (this.#entries++ === 0)
            this.#first = name;
    }
    /** The page at hand becomes one of several. */
    #cut(isLast) {
        const page = ++this.#pages;
        const items = (0,numbers/* count */.U9)(this.#entries, 'item');
        const [file, before, after] = [page, page - 1, page + 1].map((number) => `page-${number}.html`);
        const begin = (0,html/* visibleHtml */.eK)(shortened(this.#first));
        this.#list.text(`<tr class="page"><th scope="row"><a href="${file}">Page ${page}</a></th><td>${items}</td><td><bdi>${begin}</bdi></td></tr>\n`);
        this.#put(file, `Page ${page}, ${items}`, FILE_COLUMNS, this.#rows, [
            ...(page > 1 ? [{ label: 'Previous page', href: before, rel: 'prev' }] : []),
            { label: 'All pages', href: 'index.html' },
            ...(isLast ? [] : [{ label: 'Next page', href: after, rel: 'next' }]),
        ]);
    }
    #put(file, caption, columns, rows, links = []) {
        const trail = [];
        for (let each = this.above, up = '../'; each; each = each.above, up += '../')
            trail.unshift({ label: each.#label, href: `${up}index.html` });
        const page = pageOf({
            startedAt: this.#settings.startedAt,
            title: this.#title,
            trail,
            heading: this.#label,
            caption,
            columns,
            rows: rows.bytes.subarray(0, rows.length),
            note: this.#hasDeeper
                ? 'Files in folders that have no page of their own stand here, with the way to them.'
                : undefined,
            links,
        });
        this.#settings.put({ path: this.path + file, files: this.#pageFiles, bytes: page });
        this.#rows.length = 0;
        this.#entries = 0;
        this.#pageFiles = 0;
        this.#hasDeeper = false;
    }
    get #label() {
        if (!this.above)
            return ROOT;
        return `<bdi>${(0,html/* visibleHtml */.eK)(this.#name)}</bdi>${this.prefix === '' ? '' : '/'}`;
    }
    get #title() {
        if (!this.above)
            return ROOT;
        let bucket = this;
        while (bucket.prefix !== '')
            bucket = bucket.above;
        const name = (0,html/* plainHtml */.aT)(bucket.#name);
        return this === bucket ? name : `${(0,html/* plainHtml */.aT)(this.prefix)} in ${name}`;
    }
}
const ROOT = 'Buckets';
/** Characters of a name in the list of pages. */
const NAME_SHOWN = 60;
function shortened(name) {
    const characters = Array.from((0,byte_string/* fromByteString */.qL)(name));
    return characters.length <= NAME_SHOWN
        ? name
        : (0,byte_string/* toByteString */.pv)(`${characters.slice(0, NAME_SHOWN).join('')}…`);
}

<<<<<<< HEAD
=======
// EXTERNAL MODULE: ./build/bytes/ascii.js
var ascii = __webpack_require__(65435);
>>>>>>> changes
// EXTERNAL MODULE: ./build/rows/row.js + 1 modules
var row = __webpack_require__(29031);
// EXTERNAL MODULE: ./build/rows/timestamps.js
var timestamps = __webpack_require__(40199);
;// CONCATENATED MODULE: ./build/formats/html/row.js





<<<<<<< HEAD
=======

>>>>>>> changes
/** Prints files and folders as rows of a table: name, size, time, type. */
class HtmlRows {
    /** Types mostly repeat. */
    #types = new Map();
    /** @param name what the page calls it: what is left of its name below the page's folder */
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
            to.text(BLANK);
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
            type = `<bdi>${(0,html/* visibleHtml */.eK)((0,row/* stringOf */.J)(literal))}</bdi>`;
            if (this.#types.size === TYPES_KEPT)
                this.#types.clear();
            this.#types.set(literal, type);
        }
        return type;
    }
    /** @param about what stands in place of a type */
    folder(name, href, totalBytes, about, to) {
        to.text(`<tr class="folder"><th scope="row"><a href="${href}"><bdi>${(0,html/* visibleHtml */.eK)(name)}</bdi>/</a>`);
        size(totalBytes, to);
        to.all(TIME_CLOSE);
        to.text(about);
        to.all(CLOSE);
    }
}
const TYPES_KEPT = 500;
/** Beside a link of which else nothing would show. */
const BLANK = ' <small>blank name</small>';
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
/** To the minute; whole for programs. */
function time(millis, to) {
    if (!Number.isNaN(millis)) {
        to.all(TIME_OPEN);
        const start = to.length + 1;
        timestamps/* timestamps */.A.write(millis, to);
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
<<<<<<< HEAD
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;
=======
>>>>>>> changes
/** Makes a URL safe in an attribute: most are as they stand, and none holds `"`, `<` or `>`. */
function escapeFrom(to, start) {
    for (let at = start; at < to.length; at++) {
        const byte = to.bytes[at];
<<<<<<< HEAD
        if (byte === AMPERSAND || byte === APOSTROPHE) {
=======
        if (byte === ascii/* AMPERSAND */.e0 || byte === ascii/* APOSTROPHE */.CW) {
>>>>>>> changes
            const url = to.slice(start);
            to.length = start;
            to.text((0,html/* escapeHtml */.ZD)(url));
            return;
        }
    }
}

;// CONCATENATED MODULE: ./build/formats/html/site.js





const COLUMNS = ['name', 'url', 'size', 'uploadedAt', 'contentType'];
/**
 * Since names come in order, all that is in a folder comes together, though between files of the folder above. So
 * only the folders of the current name are open, each with the one page that fills.
 */
class HtmlIndex {
    #folder;
    #limits;
    #settings;
    /** Pages until the next pause. */
    #full = [];
    /** Where folders have their pages. A service that gives names out of order may come back to one. */
    #taken = new Set();
    #root;
    #level;
    #depth = 0;
    #isCapped = false;
    constructor(folder, limits) {
        this.#folder = folder;
        this.#limits = limits;
        this.#settings = {
            startedAt: folder.startedAt,
            print: new HtmlRows(),
            entries: limits.entries,
            bytes: limits.bytes,
            put: (page) => this.#full.push(page),
        };
        this.#root = new Level(this.#settings, 'html/', '', '', undefined);
        this.#level = this.#root;
    }
    async enter(bucketName) {
        while (this.#level !== this.#root)
            this.#level = this.#level.close();
        const name = (0,byte_string/* toByteString */.pv)(bucketName);
        this.#begin(`html/${pathOf(name)}/`, name, '');
        this.#depth = 0;
    }
    add(row) {
        const { name } = row;
        while (!name.startsWith(this.#level.prefix)) {
            this.#level = this.#level.close();
            this.#depth--;
        }
        const { length } = this.#level.prefix;
        let slash = name.indexOf('/', length);
        while (slash >= 0 && this.#open(name, slash))
            slash = name.indexOf('/', slash + 1);
        this.#level.addFile(row, name.slice(this.#level.prefix.length), slash >= 0);
    }
    async pause() {
        if (this.#full.length === 0)
            return;
        const full = this.#full;
        this.#full = [];
        for (const { path, files, bytes } of full)
            await this.#folder.whole(path, COLUMNS, files, bytes);
    }
    async end() {
        while (this.#level !== this.#root)
            this.#level = this.#level.close();
        this.#root.finish();
        await this.pause();
        if (this.#isCapped) {
            const folders = (0,numbers/* count */.U9)(this.#limits.folders, 'folder');
            this.#folder.warn(`The HTML index has pages for ${folders} and no more: files in other folders stand on the pages of the folders above`);
        }
    }
    /** Opens the folder that ends at the slash. @returns false when it gets no pages of its own */
    #open(name, slash) {
        const { depth, folders } = this.#limits;
        if (this.#depth === depth)
            return false;
        if (this.#taken.size >= folders) {
            this.#isCapped = true;
            return false;
        }
        const own = name.slice(this.#level.prefix.length, slash);
        const path = `${this.#level.path}${pathOf(own)}/`;
        if (this.#taken.has(path))
            return false;
        this.#begin(path, own, name.slice(0, slash + 1));
        this.#depth++;
        return true;
    }
    #begin(path, name, prefix) {
        this.#taken.add(path);
        this.#level = new Level(this.#settings, path, name, prefix, this.#level);
    }
}
/** Names that are safe and apart in every file system, in a URL and in an artifact, and not those of pages. */
const SAFE = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9_-])?$(?<!\.html)/;
/** A folder's name for its pages: its own if it is safe, else what is safe of it and a hash. The same in every run. */
function pathOf(name) {
    if (SAFE.test(name))
        return name;
    const safe = name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 24)
        .replace(/^-/, '');
    return `${safe || 'folder'}~${(0,external_node_crypto_.createHash)('sha256').update(name, 'latin1').digest('hex').slice(0, 16)}`;
}


/***/ })

};
