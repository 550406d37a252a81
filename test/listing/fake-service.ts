import { expect } from 'vitest';
import type { ListCall, ListFilesRequest } from '../../src/b2/calls.ts';
import { Page } from '../../src/b2/page/page.ts';
import { readPage } from '../../src/b2/page/read-page.ts';
import { isLegalName } from '../b2-server/index.ts';
import { compareNames, firstWhere } from '../b2-server/order.ts';

/** All rows that a bucket ever has, in the service's order. */
export interface Rows {
  /** With versions, a name appears once for each of them, newest first. */
  names: readonly string[];
  /** Whether a row exists at the nth call; absent: always. */
  exists?(row: number, call: number): boolean;
}

export interface FakeOptions {
  rows: Rows;
  prefix: string;
  random(): number;
  /** The most rows of a page, regardless of maxFileCount; called for each page. */
  pageLimit(): number;
  /** The form of nextFileName when names are listed. */
  cursor: 'space' | 'exact';
  /** The share of empty pages with a cursor, where such a cursor is possible. */
  emptyShare: number;
  /** Which of the pending responses arrives first. */
  arrival: 'random' | 'newest' | 'first-last';
  /** Pages are read from JSON; otherwise they are made without bytes, at a tenth of the cost. */
  json: boolean;
  /** The most concurrent requests. */
  concurrency: number;
}

interface Pending {
  request: ListFilesRequest;
  answer(): void;
}

/** One bucket of the service, in process. Responses arrive in a chosen order, without a clock. */
export class FakeService {
  readonly #options: FakeOptions;
  #pending: Pending[] = [];
  calls = 0;
  rowsSent = 0;
  peak = 0;

  constructor(options: FakeOptions) {
    this.#options = options;
  }

