import { type ByteSink, type Bytes, bytesOf } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import type { Column } from './columns.ts';
import type { Row } from './row.ts';

/** Appends a part of a row. */
type Write = (row: Row, to: ByteSink) => void;

/**
 * Combines adjacent cacheable columns, so that their text is made once and then copied.
 * @param write how the column at an index is written
 * @returns what to call for each row, in order
 */
export function cachedParts(columns: readonly Column[], write: (index: number) => Write): Write[] {
  const parts: Write[] = [];
  for (let from = 0; from < columns.length; ) {
    let to = from;
    while (columns[to]?.isCacheable) to++;
    if (to === from) {
      parts.push(write(from++));
    } else {
      parts.push(cached(Array.from({ length: to - from }, (_, index) => write(from + index))));
      from = to;
    }
  }
  return parts;
}

/** Caches what the parts write, by the id of the row's interned settings and by `latest`, for one bucket at a time. */
function cached(parts: readonly Write[]): Write {
  let bucket: ByteString | undefined;
  let cache: (Bytes | undefined)[] = [];
  return (row, to) => {
    if (row.bucket !== bucket) [bucket, cache] = [row.bucket, []];
    const { id } = row.settings;
    const key = 2 * id + (row.latest ? 1 : 0);
    const bytes = id < 0 ? undefined : cache[key];
    if (bytes !== undefined) {
      to.all(bytes);
      return;
    }
    const start = to.length;
    for (const write of parts) write(row, to);
    if (id >= 0) cache[key] = bytesOf(Buffer.from(to.bytes.subarray(start, to.length)));
  };
}
