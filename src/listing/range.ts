import { type ListCall, type ListFilesRequest, PAGE_ROWS } from '../b2/calls.ts';
import type { Page } from '../b2/page/page.ts';
import { commonLength, compareNames, endOfPrefix, prefixUpTo } from '../names/name-order.ts';
import { type Divergence, type NameModel, STEP_ROWS } from './name-model.ts';
import { divideQuantiles, type Quantiles } from './quantiles.ts';
import type { TakePage } from './spool.ts';
import type { Cursor, Target } from './target.ts';

/** Names are not in the order that ranges rely on. The bucket can still be listed page by page. */
export class OutOfOrderError extends Error {
  override readonly name = 'OutOfOrderError';
}

const THOUSAND = 1_000;
/** Quantiles are dropped once a range has this many times their rows. */
const MAX_GROWTH = 1.3;
/** An estimate is trusted up to this share of the rows that it is made from. */
const TRUSTED_SHARE = 0.25;
/** A page ends with a folder if this share of the rows wanted is expected there. */
const MIN_FOLDER_SHARE = 0.5;

/** Rows requested beyond what the quantiles predict: one that shows the end, and some for new files. */
function marginOf({ rows }: Quantiles): number {
  return 1 + Math.ceil(rows / 200);
}

/** The names of a target from `start` up to `end`, listed page by page, with one request at a time. */
export class Range {
  readonly target: Target;
  readonly start: string;
  /** Where the next page begins; everything before it is listed. */
  cursor: Cursor;
  /** The first name of the next range; null: the target's end. A cut lowers it, but never below the cursor. */
  end: string | null;
  /** The range that begins at `end`. */
  next: Range | undefined;
  /** Pages received but not yet written, in order. */
  readonly pages: { rows: number; take: TakePage }[] = [];
  /** A request is in flight, for `requestedRows` rows. */
  busy = false;
  requestedRows = 0;
  /** A page was received. */
  hasPage = false;
  done = false;
  /** The request in flight, or the last one, tests what there is after the start or after a folder. */
  isProbe = false;
  /** Rows received. */
  rows = 0;
  /** Those received when the range last left a folder: they say little about what follows. */
  #rowsBeforeFolder = 0;
  /** The prefix of the request in flight, if B2 stops there before the range ends. */
  #requestedFolder: string | undefined;
  /** Where the last name diverges from those before it; see NameModel. */
  readonly divergences: Divergence[] = [];
  /** Of an earlier inventory; undefined if there is none or it no longer fits. */
  quantiles: Quantiles | undefined;
  /** The last known name before the range. */
  #nameBefore: string | undefined;
  #lastRow: { name: string; id: string | undefined } | undefined;

  constructor(target: Target, start: string, end: string | null) {
    this.target = target;
    this.start = start;
    this.cursor = { name: start, id: null };
    this.end = end;
  }

  /** Whether a cut at `name` is after the cursor and before the end. */
  mayCut(name: string): boolean {
    return (
      compareNames(name, this.cursor.name) > 0 && (this.end === null || compareNames(name, this.end) < 0)
    );
  }

  /** Splits off the part that begins at `name`. @returns the new range */
  cut(name: string): Range {
    const rest = new Range(this.target, name, this.end);
    if (this.quantiles) [this.quantiles, rest.quantiles] = divideQuantiles(this.quantiles, name);
    rest.#nameBefore = this.#lastRow?.name ?? this.#nameBefore;
    rest.next = this.next;
    this.next = rest;
    this.end = name;
    return rest;
  }

  /** The last name received; empty if there is none. */
  get lastName(): string {
    return this.#lastRow?.name ?? '';
  }

  /**
   * The shortest prefix of the last name whose names all sort before the end, as long as the cursor is in it. B2 stops
   * at its end, though the range goes on.
   */
  get folder(): string | undefined {
    if (this.end === null) return undefined;
    const { lastName } = this;
    const common = commonLength(lastName, this.end);
    const character = lastName.codePointAt(common);
    if (character === undefined) return undefined;
    const folder = lastName.slice(0, common) + String.fromCodePoint(character);
    return folder.startsWith(this.target.prefix) && this.cursor.name.startsWith(folder) ? folder : undefined;
  }

  /**
   * Rows to request. The first page of a cut is a probe: small, so that it soon shows how much the cut contains. B2
   * stops at the end of a range only if a prefix says so; otherwise rows beyond the end are wasted. So a prefix that
   * ends earlier is used if much is expected there, and otherwise little more is requested than is known.
   * @param left estimate of the rows left @param folderRows those of them in the folder @param probeRows of a probe
   */
  pageRows(left: number, folderRows: number, probeRows: number): number {
    this.isProbe = false;
    this.#requestedFolder = undefined;
    const bounded = this.#prefix() !== undefined;
    if (bounded && (this.hasPage || this.quantiles)) return PAGE_ROWS;
    if (this.quantiles) return Math.min(PAGE_ROWS, left > 0 ? left + marginOf(this.quantiles) : THOUSAND);
    if (this.hasPage ? this.end === null : this.start === this.target.prefix) return PAGE_ROWS;
    const trusted = (this.rows - this.#rowsBeforeFolder) * TRUSTED_SHARE;
    const wanted = Math.min(left, trusted, PAGE_ROWS);
    if (folderRows > 0 && folderRows >= wanted * MIN_FOLDER_SHARE) {
      this.#requestedFolder = this.folder;
      return PAGE_ROWS;
    }
    // A probe that cannot find too much says nothing of others.
    this.isProbe = wanted === 0 && !bounded;
    return wanted === 0 ? probeRows : Math.ceil(wanted / THOUSAND) * THOUSAND;
  }

  /** The prefix that makes B2 stop at the end. */
  #prefix(): string | undefined {
    const prefix = this.end === null ? undefined : prefixUpTo(this.cursor.name, this.end);
    return prefix?.startsWith(this.target.prefix) ? prefix : undefined;
  }

