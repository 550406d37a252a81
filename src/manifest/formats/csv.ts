import type { ByteString } from '../../b2/byte-string.ts';
import type { Column } from '../../inventory/columns.ts';
import { stringOf } from '../../inventory/row.ts';
import type { Format } from './format.ts';

/** @param columns what stands in a line, in order */
export function csv(columns: readonly Column[]): Format {
  const names = columns.map(({ name }) => name);
  const [first, ...others] = columns as [Column, ...Column[]];
  return {
    name: 'csv',
    path: 'files.csv',
    description:
      "Comma-separated values with a header (RFC 4180, LF), of the columns that `columns` names. A cell that a spreadsheet would run as a formula has one `'` before it.",
    columns: names,
    head: `${names.join(',')}\n`,
    row: (row) => {
      let line = csvCell(first.json(row));
      for (const { json } of others) line += `,${csvCell(json(row))}`;
      return `${line}\n`;
    },
    tail: '',
  };
}

/** A JSON literal as a cell: strings bare, null empty, objects as JSON. Quoted where CSV needs it. */
export function csvCell(literal: ByteString): ByteString {
  if (literal === 'null') return '';
  const text = literal.startsWith('"') ? stringOf(literal) : literal;
  const inert = /^[=+\-@']/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
