import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  SMALL_N,
} from '../../bytes/ascii.ts';
import type { BufferPool } from '../../bytes/buffer-pool.ts';
import { sameBytes } from '../../bytes/byte-sink.ts';
import { isSettingDocumented } from './documented-settings.ts';
import { type Field, type FieldSlot, fieldAt, INTERNED_ID, NO_SLOT, ROW_SPANS, SLOT } from './fields.ts';
import { INTERNED_SETTINGS, type InternedValues, isInterned } from './interned-values.ts';
import { JsonScanner } from './json-scanner.ts';
import { MalformedRow, type RequiredField } from './malformed-row.ts';
import type { Order } from './page.ts';
import { type Member, RowTemplate } from './row-template.ts';

/** The spans of the page being read, until their number is known. Reused for all pages. */
let scratch = new Int32Array(ROW_SPANS * 1_000);

/** Templates of a page: rows differ in few optional fields. */
const MAX_TEMPLATES = 8;
/** Rows of a page that templates are made from. Rows may differ endlessly. */
const MAX_LEARNED_ROWS = 64;

/**
 * Scans the rows of a page into spans. Every byte of a listing passes here. The quick ways of reading a row share the
 * state of the slow one, so they stay in one file of more than 250 lines.
 */
export class RowScanner extends JsonScanner {
  protected order: Order = 'ascends';
  /** Optional fields whose type is not the documented one. Rows are read as if they lacked them. */
  protected readonly oddFields = new Set<Field>();
  readonly #templates: RowTemplate[] = [];
  #learnedRows = 0;
  /** Slots of the current row whose literals are not canonical. */
  #nonCanonical: number[] = [];
  /** A field of the current row is not of the documented type. */
  #isOdd = false;

  /** Reads the list of files. @returns the number of rows */
  protected rows(): number {
    let rows = 0;
    this.skip(OPEN_BRACKET);
    if (this.skipIf(CLOSE_BRACKET)) return 0;
    do {
      if ((rows + 1) * ROW_SPANS > scratch.length) {
        const larger = new Int32Array(scratch.length * 2);
        larger.set(scratch);
        scratch = larger;
      }
      this.#row(rows);
      if (rows > 0) this.#compare(rows * ROW_SPANS);
      rows++;
    } while (this.skipComma(CLOSE_BRACKET));
    return rows;
  }

  /** The spans of the rows that `rows` has read, in memory from the pool. */
  protected spans(rows: number, buffers: BufferPool): Int32Array {
    const length = rows * ROW_SPANS;
    const spans = new Int32Array(buffers.take(length * 4).buffer, 0, length);
    spans.set(scratch.subarray(0, length));
    return spans;
  }

