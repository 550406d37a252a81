import { COMMA, DIGIT_0, DIGIT_9, NEW_LINE, QUOTE, SMALL_N } from '../bytes/ascii.ts';
import type { ByteSink } from '../bytes/byte-sink.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import { type Column, printParts } from '../rows/columns.ts';
import { stringOf } from '../rows/row.ts';
import type { TableColumn } from '../rows/table-column.ts';
import type { TextFormat } from './format.ts';

/** @param columns what stands in a line, in order */
export function csv(columns: readonly Column[]): TextFormat {
  return {
    name: 'csv',
    path: 'files.csv',
    description:
      "Comma-separated values with a header (RFC 4180, LF), of the columns that `columns` names. A cell that a spreadsheet would run as a formula has one `'` before it.",
    columns: columns.map(({ name }) => name),
    ...csvTable(columns, (print) => printParts(columns, print)),
  };
}

/** Appends a part of a line. */
type Print<T> = (row: T, to: ByteSink) => void;

/**
 * Any table as CSV. Each line begins with the end of the one before.
 * @param partsOf makes one's own parts of what each column prints
 */
export function csvTable<T>(
  columns: readonly TableColumn<T>[],
  partsOf = (print: (index: number) => Print<T>): Print<T>[] => columns.map((_, index) => print(index)),
): { head: ByteString; row: Print<T>; tail: ByteString } {
  const parts = partsOf((index) => cell(columns[index]!, index === 0 ? NEW_LINE : COMMA));
  return {
    head: columns.map(({ name }) => name).join(','),
    row: (row, to) => {
      for (const part of parts) part(row, to);
    },
    tail: '\n',
  };
}

/** Prints a cell behind its separator. */
function cell<T>(column: TableColumn<T>, separator: number): Print<T> {
  return (row, to) => {
    const start = to.length;
    column.write(row, to);
    const sign = to.bytes[start];
    if (sign === QUOTE && isBare(to.bytes, start + 1, to.length - 1)) {
      // The separator takes the place of the literal's first quote.
      to.bytes[start] = separator;
      to.length--;
    } else if (sign === SMALL_N) {
      to.bytes[start] = separator;
      to.length = start + 1;
    } else if (sign! >= DIGIT_0 && sign! <= DIGIT_9) {
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

/** Signs that a cell cannot hold as they are, and those that it cannot begin with. */
const INSIDE = signs('",\\');
const AT_ENDS = signs('",\\ =+-@\'\t\u00a0\v\f');

function signs(text: string): Uint8Array {
  const set = new Uint8Array(256);
  for (let byte = 0; byte < 0x20; byte++) set[byte] = 1;
  for (const sign of text) set[sign.charCodeAt(0)] = 1;
  return set;
}

/** Whether the text of a string literal can stand in a cell as it is. Most can, and are spared the longer way. */
function isBare(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end || AT_ENDS[bytes[start]!]! + AT_ENDS[bytes[end - 1]!]! > 0) return start === end;
  for (let at = start; at < end; at++) if (INSIDE[bytes[at]!]! > 0) return false;
  return true;
}

/** A JSON literal as a cell: strings bare, null empty, objects as JSON. Quoted where CSV needs it. */
export function csvCell(literal: ByteString): ByteString {
  if (literal === 'null') return '';
  const text = literal.startsWith('"') ? stringOf(literal) : literal;
  const inert = /^[=+\-@']/.test(text) ? `'${text}` : text;
  return csvQuoted(inert);
}

/** Text as a cell, quoted where CSV needs it. */
export function csvQuoted(text: ByteString): ByteString {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
