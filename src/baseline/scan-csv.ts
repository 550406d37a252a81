import { APOSTROPHE, QUOTE } from '../bytes/ascii.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import { COMPARED_COLUMNS, type ComparedRow, ComparedRows } from '../rows/compared-row.ts';
import { DamagedError, type Scanner } from './scanner.ts';

/** Reads files.csv: RFC 4180 with LF or CRLF, a header, and one `'` before cells that a spreadsheet would evaluate. */
export class CsvScanner implements Scanner {
  readonly #header: string;
  /** For each cell the index in COMPARED_COLUMNS, or -1. */
  readonly #to: readonly number[];
  readonly #rows = new ComparedRows();
  readonly #texts: ByteString[] = COMPARED_COLUMNS.map(() => '');
  #headerRead = false;

  /** @param columns of the header */
  constructor(columns: readonly string[]) {
    this.#header = columns.join(',');
    this.#to = columns.map((name) => COMPARED_COLUMNS.indexOf(name));
  }

  scan(text: ByteString, isLast: boolean, rows: ComparedRow[]): number {
    let start = 0;
    if (!this.#headerRead) {
      const end = text.indexOf('\n');
      if (end < 0 && !isLast) return 0;
      if (text.slice(0, end).replace(/\r$/, '') !== this.#header) {
        throw new DamagedError('has a header with other columns than its manifest');
      }
      this.#headerRead = true;
      start = end + 1;
    }
    for (let end = this.#record(text, start); end > start; end = this.#record(text, start)) {
      const row = this.#rows.fromTexts(this.#texts);
      if (!row) throw new DamagedError();
      rows.push(row);
      start = end;
    }
    if (isLast && start < text.length) throw new DamagedError('is cut short');
    return start;
  }

  /** Reads one record. @returns where the next one begins; `start` if the text ends before it does */
  #record(text: ByteString, start: number): number {
    const to = this.#to;
    // A record without quotes, as most are, is one line.
    let line = text.indexOf('\n', start);
    let at = start;
    for (let cell = 0; cell < to.length; cell++) {
      const isLast = cell === to.length - 1;
      const isQuoted = text.charCodeAt(at) === QUOTE;
      let end = isQuoted ? quotedEnd(text, at) : at;
      if (end < 0) return start;
      if (end > line) line = text.indexOf('\n', end);
      if (line < 0) return start;
      if (isLast) {
        const stop = text[line - 1] === '\r' && line > at ? line - 1 : line;
        if (isQuoted && end !== stop) throw new DamagedError();
        end = stop;
      } else {
        const comma = isQuoted ? end : text.indexOf(',', at);
        if (text[comma] !== ',' || comma > line) throw new DamagedError();
        end = comma;
      }
      const place = to[cell]!;
      if (place >= 0) this.#texts[place] = unquoted(text, at, end, isQuoted);
      at = end + 1;
    }
    return line + 1;
  }
}

/** The value of a cell, without quotes and one leading `'`. */
function unquoted(text: ByteString, start: number, end: number, isQuoted: boolean): ByteString {
  const value = isQuoted ? text.slice(start + 1, end - 1).replaceAll('""', '"') : text.slice(start, end);
  return value.charCodeAt(0) === APOSTROPHE ? value.slice(1) : value;
}

/** Where the quoted cell at `at` ends; -1 if the text may end within it. */
function quotedEnd(text: ByteString, at: number): number {
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && text.charCodeAt(end + 1) === QUOTE) end = text.indexOf('"', end + 2);
  // A quote at the end of the text may be the first of two.
  return end < 0 || end + 1 === text.length ? -1 : end + 1;
}
