import type { ByteString } from '../../b2/byte-string.ts';
import type { Column } from '../../inventory/columns.ts';
import type { Row } from '../../inventory/row.ts';
import type { Format } from './format.ts';

/** @param columns the members of each object, in order */
export function ndjson(columns: readonly Column[]): Format {
  const object = objectOf(columns);
  return {
    name: 'ndjson',
    path: 'files.ndjson',
    description: 'One JSON object a line, with every column.',
    columns: columns.map(({ name }) => name),
    head: '',
    row: (row) => `${object(row)}\n`,
    tail: '',
  };
}

/** @param columns the members of each object, in order */
export function json(columns: readonly Column[]): Format {
  const object = objectOf(columns);
  return {
    name: 'json',
    path: 'files.json',
    description: 'One JSON array of the same objects.',
    columns: columns.map(({ name }) => name),
    head: '[',
    row: (row, isFirst) => `${isFirst ? '\n' : ',\n'}${object(row)}`,
    tail: '\n]\n',
  };
}

function objectOf(columns: readonly Column[]): (row: Row) => ByteString {
  const members = columns.map(({ name, json: literal }, index) => ({
    key: `${index === 0 ? '{' : ','}"${name}":`,
    literal,
  }));
  return (row) => {
    let text = '';
    for (const { key, literal } of members) text += key + literal(row);
    return `${text}}`;
  };
}
