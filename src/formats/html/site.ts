import { createHash } from 'node:crypto';
import { type ByteString, toByteString } from '../../bytes/byte-string.ts';
import type { Row } from '../../rows/row.ts';
import type { RowSink, SinkFolder } from '../../rows/row-sink.ts';
import { count } from '../../text/numbers.ts';
import { type FullPage, Level, type LevelSettings } from './folder-pages.ts';
import { HtmlRows } from './row.ts';

/** What bounds the index, whatever is in the bucket. */
export interface HtmlLimits {
  /** Files and folders of one page. */
  entries: number;
  /** Bytes of its rows, behind which it takes no more of them. */
  bytes: number;
  /** Folders, buckets included, that have pages of their own. */
  folders: number;
  /** How deep in a bucket they may lie. A page of each level waits in memory. */
  depth: number;
}

const COLUMNS = ['name', 'url', 'size', 'uploadedAt', 'contentType'];

/**
 * Since names come in order, all that is in a folder comes together, though between files of the folder above. So
 * only the folders of the current name are open, each with the one page that fills.
 */
export class HtmlIndex implements RowSink {
  readonly #folder: SinkFolder;
  readonly #limits: HtmlLimits;
  readonly #settings: LevelSettings;
  /** Pages until the next pause. */
  #full: FullPage[] = [];
  /** Where folders have their pages. A service that gives names out of order may come back to one. */
  readonly #taken = new Set<string>();
  readonly #root: Level;
  #level: Level;
  #depth = 0;
  #isCapped = false;

  constructor(folder: SinkFolder, limits: HtmlLimits) {
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

  async enter(bucketName: string): Promise<void> {
    while (this.#level !== this.#root) this.#level = this.#level.close();
    const name = toByteString(bucketName);
    this.#begin(`html/${pathOf(name)}/`, name, '');
    this.#depth = 0;
  }

  add(row: Row): void {
    const { name } = row;
    while (!name.startsWith(this.#level.prefix)) {
      this.#level = this.#level.close();
      this.#depth--;
    }
    const { length } = this.#level.prefix;
    let slash = name.indexOf('/', length);
    while (slash >= 0 && this.#open(name, slash)) slash = name.indexOf('/', slash + 1);
    this.#level.addFile(row, name.slice(this.#level.prefix.length), slash >= 0);
  }

  async pause(): Promise<void> {
    if (this.#full.length === 0) return;
    const full = this.#full;
    this.#full = [];
    for (const { path, files, bytes } of full) await this.#folder.whole(path, COLUMNS, files, bytes);
  }

  async end(): Promise<void> {
    while (this.#level !== this.#root) this.#level = this.#level.close();
    this.#root.finish();
    await this.pause();
    if (this.#isCapped) {
      const folders = count(this.#limits.folders, 'folder');
      this.#folder.warn(
        `The HTML index has pages for ${folders} and no more: files in other folders stand on the pages of the folders above`,
      );
    }
  }

  /** Opens the folder that ends at the slash. @returns false when it gets no pages of its own */
  #open(name: ByteString, slash: number): boolean {
    const { depth, folders } = this.#limits;
    if (this.#depth === depth) return false;
    if (this.#taken.size >= folders) {
      this.#isCapped = true;
      return false;
    }
    const own = name.slice(this.#level.prefix.length, slash);
    const path = `${this.#level.path}${pathOf(own)}/`;
    if (this.#taken.has(path)) return false;
    this.#begin(path, own, name.slice(0, slash + 1));
    this.#depth++;
    return true;
  }

  #begin(path: string, name: ByteString, prefix: ByteString): void {
    this.#taken.add(path);
    this.#level = new Level(this.#settings, path, name, prefix, this.#level);
  }
}

/** Names that are safe and apart in every file system, in a URL and in an artifact, and not those of pages. */
const SAFE =
  /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9_-])?$(?<!\.html)/;

/** A folder's name for its pages: its own if it is safe, else what is safe of it and a hash. The same in every run. */
function pathOf(name: ByteString): string {
  if (SAFE.test(name)) return name;
  const safe = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 24)
    .replace(/^-/, '');
  return `${safe || 'folder'}~${createHash('sha256').update(name, 'latin1').digest('hex').slice(0, 16)}`;
}
