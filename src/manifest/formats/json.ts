import { type ByteSink, bytesOf } from '../../b2/byte-sink.ts';
import type { Column } from '../../inventory/columns.ts';
import type { Row } from '../../inventory/row.ts';
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

const NEW_LINE = 0x0a;
const CLOSE_BRACE = 0x7d;

/** Appends a row as an object. */
export function objectOf(columns: readonly Column[]): (row: Row, to: ByteSink) => void {
  const members = columns.map((column, index) => ({
    key: bytesOf(Buffer.from(`${index === 0 ? '{' : ','}"${column.name}":`)),
    column,
  }));
  return (row, to) => {
    for (const { key, column } of members) {
      to.all(key);
      column.write(row, to);
    }
    to.byte(CLOSE_BRACE);
  };
}
