import { SLOT } from '../b2/page/fields.ts';
import { BACKSLASH, QUOTE, SLASH } from '../bytes/ascii.ts';
import { ByteSink, type Bytes, bytesOf, sameBytes } from '../bytes/byte-sink.ts';
import { type ByteString, toByteString } from '../bytes/byte-string.ts';
import { stringOf } from '../rows/json-literal.ts';
import type { Row } from '../rows/row.ts';
import { addTo, type FileFigures, merge, noFigures } from './file-figures.ts';
import { plausible } from './upload-time.ts';
import { VersionKinds } from './versions.ts';

/** Totals of all rows whose name begins with a prefix. Valid only until the call that passes it on returns. */
export interface PrefixTotals {
  readonly bucket: Bytes;
  /** Appends the prefix as a JSON literal. */
  writePrefix(to: ByteSink): void;
  /** Number of `/` in the prefix. */
  readonly depth: number;
  readonly figures: Readonly<FileFigures>;
  /** undefined: only newest versions were listed. */
  readonly versions: Readonly<VersionFigures> | undefined;
  /** Bytes of each group; undefined without groups. */
  readonly groups: Readonly<Float64Array> | undefined;
}

/** The same versions as in `versions` of manifest.json. */
interface VersionFigures {
  oldBytes: number;
  hiddenBytes: number;
  unfinishedFiles: number;
}

/** Groups that every row is in one of. */
export interface FileGroups {
  readonly count: number;
  /** @returns 0 up to `count` */
  of(row: Row): number;
}

export interface PrefixOptions {
  /** Start of the listing, in milliseconds since 1970. */
  now: number;
  /** All versions are listed. */
  versions: boolean;
  /** Adds up bytes by group of files, too. */
  groups?: FileGroups | undefined;
  /** Receives every prefix when its last row was added: a prefix comes before the prefixes that contain it. */
  put(totals: PrefixTotals): void;
}

/** An open prefix. The next one of the same depth uses its memory again. */
class Open {
  /** Length of the prefix, as it is written in JSON. */
  end = 0;
  /** The last prefix one level below that was closed, without what comes before it; empty if there is none. */
  readonly lastClosed = new ByteSink(64);
  figures = noFigures();
  readonly versions: VersionFigures = { oldBytes: 0, hiddenBytes: 0, unfinishedFiles: 0 };
  readonly groups: Float64Array | undefined;

  constructor(groups: FileGroups | undefined) {
    this.groups = groups && new Float64Array(groups.count);
  }

  begin(end: number): void {
    this.end = end;
    this.lastClosed.length = 0;
    this.figures = noFigures();
    this.versions.oldBytes = this.versions.hiddenBytes = this.versions.unfinishedFiles = 0;
    this.groups?.fill(0);
  }

  /** Adds a prefix that it contains. */
  add({ figures, versions, groups }: Open): void {
    merge(this.figures, figures);
    this.versions.oldBytes += versions.oldBytes;
    this.versions.hiddenBytes += versions.hiddenBytes;
    this.versions.unfinishedFiles += versions.unfinishedFiles;
    if (groups) for (let group = 0; group < groups.length; group++) this.groups![group]! += groups[group]!;
  }
}

/**
 * Adds up every prefix that ends with a `/`, and every bucket. In the order of names a prefix's rows are contiguous, so
 * only the prefixes of the current name are in memory: at most as many as a name has bytes.
 */
export class PrefixCounter {
  /** Names were out of order, so some prefix was passed on in parts. */
  isInParts = false;
  readonly #now: number;
  readonly #put: PrefixOptions['put'];
  readonly #kinds: VersionKinds | undefined;
  readonly #groups: FileGroups | undefined;
  #bucket: Bytes | undefined;
  /** The longest open prefix, as in the JSON literal of the name. */
  readonly #path = new ByteSink(1_024);
  /** The bucket, and the open prefixes by depth; those from `#depth` on are not open. */
  readonly #open: Open[] = [];
  #depth = 0;
  #innermost: Open | undefined;

