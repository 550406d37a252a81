import { type ByteSink, type Bytes, bytesOf } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import type { Column } from './columns.ts';
import type { Row } from './row.ts';

/** Appends a part of a row. */
type Write = (row: Row, to: ByteSink) => void;

/** A part of a row, and the text between it and the next part. */
interface Part {
  write: Write;
  after?: Bytes;
}

/**
 * Combines adjacent cacheable columns, so that their text is made once and then copied.
 * @param part how the column at an index is written
 * @returns what to write for each row, in order
 */
export function cachedParts(columns: readonly Column[], part: (index: number) => Part): Part[] {
  const parts: Part[] = [];
  for (let from = 0; from < columns.length; ) {
    let to = from;
    while (columns[to]?.isCacheable) to++;
    if (to === from) {
      parts.push(part(from++));
    } else {
      parts.push(cached(Array.from({ length: to - from }, (_, index) => part(from + index))));
      from = to;
    }
  }
  return parts;
}

/** Caches what the parts write, by the id of the row's interned settings and by `latest`, for one bucket at a time. */
function cached(parts: readonly Part[]): Part {
  let bucket: ByteString | undefined;
  let cache: (Bytes | undefined)[] = [];
  const write: Write = (row, to) => {
    if (row.bucket !== bucket) [bucket, cache] = [row.bucket, []];
    const { id } = row.settings;
    const key = 2 * id + (row.latest ? 1 : 0);
    const bytes = id < 0 ? undefined : cache[key];
    if (bytes !== undefined) {
      to.all(bytes);
      return;
    }
    const start = to.length;
    for (const part of parts) {
      part.write(row, to);
      if (part.after) to.all(part.after);
    }
    if (id >= 0) cache[key] = bytesOf(Buffer.from(to.bytes.subarray(start, to.length)));
  };
  return { write };
}