  /** The request for the next page. */
  request(rows: number): ListFilesRequest {
    const { name, id } = this.cursor;
    const prefix = this.#prefix() ?? this.#requestedFolder ?? this.target.prefix;
    return {
      bucketId: this.target.bucketId,
      ...(id !== null || name !== prefix ? { startFileName: name } : {}),
      ...(id === null ? {} : { startFileId: id }),
      maxFileCount: rows,
      ...(prefix ? { prefix } : {}),
    };
  }

  /**
   * Adds a response: drops the rows beyond the current end, and advances the cursor.
   * @param model learns from the names if they must be in order
   * @param strict refuses names out of order; otherwise only what would lose or repeat rows is refused
   * @returns whether the page's names are in order
   * @throws OutOfOrderError; Error if the cursor does not advance or a row is repeated
   */
  accept(page: Page, call: ListCall, model: NameModel, strict: boolean): boolean {
    const versions = call === 'b2_list_file_versions';
    const ordered = this.#check(page, versions, strict);
    let next = page.nextFileName === null ? null : { name: page.nextFileName, id: page.nextFileId };
    const isFolderDone = next === null && this.#requestedFolder !== undefined;
    if (isFolderDone) next = { name: endOfPrefix(this.#requestedFolder!)!, id: null };
    if (next && !advances(this.cursor, next)) {
      throw new Error(
        `B2 did not advance the cursor of bucket ${this.target.bucketName}; run again, and report it to Backblaze if it persists`,
      );
    }
    let beyond = false;
    if (this.end !== null) {
      const kept = rowsBefore(page, this.end);
      beyond = kept < page.count;
      page.count = kept;
    }
    this.rows += page.count;
    if (isFolderDone) this.#rowsBeforeFolder = this.rows;
    this.hasPage = true;
    if (page.count > 0) {
      if (strict) this.#learn(model, page);
      this.#lastRow = identity(page, page.count - 1);
    }
    if (this.quantiles && this.rows > this.quantiles.rows * MAX_GROWTH) this.quantiles = undefined;
    this.done = beyond || next === null || (this.end !== null && compareNames(next.name, this.end) >= 0);
    if (next) this.cursor = next;
    return ordered;
  }

  #learn(model: NameModel, page: Page): void {
    const first = page.name(0);
    if (this.#lastRow === undefined && this.#nameBefore !== undefined) model.compare(this.#nameBefore, first);
    let before = this.#lastRow?.name ?? first;
    const received = this.rows - page.count;
    const last = page.count - 1;
    for (let row = 0; ; row = Math.min(row + STEP_ROWS, last)) {
      const name = page.name(row);
      if (name !== before) model.learn(this.divergences, this.start, before, name, received + row);
      before = name;
      if (row === last) return;
    }
  }

  #check(page: Page, versions: boolean, strict: boolean): boolean {
    if (page.count === 0) return true;
    const first = identity(page, 0);
    const last = this.#lastRow;
    const ordered =
      page.ascends(versions) &&
      compareNames(first.name, this.cursor.name) >= 0 &&
      (!last || compareNames(last.name, first.name) < (versions ? 1 : 0));
    if (ordered) {
      if (last?.name === first.name && last.id === first.id) throw this.#repeated();
      return true;
    }
    if (strict) throw new OutOfOrderError(`B2 listed names of bucket ${this.target.bucketName} out of order`);
    const seen = new Set(last ? [key(last, versions)] : []);
    for (let row = 0; row < page.count; row++) {
      const { name, id } = identity(page, row);
      if (seen.size === seen.add(key({ name, id }, versions)).size) throw this.#repeated();
    }
    return false;
  }

  #repeated(): Error {
    return new Error(
      `B2 listed a file of bucket ${this.target.bucketName} twice; run again, and report it to Backblaze if it persists`,
    );
  }
}

function identity(page: Page, row: number): { name: string; id: string | undefined } {
  return { name: page.name(row), id: page.literal(row, 'fileId') };
}

function key({ name, id }: { name: string; id: string | undefined }, versions: boolean): string {
  return versions ? `${id} ${name}` : name;
}

/** Whether a cursor is later: by code point, or by UTF-16 unit in case the service sorts that way. */
function advances(from: Cursor, to: Cursor): boolean {
  if (from.name === to.name) return from.id !== to.id;
  return compareNames(to.name, from.name) > 0 || to.name > from.name;
}

/** The number of rows before `end` in an ordered page. */
function rowsBefore(page: Page, end: string): number {
  let [low, high] = [0, page.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareNames(page.name(middle), end) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