  constructor({ now, versions, groups, put }: PrefixOptions) {
    this.#now = now;
    this.#put = put;
    this.#kinds = versions ? new VersionKinds() : undefined;
    this.#groups = groups;
  }

  /** The following rows are of another bucket. Each bucket comes once. */
  enter(bucketName: string): void {
    this.end();
    this.#bucket = bytesOf(Buffer.from(toByteString(JSON.stringify(bucketName)), 'latin1'));
    this.#begin(0);
  }

  add(row: Row): void {
    const { page, index } = row;
    const start = page.start(index, SLOT.fileName) + 1;
    const length = row.folderEnd - start;
    if (length !== this.#path.length || !sameBytes(page, start, this.#path, 0, length))
      this.#moveTo(page, start, length);
    const { figures, versions, groups } = this.#innermost!;
    addTo(figures, row.size, plausible(row.uploaded, this.#now), row.isUpload);
    if (groups) groups[this.#groups!.of(row)]! += row.size;
    const kind = this.#kinds?.of(row);
    if (kind === 'old') versions.oldBytes += row.size;
    else if (kind === 'hidden') versions.hiddenBytes += row.size;
    else if (kind === 'unfinished') versions.unfinishedFiles++;
  }

  /** Passes on what is open. */
  end(): void {
    while (this.#depth > 0) this.#close();
  }

  /** Closes the prefixes that the next name does not begin with, and opens its own. */
  #moveTo(from: Bytes, start: number, length: number): void {
    const path = this.#path;
    let parent = this.#innermost!.end;
    while (parent > length || !sameBytes(from, start, path, 0, parent)) {
      this.#close();
      parent = this.#innermost!.end;
    }
    path.copy(from, start + parent, start + length);
    for (let at = parent; at < length; at++) if (path.bytes[at] === SLASH) this.#begin(at + 1);
  }

  #begin(end: number): void {
    const parent = this.#innermost;
    if (parent && parent.lastClosed.length > 0 && !this.#isAfter(parent.lastClosed, parent.end, end))
      this.isInParts = true;
    this.#innermost = this.#open[this.#depth] ??= new Open(this.#groups);
    this.#innermost.begin(end);
    this.#depth++;
  }

  #close(): void {
    const closed = this.#innermost!;
    const { end, figures, versions, groups } = closed;
    this.#depth--;
    this.#put({
      bucket: this.#bucket!,
      writePrefix: (to) => {
        to.byte(QUOTE);
        to.copy(this.#path, 0, end);
        to.byte(QUOTE);
      },
      depth: this.#depth,
      figures,
      versions: this.#kinds && versions,
      groups,
    });
    const parent = this.#open[this.#depth - 1];
    this.#innermost = parent;
    if (parent) {
      parent.add(closed);
      parent.lastClosed.length = 0;
      parent.lastClosed.copy(this.#path, parent.end, end);
    }
    this.#path.length = parent?.end ?? 0;
  }

  /** Whether a part of the path comes after a prefix of the same level. Both end with a `/`. */
  #isAfter(closed: ByteSink, start: number, end: number): boolean {
    const path = this.#path.bytes;
    let at = 0;
    while (at < closed.length && path[start + at] === closed.bytes[at] && path[start + at] !== BACKSLASH)
      at++;
    if (at === closed.length) return false;
    if (path[start + at] !== BACKSLASH && closed.bytes[at] !== BACKSLASH)
      return path[start + at]! > closed.bytes[at]!;
    // Escapes change the order.
    return unescaped(this.#path, start, end) > unescaped(closed, 0, closed.length);
  }
}

function unescaped({ bytes }: Bytes, start: number, end: number): ByteString {
  return stringOf(`"${bytes.toString('latin1', start, end)}"`);
}
