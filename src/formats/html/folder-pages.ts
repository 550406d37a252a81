import { ByteSink } from '../../bytes/byte-sink.ts';
import { type ByteString, fromByteString, toByteString } from '../../bytes/byte-string.ts';
import type { Row } from '../../rows/row.ts';
import { plainHtml, visibleHtml } from '../../text/html.ts';
import { bytes, count } from '../../text/numbers.ts';
import { type Page, renderPage } from './page.ts';
import type { HtmlRows } from './row.ts';

/** A finished page. */
export interface FullPage {
  path: string;
  /** The number of files on it. */
  files: number;
  bytes: Buffer;
}

/** The same for all folders. */
export interface PageOptions {
  startedAt: Date;
  rows: HtmlRows;
  /** Files and folders per page. */
  entries: number;
  /** Bytes of rows after which a page is full. */
  bytes: number;
  /** Receives a finished page. */
  put(page: FullPage): void;
}

const FILE_COLUMNS = ['Name', 'Size', 'Uploaded (UTC)', 'Type'];
const PAGE_COLUMNS = ['Page', 'Items', 'Begins with'];

/**
 * The pages of a folder, of a bucket, or of the list of buckets. What fits on one page is on index.html; otherwise
 * index.html is the list of pages.
 */
export class FolderPages {
  readonly #parent: FolderPages | undefined;
  /** The prefix of its files' names. */
  readonly prefix: ByteString;
  /** The directory of its pages, ending in `/`. */
  readonly path: string;
  /** The last part of the prefix. */
  readonly #name: ByteString;
  readonly #options: PageOptions;
  /** Totals, including subfolders. */
  #files = 0;
  #bytes = 0;
  /** The unfinished page. */
  readonly #rows = new ByteSink(4_096);
  #entries = 0;
  #pageFiles = 0;
  #firstName: ByteString = '';
  #hasDeepFiles = false;
  /** Finished pages, and the rows of their list. */
  #pages = 0;
  readonly #list = new ByteSink(0);

  constructor(
    options: PageOptions,
    path: string,
    name: ByteString,
    prefix: ByteString,
    parent: FolderPages | undefined,
  ) {
    this.#options = options;
    this.path = path;
    this.#name = name;
    this.prefix = prefix;
    this.#parent = parent;
  }

  /** @param isDeep it is in a subfolder without pages */
  addFile(row: Row, name: ByteString, isDeep: boolean): void {
    this.#makeRoom(name);
    this.#options.rows.file(row, name, this.#rows);
    this.#hasDeepFiles ||= isDeep;
    this.#pageFiles++;
    this.#files++;
    this.#bytes += row.size;
  }

  /** Finishes its pages and adds it to its parent. @returns the parent */
  close(): FolderPages {
    this.finish();
    const parent = this.#parent!;
    parent.#addFolder(this);
    return parent;
  }

  #addFolder(folder: FolderPages): void {
    this.#makeRoom(folder.#name);
    const href = `${folder.path.slice(this.path.length)}index.html`;
    const files = count(folder.#files, 'file');
    this.#options.rows.folder(folder.#name, href, folder.#bytes, files, this.#rows);
    this.#files += folder.#files;
    this.#bytes += folder.#bytes;
  }

  /** Finishes its pages. Nothing can be added afterwards. */
  finish(): void {
    const contents = `${count(this.#files, 'file')}, ${bytes(this.#bytes)}`;
    if (this.#pages === 0) {
      this.#put('index.html', contents, FILE_COLUMNS, this.#rows);
      return;
    }
    this.#endPage(true);
    this.#put('index.html', `${contents}, on ${count(this.#pages, 'page')}`, PAGE_COLUMNS, this.#list);
  }

  /** Starts a new page if the last one is full. */
  #makeRoom(name: ByteString): void {
    const { entries, bytes: limit } = this.#options;
    if (this.#entries >= entries || this.#rows.length >= limit) this.#endPage(false);
    if (this.#entries++ === 0) this.#firstName = name;
  }

  /** Puts the unfinished page as one of several. */
  #endPage(isLast: boolean): void {
    const page = ++this.#pages;
    const items = count(this.#entries, 'item');
    const [file, before, after] = [page, page - 1, page + 1].map((number) => `page-${number}.html`);
    const first = visibleHtml(shortened(this.#firstName));
    this.#list.text(
      `<tr class="page"><th scope="row"><a href="${file}">Page ${page}</a></th><td>${items}</td><td><bdi>${first}</bdi></td></tr>\n`,
    );
    this.#put(file!, `Page ${page}, ${items}`, FILE_COLUMNS, this.#rows, [
      ...(page > 1 ? [{ label: 'Previous page', href: before!, rel: 'prev' } as const] : []),
      { label: 'All pages', href: 'index.html' },
      ...(isLast ? [] : [{ label: 'Next page', href: after!, rel: 'next' } as const]),
    ]);
  }

  #put(
    file: string,
    caption: string,
    columns: readonly string[],
    rows: ByteSink,
    links: Page['links'] = [],
  ): void {
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

  get #label(): ByteString {
    if (!this.#parent) return ROOT;
    return `<bdi>${visibleHtml(this.#name)}</bdi>${this.prefix === '' ? '' : '/'}`;
  }

  get #title(): ByteString {
    if (!this.#parent) return ROOT;
    let bucket: FolderPages = this;
    while (bucket.prefix !== '') bucket = bucket.#parent!;
    const name = plainHtml(bucket.#name);
    return this === bucket ? name : `${plainHtml(this.prefix)} in ${name}`;
  }
}

const ROOT = 'Buckets';
/** The most characters of a name in the list of pages. */
const SHORT_NAME = 60;

function shortened(name: ByteString): ByteString {
  const characters = Array.from(fromByteString(name));
  return characters.length <= SHORT_NAME
    ? name
    : toByteString(`${characters.slice(0, SHORT_NAME).join('')}…`);
}
