import { type ByteString, type ComparedRow, ComparedRows } from '../rows/compared-row.ts';
import { stringOf } from '../rows/json-literal.ts';
import type { Row } from '../rows/row.ts';
import type { KeyStore } from '../spill/key-store.ts';
import type { TextStore } from '../spill/text-store.ts';
import type { Totals } from '../totals/sums.ts';
import { BaselineSide, isState } from './baseline-side.ts';
import { bytesOf, type Change, judge, KINDS, type Kind, objectOf, textOf } from './change.ts';
import { type RenamePairs, Renames } from './renames.ts';
import { bucketRanks, RowOrder } from './row-order.ts';

/** What is compared, and where what is found waits. */
export interface ComparisonOptions {
  /** The buckets of either side in the order of their rows: byte strings, which names of buckets always are. */
  buckets: { before: readonly ByteString[]; now: readonly ByteString[] };
  /** Rows are versions rather than files, on both sides. */
  versions: boolean;
  /** The rows of the baseline, in their order, some at a time. */
  earlier: AsyncIterable<readonly ComparedRow[]>;
  /** Of records of RENAME_RECORD_BYTES; MOST_RENAME_RECORDS is a good cap. */
  keys: KeyStore;
  texts: TextStore;
}

/** What changed, once both sides have passed. */
export interface Changes {
  /** Files, and their bytes: as they are, or as they were where they are no more. */
  readonly kinds: Readonly<Record<Kind, Totals>>;
  /** Changes in all: the lines of either file. */
  readonly count: number;
  /** false: more files came and went than renames are looked for in, so that these count as added and removed. */
  readonly renamesKnown: boolean;
  /** The renames, for writeChanges. */
  readonly renames: RenamePairs | undefined;
}

/**
 * Compares a walk with an earlier inventory while it passes: both sides stand in the same order, so that one pass and
 * little memory do, however many rows a name has. It judges by the newest version of each name.
 */
export class Comparison {
  readonly #ranks: ReadonlyMap<ByteString, number>;
  readonly #order: RowOrder;
  readonly #earlier: BaselineSide;
  readonly #keys: KeyStore;
  readonly #texts: TextStore;
  readonly #renames: Renames;
  readonly #rows = new ComparedRows();
  readonly #kinds = Object.fromEntries(KINDS.map((kind) => [kind, { files: 0, bytes: 0 }])) as Record<
    Kind,
    Totals
  >;
  /** The bucket of the walk, as a literal and bare. */
  #literal: ByteString | undefined;
  #bucket: ByteString = '';
  /** Rows of the walk that the baseline has not been read up to. */
  #waiting: ComparedRow[] = [];
  #next = 0;

  /** @throws RowOrderError when the buckets cannot be brought into one order */
  constructor({ buckets, versions, earlier, keys, texts }: ComparisonOptions) {
    this.#ranks = bucketRanks(buckets.before, buckets.now);
    this.#order = new RowOrder('this walk', this.#ranks, versions);
    this.#earlier = new BaselineSide(earlier, this.#ranks, versions);
    this.#keys = keys;
    this.#texts = texts;
    this.#renames = new Renames(keys);
  }

  /** Takes the next row of the walk; waits for nothing. @throws RowOrderError */
  add(row: Row): void {
    if (row.bucket !== this.#literal) {
      this.#literal = row.bucket;
      this.#bucket = stringOf(row.bucket);
    }
    const { name, latest } = row;
    this.#order.next(this.#bucket, name, latest);
    if (!latest) return;
    const { head } = this.#earlier;
    if (
      head !== undefined &&
      this.#waiting.length === 0 &&
      head.name === name &&
      head.bucket === this.#bucket &&
      head.fileId === stringOf(row.literal('fileId')) &&
      head.settings === this.#rows.settings(row)
    ) {
      // The same version with the same settings, as most are.
      this.#earlier.advance();
      return;
    }
    const copy = this.#rows.copy(row, this.#bucket);
    if (!isState(copy.action)) return;
    this.#waiting.push(copy);
    this.#merge(false);
  }

  /** Reads the baseline up to where the walk is, and a little further. Call it every hundred rows or so. @throws whatever its reader throws */
  async flush(): Promise<void> {
    await this.#store();
    while (this.#earlier.head === undefined && !this.#earlier.done) {
      await this.#earlier.read();
      this.#merge(false);
      await this.#store();
    }
  }

  /**
   * Ends the comparison. Call it only when the walk has listed everything: what did not pass counts as removed.
   * @throws whatever the reader of the baseline throws
   */
  async end(): Promise<Changes> {
    for (;;) {
      this.#merge(true);
      await this.#store();
      if (this.#earlier.head === undefined && this.#earlier.done) break;
      await this.#earlier.read();
    }
    const renames = await this.#renames.find();
    if (renames) {
      for (const kind of ['added', 'removed'] as const) {
        this.#kinds[kind].files -= renames.count;
        this.#kinds[kind].bytes -= renames.bytes;
      }
      this.#kinds.renamed = { files: renames.count, bytes: renames.bytes };
    }
    return {
      kinds: this.#kinds,
      count: KINDS.reduce((sum, kind) => sum + this.#kinds[kind].files, 0),
      renamesKnown: renames !== undefined,
      renames,
    };
  }

  /** Lets the reader of the baseline close what it has open. */
  close(): Promise<void> {
    return this.#earlier.close();
  }

  async #store(): Promise<void> {
    await this.#texts.flush();
    await this.#keys.flush();
  }

  /** Judges names as far as both sides are at hand. @param ended no more rows of the walk will come */
  #merge(ended: boolean): void {
    const earlier = this.#earlier;
    for (;;) {
      const now = this.#waiting[this.#next];
      const before = earlier.head;
      if (before === undefined ? !earlier.done || now === undefined : now === undefined && !ended) break;
      const order = before === undefined ? 1 : now === undefined ? -1 : this.#compare(before, now);
      const change = judge(order <= 0 ? before : undefined, order >= 0 ? now : undefined);
      if (change) this.#keep(change);
      if (order <= 0) earlier.advance();
      if (order >= 0) this.#next++;
    }
    if (this.#next === this.#waiting.length) {
      this.#waiting = [];
      this.#next = 0;
    }
  }

  #compare(a: ComparedRow, b: ComparedRow): number {
    if (a.bucket !== b.bucket) return this.#ranks.get(a.bucket)! - this.#ranks.get(b.bucket)!;
    return a.name === b.name ? 0 : a.name < b.name ? -1 : 1;
  }

  /** Both lines are kept until it is known which are renames; neither holds a tab. */
  #keep(change: Change): void {
    const place = this.#texts.add(`${textOf(change)}\t${objectOf(change)}`);
    const total = this.#kinds[change.kind];
    total.files++;
    total.bytes += bytesOf(change);
    if (change.kind === 'removed') this.#renames.gone(change.before!, place);
    if (change.kind === 'added') this.#renames.came(change.after!, place);
  }
}
