import { type ListCall, type ListFilesRequest, PAGE_ROWS } from '../b2/calls.ts';
import type { Page } from '../b2/page.ts';
import { compareNames, prefixUpTo } from './key-range.ts';

/** Thrown when names do not come in the order that cutting into ranges relies on. */
export class OutOfOrderError extends Error {
  override readonly name = 'OutOfOrderError';
}

/** What is walked of a bucket. */
export interface Target {
  bucketId: string;
  bucketName: string;
  /** null: the key may not list buckets. */
  bucketType: string | null;
  prefix: string;
}

export interface Cursor {
  name: string;
  /** With versions: where in the versions of `name`. */
  id: string | null;
}

/** The names of one target from `cursor` up to `end`, listed page by page, one request after the other. */
export class Range {
  readonly target: Target;
  /** Where the next page begins; what lies before it is listed. */
  cursor: Cursor;
  /** The first name that is another range's; null: the target's end. A split lowers it, never below the cursor. */
  end: string | null;
  /** Pages received and not yet taken, in order. */
  readonly pages: (() => Promise<Page>)[] = [];
  /** A request for this range is out. */
  busy = false;
  done = false;
  /** Rows of this range received so far. */
  rows = 0;
  /** Rows received that lay beyond the end. */
  extraRows = 0;
  #last: { name: string; id: string | undefined } | undefined;

  constructor(target: Target, start: string, end: string | null) {
    this.target = target;
    this.cursor = { name: start, id: null };
    this.end = end;
  }

  /** The request for the next page. */
  request(rows: number): ListFilesRequest {
    const { name, id } = this.cursor;
    const { bucketId, prefix: whole } = this.target;
    const narrow = this.end === null ? undefined : prefixUpTo(name, this.end);
    const prefix = narrow?.startsWith(whole) ? narrow : whole;
    return {
      bucketId,
      ...(id !== null || name !== prefix ? { startFileName: name } : {}),
      ...(id === null ? {} : { startFileId: id }),
      maxFileCount: Math.min(rows, PAGE_ROWS),
      ...(prefix ? { prefix } : {}),
    };
  }

  /**
   * Takes a response in: cuts off what lies beyond the end, as it is now, and moves the cursor.
   * @param strict refuse names out of order; else only what would lose or double rows
   * @returns whether the page's names are in order
   * @throws OutOfOrderError, or Error when the cursor does not move or a row comes twice
   */
  accept(page: Page, call: ListCall, strict: boolean): boolean {
    const versions = call === 'b2_list_file_versions';
    const ordered = this.#check(page, versions, strict);
    const next = page.nextFileName === null ? null : { name: page.nextFileName, id: page.nextFileId };
    if (next && next.name === this.cursor.name && next.id === this.cursor.id) {
      throw new Error(
        `The listing of bucket ${this.target.bucketName} does not move on from its cursor; nothing was written`,
      );
    }
    let past = false;
    if (this.end !== null) {
      const kept = rowsBefore(page, this.end);
      past = kept < page.count;
      this.extraRows += page.count - kept;
      page.count = kept;
    }
    this.rows += page.count;
    if (page.count > 0) this.#last = identity(page, page.count - 1);
    this.done = past || next === null || (this.end !== null && compareNames(next.name, this.end) >= 0);
    if (next) this.cursor = next;
    return ordered;
  }

  #check(page: Page, versions: boolean, strict: boolean): boolean {
    if (page.count === 0) return true;
    const first = identity(page, 0);
    const ordered =
      page.ascends(versions) &&
      compareNames(first.name, this.cursor.name) >= 0 &&
      (!this.#last || compareNames(this.#last.name, first.name) < (versions ? 1 : 0));
    if (ordered) {
      if (this.#last?.name === first.name && this.#last.id === first.id) throw this.#doubled();
      return true;
    }
    if (strict)
      throw new OutOfOrderError(`The names of bucket ${this.target.bucketName} do not come in order`);
    const seen = new Set<string>();
    if (this.#last) seen.add(key(this.#last, versions));
    for (let row = 0; row < page.count; row++) {
      const { name, id } = identity(page, row);
      if (seen.size === seen.add(key({ name, id }, versions)).size) throw this.#doubled();
    }
    return false;
  }

  #doubled(): Error {
    return new Error(
      `The listing of bucket ${this.target.bucketName} gives a file twice; nothing was written`,
    );
  }
}

function identity(page: Page, row: number): { name: string; id: string | undefined } {
  return { name: page.name(row), id: page.literal(row, 'fileId') };
}

function key({ name, id }: { name: string; id: string | undefined }, versions: boolean): string {
  return versions ? `${id} ${name}` : name;
}

/** How many rows of an ordered page come before `end`. */
function rowsBefore(page: Page, end: string): number {
  let [low, high] = [0, page.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareNames(page.name(middle), end) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
