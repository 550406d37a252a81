import type { Static } from '@sinclair/typebox';
import { type ByteString, detached, fromByteString } from '../bytes/byte-string.ts';
import { stringOf } from '../rows/row.ts';
import type { folderTotal, folderTotals, levelTotal } from './schema.ts';
import type { Totals } from './sums.ts';
import { TopList } from './top-list.ts';

/** Files and bytes by folder. Every number is exact, however many folders there are. */
export type FolderTotals = Static<typeof folderTotals>;

type FolderTotal = Static<typeof folderTotal>;

export type LevelTotal = Static<typeof levelTotal>;

/** Levels that are looked at; what lies deeper counts to the last. */
const DEEPEST = 8;
/** Folders that are told of the first and of the second level. */
const TOLD = 100;
/** The part of all bytes that a deeper folder must have. Of one level no more than 20 have it. */
const PART = 1 / 20;

interface Folder extends Totals {
  path: ByteString;
}
interface Closed extends FolderTotal {
  /** How many folders were opened before it. */
  order: number;
}

/**
 * Counts by folder while names pass in the order of the service, in which the files of a folder come one after
 * the other: only the folders around the name at hand are open, and one that ends is done, so that the heaviest can be
 * kept and the others forgotten.
 */
export class FolderCounter {
  #bucket: ByteString = '';
  /** The folders around the last name, from the bucket itself inwards. */
  #open: Folder[] = [{ path: '', files: 0, bytes: 0 }];
  #innermost: Folder = this.#open[0]!;
  /** By level: the last folder that ended, within the folder that is open around it. */
  readonly #ended: (ByteString | undefined)[] = [];
  readonly #orders: number[] = [];
  readonly #levels = Array.from({ length: DEEPEST + 1 }, (_, level) => ({
    heaviest: new TopList<Closed>(level <= 2 ? TOLD : 1 / PART),
    folders: 0,
    files: 0,
    bytes: 0,
  }));
  readonly #outside = { files: 0, bytes: 0 };
  #opened = 0;
  #isOutside = false;
  #inOrder = true;

  /**
   * @param bucket literal of its name; rows of a bucket come one after the other
   * @param slash where the last `/` of the name is; -1: there is none
   */
  add(bucket: ByteString, name: ByteString, slash: number, bytes: number): void {
    if (bucket !== this.#bucket) this.#enter(bucket);
    const { path } = this.#innermost;
    if (slash + 1 !== path.length || !name.startsWith(path)) this.#moveTo(name);
    this.#isOutside = slash < 0;
    this.again(bytes);
  }

  /** The same for a name in the very folder of the one before. */
  again(bytes: number): void {
    this.#innermost.files++;
    this.#innermost.bytes += bytes;
    if (this.#isOutside) {
      this.#outside.files++;
      this.#outside.bytes += bytes;
    }
  }

  #enter(bucket: ByteString): void {
    this.#closeTo(0);
    this.#ended.length = 0;
    this.#bucket = bucket;
  }

  #moveTo(name: ByteString): void {
    let level = this.#open.length - 1;
    while (!name.startsWith(this.#open[level]!.path)) level--;
    this.#closeTo(level);
    for (; level < DEEPEST; level++) {
      const slash = name.indexOf('/', this.#innermost.path.length);
      if (slash < 0) break;
      this.#begin(level + 1, name.slice(0, slash + 1));
    }
  }

  #begin(level: number, path: ByteString): void {
    const before = this.#ended[level];
    if (before !== undefined && path <= before) this.#inOrder = false;
    this.#ended.length = level + 1;
    this.#innermost = { path, files: 0, bytes: 0 };
    this.#open.push(this.#innermost);
    this.#orders[level] = this.#opened++;
  }

  /** Ends the folders that are deeper than `level`. */
  #closeTo(level: number): void {
    while (this.#open.length - 1 > level) {
      const depth = this.#open.length - 1;
      const { path, files, bytes } = this.#open.pop()!;
      this.#innermost = this.#open[depth - 1]!;
      this.#innermost.files += files;
      this.#innermost.bytes += bytes;
      this.#ended[depth] = path;
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
   * Ends every folder; nothing can be added afterwards.
   * @param all bytes of all files
   * @returns null when a folder came twice, since the names were in another order
   */
  totals(all: number): FolderTotals | null {
    this.#closeTo(0);
    if (!this.#inOrder) return null;
    const heaviest = this.#levels.flatMap(({ heaviest: { items } }, level) =>
      level <= 2 ? items : items.filter(({ bytes }) => bytes > 0 && bytes >= all * PART),
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
