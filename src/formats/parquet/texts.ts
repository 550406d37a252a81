import { ByteSink, bytesOf, sameBytes } from '../../bytes/byte-sink.ts';
import type { TableColumn } from '../../rows/table-column.ts';
import type { ColumnValues, Group } from './column.ts';

/** Beyond so many different values in a group there is no dictionary. */
const DICTIONARY_VALUES = 1_000;
const NULL = 0x6e;
const BACKSLASH = 0x5c;

/** Strings; arrays and objects as JSON. */
export class Texts<T> implements ColumnValues<T> {
  // That it is JSON is not said: not all readers would take it for text then.
  readonly type = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;
  readonly #column: TableColumn<T>;
  /** A string's literal has quotes around it, and may have escapes in it. */
  readonly #isString: boolean;
  /** Literals, each different one once, as long as there may be a dictionary. */
  readonly #literals = new ByteSink(1 << 16);
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  #count = 0;
  /** Which of them each row has. */
  readonly #places: Int32Array;
  readonly #present: Uint8Array;
  #rows = 0;
  /** The places of the literals; undefined once there are too many. */
  #known: Map<string, number> | undefined = new Map();

  constructor(column: TableColumn<T>, rows: number) {
    this.#column = column;
    this.#isString = column.type === 'string';
    this.#starts = new Int32Array(rows);
    this.#ends = new Int32Array(rows);
    this.#places = new Int32Array(rows);
    this.#present = new Uint8Array(rows);
  }

  get bytes(): number {
    return this.#literals.length;
  }

  add(row: T): void {
    const start = this.#literals.length;
    this.#column.write(row, this.#literals);
    const place = this.#find(start);
    const isNew = place === this.#count;
    if (isNew) {
      this.#starts[place] = start;
      this.#ends[place] = this.#literals.length;
      this.#count++;
    } else {
      this.#literals.length = start;
    }
    this.#places[this.#rows++] = place;
  }

  /** The place of the literal that begins there, which may be a new one. */
  #find(start: number): number {
    const literals = this.#literals;
    const length = literals.length - start;
    if (this.#rows > 0) {
      const last = this.#places[this.#rows - 1]!;
      const before = this.#starts[last]!;
      if (this.#ends[last]! - before === length && sameBytes(literals, before, literals, start, length))
        return last;
    }
    if (this.#known === undefined) return this.#count;
    const literal = literals.slice(start);
    const place = this.#known.get(literal) ?? this.#count;
    if (place < DICTIONARY_VALUES) this.#known.set(literal, place);
    else this.#known = undefined;
    return place;
  }

  take(): Group {
    const [rows, count] = [this.#rows, this.#count];
    const isRepeating = this.#known !== undefined && 2 * count <= rows;
    const nulls = this.#bare();
    const present = this.#present.subarray(0, rows);
    const places = this.#places.subarray(0, rows);
    for (let row = 0; row < rows; row++) present[row] = this.#ends[places[row]!]! < 0 ? 0 : 1;
    [this.#rows, this.#count, this.#known] = [0, 0, new Map()];
    if (!isRepeating) return { present, write: (to) => this.#write(places, to) };
    // The dictionary has no place for null.
    const indices = new Int32Array(rows);
    let values = 0;
    for (const place of places) {
      if (place === nulls) continue;
      indices[values++] = nulls >= 0 && place > nulls ? place - 1 : place;
    }
    const all = this.#places.subarray(0, count);
    return {
      present,
      dictionary: { values: nulls >= 0 ? count - 1 : count, places: indices.subarray(0, values) },
      write: (to) => {
        for (let place = 0; place < count; place++) all[place] = place;
        this.#write(all, to);
      },
    };
  }

  /** Makes texts of the literals, in their places; the end of null is -1. @returns the place of the last null, or -1 */
  #bare(): number {
    const literals = this.#literals;
    const length = literals.length;
    let nulls = -1;
    let backslash = this.#isString ? indexOf(literals, BACKSLASH, 0, length) : length;
    for (let place = 0; place < this.#count; place++) {
      const start = this.#starts[place]!;
      const end = this.#ends[place]!;
      if (literals.bytes[start] === NULL) {
        this.#ends[place] = -1;
        nulls = place;
      } else if (backslash < end) {
        const text = JSON.parse(literals.bytes.toString('utf8', start, end)) as string;
        this.#starts[place] = literals.length;
        literals.all(bytesOf(Buffer.from(text)));
        this.#ends[place] = literals.length;
        backslash = indexOf(literals, BACKSLASH, end, length);
      } else if (this.#isString) {
        this.#starts[place] = start + 1;
        this.#ends[place] = end - 1;
      }
    }
    return nulls;
  }

  /** Each behind its length in bytes. */
  #write(places: Int32Array, to: ByteSink): void {
    for (const place of places) {
      const end = this.#ends[place]!;
      if (end < 0) continue;
      const start = this.#starts[place]!;
      to.reserve(4);
      to.words.setUint32(to.length, end - start, true);
      to.length += 4;
      to.copy(this.#literals, start, end);
    }
    this.#literals.length = 0;
  }
}

/** Where the byte is next; `end` when it is not there. */
function indexOf({ bytes }: ByteSink, byte: number, from: number, end: number): number {
  const at = bytes.indexOf(byte, from);
  return at >= 0 && at < end ? at : end;
}