  readonly list = (call: ListCall, request: ListFilesRequest): Promise<Page> => {
    this.#check(call, request);
    this.calls++;
    return new Promise((resolve, reject) => {
      const early = this.#options.random() < 0.5 ? this.#page(call, request, this.calls) : undefined;
      const answer = () => {
        try {
          resolve(early ?? this.#page(call, request, this.calls));
        } catch (error) {
          reject(error);
        }
      };
      if (this.#pending.length === 0) setImmediate(this.#settle);
      this.#pending.push({ request, answer });
      this.peak = Math.max(this.peak, this.#pending.length);
      expect(this.peak, 'concurrent requests').toBeLessThanOrEqual(this.#options.concurrency);
    });
  };

  readonly #settle = (): void => {
    const { arrival, random } = this.#options;
    let index = Math.floor(random() * this.#pending.length);
    if (arrival === 'newest') index = this.#pending.length - 1;
    if (arrival === 'first-last') {
      const first = this.#pending.reduce((least, each) => (startOf(each) < startOf(least) ? each : least));
      index = this.#pending.findIndex((each) => each !== first);
      index = index < 0 ? 0 : index;
    }
    const [due] = this.#pending.splice(index, 1);
    if (this.#pending.length > 0) setImmediate(this.#settle);
    due!.answer();
  };

  /** Throws for requests that the real service refuses. */
  #check(call: ListCall, { startFileName, startFileId, maxFileCount, prefix = '' }: ListFilesRequest): void {
    if (!Number.isInteger(maxFileCount) || maxFileCount < 1 || maxFileCount > 10_000)
      throw new Error(`maxFileCount is ${maxFileCount}`);
    const names: [string, string | undefined][] = [
      ['prefix', prefix || undefined],
      ['startFileName', startFileName],
    ];
    for (const [what, name] of names) {
      // A cursor may be a name of 1,024 bytes followed by a space.
      if (name !== undefined && !isLegalName(name.replace(/ $/, '') || ' '))
        throw new Error(`${what} is not a name: ${JSON.stringify(name)}`);
    }
    if (!prefix.startsWith(this.#options.prefix)) throw new Error('the prefix is outside the target');
    if (startFileName !== undefined && !startFileName.startsWith(prefix))
      throw new Error('startFileName does not begin with the prefix');
    if (startFileId !== undefined && (call !== 'b2_list_file_versions' || startFileName === undefined))
      throw new Error('startFileId without startFileName or versions');
  }

  #page(call: ListCall, request: ListFilesRequest, now: number): Page {
    const { rows, cursor, emptyShare, random, json } = this.#options;
    const { names } = rows;
    const { prefix = '', startFileName = prefix, startFileId } = request;
    const exists = (row: number) => rows.exists?.(row, now) ?? true;
    const versions = call === 'b2_list_file_versions';
    let row = firstWhere(0, names.length, (at) => compareNames(names[at]!, startFileName) >= 0);
    if (startFileId !== undefined) row = Math.max(row, Number(startFileId.slice(ID.length)));
    const end = firstWhere(row, names.length, (at) => !names[at]!.startsWith(prefix));
    const skip = () => {
      while (row < end && !exists(row)) row++;
    };
    skip();
    const most = Math.min(request.maxFileCount, this.#options.pageLimit());
    const given: number[] = [];
    const next: { fileName: string | null; fileId: string | null } = { fileName: null, fileId: null };
    const empty = this.#emptyCursor(request, row, end, versions);
    if (empty !== undefined && random() < emptyShare) {
      next.fileName = empty;
      if (versions) next.fileId = ID + row;
    } else {
      for (; row < end && given.length < most; skip()) given.push(row++);
      if (row < end && versions) Object.assign(next, { fileName: names[row]!, fileId: ID + row });
      else if (row < end) next.fileName = cursor === 'exact' ? names[row]! : `${names[given.at(-1)!]} `;
    }
    this.rowsSent += given.length;
    return json ? jsonPage(names, given, next) : new LightPage(names, given, next);
  }

  /** A cursor of an empty page that advances and skips no row. */
  #emptyCursor(
    { prefix = '', startFileName = prefix, startFileId }: ListFilesRequest,
    row: number,
    end: number,
    versions: boolean,
  ): string | undefined {
    if (row >= end) return undefined;
    const name = this.#options.rows.names[row]!;
    if (versions) return startFileName === name && startFileId === ID + row ? undefined : name;
    if (compareNames(startFileName, name) >= 0) return undefined;
    const between = `${startFileName} `;
    const usable =
      compareNames(between, name) < 0 && startFileName !== '' && Buffer.byteLength(between) < 1_024;
    return usable && this.#options.random() < 0.5 ? between : name;
  }
}

const ID = 'id-';

function startOf({ request }: Pending): string {
  return request.startFileName ?? request.prefix ?? '';
}

/** A page without bytes. */
export class LightPage extends Page {
  readonly #names: readonly string[];
  readonly #rows: readonly number[];

  constructor(
    names: readonly string[],
    rows: readonly number[],
    next: { fileName: string | null; fileId: string | null },
  ) {
    super(Buffer.from(new ArrayBuffer(0)), new Int32Array(0), next, 'ascends', rows.length);
    this.#names = names;
    this.#rows = rows;
  }

  override name(row: number): string {
    return this.#names[this.#rows[row]!]!;
  }

  override literal(row: number): string {
    return `"${ID}${this.#rows[row]}"`;
  }
}

/** A page read from JSON. */
export function jsonPage(
  names: readonly string[],
  rows: readonly number[],
  next: { fileName: string | null; fileId: string | null },
  extra: object = {},
): Page {
  const files = rows.map((row) => ({ ...extra, fileId: ID + row, fileName: names[row], action: 'upload' }));
  const json = JSON.stringify({ files, nextFileName: next.fileName, nextFileId: next.fileId });
  // In memory of its own, since the pool may reuse it.
  return readPage(Buffer.from(new TextEncoder().encode(json).buffer));
}

/** The row of `Rows` that a page's row is. */
export function rowOf(page: Page, row: number): number {
  return Number(page.literal(row, 'fileId')!.slice(ID.length + 1, -1));
}
