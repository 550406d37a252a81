import type { ByteString } from '../../b2/page.ts';
import { COLUMNS } from '../../inventory/columns.ts';
import type { Row } from '../../inventory/row.ts';
import type { Format } from './format.ts';

const columns = COLUMNS.map(({ name }) => name);
const KEYS = COLUMNS.map(({ name, json }, index) => ({ key: `${index === 0 ? '{' : ','}"${name}":`, json }));

function object(row: Row): ByteString {
  let text = '';
  for (const { key, json } of KEYS) text += key + json(row);
  return `${text}}`;
}

export const ndjson: Format = {
  name: 'ndjson',
  path: 'files.ndjson',
  description: 'One JSON object a line, with every column.',
  columns,
  head: '',
  row: (row) => `${object(row)}\n`,
  tail: '',
};

export const json: Format = {
  name: 'json',
  path: 'files.json',
  description: 'One JSON array of the same objects.',
  columns,
  head: '[',
  row: (row, isFirst) => `${isFirst ? '\n' : ',\n'}${object(row)}`,
  tail: '\n]\n',
};
