import { isUtf8 } from 'node:buffer';
import { BufferPool } from '../../bytes/buffer-pool.ts';
import { sameBytes } from '../../bytes/byte-sink.ts';
import { INTERNED_SETTINGS, type InternedValues, isWhole } from './interned-values.ts';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  isNumber,
  JsonScanner,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from './json-scanner.ts';
import { type Field, INDEX, NAME, type Order, Page, SIGNATURE, STRIDE } from './page.ts';
import { type Member, RowPattern } from './row-pattern.ts';

/** Where spans are collected until it is known how many there are. */
let scratch = new Int32Array(STRIDE * 1_000);

/** Patterns that a page's rows are looked for in: files differ in few optional fields. */
const PATTERNS = 8;
/** How often patterns are made, for rows may be unlike for ever. */
const LESSONS = 64;

/**
 * Reads a page: any legal JSON of the documented shape, fields in any order, any white space, any escapes.
 * @param bytes are the page's own from now on: values are written over in the one plain way
 * @param buffers where memory for the page comes from
 * @throws Error when the text is not such a page, so that a body cut short is never taken for a short page
 */
export function readPage(bytes: Buffer, buffers: BufferPool = NO_BUFFERS): Page {
  // Node would decode a wrong byte to U+FFFD, and so change a name.
  if (!isUtf8(bytes)) throw new Error('it is not UTF-8');
  return new PageScanner(bytes).page(buffers);
}

const NO_BUFFERS = new BufferPool(0);

class PageScanner extends JsonScanner {
  readonly #patterns: RowPattern[] = [];
  #lessons = 0;
  #order: Order = 'ascends';
  /** Fields of the row at hand that are not written the one plain way. */
  #notPlain: number[] = [];

  page(buffers: BufferPool): Page {
    let rows = -1;
    const next: { nextFileName?: string | null; nextFileId?: string | null } = {};
    this.space();
    this.expect(OPEN_BRACE);
    if (!this.closes(CLOSE_BRACE)) {
      do {
        const key = this.key();
        this.colon();
        if (key === 'files') rows = this.#rows();
        else if (key === 'nextFileName' || key === 'nextFileId') next[key] = this.#stringOrNull();
        else this.value();
      } while (this.goesOn(CLOSE_BRACE));
    }
    if (this.at !== this.bytes.length) throw this.error('the end');
    if (rows < 0) throw new Error('it has no list of files');
    // Without its cursor a page would pass for the last one.
    if (next.nextFileName === undefined) throw new Error('it has no nextFileName');
    const kept = buffers.take(rows * STRIDE * 4);
    const spans = new Int32Array(kept.buffer, 0, rows * STRIDE);
    spans.set(scratch.subarray(0, rows * STRIDE));
    const { nextFileName: fileName, nextFileId: fileId = null } = next;
    return new Page(this.bytes, spans, { fileName, fileId }, this.#order);
  }

  #rows(): number {
    let rows = 0;
    this.expect(OPEN_BRACKET);
    if (this.closes(CLOSE_BRACKET)) return 0;
    do {
      if ((rows + 1) * STRIDE > scratch.length) {
        const larger = new Int32Array(scratch.length * 2);
        larger.set(scratch);
        scratch = larger;
      }
      this.#row(rows * STRIDE);
      if (rows > 0) this.#compare(rows * STRIDE);
      rows++;
    } while (this.goesOn(CLOSE_BRACKET));
    return rows;
  }

