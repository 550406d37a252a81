import { type Content, visibleVersion } from './content.ts';
import { compareNames, firstWhere } from './order.ts';
import { borrowRows, type RowBuffer } from './row-buffer.ts';
import { fileIdOf, keyOf, type RowParts, renderFolder, writeRow } from './rows.ts';
import type { Settings } from './types.ts';

/** What a list call asks for, checked and with its defaults filled in. */
export interface ListRequest {
  versions: boolean;
  startFileName: string;
  startFileId: string | null;
  prefix: string;
  delimiter: string | null;
  max: number;
}

/** Rows as JSON, and the cursor. */
export interface Page {
  rows: RowBuffer;
  nextFileName: string | null;
  nextFileId: string | null;
}

/** The position of a listing: a name, a version of it, and the first name that is out of reach. */
interface Place {
  i: number;
  v: number;
  end: number;
}

/** Names that a page of names examines unless the settings say otherwise. */
const SCAN_LIMIT = 1_000_000;

/** The page that an honest service gives. */
export function listPage(content: Content, request: ListRequest, parts: RowParts, settings: Settings): Page {
  const place = startOf(content, request);
  const rows = borrowRows();
  const { prefix, delimiter, max } = request;
  const scanLimit = settings.scanLimit ?? SCAN_LIMIT;
  let { i, v } = place;
  let after: string | null = null;
  for (let scanned = 0; i < place.end && rows.rows < max && scanned < scanLimit; scanned += 1) {
    const shown = request.versions ? v : visibleVersion(content, i);
    if (shown >= 0 && delimiter !== null) {
      const name = content.name(i);
      const cut = name.indexOf(delimiter, prefix.length);
      if (cut >= 0) {
        // "0" follows "/": the first name that is past the folder.
        rows.append(renderFolder(name.slice(0, cut + 1), parts));
        after = `${name.slice(0, cut)}0`;
        i = content.lowerBound(after);
        v = 0;
        continue;
      }
    }
    if (shown >= 0) writeRow(rows, content, i, shown, parts);
    if (request.versions && v + 1 < content.versionCount(i)) v += 1;
    else {
      i += 1;
      v = 0;
      after = null;
    }
  }
  const cursor = after ?? (i > place.i ? `${content.name(i - 1)} ` : null);
  if (i >= place.end) {
    const open = settings.finalEmptyPage === true && rows.rows === max && cursor !== null;
    return { rows, nextFileName: open ? cursor : null, nextFileId: null };
  }
  if (request.versions) return { rows, ...exact(content, { i, v }, parts) };
  const next = settings.cursor === 'exact' ? content.name(i) : cursor;
  return { rows, nextFileName: next, nextFileId: null };
}

/**
 * A page without rows whose cursor moves a little and skips nothing; null where there is no such cursor (the
 * request starts at the very row that comes next, or no rows are left).
 */
export function emptyPage(content: Content, request: ListRequest, parts: RowParts): Page | null {
  const place = startOf(content, request);
  if (place.i >= place.end) return null;
  const next = content.name(place.i);
  if (request.versions) {
    const at = exact(content, place, parts);
    const moves = at.nextFileName !== request.startFileName || at.nextFileId !== request.startFileId;
    return moves ? { rows: borrowRows(), ...at } : null;
  }
  const from =
    compareNames(request.startFileName, request.prefix) < 0 ? request.prefix : request.startFileName;
  const behind = place.i > 0 ? `${content.name(place.i - 1)} ` : '';
  const candidates = [behind.startsWith(request.prefix) ? behind : '', `${from} `];
  for (const cursor of candidates) {
    if (compareNames(cursor, request.startFileName) > 0 && compareNames(cursor, next) < 0) {
      return { rows: borrowRows(), nextFileName: cursor, nextFileId: null };
    }
  }
  return null;
}

function exact(content: Content, at: { i: number; v: number }, parts: RowParts) {
  const id = fileIdOf(parts.bucketId, content.key(at.i, at.v), content.version(at.i, at.v));
  return { nextFileName: content.name(at.i), nextFileId: id };
}

function startOf(content: Content, request: ListRequest): Place {
  const { startFileName, prefix } = request;
  const from = compareNames(startFileName, prefix) < 0 ? prefix : startFileName;
  const i = content.lowerBound(from);
  const end =
    prefix === ''
      ? content.count
      : firstWhere(i, content.count, (at) => !content.name(at).startsWith(prefix));
  if (request.startFileId === null || i >= end || content.name(i) !== startFileName) return { i, v: 0, end };
  const v = versionFrom(content, i, request.startFileId);
  return v < content.versionCount(i) ? { i, v, end } : { i: i + 1, v: 0, end };
}

/** The version with that id, or the first older one when it is gone (the id contains its time). */
function versionFrom(content: Content, i: number, fileId: string): number {
  const found = content.locateId?.(fileId) ?? content.locate(keyOf(fileId) ?? '');
  if (found?.i === i) return found.v;
  const time = Number(/_u(\d+)$/.exec(fileId)?.[1] ?? 0);
  return firstWhere(0, content.versionCount(i), (v) => content.version(i, v).uploadTimestamp <= time);
}
