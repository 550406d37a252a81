import { type ByteString, fromByteString, toByteString } from '../../bytes/byte-string.ts';
import type { Row } from '../../rows/row.ts';
import { plainHtml, visibleHtml } from '../../text/html.ts';
import { bytes, count } from '../../text/numbers.ts';
import { type FileFigures, merge, noFigures } from '../../totals/file-figures.ts';
import { plausible } from '../../totals/upload-time.ts';
import { type Page, renderPage } from './page.ts';
import { PageRows } from './page-rows.ts';
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

/** The subfolders of a folder, or its files. Names mix them, so each kind has its own unfinished page. */
interface Kind {
  /** What its pages are called, and their file names before the number. */
  readonly label: string;
  readonly file: string;
  /** The unfinished page. */
  readonly rows: PageRows;
  /** The number of finished pages, and their list. */
  pages: number;
  readonly list: PageRows;
}

/**
 * The pages of a folder, of a bucket, or of the list of buckets. What fits on one page is on index.html, folders first;
 * otherwise index.html lists the pages.
 */
export class FolderPages {
  readonly parent: FolderPages | undefined;
  /** The prefix of its files' names. */
  readonly prefix: ByteString;
  /** The directory of its pages, ending in `/`. */
  readonly path: string;
  /** The last part of the prefix. */
  readonly #name: ByteString;
  readonly #options: PageOptions;
  /** Of all files, including those in subfolders. */
  readonly #figures: FileFigures = noFigures();
  readonly #folders = kind('Folders, page', 'folders');
  readonly #files = kind('Page', 'page');

  /** @param name empty for the list of buckets */
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
    this.parent = parent;
  }

  /** @param isDeep it is in a subfolder without pages */
  addFile(row: Row, name: ByteString, isDeep: boolean): void {
    const rows = this.#roomFor(this.#files, name);
    this.#options.rows.file(row, name, rows);
    rows.addFile(row.size, plausible(row.uploaded, this.#options.startedAt.getTime()), row.isUpload);
    rows.hasDeepFiles ||= isDeep;
  }

  /** Finishes its pages and adds it to its parent. @returns the parent */
  close(): FolderPages {
    this.finish();
    const parent = this.parent!;
    const rows = parent.#roomFor(parent.#folders, this.#name);
    const href = `${this.path.slice(parent.path.length)}index.html`.replaceAll(' ', '%20');
    this.#options.rows.folder(this.#name, href, this.#figures, rows);
    rows.addFiles(this.#figures);
    return parent;
  }

  /** Finishes its pages. Nothing can be added afterwards. */
  finish(): void {
    const { entries, bytes: limit } = this.#options;
    const [folders, files] = [this.#folders, this.#files];
    const isOnePage =
      folders.pages + files.pages === 0 &&
      folders.rows.entries + files.rows.entries <= entries &&
      folders.rows.to.length + files.rows.to.length <= limit;
    if (!isOnePage && files.rows.entries > 0) this.#endPage(files, true);
    if (folders.pages > 0) this.#endPage(folders, true);
    merge(this.#figures, folders.rows.figures);
    merge(this.#figures, files.rows.figures);
    const pages = folders.pages + files.pages;
    const contents = `${count(this.#figures.files, 'file')}, ${bytes(this.#figures.bytes)}`;
    this.#put(
      'index.html',
      pages === 0 ? contents : `${contents}, on ${count(pages, 'page')}`,
      [folders, files].map((each) => (each.pages > 0 ? each.list : each.rows)),
      isOnePage ? files.rows.figures.files : 0,
    );
  }

  /** Begins a row, on a new page if the last one is full. */
  #roomFor(of: Kind, name: ByteString): PageRows {
    const { entries, bytes: limit } = this.#options;
    if (of.rows.entries >= entries || of.rows.to.length >= limit) this.#endPage(of, false);
    of.rows.begin(name);
    return of.rows;
  }

  /** Puts the unfinished page as one of several. */
  #endPage(of: Kind, isLast: boolean): void {
    const page = ++of.pages;
    const { rows } = of;
    const items = count(rows.entries, 'item');
    const [file, before, after] = [page, page - 1, page + 1].map((number) => `${of.file}-${number}.html`);
    const label = `${of.label} ${page}`;
    of.list.begin('');
    this.#options.rows.page(file!, label, shortened(rows.firstName), rows.figures, items, of.list);
    const links = [
      ...(page > 1 ? [{ label: 'Previous page', href: before!, rel: 'prev' } as const] : []),
      { label: 'All pages', href: 'index.html' },
      ...(isLast ? [] : [{ label: 'Next page', href: after!, rel: 'next' } as const]),
    ];
    this.#put(file!, `${label}, ${items}`, [rows], of === this.#files ? rows.figures.files : 0, links);
    merge(this.#figures, rows.figures);
    rows.clear();
  }

  /** @param files on the page */
  #put(
    file: string,
    caption: string,
    parts: readonly PageRows[],
    files: number,
    links: Page['links'] = [],
  ): void {
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

  /** Whether it is the list of buckets. A folder may have an empty name, too. */
  get #isRoot(): boolean {
    return this.#name === '' && this.prefix === '';
  }

  get #label(): ByteString {
    if (this.#isRoot) return ROOT;
    return `<bdi>${visibleHtml(this.#name)}</bdi>${this.prefix === '' ? '' : '/'}`;
  }

  get #title(): ByteString {
    if (this.#isRoot) return ROOT;
    let bucket: FolderPages = this;
    while (bucket.prefix !== '') bucket = bucket.parent!;
    const name = plainHtml(bucket.#name);
    return this === bucket ? name : `${plainHtml(this.prefix)} in ${name}`;
  }
}

const ROOT = 'Buckets';
/** The most characters of a name in the list of pages. */
const SHORT_NAME = 60;

function kind(label: string, file: string): Kind {
  return { label, file, rows: new PageRows(), pages: 0, list: new PageRows() };
}

function shortened(name: ByteString): ByteString {
  const characters = Array.from(fromByteString(name));
  return characters.length <= SHORT_NAME
    ? name
    : toByteString(`${characters.slice(0, SHORT_NAME).join('')}…`);
}