  #row(row: number): void {
    const base = row * ROW_SPANS;
    scratch[base] = this.at;
    if (!this.#matchTemplate(base)) this.#members(base);
    const missing = this.#missing(base);
    if (missing) {
      const name =
        scratch[base + SLOT.fileName] === 0 ? undefined : JSON.parse(this.#literal(base, 'fileName'));
      throw new MalformedRow(missing, row, name);
    }
    if (this.#nonCanonical.length > 0) this.#canonicalize(base);
  }

  /** A field that every row needs and this one lacks. */
  #missing(base: number): RequiredField | undefined {
    const spans = scratch;
    if (spans[base + SLOT.fileName] === 0) return 'fileName';
    if (spans[base + SLOT.action] === 0) return 'action';
    if (spans[base + SLOT.contentLength] === 0) return 'contentLength';
    if (spans[base + SLOT.uploadTimestamp] === 0) return 'uploadTimestamp';
    const id = spans[base + SLOT.fileId]!;
    // Folders have none.
    if (this.bytes[id] === QUOTE) return undefined;
    return id > 0 && JSON.parse(this.#literal(base, 'action')) === 'folder' ? undefined : 'fileId';
  }

  /**
   * Compares the row's name with the one before: as literals, whose order is that of the names, or decoded if one of
   * them contains an escape.
   */
  #compare(base: number): void {
    const { bytes } = this;
    const before = base - ROW_SPANS;
    let a = scratch[before + SLOT.fileName]! + 1;
    let b = scratch[base + SLOT.fileName]! + 1;
    while (bytes[a] === bytes[b] && bytes[a] !== QUOTE && bytes[a] !== BACKSLASH) {
      a++;
      b++;
    }
    let [x, y] = [bytes[a]!, bytes[b]!];
    if (x === BACKSLASH || y === BACKSLASH) {
      const [first, second] = [before, base].map((row) =>
        Buffer.from(JSON.parse(this.#literal(row, 'fileName'))),
      );
      [x, y] = [Buffer.compare(first!, second!) + 1, 1];
    } else {
      // The quote at the end of the shorter name sorts before every character.
      if (x === QUOTE) x = 0;
      if (y === QUOTE) y = 0;
    }
    if (x > y) this.order = 'none';
    else if (x === y && this.order !== 'none') {
      const differs = this.#literal(before, 'fileId') !== this.#literal(base, 'fileId');
      this.order = differs ? 'repeats' : 'none';
    }
  }

  #literal(base: number, field: Field): string {
    const at = base + SLOT[field];
    return this.bytes.toString('utf8', scratch[at], scratch[at + 1]);
  }

  /** Reads a row by the template that it matches. @returns false, with nothing read, if there is none */
  #matchTemplate(base: number): boolean {
    const templates = this.#templates;
    for (let index = 0; index < templates.length; index++) {
      const template = templates[index]!;
      if (!this.#match(template, base)) continue;
      // The next row is likely to match the same one.
      if (index > 0) [templates[0], templates[index]] = [template, templates[0]!];
      return true;
    }
    return false;
  }

  #match(template: RowTemplate, base: number): boolean {
    const { bytes, words } = this;
    const spans = scratch;
    const rowStart = this.at;
    let at = rowStart;
    let { interned } = template;
    for (const { start, length, literals, isLast, slot, isText } of template.parts) {
      if (at + length > bytes.length || !sameBytes(words, at, words, start, length)) {
        this.at = rowStart;
        this.#nonCanonical.length = 0;
        return false;
      }
      for (let index = 0; index < literals.length; index += 2)
        spans[base + literals[index]!] = literals[index + 1]! + at - start;
      at += length;
      if (isLast) break;
      if (isText && bytes[at] === QUOTE) {
        const from = at;
        this.canonical = true;
        at = this.stringEnd(at);
        if (slot !== NO_SLOT) this.#keep(base, slot, from, at);
      } else {
        this.at = at;
        interned |= this.#value(base, slot);
        ({ at } = this);
      }
    }
    this.at = at;
    for (const slot of template.absent) spans[base + slot] = spans[base + slot + 1] = 0;
    spans[base + INTERNED_ID] = isInterned(interned) ? interned : -1;
    return true;
  }

  /** After the row is read, since until then it may have to be read again. */
  #canonicalize(base: number): void {
    for (const slot of this.#nonCanonical)
      scratch[base + slot + 1] = this.canonicalize(scratch[base + slot]!, scratch[base + slot + 1]!);
    this.#nonCanonical.length = 0;
  }

  /** Reads a row member by member, and learns a template from it. */
  #members(base: number): void {
    scratch.fill(0, base + 1, base + ROW_SPANS);
    const rowStart = this.at;
    const members: Member[] = [];
    let rowId = 0;
    this.#isOdd = false;
    this.skip(OPEN_BRACE);
    do {
      const key = this.key();
      this.skipColon();
      const slot = Object.hasOwn(SLOT, key) ? SLOT[key as Field] : NO_SLOT;
      const start = this.at;
      const interned = this.#value(base, slot);
      members.push({ slot, start, end: this.at, interned });
      rowId = (INTERNED_SETTINGS[slot]?.clear(rowId) ?? rowId) | interned;
    } while (this.skipComma(CLOSE_BRACE));
    scratch[base + INTERNED_ID] = isInterned(rowId) ? rowId : -1;
    if (!this.#isOdd) this.#learn(rowStart, members);
  }

  /**
   * Reads the value of a field, and keeps it if it has the documented type. Otherwise the row lacks the field.
   * @param slot NO_SLOT if it is not a FIELD
   * @returns the bits of a SETTING_FIELD in the row's interned id
   */
  #value(base: number, slot: number): number {
    const start = this.at;
    this.canonical = true;
    const values = INTERNED_SETTINGS[slot];
    let interned = 0;
    let fits = true;
    if (values !== undefined) {
      interned = this.#setting(slot as FieldSlot, values);
      fits = interned !== 0;
    } else if (slot === SLOT.contentLength || slot === SLOT.uploadTimestamp) {
      fits = this.skipInteger();
    } else if (slot === SLOT.fileInfo) {
      fits = this.skipStringMap() || this.#isNull(start);
    } else {
      this.skipValue();
      fits =
        slot === NO_SLOT || this.bytes[start] === QUOTE || (slot !== SLOT.fileName && this.#isNull(start));
    }
    if (fits) {
      if (slot !== NO_SLOT) this.#keep(base, slot, start, this.at);
    } else {
      scratch[base + slot] = scratch[base + slot + 1] = 0;
      this.oddFields.add(fieldAt(slot as FieldSlot));
      this.#isOdd = true;
    }
    return interned;
  }

  /** Whether the valid value at `start` is null. */
  #isNull(start: number): boolean {
    return this.bytes[start] === SMALL_N;
  }

  #keep(base: number, slot: number, start: number, end: number): void {
    scratch[base + slot] = start;
    scratch[base + slot + 1] = end;
    // Settings are parsed once for each interned id, and need not be canonical.
    if (!this.canonical && INTERNED_SETTINGS[slot] === undefined) this.#nonCanonical.push(slot);
  }

  /** Skips the value of a SETTING_FIELD. @returns its bits in the row's interned id; 0 if it is not as documented */
  #setting(slot: FieldSlot, values: InternedValues): number {
    const start = this.at;
    const length = values.match(this.words, start);
    if (length > 0) {
      this.at = start + length;
      return values.matched;
    }
    this.skipValue();
    return isSettingDocumented(this.words, slot, start, this.at)
      ? values.intern(this.words, start, this.at)
      : 0;
  }

  #learn(start: number, members: readonly Member[]): void {
    const kept = members.filter(({ slot }) => slot !== NO_SLOT);
    // If a row repeats a field the last one counts, which only `#members` handles.
    if (this.#learnedRows++ >= MAX_LEARNED_ROWS || new Set(kept.map(({ slot }) => slot)).size < kept.length)
      return;
    const templates = this.#templates;
    const index = templates.findIndex((template) => template.hasMembers(members));
    if (index >= 0) templates[index] = templates[index]!.with(this.words, start, this.at, members);
    else if (templates.length < MAX_TEMPLATES) templates.push(new RowTemplate(start, this.at, members));
  }
}
