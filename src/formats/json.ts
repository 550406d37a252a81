import { NEW_LINE } from '../bytes/ascii.ts';
import { type ByteSink, bytesOf } from '../bytes/byte-sink.ts';
import { cachedParts } from '../rows/column-cache.ts';
import type { Column } from '../rows/columns.ts';
import type { Row } from '../rows/row.ts';
import type { TextFormat } from './format.ts';

/** @param columns the members of each object, in order */
export function ndjson(columns: readonly Column[]): TextFormat {
  const object = objectWriter(columns);
  return {
    name: 'ndjson',
    path: 'files.ndjson',
    description: 'One JSON object per line, with every column.',
    columns: columns.map(({ name }) => name),
    row: (row, to) => {
      object(row, to);
      to.byte(NEW_LINE);
    },
  };
}

/** @param columns the members of each object, in order */
export function json(columns: readonly Column[]): TextFormat {
  const object = objectWriter(columns);
  return {
    name: 'json',
    path: 'files.json',
    description: 'One JSON array of the same objects.',
    columns: columns.map(({ name }) => name),
    head: '[',
    row: (row, to, isFirst) => {
      to.text(isFirst ? '\n' : ',\n');
      object(row, to);
    },
    tail: '\n]\n',
  };
}

/** Returns the function that appends a row as an object. */
function objectWriter(columns: readonly Column[]): (row: Row, to: ByteSink) => void {
  const keyOf = (index: number) => `"${columns[index]!.name}":`;
  // Each value with the text up to the next value, so that cached columns cache it too.
  const parts = cachedParts(columns, (index) => ({
    write: columns[index]!.write,
    after: bytesOf(Buffer.from(index + 1 < columns.length ? `,${keyOf(index + 1)}` : '}')),
  }));
  const before = bytesOf(Buffer.from(`{${keyOf(0)}`));
  return (row, to) => {
    to.all(before);
    for (const { write, after } of parts) {
      write(row, to);
      if (after) to.all(after);
    }
  };
}
