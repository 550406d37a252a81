export const id = 518;
export const ids = [518];
export const modules = {

/***/ 30518:
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

const SAFE = /^(?!(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$))[a-z0-9](?:[a-z0-9 !()+,.=@_-]{0,62}[a-z0-9!()+,=@_-])?$(?<!\.html)/;
const LONGEST_MARKED = 40;
function directoryName(name) {
    if (SAFE.test(name))
        return name;
    const lower = name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    if (lower !== name && name.length <= LONGEST_MARKED && SAFE.test(lower))
        return `${lower}~u${capitals(name).toString(16)}`;
    const safe = lower
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 24)
        .replace(/^-/, '');
    return `${safe || 'folder'}~${(0,external_node_crypto_.createHash)('sha256').update(name, 'latin1').digest('hex').slice(0, 16)}`;
}
function capitals(name) {
    let bits = 0n;
    for (let at = name.length - 1; at >= 0; at--)
        bits = 2n * bits + (/[A-Z]/.test(name[at]) ? 1n : 0n);
    return bits;
}

// EXTERNAL MODULE: ./build/text/html.js + 1 modules
var html = __webpack_require__(59607);
// EXTERNAL MODULE: ./build/totals/file-figures.js
var file_figures = __webpack_require__(99830);
// EXTERNAL MODULE: ./build/totals/upload-time.js
var upload_time = __webpack_require__(39771);
;// CONCATENATED MODULE: ./build/formats/html/script.js
const SCRIPT = `
(() => {
  const table = document.querySelector('table');
  const body = table.tBodies[0];
  const rows = [...body.rows];
  if (rows.length < 2) return;
  const heads = [...table.tHead.rows[0].cells];
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const groups = ['folder', 'page', ''];
  const values = [
    (row) => row.cells[0].querySelector('bdi').textContent,
    (row) => Number(row.querySelector('data').value),
    (row) => row.querySelector('time')?.dateTime ?? '',
    (row) => row.cells[3].textContent
  ];
  const sort = (column, direction) => {
    const keys = new Map(rows.map((row) => [row, values[column](row)]));
    const order = (a, b) => column === 1 ? a - b : column === 2 ? (a > b) - (a < b) : compare(a, b);
    body.append(...[...rows].sort((a, b) =>
      groups.indexOf(a.className) - groups.indexOf(b.className) ||
      direction * order(keys.get(a), keys.get(b))));
    heads.forEach((head) => head.removeAttribute('aria-sort'));
    heads[column].setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
  };
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.onclick = () => {
      const first = column === 1 || column === 2 ? -1 : 1;
      const now = { ascending: 1, descending: -1 }[head.ariaSort] ?? 0;
      sort(column, now === 0 ? first : -now);
    };
  });
  const label = document.createElement('label');
  const input = document.createElement('input');
  const shown = document.createElement('output');
  input.type = 'search';
  label.append('Filter by name ', input);
  const texts = rows.map((row) => values[0](row).toLowerCase());
  input.oninput = () => {
    const text = input.value.toLowerCase();
    let count = 0;
    rows.forEach((row, index) => {
      row.hidden = row.className !== 'page' && !texts[index].includes(text);
      if (!row.hidden) count++;
    });
    shown.textContent = text === '' ? '' : count + ' of ' + rows.length;
  };
  const line = document.createElement('p');
  line.className = 'filter';
  line.append(label, ' ', shown);
  table.parentElement.before(line);
})();
`.replaceAll(/\n */g, '\n');

// EXTERNAL MODULE: ./build/bytes/ascii.js
var ascii = __webpack_require__(65435);
// EXTERNAL MODULE: ./build/bytes/byte-sink.js
var byte_sink = __webpack_require__(68090);
;// CONCATENATED MODULE: ./build/formats/html/page-rows.js



const BAR_STEPS = 20;
class PageRows {
    to = new byte_sink/* ByteSink */._s(0);
    figures = (0,file_figures/* noFigures */.$0)();
    entries = 0;
    firstName = '';
    hasDeepFiles = false;
    #bars = [];
    begin(name) {
        if (this.entries++ === 0)
            this.firstName = name;
    }
    addFile(bytes, uploaded, upload) {
        (0,file_figures/* addTo */.DN)(this.figures, bytes, uploaded, upload);
    }
    addFiles(figures) {
        (0,file_figures/* merge */.h1)(this.figures, figures);
    }
    markBar(bytes) {
        this.#bars.push({ at: this.to.length, bytes });
        this.to.text('00');
    }
    drawn(largest) {
        const { bytes: text, length } = this.to;
        for (const { at, bytes } of this.#bars) {
            const steps = bytes > 0 ? Math.ceil((BAR_STEPS * bytes) / largest) : 0;
            text[at] = ascii/* DIGIT_0 */.l0 + Math.floor(steps / 10);
            text[at + 1] = ascii/* DIGIT_0 */.l0 + (steps % 10);
        }
        return text.subarray(0, length);
    }
    get largest() {
        return this.#bars.reduce((most, { bytes }) => Math.max(most, bytes), 0);
    }
    clear() {
        this.to.length = 0;
        this.figures = (0,file_figures/* noFigures */.$0)();
        this.entries = 0;
        this.hasDeepFiles = false;
        this.#bars.length = 0;
    }
}

