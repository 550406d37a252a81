import type { ByteSink } from '../../bytes/byte-sink.ts';
import type { TableColumn } from '../../rows/table-column.ts';
import type { ColumnGroup, ColumnValues } from './column.ts';
import type { SchemaElement } from './hyparquet-writer.ts';

type NumberColumn<T> = TableColumn<T> & { type: 'integer' | 'boolean' | 'timestamp' };

/** Integers, timestamps and booleans. */
export class NumberValues<T> implements ColumnValues<T> {
  readonly type: Partial<SchemaElement>;
  readonly #isBoolean: boolean;
  readonly #number: (row: T) => number;
  readonly #values: Float64Array;
  readonly #levels: Uint8Array;
  #rows = 0;

  constructor({ type, number }: NumberColumn<T>, rows: number) {
    this.#isBoolean = type === 'boolean';
    this.type = {
      type: this.#isBoolean ? 'BOOLEAN' : 'INT64',
      ...(type === 'timestamp'
        ? {
            converted_type: 'TIMESTAMP_MILLIS',
            logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
          }
        : {}),
    };
    this.#number = number;
    this.#values = new Float64Array(rows);
    this.#levels = new Uint8Array(rows);
  }

  get bytes(): number {
    return this.#rows * 8;
  }

  add(row: T): void {
    this.#values[this.#rows++] = this.#number(row);
  }

  take(): ColumnGroup {
    const values = this.#values.subarray(0, this.#rows);
    this.#rows = 0;
    let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let row = 0; row < values.length; row++) {
      const value = values[row]!;
      this.#levels[row] = Number.isNaN(value) ? 0 : 1;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    const definitionLevels = this.#levels.subarray(0, values.length);
    const write = (to: ByteSink) => (this.#isBoolean ? writeBits(values, to) : writeIntegers(values, to));
    if (min > max) return { definitionLevels, write };
    const range = this.#isBoolean ? ([min !== 0, max !== 0] as const) : ([BigInt(min), BigInt(max)] as const);
    return { definitionLevels, write, range };
  }
}

function writeIntegers(values: Float64Array, to: ByteSink): void {
  to.reserve(values.length * 8);
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    // setUint32 takes both halves modulo 2 ** 32.
    to.words.setUint32(to.length, value, true);
    to.words.setUint32(to.length + 4, Math.floor(value / 2 ** 32), true);
    to.length += 8;
  }
}

/** Eight to a byte, lowest bit first. */
function writeBits(values: Float64Array, to: ByteSink): void {
  let [byte, bits] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    byte |= value << bits++;
    if (bits === 8) {
      to.byte(byte);
      [byte, bits] = [0, 0];
    }
  }
  if (bits > 0) to.byte(byte);
}
