import type { Static } from '@sinclair/typebox';
import { type ByteString, detached, fromByteString } from '../bytes/byte-string.ts';
import { stringOf } from '../rows/json-literal.ts';
import type { folderTotal, folderTotals, levelTotal } from './schema.ts';
import type { Totals } from './sums.ts';
import { TopList } from './top-list.ts';

/** Files and bytes by folder. All numbers are exact. The keys are those of manifest.json. */
export type FolderTotals = Static<typeof folderTotals>;

export type FolderTotal = Static<typeof folderTotal>;

export type LevelTotal = Static<typeof levelTotal>;

/** Deeper folders count towards their ancestor at this level. */
const MAX_LEVEL = 8;
/** The most folders in `heaviest` of the first and of the second level. */
const LISTED_FOLDERS = 100;
/** The share of all bytes that a deeper folder needs. At most 20 folders of a level have it. */
const LISTED_SHARE = 1 / 20;

interface Folder extends Totals {
  path: ByteString;
}
interface Closed extends FolderTotal {
  /** The number of folders opened before it. */
  order: number;
}

/**
 * Adds up by folder. In B2's order of names the files of a folder are contiguous, so only the folders that contain the
 * current name are open. A closed folder is final: the largest are kept, the others only counted.
 */
export class FolderCounter {
  #bucket: ByteString = '';
  /** The folders that contain the last name, starting with the bucket. */
  #open: Folder[] = [{ path: '', files: 0, bytes: 0 }];
  #innermost: Folder = this.#open[0]!;
  /** By level: the last folder closed in the open folder above it. */
  readonly #closed: (ByteString | undefined)[] = [];
  readonly #orders: number[] = [];
  readonly #levels = Array.from({ length: MAX_LEVEL + 1 }, (_, level) => ({
    heaviest: new TopList<Closed>(level <= 2 ? LISTED_FOLDERS : 1 / LISTED_SHARE),
    folders: 0,
    files: 0,
    bytes: 0,
  }));
  readonly #outside = { files: 0, bytes: 0 };
  #opened = 0;
  #isOutside = false;
  #inOrder = true;

  /**
   * @param bucket literal of its name; rows of a bucket are contiguous
   * @param slash index of the last `/` of the name, or -1
   */
  add(bucket: ByteString, name: ByteString, slash: number, bytes: number): void {
    if (bucket !== this.#bucket) this.#enter(bucket);
    const { path } = this.#innermost;
    if (slash + 1 !== path.length || !name.startsWith(path)) this.#moveTo(name);
    this.#isOutside = slash < 0;
    this.addToSame(bytes);
  }

  /** Adds a file in the same folder as the last one. */
  addToSame(bytes: number): void {
    this.#innermost.files++;
    this.#innermost.bytes += bytes;
    if (this.#isOutside) {
      this.#outside.files++;
      this.#outside.bytes += bytes;
    }
  }

  #enter(bucket: ByteString): void {
    this.#closeTo(0);
    this.#closed.length = 0;
    this.#bucket = bucket;
  }

  #moveTo(name: ByteString): void {
    let level = this.#open.length - 1;
    while (!name.startsWith(this.#open[level]!.path)) level--;
    this.#closeTo(level);
    for (; level < MAX_LEVEL; level++) {
      const slash = name.indexOf('/', this.#innermost.path.length);
      if (slash < 0) break;
      this.#begin(level + 1, name.slice(0, slash + 1));
    }
  }

  #begin(level: number, path: ByteString): void {
    const before = this.#closed[level];
    if (before !== undefined && path <= before) this.#inOrder = false;
    this.#closed.length = level + 1;
    this.#innermost = { path, files: 0, bytes: 0 };
    this.#open.push(this.#innermost);
    this.#orders[level] = this.#opened++;
  }

  /** Closes the folders deeper than `level`. */
  #closeTo(level: number): void {
    while (this.#open.length - 1 > level) {
      const depth = this.#open.length - 1;
      const { path, files, bytes } = this.#open.pop()!;
      this.#innermost = this.#open[depth - 1]!;
      this.#innermost.files += files;
      this.#innermost.bytes += bytes;
      this.#closed[depth] = path;
      const counted = this.#levels[depth]!;
      counted.folders++;
      counted.files += files;
      counted.bytes += bytes;
      if (counted.heaviest.wants(bytes)) {
        const [bucket, prefix] = [fromByteString(stringOf(this.#bucket)), fromByteString(detached(path))];
        counted.heaviest.add(bytes, { bucket, prefix, files, bytes, order: this.#orders[depth]! });
      }
    }
  }

  /**
   * Closes all folders. Nothing can be added afterwards.
   * @param all bytes of all files
   * @returns null if names were not in order, so that folders were not contiguous
   */
  totals(all: number): FolderTotals | null {
    this.#closeTo(0);
    if (!this.#inOrder) return null;
    const heaviest = this.#levels.flatMap(({ heaviest: { items } }, level) =>
      level <= 2 ? items : items.filter(({ bytes }) => bytes > 0 && bytes >= all * LISTED_SHARE),
    );
    heaviest.sort((a, b) => a.order - b.order);
    return {
      heaviest: heaviest.map(({ order: _, ...folder }) => folder),
      others: ([1, 2] as const).flatMap((level) => this.#others(level)),
      outside: this.#outside,
    };
  }

  #others(level: 1 | 2): LevelTotal[] {
    const counted = this.#levels[level]!;
    const { items } = counted.heaviest;
    const other = {
      level,
      folders: counted.folders - items.length,
      files: counted.files,
      bytes: counted.bytes,
    };
    for (const { files, bytes } of items) {
      other.files -= files;
      other.bytes -= bytes;
    }
    return other.folders > 0 ? [other] : [];
  }
}