;// CONCATENATED MODULE: ./build/formats/html/style.js



const BARS = Array.from({ length: BAR_STEPS }, (_, at) => {
    const steps = at + 1;
    return `.s${String(steps).padStart(2, '0')}{--bar:${(100 * steps) / BAR_STEPS}%}`;
}).join('');
const STYLE = `
:root{color-scheme:light dark;--text:#1c2024;--quiet:#5c6570;--line:#dde1e6;--back:#fff;--band:#f5f7f9;--link:#0a58ca;--mark:#8a4b00;--fill:#7aa7e0}
@media(prefers-color-scheme:dark){:root{--text:#e3e6ea;--quiet:#9aa4b0;--line:#30363d;--back:#14171b;--band:#1c2127;--link:#78b0ff;--mark:#ffb45c;--fill:#3d6ea8}}
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
td:nth-child(2)::after{content:"";display:block;height:.2rem;width:var(--bar,0);margin-left:auto;border-radius:.1rem;background:var(--fill)}
td>bdi{display:inline-block;min-width:13rem}
small,footer,output{color:var(--quiet)}
.filter input{font:inherit;padding:.2rem .4rem;max-width:100%;box-sizing:border-box;color:inherit;background:var(--back);border:1px solid var(--quiet);border-radius:.25rem}
th button{font:inherit;color:inherit;padding:0;border:0;background:none;cursor:pointer}
th button:hover,th button:focus-visible{text-decoration:underline}
[aria-sort] button::after{content:" \\2191"}
[aria-sort=descending] button::after{content:" \\2193"}
@media(max-width:44rem){
tr{display:flex;flex-wrap:wrap;gap:0 1rem;padding:.35rem 0;border-bottom:1px solid var(--line)}
tr[hidden]{display:none}
th,td{padding:0;border:0;white-space:normal;overflow-wrap:anywhere}
tbody th{flex:0 0 100%;min-width:0}
td>bdi{min-width:0}
td:nth-child(2){min-width:5rem;text-align:left}
td:nth-child(2)::after{margin-left:0}
td:empty{display:none}
}
${BARS}`.replaceAll('\n', '');
const POLICY = `default-src 'none'; style-src ${(0,html/* cspHash */.hS)(STYLE)}; script-src ${(0,html/* cspHash */.hS)(SCRIPT)}; base-uri 'none'; form-action 'none'`;

;// CONCATENATED MODULE: ./build/formats/html/page.js



const HEAD = ['Name', 'Size', 'Uploaded (UTC)', 'Type']
    .map((column) => `<th scope="col">${column}</th>`)
    .join('');
