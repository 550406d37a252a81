import type { ByteString } from '../../b2/page.ts';
import { COLUMNS } from '../../inventory/columns.ts';
import { stringOf } from '../../inventory/row.ts';
import type { Format } from './format.ts';

export const csv: Format = {
  name: 'csv',
  path: 'files.csv',
  description:
    "Comma-separated values with a header (RFC 4180, LF). A cell that a spreadsheet would run as a formula has one `'` before it.",
  columns: COLUMNS.map(({ name }) => name),
  head: `${COLUMNS.map(({ name }) => name).join(',')}\n`,
  row: (row) => {
    let line = '';
    for (const { json } of COLUMNS) line += `${line && ','}${csvCell(json(row))}`;
    return `${line}\n`;
  },
  tail: '',
};

/** A JSON literal as a cell: strings bare, null empty, objects as JSON. Quoted where CSV needs it. */
export function csvCell(literal: ByteString): ByteString {
  if (literal === 'null') return '';
  const text = literal.startsWith('"') ? stringOf(literal) : literal;
  const inert = /^[=+\-@']/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