  #row(base: number): void {
    scratch[base] = this.at;
    if (!this.#repeats(base)) this.#members(base);
    if (this.bytes[scratch[base + NAME]!] !== QUOTE) throw new Error('a file has no name');
    if (this.#notPlain.length > 0) this.#rewrite(base);
  }

  /**
   * How its name stands to the one before. Looks at literals, whose order is that of the names unless one holds an escape;
   * then it decodes.
   */
  #compare(base: number): void {
    const { bytes } = this;
    const before = base - STRIDE;
    let a = scratch[before + NAME]! + 1;
    let b = scratch[base + NAME]! + 1;
    while (bytes[a] === bytes[b] && bytes[a] !== QUOTE && bytes[a] !== BACKSLASH) {
      a++;
      b++;
    }
    let [x, y] = [bytes[a]!, bytes[b]!];
    if (x === BACKSLASH || y === BACKSLASH) {
      const [first, second] = [before, base].map((row) => Buffer.from(JSON.parse(this.#literal(row, NAME))));
      [x, y] = [Buffer.compare(first!, second!) + 1, 1];
    } else {
      // The quote that ends the shorter name stands before every character.
      if (x === QUOTE) x = 0;
      if (y === QUOTE) y = 0;
    }
    if (x > y) this.#order = 'none';
    else if (x === y && this.#order !== 'none') {
      const isAnother = this.#literal(before, INDEX.fileId) !== this.#literal(base, INDEX.fileId);
      this.#order = isAnother ? 'repeats' : 'none';
    }
  }

  /** A field's literal, for where speed does not matter. */
  #literal(base: number, index: number): string {
    return this.bytes.toString('utf8', scratch[base + index], scratch[base + index + 1]);
  }

  /** Reads a row by the patterns of those before. @returns false, with nothing read, where it follows none */
  #repeats(base: number): boolean {
    const patterns = this.#patterns;
    for (let index = 0; index < patterns.length; index++) {
      const pattern = patterns[index]!;
      if (!this.#follows(pattern, base)) continue;
      // Most rows are like the one before.
      if (index > 0) [patterns[0], patterns[index]] = [pattern, patterns[0]!];
      return true;
    }
    return false;
  }

  /**
   * Reads a row whose text is that of the pattern; every byte of a listing passes here.
   * @returns false where it is another, which is then to be read from its beginning
   */
  #follows(pattern: RowPattern, base: number): boolean {
    const { bytes, words } = this;
    const spans = scratch;
    const rowStart = this.at;
    let at = rowStart;
    let { signature } = pattern;
    for (const { start, length, marks, isLast, field, values } of pattern.parts) {
      if (at + length > bytes.length || !sameBytes(words, at, words, start, length)) {
        this.at = rowStart;
        this.#notPlain.length = 0;
        return false;
      }
      for (let index = 0; index < marks.length; index += 2)
        spans[base + marks[index]!] = marks[index + 1]! + at - start;
      at += length;
      if (isLast) break;
      const from = at;
      this.plain = true;
      if (values === undefined && bytes[at] === QUOTE) {
        at = this.stringEnd(at);
      } else {
        this.at = at;
        if (values === undefined) this.value();
        else signature |= this.#setting(values);
        ({ at } = this);
      }
      if (field >= 0) this.#keep(base, field, from, at);
    }
    this.at = at;
    for (const index of pattern.absent) spans[base + index] = spans[base + index + 1] = 0;
    spans[base + SIGNATURE] = isWhole(signature) ? signature : -1;
    return true;
  }

  /** Once the row is read, for until then it may have to be read again. */
  #rewrite(base: number): void {
    for (const field of this.#notPlain)
      scratch[base + field + 1] = this.writePlain(scratch[base + field]!, scratch[base + field + 1]!);
    this.#notPlain.length = 0;
  }

  /** Reads a row member by member, and learns from it. */
  #members(base: number): void {
    scratch.fill(0, base + 1, base + STRIDE);
    const rowStart = this.at;
    const members: Member[] = [];
    let signature = 0;
    this.expect(OPEN_BRACE);
    do {
      const key = this.key();
      this.colon();
      const field = Object.hasOwn(INDEX, key) ? INDEX[key as Field] : -1;
      const values = INTERNED_SETTINGS[field];
      const start = this.at;
      this.plain = true;
      let part = 0;
      if (values === undefined) this.value();
      else part = this.#setting(values);
      if (field >= 0) this.#keep(base, field, start, this.at);
      members.push({ field, start, end: this.at, signature: part });
      signature = (values?.without(signature) ?? signature) | part;
    } while (this.goesOn(CLOSE_BRACE));
    scratch[base + SIGNATURE] = isWhole(signature) ? signature : -1;
    this.#learn(rowStart, members);
  }

  #keep(base: number, field: number, start: number, end: number): void {
    scratch[base + field] = start;
    scratch[base + field + 1] = end;
    // Settings are looked at once each, and may stay as they are.
    if (!this.plain && INTERNED_SETTINGS[field] === undefined) this.#notPlain.push(field);
  }

  /** Steps over a value of SETTING_FIELDS. @returns its part of the row's signature */
  #setting(values: InternedValues): number {
    const start = this.at;
    const length = values.match(this.words, start);
    if (length > 0) {
      this.at = start + length;
      return values.matched;
    }
    this.value();
    // Where a number ends is told by what comes behind it alone.
    return isNumber(this.bytes[start]!) ? values.other : values.meet(this.words, start, this.at);
  }

  #learn(start: number, members: readonly Member[]): void {
    const kept = members.filter(({ field }) => field >= 0);
    // Of a field that a row has twice the last counts, which is seen when it is read anew.
    if (this.#lessons++ >= LESSONS || new Set(kept.map(({ field }) => field)).size < kept.length) return;
    const patterns = this.#patterns;
    const index = patterns.findIndex((pattern) => pattern.hasMembers(members));
    if (index >= 0) patterns[index] = patterns[index]!.with(this.words, start, this.at, members);
    else if (patterns.length < PATTERNS) patterns.push(new RowPattern(start, this.at, members));
  }

  #stringOrNull(): string | null {
    const start = this.at;
    this.value();
    const value: unknown = JSON.parse(this.bytes.toString('utf8', start, this.at));
    if (value !== null && typeof value !== 'string') throw this.error('a cursor');
    return value;
  }
}
