import { type FieldSlot, SLOT } from '../b2/page/fields.ts';
import type { ByteString } from '../bytes/byte-string.ts';
import { COMPARED_COLUMNS, SETTINGS, settingOf } from '../rows/compared-row.ts';
import { stringOf } from '../rows/json-literal.ts';
import type { Row } from '../rows/row.ts';
import type { Settings } from '../rows/settings.ts';
import type { ParquetColumn } from './parquet-column.ts';

/** Settings that most rows of a bucket have in common. Each may have its own date. */
const SHARED_SETTINGS = SETTINGS.filter((name) => name !== 'retainUntil');
const SHARED_COLUMNS = ['bucket', 'action', 'latest', ...SHARED_SETTINGS];

/** The compared columns of a row group. */
export class ParquetRowGroup {
  readonly rows: number;
  readonly #columns: readonly ParquetColumn[];
  readonly #name: ParquetColumn;
  readonly #fileId: ParquetColumn;
  readonly #retainUntil: ParquetColumn;
  readonly #sharedColumns: readonly ParquetColumn[];
  /** The same number for rows that have the same values in SHARED_COLUMNS; undefined if there are too many. */
  readonly #shared: Int32Array | undefined;
  /** The last such number that listed settings had in `#bucket`, of old versions and of latest ones. */
  readonly #known: readonly Map<Settings, number>[] = [new Map(), new Map()];
  #bucket: ByteString | undefined;

  /** @param columns by name */
  constructor(rows: number, columns: ReadonlyMap<string, ParquetColumn>) {
    this.rows = rows;
    this.#columns = COMPARED_COLUMNS.map((name) => columns.get(name)!);
    this.#name = columns.get('name')!;
    this.#fileId = columns.get('fileId')!;
    this.#retainUntil = columns.get('retainUntil')!;
    this.#sharedColumns = SHARED_COLUMNS.map((name) => columns.get(name)!);
    this.#shared = combine(rows, this.#sharedColumns);
  }

  texts(row: number): ByteString[] {
    return this.#columns.map((column) => column.text(row));
  }

  /** Whether a row is the same as a listed one, as far as that can be seen from bytes. */
  isSame(at: number, listed: Row): boolean {
    return (
      isLiteral(this.#name, at, listed, SLOT.fileName) &&
      isLiteral(this.#fileId, at, listed, SLOT.fileId) &&
      this.#retainUntil.text(at) === stringOf(settingOf(listed, 'retainUntil')) &&
      this.#hasShared(at, listed)
    );
  }

  #hasShared(at: number, row: Row): boolean {
    const { settings, bucket, latest } = row;
    if (bucket !== this.#bucket) for (const known of this.#known) known.clear();
    this.#bucket = bucket;
    const known = this.#known[latest ? 1 : 0]!;
    const shared = this.#shared?.[at];
    if (shared !== undefined && known.get(settings) === shared) return true;
    const listed = [stringOf(bucket), stringOf(settings.action), String(latest)];
    for (const name of SHARED_SETTINGS) listed.push(stringOf(settingOf(row, name)));
    if (!this.#sharedColumns.every((column, index) => column.text(at) === listed[index])) return false;
    if (shared !== undefined && settings.id >= 0) known.set(settings, shared);
    return true;
  }
}

function isLiteral(column: ParquetColumn, at: number, { page, index }: Row, slot: FieldSlot): boolean {
  return column.isText(at, page, page.start(index, slot) + 1, page.end(index, slot) - 1);
}

/** Numbers for the values of several columns at once. */
function combine(rows: number, columns: readonly ParquetColumn[]): Int32Array | undefined {
  const combined = new Int32Array(rows);
  let count = 1;
  for (const column of columns) {
    const numbers = column.numbers();
    const base = (numbers?.count ?? 0) + 1;
    count *= base;
    if (!numbers || count > 2 ** 31) return undefined;
    const { of } = numbers;
    for (let row = 0; row < rows; row++) combined[row] = combined[row]! * base + of[row]! + 1;
  }
  return combined;
}
