import { COMMA, DIGIT_0, DIGIT_9, NEW_LINE, QUOTE, SMALL_N } from '../bytes/ascii.ts';
import type { ByteSink } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import { cachedParts } from '../rows/column-cache.ts';
import type { Column } from '../rows/columns.ts';
import { textOf } from '../rows/json-literal.ts';
import type { TableColumn } from '../rows/table-column.ts';
import type { TextFormat } from './format.ts';

/** @param columns the cells of a line, in order */
export function csv(columns: readonly Column[]): TextFormat {
  return {
    name: 'csv',
    path: 'files.csv',
    description:
      "Comma-separated values with a header (RFC 4180, LF), with the columns in `columns`. Cells that a spreadsheet would run as a formula start with an extra `'`.",
    columns: columns.map(({ name }) => name),
    ...csvTable(columns, (write) => cachedParts(columns, write)),
  };
}

/** Appends a part of a line. */
type Write<T> = (row: T, to: ByteSink) => void;

/**
 * Any table as CSV. Each line starts with the line break of the line before.
 * @param partsOf may combine columns; gets the function that writes the cell at an index
 */
export function csvTable<T>(
  columns: readonly TableColumn<T>[],
  partsOf = (write: (index: number) => Write<T>): Write<T>[] => columns.map((_, index) => write(index)),
): { head: ByteString; row: Write<T>; tail: ByteString } {
  const parts = partsOf((index) => cell(columns[index]!, index === 0 ? NEW_LINE : COMMA));
  return {
    head: columns.map(({ name }) => name).join(','),
    row: (row, to) => {
      for (const part of parts) part(row, to);
    },
    tail: '\n',
  };
}

/** Writes a separator and a cell. */
function cell<T>(column: TableColumn<T>, separator: number): Write<T> {
  return (row, to) => {
    const start = to.length;
    column.write(row, to);
    const first = to.bytes[start];
    if (first === QUOTE && isBare(to.bytes, start + 1, to.length - 1)) {
      // The separator replaces the literal's opening quote.
      to.bytes[start] = separator;
      to.length--;
    } else if (first === SMALL_N) {
      to.bytes[start] = separator;
      to.length = start + 1;
    } else if (first! >= DIGIT_0 && first! <= DIGIT_9) {
      to.length = start;
      to.byte(separator);
      column.write(row, to);
    } else {
      const literal = to.slice(start);
      to.length = start;
      to.byte(separator);
      to.text(csvCell(literal));
    }
  };
}

/** Characters that a cell must not contain, or not start or end with, without quoting. */
const INSIDE = byteSet('",;\\');
const AT_ENDS = byteSet('",;\\ =+-@\'\t\u00a0\v\f');

/** Control characters, and those of the text. */
function byteSet(text: string): Uint8Array {
  const set = new Uint8Array(256);
  for (let byte = 0; byte < 0x20; byte++) set[byte] = 1;
  for (const character of text) set[character.charCodeAt(0)] = 1;
  return set;
}

/** Whether the value of a string literal is written as it is. A fast path: most are. */
function isBare(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end || AT_ENDS[bytes[start]!]! + AT_ENDS[bytes[end - 1]!]! > 0) return start === end;
  for (let at = start; at < end; at++) if (INSIDE[bytes[at]!]! > 0) return false;
  return true;
}

/** A JSON literal as a cell: strings unquoted, null empty, objects as JSON. Quoted where CSV requires it. */
export function csvCell(literal: ByteString): ByteString {
  const text = textOf(literal);
  const inert = /^[=+\-@']/.test(text) ? `'${text}` : text;
  return csvQuoted(inert);
}

/** Text as a cell, quoted where CSV requires it, and where a reader with another separator would split it. */
export function csvQuoted(text: ByteString): ByteString {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
