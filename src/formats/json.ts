import { NEW_LINE } from '../bytes/ascii.ts';
import { type ByteSink, bytesOf } from '../bytes/byte-sink.ts';
import { type Column, printParts } from '../rows/columns.ts';
import type { Row } from '../rows/row.ts';
import type { TextFormat } from './format.ts';

/** @param columns the members of each object, in order */
export function ndjson(columns: readonly Column[]): TextFormat {
  const object = objectOf(columns);
  return {
    name: 'ndjson',
    path: 'files.ndjson',
    description: 'One JSON object a line, with every column.',
    columns: columns.map(({ name }) => name),
    row: (row, to) => {
      object(row, to);
      to.byte(NEW_LINE);
    },
  };
}

/** @param columns the members of each object, in order */
export function json(columns: readonly Column[]): TextFormat {
  const object = objectOf(columns);
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

/** Appends a row as an object. */
export function objectOf(columns: readonly Column[]): (row: Row, to: ByteSink) => void {
  const keyOf = (index: number) => `"${columns[index]!.name}":`;
  // Each value with what stands behind it, which for columns that are kept is kept, too.
  const parts = printParts(columns, (index) => {
    const { write } = columns[index]!;
    const isFirst = index === 0;
    const first = bytesOf(Buffer.from(`{${keyOf(0)}`));
    const behind = bytesOf(Buffer.from(index + 1 < columns.length ? `,${keyOf(index + 1)}` : '}'));
    return (row, to) => {
      if (isFirst) to.all(first);
      write(row, to);
      to.all(behind);
    };
  });
  return (row, to) => {
    for (const part of parts) part(row, to);
  };
}
