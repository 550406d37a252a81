import { BACKSLASH, SMALL_N } from '../../bytes/ascii.ts';
import { ByteSink, bytesOf, sameBytes } from '../../bytes/byte-sink.ts';
import type { TableColumn } from '../../rows/table-column.ts';
import type { ColumnGroup, ColumnValues } from './column.ts';

/** A row group with more distinct values than this has no dictionary. */
const DICTIONARY_VALUES = 1_000;

/** Strings; arrays and objects as JSON. */
export class TextValues<T> implements ColumnValues<T> {
  // JSON columns are not annotated as such: some readers would not read them as text.
  readonly type = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;
  readonly #column: TableColumn<T>;
  /** String literals have quotes and may have escapes. */
  readonly #isString: boolean;
  /** Literals, each distinct one once as long as there may be a dictionary. */
  readonly #literals = new ByteSink(1 << 16);
  /** Where each literal starts and ends. */
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  #count = 0;
  /** The index of each row's literal. */
  readonly #indices: Int32Array;
  readonly #levels: Uint8Array;
  #rows = 0;
  /** The indices by literal; undefined once there are too many. */
  #known: Map<string, number> | undefined = new Map();

  constructor(column: TableColumn<T>, rows: number) {
    this.#column = column;
    this.#isString = column.type === 'string';
    this.#starts = new Int32Array(rows);
    this.#ends = new Int32Array(rows);
    this.#indices = new Int32Array(rows);
    this.#levels = new Uint8Array(rows);
  }

  get bytes(): number {
    return this.#literals.length;
  }

  add(row: T): void {
    const start = this.#literals.length;
    this.#column.write(row, this.#literals);
    const index = this.#find(start);
    const isNew = index === this.#count;
    if (isNew) {
      this.#starts[index] = start;
      this.#ends[index] = this.#literals.length;
      this.#count++;
    } else {
      this.#literals.length = start;
    }
    this.#indices[this.#rows++] = index;
  }

  /** The index of the literal that starts there; `#count` for a new one. */
  #find(start: number): number {
    const literals = this.#literals;
    const length = literals.length - start;
    if (this.#rows > 0) {
      const last = this.#indices[this.#rows - 1]!;
      const before = this.#starts[last]!;
      if (this.#ends[last]! - before === length && sameBytes(literals, before, literals, start, length))
        return last;
    }
    if (this.#known === undefined) return this.#count;
    const literal = literals.slice(start);
    const index = this.#known.get(literal) ?? this.#count;
    if (index < DICTIONARY_VALUES) this.#known.set(literal, index);
    else this.#known = undefined;
    return index;
  }

  take(): ColumnGroup {
    const [rows, count] = [this.#rows, this.#count];
    const isRepeating = this.#known !== undefined && 2 * count <= rows;
    const nullIndex = this.#unquote();
    const definitionLevels = this.#levels.subarray(0, rows);
    const literals = this.#indices.subarray(0, rows);
    for (let row = 0; row < rows; row++) definitionLevels[row] = this.#ends[literals[row]!]! < 0 ? 0 : 1;
    [this.#rows, this.#count, this.#known] = [0, 0, new Map()];
    if (!isRepeating) return { definitionLevels, write: (to) => this.#write(literals, to) };
    // The dictionary has no entry for null.
    const indices = new Int32Array(rows);
    let values = 0;
    for (const index of literals) {
      if (index === nullIndex) continue;
      indices[values++] = nullIndex >= 0 && index > nullIndex ? index - 1 : index;
    }
    const distinct = this.#indices.subarray(0, count);
    return {
      definitionLevels,
      dictionary: { size: nullIndex >= 0 ? count - 1 : count, indices: indices.subarray(0, values) },
      write: (to) => {
        for (let index = 0; index < count; index++) distinct[index] = index;
        this.#write(distinct, to);
      },
    };
  }

  /** Turns literals into texts; the end of null becomes -1. @returns the index of the last null, or -1 */
  #unquote(): number {
    const literals = this.#literals;
    const length = literals.length;
    let nullIndex = -1;
    let backslash = this.#isString ? indexOf(literals, BACKSLASH, 0, length) : length;
    for (let index = 0; index < this.#count; index++) {
      const start = this.#starts[index]!;
      const end = this.#ends[index]!;
      if (literals.bytes[start] === SMALL_N) {
        this.#ends[index] = -1;
        nullIndex = index;
      } else if (backslash < end) {
        const text = JSON.parse(literals.bytes.toString('utf8', start, end)) as string;
        this.#starts[index] = literals.length;
        literals.all(bytesOf(Buffer.from(text)));
        this.#ends[index] = literals.length;
        backslash = indexOf(literals, BACKSLASH, end, length);
      } else if (this.#isString) {
        this.#starts[index] = start + 1;
        this.#ends[index] = end - 1;
      }
    }
    return nullIndex;
  }

  /** Each text after its length in bytes. */
  #write(indices: Int32Array, to: ByteSink): void {
    for (const index of indices) {
      const end = this.#ends[index]!;
      if (end < 0) continue;
      const start = this.#starts[index]!;
      to.reserve(4);
      to.words.setUint32(to.length, end - start, true);
      to.length += 4;
      to.copy(this.#literals, start, end);
    }
    this.#literals.length = 0;
  }
}

/** Where the byte occurs next; `end` if it does not. */
function indexOf({ bytes }: ByteSink, byte: number, from: number, end: number): number {
  const at = bytes.indexOf(byte, from);
  return at >= 0 && at < end ? at : end;
}
