import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SMALL_N,
} from '../bytes/ascii.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import { COMPARED_COLUMNS, type ComparedRow, ComparedRows } from '../rows/compared-row.ts';
import { stringOf } from '../rows/json-literal.ts';
import { DamagedError, type Scanner } from './scanner.ts';

/**
 * Reads files.ndjson, or files.json with its brackets and commas, as our formats write them: one object per line,
 * members in the order of the manifest, no white space. It does not parse objects, which takes three times as long.
 */
export class NdjsonScanner implements Scanner {
  readonly #isArray: boolean;
  /** For each column up to the last that is needed: the text before its value, and the index in COMPARED_COLUMNS or -1. */
  readonly #steps: readonly { before: ByteString; to: number }[];
  readonly #rows = new ComparedRows();
  readonly #texts: ByteString[] = COMPARED_COLUMNS.map(() => '');
  #isOpen = false;
  #isClosed = false;

  /** @param columns the members of each object
   *  @param isArray files.json */
  constructor(columns: readonly string[], isArray: boolean) {
    this.#isArray = isArray;
    const needed = new Set<string>(COMPARED_COLUMNS);
    const last = columns.findLastIndex((name) => needed.has(name));
    this.#steps = columns.slice(0, last + 1).map((name, index) => ({
      before: `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`,
      to: COMPARED_COLUMNS.indexOf(name),
    }));
  }

  scan(text: ByteString, isLast: boolean, rows: ComparedRow[]): number {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      if (!this.#isArray) rows.push(this.#row(text, start, end));
      else if (!this.#isOpen) this.#open(text.slice(start, end));
      else if (text.startsWith(']\n', start)) this.#isClosed = true;
      else rows.push(this.#row(text, start, text.charCodeAt(end - 1) === COMMA ? end - 1 : end));
      start = end + 1;
    }
    if (isLast && (start < text.length || (this.#isArray && !this.#isClosed))) {
      throw new DamagedError('is cut short');
    }
    return start;
  }

  #open(line: ByteString): void {
    if (line !== '[') throw new DamagedError('is not a JSON array');
    this.#isOpen = true;
  }

  #row(text: ByteString, start: number, end: number): ComparedRow {
    const texts = this.#texts;
    let at = start;
    for (const { before, to } of this.#steps) {
      if (!text.startsWith(before, at)) throw new DamagedError();
      at += before.length;
      const after = valueEnd(text, at);
      if (to >= 0) texts[to] = unquoted(text, at, after);
      at = after;
    }
    const row =
      text[end - 1] === '}' && at < end && !this.#isClosed ? this.#rows.fromTexts(texts) : undefined;
    if (!row) throw new DamagedError();
    return row;
  }
}

/** The text of a value: a string without quotes and escapes, empty for null. */
function unquoted(text: ByteString, start: number, end: number): ByteString {
  const first = text.charCodeAt(start);
  if (first === QUOTE) {
    const value = text.slice(start + 1, end - 1);
    return value.includes('\\') ? stringOf(text.slice(start, end)) : value;
  }
  return first === SMALL_N ? '' : text.slice(start, end);
}

/** Where the value at `at` ends. */
function valueEnd(text: ByteString, at: number): number {
  const first = text.charCodeAt(at);
  if (first === QUOTE) return stringEnd(text, at);
  if (first === SMALL_N) return at + 'null'.length;
  let depth = 0;
  for (let end = at; end < text.length; ) {
    const sign = text.charCodeAt(end);
    if (depth === 0 && (sign === COMMA || sign === CLOSE_BRACE)) return end;
    if (sign === QUOTE) end = stringEnd(text, end);
    else {
      if (sign === OPEN_BRACE || sign === OPEN_BRACKET) depth++;
      if (sign === CLOSE_BRACE || sign === CLOSE_BRACKET) depth--;
      end++;
    }
  }
  throw new DamagedError();
}

function stringEnd(text: ByteString, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((end - before) % 2 === 1) return end + 1;
  }
  throw new DamagedError();
}
