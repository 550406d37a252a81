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
  const parts = cachedParts(columns, (index) => {
    const { write } = columns[index]!;
    const isFirst = index === 0;
    const before = bytesOf(Buffer.from(`{${keyOf(0)}`));
    const after = bytesOf(Buffer.from(index + 1 < columns.length ? `,${keyOf(index + 1)}` : '}'));
    return (row, to) => {
      if (isFirst) to.all(before);
      write(row, to);
      to.all(after);
    };
  });
  return (row, to) => {
    for (const part of parts) part(row, to);
  };
}
