import { type ByteString, toByteString } from '../../bytes/byte-string.ts';
import type { Row } from '../../rows/row.ts';
import type { RowSink, SinkFolder } from '../../rows/row-sink.ts';
import { count } from '../../text/numbers.ts';
import { directoryName } from './directory-name.ts';
import { FolderPages, type FullPage, type PageOptions } from './folder-pages.ts';
import { HtmlRows } from './row.ts';

/** Limits of the site, whatever is in the bucket. */
export interface HtmlLimits {
  /** Files and folders per page. */
  entries: number;
  /** Bytes of rows after which a page is full. */
  bytes: number;
  /** Folders, including buckets, with pages of their own. */
  folders: number;
  /** Levels of such folders in a bucket. Each keeps a page in memory. */
  depth: number;
}

/**
 * A page for each folder. Since names are in order, the contents of a folder are contiguous, so only the folders that
 * contain the current name are open, each with one unfinished page.
 */
export class HtmlSite implements RowSink {
  readonly #folder: SinkFolder;
  readonly #limits: HtmlLimits;
  readonly #columns: readonly string[];
  readonly #options: PageOptions;
  /** Finished pages, written at the next pause. */
  #full: FullPage[] = [];
  /** The paths of folders so far. Names that are out of order may return to one. */
  readonly #paths = new Set<string>();
  /** The list of buckets; undefined if there is only one. */
  readonly #root: FolderPages | undefined;
  #current: FolderPages | undefined;
  #depth = 0;
  #isCapped = false;

  /** @param columns for the manifest */
  constructor(folder: SinkFolder, limits: HtmlLimits, columns: readonly string[]) {
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
    if (folder.buckets !== 1) this.#root = new FolderPages(this.#options, 'html/', '', '', undefined);
    this.#current = this.#root;
  }

  async enter(bucketName: string): Promise<void> {
    this.#closeTo(this.#root);
    const name = toByteString(bucketName);
    this.#begin(this.#root ? `html/${directoryName(name)}/` : 'html/', name, '');
    this.#depth = 0;
  }

  add(row: Row): void {
    const { name } = row;
    let current = this.#current!;
    while (!name.startsWith(current.prefix)) {
      current = current.close();
      this.#depth--;
    }
    let slash = name.indexOf('/', current.prefix.length);
    for (; slash >= 0; slash = name.indexOf('/', slash + 1)) {
      const opened = this.#open(current, name, slash);
      if (!opened) break;
      current = opened;
    }
    this.#current = current;
    current.addFile(row, name.slice(current.prefix.length), slash >= 0);
  }

  async pause(): Promise<void> {
    if (this.#full.length === 0) return;
    const full = this.#full;
    this.#full = [];
    for (const { path, files, bytes } of full) await this.#folder.whole(path, this.#columns, files, bytes);
  }

  async end(): Promise<void> {
    this.#closeTo(this.#root);
    this.#root?.finish();
    await this.pause();
    if (this.#isCapped) {
      const folders = count(this.#limits.folders, 'folder');
      this.#folder.warn(
        `The HTML index is limited to pages for ${folders}: files in other folders are listed on the pages of their parent folders`,
      );
    }
  }

  #closeTo(parent: FolderPages | undefined): void {
    for (let current = this.#current; current && current !== parent; current = current.parent) {
      if (current.parent) current.close();
      else current.finish();
    }
  }

  /** Opens the folder that ends at the slash. @returns undefined if it gets no pages of its own */
  #open(parent: FolderPages, name: ByteString, slash: number): FolderPages | undefined {
    const { depth, folders } = this.#limits;
    if (this.#depth === depth) return undefined;
    if (this.#paths.size >= folders) {
      this.#isCapped = true;
      return undefined;
    }
    const ownName = name.slice(parent.prefix.length, slash);
    const path = `${parent.path}${directoryName(ownName)}/`;
    if (this.#paths.has(path)) return undefined;
    this.#depth++;
    return this.#begin(path, ownName, name.slice(0, slash + 1), parent);
  }

  #begin(
    path: string,
    name: ByteString,
    prefix: ByteString,
    parent: FolderPages | undefined = this.#root,
  ): FolderPages {
    this.#paths.add(path);
    this.#current = new FolderPages(this.#options, path, name, prefix, parent);
    return this.#current;
  }
}
