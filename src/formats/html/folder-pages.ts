import { ByteSink } from '../../bytes/byte-sink.ts';
import { type ByteString, fromByteString, toByteString } from '../../bytes/byte-string.ts';
import type { Row } from '../../rows/row.ts';
import { plainHtml, visibleHtml } from '../../text/html.ts';
import { bytes, count } from '../../text/numbers.ts';
import { type Page, pageOf } from './page.ts';
import type { HtmlRows } from './row.ts';

/** A page that is done. */
export interface FullPage {
  path: string;
  /** How many files it lists. */
  files: number;
  bytes: Buffer;
}

/** What all levels share. */
export interface LevelSettings {
  startedAt: Date;
  print: HtmlRows;
  /** Files and folders of one page. */
  entries: number;
  /** Bytes of its rows, behind which it takes no more of them. */
  bytes: number;
  /** Takes a page. */
  put(page: FullPage): void;
}

const FILE_COLUMNS = ['Name', 'Size', 'Uploaded (UTC)', 'Type'];
const PAGE_COLUMNS = ['Page', 'Items', 'Begins with'];

/**
 * A folder, a bucket, or above them all the list of buckets, while its pages are made. What one page can hold stands
 * on index.html; of more, index.html is the list of pages.
 */
export class Level {
  readonly above: Level | undefined;
  /** What the names of its files begin with. */
  readonly prefix: ByteString;
  /** The folder of its pages. */
  readonly path: string;
  /** Its own part of the name. */
  readonly #name: ByteString;
  readonly #settings: LevelSettings;
  /** Of all that is in it. */
  #files = 0;
  #bytes = 0;
  /** The rows of the page at hand, and what is in them. */
  readonly #rows = new ByteSink(4_096);
  #entries = 0;
  #pageFiles = 0;
  #first: ByteString = '';
  #hasDeeper = false;
  /** Pages that are full, and the rows of their list. */
  #pages = 0;
  readonly #list = new ByteSink(0);

  constructor(
    settings: LevelSettings,
    path: string,
    name: ByteString,
    prefix: ByteString,
    above: Level | undefined,
  ) {
    this.#settings = settings;
    this.path = path;
    this.#name = name;
    this.prefix = prefix;
    this.above = above;
  }

  /** @param isDeeper it lies in a folder that has no page */
  addFile(row: Row, name: ByteString, isDeeper: boolean): void {
    this.#makeRoom(name);
    this.#settings.print.file(row, name, this.#rows);
    this.#hasDeeper ||= isDeeper;
    this.#pageFiles++;
    this.#files++;
    this.#bytes += row.size;
  }

  /** Nothing more comes into it: it becomes an entry of the one above. @returns that one */
  close(): Level {
    this.finish();
    const above = this.above!;
    above.#addFolder(this);
    return above;
  }

  #addFolder(folder: Level): void {
    this.#makeRoom(folder.#name);
    const href = `${folder.path.slice(this.path.length)}index.html`;
    const about = count(folder.#files, 'file');
    this.#settings.print.folder(folder.#name, href, folder.#bytes, about, this.#rows);
    this.#files += folder.#files;
    this.#bytes += folder.#bytes;
  }

  /** Nothing more comes into it. */
  finish(): void {
    const what = `${count(this.#files, 'file')}, ${bytes(this.#bytes)}`;
    if (this.#pages === 0) {
      this.#put('index.html', what, FILE_COLUMNS, this.#rows);
      return;
    }
    this.#cut(true);
    this.#put('index.html', `${what}, on ${count(this.#pages, 'page')}`, PAGE_COLUMNS, this.#list);
  }

  /** For one more entry. */
  #makeRoom(name: ByteString): void {
    const { entries, bytes: most } = this.#settings;
    if (this.#entries >= entries || this.#rows.length >= most) this.#cut(false);
    if (this.#entries++ === 0) this.#first = name;
  }

  /** The page at hand becomes one of several. */
  #cut(isLast: boolean): void {
    const page = ++this.#pages;
    const items = count(this.#entries, 'item');
    const [file, before, after] = [page, page - 1, page + 1].map((number) => `page-${number}.html`);
    const begin = visibleHtml(shortened(this.#first));
    this.#list.text(
      `<tr class="page"><th scope="row"><a href="${file}">Page ${page}</a></th><td>${items}</td><td><bdi>${begin}</bdi></td></tr>\n`,
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

  get #label(): ByteString {
    if (!this.above) return ROOT;
    return `<bdi>${visibleHtml(this.#name)}</bdi>${this.prefix === '' ? '' : '/'}`;
  }

  get #title(): ByteString {
    if (!this.above) return ROOT;
    let bucket: Level = this;
    while (bucket.prefix !== '') bucket = bucket.above!;
    const name = plainHtml(bucket.#name);
    return this === bucket ? name : `${plainHtml(this.prefix)} in ${name}`;
  }
}

const ROOT = 'Buckets';
/** Characters of a name in the list of pages. */
const NAME_SHOWN = 60;

function shortened(name: ByteString): ByteString {
  const characters = Array.from(fromByteString(name));
  return characters.length <= NAME_SHOWN
    ? name
    : toByteString(`${characters.slice(0, NAME_SHOWN).join('')}…`);
}