function renderPage(page) {
    const { startedAt, title, breadcrumbs, heading, caption, rows, note, links } = page;
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
<thead><tr>${HEAD}</tr></thead>
<tbody>
`;
    const after = `</tbody>
</table>
</div>
${note ? `<p>${note}</p>\n` : ''}${pages('Pages, repeated')}</main>
<footer><p>As of <time datetime="${time}">${(0,numbers/* utcMinute */.vD)(time)}</time></p></footer>
<script>${SCRIPT}</script>
</body>
</html>
`;
    return Buffer.concat([Buffer.from(before, 'latin1'), ...rows, Buffer.from(after, 'latin1')]);
}

;// CONCATENATED MODULE: ./build/formats/html/folder-pages.js







class FolderPages {
    parent;
    prefix;
    path;
    #name;
    #options;
    #figures = (0,file_figures/* noFigures */.$0)();
    #folders = kind('Folders, page', 'folders');
    #files = kind('Page', 'page');
    constructor(options, path, name, prefix, parent) {
        this.#options = options;
        this.path = path;
        this.#name = name;
        this.prefix = prefix;
        this.parent = parent;
    }
    addFile(row, name, isDeep) {
        const rows = this.#roomFor(this.#files, name);
        this.#options.rows.file(row, name, rows);
        rows.addFile(row.size, (0,upload_time/* plausible */.o)(row.uploaded, this.#options.startedAt.getTime()), row.isUpload);
        rows.hasDeepFiles ||= isDeep;
    }
    close() {
        this.finish();
        const parent = this.parent;
        const rows = parent.#roomFor(parent.#folders, this.#name);
        const href = `${this.path.slice(parent.path.length)}index.html`.replaceAll(' ', '%20');
        this.#options.rows.folder(this.#name, href, this.#figures, rows);
        rows.addFiles(this.#figures);
        return parent;
    }
    finish() {
        const { entries, bytes: limit } = this.#options;
        const [folders, files] = [this.#folders, this.#files];
        const isOnePage = folders.pages + files.pages === 0 &&
            folders.rows.entries + files.rows.entries <= entries &&
            folders.rows.to.length + files.rows.to.length <= limit;
        if (!isOnePage && files.rows.entries > 0)
            this.#endPage(files, true);
        if (folders.pages > 0)
            this.#endPage(folders, true);
        (0,file_figures/* merge */.h1)(this.#figures, folders.rows.figures);
        (0,file_figures/* merge */.h1)(this.#figures, files.rows.figures);
        const pages = folders.pages + files.pages;
        const contents = `${(0,numbers/* count */.U9)(this.#figures.files, 'file')}, ${(0,numbers/* bytes */.ee)(this.#figures.bytes)}`;
        this.#put('index.html', pages === 0 ? contents : `${contents}, on ${(0,numbers/* count */.U9)(pages, 'page')}`, [folders, files].map((each) => (each.pages > 0 ? each.list : each.rows)), isOnePage ? files.rows.figures.files : 0);
    }
    #roomFor(of, name) {
        const { entries, bytes: limit } = this.#options;
        if (of.rows.entries >= entries || of.rows.to.length >= limit)
            this.#endPage(of, false);
        of.rows.begin(name);
        return of.rows;
    }
    #endPage(of, isLast) {
        const page = ++of.pages;
        const { rows } = of;
        const items = (0,numbers/* count */.U9)(rows.entries, 'item');
        const [file, before, after] = [page, page - 1, page + 1].map((number) => `${of.file}-${number}.html`);
        const label = `${of.label} ${page}`;
        of.list.begin('');
        this.#options.rows.page(file, label, shortened(rows.firstName), rows.figures, items, of.list);
        const links = [
            ...(page > 1 ? [{ label: 'Previous page', href: before, rel: 'prev' }] : []),
            { label: 'All pages', href: 'index.html' },
            ...(isLast ? [] : [{ label: 'Next page', href: after, rel: 'next' }]),
        ];
        this.#put(file, `${label}, ${items}`, [rows], of === this.#files ? rows.figures.files : 0, links);
        (0,file_figures/* merge */.h1)(this.#figures, rows.figures);
        rows.clear();
    }
    #put(file, caption, parts, files, links = []) {
        const breadcrumbs = [];
        for (let each = this.parent, up = '../'; each; each = each.parent, up += '../')
            breadcrumbs.unshift({ label: each.#label, href: `${up}index.html` });
        const largest = Math.max(...parts.map((part) => part.largest));
        const page = renderPage({
            startedAt: this.#options.startedAt,
            title: this.#title,
            breadcrumbs,
            heading: this.#label,
            caption,
            rows: parts.map((part) => part.drawn(largest)),
            note: parts.some(({ hasDeepFiles }) => hasDeepFiles)
                ? 'Files in folders that have no page of their own are listed here with their path.'
                : undefined,
            links,
        });
        this.#options.put({ path: this.path + file, files, bytes: page });
    }
    get #isRoot() {
        return this.#name === '' && this.prefix === '';
    }
    get #label() {
        if (this.#isRoot)
            return ROOT;
        return `<bdi>${(0,html/* visibleHtml */.eK)(this.#name)}</bdi>${this.prefix === '' ? '' : '/'}`;
    }
    get #title() {
        if (this.#isRoot)
            return ROOT;
        let bucket = this;
        while (bucket.prefix !== '')
            bucket = bucket.parent;
        const name = (0,html/* plainHtml */.aT)(bucket.#name);
        return this === bucket ? name : `${(0,html/* plainHtml */.aT)(this.prefix)} in ${name}`;
    }
}
const ROOT = 'Buckets';
const SHORT_NAME = 60;
function kind(label, file) {
    return { label, file, rows: new PageRows(), pages: 0, list: new PageRows() };
}
function shortened(name) {
    const characters = Array.from((0,byte_string/* fromByteString */.qL)(name));
    return characters.length <= SHORT_NAME
        ? name
        : (0,byte_string/* toByteString */.pv)(`${characters.slice(0, SHORT_NAME).join('')}…`);
}

// EXTERNAL MODULE: ./build/rows/json-literal.js
var json_literal = __webpack_require__(39530);
// EXTERNAL MODULE: ./build/rows/timestamps.js
var timestamps = __webpack_require__(40199);
;// CONCATENATED MODULE: ./build/formats/html/row.js






class HtmlRows {
    #types = new Map();
    file(row, name, rows) {
        const { to } = rows;
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
        size(row.size, rows);
        time(row.uploaded, to);
        to.text(this.#type(row.settings.contentType));
        to.all(CLOSE);
    }
    #type(literal) {
        let type = this.#types.get(literal);
        if (type === undefined) {
            type = `<bdi>${(0,html/* visibleHtml */.eK)((0,json_literal/* stringOf */.Je)(literal))}</bdi>`;
            if (this.#types.size === CACHED_TYPES)
                this.#types.clear();
            this.#types.set(literal, type);
        }
        return type;
    }
    folder(name, href, figures, rows) {
        const { to } = rows;
        to.text(`<tr class="folder"><th scope="row"><a href="${href}"><bdi>${(0,html/* visibleHtml */.eK)(name)}</bdi>/</a>`);
        size(figures.bytes, rows);
        time(figures.newest, to);
        to.text((0,numbers/* count */.U9)(figures.files, 'file'));
        to.all(CLOSE);
    }
    page(href, label, firstName, figures, items, rows) {
        const { to } = rows;
        to.text(`<tr class="page"><th scope="row"><a href="${href}">${label} from <bdi>${(0,html/* visibleHtml */.eK)(firstName)}</bdi></a>`);
        size(figures.bytes, rows);
        time(figures.newest, to);
        to.text(items);
        to.all(CLOSE);
    }
}
const CACHED_TYPES = 500;
const BLANK_NAME = ' <small>blank name</small>';
const OPEN = constant('<tr><th scope="row">');
const LINK = constant('<a href="');
const BAR_OPEN = constant('</th><td class="s');
const SIZE_OPEN = constant('"><data value="');
const SIZE_CLOSE = constant('</data></td><td>');
const TIME_OPEN = constant('<time datetime=');
const TIME_CLOSE = constant('</td><td>');
const CLOSE = constant('</td></tr>\n');
function constant(text) {
    return (0,byte_sink/* bytesOf */.$$)(Buffer.from(text));
}
function size(value, rows) {
    const { to } = rows;
    to.all(BAR_OPEN);
    rows.markBar(value);
    to.all(SIZE_OPEN);
    to.text(String(value));
    to.text('">');
    to.text((0,numbers/* bytes */.ee)(value));
    to.all(SIZE_CLOSE);
}
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





class HtmlSite {
    #folder;
    #limits;
    #columns;
    #options;
    #full = [];
    #paths = new Set();
    #root;
    #current;
    #depth = 0;
    #isCapped = false;
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
        if (folder.buckets !== 1)
            this.#root = new FolderPages(this.#options, 'html/', '', '', undefined);
        this.#current = this.#root;
    }
    async enter(bucketName) {
        this.#closeTo(this.#root);
        const name = (0,byte_string/* toByteString */.pv)(bucketName);
        this.#begin(this.#root ? `html/${directoryName(name)}/` : 'html/', name, '');
        this.#depth = 0;
    }
    add(row) {
        const { name } = row;
        let current = this.#current;
        while (!name.startsWith(current.prefix)) {
            current = current.close();
            this.#depth--;
        }
        let slash = name.indexOf('/', current.prefix.length);
        for (; slash >= 0; slash = name.indexOf('/', slash + 1)) {
            const opened = this.#open(current, name, slash);
            if (!opened)
                break;
            current = opened;
        }
        this.#current = current;
        current.addFile(row, name.slice(current.prefix.length), slash >= 0);
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
        this.#closeTo(this.#root);
        this.#root?.finish();
        await this.pause();
        if (this.#isCapped) {
            const folders = (0,numbers/* count */.U9)(this.#limits.folders, 'folder');
            this.#folder.warn(`The HTML index is limited to pages for ${folders}: files in other folders are listed on the pages of their parent folders`);
        }
    }
    #closeTo(parent) {
        for (let current = this.#current; current && current !== parent; current = current.parent) {
            if (current.parent)
                current.close();
            else
                current.finish();
        }
    }
    #open(parent, name, slash) {
        const { depth, folders } = this.#limits;
        if (this.#depth === depth)
            return undefined;
        if (this.#paths.size >= folders) {
            this.#isCapped = true;
            return undefined;
        }
        const ownName = name.slice(parent.prefix.length, slash);
        const path = `${parent.path}${directoryName(ownName)}/`;
        if (this.#paths.has(path))
            return undefined;
        this.#depth++;
        return this.#begin(path, ownName, name.slice(0, slash + 1), parent);
    }
    #begin(path, name, prefix, parent = this.#root) {
        this.#paths.add(path);
        this.#current = new FolderPages(this.#options, path, name, prefix, parent);
        return this.#current;
    }
}


/***/ })

};
