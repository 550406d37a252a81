import { type Content, visibleVersion } from './content.ts';
import { B2Error } from './errors.ts';
import { hashName } from './hash.ts';
import { compareNames, firstWhere, lowerBoundOf } from './order.ts';
import { plainContent } from './plain.ts';
import { writeRow } from './rows.ts';

/** A run of names of the base, or one added name. */
interface Stretch {
  start: number;
  base: number;
  added: number | null;
}

/**
 * A content with names added (plain uploads) and removed. The base is not copied, and every file that stays
 * keeps its id, so that stages of one bucket can be made of edits of one base.
 */
export function editedContent(base: Content, edits: { add?: string[]; remove?: string[] }): Content {
  const indexOf = (name: string) => {
    const i = base.lowerBound(name);
    return i < base.count && base.name(i) === name ? i : -1;
  };
  const removed = new Set((edits.remove ?? []).map(indexOf).filter((i) => i >= 0));
  const added = [...new Set(edits.add ?? [])].filter((name) => indexOf(name) < 0).sort(compareNames);
  const extra = plainContent(
    { count: added.length, name: (k) => added[k]! },
    { real: true, identity: (k) => hashName(added[k]!) },
  );
  return splicedContent(base, [...removed], extra);
}

/** A content without some of the base's positions and with the names of another one; none may be left in both. */
export function splicedContent(base: Content, removed: number[], extra: Content): Content {
  const added = Array.from({ length: extra.count }, (_, k) => extra.name(k));
  const { stretches, count } = layOut(base, added, removed);
  const find = (i: number) => {
    const stretch = stretches[firstWhere(0, stretches.length, (s) => stretches[s]!.start > i) - 1]!;
    return stretch.added === null
      ? { content: base, at: stretch.base + i - stretch.start }
      : { content: extra, at: stretch.added };
  };
  const on = <T>(i: number, use: (content: Content, at: number) => T): T => {
    const { content, at } = find(i);
    return use(content, at);
  };
  const name = (i: number) => on(i, (content, at) => content.name(at));
  const back = (content: Content, found: { i: number; v: number } | null) => {
    if (found === null) return null;
    const i = lowerBoundOf(count, name, content.name(found.i));
    if (i >= count) return null;
    // A name that was removed here may have come back from the other side.
    const there = find(i);
    return there.content === content && there.at === found.i ? { i, v: found.v } : null;
  };
  return {
    count,
    name,
    lowerBound: (wanted) => lowerBoundOf(count, name, wanted),
    versionCount: (i) => on(i, (content, at) => content.versionCount(at)),
    version: (i, v) => on(i, (content, at) => content.version(at, v)),
    key: (i, v) => on(i, (content, at) => content.key(at, v)),
    visible: (i) => on(i, visibleVersion),
    write: (rows, i, v, parts) => on(i, (content, at) => writeRow(rows, content, at, v, parts)),
    locate: (key) => back(extra, extra.locate(key)) ?? back(base, base.locate(key)),
    locateId: (fileId) =>
      back(extra, extra.locateId?.(fileId) ?? null) ?? back(base, base.locateId?.(fileId) ?? null),
    bytes(i, v) {
      const { content, at } = find(i);
      if (content.bytes === undefined) throw new B2Error(404, 'not_found', 'this content has no bytes');
      return content.bytes(at, v);
    },
  };
}

function layOut(base: Content, added: string[], removed: number[]): { stretches: Stretch[]; count: number } {
  const events = [
    ...added.map((name, k) => ({ at: base.lowerBound(name), k })),
    ...removed.map((at) => ({ at, k: -1 })),
  ].sort((a, b) => a.at - b.at || Number(a.k < 0) - Number(b.k < 0) || a.k - b.k);
  const stretches: Stretch[] = [];
  let start = 0;
  let next = 0;
  const copyTo = (end: number) => {
    if (end > next) stretches.push({ start, base: next, added: null });
    start += end - next;
    next = end;
  };
  for (const event of events) {
    copyTo(event.at);
    if (event.k < 0) next += 1;
    else {
      stretches.push({ start, base: next, added: event.k });
      start += 1;
    }
  }
  copyTo(base.count);
  return { stretches, count: start };
}
